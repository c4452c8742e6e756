/** Caches the last result until an input changes. */
export class LastResultCache<Result> {
  #inputs: readonly unknown[] = [];
  #cached: { readonly result: Result } | null = null;

  get(inputs: readonly unknown[], compute: (previous: Result | undefined) => Result): Result {
    const isUnchanged =
      this.#inputs.length === inputs.length && this.#inputs.every((input, index) => input === inputs[index]);
    if (this.#cached === null || !isUnchanged) this.#cached = { result: compute(this.#cached?.result) };
    this.#inputs = inputs;
    return this.#cached.result;
  }
}
