import type { Entries, EntryId, Message } from '../../../domain/index.js';
import { selectLineOf } from '../../../store/selectors.js';
import type { OlderMessagesController } from './older-messages-controller.js';
import { highlight, type QuoteSearch } from './quote-search.js';
import type { RovingTabindex, UnrenderedTarget } from './roving-tabindex.js';
import type { ScrollAnchor } from './scroll-anchor.js';
import type { ThreadWindow } from './thread-window.js';

/** What the navigation needs of a list. Anchor and tab stop are there while the list is drawn. */
export interface NavigableList {
  readonly entries: Entries;
  readonly window: ThreadWindow;
  readonly anchor: ScrollAnchor | undefined;
  readonly rovingTabindex: RovingTabindex | undefined;
  readonly olderMessages: OlderMessagesController;
  readonly quoteSearch: QuoteSearch;
  /** Renders synchronously, because the new elements are used. */
  readonly renderNow: () => void;
  /** The position has been changed. */
  readonly handleMoved: () => void;
}

/** Moves the focus by keyboard and to the originals of replies, also to messages that are not drawn or not loaded. */
export class ListNavigation {
  readonly #getList: () => NavigableList;

  constructor(getList: () => NavigableList) {
    this.#getList = getList;
  }

  moveTo(target: HTMLElement | UnrenderedTarget, key: string): void {
    if (target instanceof HTMLElement) {
      target.focus();
      return;
    }
    const { window, anchor, rovingTabindex, olderMessages, entries, renderNow } = this.#getList();
    window.sync(entries);
    const { start, end, lines } = window;
    const isAtStart = start === 0;
    anchor?.captureAnchor();
    if (target === 'last' && !window.reachesEnd) {
      anchor?.pinToEnd();
      renderNow();
    } else {
      const line = { first: 0, last: lines.length - 1, above: start - 1, below: end }[target];
      this.#ensureRendered(line, target === 'first');
    }
    const message =
      target === 'first' || target === 'last' ? rovingTabindex?.edgeMessage(target) : rovingTabindex?.targetForKey(key);
    if (message instanceof HTMLElement) message.focus();
    // Not every browser scrolls once more for the focus, which would load them, too.
    if (target === 'first' || (isAtStart && target === 'above')) void olderMessages.load();
  }

  /** Scrolls to the original of a reply, and focuses it. */
  async jumpToOriginal(reply: Message, quoted: Message | null): Promise<void> {
    const original = quoted ?? (await this.#getList().quoteSearch.find(reply));
    if (original === undefined) return;
    const { window, anchor, entries, handleMoved } = this.#getList();
    window.sync(entries);
    this.#ensureRendered(selectLineOf(entries, original.id), true);
    const element = anchor?.find(original.id);
    if (anchor === undefined || element === null || element === undefined) return;
    anchor.scrollToElement(element, 0.3);
    handleMoved();
    element.focus({ preventScroll: true });
    highlight(element);
  }

  /** Scrolls to an entry of what is loaded, and marks it for a moment. The focus stays where it is. */
  reveal(id: EntryId): void {
    const { window, anchor, entries, handleMoved } = this.#getList();
    window.sync(entries);
    this.#ensureRendered(selectLineOf(entries, id), true);
    const element = anchor?.find(id);
    if (anchor === undefined || element === null || element === undefined) return;
    anchor.scrollToElement(element, 0.3);
    handleMoved();
    highlight(element);
  }

  /** Renders a line, and scrolls to it if `shouldScroll` is set. */
  #ensureRendered(line: number, shouldScroll: boolean): void {
    const { window, anchor, renderNow } = this.#getList();
    const ratio = shouldScroll ? 0.3 : 0;
    if (!window.show(line, ratio)) return;
    if (shouldScroll) anchor?.anchorTo(window.lines.at(line)?.id ?? '', ratio);
    renderNow();
  }
}
