import { findCharacterStart } from '../../../../domain/text/character-start.js';
import { findCut } from '../../../internal/format/cut-text.js';
import { findLongRun } from '../../../internal/format/long-runs.js';
import { lineCost, type DrawBudget } from '../../../internal/format/draw-budget.js';
import type { FoundLink } from '../find-links.js';

/** Links consist of several elements. */
const linkCost = 2 * lineCost;

const lineBreak = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;

/** A part of a text, drawn as a block of its own. */
export interface TextPart {
  readonly from: number;
  readonly to: number;
}

/** The links that begin in a range of a text. */
export type FindLinks = (from: number, to: number) => readonly FoundLink[];

/** The parts of a text that fit into a budget. They end between words, and never within a character or a link. */
export function takeText(text: string, budget: DrawBudget, findLinks: FindLinks = () => []): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  while (from < text.length && budget.requestRoom() > 0) {
    const to = takePart(text, from, budget, findLinks);
    parts.push({ from, to });
    from = to;
  }
  return parts;
}

/** Takes the next part, and returns its end. */
function takePart(text: string, from: number, budget: DrawBudget, findLinks: FindLinks): number {
  const room = budget.requestRoom();
  const longest = Math.min(text.length, from + room);
  const links = findLinks(from, longest);
  const { affordable, extra } = findAffordable(text, from, longest, room, links);
  const runEnd = findLongRun(text.slice(from, affordable));
  if (runEnd !== null) {
    // The rest of the run is a block of its own, in the same step. Joined letters cost more than others.
    const end = keepWhole(links, from, findCharacterStart(text, from + runEnd));
    budget.spend(2 * (end - from));
    return end;
  }
  budget.spend(affordable < text.length ? room : affordable - from + extra);
  return affordable < text.length ? findPartEnd(text, from, affordable, links) : affordable;
}

/** How far the room goes, with what line breaks and links cost; at least for one of them, so that there is progress. */
function findAffordable(
  text: string,
  from: number,
  longest: number,
  room: number,
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
    if (at - from + extra > room) return { affordable: at, extra };
    if (at === lineEnd) lineEnd = findNextLine(text);
    else nextLink++;
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
