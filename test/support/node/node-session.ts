/** Sessions in Node on real sockets, connected to the emulator. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { startAgentManager } from '../../../demo/agent-manager/server.js';
import type { ConversationId } from '../../../src/domain/index.js';
import { DeskSession, type DeskSessionDependencies, type DeskSessionOptions } from '../../../src/session/session.js';
import type {
  DeskSessionEvent,
  SessionEventName,
  SessionEventMap,
} from '../../../src/session/events/session-event-map.js';
import type { Timing } from '../../../src/session/timing.js';
import { createControlCall, type ControlCall } from '../control-api.js';

export interface NodeEmulator {
  readonly url: string;
  readonly control: ControlCall;
  stop(): Promise<void>;
}

type EmulatorOptions = Parameters<typeof startAgentManager>[0];

const runningEmulators: { stop(): Promise<void> }[] = [];
after(() => Promise.all(runningEmulators.map((emulator) => emulator.stop())));

/** Starts an emulator; it stops after the last test of the file. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<NodeEmulator> {
  const emulator = await startAgentManager({ port: 0, quiet: true, ...options });
  runningEmulators.push(emulator);
  return {
    url: emulator.url,
    stop: () => emulator.stop(),
    control: createControlCall(emulator.control),
  };
}

/** Waits until `condition` holds. Checks on every state change and every 50 ms, and returns the condition's value. */
export async function until<T>(
  session: DeskSession,
  condition: () => T | Promise<T>,
  description: string,
  timeoutMs = 20_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== false && value !== null && value !== undefined) return value as NonNullable<T>;
    if (Date.now() > deadline)
      throw new Error(
        `Timed out waiting until ${description}; connection: ${JSON.stringify(session.state.connection)}.`,
      );
    await new Promise<void>((resolve) => {
      const wake = () => {
        unsubscribe();
        clearTimeout(timer);
        resolve();
      };
      const unsubscribe = session.subscribe(wake);
      const timer = setTimeout(wake, 50);
    });
  }
}

/** Records the session events of these names, in order. */
export function recordEvents<Name extends SessionEventName>(
  session: DeskSession,
  ...names: Name[]
): { name: Name; detail: SessionEventMap[Name] }[] {
  const recorded: { name: Name; detail: SessionEventMap[Name] }[] = [];
  for (const name of names) {
    session.addEventListener(name, (event) =>
      recorded.push({ name, detail: (event as DeskSessionEvent<Name>).detail }),
    );
  }
  return recorded;
}

const openSessions: DeskSession[] = [];

/** A session that is not signed in; `disposeSessions` disposes of it. */
export function newSession(
  emulator: { url: string },
  options: Partial<DeskSessionOptions> = {},
  timing: Partial<Timing> = {},
  dependencies: Partial<DeskSessionDependencies> = {},
): DeskSession {
  const session = new DeskSession({ url: emulator.url, ...options }, { timing, ...dependencies });
  openSessions.push(session);
  return session;
}

/** Signs an agent in and waits for the first presence. */
export async function signIn(
  emulator: { url: string },
  username = 'mara',
  options: Partial<DeskSessionOptions> = {},
  timing: Partial<Timing> = {},
  dependencies: Partial<DeskSessionDependencies> = {},
): Promise<DeskSession> {
  const session = newSession(emulator, options, timing, dependencies);
  assert.equal(await session.login(username, 'demo'), null, `sign-in of ${username}`);
  await until(session, () => session.state.presence, `${username}'s presence`);
  return session;
}

/** Sets the agent ready, then every channel. */
export async function goReady(session: DeskSession): Promise<void> {
  assert.deepEqual(await session.dispatch({ type: 'set-state', state: 'ready', reason: null }), {
    status: 'confirmed',
  });
  for (const { id } of session.state.channels) {
    assert.deepEqual(await session.dispatch({ type: 'set-channel', channelId: id, ready: true }), {
      status: 'confirmed',
    });
  }
}

/** Starts a chat and accepts it. */
export async function openChat(
  emulator: NodeEmulator,
  session: DeskSession,
  chat: Record<string, unknown> = {},
): Promise<ConversationId> {
  const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
    text: 'Hello?',
    ...chat,
  });
  await until(session, () => session.state.offers.byId.has(conversationId), 'the offer');
  assert.deepEqual(await session.dispatch({ type: 'accept-offer', conversationId }), { status: 'confirmed' });
  await until(session, () => session.state.conversations.byId.has(conversationId), 'the conversation');
  return conversationId;
}

/** Texts of a thread with their delivery status, e.g. `sent: hello`. */
export function messageTexts(session: DeskSession, id: ConversationId): readonly string[] {
  const entries = session.state.conversations.byId.get(id)?.entries.slice() ?? [];
  return entries.flatMap((entry) => (entry.kind === 'message' ? [`${entry.delivery}: ${entry.body.text}`] : []));
}

export async function disposeSessions(emulator?: NodeEmulator): Promise<void> {
  for (const session of openSessions.splice(0)) session.dispose();
  await emulator?.control('POST', '/reset', {});
}

/**
 * For a test file: an emulator that keeps event ids and one that replaces them, started before its tests. After each test the
 * sessions end, and both are reset.
 */
export function useBothServers(): readonly NodeEmulator[] {
  const emulators: NodeEmulator[] = [];
  before(async () => {
    emulators.push(await startEmulator(), await startEmulator({ remintEventIds: true }));
  });
  afterEach(async () => {
    await disposeSessions();
    await Promise.all(emulators.map((emulator) => emulator.control('POST', '/reset', {})));
  });
  return emulators;
}
