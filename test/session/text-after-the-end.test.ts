import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
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

const ends: readonly [string, readonly Record<string, unknown>[]][] = [
  ['the server ends the session', [{ dropSockets: { username: 'mara', how: 'kick' } }]],
  ['it is taken over', [{ takeOver: 'mara' }]],
  ['a supervisor logs the agent out', [{ forceLogout: 'mara' }]],
  [
    'the handshake is refused',
    [{ refuse: { code: 'login-failed', data: {} } }, { dropSockets: { username: 'mara', how: 'close' } }],
  ],
];

describe('what was sent and not confirmed is back in the draft', () => {
  for (const [title, faults] of ends) {
    for (const whisper of [false, true]) {
      test(`when ${title}${whisper ? ', and a whisper stays one' : ''}`, async () => {
        const session = await signIn(emulator);
        await goReady(session);
        const id = await openChat(emulator, session);
        if (whisper) {
          session.setDraft(id, { text: 'later', replyTo: null, whisper: true });
        } else session.setDraft(id, { text: 'later', replyTo: null, whisper: false });
        await emulator.control('POST', '/faults', { lose: { event: 'onCimEvent', p: 1 } });
        for (const text of ['first', 'second']) {
          const body = { type: 'text', text } as const;
          void session.dispatch({
            type: 'send-message',
            conversationId: id,
            body,
            replyTo: null,
            whisper: false,
            channelSessionId: null,
          });
        }
        for (const fault of faults) await emulator.control('POST', '/faults', fault);
        const isOver = () => ['signed-out', 'closed', 'taken-over'].includes(session.state.connection.status);
        await until(session, isOver, 'the end');
        assert.deepEqual(session.state.pending, []);
        const { drafts, endedConversations } = session.state.local;
        const draft = drafts.get(id);
        const ended = endedConversations.find(({ conversation }) => conversation.id === id);
        const unsent = (ended?.unsent ?? []).map(({ body }) => ('text' in body ? body.text : ''));
        // A supervisor's logout ends the conversations first.
        assert.deepEqual([...unsent, draft?.text].join('\n'), 'first\nsecond\nlater');
        assert.equal(draft?.whisper, whisper);
      });
    }
  }

  test('not when the agent logs out', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const id = await openChat(emulator, session);
    await emulator.control('POST', '/faults', { lose: { event: 'onCimEvent', p: 1 } });
    const body = { type: 'text', text: 'first' } as const;
    void session.dispatch({
      type: 'send-message',
      conversationId: id,
      body,
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    await session.logout();
    assert.equal(session.state.local.drafts.get(id), undefined);
  });
});
