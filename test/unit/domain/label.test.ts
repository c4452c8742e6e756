import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hiddenInLabels } from '../../../src/domain/text/hidden-characters.js';
import { cleanLabel } from '../../../src/domain/text/label.js';

const tags = [...'evil'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
const labels: readonly (readonly [string, string])[] = [
  ['invoice\u202egpj.exe', 'invoicegpj.exe'],
  ['\u202emoc.knab@troppus', 'moc.knab@troppus'],
  ['support@bank.com\u2066 <evil@mail.example>\u2069', 'support@bank.com <evil@mail.example>'],
  ['\u2066a\u2069\u200eb\u200f', 'ab'],
  ['a\u200b\u2060\ufeff\u00adb', 'ab'],
  [`Mara${tags}`, 'Mara'],
  ['Ma\u3164r\u115fa\u034f\u17b5\uffa0\ufff9', 'Mara'],
  ['a\u0000b\u001bc', 'abc'],
  ['Your\r\norder\u2028has\u2029shipped\tnow', 'Your order has shipped now'],
  ['Pim\u00a0van\u2003der\u2800Berg\u3000', 'Pim van der Berg '],
  ['\u061cملف.pdf', 'ملف.pdf'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['👩\u200d🚒.png', '👩\u200d🚒.png'],
  ['❤️ 葛󠄀', '❤️ 葛󠄀'],
  ['\u200dx\u200c', 'x'],
  ['a\u200d\u3164 b', 'a b'],
  ['a\u200d\u3164!', 'a\u200d!'],
  ['a\u200d\u200db', 'ab'],
  ['plain name.png', 'plain name.png'],
];
for (const [text, label] of labels) {
  test(`the label ${JSON.stringify(text)} is shown without hidden characters`, () =>
    assert.equal(cleanLabel(text), label));
}

test('a label is clean, whatever the text', () => {
  const hidden = new RegExp(`[${hiddenInLabels}]`, 'u');
  const suspects = fc.constantFrom('\u202e', '\u200d', '\u2067', '\u{e0041}', '\u2028', '\u3164', 'a', '漢', '👩', ' ');
  fc.assert(
    fc.property(fc.array(fc.oneof(suspects, fc.string({ unit: 'grapheme' }))), (parts) => {
      const label = cleanLabel(parts.join(''));
      assert.equal(cleanLabel(label), label);
      assert.doesNotMatch(label.replaceAll(/[\u200c\u200d]/gu, ''), hidden);
    }),
  );
});
