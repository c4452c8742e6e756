import { toJsonText } from '../../domain/text/json-text.js';
/** One event of a recording. */
export interface RecordedEvent {
  /** Milliseconds since the recording began. */
  readonly at: number;
  readonly direction: 'in' | 'out' | 'link';
  /** Name of the wire event; for `link`: `up`, `down`, `refused` or `bad-packet`. */
  readonly event: string;
  /** Arguments, with texts and personal data masked. */
  readonly args: readonly unknown[];
}

/** The file format of a recording, read by `npm run replay`. */
export interface Recording {
  readonly format: 'agent-desk-recording/1';
  readonly recordedAt: string;
  readonly agentId: string;
  readonly events: readonly RecordedEvent[];
}

const maxEvents = 500;

/** Keeps the last wire events of a session for troubleshooting, without anything a customer wrote. */
export class Recorder {
  readonly #now: () => number;
  readonly #events: RecordedEvent[] = [];
  readonly #startedAt: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#startedAt = now();
  }

  record(direction: RecordedEvent['direction'], event: string, args: readonly unknown[]): void {
    this.#events.push({
      at: this.#now() - this.#startedAt,
      direction,
      event,
      args: args.map((arg) => maskValue(arg, 0)),
    });
    if (this.#events.length > maxEvents) this.#events.shift();
  }

  recording(agentId: string): Recording {
    return {
      format: 'agent-desk-recording/1',
      recordedAt: new Date(this.#startedAt).toISOString(),
      agentId,
      events: [...this.#events],
    };
  }
}

/**
 * Strings that are not masked: ids, times and media types. Any other string may be personal data. Masks keep length and
 * line breaks, so that a replay has the same layout.
 */
const safePatterns = [
  /^[0-9a-f]{24}$/i,
  /^[0-9a-f]{8}-[0-9a-f-]{27}(:[0-9a-f-]{36})?$/i,
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\d]*(Z|[+-]\d\d:?\d\d)?$/,
  /^(image|video|audio|application|text)\/[\w.+-]+$/,
];

/** Fields that hold constants of the protocol. Elsewhere, text in capitals may be a customer's. */
const constantKeys = new Set([
  'name',
  'type',
  'state',
  'role',
  'action',
  'status',
  'reasonCode',
  'direction',
  'mode',
  'intent',
  'task',
  'taskDirection',
  'channelMode',
  'participantType',
  'notificationType',
  'requestAction',
  'channelSessionDirection',
]);
const constantPattern = /^[A-Za-z][A-Z_a-z]*$/;
const maxDepth = 40;

function maskValue(value: unknown, depth: number, key = ''): unknown {
  if (depth > maxDepth) return null;
  if (typeof value === 'string') return maskText(value, key, depth);
  if (Array.isArray(value)) return value.map((item) => maskValue(item, depth + 1, key));
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? null : value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskValue(item, depth + 1, name)]));
}

function maskText(text: string, key: string, depth: number): string {
  if (safePatterns.some((pattern) => pattern.test(text))) return text;
  if (constantKeys.has(key) && constantPattern.test(text) && text === text.toUpperCase()) return text;
  // Some events contain JSON as a string.
  if (text.startsWith('{') || text.startsWith('[')) {
    try {
      return toJsonText(maskValue(JSON.parse(text), depth + 1));
    } catch {
      // Not JSON: masked as text.
    }
  }
  return text.replace(/[^\s]/gu, '•');
}
