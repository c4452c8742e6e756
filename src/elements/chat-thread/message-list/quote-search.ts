import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ConversationId, Message } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import type { OlderMessagesController } from './older-messages-controller.js';

/** Finds the original of a reply, loading older messages if needed, and shows the progress of the search. */
export class QuoteSearch {
  #status: 'idle' | 'running' | 'failed' = 'idle';
  readonly #host: ReactiveControllerHost;
  readonly #olderMessages: OlderMessagesController;
  readonly #getConversationId: () => ConversationId | null;

  constructor(
    host: ReactiveControllerHost,
    olderMessages: OlderMessagesController,
    getConversationId: () => ConversationId | null,
  ) {
    this.#host = host;
    this.#olderMessages = olderMessages;
    this.#getConversationId = getConversationId;
  }

  /** Called when another conversation is shown. */
  reset(): void {
    this.#status = 'idle';
  }

  /** Undefined if there is no original, or if another conversation is shown by the time it is found. */
  async find(reply: Message): Promise<Message | undefined> {
    if (reply.replyTo === null) return undefined;
    const id = this.#getConversationId();
    this.#setStatus('running');
    const original = await this.#olderMessages.find(reply);
    if (this.#getConversationId() !== id) return undefined;
    this.#setStatus(original === undefined ? 'failed' : 'idle');
    return original;
  }

  renderStatus(translations: Translations): TemplateResult {
    const text = { idle: nothing, running: translations.replySearching, failed: translations.replyNotFound };
    return html`<div class="quote-search" role="status">${text[this.#status]}</div>`;
  }

  #setStatus(status: 'running' | 'failed' | 'idle'): void {
    this.#status = status;
    this.#host.requestUpdate();
  }
}

/** Highlights a message, and no other, until the animation ends or the message loses the focus. */
export function highlight(message: HTMLElement): void {
  const root = message.getRootNode() as ParentNode;
  for (const earlier of root.querySelectorAll('.highlighted')) earlier.classList.remove('highlighted');
  message.classList.add('highlighted');
  const removeHighlight = () => message.classList.remove('highlighted');
  message.addEventListener('animationend', removeHighlight, { once: true });
  message.addEventListener('blur', removeHighlight, { once: true });
}
