/** The latest traffic, for `GET /log`: a ring buffer, limited in entries and in their total weight. */

export interface LogEntry {
  readonly n: number;
  readonly at: number;
  readonly dir: 'in' | 'out';
  readonly who: string | null;
  readonly kind: 'event' | 'rest';
  readonly name: string;
  readonly payload: unknown;
}

const maxEntries = 5000;
const maxWeight = 60_000;
const maxPayloadBytes = 65_536;

export class WireLog {
  readonly #entries: (LogEntry | undefined)[] = new Array<LogEntry | undefined>(maxEntries);
  readonly #weights = new Array<number>(maxEntries).fill(0);
  #next = 1;
  #oldest = 1;
  #totalWeight = 0;

  /** `bytes` is the size on the wire, where known; larger payloads than `maxPayloadBytes` are omitted. */
  add(entry: Omit<LogEntry, 'n'>, bytes = 0): void {
    const payload = bytes > maxPayloadBytes ? { omitted: true, bytes } : entry.payload;
    const weight = measure(payload);
    const slot = this.#next % maxEntries;
    if (this.#next - this.#oldest >= maxEntries) this.#dropOldest();
    while (this.#totalWeight + weight > maxWeight && this.#oldest < this.#next) this.#dropOldest();
    this.#entries[slot] = { n: this.#next, ...entry, payload };
    this.#weights[slot] = weight;
    this.#totalWeight += weight;
    this.#next += 1;
  }

  since(n: number): LogEntry[] {
    const found: LogEntry[] = [];
    for (let index = Math.max(this.#oldest, n + 1); index < this.#next; index += 1) {
      const entry = this.#entries[index % maxEntries];
      if (entry) found.push(entry);
    }
    return found;
  }

  clear(): void {
    while (this.#oldest < this.#next) this.#dropOldest();
  }

  #dropOldest(): void {
    const slot = this.#oldest % maxEntries;
    this.#totalWeight -= this.#weights[slot] ?? 0;
    this.#entries[slot] = undefined;
    this.#oldest += 1;
  }
}

/** The weight of a payload: one, plus one for each event of history in it. */
function measure(payload: unknown): number {
  const events = (payload as { topicData?: { topicEvents?: unknown } } | null | undefined)?.topicData?.topicEvents;
  return 1 + (Array.isArray(events) ? events.length : 0);
}
