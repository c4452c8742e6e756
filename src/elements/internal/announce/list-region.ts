/** Text of a live region for what a list shows. Only what is new in it is announced: the rest has been read. */
export class ListRegion {
  #texts: readonly string[] = [];
  #announced = '';

  /** Call it with the texts of the list whenever the host renders. */
  read(texts: readonly string[]): string {
    const fresh = texts.filter((text) => !this.#texts.includes(text));
    if (fresh.length > 0 || texts.length === 0) this.#announced = fresh.join(' ');
    this.#texts = texts;
    return this.#announced;
  }
}
