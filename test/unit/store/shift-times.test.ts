import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommandId } from '../../../src/domain/index.js';
import { shiftTimes } from '../../../src/store/shift-times.js';
import { withRow } from '../../../src/store/table.js';
import { conversation, offer, stateWith } from '../../support/builders/domain-objects.js';

test('moves the times that this page estimated, and none that the server stated', () => {
  const talk = { ...conversation('talk'), wrapUp: { endsAt: 60_000, seconds: 60 }, customerTypingUntil: 5_000 };
  const ringing = { ...offer('ring'), offeredAt: 1_000, expiresAt: 31_000, ringSeconds: 30 };
  const base = stateWith(talk, conversation('quiet'));
  const state = {
    ...base,
    offers: withRow(base.offers, ringing.conversationId, ringing),
    pending: [
      {
        id: 'command' as CommandId,
        command: { type: 'leave', conversationId: talk.id } as const,
        delivery: 'sending' as const,
        message: null,
        issuedAt: 2_000,
        problem: '',
      },
    ],
    local: {
      ...base.local,
      lostOffers: [{ offer: ringing, reason: 'gone' as const, at: 3_000 }],
      endedConversations: [{ conversation: talk, reason: 'left' as const, detail: '', at: 4_000 }],
    },
  };
  const { offers, conversations, pending, local } = shiftTimes(state, 100);
  const moved = conversations.byId.get(talk.id);
  assert.deepEqual([moved?.wrapUp, moved?.customerTypingUntil], [{ endsAt: 60_100, seconds: 60 }, 5_100]);
  assert.equal(moved?.openedAt, talk.openedAt);
  assert.deepEqual(offers.byId.get(ringing.conversationId), { ...ringing, offeredAt: 1_100 });
  assert.deepEqual(
    [pending[0]?.issuedAt, local.lostOffers[0]?.at, local.endedConversations[0]?.at],
    [2_100, 3_100, 4_100],
  );
  const [, quietId] = conversations.ids;
  assert.ok(
    quietId && conversations.byId.get(quietId) === state.conversations.byId.get(quietId),
    'others are the same object',
  );
});
