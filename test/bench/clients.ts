/**
 * The desks of the emulator’s load test, all in this process: bare sockets as many agents have them, sending at an even
 * pace and noting when each message came back. Started by `emulator.ts`, which tells it over IPC what to do.
 */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';

export interface Plan {
  readonly url: string;
  readonly control: string;
  readonly agents: number;
  readonly conversations: number;
  readonly perSecond: number;
  readonly seconds: number;
}

export interface Result {
  readonly sent: number;
  readonly lost: number;
  /** Echoes that came more than once. */
  readonly doubled: number;
  /** Milliseconds from sending to the echo, sorted. */
  readonly echoes: readonly number[];
  /** How late this process was at worst in sending what was due (ms): what it cost itself, not the server. */
  readonly senderLate: number;
  readonly refused: number;
  readonly reconnects: number;
}

export type FromClients =
  | { readonly type: 'open'; readonly agents: number; readonly conversations: number }
  | { readonly type: 'done'; readonly result: Result };

type Wire = Record<string, unknown>;

interface Desk {
  readonly id: string;
  readonly username: string;
  readonly socket: Socket;
}
interface Talk {
  readonly desk: Desk;
  readonly conversationId: string;
  readonly roomInfo: unknown;
  readonly channelSession: Wire;
  readonly customer: unknown;
}

const talks: Talk[] = [];
/** When each message on its way was sent. */
const underWay = new Map<string, number>();
const back = new Set<string>();
const echoes: number[] = [];
let doubled = 0;
let refused = 0;
let reconnects = 0;

async function post<T>(url: string, body: unknown): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Runs jobs a few at a time: a thousand desks do not arrive in one moment either. */
async function each<T>(jobs: readonly T[], run: (job: T) => Promise<void>, atOnce = 20): Promise<void> {
  const queue = [...jobs];
  const work = async () => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) await run(job);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function openDesk({ url, control }: Plan, username: string): Promise<Desk> {
  await post(`${control}/agents`, { username, mrds: [{ name: 'CHAT', max: 1000 }] });
  const login = await post<{ data: { keycloak_User: Wire } }>(`${url}/agent/login`, { username, password: 'demo' });
  const user = login.data.keycloak_User;
  const { origin, pathname } = new URL(url);
  const socket = io(origin, {
    path: `${pathname}/socket.io`,
    auth: { agent: JSON.stringify(user), fcm: { desktopFcmKey: null, mobileFcmKey: null } },
    query: { username },
    forceNew: true,
  });
  const desk: Desk = { id: String(user['id']), username, socket };
  socket.on('disconnect', () => reconnects++);
  socket.on('errors', () => refused++);
  socket.on('taskRequest', ({ conversationId, taskId, roomInfo }: Wire) => {
    socket.emit('topicSubscription', { agentId: desk.id, conversationId, taskId, roomInfo });
  });
  socket.on('onTopicData', (payload: { conversationId: string; roomInfo: unknown; topicData: Wire }, ack: unknown) => {
    const { conversationId, roomInfo, topicData } = payload;
    const { channelSession, customer } = topicData as { channelSession: Wire; customer: unknown };
    talks.push({ desk, conversationId, roomInfo, channelSession, customer });
    if (typeof ack === 'function') (ack as (answer: Wire) => void)({ status: 'ok' });
  });
  socket.on('onCimEvent', ({ cimEvent }: { cimEvent: string }) => noteEcho(cimEvent));
  await new Promise<void>((resolve, reject) => {
    socket.once('agentPresence', () => resolve());
    socket.once('connect_error', reject);
  });
  return desk;
}

function noteEcho(cimEvent: string): void {
  const now = performance.now();
  const { name, data } = JSON.parse(cimEvent) as { name: string; data: { id: string } };
  if (name !== 'AGENT_MESSAGE') return;
  const sentAt = underWay.get(data.id);
  if (sentAt === undefined) {
    if (back.has(data.id)) doubled++;
    return;
  }
  underWay.delete(data.id);
  back.add(data.id);
  echoes.push(now - sentAt);
}

/** A message in the full form a desk sends, sessions and customer included. */
function say({ desk, conversationId, roomInfo, channelSession, customer }: Talk, count: number): void {
  const sender = { id: desk.id, type: 'AGENT', senderName: desk.username };
  const id = randomUUID();
  const timestamp = Date.now();
  const { channelData } = channelSession as { channelData: unknown };
  const header = {
    timestamp,
    sender,
    channelData,
    language: {},
    securityInfo: {},
    stamps: [],
    intent: null,
    entities: {},
    channelSessionId: channelSession['id'],
    conversationId,
    customer,
  };
  const body = { type: 'PLAIN', markdownText: `Message ${count} of this run, as long as people write them.` };
  const cimEvent = {
    id: randomUUID(),
    name: 'AGENT_MESSAGE',
    type: 'MESSAGE',
    timestamp,
    conversationId,
    eventEmitter: sender,
    channelSession,
    data: { id, header, body },
    roomInfo,
  };
  underWay.set(id, performance.now());
  desk.socket.emit('publishCimEvent', { cimEvent, agentId: desk.id, conversationId, roomInfo });
}

/** Sends at an even pace whatever comes back or does not; returns how late it was at worst. */
function talkFor({ perSecond, seconds }: Plan): Promise<number> {
  const started = performance.now();
  const total = perSecond * seconds;
  let sent = 0;
  let late = 0;
  return new Promise((resolve) => {
    const tick = setInterval(() => {
      const elapsed = performance.now() - started;
      const due = Math.min(total, Math.floor((elapsed * perSecond) / 1000));
      if (sent < due) late = Math.max(late, elapsed - (sent * 1000) / perSecond);
      for (; sent < due; sent++) {
        const talk = talks[sent % talks.length];
        if (talk !== undefined) say(talk, sent);
      }
      if (sent < total) return;
      clearInterval(tick);
      resolve(late);
    }, 4);
  });
}

async function until(condition: () => boolean, ms: number): Promise<boolean> {
  const end = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** Resolves when the message has left: a process that ends earlier takes it along. */
function tell(message: FromClients): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
}

async function run(plan: Plan): Promise<void> {
  const names = Array.from({ length: plan.agents }, (_, index) => `load-${index}`);
  const desks: Desk[] = [];
  await each(names, async (name) => {
    desks.push(await openDesk(plan, name));
  });
  const owners = Array.from({ length: plan.conversations }, (_, index) => names[index % names.length]);
  await each(owners, async (started) => {
    await post(`${plan.control}/chats`, { text: 'Hello?', started });
  });
  await until(() => talks.length >= plan.conversations, 30_000);
  await tell({ type: 'open', agents: desks.length, conversations: talks.length });

  const senderLate = await talkFor(plan);
  await until(() => underWay.size === 0, 15_000);
  echoes.sort((a, b) => a - b);
  const sent = plan.perSecond * plan.seconds;
  await tell({
    type: 'done',
    result: { sent, lost: underWay.size, doubled, echoes, senderLate, refused, reconnects },
  });
  for (const { socket } of desks) socket.disconnect();
}

process.once('message', (plan) => {
  run(plan as Plan).then(
    () => process.disconnect(),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
