/** Raw clients for the tests of the emulator: socket.io-client as the vendor's guide describes, without `src`. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, afterEach } from 'node:test';
import { io, type Socket } from 'socket.io-client';
import { startAgentManager, type EmulatorOptions } from '../../demo/agent-manager/server.js';
import type { CimEvent, Json } from '../../demo/agent-manager/world/world-types.js';

export const chatMrdId = '6305de07166ba1099d11d8e6';

export interface EmulatorUrls {
  readonly url: string;
  readonly control: string;
}

// Registered at the top level: a hook registered inside another hook would run with that one.
const cleanups: (() => unknown)[] = [];
after(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

// A client left over from an earlier test would reconnect and take over the session of the next one.
const clients: RawClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.socket.close();
});

/** Starts an emulator in this process; it is stopped after the tests of the file. */
export async function startEmulator(options: Partial<EmulatorOptions> = {}): Promise<EmulatorUrls> {
  const manager = await startAgentManager({ port: 0, quiet: true, ...options });
  cleanups.push(() => manager.stop());
  return manager;
}

/** Starts an emulator in a process of its own. */
export async function startEmulatorProcess(
  ...args: string[]
): Promise<EmulatorUrls & { child: ChildProcess; exited: Promise<unknown[]> }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'demo/agent-manager/cli.ts', '--port', '0', '--quiet', ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  cleanups.push(() => child.kill('SIGKILL'));
  assert.ok(child.stdout);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const exited = once(child, 'exit');
  return { ...(JSON.parse(line) as EmulatorUrls), child, exited };
}

export interface HttpResponse {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

/** An HTTP request; the response body is parsed as JSON. */
export async function fetchJson(
  url: string,
  method = 'GET',
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<HttpResponse> {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Json, headers: response.headers };
}

/** A control call; fails the test when it does not succeed. */
export async function controlRequest<T = Json>(
  emulator: EmulatorUrls,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetchJson(`${emulator.control}${path}`, method, body);
  assert.ok(response.status < 300, `${method} ${path}: ${String(response.status)} ${JSON.stringify(response.body)}`);
  return response.body as T;
}

export interface CreatedChat {
  readonly conversationId: string;
  readonly taskId: string;
  readonly customerId: string;
  readonly channelSessionId: string;
}

export interface WorldConversation {
  readonly id: string;
  readonly state: string;
  readonly messages: CimEvent[];
  readonly customerView: CimEvent[];
  readonly participants: { type: string; role: string; participant: Json }[];
}

export interface WorldSnapshot {
  readonly now: number;
  readonly agents: {
    id: string;
    username: string;
    connected: boolean;
    state: { name: string };
    agentMrdStates: Json[];
  }[];
  readonly tasks: { id: string; state: { name: string; reasonCode: string | null }; activeMedia: Json[] }[];
  readonly conversations: WorldConversation[];
}

export function fetchWorld(emulator: EmulatorUrls): Promise<WorldSnapshot> {
  return controlRequest<WorldSnapshot>(emulator, 'GET', '/world');
}

export async function login(emulator: EmulatorUrls, username: string): Promise<{ user: Json; token: string }> {
  const response = await fetchJson(`${emulator.url.replace(/\/$/, '')}/agent/login`, 'POST', {
    username,
    password: 'demo',
  });
  const data = response.body['data'] as { keycloak_User: Json; token: string };
  return { user: data.keycloak_User, token: data.token };
}

interface ReceivedEvent {
  readonly name: string;
  readonly payload: Json;
}

export class RawClient {
  readonly received: ReceivedEvent[] = [];
  #waiters: (() => void)[] = [];

  constructor(
    readonly socket: Socket,
    readonly id: string,
    readonly username: string,
    acknowledge: boolean,
  ) {
    clients.push(this);
    socket.onAny((name: string, payload: Json, ack?: unknown) => {
      if (acknowledge && typeof ack === 'function') (ack as (answer: Json) => void)({ status: 'ok' });
      this.#record(name, payload);
    });
    socket.on('connect', () => {
      this.#record('connect', {});
    });
    socket.on('disconnect', (reason: string) => {
      this.#record('disconnect', { reason });
    });
    socket.on('connect_error', (error: Error & { data?: unknown }) => {
      this.#record('connect_error', { message: error.message, data: error.data });
    });
  }

  #record(name: string, payload: Json): void {
    this.received.push({ name, payload });
    for (const resume of this.#waiters.splice(0)) resume();
  }

  /** Waits for the next matching event from index `from` on; fails with the list of received events. */
  async waitForEvent(name: string, matches: (payload: Json) => boolean = () => true, from = 0): Promise<Json> {
    const deadline = Date.now() + 8000;
    for (;;) {
      const found = this.received.slice(from).find((item) => item.name === name && matches(item.payload));
      if (found) return found.payload;
      if (Date.now() > deadline) {
        throw new Error(
          `${this.username}: timeout waiting for ${name}; received ${this.received
            .slice(from)
            .map((item) => item.name)
            .join(', ')}`,
        );
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        this.#waiters.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** Waits for a CIM event. */
  async waitForCimEvent(name: string, matches: (event: CimEvent) => boolean = () => true, from = 0): Promise<CimEvent> {
    const payload = await this.waitForEvent(
      'onCimEvent',
      (candidate) => {
        const event = JSON.parse(String(candidate['cimEvent'])) as CimEvent;
        return event.name === name && matches(event);
      },
      from,
    );
    return JSON.parse(String(payload['cimEvent'])) as CimEvent;
  }

  get receivedCount(): number {
    return this.received.length;
  }

  eventNames(from = 0): string[] {
    return this.received.slice(from).map((item) => item.name);
  }

  async goReady(): Promise<void> {
    let from = this.receivedCount;
    this.socket.emit('changeAgentState', {
      agentId: this.id,
      action: 'agentState',
      state: { name: 'READY', reasonCode: null },
    });
    await this.waitForEvent('agentPresence', () => true, from);
    from = this.receivedCount;
    this.socket.emit('changeAgentState', {
      agentId: this.id,
      action: 'agentMRDState',
      state: 'READY',
      mrdId: chatMrdId,
    });
    await this.waitForEvent('agentPresence', () => true, from);
  }

  accept(offer: Json, extra: Json = {}): void {
    this.socket.emit('topicSubscription', {
      agentId: this.id,
      conversationId: offer['conversationId'],
      taskId: offer['taskId'],
      roomInfo: offer['roomInfo'],
      ...extra,
    });
  }

  publish(conversationId: string, cimEvent: Json): void {
    this.socket.emit('publishCimEvent', { agentId: this.id, conversationId, cimEvent });
  }
}

export interface RawClientOptions {
  readonly auth?: Json;
  readonly transports?: string[];
  readonly acknowledge?: boolean;
  readonly reconnection?: boolean;
}

/** Opens a socket for an agent; the handshake may fail. */
export async function openClient(
  emulator: EmulatorUrls,
  username: string,
  options: RawClientOptions = {},
): Promise<RawClient> {
  const { user } = await login(emulator, username);
  const { origin, pathname } = new URL(emulator.url);
  const socket = io(origin, {
    path: pathname === '/' ? '' : `${pathname}/socket.io`,
    auth: { agent: JSON.stringify(user), fcm: { desktopFcmKey: null, mobileFcmKey: null }, ...options.auth },
    query: { username },
    forceNew: true,
    reconnectionDelay: 10,
    reconnectionDelayMax: 50,
    ...(options.transports ? { transports: options.transports } : { transports: ['websocket'] }),
    ...(options.reconnection === undefined ? {} : { reconnection: options.reconnection }),
  });
  return new RawClient(socket, String(user['id']), username, options.acknowledge ?? true);
}

/** Connects an agent and waits for the complete initial state. */
export async function connectClient(
  emulator: EmulatorUrls,
  username: string,
  options: RawClientOptions = {},
): Promise<RawClient> {
  const client = await openClient(emulator, username, options);
  await client.waitForEvent('pullModeSubscribedListRequests');
  return client;
}

export async function connectReadyClient(
  emulator: EmulatorUrls,
  username: string,
  options: RawClientOptions = {},
): Promise<RawClient> {
  const client = await connectClient(emulator, username, options);
  await client.goReady();
  return client;
}

/** Starts a chat and accepts it. */
export async function startChat(emulator: EmulatorUrls, client: RawClient, body: Json = {}): Promise<CreatedChat> {
  const chat = await controlRequest<CreatedChat>(emulator, 'POST', '/chats', {
    text: 'Hello',
    ...body,
    started: client.username,
  });
  const offer = await client.waitForEvent(
    'taskRequest',
    (payload) => payload['conversationId'] === chat.conversationId,
  );
  client.accept(offer);
  await client.waitForEvent('onTopicData', (payload) => payload['conversationId'] === chat.conversationId);
  await client.waitForCimEvent('AGENT_SUBSCRIBED', (event) => event.conversationId === chat.conversationId);
  return chat;
}

export function agentMessage(
  text: string,
  ids: { event: string; message: string } = { event: `e-${text}`, message: `m-${text}` },
): Json {
  return {
    id: ids.event,
    name: 'AGENT_MESSAGE',
    type: 'MESSAGE',
    data: { id: ids.message, header: {}, body: { type: 'PLAIN', markdownText: text } },
  };
}

/** Polls until the result is truthy. */
export async function waitUntil<T>(
  poll: () => Promise<T | false | null | undefined>,
  description: string,
  timeoutMs = 8000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await poll();
    if (value !== false && value !== null && value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${description}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
