import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCustomerTyping } from '../../../src/domain/index.js';
import { conversation } from '../../support/builders/domain-objects.js';

test('the customer counts as typing until the time given, and not without one', () => {
  const typing = conversation('talk', { customerTypingUntil: 5000 });
  assert.equal(isCustomerTyping(typing, 4999), true);
  assert.equal(isCustomerTyping(typing, 5000), false);
  assert.equal(isCustomerTyping(conversation('talk'), 0), false);
});
