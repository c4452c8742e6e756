/** `/faults`: reading, checking and switching on what goes wrong. */
import type { ControlApi } from './control-api.js';
import { agentNamed, bad, bodyOf, copy, field, inRange, object, word } from './control-input.js';
import { DROPS, dropSocket, type Drop } from './drop-sockets.js';
import type { CrashPoint, LastingFaults } from './faults.js';
import type { Call, Router } from './http-router.js';
import { forceLogout } from './presence.js';
import { removeSession } from './socket-api.js';
import { expireTokens } from './tokens.js';
import type { Agent, Obj } from './types.js';

const LONGEST_MS = 3_600_000;
const KNOWN = new Set([
  'dropSockets',
  'down',
  'takeOver',
  'forceLogout',
  'expireToken',
  'crash',
  'refuse',
  'delayMs',
  'duplicate',
  'reorder',
  'lose',
  'misroute',
  'lagMs',
  'uploadMs',
  'failReports',
]);

interface Wish {
  readonly drop?: { agent: Agent | null; how: Drop };
  readonly down?: number;
  readonly takeOver?: Agent;
  readonly logout?: Agent;
  readonly expire?: Agent;
  readonly crash?: { event: string; at: CrashPoint };
  readonly lasting: LastingFaults;
}

export function addFaultControls(router: Router, api: ControlApi): void {
  router.add('POST', '/control/faults', (call) => {
    apply(api, readWish(api, call));
    return { body: api.faults.view() };
  });
  router.add('GET', '/control/faults', () => ({ body: api.faults.view() }));
  router.add('DELETE', '/control/faults', () => {
    api.faults.clear();
    api.delivery.release();
    api.engine.world.clock.clear('network:down');
    return { body: {} };
  });
}

function readWish(api: ControlApi, call: Call): Wish {
  const { world } = api.engine;
  const body = bodyOf(call);
  for (const name of Object.keys(body)) {
    if (!KNOWN.has(name)) throw bad(name, 'unknown fault');
  }
  const agent = (name: string): Agent | undefined => {
    const value = field(body, name);
    return value === undefined ? undefined : agentNamed(world, value, name);
  };
  const takeOver = agent('takeOver');
  const logout = agent('forceLogout');
  const expire = agent('expireToken');
  const down = field(body, 'down');
  const drop = readDrop(api, body);
  const crash = readCrash(body);
  return {
    ...(drop ? { drop } : {}),
    ...(down === undefined ? {} : { down: inRange(down, 'down', 0, LONGEST_MS) }),
    ...(takeOver ? { takeOver } : {}),
    ...(logout ? { logout } : {}),
    ...(expire ? { expire } : {}),
    ...(crash ? { crash } : {}),
    lasting: readLasting(body),
  };
}

function readDrop(api: ControlApi, body: Obj): Wish['drop'] {
  const given = object(body, 'dropSockets');
  if (!given) return undefined;
  const how = DROPS.find((name) => name === field(given, 'how'));
  if (!how) throw bad('dropSockets.how', `how is one of ${DROPS.join(', ')}`);
  const username = field(given, 'username');
  return { how, agent: username === undefined ? null : agentNamed(api.engine.world, username, 'dropSockets.username') };
}

function readCrash(body: Obj): Wish['crash'] {
  const given = object(body, 'crash');
  if (!given) return undefined;
  const event = word(given, 'event', 'crash.');
  const at = (['before-store', 'before-echo', 'after-echo'] as const).find((point) => point === field(given, 'at'));
  if (event === undefined) throw bad('crash.event', 'event is missing');
  if (!at) throw bad('crash.at', 'at is before-store, before-echo or after-echo');
  return { event, at };
}

function chance(body: Obj, name: string, prefix = ''): number | undefined {
  const value = field(body, name);
  return value === undefined ? undefined : inRange(value, prefix + name, 0, 1);
}

function readLasting(body: Obj): LastingFaults {
  const lasting: LastingFaults = {};
  const refuse = object(body, 'refuse');
  if (refuse) {
    const code = word(refuse, 'code', 'refuse.');
    if (code === undefined) throw bad('refuse.code', 'code is missing');
    lasting.refuse = { code, data: copy(field(refuse, 'data'), 'refuse.data') };
  }
  const delay = field(body, 'delayMs');
  if (delay !== undefined) {
    if (!Array.isArray(delay) || delay.length !== 2) throw bad('delayMs', 'delayMs is [min, max]');
    const min = inRange(delay[0], 'delayMs', 0, LONGEST_MS);
    lasting.delayMs = [min, inRange(delay[1], 'delayMs', min, LONGEST_MS)];
  }
  const duplicate = chance(body, 'duplicate');
  const reorder = chance(body, 'reorder');
  const misroute = chance(body, 'misroute');
  if (duplicate !== undefined) lasting.duplicate = duplicate;
  if (reorder !== undefined) lasting.reorder = reorder;
  if (misroute !== undefined) lasting.misroute = misroute;
  const lose = object(body, 'lose');
  if (lose) {
    const event = word(lose, 'event', 'lose.');
    const p = chance(lose, 'p', 'lose.');
    if (event === undefined) throw bad('lose.event', 'event is missing');
    lasting.lose = { event, p: p ?? 1 };
  }
  const reports = object(body, 'failReports');
  if (reports) {
    const names = Object.keys(reports);
    lasting.failReports = Object.fromEntries(
      names.map((name) => [name, inRange(reports[name], `failReports.${name}`, 400, 599)]),
    );
  }
  for (const name of ['lagMs', 'uploadMs'] as const) {
    const value = field(body, name);
    if (value !== undefined) lasting[name] = inRange(value, name, 0, LONGEST_MS);
  }
  return lasting;
}

function apply(api: ControlApi, wish: Wish): void {
  const { engine, faults, delivery } = api;
  const { world } = engine;
  Object.assign(faults.lasting, wish.lasting);
  if (wish.crash) faults.crash = wish.crash;
  if (wish.expire) {
    const agent = wish.expire;
    engine.perform(() => {
      expireTokens(world, agent);
    });
  }
  if (wish.takeOver) {
    const socket = delivery.sockets.get(wish.takeOver.id);
    if (socket) removeSession(socket, wish.takeOver.id);
  }
  if (wish.logout) {
    const agent = wish.logout;
    engine.perform(() => {
      forceLogout(world, agent);
    });
  }
  if (wish.drop) {
    const { agent, how } = wish.drop;
    for (const [id, socket] of [...delivery.sockets]) {
      if (!agent || agent.id === id) dropSocket(socket, how);
    }
  }
  if (wish.down !== undefined && wish.down > 0) {
    faults.downUntil = world.now() + wish.down;
    world.clock.set('network:down', faults.downUntil, () => {
      faults.downUntil = null;
    });
    api.cutNetwork();
  }
}
