import type { ConversationId } from '../../domain/index.js';
import { settleMs } from '../internal/focus/misplaced-presses.js';

/** Remembers which rows have moved while the agent points at them. */
export class MovedRows {
  #ids: readonly ConversationId[] = [];
  #movedAt = new Map<ConversationId, number>();

  /** Takes the rows that are shown now. */
  update(ids: readonly ConversationId[], isPointedAt: boolean): void {
    const previous = this.#ids;
    this.#ids = ids;
    const hasMoved = previous.some((id, index) => ids[index] !== id);
    if (!hasMoved || !isPointedAt) return;
    const now = performance.now();
    this.#movedAt = new Map(ids.flatMap((id, index) => (previous[index] === id ? [] : [[id, now] as const])));
  }

  /** True for a click that was meant for what was there before. */
  isMisplaced(id: ConversationId, { isTrusted, timeStamp }: Event): boolean {
    return isTrusted && timeStamp - (this.#movedAt.get(id) ?? -Infinity) < settleMs;
  }
}
