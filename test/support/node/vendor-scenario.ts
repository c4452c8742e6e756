/** Clients that behave like the vendor's desk, on one emulator. */
import assert from 'node:assert/strict';
import { afterEach, before } from 'node:test';
import { disposeSessions, startEmulator, type NodeEmulator } from './node-session.js';
import { VendorClient, type Json, type VendorChat, type VendorRelease } from './vendor-desk.js';

interface CustomerEvent {
  readonly name: string;
  readonly data: { readonly id?: string; readonly body?: { readonly markdownText?: string } };
}
interface World {
  readonly agents: readonly { readonly username: string }[];
  readonly conversations: readonly { readonly id: string; readonly customerView: readonly CustomerEvent[] }[];
  readonly tasks: readonly { readonly state: { readonly name: string; readonly reasonCode: string | null } }[];
}

/** The emulator of one `describe`; every test ends by checking the warnings of all clients. */
export function createScenario(options: Parameters<typeof startEmulator>[0] = {}) {
  const clients: VendorClient[] = [];
  let runningEmulator: NodeEmulator | undefined;
  before(async () => {
    runningEmulator = await startEmulator(options);
  });
  afterEach(async () => {
    const used = clients.splice(0);
    try {
      for (const client of used) assert.deepEqual(await client.collectWarnings(), [], `${client.name} has no warnings`);
      for (const { customerView } of (await scenario.world()).conversations) {
        assert.ok(!customerView.some(({ name }) => name === 'WHISPER_MESSAGE'), 'no customer sees a whisper');
      }
    } finally {
      for (const client of used) client.close();
      await disposeSessions(runningEmulator);
    }
  });
  const scenario = {
    /** The clients whose warnings are checked. */
    clients,
    get emulator(): NodeEmulator {
      assert.ok(runningEmulator);
      return runningEmulator;
    },
    async signIn(name: string, release: VendorRelease, fcmKey: string | null = null): Promise<VendorClient> {
      const client = await VendorClient.login(scenario.emulator.url, name, { release, fcmKey });
      clients.push(client);
      return client;
    },
    async signInReady(name: string, release: VendorRelease): Promise<VendorClient> {
      const client = await scenario.signIn(name, release);
      await client.goReady();
      return client;
    },
    control: <T = Json>(path: string, body: unknown = {}): Promise<T> =>
      scenario.emulator.control<T>('POST', path, body),
    world: () => scenario.emulator.control<World>('GET', '/world'),
    async customerTexts(id: string): Promise<readonly (string | undefined)[]> {
      const chat = (await scenario.world()).conversations.find((conversation) => conversation.id === id);
      return (chat?.customerView ?? []).flatMap(({ data }) => data.body?.markdownText ?? []);
    },
    async newChat(body: Json = {}): Promise<string> {
      const { conversationId } = await scenario.control<{ conversationId: string }>('/chats', {
        text: 'Hello?',
        ...body,
      });
      return conversationId;
    },
    async openChat(client: VendorClient, body: Json = {}): Promise<VendorChat> {
      return await client.accept(await scenario.newChat(body));
    },
    advanceClock: (seconds: number) => scenario.control('/clock', { advanceMs: seconds * 1000 }),
  };
  return scenario;
}

export const roleOf = (chat: VendorChat) => chat.topicParticipant['role'];
