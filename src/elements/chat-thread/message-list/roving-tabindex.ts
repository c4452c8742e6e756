/** Somewhere the keyboard wants to go where nothing is drawn yet. */
export type UnrenderedTarget = 'first' | 'last' | 'above' | 'below';

/** Messages, and notices in which something can be pressed. */
const stopSelector = '.message, .record';

/**
 * The message that the keyboard is at. Only it, and what can be pressed in it, is in the tab sequence; arrows, Page Up and
 * Page Down, Home and End move it. Works on the DOM directly, so that moving through a thread draws nothing again.
 */
export class RovingTabindex {
  #current: HTMLElement | null = null;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly content: HTMLElement,
  ) {}

  /** After a render: where the focus is, else a message in view, else the latest. */
  sync(focusedElement: Element | null, visibleElement: Element | null): void {
    const message = closestMessage(focusedElement);
    this.#setCurrent(message ?? messageAtOrBefore(visibleElement) ?? messageAtOrBefore(this.content.lastElementChild));
  }

  /** Follows the focus. */
  handleFocus(target: EventTarget | null): void {
    const message = target instanceof Element ? closestMessage(target) : null;
    if (message !== null) this.#setCurrent(message);
  }

  /** Where a key that was pressed leads: a message, somewhere beyond what is drawn, or nowhere. */
  targetForEvent(event: KeyboardEvent): HTMLElement | UnrenderedTarget | null {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
    const { target } = event;
    // In the thread itself is whoever was in a message that has been scrolled far away.
    if (target !== this.scroller && target !== closestMessage(target as Element)) return null;
    return this.targetForKey(event.key);
  }

  /** Where a key leads from the message that the keyboard is at. */
  targetForKey(key: string): HTMLElement | UnrenderedTarget | null {
    const messages = this.#messages();
    const currentIndex = messages.findIndex((message) => message === this.#current);
    switch (key) {
      case 'ArrowUp':
        return messages[currentIndex - 1] ?? 'above';
      case 'ArrowDown':
        return messages[currentIndex + 1] ?? 'below';
      case 'Home':
        return 'first';
      case 'End':
        return 'last';
      case 'PageUp':
        return this.#pageAway(messages, currentIndex, -1) ?? 'above';
      case 'PageDown':
        return this.#pageAway(messages, currentIndex, 1) ?? 'below';
      default:
        return null;
    }
  }

  /** The first or the last message drawn. */
  edgeMessage(edge: 'first' | 'last'): HTMLElement | undefined {
    return this.#messages().at(edge === 'first' ? 0 : -1);
  }

  /** The message that is nearly a view away, at least the next one. */
  #pageAway(messages: readonly HTMLElement[], currentIndex: number, direction: 1 | -1): HTMLElement | undefined {
    const start = messages[currentIndex]?.getBoundingClientRect().top ?? 0;
    const pageHeightPx = this.scroller.clientHeight * 0.9;
    let targetIndex = currentIndex + direction;
    for (let index = targetIndex; ; index += direction) {
      const message = messages[index];
      if (message === undefined || Math.abs(message.getBoundingClientRect().top - start) > pageHeightPx) break;
      targetIndex = index;
    }
    return messages[targetIndex];
  }

  #messages(): HTMLElement[] {
    return [...this.content.querySelectorAll<HTMLElement>(stopSelector)];
  }

  #setCurrent(message: HTMLElement | null): void {
    if (this.#current !== message) {
      if (this.#current !== null) setTabindex(this.#current, '-1');
      this.#current = message;
    }
    if (message !== null) setTabindex(message, '0');
  }
}

const closestMessage = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>(stopSelector) ?? null;

/** The message an item is, or the next one before it. */
function messageAtOrBefore(item: Element | null): HTMLElement | null {
  let candidate = item;
  while (candidate !== null && !candidate.matches(stopSelector)) candidate = candidate.previousElementSibling;
  return candidate as HTMLElement | null;
}

function setTabindex(message: HTMLElement, tabindex: string): void {
  message.setAttribute('tabindex', tabindex);
  for (const descendant of message.querySelectorAll('[tabindex]')) descendant.setAttribute('tabindex', tabindex);
}
