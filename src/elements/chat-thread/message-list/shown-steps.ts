import type { ScrollAnchor } from './scroll-anchor.js';

/** How much is shown of the messages that are too long to be shown at once, while their conversation is open. */
export class ShownSteps {
  readonly #steps = new Map<string, number>();

  readonly of = (key: string): number => this.#steps.get(key) ?? 1;

  reset(): void {
    this.#steps.clear();
  }

  /**
   * Shows the next part of a message. What is read stays where it is. The focus stays on the button, and goes to the message
   * when there is no more to show.
   */
  showNext(key: string, anchor: ScrollAnchor, render: () => void): void {
    const root = anchor.find(key)?.getRootNode() as ShadowRoot | undefined;
    const hadFocus = anchor.find(key)?.contains(root?.activeElement ?? null) === true;
    const message = anchor.keepTop(key, () => {
      this.#steps.set(key, this.of(key) + 1);
      render();
    });
    if (hadFocus && message?.contains(root?.activeElement ?? null) === false) message.focus({ preventScroll: true });
  }
}
