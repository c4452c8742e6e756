/** Answers of another shape than the server's: what cannot be read shows neither that something has ended nor that it is missing. */
import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId } from '../../src/domain/index.js';
import type { DeskSession } from '../../src/session/session.js';
import { sendMessageCommand } from '../support/builders/domain-objects.js';
import type { WorldChat } from '../support/faults/history-checker.js';
import {
  disposeSessions,
  goReady,
  openChat,
  signIn,
  startEmulator,
  until,
  type NodeEmulator,
} from '../support/node/node-session.js';
import { SteeredTransport } from '../support/node/steered-transport.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

const timing = { resync: 100, settle: 100, retry: 20, retryMax: 50, reconnect: 50, message: 300, withdrawal: 50 };

/** A chat. Answers of REST for this part of a path are replaced from `replace` on. */
async function startDesk(path: string) {
  let body: unknown;
  let isReplaced = false;
  const answers = { count: 0 };
  let steered: SteeredTransport | undefined;
  const session = await signIn(emulator, 'mara', {}, timing, {
    fetch: (url, init) => {
      if (!isReplaced || !(url as string).includes(path)) return fetch(url, init);
      answers.count++;
      return Promise.resolve(Response.json(body));
    },
    transport: (options) => (steered = new SteeredTransport(options)),
  });
  await goReady(session);
  const id = await openChat(emulator, session);
  const replace = (next: unknown): void => {
    body = next;
    isReplaced = true;
  };
  return { session, id, answers, replace, restore: () => (isReplaced = false), transport: steered as SteeredTransport };
}

const faults = (body: unknown) => emulator.control('POST', '/faults', body);

async function reconnect(session: DeskSession): Promise<void> {
  await faults({ dropSockets: { username: 'mara', how: 'close' } });
  await until(session, () => session.state.connection.status === 'reconnecting', 'the lost connection');
  await until(session, () => session.state.connection.status === 'online', 'the next one');
}

async function customerTexts(id: ConversationId): Promise<string> {
  const { conversations } = await emulator.control<{ conversations: WorldChat[] }>('GET', '/world');
  return JSON.stringify(conversations.find((chat) => chat.id === id)?.customerView);
}
const countOf = (text: string, part: string): number => text.split(part).length - 1;

const deepList = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`) as unknown;

describe('a list of tasks', () => {
  const bodies: Readonly<Record<string, unknown>> = {
    'of nothing': [null, 1, 'task'],
    'without ids': [{ state: 'ACTIVE' }, {}],
    'nested too deeply': [deepList],
    'that is null': null,
    'that is an object': { tasks: [] },
    'within another object': { data: [{ id: 'task' }] },
  };
  for (const [title, body] of Object.entries(bodies)) {
    test(`${title} ends no conversation, and is requested again`, async () => {
      const { session, id, answers, replace, restore } = await startDesk('routing-engine/tasks');
      replace(body);
      await faults({ lose: { event: 'onTopicData', p: 1 } });
      await reconnect(session);
      await until(session, () => answers.count >= 4, 'some answers');
      assert.ok(session.state.conversations.byId.has(id));
      restore();
      await emulator.control('POST', `/chats/${id}/leave`, {});
      await until(session, () => !session.state.conversations.byId.has(id), 'the end, once it is listed');
    });
  }
});

describe('a history', () => {
  const bodies: Readonly<Record<string, unknown>> = {
    'of nothing': { docs: [null, 1, 'message'] },
    'without fields': { docs: [{}, {}] },
    'that is null': { docs: null },
    'that is an object': { docs: { 0: {} } },
    'without its list': {},
  };
  for (const [title, body] of Object.entries(bodies)) {
    test(`${title} shows no message as missing: it is found over the socket`, async () => {
      const { session, id, replace } = await startDesk('/activities');
      assert.equal((await session.dispatch(sendMessageCommand(id, 'before'))).status, 'confirmed');
      replace(body);
      await faults({ lose: { event: 'AGENT_MESSAGE', p: 1 } });
      let wasAsked = false;
      session.subscribe(() => {
        wasAsked ||= session.state.pending.some(({ delivery }) => delivery === 'undecided');
      });
      assert.deepEqual(await session.dispatch(sendMessageCommand(id, 'hello')), { status: 'confirmed' });
      assert.equal(wasAsked, false);
      assert.equal(countOf(await customerTexts(id), '"hello"'), 1);
    });
  }
});

describe('a snapshot after a reconnect', () => {
  for (const topicEvents of [null, 'events', {}, [null, 7], [{}, { name: 'AGENT_MESSAGE' }]]) {
    test(`whose events are ${JSON.stringify(topicEvents)} removes nothing and asks nothing`, async () => {
      const { session, id, transport } = await startDesk('no path');
      assert.equal((await session.dispatch(sendMessageCommand(id, 'before'))).status, 'confirmed');
      transport.hold.add('AGENT_MESSAGE');
      const outcome = session.dispatch(sendMessageCommand(id, 'hello'));
      await until(session, () => transport.heldCount > 0, 'the echo');
      transport.discard();
      let wasAsked = false;
      session.subscribe(() => {
        wasAsked ||= session.state.pending.some(({ delivery }) => delivery === 'undecided');
      });
      const snapshotCount = () => transport.received.filter(([name]) => name === 'onTopicData').length;
      const before = snapshotCount();
      transport.hold.add('onTopicData');
      await reconnect(session);
      await until(session, () => snapshotCount() > before, 'the snapshot');
      const [, [payload]] = transport.received.findLast(([name]) => name === 'onTopicData') ?? ['', []];
      const snapshot = payload as { topicData: object };
      transport.discard();
      transport.add('onTopicData', { ...snapshot, topicData: { ...snapshot.topicData, topicEvents } });
      assert.deepEqual(await outcome, { status: 'confirmed' });
      assert.equal(wasAsked, false);
      assert.equal(countOf(await customerTexts(id), '"hello"'), 1);
      const texts = session.state.conversations.byId
        .get(id)
        ?.entries.slice()
        .flatMap((entry) => (entry.kind === 'message' ? [entry.body.text] : []));
      assert.deepEqual(texts, ['Hello?', 'before', 'hello']);
    });
  }
});
