import { getMonotonicTime, type TimeProvider } from '../server-clock.js';

/** One thing that happened, without anything that people wrote. Ids stay in the session: they only join entries. */
export interface JournalEntry {
  readonly name: string;
  /** The wall clock. */
  readonly at: number;
  /** The clock that only runs, as `performance.now()`. */
  readonly end: number;
  /** How long it took (ms), if that is known. */
  readonly tookMs: number | undefined;
  readonly conversationId: string | undefined;
  /** Words of closed lists: status, code of the problem, command, reason and the like. */
  readonly words: Readonly<Record<string, string | undefined>>;
}

type Loose = { readonly [key: string]: string | undefined };

/** Of each kind of event. The names are a closed list, so it does not grow where nothing reads it. */
const maxEntries = 50;

/** Keeps the last events of each kind, for telemetry and the support file, whose code is loaded later or never. */
export class Journal {
  readonly #time: TimeProvider;
  readonly #entries = new Map<string, JournalEntry[]>();
  /** Gets each new entry. */
  onEntry: ((entry: JournalEntry) => void) | null = null;

  constructor(time: TimeProvider) {
    this.#time = time;
  }

  /** `detail`: of a session event. Only what is picked here is kept. */
  add(name: string, detail: object, tookMs?: number): void {
    const { status, command, reason, renewedBy, element, where, error, ...rest } = detail as Loose;
    const { problem, outcome, offer, conversationId } = rest as Readonly<Record<string, Loose | undefined>>;
    const entry: JournalEntry = {
      name,
      at: this.#time.now(),
      end: getMonotonicTime(this.#time),
      tookMs,
      conversationId: offer?.['conversationId'] ?? (conversationId as string | undefined),
      words: {
        ...{
          status: outcome?.['status'] ?? status,
          code: problem?.['code'],
          command,
          renewedBy,
          element,
          where,
          error,
        },
        // Of a message it is the server's text.
        reason: offer && reason,
      },
    };
    const entries = this.#entries.get(name) ?? [];
    this.#entries.set(name, [...entries.slice(1 - maxEntries), entry]);
    this.onEntry?.(entry);
  }

  /** In the order in which they happened. */
  get entries(): readonly JournalEntry[] {
    return [...this.#entries.values()].flat().sort((a, b) => a.end - b.end);
  }
}
