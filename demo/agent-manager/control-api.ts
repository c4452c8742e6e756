/** The control API: plays the customer, the network and the clock. For callers on the same machine. */
import { MRDS, TEAMS } from './catalog.js';
import { addChatControls } from './control-chats.js';
import { addFaultControls } from './control-faults.js';
import { bad, bodyOf, field, inRange, list, whole, word } from './control-input.js';
import type { Delivery } from './delivery.js';
import type { Engine } from './engine.js';
import type { Faults } from './faults.js';
import { isObj } from './guards.js';
import type { Call, Router } from './http-router.js';
import type { Obj } from './types.js';
import { worldView } from './view.js';
import type { WireLog } from './wire-log.js';

export interface ControlApi {
  readonly engine: Engine;
  readonly faults: Faults;
  readonly delivery: Delivery;
  readonly log: WireLog;
  /** Cuts every connection of the Agent Manager itself. */
  readonly cutNetwork: () => void;
  /** Back to the start: world, faults, files, sockets. */
  readonly reset: () => Promise<void>;
  readonly stopped: () => boolean;
}

const LONGEST_JUMP_MS = 366 * 24 * 60 * 60 * 1000;

export function addControlRoutes(router: Router, api: ControlApi): void {
  const { engine, log } = api;
  const { world } = engine;
  addChatControls(router, api);
  addFaultControls(router, api);
  router.add('POST', '/control/agents', (call) => addAgent(api, call));
  router.add('POST', '/control/clock', (call) => {
    const ms = whole(bodyOf(call), 'advanceMs', 0, LONGEST_JUMP_MS);
    if (ms === undefined) throw bad('advanceMs', 'advanceMs is missing');
    const now = world.clock.advance(ms);
    engine.perform(() => {
      world.touchClock();
    });
    return { body: { now } };
  });
  router.add('GET', '/control/world', () => ({ body: worldView(world) }));
  router.add('GET', '/control/pushes', () => ({ body: world.pushes }));
  router.add('GET', '/control/log', (call) => {
    const since = Number(call.query.get('since') ?? 0);
    if (!Number.isFinite(since) || since < 0) throw bad('since', 'since is a number');
    return { body: log.since(since) };
  });
  router.add('POST', '/control/reset', async (call) => {
    bodyOf(call);
    await api.reset();
    return { body: {} };
  });
}

const ROLES = new Set(['agent', 'supervisor', 'admin']);

function names(body: Obj, name: string, known: (value: string) => boolean): string[] | undefined {
  return list(body, name)?.map((value) => {
    if (typeof value !== 'string' || !known(value)) throw bad(name, `${name} holds an unknown name`);
    return value;
  });
}

function isTeam(name: string): boolean {
  return TEAMS.some((team) => team.teamName === name);
}

function addAgent(api: ControlApi, call: Call): { status: number; body: Obj } {
  const { world } = api.engine;
  const body = bodyOf(call);
  const username = word(body, 'username');
  if (username === undefined || !/^[\w.@+-]{1,100}$/.test(username))
    throw bad('username', 'username is missing or malformed');
  if (world.agentsByName.has(username)) throw bad('username', 'username is taken');
  const team = word(body, 'team') ?? 'Harbour';
  if (!isTeam(team)) throw bad('team', 'unknown team');
  const person = {
    id: world.ids.uuid(),
    username,
    firstName: word(body, 'firstName') ?? username.charAt(0).toUpperCase() + username.slice(1),
    lastName: word(body, 'lastName') ?? '',
    roles: names(body, 'roles', (role) => ROLES.has(role)) ?? ['agent'],
    team,
    supervises: names(body, 'supervises', isTeam) ?? [],
    lacks: names(body, 'lacks', (scope) => /^[\w-]+\/\w+$/.test(scope)) ?? [],
    mrds: readMrds(body),
    extension: String(1100 + world.agents.size),
  };
  const agent = api.engine.perform(() => world.addPerson(person));
  return { status: 201, body: { id: agent.id, username: agent.username } };
}

function readMrds(body: Obj): { name: string; max: number }[] {
  const given = list(body, 'mrds') ?? ['CHAT'];
  const found = given.map((entry) => {
    const name = isObj(entry) ? field(entry, 'name') : entry;
    const max = isObj(entry) ? field(entry, 'max') : undefined;
    const mrd = MRDS.find((known) => known.name === name);
    if (!mrd) throw bad('mrds', 'unknown media routing domain');
    return { name: mrd.name, max: max === undefined ? mrd.maxRequests : Math.floor(inRange(max, 'mrds', 1, 1000)) };
  });
  if (new Set(found.map((entry) => entry.name)).size !== found.length) throw bad('mrds', 'a domain is named twice');
  return found;
}
