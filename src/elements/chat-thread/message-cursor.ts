/** Somewhere the keyboard wants to go where nothing is drawn yet. */
export type Beyond = 'first' | 'last' | 'above' | 'below';

/** Messages, and notices in which something can be pressed. */
const stops = '.message, .record';

/**
 * The message that the keyboard is at. Only it, and what can be pressed in it, is in the tab sequence; arrows, Page Up and
 * Page Down, Home and End move it. Works on the DOM directly, so that moving through a thread draws nothing again.
 */
export class MessageCursor {
  #current: HTMLElement | null = null;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly content: HTMLElement,
  ) {}

  /** After a render: where the focus is, else a message in view, else the latest. */
  settle(focused: Element | null, inView: Element | null): void {
    const at = messageAt(focused);
    this.#moveTo(at ?? nearest(inView) ?? nearest(this.content.lastElementChild));
  }

  /** Follows the focus. */
  follow(target: EventTarget | null): void {
    const at = target instanceof Element ? messageAt(target) : null;
    if (at !== null) this.#moveTo(at);
  }

  /** Where a key that was pressed leads: a message, somewhere beyond what is drawn, or nowhere. */
  step(event: KeyboardEvent): HTMLElement | Beyond | null {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
    const { target } = event;
    // In the thread itself is whoever was in a message that has been scrolled far away.
    if (target !== this.scroller && target !== messageAt(target as Element)) return null;
    return this.next(event.key);
  }

  /** Where a key leads from the message that the keyboard is at. */
  next(key: string): HTMLElement | Beyond | null {
    const messages = this.#messages();
    const from = messages.findIndex((message) => message === this.#current);
    switch (key) {
      case 'ArrowUp':
        return messages[from - 1] ?? 'above';
      case 'ArrowDown':
        return messages[from + 1] ?? 'below';
      case 'Home':
        return 'first';
      case 'End':
        return 'last';
      case 'PageUp':
        return this.#aPage(messages, from, -1) ?? 'above';
      case 'PageDown':
        return this.#aPage(messages, from, 1) ?? 'below';
      default:
        return null;
    }
  }

  /** The first or the last message drawn. */
  end(which: 'first' | 'last'): HTMLElement | undefined {
    return this.#messages().at(which === 'first' ? 0 : -1);
  }

  /** The message that is nearly a view away, at least the next one. */
  #aPage(messages: readonly HTMLElement[], from: number, way: 1 | -1): HTMLElement | undefined {
    const start = messages[from]?.getBoundingClientRect().top ?? 0;
    const page = this.scroller.clientHeight * 0.9;
    let to = from + way;
    for (let next = to; ; next += way) {
      const message = messages[next];
      if (message === undefined || Math.abs(message.getBoundingClientRect().top - start) > page) break;
      to = next;
    }
    return messages[to];
  }

  #messages(): HTMLElement[] {
    return [...this.content.querySelectorAll<HTMLElement>(stops)];
  }

  #moveTo(message: HTMLElement | null): void {
    if (this.#current !== message) {
      if (this.#current !== null) reach(this.#current, '-1');
      this.#current = message;
    }
    if (message !== null) reach(message, '0');
  }
}

const messageAt = (element: Element | null): HTMLElement | null => element?.closest<HTMLElement>(stops) ?? null;

/** The message an item is, or the next one before it. */
function nearest(item: Element | null): HTMLElement | null {
  let at = item;
  while (at !== null && !at.matches(stops)) at = at.previousElementSibling;
  return at as HTMLElement | null;
}

function reach(message: HTMLElement, tabindex: string): void {
  message.setAttribute('tabindex', tabindex);
  for (const inner of message.querySelectorAll('[tabindex]')) inner.setAttribute('tabindex', tabindex);
}
