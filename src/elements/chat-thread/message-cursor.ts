import { stepTo } from '../internal/step-to.js';

/** Messages, and notices in which something can be pressed. */
const stops = '.message, .record';

/**
 * The message that the keyboard is at. Only it, and what can be pressed in it, is in the tab sequence; arrows move it.
 * Works on the DOM directly, so that moving through a thread draws nothing again.
 */
export class MessageCursor {
  #current: HTMLElement | null = null;

  constructor(private readonly content: HTMLElement) {}

  /** After a render: the latest message, unless somebody is at another one. */
  settle(focused: Element | null): void {
    const at = focused?.closest<HTMLElement>(stops);
    this.#moveTo(at ?? this.#messages().at(-1) ?? null);
  }

  /** Follows the focus. */
  follow(target: EventTarget | null): void {
    const at = target instanceof Element ? target.closest<HTMLElement>(stops) : null;
    if (at !== null) this.#moveTo(at);
  }

  /** Moves by a key; true when there was nothing above to move to. */
  handle(event: KeyboardEvent): boolean {
    const messages = this.#messages();
    const at = messages.findIndex((message) => message === event.target);
    const to = at < 0 || event.shiftKey ? undefined : stepTo(event, at, messages.length);
    if (to === undefined) return false;
    event.preventDefault();
    messages[to]?.focus();
    return at === 0 && (event.key === 'ArrowUp' || event.key === 'Home');
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

function reach(message: HTMLElement, tabindex: string): void {
  message.setAttribute('tabindex', tabindex);
  for (const inner of message.querySelectorAll('[tabindex]')) inner.setAttribute('tabindex', tabindex);
}
