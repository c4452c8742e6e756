/** Raw desks on real sockets for the tests of the emulator: socket.io-client as the guide prescribes, and nothing of `src`. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, afterEach } from 'node:test';
import { io, type Socket } from 'socket.io-client';
import { startAgentManager, type EmulatorOptions } from '../../demo/agent-manager/server.js';
import type { CimEvent, Obj } from '../../demo/agent-manager/types.js';

export const CHAT_ID = '6305de07166ba1099d11d8e6';

export interface Place {
  readonly url: string;
  readonly control: string;
}

// Registered here, at the top level: a hook registered from inside another hook would run with that one.
const cleanups: (() => unknown)[] = [];
after(async () => {
  for (const clean of cleanups.reverse()) await clean();
});

// A desk left over from an earlier test would reconnect and take the session of the next one over.
const desks: Desk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.socket.close();
});

/** An emulator in this process, stopped after the tests of the file. */
export async function start(options: Partial<EmulatorOptions> = {}): Promise<Place> {
  const manager = await startAgentManager({ port: 0, quiet: true, ...options });
  cleanups.push(() => manager.stop());
  return manager;
}

/** An emulator in a process of its own. */
export async function startChild(
  ...args: string[]
): Promise<Place & { child: ChildProcess; ended: Promise<unknown[]> }> {
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
  const ended = once(child, 'exit');
  return { ...(JSON.parse(line) as Place), child, ended };
}

export interface Answer {
  readonly status: number;
  readonly body: Obj;
  readonly headers: Headers;
}

/** Any http call. */
export async function http(
  url: string,
  method = 'GET',
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Obj, headers: response.headers };
}

/** A control call that has to succeed. */
export async function control<T = Obj>(place: Place, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await http(`${place.control}${path}`, method, body);
  assert.ok(answer.status < 300, `${method} ${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}

export interface ChatAnswer {
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
  readonly participants: { type: string; role: string; participant: Obj }[];
}

export interface WorldAnswer {
  readonly now: number;
  readonly agents: {
    id: string;
    username: string;
    connected: boolean;
    state: { name: string };
    agentMrdStates: Obj[];
  }[];
  readonly tasks: { id: string; state: { name: string; reasonCode: string | null }; activeMedia: Obj[] }[];
  readonly conversations: WorldConversation[];
}

export function worldOf(place: Place): Promise<WorldAnswer> {
  return control<WorldAnswer>(place, 'GET', '/world');
}

export async function login(place: Place, username: string): Promise<{ user: Obj; token: string }> {
  const answer = await http(`${place.url.replace(/\/$/, '')}/agent/login`, 'POST', { username, password: 'demo' });
  const data = answer.body['data'] as { keycloak_User: Obj; token: string };
  return { user: data.keycloak_User, token: data.token };
}

interface Heard {
  readonly name: string;
  readonly payload: Obj;
}

export class Desk {
  readonly heard: Heard[] = [];
  private wake: (() => void)[] = [];

  constructor(
    readonly socket: Socket,
    readonly id: string,
    readonly username: string,
    acknowledge: boolean,
  ) {
    desks.push(this);
    socket.onAny((name: string, payload: Obj, ack?: unknown) => {
      if (acknowledge && typeof ack === 'function') (ack as (answer: Obj) => void)({ status: 'ok' });
      this.note(name, payload);
    });
    socket.on('connect', () => {
      this.note('connect', {});
    });
    socket.on('disconnect', (reason: string) => {
      this.note('disconnect', { reason });
    });
    socket.on('connect_error', (error: Error & { data?: unknown }) => {
      this.note('connect_error', { message: error.message, data: error.data });
    });
  }

  private note(name: string, payload: Obj): void {
    this.heard.push({ name, payload });
    for (const wake of this.wake.splice(0)) wake();
  }

  /** Waits for the next matching event from `from` on; gives up with what was heard instead. */
  async hear(name: string, matches: (payload: Obj) => boolean = () => true, from = 0): Promise<Obj> {
    const deadline = Date.now() + 8000;
    for (;;) {
      const found = this.heard.slice(from).find((item) => item.name === name && matches(item.payload));
      if (found) return found.payload;
      if (Date.now() > deadline) {
        throw new Error(
          `${this.username} waited in vain for ${name}; heard ${this.heard
            .slice(from)
            .map((item) => item.name)
            .join(', ')}`,
        );
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        this.wake.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** Waits for a CIM event. */
  async hearCim(name: string, matches: (event: CimEvent) => boolean = () => true, from = 0): Promise<CimEvent> {
    const payload = await this.hear(
      'onCimEvent',
      (given) => {
        const event = JSON.parse(String(given['cimEvent'])) as CimEvent;
        return event.name === name && matches(event);
      },
      from,
    );
    return JSON.parse(String(payload['cimEvent'])) as CimEvent;
  }

  get mark(): number {
    return this.heard.length;
  }

  names(from = 0): string[] {
    return this.heard.slice(from).map((item) => item.name);
  }

  async ready(): Promise<void> {
    let from = this.mark;
    this.socket.emit('changeAgentState', {
      agentId: this.id,
      action: 'agentState',
      state: { name: 'READY', reasonCode: null },
    });
    await this.hear('agentPresence', () => true, from);
    from = this.mark;
    this.socket.emit('changeAgentState', { agentId: this.id, action: 'agentMRDState', state: 'READY', mrdId: CHAT_ID });
    await this.hear('agentPresence', () => true, from);
  }

  accept(offer: Obj, extra: Obj = {}): void {
    this.socket.emit('topicSubscription', {
      agentId: this.id,
      conversationId: offer['conversationId'],
      taskId: offer['taskId'],
      roomInfo: offer['roomInfo'],
      ...extra,
    });
  }

  publish(conversationId: string, cimEvent: Obj): void {
    this.socket.emit('publishCimEvent', { agentId: this.id, conversationId, cimEvent });
  }
}

export interface DeskOptions {
  readonly auth?: Obj;
  readonly transports?: string[];
  readonly acknowledge?: boolean;
  readonly reconnection?: boolean;
}

/** A desk's socket, however the handshake ends. */
export async function open(place: Place, username: string, options: DeskOptions = {}): Promise<Desk> {
  const { user } = await login(place, username);
  const { origin, pathname } = new URL(place.url);
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
  return new Desk(socket, String(user['id']), username, options.acknowledge ?? true);
}

/** A desk that has connected and heard everything a connect brings. */
export async function desk(place: Place, username: string, options: DeskOptions = {}): Promise<Desk> {
  const opened = await open(place, username, options);
  await opened.hear('pullModeSubscribedListRequests');
  return opened;
}

export async function readyDesk(place: Place, username: string, options: DeskOptions = {}): Promise<Desk> {
  const opened = await desk(place, username, options);
  await opened.ready();
  return opened;
}

/** A chat this desk is talking in. */
export async function talk(place: Place, who: Desk, body: Obj = {}): Promise<ChatAnswer> {
  const chat = await control<ChatAnswer>(place, 'POST', '/chats', { text: 'Hello', ...body, started: who.username });
  const offer = await who.hear('taskRequest', (payload) => payload['conversationId'] === chat.conversationId);
  who.accept(offer);
  await who.hear('onTopicData', (payload) => payload['conversationId'] === chat.conversationId);
  await who.hearCim('AGENT_SUBSCRIBED', (event) => event.conversationId === chat.conversationId);
  return chat;
}

export function message(
  text: string,
  ids: { event: string; message: string } = { event: `e-${text}`, message: `m-${text}` },
): Obj {
  return {
    id: ids.event,
    name: 'AGENT_MESSAGE',
    type: 'MESSAGE',
    data: { id: ids.message, header: {}, body: { type: 'PLAIN', markdownText: text } },
  };
}

/** Waits until something holds, asking again and again. */
export async function until<T>(ask: () => Promise<T | false | null | undefined>, what: string, ms = 8000): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    const value = await ask();
    if (value !== false && value !== null && value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
