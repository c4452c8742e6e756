import type { Entries, EntryId } from '../../domain/index.js';
import { selectPosition } from '../../store/selectors.js';
import type { ScrollAnchor } from './scroll-anchor.js';
import type { ThreadWindow } from './thread-window.js';

/** Brings what is drawn to where the view is; true when something else has to be drawn now. */
export function lookAround(entries: Entries, drawn: ThreadWindow, anchor: ScrollAnchor): boolean {
  drawn.follow(entries, anchor.atEnd);
  const lost = anchor.lost();
  if (lost !== null) {
    anchor.begin(drawn.around(entries, lost.side, lost.share), drawn);
    return true;
  }
  const view = anchor.inView();
  if (view === null) return false;
  const [first, last] = [view.first, view.last].map((item) => positionOf(item, entries) ?? drawn.end - 1);
  return first !== undefined && last !== undefined && drawn.look(entries, { first, last });
}

/** Position of the entry that an item shows, or of the next one that shows any. */
function positionOf(item: Element, entries: Entries): number | null {
  for (let at: Element | null = item; at !== null; at = at.nextElementSibling) {
    const position = selectPosition(entries, ((at as HTMLElement).dataset['key'] ?? '') as EntryId);
    if (position >= 0) return position;
  }
  return null;
}
