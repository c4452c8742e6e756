import type { EntryId } from '../../../domain/index.js';
import { scaleOf } from '../../internal/styles/scale-of.js';
import type { LineHeights } from './thread-window.js';

/** Measures the drawn lines. What is drawn above a line (a day, the divider of unread messages) is part of its height. */
export function measureLines(content: HTMLElement): LineHeights {
  const byId = new Map<EntryId, number>();
  const { top, height } = content.getBoundingClientRect();
  const scale = scaleOf(content);
  let previousBottom = top;
  for (const child of content.children) {
    if (!child.matches('.message, .notice, .notice-card')) continue;
    const { bottom } = child.getBoundingClientRect();
    byId.set(((child as HTMLElement).dataset['key'] ?? '') as EntryId, (bottom - previousBottom) / scale);
    previousBottom = bottom;
  }
  return { byId, total: height / scale };
}
