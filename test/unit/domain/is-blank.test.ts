import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBlank } from '../../../src/domain/index.js';

test('texts in which nothing can be seen are blank', () => {
  const blankTexts = {
    'no characters': '',
    'white space and line breaks': ' \t\r\n\u00a0\u3000',
    'zero-width space': '\u200b',
    'braille cell without dots': '\u2800\u2800',
    'Hangul fillers': '\u3164\u115f\u1160\uffa0',
    'joiners and direction marks': '\u200d\u200e\u202e\u2066\u2060\ufeff',
    'soft hyphen': '\u00ad',
    'variation selectors': '\ufe0f\u{e0100}',
    'a note without a head': '\u{1d159}',
    tags: '\u{e0067}\u{e007f}',
    'control characters': '\0\u001b',
  };
  for (const [description, text] of Object.entries(blankTexts)) assert.equal(isBlank(text), true, description);
});

test('texts with anything visible are not', () => {
  for (const text of ['.', '\u200b.', '0', '\u2801', '👍🏽', '\u0301', '\ufffd', '\u0600', 'می\u200cخواهم'])
    assert.equal(isBlank(text), false, JSON.stringify(text));
});
