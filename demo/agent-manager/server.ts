/** Creates the emulator: one HTTP server for the Agent Manager, its sibling services and the control API. */
import { ServerResponse, type IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { addControlRoutes } from './control/control-api.js';
import { Faults } from './control/faults.js';
import { WireLog } from './control/wire-log.js';
import { AccessPolicy, parseOrigins, reachableHost } from './http/access-policy.js';
import { HttpError, proxyNotFound, requestUrl, Router, sendResponse } from './http/http-router.js';
import { createHttpServer } from './http/http-server.js';
import { LoginThrottle } from './http/login-throttle.js';
import { defaultOptions, normalizeBase, siblingBase, type EmulatorOptions } from './options/emulator-options.js';
import { addRestRoutes } from './rest/rest-api.js';
import { FileStore } from './rest/rest-files.js';
import { handleTimer } from './rules/handle-timer.js';
import { Delivery } from './sockets/delivery.js';
import { attachSockets } from './sockets/socket-api.js';
import { openStore } from './store/level-store.js';
import { EmulatedClock } from './world/emulated-clock.js';
import { Engine, type WorldStore } from './world/engine.js';
import { createRandom, IdGenerator } from './world/id-generator.js';
import { CommandError, getString } from './world/untrusted-input.js';
import type { Json } from './world/world-types.js';
import { worldView } from './world/world-view.js';
import { World } from './world/world.js';

export type { EmulatorOptions } from './options/emulator-options.js';

export interface AgentManager {
  /** Base URL of the Agent Manager, as a desk is configured with. */
  readonly url: string;
  /** Base URL of the control API. */
  readonly control: string;
  /** The complete state, in the shape of `GET /world`. */
  readonly world: Json;
  stop(): Promise<void>;
}

const maxPacketBytes = 5 * 1024 * 1024;
const maxControlBodyBytes = 64 * 1024 * 1024;
const maxRestBodyBytes = 2 * 1024 * 1024;

/** Starts an emulator; resolves when it listens. */
export async function startAgentManager(overrides: Partial<EmulatorOptions> = {}): Promise<AgentManager> {
  const options: EmulatorOptions = { ...defaultOptions, ...overrides };
  const base = normalizeBase(options.base);
  const access = new AccessPolicy({ ...options, origins: parseOrigins(options.origin) });
  const warn = (error: unknown) => {
    console.error(error);
  };
  const { world, store, files } = await createWorld(options);
  const engine = new Engine(world, store, warn);
  // Store the initial records before the first change.
  engine.perform(() => undefined);
  await engine.idle();
  const faults = new Faults(createRandom(options.seed + 7));
  const log = new WireLog();
  const delivery = new Delivery(world, faults, log);
  engine.deliver = (outgoing) => {
    delivery.deliver(outgoing);
  };
  let isStopped = false;

  const restRouter = new Router(maxRestBodyBytes);
  const controlRouter = new Router(maxControlBodyBytes);
  const logins = new LoginThrottle();
  const { server } = options;
  addRestRoutes(restRouter, { engine, faults, log, files, logins, server, base, siblingBase: siblingBase(base) });

  const absentPaths = options.without.map((service) => `${siblingBase(base)}/${service}/`);
  const http = createHttpServer(handleRequest);
  const io = new Server(http.server, {
    path: `${base}/socket.io`,
    serveClient: false,
    maxHttpBufferSize: maxPacketBytes,
    pingInterval: options.pingInterval * 1000,
    pingTimeout: options.pingTimeout * 1000,
    allowRequest: (req, callback) => {
      if (faults.downUntil !== null) req.socket.destroy();
      callback(null, faults.downUntil === null);
    },
  });
  io.engine.use((req: IncomingMessage, res: ServerResponse, next: (error?: Error) => void) => {
    // An upgrade has no response that could be written to; Engine.IO answers it.
    const isUpgrade = !(res instanceof ServerResponse);
    const refusal = isUpgrade ? access.refusal(req, false) : null;
    if (refusal !== null) next(new Error(refusal));
    else if (isUpgrade && options.sockets !== 'all') next(new Error('WebSockets are not let through; see --sockets'));
    else if (isUpgrade) next();
    else if (!access.admit(req, res, false)) return;
    else if (options.sockets === 'none') sendResponse(res, proxyNotFound);
    else next();
  });
  // By default Engine.IO waits 30 s for a disconnected polling client, which would delay the shutdown.
  io.engine.on('connection', ({ transport }: { readonly transport: { closeTimeout?: number } }) => {
    if (transport.closeTimeout !== undefined) transport.closeTimeout = 1000;
  });
  attachSockets(io, { engine, faults, delivery, log, warn, crash: () => process.kill(process.pid, 'SIGKILL') });

  addControlRoutes(controlRouter, {
    engine,
    faults,
    delivery,
    log,
    closeConnections: () => {
      for (const socket of [...delivery.sockets.values()]) socket.conn.close();
    },
    reset: async () => {
      // Refuse connections during the reset, so that no desk joins the old world.
      faults.downUntil = Infinity;
      await engine.idle();
      const openSockets = [...delivery.sockets.values()];
      delivery.sockets.clear();
      delivery.clear();
      for (const socket of openSockets) socket.conn.close();
      world.clear();
      files.clear();
      log.clear();
      logins.clear();
      await store?.clear();
      engine.perform(() => {
        for (const id of world.agents.keys()) world.markChanged('agent', id);
      });
      faults.clear();
    },
    isStopped: () => isStopped,
  });

  async function handleRequest(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams } = requestUrl(req);
    const isControl = pathname === '/control' || pathname.startsWith('/control/');
    if (!isControl && faults.downUntil !== null) {
      req.socket.destroy();
      return;
    }
    // The clock that the control API sets, like all timestamps.
    res.setHeader('Date', new Date(world.now()).toUTCString());
    if (!access.admit(req, res, isControl)) return;
    if (absentPaths.some((path) => pathname.startsWith(path))) {
      sendResponse(res, proxyNotFound);
      return;
    }
    try {
      const response = await (isControl ? controlRouter : restRouter).run(req, pathname, searchParams);
      await engine.idle();
      if (!response) throw new HttpError(404, { error: 'not found', statusCode: 404, msg: 'not found' });
      sendResponse(res, response);
    } catch (error) {
      // The caller has gone, or the end of its request was malformed.
      if (req.destroyed && !req.complete) return;
      const { status, body } = errorResponse(error);
      if (status === 500) warn(error);
      sendResponse(res, { status, body: isControl ? controlErrorBody(body) : body });
    }
  }

  const port = await http.listen(options.port, options.host);
  const serverOrigin = `http://${reachableHost(options.host)}:${String(port)}`;
  return {
    url: `${serverOrigin}${base === '' ? '/' : base}`,
    control: `${serverOrigin}/control`,
    get world() {
      return worldView(world);
    },
    async stop() {
      if (isStopped) return;
      isStopped = true;
      delivery.clear();
      world.clock.stop();
      const closed = io.close();
      http.server.closeIdleConnections();
      // Let Socket.IO send its close packets, then destroy the connections that are left.
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 100).unref())]);
      http.destroyConnections();
      await closed;
      await engine.idle();
      await store?.close();
    },
  };
}

function errorResponse(error: unknown): { status: number; body: unknown } {
  if (error instanceof HttpError) return { status: error.status, body: error.body };
  if (error instanceof CommandError) return { status: error.statusCode, body: { error: error.message } };
  return { status: 500, body: { error: 'internal error' } };
}

/** The body of every error of the control API. */
function controlErrorBody(body: unknown): Json {
  return { error: getString(body, 'error') ?? 'refused', field: getString(body, 'field') ?? '' };
}

async function createWorld(
  options: EmulatorOptions,
): Promise<{ world: World; store: WorldStore | null; files: FileStore }> {
  const worldOptions = {
    ronaMs: options.rona * 1000,
    ttlMs: options.ttl * 1000,
    awayMs: options.away * 1000,
    wrapupMs: options.wrapup * 1000,
    dedupe: options.dedupe,
    remintEventIds: options.remintEventIds,
    bargeRole: options.bargeRole,
    ronaNotReady: options.ronaNotReady,
    autoReadyMrds: options.autoReadyMrds,
    monitors: options.monitors,
  };
  const scheduleTimeout = (ms: number, callback: () => void) => {
    const timer = setTimeout(callback, ms);
    return () => {
      clearTimeout(timer);
    };
  };
  const files = new FileStore();
  if (options.store === null) {
    const clock = new EmulatedClock(Date.now, scheduleTimeout);
    return { world: new World(worldOptions, clock, new IdGenerator(options.seed), handleTimer), store: null, files };
  }
  return await openStore(options.store, {
    worldOptions,
    scheduleTimeout,
    seed: options.seed,
    forget: options.forget,
    files,
  });
}
