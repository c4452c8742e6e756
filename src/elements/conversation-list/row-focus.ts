import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationId } from '../../domain/index.js';
import { nextIndex } from '../internal/focus/next-index.js';
import { focusUnasked } from '../internal/focus/settling.js';
import type { ListWindow } from './list-window.js';

interface RowFocusHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * The focus in the rows: arrow keys walk through all of them, rendered or not, and it stays with its row when rows are sorted
 * again or scrolled out of the window. When the row is removed, the row in its place gets the focus.
 */
export class RowFocus implements ReactiveController {
  readonly #host: RowFocusHost;
  readonly #window: ListWindow;
  readonly #ids: () => readonly ConversationId[];
  #focusedId: ConversationId | null = null;
  #index = 0;
  #hadFocus = false;

  constructor(host: RowFocusHost, window: ListWindow, ids: () => readonly ConversationId[]) {
    this.#host = host;
    this.#window = window;
    this.#ids = ids;
    host.addController(this);
  }

  /** The row that had the focus last. */
  get focusedId(): ConversationId | null {
    return this.#focusedId;
  }

  /** The focus is in a row, or waits for a row to be rendered. */
  get isInRows(): boolean {
    const { activeElement } = this.#host.renderRoot as ShadowRoot;
    return activeElement !== null && (activeElement === this.#window.scroller || isRow(activeElement));
  }

  readonly handleFocus = (id: ConversationId): void => {
    this.#focusedId = id;
    this.#index = Math.max(0, this.#ids().indexOf(id));
    this.#host.requestUpdate();
  };

  /** True when the key has moved the focus. */
  handleKeydown(event: KeyboardEvent): boolean {
    const ids = this.#ids();
    const index = nextIndex(event, this.#index, ids.length);
    const id = index === undefined ? undefined : ids[index];
    if (index === undefined || id === undefined) return false;
    this.focusRow(id);
    return true;
  }

  focusRow(id: ConversationId): void {
    this.#focusedId = id;
    this.#index = this.#ids().indexOf(id);
    this.#window.scrollToRow(this.#index);
    const row = this.#find(id);
    if (row !== undefined) row.focus({ preventScroll: true });
    else {
      // The row is rendered by the update that scrolling causes; `hostUpdated` moves the focus to it then.
      this.#window.scroller?.focus({ preventScroll: true });
      this.#host.requestUpdate();
    }
  }

  hostUpdate(): void {
    this.#hadFocus = this.isInRows;
  }

  hostUpdated(): void {
    if (!this.#hadFocus) return;
    const { activeElement } = this.#host.renderRoot as ShadowRoot;
    if (activeElement !== null && activeElement !== this.#window.scroller) return;
    const ids = this.#ids();
    const known = this.#focusedId === null ? -1 : ids.indexOf(this.#focusedId);
    const id = ids[known === -1 ? Math.min(this.#index, ids.length - 1) : known];
    if (id === undefined) return;
    this.#focusedId = id;
    this.#index = ids.indexOf(id);
    const row = this.#find(id);
    if (row === undefined) this.#window.scroller?.focus({ preventScroll: true });
    else if (known === -1) focusUnasked(row, { preventScroll: true });
    else row.focus({ preventScroll: true });
  }

  #find(id: ConversationId): HTMLElement | undefined {
    const rows = this.#window.scroller?.querySelectorAll<HTMLElement>('.row') ?? [];
    return [...rows].find((row) => row.dataset['id'] === id);
  }
}

const isRow = (element: Element): boolean => element.matches('[role="option"]');
