import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { LazyPart } from '../../../browser/lazy-part.js';
import { holdKeys } from '../../internal/keys/hold-keys.js';
import { icon } from '../../internal/styles/icons.js';
import type { MessageList } from '../message-list/message-list.js';
import type { ThreadView } from '../thread-view.js';

const part = new LazyPart(() => import('./thread-search.define.js'));

/** The button in the head that opens the search of the conversation, and the search, loaded on first use. */
export class SearchAction {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #isOpen = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  /** Opens the search, or moves the focus to it. */
  open(): void {
    this.#isOpen = true;
    const releaseKeys = holdKeys();
    // Once it is loaded it cannot fail, and the list of listeners would grow with each search.
    if (part.code === null) part.onFailure(releaseKeys);
    part.whenLoaded(() => void this.#show(releaseKeys));
  }

  async #show(releaseKeys: () => string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const search = this.#host.shadowRoot?.querySelector('agent-desk-thread-search');
    await search?.updateComplete;
    const text = releaseKeys();
    if (text !== '') search?.searchFor(text);
    search?.focus();
  }

  readonly #handleOpen = (): void => this.open();

  readonly #handleClose = (): void => {
    this.#isOpen = false;
    this.#host.requestUpdate();
    this.#host.focus();
  };

  renderButton({ translations }: ThreadView): TemplateResult {
    return html`<button
      class="button quiet icon"
      part="search-button"
      type="button"
      aria-label=${translations.threadSearch}
      title=${translations.threadSearch}
      aria-expanded=${this.#isOpen}
      @click=${this.#handleOpen}
    >
      ${icon('search')}
    </button>`;
  }

  render({ session, conversation }: ThreadView, customerFormat: 'markdown' | 'text'): TemplateResult | typeof nothing {
    if (!this.#isOpen || part.code === null) return nothing;
    return html`<agent-desk-thread-search
      exportparts="base: search"
      .session=${session}
      .conversationId=${conversation.id}
      .customerFormat=${customerFormat}
      .getList=${this.#getList}
      @agent-desk-search-close=${this.#handleClose}
    ></agent-desk-thread-search>`;
  }

  readonly #getList = (): MessageList | null => this.#host.shadowRoot?.querySelector('agent-desk-message-list') ?? null;
}
