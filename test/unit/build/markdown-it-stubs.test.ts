import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { LinkifyIt } from 'linkify-it';
import { stubMarkdownItDependencies } from '../../../src/build/markdown-it-stubs.mjs';

const { resolveId, load, transform } = stubMarkdownItDependencies();
const toUrl = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

/** linkify-it as it is built. */
async function importChanged(): Promise<typeof LinkifyIt> {
  const path = fileURLToPath(import.meta.resolve('linkify-it'));
  const { code = '' } = transform(readFileSync(path, 'utf8'), path) ?? {};
  const classes = load(resolveId('uc.micro', path) ?? '') ?? '';
  const changed = code.replace('"uc.micro"', JSON.stringify(toUrl(classes))).replace(/^\/\/# sourceMappingURL=.*/m, '');
  return ((await import(toUrl(changed))) as { LinkifyIt: typeof LinkifyIt }).LinkifyIt;
}

const texts = [
  'https://shop.example/a(b)c[d]{e}?f="g h"&i=\'j\'#k',
  'see https://shop.example, then (https://shop.example/x). And https://shop.example!',
  'https://bücher.example/straße?ü=é https://例え.example/パス https://xn--bcher-kva.example',
  'mail pim@mail.example; mailto:pim+a@mail.example?subject=b <pim@mail.example>',
  'https://[2001:db8::7]:8443/a http://192.0.2.7:80/b https://a.example:99999/',
  'https://shop.example/a---b--c https://shop.example/a!!b?!c https://shop.example/😀/👍🏽?q=🎉',
  '😀https://shop.example😀 «https://shop.example» „https://shop.example“ https://shop.example…',
  'https://shop.example/a\u2028b\u00a0c\u3000d https://shop.example/\ud800x \udc00https://shop.example',
  'pim@𝒜.example 𝒜@mail.example https://𝒜.example/𝒜',
];
const parts = [
  ...[
    'https://',
    'http://',
    'mailto:',
    'www.',
    '@',
    '.',
    '/',
    '?',
    '#',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '-',
    '--',
  ],
  ...[
    '!',
    ',',
    ';',
    ':',
    '_',
    '%20',
    '&',
    '=',
    '*',
    '|',
    '>',
    ' ',
    '\n',
    'a',
    'Z',
    '7',
    'shop',
    'example',
    'com',
    'ü',
    'ß',
  ],
  ...['я', '日', '。', '…', '“', '·', '😀', '👍🏽', '𝒜', '\ufe0f', '\u200b', '\ud83d'],
];

describe('what is built of linkify-it', () => {
  it('finds the same addresses as the package', async () => {
    const Changed = await importChanged();
    const [changed, original] = [new Changed(), new LinkifyIt()];
    const matchesOf = (finder: LinkifyIt, text: string) =>
      finder.match(text)?.map(({ schema, index, lastIndex, url }) => [schema, index, lastIndex, url]);
    for (const text of texts) assert.deepEqual(matchesOf(changed, text), matchesOf(original, text), text);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 24 }), (words) => {
        const text = words.join('');
        assert.deepEqual(matchesOf(changed, text), matchesOf(original, text));
      }),
      { numRuns: 5000 },
    );
  });
});
