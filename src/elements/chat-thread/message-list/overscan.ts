import type { Entries, EntryId } from '../../../domain/index.js';
import { selectPosition } from '../../../store/selectors.js';
import type { ScrollAnchor } from './scroll-anchor.js';
import type { ThreadWindow } from './thread-window.js';

/** Moves the window to the visible entries and the overscan around them; true if other entries must be rendered. */
export function applyOverscan(entries: Entries, threadWindow: ThreadWindow, anchor: ScrollAnchor): boolean {
  threadWindow.sync(entries, anchor.isAtEnd);
  const blank = anchor.findBlankArea();
  if (blank !== null) {
    anchor.reset(threadWindow.moveTo(entries, blank.side, blank.ratio), threadWindow);
    return true;
  }
  const visible = anchor.findVisibleRange();
  if (visible === null) return false;
  const [first, last] = [visible.first, visible.last].map((item) => positionOf(item, entries) ?? threadWindow.end - 1);
  return first !== undefined && last !== undefined && threadWindow.ensureOverscan(entries, { first, last });
}

/** Position of the entry of an item. Items without an entry (a day, the divider) count as the next one with an entry. */
function positionOf(item: Element, entries: Entries): number | null {
  for (let element: Element | null = item; element !== null; element = element.nextElementSibling) {
    const position = selectPosition(entries, ((element as HTMLElement).dataset['key'] ?? '') as EntryId);
    if (position >= 0) return position;
  }
  return null;
}
