import { findCharacterStart, findCut } from '../../../domain/cut-text.js';
import type { FoundLink } from './find-links.js';

/**
 * What one step of a message may cost to draw: the first, and each "Show more". The unit is a character of text; it takes
 * script and layout of about 20 ms at most.
 */
const stepSize = 8_000;
/** Cost of a line or an item of a list, which is about a line of text. */
const lineCost = 40;
/** Cost of an element of markdown. */
const elementCost = 20;
/** Links consist of several elements. */
const linkCost = 2 * lineCost;

/**
 * Longest run of letters without a place to break, in code units. Browsers shape the rest of the run again for each line, so
 * that a long one of joined letters takes seconds. Scripts that are written without spaces can be broken.
 */
const maxRunLength = 400;
const runPattern =
  /(?:[\p{L}\p{M}\p{Cf}](?<![A-Za-z\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])){400}/u;

const lineBreak = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;

/** A part of a text, drawn as a block of its own. */
export interface TextPart {
  readonly from: number;
  readonly to: number;
}

/** The links that begin in a range of a text. */
export type FindLinks = (from: number, to: number) => readonly FoundLink[];

/** True for texts with a run of letters that is too long for a line of its own. */
export const hasLongRun = (text: string): boolean => text.length > maxRunLength && runPattern.test(text);

/**
 * Decides how much of a message is drawn, for all of its texts and lists: they take from it in the order in which they are
 * shown, and what does not fit into the steps shown so far is left out.
 */
export class DrawBudget {
  #room = stepSize;
  #stepsLeft: number;
  readonly #steps: number;
  readonly #sections: DrawBudget[] = [];
  #isExceeded = false;

  constructor(steps: number) {
    this.#steps = steps;
    this.#stepsLeft = steps - 1;
  }

  /** Something was left out. */
  get isExceeded(): boolean {
    return this.#isExceeded || this.#sections.some((section) => section.isExceeded);
  }

  /** A budget of its own for what must not disappear behind a long text above it. */
  section(): DrawBudget {
    const section = new DrawBudget(this.#steps);
    this.#sections.push(section);
    return section;
  }

  /** Takes a line or element with a short text. False if it must be left out. */
  take(...texts: readonly string[]): boolean {
    if (!this.#hasRoom()) return false;
    this.#room -= texts.reduce((sum, text) => sum + text.length, lineCost);
    return true;
  }

  /** Takes elements of markdown. False if they must be left out. */
  takeElement(count: number): boolean {
    if (!this.#hasRoom()) return false;
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

  /**
   * The parts of a text that fit. They end between words, and never within a character or a link.
   */
  takeText(text: string, findLinks: FindLinks = () => []): readonly TextPart[] {
    const parts: TextPart[] = [];
    let from = 0;
    while (from < text.length && this.#hasRoom()) {
      const to = this.#takePart(text, from, findLinks);
      parts.push({ from, to });
      from = to;
    }
    return parts;
  }

  #hasRoom(): boolean {
    if (this.#room > 0) return true;
    if (this.#stepsLeft === 0) this.#isExceeded = true;
    else {
      this.#stepsLeft--;
      this.#room = stepSize;
    }
    return this.#room > 0;
  }

  /** Takes the next part, and returns its end. */
  #takePart(text: string, from: number, findLinks: FindLinks): number {
    const longest = Math.min(text.length, from + this.#room);
    const links = findLinks(from, longest);
    const { affordable, extra } = this.#findAffordable(text, from, longest, links);
    const run = runPattern.exec(text.slice(from, affordable));
    if (run !== null) {
      // The rest of the run is a block of its own, in the same step.
      const end = keepWhole(links, from, findCharacterStart(text, from + run.index + maxRunLength));
      this.#room -= end - from;
      return end;
    }
    this.#room = affordable < text.length ? 0 : this.#room - (affordable - from) - extra;
    return affordable < text.length ? findPartEnd(text, from, affordable, links) : affordable;
  }

  /** How far the room goes, with what line breaks and links cost; at least for one of them, so that there is progress. */
  #findAffordable(
    text: string,
    from: number,
    longest: number,
    links: readonly FoundLink[],
  ): { readonly affordable: number; readonly extra: number } {
    let extra = 0;
    let nextLink = 0;
    lineBreak.lastIndex = from;
    let lineEnd = findNextLine(text);
    for (;;) {
      const linkEnd = links[nextLink]?.end ?? Infinity;
      const at = Math.min(lineEnd, linkEnd);
      if (at > longest) return { affordable: longest, extra };
      extra += at === lineEnd ? lineCost : linkCost;
      if (at - from + extra > this.#room) return { affordable: at, extra };
      if (at === lineEnd) lineEnd = findNextLine(text);
      else nextLink++;
    }
  }
}

/** The start of the next line, from `lineBreak.lastIndex` on. */
const findNextLine = (text: string): number => (lineBreak.exec(text) === null ? Infinity : lineBreak.lastIndex);

/** The end of a part at a position: after its line or word. */
function findPartEnd(text: string, from: number, position: number, links: readonly FoundLink[]): number {
  if (/[\n\r]/.test(text[position - 1] ?? '')) return position;
  const end = keepWhole(links, from, from + findCut(text.slice(from), position - from));
  // The space or line break after it belongs to the part, too.
  return end + (/^[^\S\n]{0,80}\n?/.exec(text.slice(end, end + 81))?.[0].length ?? 0);
}

/** The position, or the start of the link that it divides; its end where the part begins with it. */
function keepWhole(links: readonly FoundLink[], from: number, position: number): number {
  const divided = links.find(({ start, end }) => start < position && position < end);
  if (divided !== undefined) return divided.start > from ? divided.start : divided.end;
  return position > from ? position : from + 1;
}
