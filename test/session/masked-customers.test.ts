import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId, CustomerId } from '../../src/domain/index.js';
import { sessionEventNames, type DeskSessionEvent } from '../../src/session/events/session-event-map.js';
import type { DeskSession } from '../../src/session/session.js';
import { sendMessageCommand } from '../support/builders/domain-objects.js';
import { collectTexts } from '../support/collect-texts.js';
import { fetchUser } from '../support/fetch-user.js';
import {
  disposeSessions,
  goReady,
  openChat,
  signIn,
  startEmulator,
  until,
  type NodeEmulator,
} from '../support/node/node-session.js';

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

async function signInMasked(lacks: readonly string[] = ['customer/view_pii']): Promise<DeskSession> {
  await emulator.control('POST', '/agents', {
    username: 'nico',
    roles: ['agent', 'supervisor'],
    supervises: ['Harbour'],
    lacks,
  });
  const session = await signIn(emulator, 'nico');
  await goReady(session);
  return session;
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
    const user = (await fetchUser(emulator.url, 'nico')) as {
      permittedResources: { Resources: { rsname: string; scopes: readonly string[] }[] };
    };
    for (const resource of user.permittedResources.Resources) {
      resource.scopes = resource.scopes.filter((scope) => scope !== 'view_pii');
    }
    session.connect(user);
    assert.deepEqual(findPersonal(collectTexts(session.state)), [], 'at once');
    await until(session, () => session.state.connection.status === 'online', 'online');
    assert.deepEqual(findPersonal(collectTexts(session.state)), []);
    assert.notDeepEqual(readable(), []);
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
