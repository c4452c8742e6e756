/** Letters typed within this span belong to one name (ms, by the clock of the keyboard). */
const span = 800;

/** Finds one of many by its name, typed letter by letter. */
export class TypedName {
  #text = '';
  #at = 0;

  /** In the middle of a name a space belongs to it. */
  isOpenAt({ timeStamp }: KeyboardEvent): boolean {
    return this.#text !== '' && timeStamp - this.#at < span;
  }

  /** Which of the names begins so, from the one at `from` on; the same letter again goes on to the next one. */
  find(event: KeyboardEvent, names: readonly string[], from: number): number | undefined {
    if ([...event.key].length !== 1) return undefined;
    const typed = (this.isOpenAt(event) ? this.#text : '') + event.key.toLocaleLowerCase();
    this.#text = typed;
    this.#at = event.timeStamp;
    const repeated = [...typed].every((letter) => letter === typed[0]);
    const wanted = repeated ? (typed[0] ?? '') : typed;
    const start = repeated ? from + 1 : from;
    const fits = (name: string): boolean => name.toLocaleLowerCase().startsWith(wanted);
    const after = names.findIndex((name, i) => i >= start && fits(name));
    const found = after === -1 ? names.findIndex(fits) : after;
    return found === -1 ? undefined : found;
  }
}
