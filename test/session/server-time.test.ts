import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { getOfferEnd, type ConversationId } from '../../src/domain/index.js';
import { DeskSession } from '../../src/session/session.js';
import { fetchUser } from '../support/fetch-user.js';
import { goReady, openChat, startEmulator, until, type NodeEmulator } from '../support/node/node-session.js';

const hour = 3_600_000;
let emulator: NodeEmulator;
const sessions: DeskSession[] = [];
before(async () => {
  emulator = await startEmulator({ rona: 30 });
});
afterEach(async () => {
  for (const session of sessions.splice(0)) session.dispose();
  await emulator.control('POST', '/reset', {});
});

/** A page whose wall clock is wrong, and which cannot read the time of responses, as on another origin. */
function createPage(wrongBy: number) {
  const wall = { wrongBy };
  const session = new DeskSession(
    { url: emulator.url },
    {
      time: {
        now: () => Date.now() + wall.wrongBy,
        setTimeout: (callback, ms) => setTimeout(callback, ms),
        clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
      },
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        const headers = new Headers(response.headers);
        headers.delete('date');
        return new Response(await response.arrayBuffer(), { status: response.status, headers });
      },
    },
  );
  sessions.push(session);
  return { session, wall };
}

async function signIn({ session }: ReturnType<typeof createPage>) {
  assert.equal(await session.login('mara', 'demo'), null);
  await until(session, () => session.state.presence, 'the presence');
}

/** How wrong the session's estimate of the server's time is. */
const errorOf = async (session: DeskSession) =>
  session.clock.now() - (await emulator.control<{ now: number }>('GET', '/world')).now;

async function ringChat(session: DeskSession): Promise<number> {
  const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {});
  return secondsLeft(session, conversationId);
}

async function secondsLeft(session: DeskSession, id: ConversationId): Promise<number> {
  const offer = await until(session, () => session.state.offers.byId.get(id), 'the offer');
  return ((getOfferEnd(offer) ?? NaN) - session.clock.now()) / 1_000;
}

for (const wrongBy of [-3 * hour, -90_000, 90_000, 3 * hour, 20 * hour])
  describe(`a clock that is ${String(wrongBy / 60_000)} minutes off`, () => {
    test('does not change the time of the session, of its state and of its offers', async () => {
      const page = createPage(wrongBy);
      const { session } = page;
      await signIn(page);
      assert.ok(Math.abs(await errorOf(session)) < 2_000, `${String(await errorOf(session))} ms`);
      await goReady(session);
      const sinceMs = session.clock.now() - (session.state.presence?.since ?? 0);
      assert.ok(Math.abs(sinceMs) < 2_000, `in this state for ${String(sinceMs)} ms`);
      const seconds = await ringChat(session);
      assert.ok(seconds > 27 && seconds <= 30.3, `${String(seconds)} s left`);
    });

    test('does not change the time of a message that is sent', async () => {
      const page = createPage(wrongBy);
      await signIn(page);
      await goReady(page.session);
      const conversationId = await openChat(emulator, page.session);
      const body = { type: 'text', text: 'Hello' } as const;
      const message = { conversationId, body, replyTo: null, whisper: false, channelSessionId: null };
      const sent = page.session.dispatch({ type: 'send-message', ...message });
      const echo = page.session.state.pending.find(({ command }) => command.type === 'send-message')?.message;
      assert.ok(Math.abs((echo?.at ?? 0) - Date.now()) < 2_000);
      assert.deepEqual(await sent, { status: 'confirmed' });
      interface World {
        conversations: { messages: { name: string; data: { header: { timestamp: number } } }[] }[];
      }
      const { conversations } = await emulator.control<World>('GET', '/world');
      const stored = conversations[0]?.messages.find(({ name }) => name === 'AGENT_MESSAGE');
      assert.ok(Math.abs((stored?.data.header.timestamp ?? 0) - Date.now()) < 2_000);
    });

    test('is corrected during the session without any effect', async () => {
      const page = createPage(wrongBy);
      await signIn(page);
      await goReady(page.session);
      const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {});
      await secondsLeft(page.session, conversationId);
      for (const correction of [0, -wrongBy, wrongBy / 2]) {
        page.wall.wrongBy = correction;
        const seconds = await secondsLeft(page.session, conversationId);
        assert.ok(seconds > 25 && seconds <= 30.3, `${String(seconds)} s left`);
        assert.ok(Math.abs(await errorOf(page.session)) < 2_000);
      }
      assert.equal(page.session.state.connection.status, 'online');
    });

    test('does not change an offer that was ringing when the page opened', async () => {
      const first = createPage(0);
      await signIn(first);
      await goReady(first.session);
      const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {});
      await secondsLeft(first.session, conversationId);
      await emulator.control('POST', '/clock', { advanceMs: 12_000 });
      const reloaded = createPage(wrongBy);
      await signIn(reloaded);
      const seconds = await secondsLeft(reloaded.session, conversationId);
      assert.ok(seconds > 15 && seconds <= 19, `${String(seconds)} s left after a sign-in`);
      const restored = createPage(wrongBy);
      restored.session.connect(await fetchUser(emulator.url));
      const restoredSeconds = await secondsLeft(restored.session, conversationId);
      assert.ok(restoredSeconds > 0 && restoredSeconds <= 30.3, `${String(restoredSeconds)} s left without one`);
    });

    test('is learnt from responses where they can be read', async () => {
      const page = createPage(wrongBy);
      const user = await fetchUser(emulator.url);
      await emulator.control('POST', '/clock', { advanceMs: 5_000 });
      const session = new DeskSession(
        { url: emulator.url },
        {
          time: {
            now: () => Date.now() + page.wall.wrongBy,
            setTimeout,
            clearTimeout: (id) => clearTimeout(id as number),
          },
        },
      );
      sessions.push(session);
      session.connect(user);
      await until(session, async () => Math.abs(await errorOf(session)) < 2_000, 'the time');
    });
  });

test('a server whose clock jumps during the session is followed', async () => {
  const page = createPage(0);
  await signIn(page);
  await goReady(page.session);
  await emulator.control('POST', '/clock', { advanceMs: 10 * 60_000 });
  const seconds = await ringChat(page.session);
  assert.ok(seconds > 27 && seconds <= 30.3, `${String(seconds)} s left`);
  assert.ok(Math.abs(await errorOf(page.session)) < 2_000);
});
