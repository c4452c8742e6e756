import type { Entries, Entry } from '../domain/index.js';

/**
 * The entries of a thread that have a line: all messages, and the notices that are shown. Numbered from 0, so that the
 * elements never see the others. A view of the list, without a copy of it.
 */
export class ThreadLines {
  readonly length: number;
  readonly #entries: Entries;
  /** Positions of the entries without a line, ascending. Of these, the first `#linelessCount` belong to this thread. */
  readonly #linelessPositions: readonly number[];
  readonly #linelessCount: number;

  constructor(entries: Entries, linelessPositions: readonly number[]) {
    this.#entries = entries;
    this.#linelessPositions = linelessPositions;
    this.#linelessCount = this.#countWhile((position) => position < entries.length, linelessPositions.length);
    this.length = entries.length - this.#linelessCount;
  }

  /** The entry of a line. */
  at(line: number): Entry | undefined {
    if (line < 0 || line >= this.length) return undefined;
    const skipped = this.#countWhile((position, index) => position - index <= line);
    return this.#entries.at(line + skipped);
  }

  /** The line of the entry at a position; if it has none, the next line. */
  lineAt(position: number): number {
    return position - this.#countWhile((lineless) => lineless < position);
  }

  /** How many positions of entries without a line fulfil a condition that holds for the first ones only. */
  #countWhile(condition: (position: number, index: number) => boolean, length = this.#linelessCount): number {
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (condition(this.#linelessPositions[middle] as number, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export const hasLine = (entry: Entry): boolean => entry.kind === 'message' || entry.visible;
