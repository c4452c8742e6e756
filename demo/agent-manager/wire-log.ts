/** The last things said on the wire, for `GET /log`: a ring bounded in entries and in the size of what it holds. */

export interface LogEntry {
  readonly n: number;
  readonly at: number;
  readonly dir: 'in' | 'out';
  readonly who: string | null;
  readonly kind: 'event' | 'rest';
  readonly name: string;
  readonly payload: unknown;
}

const MAX_ENTRIES = 5000;
const MAX_WEIGHT = 60_000;
const MAX_BYTES = 65_536;

export class WireLog {
  private readonly ring: (LogEntry | undefined)[] = new Array<LogEntry | undefined>(MAX_ENTRIES);
  private readonly weights = new Array<number>(MAX_ENTRIES).fill(0);
  private next = 1;
  private oldest = 1;
  private weight = 0;

  /** `bytes` is the size on the wire where it is known: what is too big is not kept. */
  add(entry: Omit<LogEntry, 'n'>, bytes = 0): void {
    const payload = bytes > MAX_BYTES ? { omitted: true, bytes } : entry.payload;
    const weight = weigh(payload);
    const slot = this.next % MAX_ENTRIES;
    if (this.next - this.oldest >= MAX_ENTRIES) this.drop();
    while (this.weight + weight > MAX_WEIGHT && this.oldest < this.next) this.drop();
    this.ring[slot] = { n: this.next, ...entry, payload };
    this.weights[slot] = weight;
    this.weight += weight;
    this.next += 1;
  }

  since(n: number): LogEntry[] {
    const found: LogEntry[] = [];
    for (let at = Math.max(this.oldest, n + 1); at < this.next; at += 1) {
      const entry = this.ring[at % MAX_ENTRIES];
      if (entry) found.push(entry);
    }
    return found;
  }

  clear(): void {
    while (this.oldest < this.next) this.drop();
  }

  private drop(): void {
    const slot = this.oldest % MAX_ENTRIES;
    this.weight -= this.weights[slot] ?? 0;
    this.ring[slot] = undefined;
    this.oldest += 1;
  }
}

/** History is what makes payloads heavy. */
function weigh(payload: unknown): number {
  const events = (payload as { topicData?: { topicEvents?: unknown } } | null | undefined)?.topicData?.topicEvents;
  return 1 + (Array.isArray(events) ? events.length : 0);
}
