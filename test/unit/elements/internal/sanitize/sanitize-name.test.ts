import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sanitizeName } from '../../../../../src/elements/internal/sanitize/sanitize-name.js';

const names: readonly (readonly [string, string])[] = [
  ['invoice\u202egpj.exe', 'invoicegpj.exe'],
  ['\u2066a\u2069\u200eb\u200f', 'ab'],
  ['a\u200b\u2060\ufeff\u00adb', 'ab'],
  ['a\nb\tc\u0000', 'abc'],
  ['\u061cملف.pdf', 'ملف.pdf'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['👩\u200d🚒.png', '👩\u200d🚒.png'],
  ['\u200dx\u200c', 'x'],
  ['plain name.png', 'plain name.png'],
];
for (const [name, plain] of names) {
  test(`the name ${JSON.stringify(name)} is shown without hidden characters`, () =>
    assert.equal(sanitizeName(name), plain));
}
