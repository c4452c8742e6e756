import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Translations } from '../../translations/translations.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';

export type ListTab = 'list' | 'queue';

export interface ListTabsView {
  readonly translations: Translations;
  readonly localize: LocalizeController;
  /** How many requests wait in the pull queue. */
  readonly queueCount: number;
}

/** The tabs of the list pane: conversations, and the requests of the pull queue. */
export class ListTabs {
  readonly #host: ReactiveControllerHost;
  readonly #onMove: (selector: string) => void;
  #shown: ListTab = 'list';
  #hasShownQueue = false;

  /** `onMove`: a key has selected the tab with this selector. */
  constructor(host: ReactiveControllerHost, onMove: (selector: string) => void) {
    this.#host = host;
    this.#onMove = onMove;
  }

  get shown(): ListTab {
    return this.#shown;
  }

  /** Its code is loaded when it is first shown. */
  get hasShownQueue(): boolean {
    return this.#hasShownQueue;
  }

  render({ translations, localize, queueCount }: ListTabsView): TemplateResult {
    const tab = (name: ListTab, label: string, count: number): TemplateResult =>
      html`<button
        class="tab"
        part="tab"
        type="button"
        role="tab"
        aria-selected=${this.#shown === name ? 'true' : 'false'}
        tabindex=${this.#shown === name ? 0 : -1}
        @click=${() => this.#show(name)}
      >
        ${label}${count === 0 ? nothing : html` <span class="numeric muted" translate="no">${localize.number(count)}</span>`}
      </button>`;
    return html`<div class="tabs" role="tablist" aria-label=${translations.deskViews} @keydown=${this.#handleKeydown}>
      ${tab('list', translations.deskConversations, 0)}${tab('queue', translations.deskRequests, queueCount)}
    </div>`;
  }

  #show(tab: ListTab): void {
    this.#shown = tab;
    this.#hasShownQueue ||= tab === 'queue';
    this.#host.requestUpdate();
  }

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) return;
    event.preventDefault();
    this.#show(key === 'Home' ? 'list' : key === 'End' ? 'queue' : this.#shown === 'list' ? 'queue' : 'list');
    this.#onMove('.tabs [aria-selected="true"]');
  };
}
