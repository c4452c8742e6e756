import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldCode, hasOwnResponse } from '../../../../../../src/elements/internal/canned/own-codes.js';
import { readOwnResponses, withPlaceholders } from '../../../../../../src/elements/internal/canned/own-responses.js';
import type { DeskSession } from '../../../../../../src/session/session.js';

const withSettings = (settings: Readonly<Record<string, unknown>>): DeskSession =>
  ({ state: { local: { ownSettings: new Map(Object.entries(settings)) } } }) as unknown as DeskSession;

test('short codes are found without case and accents, and by their beginning only', () => {
  const session = withSettings({
    sound: 'soft',
    'canned:cafe': { code: 'Café', text: 'a' },
    'canned:2nd': { code: '2nd', text: 'b' },
  });
  for (const typed of ['', 'c', 'CAF', 'café', '2']) assert.equal(hasOwnResponse(session, typed), true, typed);
  for (const typed of ['afe', 'sound', '-', '…x', '12345', 'cafes'])
    assert.equal(hasOwnResponse(session, typed), false, typed);
  assert.deepEqual(
    readOwnResponses(session, 'en').map(({ code }) => code),
    ['2nd', 'Café'],
  );
  const umlauts = withSettings({
    ...Object.fromEntries(['z', 'öl', 'ob', '10', '9'].map((code) => [`canned:${code}`, { code, text: 'a' }])),
  });
  for (const [lang, order] of [
    ['de', '9 10 ob öl z'],
    ['sv', '9 10 ob z öl'],
  ] as const)
    assert.equal(
      readOwnResponses(umlauts, lang)
        .map(({ code }) => code)
        .join(' '),
      order,
      lang,
    );
  assert.equal(hasOwnResponse(withSettings({ sound: 'soft' })), false);
  assert.equal(hasOwnResponse(undefined), false);
  assert.equal(foldCode('# Ça va '), 'cava');
});

test('a saved text has placeholders for the customer, as whole words', () => {
  const values = {
    'customer.name': 'Ana Sol',
    'customer.firstName': 'Ana',
    'customer.lastName': 'Sol',
    'agent.name': 'Mara',
  };
  for (const [text, expected] of [
    ['Hello Ana, Ana Sol!', 'Hello {{customer.firstName}}, {{customer.name}}!'],
    ['Anagram, Banana, Solar', 'Anagram, Banana, Solar'],
    ["Ana's and Sol-", "{{customer.firstName}}'s and {{customer.lastName}}-"],
    ['Mara', 'Mara'],
    ['', ''],
  ] as const)
    assert.equal(withPlaceholders(text, values), expected);
  assert.equal(withPlaceholders('Hi (A+)', { 'customer.name': 'A+' }), 'Hi ({{customer.name}})');
  assert.equal(withPlaceholders('Hi', { 'customer.name': '' }), 'Hi');
  assert.equal(withPlaceholders('Hi, you', {}), 'Hi, you');
  assert.equal(withPlaceholders('Ana\u0301 and Ana', values), 'Ana\u0301 and {{customer.firstName}}');
});

test('a customer who is called like a word of a placeholder breaks none', () => {
  const named = (first: string, last: string) => ({
    'customer.name': `${first} ${last}`,
    'customer.firstName': first,
    'customer.lastName': last,
  });
  assert.equal(
    withPlaceholders('Hello customer name, {{ customer.name }}, name', named('customer', 'name')),
    'Hello {{customer.name}}, {{ customer.name }}, {{customer.lastName}}',
  );
  assert.equal(
    withPlaceholders('Order {{order.number}} of order', named('order', 'x')),
    'Order {{order.number}} of {{customer.firstName}}',
  );
});
