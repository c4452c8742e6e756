import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import { DeskSession } from '../../../src/session/session.js';
import type { Recording } from '../../../src/session/connection/recorder.js';
import type { TransportListener } from '../../../src/session/connection/transport.js';
import {
  disposeSessions,
  goReady,
  openChat,
  signIn,
  startEmulator,
  messageTexts,
  until,
  type NodeEmulator,
} from '../../support/node/node-session.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

/** Replays recorded events without a socket, as `npm run replay` does on a page. */
function replay(recording: Recording): DeskSession {
  let listener: TransportListener | undefined;
  const transport = {
    open: (attached: TransportListener) => {
      listener = attached;
    },
    send: () => true,
    close: () => undefined,
  };
  const session = new DeskSession({ url: 'http://replay.invalid' }, { transport: () => transport });
  assert.equal(session.connect({ id: recording.agentId, username: 'replay', roles: ['agent'] }), true);
  for (const { direction, event, args } of recording.events) {
    if (direction === 'in') listener?.onEvent(event, args, null);
    else if (event === 'up') listener?.onConnect();
  }
  return session;
}

test('a recording replays to the same conversation, with all texts masked', async () => {
  const session = await signIn(emulator, 'mara', { debug: true });
  await goReady(session);
  const id = await openChat(emulator, session, {
    customer: { firstName: 'Pim', lastName: 'Harrow' },
    text: 'Where is my parcel?',
  });
  await session.dispatch({
    type: 'send-message',
    conversationId: id,
    body: { type: 'text', text: 'On its way' },
    replyTo: null,
    whisper: false,
    channelSessionId: null,
  });
  await until(session, () => messageTexts(session, id).length === 2, 'both messages');
  const recording = session.recording();
  assert.ok(recording);
  assert.doesNotMatch(JSON.stringify(recording), /Harrow|parcel|On its way/);
  assert.ok(recording.events.some(({ direction, event }) => direction === 'out' && event === 'publishCimEvent'));

  const replayed = replay(recording);
  await until(replayed, () => messageTexts(replayed, id).length === 2, 'both messages are replayed');
  assert.deepEqual(messageTexts(replayed, id), ['sent: ••••• •• •• •••••••', 'sent: •• ••• •••']);
  assert.equal(replayed.state.presence?.state, 'ready');
  assert.deepEqual(
    replayed.state.channels.map(({ state }) => state),
    session.state.channels.map(({ state }) => state),
  );
  replayed.dispose();
});

test('records nothing without the option debug', async () => {
  assert.equal((await signIn(emulator)).recording(), null);
});
