/**
 * The emulator's time: real time plus everything `/clock` has added, with named timers. Jumping fires the timers in
 * the order of their due times, each seeing its own due time as "now", as if the time had really passed.
 */

interface Entry {
  readonly key: string;
  readonly due: number;
  readonly order: number;
  readonly run: () => void;
}

/** Sleeps for the given time, returns a way to cancel; absent in a pure world, where only `advance` moves time on. */
export type Sleeper = (ms: number, wake: () => void) => () => void;

const LONGEST_SLEEP = 2_000_000_000;

export class Clock {
  /** Wraps every timer callback; the server uses it to deliver what the callback caused. */
  onFire: (run: () => void) => void = (run) => {
    run();
  };

  private readonly heap: Entry[] = [];
  private readonly live = new Map<string, Entry>();
  private counter = 0;
  private frozen: number | null = null;
  private cancelSleep: (() => void) | null = null;
  private sleepingUntil = Infinity;
  private stopped = false;

  constructor(
    private readonly realNow: () => number,
    private readonly sleeper?: Sleeper,
    private offset = 0,
  ) {}

  /** The emulated time in epoch milliseconds. */
  now(): number {
    return this.frozen ?? this.realNow() + this.offset;
  }

  /** How far the emulated time is ahead of the real one. */
  get ahead(): number {
    return this.offset;
  }

  /** Sets or replaces the timer of that name. */
  set(key: string, due: number, run: () => void): void {
    if (this.stopped) return;
    const entry: Entry = { key, due, order: this.counter++, run };
    this.live.set(key, entry);
    this.push(entry);
    this.sleep();
  }

  clear(key: string): void {
    this.live.delete(key);
  }

  /** Jumps ahead, firing everything that falls due on the way. */
  advance(ms: number): number {
    const target = this.now() + ms;
    this.fireUntil(target, true);
    this.frozen = null;
    this.offset += ms;
    this.sleep();
    return this.now();
  }

  /** Drops every timer and goes back to real time. */
  reset(): void {
    this.live.clear();
    this.heap.length = 0;
    this.offset = 0;
    this.sleep();
  }

  /** Stops waking up for good; the clock can still be read. */
  stop(): void {
    this.stopped = true;
    this.live.clear();
    this.heap.length = 0;
    this.sleep();
  }

  private fireUntil(target: number, freeze: boolean): void {
    for (let entry = this.peek(); entry && entry.due <= target; entry = this.peek()) {
      this.pop();
      this.live.delete(entry.key);
      if (freeze) this.frozen = Math.max(entry.due, this.frozen ?? entry.due);
      this.onFire(entry.run);
    }
  }

  private sleep(): void {
    if (!this.sleeper) return;
    const due = this.peek()?.due ?? Infinity;
    if (due === this.sleepingUntil && this.cancelSleep) return;
    this.cancelSleep?.();
    this.cancelSleep = null;
    this.sleepingUntil = due;
    if (due === Infinity) return;
    const wait = Math.min(Math.max(0, due - this.now()), LONGEST_SLEEP);
    this.cancelSleep = this.sleeper(wait, () => {
      this.cancelSleep = null;
      this.fireUntil(this.now(), false);
      this.sleep();
    });
  }

  /** The next timer that was neither cleared nor replaced. */
  private peek(): Entry | undefined {
    for (let top = this.heap[0]; top; top = this.heap[0]) {
      if (this.live.get(top.key) === top) return top;
      this.pop();
    }
    return undefined;
  }

  private push(entry: Entry): void {
    let i = this.heap.length;
    this.heap.push(entry);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = this.heap[parent];
      if (!above || !before(entry, above)) break;
      this.heap[i] = above;
      i = parent;
    }
    this.heap[i] = entry;
  }

  private pop(): void {
    const last = this.heap.pop();
    const size = this.heap.length;
    if (!last || size === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      let lower = this.heap[child];
      const right = this.heap[child + 1];
      if (lower && right && before(right, lower)) {
        child += 1;
        lower = right;
      }
      if (!lower || !before(lower, last)) break;
      this.heap[i] = lower;
      i = child;
    }
    this.heap[i] = last;
  }
}

function before(a: Entry, b: Entry): boolean {
  return a.due !== b.due ? a.due < b.due : a.order < b.order;
}
