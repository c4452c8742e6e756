/** `/control/faults`: validates and applies faults. */
import { expireTokens } from '../http/access-tokens.js';
import type { RequestContext, Router } from '../http/http-router.js';
import { forceLogout } from '../rules/logout.js';
import { removeSession } from '../sockets/socket-api.js';
import type { Agent, Json } from '../world/world-types.js';
import type { ControlApi } from './control-api.js';
import {
  copyInput,
  malformed,
  readField,
  readObject,
  readText,
  requireAgent,
  requireBody,
  requireInRange,
} from './control-input.js';
import { dropModes, dropSocket, type DropMode } from './drop-sockets.js';
import type { CrashPoint, OngoingFaults } from './faults.js';

const maxDurationMs = 3_600_000;
const knownFaults = new Set([
  'dropSockets',
  'down',
  'takeOver',
  'forceLogout',
  'expireToken',
  'crash',
  'refuse',
  'delayMs',
  'duplicate',
  'copies',
  'reorder',
  'lose',
  'misroute',
  'lagMs',
  'uploadMs',
  'failReports',
  'restDelayMs',
  'restFail',
]);

interface FaultRequest {
  readonly drop?: { agent: Agent | null; mode: DropMode };
  readonly down?: number;
  readonly takeOver?: Agent;
  readonly logout?: Agent;
  readonly expire?: Agent;
  readonly crash?: { event: string; at: CrashPoint };
  readonly ongoing: OngoingFaults;
}

export function addFaultControls(router: Router, api: ControlApi): void {
  router.add('POST', '/control/faults', (context) => {
    applyFaults(api, readFaultRequest(api, context));
    return { body: api.faults.toJson() };
  });
  router.add('GET', '/control/faults', () => ({ body: api.faults.toJson() }));
  router.add('DELETE', '/control/faults', () => {
    api.faults.clear();
    api.delivery.releaseAll();
    api.engine.world.clock.clear('network:down');
    return { body: {} };
  });
}

function readFaultRequest(api: ControlApi, context: RequestContext): FaultRequest {
  const { world } = api.engine;
  const body = requireBody(context);
  for (const name of Object.keys(body)) {
    if (!knownFaults.has(name)) throw malformed(name, 'unknown fault');
  }
  const readAgent = (name: string): Agent | undefined => {
    const value = readField(body, name);
    return value === undefined ? undefined : requireAgent(world, value, name);
  };
  const takeOver = readAgent('takeOver');
  const logout = readAgent('forceLogout');
  const expire = readAgent('expireToken');
  const down = readField(body, 'down');
  const drop = readDrop(api, body);
  const crash = readCrash(body);
  return {
    ...(drop ? { drop } : {}),
    ...(down === undefined ? {} : { down: requireInRange(down, 'down', 0, maxDurationMs) }),
    ...(takeOver ? { takeOver } : {}),
    ...(logout ? { logout } : {}),
    ...(expire ? { expire } : {}),
    ...(crash ? { crash } : {}),
    ongoing: readOngoingFaults(body),
  };
}

function readDrop(api: ControlApi, body: Json): FaultRequest['drop'] {
  const given = readObject(body, 'dropSockets');
  if (!given) return undefined;
  const mode = dropModes.find((name) => name === readField(given, 'how'));
  if (!mode) throw malformed('dropSockets.how', `how must be one of ${dropModes.join(', ')}`);
  const username = readField(given, 'username');
  return {
    mode,
    agent: username === undefined ? null : requireAgent(api.engine.world, username, 'dropSockets.username'),
  };
}

function readCrash(body: Json): FaultRequest['crash'] {
  const given = readObject(body, 'crash');
  if (!given) return undefined;
  const event = readText(given, 'event', 'crash.');
  const at = (['before-store', 'before-echo', 'after-echo'] as const).find((point) => point === readField(given, 'at'));
  if (event === undefined) throw malformed('crash.event', 'event is missing');
  if (!at) throw malformed('crash.at', 'at must be before-store, before-echo or after-echo');
  return { event, at };
}

function readProbability(body: Json, name: string, prefix = ''): number | undefined {
  const value = readField(body, name);
  return value === undefined ? undefined : requireInRange(value, prefix + name, 0, 1);
}

function readRange(body: Json, name: string): readonly [number, number] | undefined {
  const value = readField(body, name);
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length !== 2) throw malformed(name, `${name} must be [min, max]`);
  const min = requireInRange(value[0], name, 0, maxDurationMs);
  return [min, requireInRange(value[1], name, min, maxDurationMs)];
}

function readRestFail(body: Json): OngoingFaults['restFail'] {
  const given = readObject(body, 'restFail');
  if (!given) return undefined;
  const path = readText(given, 'path', 'restFail.');
  if (path === undefined) throw malformed('restFail.path', 'path is missing');
  const status = requireInRange(readField(given, 'status') ?? 500, 'restFail.status', 400, 599);
  if (!Number.isInteger(status)) throw malformed('restFail.status', 'status must be an integer');
  return { path, p: readProbability(given, 'p', 'restFail.') ?? 1, status };
}

function readOngoingFaults(body: Json): OngoingFaults {
  const ongoing: OngoingFaults = {};
  const refuse = readObject(body, 'refuse');
  if (refuse) {
    const code = readText(refuse, 'code', 'refuse.');
    if (code === undefined) throw malformed('refuse.code', 'code is missing');
    ongoing.refuse = { code, data: copyInput(readField(refuse, 'data'), 'refuse.data') };
  }
  for (const name of ['delayMs', 'restDelayMs'] as const) {
    const range = readRange(body, name);
    if (range) ongoing[name] = range;
  }
  const duplicate = readProbability(body, 'duplicate');
  const reorder = readProbability(body, 'reorder');
  const misroute = readProbability(body, 'misroute');
  if (duplicate !== undefined) ongoing.duplicate = duplicate;
  const copies = readField(body, 'copies');
  if (copies !== undefined) ongoing.copies = requireInRange(copies, 'copies', 2, 100);
  if (reorder !== undefined) ongoing.reorder = reorder;
  if (misroute !== undefined) ongoing.misroute = misroute;
  const lose = readObject(body, 'lose');
  if (lose) {
    const event = readText(lose, 'event', 'lose.');
    const p = readProbability(lose, 'p', 'lose.');
    if (event === undefined) throw malformed('lose.event', 'event is missing');
    ongoing.lose = { event, p: p ?? 1 };
  }
  const restFail = readRestFail(body);
  if (restFail) ongoing.restFail = restFail;
  const reports = readObject(body, 'failReports');
  if (reports) {
    const names = Object.keys(reports);
    ongoing.failReports = Object.fromEntries(
      names.map((name) => [name, requireInRange(reports[name], `failReports.${name}`, 400, 599)]),
    );
  }
  for (const name of ['lagMs', 'uploadMs'] as const) {
    const value = readField(body, name);
    if (value !== undefined) ongoing[name] = requireInRange(value, name, 0, maxDurationMs);
  }
  return ongoing;
}

function applyFaults(api: ControlApi, request: FaultRequest): void {
  const { engine, faults, delivery } = api;
  const { world } = engine;
  Object.assign(faults.ongoing, request.ongoing);
  if (request.crash) faults.crash = request.crash;
  if (request.expire) {
    const agent = request.expire;
    engine.perform(() => {
      expireTokens(world, agent);
    });
  }
  if (request.takeOver) {
    const socket = delivery.sockets.get(request.takeOver.id);
    if (socket) removeSession(socket, request.takeOver.id);
  }
  if (request.logout) {
    const agent = request.logout;
    engine.perform(() => {
      forceLogout(world, agent);
    });
  }
  if (request.drop) {
    const { agent, mode } = request.drop;
    for (const [id, socket] of [...delivery.sockets]) {
      if (!agent || agent.id === id) dropSocket(socket, mode);
    }
  }
  if (request.down !== undefined && request.down > 0) {
    faults.downUntil = world.now() + request.down;
    world.clock.set('network:down', faults.downUntil, () => {
      faults.downUntil = null;
    });
    api.closeConnections();
  }
}
