import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationId } from '../../../src/domain/index.js';
import { checkHistory, type History, type Shown, type Written } from '../../support/faults/history-checker.js';

const conversationId = 'c' as ConversationId;
const written = (text: string, changes: Partial<Written> = {}): Written => ({
  text,
  conversationId,
  outcome: { status: 'confirmed' },
  sentAt: 1_000,
  emits: 1,
  wasAsked: false,
  wasHidden: false,
  ...changes,
});
const own = (text: string, as = 'sent', id = 'c'): Shown => ({
  text,
  conversationId: id as ConversationId,
  isOwn: true,
  as,
});
const customer = (text: string): Shown => ({ text, conversationId, isOwn: false, as: 'seen' });
const event = (text: string, name = 'AGENT_MESSAGE') => ({ name, data: { body: { markdownText: text } } });

/** Two messages that arrived, and one of the customer between them. */
function history(changes: Partial<History> & { seen?: string[]; stored?: string[] } = {}): History {
  const { seen = ['one', 'two'], stored = ['one', 'question', 'two'], ...rest } = changes;
  return {
    written: [written('one'), written('two')],
    world: [
      {
        id: 'c',
        state: 'ACTIVE',
        messages: stored.map((text) => event(text, text === 'question' ? 'CUSTOMER_MESSAGE' : 'AGENT_MESSAGE')),
        customerView: seen.map((text) => event(text)),
      },
    ],
    shown: [own('one'), customer('question'), own('two')],
    hasForgotten: false,
    loadedAt: 0,
    maxResends: 2,
    ...rest,
  };
}

const findingsOf = (changed: History) => checkHistory(changed).map(({ finding, text }) => `${finding}: ${text}`);
const question = customer('question');

describe('the checker of delivery finds', () => {
  test('nothing in a run without a failure', () => {
    assert.deepEqual(findingsOf(history()), []);
  });

  const cases: Readonly<Record<string, History>> = {
    'false sent: two': history({ seen: ['one'], stored: ['one', 'question'] }),
    'duplicate: one': history({ seen: ['one', 'two', 'one'] }),
    'inversion: customer: one': history({ seen: ['two', 'one'] }),
    'inversion: thread: one': history({
      shown: [own('two'), question, own('one')],
      stored: ['one', 'two', 'question'],
    }),
    'nowhere on screen: two': history({ shown: [own('one'), question] }),
    'nowhere on screen: one': history({ written: [written('one', { wasHidden: true }), written('two')] }),
    'reported not sent: two': history({
      written: [written('one'), written('two', { outcome: { status: 'not-sent', why: 'offline' } })],
    }),
    'needless question: two': history({
      written: [written('one'), written('two', { outcome: null })],
      shown: [own('one'), question, own('two', 'undecided')],
    }),
    'customer message missing: question': history({ shown: [own('one'), own('two')] }),
    'in another conversation: stranger': history({ shown: [own('one'), question, own('two'), customer('stranger')] }),
    'shown twice: two': history({ shown: [own('one'), question, own('two'), own('two', 'draft')] }),
    'not settled: two': history({
      written: [written('one'), written('two', { outcome: null })],
      shown: [own('one'), question, own('two', 'sending')],
      seen: ['one'],
      stored: ['one', 'question'],
    }),
  };
  for (const [finding, changed] of Object.entries(cases))
    test(finding, () => assert.ok(findingsOf(changed).includes(finding), findingsOf(changed).join(', ')));

  test('no needless question where the server has lost messages, or was asked as often as it may be', () => {
    const asked = {
      shown: [own('one'), question, own('two', 'undecided')],
      seen: ['one'],
      stored: ['one', 'question'],
    };
    const unsettled = (emits: number) => [written('one'), written('two', { outcome: null, emits })];
    assert.deepEqual(findingsOf(history({ ...asked, written: unsettled(1) })), ['needless question: two']);
    assert.deepEqual(findingsOf(history({ ...asked, written: unsettled(3) })), []);
    assert.deepEqual(findingsOf(history({ ...asked, written: unsettled(1), hasForgotten: true })), []);
  });

  test('nothing where the server has lost what a page before has seen sent; a page that has seen it shows it', () => {
    const lost = { shown: [own('one'), question], stored: ['one', 'question'], hasForgotten: true };
    const missing = ['nowhere on screen: two'];
    assert.deepEqual(findingsOf(history({ ...lost, loadedAt: 2_000 })), []);
    assert.deepEqual(findingsOf(history({ ...lost, loadedAt: 500 })), missing);
    assert.deepEqual(findingsOf(history({ ...lost, loadedAt: 2_000, hasForgotten: false })), missing);
    assert.deepEqual(findingsOf(history({ ...lost, loadedAt: 2_000, stored: ['one', 'question', 'two'] })), missing);
    const unconfirmed = [written('one'), written('two', { outcome: null, sentAt: null })];
    assert.deepEqual(findingsOf(history({ ...lost, loadedAt: 2_000, written: unconfirmed })), missing);
  });
});
