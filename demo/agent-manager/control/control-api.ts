/** The control API: acts as the customer, the network and the clock. For callers on the same machine. */
import type { RequestContext, Router } from '../http/http-router.js';
import type { Delivery } from '../sockets/delivery.js';
import type { Engine } from '../world/engine.js';
import { mediaRoutingDomains, teams } from '../world/seed-data.js';
import { isObject } from '../world/untrusted-input.js';
import type { Json } from '../world/world-types.js';
import { worldView } from '../world/world-view.js';
import { addChatControls } from './control-chats.js';
import { addFaultControls } from './control-faults.js';
import {
  malformed,
  readArray,
  readField,
  readInteger,
  readText,
  requireBody,
  requireInRange,
} from './control-input.js';
import type { Faults } from './faults.js';
import type { WireLog } from './wire-log.js';

export interface ControlApi {
  readonly engine: Engine;
  readonly faults: Faults;
  readonly delivery: Delivery;
  readonly log: WireLog;
  /** Closes every socket of the Agent Manager. */
  readonly closeConnections: () => void;
  /** Resets the world, the faults and the files, and closes the sockets. */
  readonly reset: () => Promise<void>;
  readonly isStopped: () => boolean;
}

const maxAdvanceMs = 366 * 24 * 60 * 60 * 1000;

export function addControlRoutes(router: Router, api: ControlApi): void {
  const { engine, log } = api;
  const { world } = engine;
  addChatControls(router, api);
  addFaultControls(router, api);
  router.add('POST', '/control/agents', (context) => createAgent(api, context));
  router.add('POST', '/control/clock', (context) => {
    const ms = readInteger(requireBody(context), 'advanceMs', 0, maxAdvanceMs);
    if (ms === undefined) throw malformed('advanceMs', 'advanceMs is missing');
    const now = world.clock.advance(ms);
    engine.perform(() => {
      world.markClockChanged();
    });
    return { body: { now } };
  });
  router.add('GET', '/control/world', () => ({ body: worldView(world) }));
  router.add('GET', '/control/pushes', () => ({ body: world.pushes }));
  router.add('GET', '/control/log', (context) => {
    const since = Number(context.query.get('since') ?? 0);
    if (!Number.isFinite(since) || since < 0) throw malformed('since', 'since must be a number');
    return { body: log.since(since) };
  });
  router.add('POST', '/control/reset', async (context) => {
    requireBody(context);
    await api.reset();
    return { body: {} };
  });
}

const knownRoles = new Set(['agent', 'supervisor', 'admin']);

function readNames(body: Json, name: string, isKnown: (value: string) => boolean): string[] | undefined {
  return readArray(body, name)?.map((value) => {
    if (typeof value !== 'string' || !isKnown(value)) throw malformed(name, `${name} contains an unknown name`);
    return value;
  });
}

function isTeamName(name: string): boolean {
  return teams.some((team) => team.teamName === name);
}

function createAgent(api: ControlApi, context: RequestContext): { status: number; body: Json } {
  const { world } = api.engine;
  const body = requireBody(context);
  const username = readText(body, 'username')?.normalize();
  if (username === undefined || !/^[\p{L}\p{M}\p{N}_.@+-]{1,100}$/u.test(username))
    throw malformed('username', 'username is missing or malformed');
  if (world.agentsByUsername.has(username)) throw malformed('username', 'username is taken');
  const team = readText(body, 'team') ?? 'Harbour';
  if (!isTeamName(team)) throw malformed('team', 'unknown team');
  const seed = {
    id: world.ids.uuid(),
    username,
    firstName: readText(body, 'firstName') ?? username.charAt(0).toUpperCase() + username.slice(1),
    lastName: readText(body, 'lastName') ?? '',
    roles: readNames(body, 'roles', (role) => knownRoles.has(role)) ?? ['agent'],
    team,
    supervises: readNames(body, 'supervises', isTeamName) ?? [],
    lacks: readNames(body, 'lacks', (scope) => /^[\w-]+\/\w+$/.test(scope)) ?? [],
    mrds: readMrds(body),
    extension: String(1100 + world.agents.size),
  };
  const agent = api.engine.perform(() => world.addAgentFromSeed(seed));
  return { status: 201, body: { id: agent.id, username: agent.username } };
}

function readMrds(body: Json): { name: string; max: number }[] {
  const given = readArray(body, 'mrds') ?? ['CHAT'];
  const mrds = given.map((entry) => {
    const name = isObject(entry) ? readField(entry, 'name') : entry;
    const max = isObject(entry) ? readField(entry, 'max') : undefined;
    const mrd = mediaRoutingDomains.find((known) => known.name === name);
    if (!mrd) throw malformed('mrds', 'unknown media routing domain');
    return {
      name: mrd.name,
      max: max === undefined ? mrd.maxRequests : Math.floor(requireInRange(max, 'mrds', 1, 1000)),
    };
  });
  if (new Set(mrds.map((entry) => entry.name)).size !== mrds.length) throw malformed('mrds', 'duplicate domain');
  return mrds;
}
