import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationId, ServerEvent } from '../../../../src/domain/index.js';
import { isPiiMasked, maskEvent } from '../../../../src/session/events/pii-masking.js';
import { agent, conversation, message, offer } from '../../../support/builders/domain-objects.js';

const conversationId = 'talk' as ConversationId;
const customer = { ...offer('talk').customer, name: 'Pim Harrow', phones: ['+31 6 1234 5678'] };
const customerMessage = message('m', 1, { sender: { kind: 'customer', id: 'pim', name: 'Pim Harrow' } as never });

describe('masking of customer details', () => {
  test('applies to agents whose permissions are listed without it', () => {
    assert.equal(isPiiMasked({ ...agent(), permissions: new Set(['leave'] as const) }), true);
    assert.equal(isPiiMasked({ ...agent(), permissions: new Set(['view-customer-details'] as const) }), false);
    assert.equal(isPiiMasked({ ...agent(), permissions: null }), false);
    assert.equal(isPiiMasked(null), false);
  });

  const events: readonly [string, ServerEvent][] = [
    ['an offer', { type: 'offer-received', offer: offer('talk', { customer }) }],
    [
      'a snapshot and its history',
      {
        type: 'conversation-snapshot',
        conversation: conversation('talk', { customer }),
        history: [{ type: 'entry-added', conversationId, entry: customerMessage }],
      } as never,
    ],
    ['a message', { type: 'entry-added', conversationId, entry: customerMessage } as never],
    ['a changed customer', { type: 'customer-changed', conversationId, customer } as never],
  ];
  for (const [description, event] of events) {
    test(`leaves no name and no number in ${description}`, () => {
      assert.match(JSON.stringify(event), /Harrow/);
      assert.doesNotMatch(JSON.stringify({ ...maskEvent(event) }), /Harrow|Pim\b|1234/);
    });
  }
});
