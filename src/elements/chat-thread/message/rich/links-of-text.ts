import { findLinks, type FoundLink } from '../find-links.js';

/** How much of a text is searched at once. */
const windowLength = 8_000;
/** No address is longer, so that a window with this much around it finds the same links as a search of the whole text. */
const maxAddressLength = 4_096;

interface SearchedText {
  readonly links: FoundLink[];
  searchedTo: number;
}

/** Least recently used cache: scrolling, and each "Show more", draw the same texts again. */
const searchedTexts = new Map<string, SearchedText>();
const maxCacheSize = 100;

/** The links that begin in a range of a text. A long text is searched as far as it is needed. */
export function linksOfText(text: string, from: number, to: number): readonly FoundLink[] {
  const searched = searchedTexts.get(text) ?? { links: [], searchedTo: 0 };
  searchedTexts.delete(text);
  searchedTexts.set(text, searched);
  const [oldest] = searchedTexts.keys();
  if (searchedTexts.size > maxCacheSize && oldest !== undefined) searchedTexts.delete(oldest);
  while (searched.searchedTo < to) searchNext(text, searched);
  return searched.links.filter(({ start }) => start >= from && start < to);
}

function searchNext(text: string, searched: SearchedText): void {
  const { links, searchedTo } = searched;
  const start = Math.max(0, searchedTo - maxAddressLength);
  const end = searchedTo + windowLength;
  for (const link of findLinks(text.slice(start, end + maxAddressLength))) {
    const found = { url: link.url, start: start + link.start, end: start + link.end };
    if (found.start >= searchedTo && found.start < end && found.start >= (links.at(-1)?.end ?? 0)) links.push(found);
  }
  searched.searchedTo = end;
}
