import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { maskAddress, maskMailbox, maskName } from '../../../../src/session/masking/mask-value.js';
import { TextMask } from '../../../../src/session/masking/text-mask.js';

const mask = new TextMask({
  names: ['Zenobia', "O'Hara-Will", 'X'],
  addresses: ['+44 20 7946 0018', 'zen_42', 'zen@quarter.example', '15550100001'],
});

describe('a text about a customer', () => {
  for (const [text, expected] of [
    ['Zenobia asks', 'Z••• asks'],
    ["ZENOBIA's order", "Z•••'s order"],
    ["zenobia o'hara-will", 'z••• o•••'],
    ['Xenia and Zenobias', 'Xenia and Zenobias'],
    ['call 020 7946 0018 today', 'call •••18 today'],
    ['call (020)7946-0018.', 'call •••18.'],
    ['+1 555 010 0001', '•••01'],
    ['as zen_42 on Telegram', 'as z••• on Telegram'],
    ['other@mail.test, zen@quarter.example', 'o•••, z•••'],
    ['another phone: 0151-2345678', 'another phone: •••78'],
    ['order 12345678 of 01.12.2026, 3 pieces at 12.50', 'order 12345678 of 01.12.2026, 3 pieces at 12.50'],
    ['', ''],
  ] as const) {
    test(`is masked: ${text}`, () => assert.equal(mask.all(text), expected));
  }

  test('keeps other numbers and addresses where only the known ones are masked', () =>
    assert.equal(
      mask.known('Hi Zenobia, 0151-2345678, other@mail.test, 0207 9460018'),
      'Hi Z•••, 0151-2345678, other@mail.test, •••18',
    ));

  test('is masked in scripts without spaces', () => {
    const chinese = new TextMask({ names: ['小明', '王小明'], addresses: [] });
    assert.equal(chinese.known('王小明先生来电'), '王•••先生来电');
  });

  test('stays as it is when nothing is known and nothing looks like a number', () =>
    assert.equal(new TextMask({ names: [], addresses: [] }).all('Zenobia, 5 coats'), 'Zenobia, 5 coats'));

  test('takes no time, however long it or the name is', () => {
    const started = performance.now();
    const names = Array.from({ length: 5000 }, (_item, index) => `name${index}`.repeat(200));
    const long = new TextMask({ names, addresses: names });
    for (const text of [
      '1'.repeat(100_000),
      '1 '.repeat(50_000),
      'a'.repeat(100_000),
      'a@'.repeat(50_000),
      '+('.repeat(50_000),
    ]) {
      long.all(text);
      maskAddress(`${text}x`);
      maskMailbox(`${text}<`);
    }
    const milliseconds = performance.now() - started;
    assert.ok(milliseconds < 1000, `${milliseconds} ms`);
  });
});

describe('a single value', () => {
  for (const [value, expected] of [
    ['Zenobia Quartermaine', 'Z••• Q•••'],
    ['442079460018', '•••18'],
    ['(020) 7946/0018', '•••18'],
    ['12 34', '•••'],
    ['zen@quarter.example', 'z•••'],
    ['Zenobia 7946', 'Z••• 7•••'],
    ['+', '+•••'],
    ['', ''],
  ] as const) {
    test(`is masked: ${value}`, () => assert.equal(maskAddress(value), expected));
  }

  test('keeps whole letters', () => assert.equal(maskName('𝒵enobia  Q'), '𝒵••• Q•••'));

  for (const [mailbox, expected] of [
    ['"Zenobia Q" <zen@quarter.example>', 'Z••• Q••• <z•••>'],
    ['<zen@quarter.example>', '<z•••>'],
    ['zen@quarter.example', 'z•••'],
    ['zen@quarter.example <', 'z••• <•••'],
  ] as const) {
    test(`is masked as an address of a mail: ${mailbox}`, () => assert.equal(maskMailbox(mailbox), expected));
  }
});
