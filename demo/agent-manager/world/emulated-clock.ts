/**
 * The emulator's clock: real time plus an offset that `POST /clock` advances, with named timers. Advancing fires the
 * timers in the order of their due times; while one runs, `now()` is its due time.
 */

interface Timer {
  readonly key: string;
  readonly dueAt: number;
  readonly order: number;
  readonly run: () => void;
}

/** Calls back after `ms`; returns a function that cancels. Without one (in unit tests) only `advance` fires timers. */
export type ScheduleTimeout = (ms: number, callback: () => void) => () => void;

/** Below the limit of `setTimeout`, 2^31 - 1 ms. */
const maxTimeoutMs = 2_000_000_000;

export class EmulatedClock {
  /** Wraps every timer callback; the engine sets it to deliver the events of the callback. */
  runTimer: (run: () => void) => void = (run) => {
    run();
  };

  readonly #heap: Timer[] = [];
  readonly #timersByKey = new Map<string, Timer>();
  #nextOrder = 0;
  #frozenAt: number | null = null;
  #cancelTimeout: (() => void) | null = null;
  #scheduledFor = Infinity;
  #isStopped = false;
  readonly #realNow: () => number;
  readonly #scheduleTimeout: ScheduleTimeout | undefined;
  #offset: number;

  constructor(realNow: () => number, scheduleTimeout?: ScheduleTimeout, offset = 0) {
    this.#realNow = realNow;
    this.#scheduleTimeout = scheduleTimeout;
    this.#offset = offset;
  }

  /** The emulated time in epoch milliseconds. */
  now(): number {
    return this.#frozenAt ?? this.#realNow() + this.#offset;
  }

  /** How far the emulated time is ahead of the real time. */
  get offsetMs(): number {
    return this.#offset;
  }

  /** Sets or replaces the timer of that name. */
  set(key: string, dueAt: number, run: () => void): void {
    if (this.#isStopped) return;
    const timer: Timer = { key, dueAt, order: this.#nextOrder++, run };
    this.#timersByKey.set(key, timer);
    this.#push(timer);
    this.#scheduleNext();
  }

  clear(key: string): void {
    this.#timersByKey.delete(key);
  }

  /** Advances the time by `ms` and fires the timers due until then. Returns the new time. */
  advance(ms: number): number {
    const target = this.now() + ms;
    this.#fireUntil(target, true);
    this.#frozenAt = null;
    this.#offset += ms;
    this.#scheduleNext();
    return this.now();
  }

  /** Clears all timers and returns to real time. */
  reset(): void {
    this.#timersByKey.clear();
    this.#heap.length = 0;
    this.#offset = 0;
    this.#scheduleNext();
  }

  /** Clears all timers and accepts no new ones; the time can still be read. */
  stop(): void {
    this.#isStopped = true;
    this.#timersByKey.clear();
    this.#heap.length = 0;
    this.#scheduleNext();
  }

  #fireUntil(target: number, freeze: boolean): void {
    for (let timer = this.#peek(); timer && timer.dueAt <= target; timer = this.#peek()) {
      this.#pop();
      this.#timersByKey.delete(timer.key);
      if (freeze) this.#frozenAt = Math.max(timer.dueAt, this.#frozenAt ?? timer.dueAt);
      this.runTimer(timer.run);
    }
  }

  #scheduleNext(): void {
    if (!this.#scheduleTimeout) return;
    const dueAt = this.#peek()?.dueAt ?? Infinity;
    if (dueAt === this.#scheduledFor && this.#cancelTimeout) return;
    this.#cancelTimeout?.();
    this.#cancelTimeout = null;
    this.#scheduledFor = dueAt;
    if (dueAt === Infinity) return;
    const delayMs = Math.min(Math.max(0, dueAt - this.now()), maxTimeoutMs);
    this.#cancelTimeout = this.#scheduleTimeout(delayMs, () => {
      this.#cancelTimeout = null;
      this.#fireUntil(this.now(), false);
      this.#scheduleNext();
    });
  }

  /** The next timer that was neither cleared nor replaced. */
  #peek(): Timer | undefined {
    for (let top = this.#heap[0]; top; top = this.#heap[0]) {
      if (this.#timersByKey.get(top.key) === top) return top;
      this.#pop();
    }
    return undefined;
  }

  #push(timer: Timer): void {
    let i = this.#heap.length;
    this.#heap.push(timer);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = this.#heap[parent];
      if (!above || !isBefore(timer, above)) break;
      this.#heap[i] = above;
      i = parent;
    }
    this.#heap[i] = timer;
  }

  #pop(): void {
    const last = this.#heap.pop();
    const size = this.#heap.length;
    if (!last || size === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      let lower = this.#heap[child];
      const right = this.#heap[child + 1];
      if (lower && right && isBefore(right, lower)) {
        child += 1;
        lower = right;
      }
      if (!lower || !isBefore(lower, last)) break;
      this.#heap[i] = lower;
      i = child;
    }
    this.#heap[i] = last;
  }
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.dueAt !== b.dueAt ? a.dueAt < b.dueAt : a.order < b.order;
}
