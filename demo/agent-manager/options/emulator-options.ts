/** The options of an emulator, as on the command line; times in seconds. */
export interface EmulatorOptions {
  port: number;
  base: string;
  rona: number;
  ttl: number;
  away: number;
  wrapup: number;
  store: string | null;
  forget: 'none' | 'partial' | 'all';
  dedupe: boolean;
  remintEventIds: boolean;
  bargeRole: 'PRIMARY' | 'BARGIN';
  ronaNotReady: boolean;
  autoReadyMrds: boolean;
  pingInterval: number;
  pingTimeout: number;
  /** The only origins allowed; null is any. The control API allows pages of this machine, and these. */
  origin: string | readonly string[] | null;
  /** The name or address to listen on. */
  host: string;
  controlOpen: boolean;
  /** The release that is emulated, e.g. `4.8`. */
  server: string;
  /** How many supervisors can monitor one chat. */
  monitors: 'one' | 'many';
  /** Answers carry CORS headers; without them, pages of other origins cannot read any. The control API keeps its own. */
  cors: boolean;
  /** What a proxy in front lets through: every transport, no WebSocket (`polling`), or no socket at all. */
  sockets: 'all' | 'polling' | 'none';
  /** Services that are not there: their paths answer with the 404 page of a proxy. */
  without: readonly SiblingService[];
  seed: number;
  quiet: boolean;
}

/** The services beside the Agent Manager, by their path. */
export const siblingServices = [
  'unified-admin',
  'routing-engine',
  'conversation-manager',
  'file-engine',
  'realtime-reports',
  'cim-customer',
  'team-announcement',
  'ccm',
] as const;
export type SiblingService = (typeof siblingServices)[number];

export const defaultOptions: Readonly<EmulatorOptions> = {
  port: 4600,
  base: '/agent-manager',
  rona: 30,
  ttl: 300,
  away: 120,
  wrapup: 0,
  store: null,
  forget: 'none',
  dedupe: false,
  remintEventIds: false,
  bargeRole: 'PRIMARY',
  ronaNotReady: false,
  autoReadyMrds: false,
  pingInterval: 25,
  pingTimeout: 20,
  origin: null,
  host: '127.0.0.1',
  controlOpen: false,
  server: '4.8',
  monitors: 'one',
  cors: true,
  sockets: 'all',
  without: [],
  seed: 1,
  quiet: false,
};

/** The base path without trailing slashes: '' for the root. */
export function normalizeBase(base: string): string {
  const trimmed = `/${base.replace(/^\/+|\/+$/g, '')}`;
  if (trimmed === '/') return '';
  if (!/^(\/[\w.~-]+)+$/.test(trimmed) || trimmed === '/control' || trimmed.startsWith('/control/')) {
    throw new RangeError(`invalid base path: ${base}`);
  }
  return trimmed;
}

/** The path the sibling services share with the Agent Manager: its parent path. */
export function siblingBase(base: string): string {
  return base.slice(0, Math.max(0, base.lastIndexOf('/')));
}
