import { settleMs } from './misplaced-presses.js';

/** Remembers which rows have come to the place of another one by themselves. */
export class MovedRows<Key extends string> {
  #keys: readonly Key[] = [];
  #asked: readonly unknown[] = [];
  #movedAt: ReadonlyMap<Key, number> = new Map();

  /** Takes the rows that are shown now. When what the agent has `asked` for changes, rows do not move by themselves. */
  update(keys: readonly Key[], asked: readonly unknown[]): void {
    const previous = this.#keys;
    const isAsked = asked.some((value, i) => value !== this.#asked[i]);
    this.#keys = keys;
    this.#asked = asked;
    const moved = isAsked ? [] : keys.filter((key, i) => previous[i] !== undefined && previous[i] !== key);
    if (!isAsked && moved.length === 0) return;
    const now = performance.now();
    const recent = isAsked ? [] : [...this.#movedAt].filter(([, at]) => now - at < settleMs);
    this.#movedAt = new Map([...recent, ...moved.map((key) => [key, now] as const)]);
  }

  /** True for a click that was meant for what was there before. */
  isMisplaced(key: Key, { isTrusted, timeStamp }: Event): boolean {
    return isTrusted && timeStamp - (this.#movedAt.get(key) ?? -Infinity) < settleMs;
  }
}
