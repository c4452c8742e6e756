/** Letters typed within this span belong to one name (ms, by the clock of the keyboard). */
const resetMs = 800;

/** Finds one of many by its name, typed letter by letter. */
export class TypeAhead {
  #text = '';
  #typedAt = 0;

  /** In the middle of a name a space belongs to it. */
  isActive({ timeStamp }: KeyboardEvent): boolean {
    return this.#text !== '' && timeStamp - this.#typedAt < resetMs;
  }

  /** Which of the names begins so, from the one at `from` on; the same letter again goes on to the next one. */
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
