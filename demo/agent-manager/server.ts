/** Puts the emulator together: one http server with the Agent Manager, its sibling services and the control API. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { Server } from 'socket.io';
import { Clock } from './clock.js';
import { addControlRoutes } from './control-api.js';
import { Delivery } from './delivery.js';
import { cleanBase, DEFAULTS, siblingPath, type EmulatorOptions } from './emulator-options.js';
import { Engine, type Store } from './engine.js';
import { Faults } from './faults.js';
import { getText, Refusal } from './guards.js';
import { allowOrigin, HttpError, isLoopback, Router, sendJson, targetOf } from './http-router.js';
import { Ids, makeRandom } from './ids.js';
import { addRestRoutes } from './rest-api.js';
import { Files } from './rest-files.js';
import { attachSockets } from './socket-api.js';
import { openStore } from './store.js';
import type { Obj } from './types.js';
import { worldView } from './view.js';
import { WireLog } from './wire-log.js';
import { World } from './world.js';

export type { EmulatorOptions } from './emulator-options.js';

export interface AgentManager {
  /** The Agent Manager's base URL, as a desk is given it. */
  readonly url: string;
  readonly control: string;
  /** The whole truth, in the shape of `GET /world`. */
  readonly world: Obj;
  stop(): Promise<void>;
}

const PACKET_LIMIT = 5 * 1024 * 1024;
const CONTROL_LIMIT = 64 * 1024 * 1024;
const REST_LIMIT = 2 * 1024 * 1024;

/** Starts an emulator; resolves when it listens. */
export async function startAgentManager(given: Partial<EmulatorOptions> = {}): Promise<AgentManager> {
  const options: EmulatorOptions = { ...DEFAULTS, ...given };
  const base = cleanBase(options.base);
  const complain = (error: unknown) => {
    console.error(error);
  };
  const { world, store, files } = await makeWorld(options);
  const engine = new Engine(world, store, complain);
  // What a fresh world consists of is written down before anything happens to it.
  engine.perform(() => undefined);
  await engine.idle();
  const faults = new Faults(makeRandom(options.seed + 7));
  const log = new WireLog();
  const delivery = new Delivery(world, faults, log);
  engine.deliver = (out) => {
    delivery.deliver(out);
  };
  let stopped = false;

  const rest = new Router(REST_LIMIT);
  const control = new Router(CONTROL_LIMIT);
  addRestRoutes(rest, { engine, faults, log, files, base, siblings: siblingPath(base) });

  const sockets = new Set<NetSocket>();
  const http = createServer((req, res) => {
    void answer(req, res);
  });
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  const io = new Server(http, {
    path: `${base}/socket.io`,
    serveClient: false,
    cors: { origin: options.origin ?? true, credentials: true },
    maxHttpBufferSize: PACKET_LIMIT,
    pingInterval: options.pingInterval * 1000,
    pingTimeout: options.pingTimeout * 1000,
    allowRequest: (req, allow) => {
      if (faults.downUntil !== null) req.socket.destroy();
      allow(null, faults.downUntil === null);
    },
  });
  // Left alone, a polling client that is thrown out is waited for half a minute, and the process with it.
  io.engine.on('connection', ({ transport }: { readonly transport: { closeTimeout?: number } }) => {
    if (transport.closeTimeout !== undefined) transport.closeTimeout = 1000;
  });
  attachSockets(io, { engine, faults, delivery, log, complain, crash: () => process.kill(process.pid, 'SIGKILL') });

  addControlRoutes(control, {
    engine,
    faults,
    delivery,
    log,
    cutNetwork: () => {
      for (const socket of [...delivery.sockets.values()]) socket.conn.close();
    },
    reset: async () => {
      // Unreachable meanwhile, so that no desk gets into a world that is about to end.
      faults.downUntil = Infinity;
      await engine.idle();
      const live = [...delivery.sockets.values()];
      delivery.sockets.clear();
      delivery.clear();
      for (const socket of live) socket.conn.close();
      world.clear();
      files.clear();
      log.clear();
      await store?.clear();
      engine.perform(() => {
        for (const id of world.agents.keys()) world.touch('agent', id);
      });
      faults.clear();
    },
    stopped: () => stopped,
  });

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams } = targetOf(req);
    const isControl = pathname === '/control' || pathname.startsWith('/control/');
    if (!isControl && faults.downUntil !== null) {
      req.socket.destroy();
      return;
    }
    allowOrigin(req, res, options.origin);
    if (req.method === 'OPTIONS') {
      res.writeHead(204).end();
      return;
    }
    try {
      if (isControl && !options.controlOpen && !isLoopback(req.socket.remoteAddress)) {
        throw new HttpError(403, { error: 'the control API answers callers on this machine only' });
      }
      const found = await (isControl ? control : rest).run(req, res, pathname, searchParams);
      await engine.idle();
      if (!found) throw new HttpError(404, { error: 'not found', statusCode: 404, msg: 'not found' });
      sendJson(res, found);
    } catch (error) {
      const { status, body } = errorAnswer(error);
      if (status === 500) complain(error);
      sendJson(res, { status, body: isControl ? controlError(body) : body });
    }
  }

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.port, () => {
      resolve();
    });
  });
  const origin = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
  return {
    url: `${origin}${base === '' ? '/' : base}`,
    control: `${origin}/control`,
    get world() {
      return worldView(world);
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      delivery.clear();
      world.clock.stop();
      const closed = io.close();
      http.closeIdleConnections();
      // Farewells get a moment to leave; connections nobody ends are ended.
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 100).unref())]);
      for (const socket of sockets) socket.destroy();
      await closed;
      await engine.idle();
      await store?.close();
    },
  };
}

function errorAnswer(error: unknown): { status: number; body: unknown } {
  if (error instanceof HttpError) return { status: error.status, body: error.body };
  if (error instanceof Refusal) return { status: error.statusCode, body: { error: error.message } };
  return { status: 500, body: { error: 'internal error' } };
}

/** The one shape of every error of the control API. */
function controlError(body: unknown): Obj {
  return { error: getText(body, 'error') ?? 'refused', field: getText(body, 'field') ?? '' };
}

async function makeWorld(options: EmulatorOptions): Promise<{ world: World; store: Store | null; files: Files }> {
  const rules = {
    ronaMs: options.rona * 1000,
    ttlMs: options.ttl * 1000,
    awayMs: options.away * 1000,
    wrapupMs: options.wrapup * 1000,
    dedupe: options.dedupe,
    remintEventIds: options.remintEventIds,
    bargeRole: options.bargeRole,
    ronaNotReady: options.ronaNotReady,
    autoReadyMrds: options.autoReadyMrds,
  };
  const sleeper = (ms: number, wake: () => void) => {
    const timer = setTimeout(wake, ms);
    return () => {
      clearTimeout(timer);
    };
  };
  const files = new Files();
  if (options.store === null) {
    const clock = new Clock(Date.now, sleeper);
    return { world: new World(rules, clock, new Ids(options.seed)), store: null, files };
  }
  return await openStore(options.store, { rules, sleeper, seed: options.seed, forget: options.forget, files });
}
