import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownValue } from '../../../src/domain/own-value.js';

test('ownValue finds entries of the table and no inherited members', () => {
  const table = { one: 1 };
  assert.equal(ownValue(table, 'one'), 1);
  assert.equal(ownValue(table, 'two'), undefined);
  assert.equal(ownValue(table, 'toString'), undefined);
});
