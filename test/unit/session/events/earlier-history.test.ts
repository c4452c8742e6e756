import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AgentId, ConversationId, Entry } from '../../../../src/domain/index.js';
import { decode } from '../../../../src/protocol/decode/decode.js';
import * as conversationsCode from '../../../../src/session/conversations-code.js';
import { DeskSession } from '../../../../src/session/session.js';
import type { TransportListener } from '../../../../src/session/connection/transport.js';
import { reduce } from '../../../../src/store/reduce.js';
import { initialState, type SessionState } from '../../../../src/store/state.js';
import { FakeTime } from '../../../support/builders/fake-time.js';

const conversationId = 'talk' as ConversationId;
const start = 1_790_000_000_000;
const agents = { own: { id: 'a', name: 'mara' }, other: { id: 'o', name: 'otto' } };

type Row = Readonly<Record<string, unknown>>;

const agentSender = ({ id, name }: { readonly id: string; readonly name: string }): Row => ({
  id,
  type: 'AGENT',
  senderName: name,
  additionalDetail: { firstName: name, lastName: 'Quill' },
});
const customerSender = { id: 'c', type: 'CUSTOMER', senderName: 'Ana' };
const senders = { customer: customerSender, own: agentSender(agents.own), other: agentSender(agents.other) };

function row(id: string, at: number | null, from: keyof typeof senders, body: Row, name?: string): Row {
  const sender = senders[from];
  return {
    id,
    name: name ?? (from === 'customer' ? 'CUSTOMER_MESSAGE' : 'AGENT_MESSAGE'),
    type: 'MESSAGE',
    ...(at === null ? {} : { timestamp: start + at }),
    eventEmitter: sender,
    data: { id: `m ${id}`, header: { sender, customer: { _id: 'c', firstName: 'Ana' }, channelSessionId: 's' }, body },
  };
}
const text = (id: string, at: number | null, from: keyof typeof senders): Row =>
  row(id, at, from, { type: 'PLAIN', markdownText: `text ${id}` });
const texts = (count: number): Row[] =>
  Array.from({ length: count }, (_, i) => text(`e${i}`, i * 1_000, i % 3 === 0 ? 'own' : 'customer'));

const snapshot = (rows: readonly Row[], taskId = 'task'): Row => ({
  conversationId,
  taskId,
  topicData: {
    id: conversationId,
    state: 'ACTIVE',
    creationTime: start,
    customer: { _id: 'c', firstName: 'Ana' },
    participants: [],
    topicParticipant: { role: 'PRIMARY', type: 'AGENT', participant: { keycloakUser: { id: 'a', username: 'mara' } } },
    topicEvents: rows,
  },
});
const live = (event: Row): Row => ({ conversationId, cimEvent: JSON.stringify({ ...event, conversationId }) });

function connect() {
  const time = new FakeTime();
  time.wallOffset = start + 100_000_000;
  let listener: TransportListener | undefined;
  const transport = {
    open: (transportListener: TransportListener) => {
      listener = transportListener;
    },
    send: () => true,
    close: () => undefined,
  };
  const session = new DeskSession(
    { url: 'http://desk.invalid' },
    { conversationsCode, transport: () => transport, time, fetch: () => Promise.resolve(new Response('[]')) },
  );
  assert.equal(session.connect({ id: 'a', username: 'mara', roles: ['agent'] }), true);
  listener?.onConnect();
  const receive = (event: string, payload: unknown): void => listener?.onEvent(event, [payload], null);
  const entries = (): readonly Entry[] => session.state.conversations.byId.get(conversationId)?.entries.slice() ?? [];
  return { session, time, receive, entries, idle: () => time.advance(1_000) };
}

/** What the thread is if nothing is left for later. */
function applyAtOnce(events: readonly (readonly [string, unknown])[], { agent }: SessionState): readonly Entry[] {
  const now = start + 100_000_000;
  const context = { agentId: 'a' as AgentId, now };
  const decoded = events.flatMap(([name, payload]) => decode(name, [payload], context).events);
  const state = decoded.reduce<SessionState>((before, event) => reduce(before, event, now), { ...initialState, agent });
  return state.conversations.byId.get(conversationId)?.entries.slice() ?? [];
}

describe('a long history', () => {
  test('opens with its newest messages, and has the others once the page was idle', () => {
    const { session, receive, entries, idle } = connect();
    receive('onTopicData', snapshot(texts(1_000)));
    assert.deepEqual([entries().length, entries().at(-1)?.id], [100, 'e999']);
    idle();
    assert.deepEqual([entries().length, entries()[0]?.id, entries().at(-1)?.id], [1_000, 'e0', 'e999']);
    session.dispose();
  });

  test('keeps the messages that are shown already as they are', () => {
    const { session, receive, entries, idle } = connect();
    receive('onTopicData', snapshot(texts(300)));
    const shown = entries();
    idle();
    assert.deepEqual(
      entries()
        .slice(-100)
        .map((entry, i) => entry === shown[i])
        .filter((same) => !same),
      [],
    );
    session.dispose();
  });

  test('is complete before older pages are asked for', async () => {
    const { session, receive, entries } = connect();
    receive('onTopicData', snapshot(texts(300)));
    await session.history.hasOlder(conversationId).catch(() => null);
    assert.equal(entries().length, 300);
    session.dispose();
  });

  test('is decoded at once where its newest messages are all the customer’s, and where something is being sent', () => {
    const { session, receive, entries } = connect();
    receive(
      'onTopicData',
      snapshot([...texts(200), ...texts(120).map((_, i) => text(`c${i}`, 900_000 + i, 'customer'))]),
    );
    assert.equal(entries().length, 320);
    session.dispose();
  });

  test('opens with its newest messages if the others are too large together', () => {
    const { session, receive, entries, idle } = connect();
    const problems: unknown[] = [];
    session.addEventListener('protocol-problem', (event) => problems.push(event.detail));
    const filler = 'x'.repeat(90_000);
    receive('onTopicData', snapshot(texts(400).map((event, i) => (i < 200 ? { ...event, filler } : event))));
    idle();
    assert.equal(entries().length, 100);
    assert.deepEqual(problems, [{ event: 'onTopicData', problem: 'history: too large' }]);
    session.dispose();
  });

  test('is dropped with its session', () => {
    const { session, receive, entries, idle } = connect();
    receive('onTopicData', snapshot(texts(300)));
    session.dispose();
    idle();
    assert.equal(entries().length, 0);
  });

  test('is replaced by a new snapshot', () => {
    const { session, receive, entries, idle } = connect();
    receive('onTopicData', snapshot(texts(300)));
    receive('onTopicData', snapshot(texts(301)));
    assert.equal(entries().length, 301);
    idle();
    assert.equal(entries().length, 301);
    session.dispose();
  });

  test('ends as if all of it had been decoded at once, whatever it contains and whatever arrives meanwhile', () => {
    const from = fc.constantFrom<keyof typeof senders>('customer', 'own', 'other');
    const target = fc.integer({ min: 0, max: 270 });
    const event = fc.record({
      kind: fc.constantFrom('text', 'text', 'text', 'seen', 'failed', 'delivered', 'deleted', 'reuse', 'hidden'),
      from,
      target,
      jitter: fc.integer({ min: -3_000, max: 3_000 }),
      isTimed: fc.integer({ min: 0, max: 19 }).map((value) => value > 0),
    });
    const toRow = (
      { kind, from: by, target: to, jitter, isTimed }: typeof event extends fc.Arbitrary<infer T> ? T : never,
      i: number,
    ): Row => {
      const at = isTimed ? i * 1_000 + jitter : null;
      const receipt = (status: string): Row =>
        row(
          `n${i}`,
          at,
          by,
          { type: 'DELIVERYNOTIFICATION', status, messageId: `m e${to}` },
          'MESSAGE_DELIVERY_NOTIFICATION',
        );
      if (kind === 'seen') return receipt('READ');
      if (kind === 'failed') return receipt('FAILED');
      if (kind === 'delivered') return receipt('DELIVERED');
      if (kind === 'deleted') return row(`n${i}`, at, by, { type: 'DELETEDNOTIFICATION', messageId: `m e${to}` });
      if (kind === 'hidden') return row(`n${i}`, at, by, {}, 'UNKNOWN_THING');
      const message = text(`e${i}`, at, by);
      return kind === 'reuse' ? { ...message, data: { ...(message['data'] as Row), id: `m e${to}` } } : message;
    };
    fc.assert(
      fc.property(
        fc.array(event, { minLength: 220, maxLength: 260 }),
        fc.array(event, { maxLength: 12 }),
        (history, later) => {
          const rows = history.map(toRow);
          const events: readonly (readonly [string, unknown])[] = [
            ['onTopicData', snapshot(rows)],
            ...later.map((item, i) => ['onCimEvent', live(toRow(item, history.length + 10 + i))] as const),
          ];
          const { session, receive, entries, idle } = connect();
          for (const [name, payload] of events) receive(name, payload);
          idle();
          assert.deepEqual(entries(), applyAtOnce(events, session.state));
          session.dispose();
        },
      ),
      { numRuns: 40, interruptAfterTimeLimit: 20_000 },
    );
  });
});
