/** The emulator's options: as a command line gives them, and as a program does. */
import { DEFAULTS, type EmulatorOptions } from './emulator-options.js';

export const HELP = `A local Agent Manager for the agent desk elements.

  --port N              port to listen on, 0 picks a free one (${String(DEFAULTS.port)})
  --base PATH           path of the Agent Manager; the other services are its siblings (${DEFAULTS.base})
  --rona SECONDS        how long an offer stands (${String(DEFAULTS.rona)})
  --ttl SECONDS         how long a request is routed (${String(DEFAULTS.ttl)})
  --away SECONDS        how long an agent without a socket keeps state and tasks (${String(DEFAULTS.away)})
  --wrapup SECONDS      length of the wrap-up, 0 is off (${String(DEFAULTS.wrapup)})
  --store FILE          keep the world in this database; survives kill -9
  --forget WHAT         what a restart has lost: none, partial (the last seconds of messages), all messages
  --dedupe              a repeated event is echoed again, but stored and delivered once
  --remint-event-ids    the echo carries an event id of the server
  --barge-role ROLE     role shown after a barge-in: PRIMARY or BARGIN
  --rona-not-ready      a missed offer makes the agent NOT_READY
  --auto-ready-mrds     going READY readies every media routing domain
  --ping-interval S     Socket.IO ping interval (${String(DEFAULTS.pingInterval)})
  --ping-timeout S      Socket.IO ping timeout (${String(DEFAULTS.pingTimeout)})
  --origin ORIGIN       allow only this origin (default: any)
  --control-open        let callers from other machines use the control API
  --seed N              seed of ids, invented customers and fault dice (${String(DEFAULTS.seed)})
  --quiet               no chatter on standard error
  --help                this text

People (password "demo"): mara, otto, ines, and the supervisor vela. The control API under /control plays the customer
(POST /control/chats), the clock (POST /control/clock) and a bad network (POST /control/faults).
`;

export class UsageError extends Error {}

type Setter = (into: EmulatorOptions, value: string) => void;

function seconds(name: 'rona' | 'ttl' | 'away' | 'wrapup' | 'pingInterval' | 'pingTimeout', least: number): Setter {
  return (into, value) => {
    into[name] = numeric(value, least);
  };
}

function numeric(value: string, least: number): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < least)
    throw new UsageError(`not a usable number: ${value}`);
  return number;
}

function oneOf<T extends string>(value: string, known: readonly T[]): T {
  const found = known.find((entry) => entry === value);
  if (found === undefined) throw new UsageError(`one of ${known.join(', ')} is needed, not ${value}`);
  return found;
}

const WITH_VALUE: Readonly<Record<string, Setter>> = {
  '--port': (into, value) => {
    into.port = numeric(value, 0);
    if (!Number.isInteger(into.port) || into.port > 65535) throw new UsageError(`not a port: ${value}`);
  },
  '--base': (into, value) => {
    into.base = value;
  },
  '--rona': seconds('rona', 0.001),
  '--ttl': seconds('ttl', 0.001),
  '--away': seconds('away', 0),
  '--wrapup': seconds('wrapup', 0),
  '--store': (into, value) => {
    into.store = value;
  },
  '--forget': (into, value) => {
    into.forget = oneOf(value, ['none', 'partial', 'all']);
  },
  '--barge-role': (into, value) => {
    into.bargeRole = oneOf(value, ['PRIMARY', 'BARGIN']);
  },
  '--ping-interval': seconds('pingInterval', 0.01),
  '--ping-timeout': seconds('pingTimeout', 0.01),
  '--origin': (into, value) => {
    into.origin = value;
  },
  '--seed': (into, value) => {
    into.seed = numeric(value, 0);
  },
};

const SWITCHES: Readonly<Record<string, (into: EmulatorOptions) => void>> = {
  '--dedupe': (into) => {
    into.dedupe = true;
  },
  '--remint-event-ids': (into) => {
    into.remintEventIds = true;
  },
  '--rona-not-ready': (into) => {
    into.ronaNotReady = true;
  },
  '--auto-ready-mrds': (into) => {
    into.autoReadyMrds = true;
  },
  '--control-open': (into) => {
    into.controlOpen = true;
  },
  '--quiet': (into) => {
    into.quiet = true;
  },
};

/** Reads a command line; null when help was asked for. */
export function parseArguments(args: readonly string[]): EmulatorOptions | null {
  const options: EmulatorOptions = { ...DEFAULTS };
  for (let i = 0; i < args.length; i += 1) {
    const [name = '', inline] = splitOnce(args[i] ?? '');
    if (name === '--help' || name === '-h') return null;
    const flip = SWITCHES[name];
    const set = WITH_VALUE[name];
    if (flip && inline === undefined) flip(options);
    else if (set) {
      const value = inline ?? args[++i];
      if (value === undefined) throw new UsageError(`${name} needs a value`);
      set(options, value);
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
