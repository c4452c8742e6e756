/** A longer pause between two letters starts a new search (ms, between event timestamps). */
const resetMs = 800;

/** Finds an item of a list by the first letters of its name. */
export class TypeAhead {
  #text = '';
  #typedAt = 0;

  /** True during a search, when a space is part of the name. */
  isActive({ timeStamp }: KeyboardEvent): boolean {
    return this.#text !== '' && timeStamp - this.#typedAt < resetMs;
  }

  /** Index of the next name with the typed prefix, from `currentIndex` on; repeating one letter moves to the next match. */
  find(event: KeyboardEvent, names: readonly string[], currentIndex: number): number | undefined {
    if ([...event.key].length !== 1) return undefined;
    const typed = (this.isActive(event) ? this.#text : '') + event.key.toLocaleLowerCase();
    this.#text = typed;
    this.#typedAt = event.timeStamp;
    const isRepeated = [...typed].every((letter) => letter === typed[0]);
    const prefix = isRepeated ? (typed[0] ?? '') : typed;
    const start = isRepeated ? currentIndex + 1 : currentIndex;
    const hasPrefix = (name: string): boolean => name.toLocaleLowerCase().startsWith(prefix);
    const matchAfter = names.findIndex((name, i) => i >= start && hasPrefix(name));
    const match = matchAfter === -1 ? names.findIndex(hasPrefix) : matchAfter;
    return match === -1 ? undefined : match;
  }
}
