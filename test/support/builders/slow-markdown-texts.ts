/** Texts with the maximum length that is parsed as Markdown, designed to slow parsers down. */
export const maxMarkdownLength = 8000;

const fragments = [
  '*',
  '**',
  '_',
  '__',
  '~~',
  '`',
  '``',
  '[',
  ']',
  '(',
  ')',
  '![',
  '](',
  '](x)',
  '[](',
  '<',
  '<a',
  '<!--',
  '>',
  '> ',
  '- ',
  '* ',
  '1. ',
  '#',
  '# ',
  '|',
  '|-',
  '\\',
  '&',
  '&#',
  '&amp;',
  '&#x110000;',
  'http://',
  'https://a',
  'mailto:',
  'a@',
  '@a',
  'www.',
  ':',
  '::',
  '"',
  "'",
  '\n',
  '\n\n',
  '\r',
  '\t',
  '    ',
  '```\n',
  '~~~',
  '---\n',
  '===\n',
  'a',
  'a ',
  ' a',
  '.',
  '..',
  ')',
  '()',
  '[a]',
  '[a](b',
  '[a]: b\n',
  '<https://a',
  '\u0000',
  '\u202e',
  'é',
  '𝒜',
  '\ud800',
  '_a',
  'a_',
  '*a',
  'a*',
  '*a_',
  '_a*',
  '**a*',
  '~a~',
  '`a',
  '\\`',
  '\\[',
  '|a',
  '|a|\n|-|\n',
  '> - ',
  '- > ',
  '1) ',
  '  - ',
  '(https://a',
  '[https://a',
] as const;

/** Shapes with known performance problems in Markdown parsers: nesting, unclosed openers, long runs, tables, delimiters. */
const adversarialShapes: readonly ((times: number) => string)[] = [
  (n) => '*a **'.repeat(n),
  (n) => '*a_ '.repeat(n),
  (n) => `${'['.repeat(n)}a${']'.repeat(n)}`,
  (n) => `${'[a]('.repeat(n)}b${')'.repeat(n)}`,
  (n) => `${'![['.repeat(n)}a`,
  (n) => `[a](${'('.repeat(n)}${')'.repeat(n)})`,
  (n) => `[a](<${'b'.repeat(n)}`,
  (n) => `[a](b "${'\\"'.repeat(n)}`,
  (n) => Array.from({ length: n }, (_, i) => '`'.repeat(i % 90)).join(' '),
  (n) => `|${'a|'.repeat(n)}\n|${'-|'.repeat(n)}\n${'|b\n'.repeat(n)}`,
  (n) => Array.from({ length: n }, (_, i) => `${'  '.repeat(i % 40)}- a`).join('\n'),
  (n) => `${'>'.repeat(n)}a\n`.repeat(3),
  (n) => `a\n${'    \n'.repeat(n)}b`,
  (n) => `${'a'.repeat(n)}@${'b.'.repeat(n)}`,
  (n) => `http://${'a.'.repeat(n)}`,
  (n) => `https://${'(['.repeat(n)}`,
  (n) => `${'https://['.repeat(n)}`,
  (n) => `${'**x** '.repeat(n)}`,
  (n) => `${'_'.repeat(n)}a${'_'.repeat(n)}`,
  (n) => `${'*'.repeat(n)} a ${'*'.repeat(n)}`,
  (n) => `${'~'.repeat(n)}a`,
  (n) => `${'&'.repeat(n)};`,
  (n) => `${'<'.repeat(n)}>`,
  (n) => `<${'https://a '.repeat(n)}>`,
  (n) => `${'\\'.repeat(n)}`,
  (n) => `${'a '.repeat(n)}\n---`,
  (n) => '![a](http://b.de) '.repeat(n),
  (n) => '[![a](http://b.de)](http://c.de/d) '.repeat(n),
  (n) => '![a@b.de](http://b.de) c@d.de '.repeat(n),
];

/** All fragments alone and in pairs, all shapes, and 200 pseudo-random mixtures, the same in every run. */
export function* slowMarkdownTexts(): Generator<string> {
  const fillToMaxLength = (unit: string) =>
    unit.repeat(Math.ceil(maxMarkdownLength / unit.length)).slice(0, maxMarkdownLength);
  for (const fragment of fragments) yield fillToMaxLength(fragment);
  for (const [i, fragment] of fragments.entries()) {
    for (const other of [fragments[(i * 7 + 3) % fragments.length], fragments[(i * 13 + 5) % fragments.length]]) {
      yield fillToMaxLength(`${fragment}${other}`);
      yield (
        fillToMaxLength(fragment).slice(0, maxMarkdownLength / 2) +
        fillToMaxLength(other ?? '').slice(0, maxMarkdownLength / 2)
      );
    }
  }
  for (const shape of adversarialShapes)
    for (const times of [1000, 4000]) yield shape(times).slice(0, maxMarkdownLength);
  let seed = 20_240_811;
  const nextRandom = (limit: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % limit;
  };
  for (let i = 0; i < 200; i++) {
    const unit = Array.from({ length: 1 + nextRandom(8) }, () => fragments[nextRandom(fragments.length)] ?? '').join(
      '',
    );
    yield fillToMaxLength(unit);
  }
}
