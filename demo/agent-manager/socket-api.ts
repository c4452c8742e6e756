/** The Socket.IO side: who may connect, what is pushed on connect, and how events of desks reach the world. */
import type { Server, Socket } from 'socket.io';
import { CHANNEL_TYPES } from './catalog.js';
import { handleCommand } from './commands.js';
import type { Delivery } from './delivery.js';
import type { Engine, Hooks } from './engine.js';
import type { CrashPoint, Faults } from './faults.js';
import { get, getId, isObj, Refusal } from './guards.js';
import { sendTopicData } from './joining.js';
import { roomInfo } from './payloads-session.js';
import { agentConnected, agentDisconnected } from './presence.js';
import { sendPullState } from './pull.js';
import { sendOffer } from './offers.js';
import { readToken } from './tokens.js';
import type { Agent, Obj } from './types.js';
import type { WireLog } from './wire-log.js';
import type { World } from './world.js';

export const EVENT_LIMIT = 1_048_576;

export interface SocketApi {
  readonly engine: Engine;
  readonly faults: Faults;
  readonly delivery: Delivery;
  readonly log: WireLog;
  readonly complain: (error: unknown) => void;
  /** Ends the process the way kill -9 would. */
  readonly crash: () => void;
}

/** Wires a Socket.IO server to the world. */
export function attachSockets(io: Server, api: SocketApi): void {
  io.use((socket, next) => {
    const refused = refusal(api, socket);
    if (refused) next(refused);
    else next();
  });
  io.on('connection', (socket) => {
    const agent = handshakeAgent(api.engine.world, socket);
    if (agent) connected(api, socket, agent);
    else socket.disconnect(true);
  });
}

function handshakeError(code: string, data: unknown): Error {
  return Object.assign(new Error(code), { data });
}

function handshakeAgent(world: World, socket: Socket): Agent | undefined {
  let user: unknown = get(socket.handshake.auth, 'agent');
  if (typeof user === 'string') {
    try {
      user = JSON.parse(user);
    } catch {
      return undefined;
    }
  }
  const agent = world.agents.get(getId(user, 'id') ?? '');
  const username = getId(user, 'username');
  return agent && (username === undefined || username === agent.username) ? agent : undefined;
}

function refusal(api: SocketApi, socket: Socket): Error | null {
  const { refuse } = api.faults.lasting;
  if (refuse) return handshakeError(refuse.code, refuse.data);
  const { world } = api.engine;
  const agent = handshakeAgent(world, socket);
  if (!agent) return handshakeError('login-failed', { content: { msg: 'Unauthorized user' } });
  const token = tokenOf(socket);
  if (token !== '' && readToken(world, token) !== agent) {
    return handshakeError('login-failed', { content: { msg: 'The access token has expired' } });
  }
  return null;
}

function tokenOf(socket: Socket): string {
  const token = get(socket.handshake.auth, 'token');
  return typeof token === 'string' ? token.replace(/^Bearer /i, '').slice(0, 4000) : '';
}

function fcmKey(socket: Socket): string | null {
  const fcm = get(socket.handshake.auth, 'fcm');
  if (typeof fcm === 'string') return fcm === '' ? null : fcm;
  return getId(fcm, 'desktopFcmKey') ?? getId(fcm, 'mobileFcmKey') ?? null;
}

function connected(api: SocketApi, socket: Socket, agent: Agent): void {
  const { engine, delivery } = api;
  const { world } = engine;
  const older = delivery.sockets.get(agent.id);
  delivery.sockets.set(agent.id, socket);
  if (older) removeSession(older, agent.id);
  socket.on('disconnect', () => {
    if (delivery.sockets.get(agent.id) !== socket) return;
    delivery.sockets.delete(agent.id);
    attempt(api, () =>
      engine.perform(() => {
        if (world.agents.get(agent.id) === agent) agentDisconnected(world, agent);
      }),
    );
  });
  listen(api, socket, agent);
  attempt(api, () =>
    engine.perform(() => {
      greet(world, agent, fcmKey(socket));
    }),
  );
}

/** Tells a desk that its login was taken over, and ends the connection. */
export function removeSession(socket: Socket, agentId: string): void {
  socket.emit('socketSessionRemoved', { agentId });
  socket.disconnect(true);
}

/** Everything a desk gets on connect, conversations and open offers included. */
function greet(world: World, agent: Agent, key: string | null): void {
  world.send(agent.id, 'onChannelTypes', CHANNEL_TYPES);
  agentConnected(world, agent, key);
  sendPullState(world, agent);
  for (const id of world.joined.get(agent.id) ?? []) {
    const conversation = world.conversation(id);
    const entry = world.participant(conversation, agent.id);
    if (entry) sendTopicData(world, conversation, entry);
  }
  for (const request of world.offersOf(agent.id)) sendOffer(world, request);
}

function attempt(api: SocketApi, run: () => void): void {
  try {
    run();
  } catch (error) {
    api.complain(error);
  }
}

function listen(api: SocketApi, socket: Socket, agent: Agent): void {
  let bytes = 0;
  // The size of an event is known only here, one layer below; attachments follow their event as packets of their own.
  socket.conn.on('packet', (packet: { type: string; data?: unknown }) => {
    if (packet.type !== 'message') return;
    if (typeof packet.data === 'string') bytes = Buffer.byteLength(packet.data);
    else if (packet.data instanceof Uint8Array) bytes += packet.data.byteLength;
  });
  socket.use((packet) => {
    const list: unknown[] = packet;
    const name = typeof list[0] === 'string' ? list[0] : String(list[0]);
    const last = list[list.length - 1];
    const ack = typeof last === 'function' ? (last as (answer: unknown) => void) : undefined;
    received(api, socket, agent, { name, payload: ack && list.length === 2 ? undefined : list[1], ack, bytes });
  });
}

interface Received {
  readonly name: string;
  readonly payload: unknown;
  readonly ack: ((answer: unknown) => void) | undefined;
  readonly bytes: number;
}

let lagged = 0;

function received(api: SocketApi, socket: Socket, agent: Agent, event: Received): void {
  const { engine, faults, log } = api;
  const { world } = engine;
  const name = event.name.slice(0, 100);
  log.add(
    { at: world.now(), dir: 'in', who: agent.username, kind: 'event', name, payload: event.payload },
    event.bytes,
  );
  if (event.bytes > EVENT_LIMIT) {
    refuse(api, socket, agent, event, new Refusal('the event is too large', 413));
    return;
  }
  const point = faults.takeCrash(event.name);
  const lagMs = faults.lasting.lagMs ?? 0;
  if (event.name === 'publishCimEvent' && lagMs > 0) {
    lagged += 1;
    world.clock.set(`lag:${String(lagged)}`, world.now() + lagMs, () => {
      carryOut(api, socket, agent, event, point);
    });
    return;
  }
  carryOut(api, socket, agent, event, point);
}

function carryOut(api: SocketApi, socket: Socket, agent: Agent, event: Received, point: CrashPoint | null): void {
  const { engine } = api;
  if (point === 'before-store') api.crash();
  try {
    if (engine.world.agents.get(agent.id) !== agent) throw new Refusal('unknown agent', 404);
    engine.perform(
      () => {
        handleCommand(engine.world, agent.id, event.name, event.payload);
      },
      crashHooks(api, socket, point),
    );
    event.ack?.({ status: 'ok' });
  } catch (error) {
    refuse(api, socket, agent, event, error instanceof Refusal ? error : new Refusal('internal error', 500));
  }
}

function crashHooks(api: SocketApi, socket: Socket, point: CrashPoint | null): Hooks {
  if (point === 'before-echo') return { beforeEcho: api.crash };
  if (point !== 'after-echo') return {};
  return {
    afterEcho: () => {
      // The echo has to have left the process; a poll that is just being answered needs a moment.
      const deadline = Date.now() + 500;
      const wait = () => {
        const buffered = (socket.conn as unknown as { writeBuffer?: unknown[] }).writeBuffer?.length ?? 0;
        if (buffered > 0 && Date.now() < deadline) setTimeout(wait, 5);
        else setTimeout(api.crash, 20);
      };
      wait();
    },
  };
}

/** Answers what cannot be done with an `errors` event that names the command. */
function refuse(api: SocketApi, socket: Socket, agent: Agent, event: Received, reason: Refusal): void {
  const { world } = api.engine;
  const conversationId =
    reason.conversationId ?? (isObj(event.payload) ? getId(event.payload, 'conversationId') : undefined);
  const conversation = conversationId === undefined ? undefined : world.conversations.get(conversationId);
  const payload: Obj = {
    task: event.name.slice(0, 100),
    msg: reason.message,
    statusCode: reason.statusCode,
    ...(reason.code === undefined ? {} : { code: reason.code }),
    ...(conversationId === undefined ? {} : { conversationId }),
    ...(conversation ? { roomInfo: roomInfo(conversation.roomId) } : {}),
  };
  if (api.delivery.sockets.get(agent.id) === socket) {
    api.delivery.deliver([{ kind: 'event', to: agent.id, name: 'errors', payload }]);
  }
  event.ack?.({ status: 'error', msg: reason.message });
}
