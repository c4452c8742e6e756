/** Parses the emulator's command line. */
import { parseOrigins } from '../http/access-policy.js';
import { defaultOptions, siblingServices, type EmulatorOptions } from './emulator-options.js';
import { isServerVersion } from './server-version.js';

export const helpText = `A local Agent Manager for the agent desk elements.

  --port N              port to listen on, 0 picks a free one (${String(defaultOptions.port)})
  --base PATH           path of the Agent Manager; the other services are its siblings (${defaultOptions.base})
  --rona SECONDS        how long an offer can be accepted (${String(defaultOptions.rona)})
  --ttl SECONDS         how long a request is routed (${String(defaultOptions.ttl)})
  --away SECONDS        how long an agent without a socket keeps state and tasks (${String(defaultOptions.away)})
  --wrapup SECONDS      length of the wrap-up, 0 is off (${String(defaultOptions.wrapup)})
  --store FILE          keep the world in this database; survives kill -9
  --forget WHAT         what a restart loses: none, partial (the last seconds of messages), all messages
  --dedupe              a repeated event is echoed again, but stored and delivered once
  --remint-event-ids    the echo carries an event id created by the server
  --barge-role ROLE     role shown after a barge-in: PRIMARY or BARGIN
  --rona-not-ready      a missed offer makes the agent NOT_READY
  --auto-ready-mrds     going READY readies every media routing domain
  --ping-interval S     Socket.IO ping interval (${String(defaultOptions.pingInterval)})
  --ping-timeout S      Socket.IO ping timeout (${String(defaultOptions.pingTimeout)})
  --origin ORIGIN       allow pages of this origin only, and let them use the control API; repeatable (default: any
                        page, but for the control API only pages of this machine)
  --host HOST           name or address to listen on (${defaultOptions.host})
  --control-open        let pages of any origin and callers from other machines use the control API
  --server X.Y          release of the server to emulate (${defaultOptions.server})
  --monitors WHO        how many supervisors can monitor one chat: one or many (${defaultOptions.monitors})
  --no-cors             answer without CORS headers
  --sockets WHAT        what a proxy lets through: all, polling (no WebSocket), none (${defaultOptions.sockets})
  --without SERVICE     a service that is not there, e.g. file-engine; repeatable
  --seed N              seed of ids, generated customers and random faults (${String(defaultOptions.seed)})
  --quiet               no start-up message on standard error
  --help                show this text

Agents (password "demo"): mara, otto, ines, and the supervisor vela. The control API under /control acts as the
customer (POST /control/chats), the clock (POST /control/clock) and an unreliable network (POST /control/faults).
`;

export class UsageError extends Error {}

type Setter = (target: EmulatorOptions, value: string) => void;

function secondsOption(name: 'rona' | 'ttl' | 'away' | 'wrapup' | 'pingInterval' | 'pingTimeout', min: number): Setter {
  return (target, value) => {
    target[name] = parseNumber(value, min);
  };
}

function parseNumber(value: string, min: number): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < min) throw new UsageError(`invalid number: ${value}`);
  return number;
}

/** The result of a reader; what it refuses is a mistake in the command line. */
function usage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<T extends string>(value: string, known: readonly T[]): T {
  const found = known.find((entry) => entry === value);
  if (found === undefined) throw new UsageError(`expected one of ${known.join(', ')}, got ${value}`);
  return found;
}

const valueOptions: Readonly<Record<string, Setter>> = {
  '--port': (target, value) => {
    target.port = parseNumber(value, 0);
    if (!Number.isInteger(target.port) || target.port > 65535) throw new UsageError(`invalid port: ${value}`);
  },
  '--base': (target, value) => {
    target.base = value;
  },
  '--rona': secondsOption('rona', 0.001),
  '--ttl': secondsOption('ttl', 0.001),
  '--away': secondsOption('away', 0),
  '--wrapup': secondsOption('wrapup', 0),
  '--store': (target, value) => {
    target.store = value;
  },
  '--forget': (target, value) => {
    target.forget = oneOf(value, ['none', 'partial', 'all']);
  },
  '--barge-role': (target, value) => {
    target.bargeRole = oneOf(value, ['PRIMARY', 'BARGIN']);
  },
  '--ping-interval': secondsOption('pingInterval', 0.01),
  '--ping-timeout': secondsOption('pingTimeout', 0.01),
  '--origin': (target, value) => {
    target.origin = [...parseOrigins(target.origin), ...usage(() => parseOrigins(value))];
  },
  '--host': (target, value) => {
    if (!/^[\w.:-]+$/.test(value)) throw new UsageError(`invalid host: ${value}`);
    target.host = value;
  },
  '--server': (target, value) => {
    if (!isServerVersion(value)) throw new UsageError(`expected a release such as 4.8, got ${value}`);
    target.server = value;
  },
  '--monitors': (target, value) => {
    target.monitors = oneOf(value, ['one', 'many']);
  },
  '--sockets': (target, value) => {
    target.sockets = oneOf(value, ['all', 'polling', 'none']);
  },
  '--without': (target, value) => {
    target.without = [...target.without, oneOf(value, siblingServices)];
  },
  '--seed': (target, value) => {
    target.seed = parseNumber(value, 0);
  },
};

const flagOptions: Readonly<Record<string, (target: EmulatorOptions) => void>> = {
  '--dedupe': (target) => {
    target.dedupe = true;
  },
  '--remint-event-ids': (target) => {
    target.remintEventIds = true;
  },
  '--rona-not-ready': (target) => {
    target.ronaNotReady = true;
  },
  '--auto-ready-mrds': (target) => {
    target.autoReadyMrds = true;
  },
  '--control-open': (target) => {
    target.controlOpen = true;
  },
  '--no-cors': (target) => {
    target.cors = false;
  },
  '--quiet': (target) => {
    target.quiet = true;
  },
};

/** Parses command-line arguments; null for `--help`. Throws a `UsageError`. */
export function parseArguments(args: readonly string[]): EmulatorOptions | null {
  const options: EmulatorOptions = { ...defaultOptions };
  for (let i = 0; i < args.length; i += 1) {
    const [name = '', inline] = splitOnce(args[i] ?? '');
    if (name === '--help' || name === '-h') return null;
    const setFlag = flagOptions[name];
    const setValue = valueOptions[name];
    if (setFlag && inline === undefined) setFlag(options);
    else if (setValue) {
      const value = inline ?? args[++i];
      if (value === undefined) throw new UsageError(`${name} needs a value`);
      setValue(options, value);
    } else {
      throw new UsageError(`unknown option: ${name}`);
    }
  }
  return options;
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
