import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId, CustomerId } from '../../src/domain/index.js';
import { sessionEventNames, type DeskSessionEvent } from '../../src/session/events/session-event-map.js';
import type { TransportOptions } from '../../src/session/connection/transport.js';
import * as maskingCode from '../../src/session/masking/masking-code.js';
import type { DeskSession, DeskSessionDependencies } from '../../src/session/session.js';
import { sendMessageCommand } from '../support/builders/domain-objects.js';
import { collectTexts } from '../support/collect-texts.js';
import { fetchUser } from '../support/fetch-user.js';
import {
  disposeSessions,
  goReady,
  messageTexts,
  openChat,
  recordEvents,
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

const customer = { firstName: 'Zenobia', lastName: 'Quartermaine', phone: '+442079460018' };
const personalPattern = /zenobia|quartermaine|79460018/i;
const chat = { customer, text: 'Hello', data: { Vorname: 'Zenobia', reach_me: '+442079460018' }, history: 3 };

/** What a host page can read of a session: its state and the details of all its events. */
function watch(session: DeskSession): () => readonly string[] {
  const details: unknown[] = [];
  for (const name of sessionEventNames) {
    session.addEventListener(name, (event) => details.push((event as DeskSessionEvent).detail));
  }
  return () => collectTexts([session.state, details]);
}

async function signInMasked(
  lacks: readonly string[] = ['customer/view_pii'],
  dependencies: Partial<DeskSessionDependencies> = {},
): Promise<DeskSession> {
  await emulator.control('POST', '/agents', {
    username: 'nico',
    roles: ['agent', 'supervisor'],
    supervises: ['Harbour'],
    lacks,
  });
  const session = await signIn(emulator, 'nico', {}, { retry: 20 }, dependencies);
  await goReady(session);
  return session;
}

async function fetchUserWithoutPermission(): Promise<unknown> {
  const user = (await fetchUser(emulator.url, 'nico')) as {
    permittedResources: { Resources: { rsname: string; scopes: readonly string[] }[] };
  };
  for (const resource of user.permittedResources.Resources) {
    resource.scopes = resource.scopes.filter((scope) => scope !== 'view_pii');
  }
  return user;
}

/** The code that masks comes when the test provides it. */
function steerMasking() {
  const requests: { provide(): void; fail(): void }[] = [];
  const importMasking = () =>
    new Promise<typeof maskingCode>((resolve, reject) => {
      requests.push({ provide: () => resolve(maskingCode), fail: () => reject(new Error('not there')) });
    });
  return { requests, importMasking };
}

const findPersonal = (texts: readonly string[]) => texts.filter((text) => personalPattern.test(text));

describe('a host page of an agent who may not see customers’ details', () => {
  test('cannot read them in the state, in events, in older history or in reports', async () => {
    const session = await signInMasked();
    const readable = watch(session);
    const conversationId = await openChat(emulator, session, chat);
    const publish = (name: string, data: unknown, type = 'NOTIFICATION') =>
      emulator.control('POST', `/chats/${conversationId}/events`, { name, type, data });
    await publish('CONVERSATION_DATA_CHANGED', { Nachname: 'Quartermaine' });
    await publish(
      'VOICE_ACTIVITY',
      { duration: 3, callLegs: [{ sender: { senderName: '+442079460018', type: 'CONNECTOR' } }] },
      'ACTIVITY',
    );
    await publish('SOMETHING_NEW', { firstName: 'Zenobia', phone: '+442079460018' });
    await until(
      session,
      () => {
        const thread = session.state.conversations.byId.get(conversationId);
        return thread?.entries.findLast((entry) => entry.kind === 'notice' && entry.what.type === 'other');
      },
      'the last event',
    );
    await session.history.loadOlder(conversationId);
    assert.deepEqual(findPersonal(readable()), []);

    const { customer: known } = session.state.conversations.byId.get(conversationId) ?? {};
    const context = { agentId: null, now: 0 };
    const page = await session.rest.history(known?.id as CustomerId, conversationId, 0, 100, context);
    assert.ok(page.length > 0);
    assert.deepEqual(findPersonal(collectTexts(page)), []);
    const [team] = session.state.agent?.supervisedTeams ?? [];
    assert.ok(team);
    for (const report of [
      await session.teamReport(team),
      await session.rest.teamReport({ team, now: 0, previous: null }),
    ]) {
      assert.deepEqual(findPersonal(collectTexts(report)), []);
    }
    const outcome = await session.dispatch(sendMessageCommand(conversationId, 'Hi'));
    assert.deepEqual(outcome, { status: 'confirmed' }, 'what is sent back to the server is complete');
  });

  test('cannot read them once the permission is gone', async () => {
    const session = await signInMasked([]);
    const readable = watch(session);
    await openChat(emulator, session, chat);
    assert.notDeepEqual(findPersonal(collectTexts(session.state)), []);
    session.connect(await fetchUserWithoutPermission());
    assert.deepEqual(findPersonal(collectTexts(session.state)), [], 'at once');
    await until(session, () => session.state.connection.status === 'online', 'online');
    assert.deepEqual(findPersonal(collectTexts(session.state)), []);
    assert.notDeepEqual(readable(), []);
  });

  test('gets what is about customers when it can be masked, in order and acknowledged then', async () => {
    const { requests, importMasking } = steerMasking();
    let wire: SteeredTransport | undefined;
    const transport = (options: TransportOptions) => (wire = new SteeredTransport(options));
    const session = await signInMasked(undefined, { importMasking, transport });
    const readable = watch(session);
    const events = recordEvents(session, 'conversation-opened', 'message-received');
    const receives = (name: string, count: number) =>
      until(session, () => wire?.received.filter(([event]) => event === name).length === count, `${count} ${name}`);
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      ...chat,
      started: 'nico',
    });
    await receives('taskRequest', 1);
    await until(session, () => requests.length === 1, 'the code is requested');
    requests[0]?.fail();
    await until(session, () => requests.length === 2, 'the code is requested again');
    assert.equal(session.state.offers.ids.length + session.state.conversations.ids.length, 0);
    assert.deepEqual(
      wire?.acknowledged.filter((name) => name === 'taskRequest'),
      [],
    );
    requests[1]?.provide();
    await until(session, () => session.state.conversations.byId.has(conversationId), 'the conversation');
    await emulator.control('POST', `/chats/${conversationId}/messages`, { text: 'Are you there?' });
    await until(session, () => messageTexts(session, conversationId).includes('sent: Are you there?'), 'the message');
    assert.deepEqual(
      events.map(({ name }) => name),
      ['conversation-opened', 'message-received'],
    );
    assert.deepEqual(findPersonal(readable()), []);
  });

  test('sees what was open again when it can be masked, and what came meanwhile', async () => {
    const { requests, importMasking } = steerMasking();
    let wire: SteeredTransport | undefined;
    const transport = (options: TransportOptions) => (wire = new SteeredTransport(options));
    const session = await signInMasked([], { importMasking, transport });
    const conversationId = await openChat(emulator, session, chat);
    const ended = await openChat(emulator, session, chat);
    await session.dispatch({ type: 'leave', conversationId: ended });
    await until(session, () => session.state.local.endedConversations.length === 1, 'the ended conversation');
    session.setDraft(conversationId, { text: 'My draft', replyTo: null, whisper: false });
    const readable = watch(session);
    session.connect(await fetchUserWithoutPermission());
    assert.equal(session.state.conversations.ids.length, 0);
    const received = wire?.received.length ?? 0;
    await emulator.control('POST', `/chats/${conversationId}/messages`, { text: 'Are you there?' });
    session.setDraft(conversationId, { text: 'My longer draft', replyTo: null, whisper: false });
    assert.deepEqual(findPersonal(readable()), []);
    await until(session, () => (wire?.received.length ?? 0) > received, 'the message is received');
    assert.equal(requests.length, 1);
    requests[0]?.provide();
    await until(session, () => messageTexts(session, conversationId).includes('sent: Are you there?'), 'the message');
    assert.deepEqual(session.state.conversations.ids, [conversationId]);
    assert.deepEqual(
      session.state.local.endedConversations.map(({ conversation }) => conversation.id),
      [ended],
    );
    assert.equal(session.state.local.drafts.get(conversationId)?.text, 'My longer draft');
    assert.deepEqual(findPersonal(readable()), []);
  });
});

test('no wire object is readable in the state, in events or in a report', async () => {
  const session = await signInMasked([]);
  const readable = watch(session);
  const conversationId: ConversationId = await openChat(emulator, session, chat);
  await emulator.control('POST', `/chats/${conversationId}/events`, {
    name: 'SOMETHING_NEW',
    data: { channelData: 1 },
  });
  await until(
    session,
    () =>
      session.state.conversations.byId
        .get(conversationId)
        ?.entries.find((entry) => entry.kind === 'notice' && entry.what.type === 'other'),
    'the unknown event',
  );
  const [team] = session.state.agent?.supervisedTeams ?? [];
  assert.ok(team);
  const report = await session.teamReport(team);
  const wireNames = [
    'keycloakUser',
    'permittedResources',
    'phoneNumber',
    'firstName',
    'channelData',
    'roomInfo',
    'isDeleted',
  ];
  const texts = [...readable(), ...collectTexts(report)];
  assert.deepEqual(
    wireNames.filter((name) => texts.includes(name)),
    [],
  );
  assert.ok(texts.includes('Zenobia Quartermaine'));
});
