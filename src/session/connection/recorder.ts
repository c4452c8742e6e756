/** One thing that went over the link. */
export interface RecordedEvent {
  /** Milliseconds since the recording began. */
  readonly at: number;
  readonly direction: 'in' | 'out' | 'link';
  /** Wire event; for the link `up`, `down` or `refused`. */
  readonly event: string;
  /** Arguments with everything a person wrote or is called masked. */
  readonly args: readonly unknown[];
}

/** A recording as a file: what `npm run replay` reads. */
export interface Recording {
  readonly format: 'agent-desk-recording/1';
  readonly recordedAt: string;
  readonly agentId: string;
  readonly events: readonly RecordedEvent[];
}

const maxEvents = 500;

/** The last wire events of a session, for finding out afterwards what happened. Holds nothing a customer wrote. */
export class Recorder {
  readonly #events: RecordedEvent[] = [];
  readonly #startedAt: number;

  constructor(private readonly now: () => number) {
    this.#startedAt = now();
  }

  record(direction: RecordedEvent['direction'], event: string, args: readonly unknown[]): void {
    this.#events.push({
      at: this.now() - this.#startedAt,
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
 * What may stay readable: ids, times, media types and the wire's own constants, all told by their look. Every other
 * string might be somebody's words, name or number. Masks keep length and line breaks, so that a replay lays out alike.
 */
const safePatterns = [
  /^[0-9a-f]{24}$/i,
  /^[0-9a-f]{8}-[0-9a-f-]{27}(:[0-9a-f-]{36})?$/i,
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\d]*(Z|[+-]\d\d:?\d\d)?$/,
  /^(image|video|audio|application|text)\/[\w.+-]+$/,
];

/** Fields that hold a constant of the wire; elsewhere a customer may well write in capitals. */
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
  // Events travel as JSON inside a string; what is inside is masked in turn.
  if (text.startsWith('{') || text.startsWith('[')) {
    try {
      return JSON.stringify(maskValue(JSON.parse(text), depth + 1));
    } catch {
      // Not JSON after all.
    }
  }
  return text.replace(/[^\s]/gu, '•');
}
