import { scaleOf } from '../../internal/styles/scale-of.js';

/** Where a key leads to when the message there is not rendered. */
export type UnrenderedTarget = 'first' | 'last' | 'above' | 'below';

/** Messages, and notices with controls. */
const stopSelector = '.message, .notice-card';

/**
 * Roving tabindex over the messages: only the current message and its controls are in the tab sequence. Arrow keys, Page
 * Up, Page Down, Home and End move it. Works on the DOM directly, so that moving the focus renders nothing.
 */
export class RovingTabindex {
  #current: HTMLElement | null = null;
  #hadFocus = false;

  readonly #scroller: HTMLElement;
  readonly #content: HTMLElement;

  constructor(scroller: HTMLElement, content: HTMLElement) {
    this.#scroller = scroller;
    this.#content = content;
  }

  /** Before a render: remembers whether anything in the list has the focus. */
  rememberFocus(): void {
    this.#hadFocus = this.#activeElement !== null;
  }

  /** After a render: keeps the focus in the thread if what had it is no longer rendered. */
  retainFocus(): void {
    if (this.#hadFocus && this.#activeElement === null) this.#scroller.focus({ preventScroll: true });
  }

  /** After a render: makes the focused message current, else one in view, else the latest. */
  sync(visibleElement: Element | null): void {
    const message = closestMessage(this.#activeElement);
    this.#setCurrent(message ?? messageAtOrBefore(visibleElement) ?? messageAtOrBefore(this.#content.lastElementChild));
  }

  /** Makes the message that received the focus current. */
  handleFocus(target: EventTarget | null): void {
    const message = target instanceof Element ? closestMessage(target) : null;
    if (message !== null) this.#setCurrent(message);
  }

  /** The target of a pressed key: a message, one outside the rendered range, or null. */
  targetForEvent(event: KeyboardEvent): HTMLElement | UnrenderedTarget | null {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
    const { target } = event;
    // The scroller has the focus if the focused message was scrolled out of the rendered range.
    if (target !== this.#scroller && target !== closestMessage(target as Element)) return null;
    return this.targetForKey(event.key);
  }

  /** The target of a key, starting at the current message. */
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

  /** The first or the last rendered message. */
  edgeMessage(edge: 'first' | 'last'): HTMLElement | undefined {
    return this.#messages().at(edge === 'first' ? 0 : -1);
  }

  /** The farthest message within 90 % of the viewport height, but at least the next one. */
  #pageAway(messages: readonly HTMLElement[], currentIndex: number, direction: 1 | -1): HTMLElement | undefined {
    const start = messages[currentIndex]?.getBoundingClientRect().top ?? 0;
    const pageHeightPx = this.#scroller.clientHeight * scaleOf(this.#scroller) * 0.9;
    let targetIndex = currentIndex + direction;
    for (let index = targetIndex; ; index += direction) {
      const message = messages[index];
      if (message === undefined || Math.abs(message.getBoundingClientRect().top - start) > pageHeightPx) break;
      targetIndex = index;
    }
    return messages[targetIndex];
  }

  get #activeElement(): Element | null {
    return (this.#scroller.getRootNode() as ShadowRoot).activeElement;
  }

  #messages(): HTMLElement[] {
    return [...this.#content.querySelectorAll<HTMLElement>(stopSelector)];
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

/** The message at an item, or the last one before it. */
function messageAtOrBefore(item: Element | null): HTMLElement | null {
  let candidate = item;
  while (candidate !== null && !candidate.matches(stopSelector)) candidate = candidate.previousElementSibling;
  return candidate as HTMLElement | null;
}

function setTabindex(message: HTMLElement, tabindex: string): void {
  message.setAttribute('tabindex', tabindex);
  for (const descendant of message.querySelectorAll('[tabindex]')) descendant.setAttribute('tabindex', tabindex);
}
