/**
 * The clients of the emulator's load test: one plain socket per agent. They send messages at a constant rate and measure
 * when each echo arrives. Forked by `emulator.ts`, which sends the plan over IPC.
 */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { postJson } from '../post-json.js';

export interface LoadPlan {
  readonly url: string;
  readonly control: string;
  readonly agents: number;
  readonly conversations: number;
  readonly messagesPerSecond: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly sent: number;
  readonly lost: number;
  /** Echoes received more than once. */
  readonly duplicated: number;
  /** Milliseconds from sending to the echo, sorted. */
  readonly echoTimesMs: readonly number[];
  /** Largest delay of this process in sending a message that was due (ms). */
  readonly maxSenderDelayMs: number;
  readonly refused: number;
  readonly reconnects: number;
}

export type ClientMessage =
  | { readonly type: 'open'; readonly agents: number; readonly conversations: number }
  | { readonly type: 'done'; readonly result: LoadResult };

type Json = Record<string, unknown>;

interface AgentClient {
  readonly id: string;
  readonly username: string;
  readonly socket: Socket;
}
interface OpenConversation {
  readonly agent: AgentClient;
  readonly conversationId: string;
  readonly roomInfo: unknown;
  readonly channelSession: Json;
  readonly customer: unknown;
}

const openConversations: OpenConversation[] = [];
/** Send time of each message without an echo. */
const pendingSentAt = new Map<string, number>();
const echoedIds = new Set<string>();
const echoTimesMs: number[] = [];
let duplicated = 0;
let refused = 0;
let reconnects = 0;

/** Runs jobs with limited concurrency. */
async function runConcurrently<T>(jobs: readonly T[], run: (job: T) => Promise<void>, concurrency = 20): Promise<void> {
  const queue = [...jobs];
  const worker = async () => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) await run(job);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

async function connectAgent({ url, control }: LoadPlan, username: string): Promise<AgentClient> {
  await postJson(`${control}/agents`, { username, mrds: [{ name: 'CHAT', max: 1000 }] });
  const login = await postJson<{ data: { keycloak_User: Json } }>(`${url}/agent/login`, { username, password: 'demo' });
  const user = login.data.keycloak_User;
  const { origin, pathname } = new URL(url);
  const socket = io(origin, {
    path: `${pathname}/socket.io`,
    auth: { agent: JSON.stringify(user), fcm: { desktopFcmKey: null, mobileFcmKey: null } },
    query: { username },
    forceNew: true,
  });
  const agent: AgentClient = { id: String(user['id']), username, socket };
  socket.on('disconnect', () => reconnects++);
  socket.on('errors', () => refused++);
  socket.on('taskRequest', ({ conversationId, taskId, roomInfo }: Json) => {
    socket.emit('topicSubscription', { agentId: agent.id, conversationId, taskId, roomInfo });
  });
  socket.on('onTopicData', (payload: { conversationId: string; roomInfo: unknown; topicData: Json }, ack: unknown) => {
    const { conversationId, roomInfo, topicData } = payload;
    const { channelSession, customer } = topicData as { channelSession: Json; customer: unknown };
    openConversations.push({ agent, conversationId, roomInfo, channelSession, customer });
    if (typeof ack === 'function') (ack as (answer: Json) => void)({ status: 'ok' });
  });
  socket.on('onCimEvent', ({ cimEvent }: { cimEvent: string }) => recordEcho(cimEvent));
  await new Promise<void>((resolve, reject) => {
    socket.once('agentPresence', () => resolve());
    socket.once('connect_error', reject);
  });
  return agent;
}

function recordEcho(cimEvent: string): void {
  const now = performance.now();
  const { name, data } = JSON.parse(cimEvent) as { name: string; data: { id: string } };
  if (name !== 'AGENT_MESSAGE') return;
  const sentAt = pendingSentAt.get(data.id);
  if (sentAt === undefined) {
    if (echoedIds.has(data.id)) duplicated++;
    return;
  }
  pendingSentAt.delete(data.id);
  echoedIds.add(data.id);
  echoTimesMs.push(now - sentAt);
}

/** Sends a message with all fields that a desk sends. */
function sendMessage(
  { agent, conversationId, roomInfo, channelSession, customer }: OpenConversation,
  count: number,
): void {
  const sender = { id: agent.id, type: 'AGENT', senderName: agent.username };
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
  pendingSentAt.set(id, performance.now());
  agent.socket.emit('publishCimEvent', { cimEvent, agentId: agent.id, conversationId, roomInfo });
}

/** Sends at a constant rate, independent of echoes; resolves with the largest delay. */
function sendAtRate({ messagesPerSecond, seconds }: LoadPlan): Promise<number> {
  const started = performance.now();
  const total = messagesPerSecond * seconds;
  let sent = 0;
  let maxDelayMs = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const elapsed = performance.now() - started;
      const due = Math.min(total, Math.floor((elapsed * messagesPerSecond) / 1000));
      if (sent < due) maxDelayMs = Math.max(maxDelayMs, elapsed - (sent * 1000) / messagesPerSecond);
      for (; sent < due; sent++) {
        const conversation = openConversations[sent % openConversations.length];
        if (conversation !== undefined) sendMessage(conversation, sent);
      }
      if (sent < total) return;
      clearInterval(timer);
      resolve(maxDelayMs);
    }, 4);
  });
}

async function until(condition: () => boolean, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** Resolves when the message is sent: exiting earlier would drop it. */
function sendToParent(message: ClientMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
}

async function run(plan: LoadPlan): Promise<void> {
  const usernames = Array.from({ length: plan.agents }, (_, index) => `load-${index}`);
  const agents: AgentClient[] = [];
  await runConcurrently(usernames, async (username) => {
    agents.push(await connectAgent(plan, username));
  });
  const assignedUsernames = Array.from(
    { length: plan.conversations },
    (_, index) => usernames[index % usernames.length],
  );
  await runConcurrently(assignedUsernames, async (started) => {
    await postJson(`${plan.control}/chats`, { text: 'Hello?', started });
  });
  await until(() => openConversations.length >= plan.conversations, 30_000);
  await sendToParent({ type: 'open', agents: agents.length, conversations: openConversations.length });

  const maxSenderDelayMs = await sendAtRate(plan);
  await until(() => pendingSentAt.size === 0, 15_000);
  echoTimesMs.sort((a, b) => a - b);
  const sent = plan.messagesPerSecond * plan.seconds;
  await sendToParent({
    type: 'done',
    result: { sent, lost: pendingSentAt.size, duplicated, echoTimesMs, maxSenderDelayMs, refused, reconnects },
  });
  for (const { socket } of agents) socket.disconnect();
}

process.once('message', (plan) => {
  void run(plan as LoadPlan).then(
    () => process.disconnect(),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
