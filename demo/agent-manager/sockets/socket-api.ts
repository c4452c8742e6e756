/** The Socket.IO server: the handshake, the state sent after connecting, and the commands of desks. */
import type { Server, Socket } from 'socket.io';
import type { CrashPoint, Faults } from '../control/faults.js';
import type { WireLog } from '../control/wire-log.js';
import { roomInfo } from '../payloads/channel-session-payloads.js';
import { handleCommand } from '../rules/handle-command.js';
import { sendOffer } from '../rules/offers.js';
import { sendTopicData } from '../rules/participants.js';
import { agentConnected, agentDisconnected } from '../rules/presence.js';
import { sendPullState } from '../rules/pull-mode.js';
import type { DeliveryHooks, Engine } from '../world/engine.js';
import { channelTypes } from '../world/seed-data.js';
import { CommandError, getId, isObject } from '../world/untrusted-input.js';
import type { Agent, Json } from '../world/world-types.js';
import type { World } from '../world/world.js';
import type { Delivery } from './delivery.js';
import { handshakeAgent, readRegistrationToken, validateHandshake } from './handshake.js';

const maxEventBytes = 1_048_576;

export interface SocketApi {
  readonly engine: Engine;
  readonly faults: Faults;
  readonly delivery: Delivery;
  readonly log: WireLog;
  readonly warn: (error: unknown) => void;
  /** Ends the process as kill -9 does. */
  readonly crash: () => void;
}

/** Connects a Socket.IO server to the world. */
export function attachSockets(io: Server, api: SocketApi): void {
  io.use((socket, next) => {
    const handshakeError = validateHandshake(api, socket);
    if (handshakeError) next(handshakeError);
    else next();
  });
  io.on('connection', (socket) => {
    const agent = handshakeAgent(api.engine.world, socket);
    if (agent) handleConnection(api, socket, agent);
    else socket.disconnect(true);
  });
}

function handleConnection(api: SocketApi, socket: Socket, agent: Agent): void {
  const { engine, delivery } = api;
  const { world } = engine;
  const previousSocket = delivery.sockets.get(agent.id);
  delivery.sockets.set(agent.id, socket);
  if (previousSocket) removeSession(previousSocket, agent.id);
  socket.on('disconnect', () => {
    if (delivery.sockets.get(agent.id) !== socket) return;
    delivery.sockets.delete(agent.id);
    runSafely(api, () =>
      engine.perform(() => {
        if (world.agents.get(agent.id) === agent) agentDisconnected(world, agent);
      }),
    );
  });
  listenForEvents(api, socket, agent);
  runSafely(api, () =>
    engine.perform(() => {
      sendInitialState(world, agent, readRegistrationToken(socket));
    }),
  );
}

/** Notifies a desk that another login took over, and disconnects it. */
export function removeSession(socket: Socket, agentId: string): void {
  socket.emit('socketSessionRemoved', { agentId });
  socket.disconnect(true);
}

/** Sends the state a desk needs after connecting, with its conversations and open offers. */
function sendInitialState(world: World, agent: Agent, registrationToken: string | null): void {
  world.send(agent.id, 'onChannelTypes', channelTypes);
  agentConnected(world, agent, registrationToken);
  sendPullState(world, agent);
  for (const id of world.conversationIdsByAgent.get(agent.id) ?? []) {
    const conversation = world.conversation(id);
    const participant = world.participant(conversation, agent.id);
    if (participant) sendTopicData(world, conversation, participant);
  }
  for (const request of world.offersTo(agent.id)) sendOffer(world, request);
}

function runSafely(api: SocketApi, run: () => void): void {
  try {
    run();
  } catch (error) {
    api.warn(error);
  }
}

function listenForEvents(api: SocketApi, socket: Socket, agent: Agent): void {
  let bytes = 0;
  // Only Engine.IO packets have a size. Binary attachments follow their event as packets of their own.
  socket.conn.on('packet', (packet: { type: string; data?: unknown }) => {
    if (packet.type !== 'message') return;
    if (typeof packet.data === 'string') bytes = Buffer.byteLength(packet.data);
    else if (packet.data instanceof Uint8Array) bytes += packet.data.byteLength;
  });
  socket.use((packet) => {
    const args: unknown[] = packet;
    const name = typeof args[0] === 'string' ? args[0] : String(args[0]);
    const lastArg = args[args.length - 1];
    const ack = typeof lastArg === 'function' ? (lastArg as (answer: unknown) => void) : undefined;
    handleEvent(api, socket, agent, { name, payload: ack && args.length === 2 ? undefined : args[1], ack, bytes });
  });
}

interface IncomingEvent {
  readonly name: string;
  readonly payload: unknown;
  readonly ack: ((answer: unknown) => void) | undefined;
  readonly bytes: number;
}

let delayedEventCount = 0;

function handleEvent(api: SocketApi, socket: Socket, agent: Agent, event: IncomingEvent): void {
  const { engine, faults, log } = api;
  const { world } = engine;
  const name = event.name.slice(0, 100);
  log.add(
    { at: world.now(), dir: 'in', who: agent.username, kind: 'event', name, payload: event.payload },
    event.bytes,
  );
  if (event.bytes > maxEventBytes) {
    sendError(api, socket, agent, event, new CommandError('the event is too large', 413));
    return;
  }
  const crashPoint = faults.consumeCrash(event.name);
  const lagMs = faults.ongoing.lagMs ?? 0;
  if (event.name === 'publishCimEvent' && lagMs > 0) {
    delayedEventCount += 1;
    world.clock.set(`lag:${String(delayedEventCount)}`, world.now() + lagMs, () => {
      executeEvent(api, socket, agent, event, crashPoint);
    });
    return;
  }
  executeEvent(api, socket, agent, event, crashPoint);
}

function executeEvent(
  api: SocketApi,
  socket: Socket,
  agent: Agent,
  event: IncomingEvent,
  crashPoint: CrashPoint | null,
): void {
  const { engine } = api;
  if (crashPoint === 'before-store') api.crash();
  try {
    if (engine.world.agents.get(agent.id) !== agent) throw new CommandError('unknown agent', 404);
    engine.perform(
      () => {
        handleCommand(engine.world, agent.id, event.name, event.payload);
      },
      crashHooks(api, socket, crashPoint),
    );
    event.ack?.({ status: 'ok' });
  } catch (error) {
    sendError(
      api,
      socket,
      agent,
      event,
      error instanceof CommandError ? error : new CommandError('internal error', 500),
    );
  }
}

function crashHooks(api: SocketApi, socket: Socket, crashPoint: CrashPoint | null): DeliveryHooks {
  if (crashPoint === 'before-echo') return { beforeEcho: api.crash };
  if (crashPoint !== 'after-echo') return {};
  return {
    afterEcho: () => {
      // Wait until the echo is flushed; a long-polling response takes a moment.
      const deadline = Date.now() + 500;
      const waitForFlush = () => {
        const buffered = (socket.conn as unknown as { writeBuffer?: unknown[] }).writeBuffer?.length ?? 0;
        if (buffered > 0 && Date.now() < deadline) setTimeout(waitForFlush, 5);
        else setTimeout(api.crash, 20);
      };
      waitForFlush();
    },
  };
}

/** Sends an `errors` event that names the refused command. */
function sendError(api: SocketApi, socket: Socket, agent: Agent, event: IncomingEvent, error: CommandError): void {
  const { world } = api.engine;
  const conversationId =
    error.conversationId ?? (isObject(event.payload) ? getId(event.payload, 'conversationId') : undefined);
  const conversation = conversationId === undefined ? undefined : world.conversations.get(conversationId);
  const payload: Json = {
    task: event.name.slice(0, 100),
    msg: error.message,
    statusCode: error.statusCode,
    ...(error.code === undefined ? {} : { code: error.code }),
    ...(conversationId === undefined ? {} : { conversationId }),
    ...(conversation ? { roomInfo: roomInfo(conversation.roomId) } : {}),
  };
  if (api.delivery.sockets.get(agent.id) === socket) {
    api.delivery.deliver([{ kind: 'event', to: agent.id, name: 'errors', payload }]);
  }
  event.ack?.({ status: 'error', msg: error.message });
}
