import type { ConversationId } from '../../domain/index.js';
import type { ListWindow } from './list-window.js';

/** Scrolls to the active row when it becomes active, and keeps it in view when rows are sorted again or the list gets lower. */
export class ActiveRow {
  readonly #window: ListWindow;
  #id: ConversationId | null = null;
  #index = -1;
  #viewportHeight = 0;
  #isInView = false;

  constructor(window: ListWindow) {
    this.#window = window;
  }

  /** Who has scrolled away from the active row is not taken back to it. */
  handleScroll(): void {
    this.#isInView = this.#window.isInView(this.#index);
  }

  /** Takes the rows that are shown now. */
  update(ids: readonly ConversationId[], activeId: ConversationId | null, isPointedAt: boolean): void {
    const index = activeId === null ? -1 : ids.indexOf(activeId);
    const { viewportHeight } = this.#window;
    const hasMoved = (index !== this.#index && !isPointedAt) || viewportHeight !== this.#viewportHeight;
    if (index >= 0 && (activeId !== this.#id || (hasMoved && this.#isInView))) this.#window.scrollToRow(index);
    this.#id = index < 0 ? null : activeId;
    this.#index = index;
    this.#viewportHeight = viewportHeight;
    this.#isInView = index >= 0 && this.#window.isInView(index);
  }
}
