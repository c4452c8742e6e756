/** Text of a live region for what a list shows. Only what is new in it is announced: the rest has been read. */
export class ListRegion {
  #texts: readonly string[] = [];
  #announced: readonly string[] = [];

  /** Call it with the texts of the list whenever the host renders. */
  read(texts: readonly string[]): string {
    const fresh = texts.filter((text) => !this.#texts.includes(text));
    // If a part were removed, the rest would be read again; what stays after it is gone would not be read when it comes again.
    if (fresh.length > 0 || !this.#announced.some((text) => texts.includes(text))) this.#announced = fresh;
    this.#texts = texts;
    return this.#announced.join(' ');
  }
}
