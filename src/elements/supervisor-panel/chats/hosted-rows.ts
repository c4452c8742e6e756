import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { ConversationId } from '../../../domain/index.js';
import { repeat } from '../../internal/rows/repeat.js';

const prefix = 'chat-';

/** The slot of a chat's row. */
export const hostedSlotOf = (id: ConversationId): string => `${prefix}${id}`;

/** The children of an element that the host has put into the rows of chats. */
export class HostedRows implements ReactiveController {
  /** Names of their slots. */
  slots: readonly string[] = [];

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #observer = new MutationObserver(() => this.#read());

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host, { childList: true, subtree: true, attributes: true, attributeFilter: ['slot'] });
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #read(): void {
    const slots = new Set([...this.#host.children].map(({ slot }) => slot).filter((slot) => slot.startsWith(prefix)));
    if (slots.size === this.slots.length && this.slots.every((slot) => slots.has(slot))) return;
    this.slots = [...slots];
    this.#host.requestUpdate();
  }

  /** Passes them on to the table, whose rows have slots of the same names. */
  render(): unknown {
    return repeat(
      this.slots,
      (slot) => slot,
      (slot) => html`<slot name=${slot} slot=${slot}></slot>`,
    );
  }
}
