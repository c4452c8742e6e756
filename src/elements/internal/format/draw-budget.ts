/**
 * What one step of a message may cost to draw: the first, and each "Show more". The unit is a character of text; it takes
 * script and layout of about 20 ms at most.
 */
const stepSize = 8_000;
/** The same for a mail, which is drawn in a frame of its own and consists of many elements. */
const mailStepSize = 48_000;
/** Cost of a character of a mail: its lines are as long as its sender likes. */
export const mailCharacterCost = 4;
/** Cost of a line or an item of a list, which is about a line of text. */
export const lineCost = 40;
/** Cost of a character of a label: boxes with a text of their own are measured several times. */
const labelCharacterCost = 2;
/** Cost of an element of markdown. */
const elementCost = 40;

/**
 * Decides how much of a message is drawn, for all of its texts and lists: they take from it in the order in which they are
 * shown, and what does not fit into the steps shown so far is left out.
 */
export class DrawBudget {
  #room: number;
  #stepsLeft: number;
  readonly #steps: number;
  readonly #stepSize: number;
  readonly #sections: DrawBudget[] = [];
  #isExceeded = false;

  constructor(steps: number, size = stepSize) {
    this.#steps = steps;
    this.#stepSize = size;
    this.#room = size;
    this.#stepsLeft = steps - 1;
  }

  static forMail(steps: number): DrawBudget {
    return new DrawBudget(steps, mailStepSize);
  }

  /** Something was left out. */
  get isExceeded(): boolean {
    return this.#isExceeded || this.#sections.some((section) => section.isExceeded);
  }

  /** A budget of its own for what must not disappear behind a long text above it. */
  section(): DrawBudget {
    const section = new DrawBudget(this.#steps, this.#stepSize);
    this.#sections.push(section);
    return section;
  }

  /**
   * What is left of the steps shown so far; asking for it when nothing is left means that
   * something is left out.
   */
  requestRoom(): number {
    if (this.#room > 0) return this.#room;
    if (this.#stepsLeft === 0) {
      this.#isExceeded = true;
      return 0;
    }
    this.#stepsLeft--;
    this.#room = this.#stepSize;
    return this.#stepSize;
  }

  spend(cost: number): void {
    this.#room -= cost;
  }

  /** Takes a line or element with a short text. False if it must be left out. */
  take(...texts: readonly string[]): boolean {
    if (this.requestRoom() === 0) return false;
    this.#room -= texts.reduce((sum, text) => sum + labelCharacterCost * text.length, lineCost);
    return true;
  }

  /** Takes elements of markdown. False if they must be left out. */
  takeElement(count: number): boolean {
    if (this.requestRoom() === 0) return false;
    this.#room -= count * elementCost;
    return true;
  }

  /** Draws the items that fit; `lines` is what each costs besides its texts. */
  drawItems<Item, Drawn>(items: readonly Item[], draw: (item: Item) => Drawn, lines = 1): readonly Drawn[] {
    const drawn: Drawn[] = [];
    for (const item of items) {
      if (!this.take()) break;
      this.#room -= (lines - 1) * lineCost;
      drawn.push(draw(item));
    }
    return drawn;
  }
}
