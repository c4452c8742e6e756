import { html, LitElement, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Translations } from '../../../translations/translations.js';
import { adoptStylesInDocument } from '../../internal/base/document-styles.js';
import { keepTextNodes } from '../../internal/base/translated-text.js';
import { InertPlaces } from '../../internal/focus/inert-places.js';
import { focusUnasked } from '../../internal/focus/settling.js';
import {
  attentionKinds,
  keepPlaces,
  pickFew,
  type AttentionItem,
  type AttentionKind,
} from '../../internal/reports/attention-items.js';
import { renderLevelTime } from '../../internal/reports/render-level.js';
import { conversationIcon, type ConversationIconName } from '../../internal/styles/conversation-icons.js';
import { limitStylesRem } from '../../internal/styles/page-rem.js';
import { baseStyles } from '../../internal/styles/shared-styles.js';
import { repeat } from '../../internal/rows/repeat.js';
import { attentionStripStyles } from './attention-strip.styles.js';

/** What a supervisor can do about an item. */
export interface AttentionAction {
  readonly label: string;
  /** For screen readers: about whom it is. */
  readonly name: string;
  /** Why it is not possible now; null when it is. */
  readonly disabledReason: string | null;
  readonly run: () => void;
}

/** An item in words. */
export interface AttentionTexts {
  readonly title: string;
  readonly detail: string;
  readonly time: string;
  /** Empty where there is no limit. */
  readonly limit: string;
  readonly action: AttentionAction;
}

export interface AttentionView {
  readonly items: readonly AttentionItem[];
  readonly counts: Readonly<Record<AttentionKind, number>>;
  readonly formatNumber: (n: number) => string;
  readonly translations: Translations;
  /** Called for the items that are shown. */
  readonly describe: (item: AttentionItem) => AttentionTexts;
}

/** Items that are shown at first, and at most. */
const fewItems = 4;
const maxItems = 50;

const kindIcons: Readonly<Record<AttentionKind, ConversationIconName>> = {
  hand: 'whisper',
  waiting: 'user',
  'not-ready': 'user',
  unanswered: 'chat',
  'long-chat': 'chat',
};

/**
 * What needs a supervisor, first of all: each item with what can be done about it. Used inside `<supervisor-panel>`.
 *
 * @internal
 */
export class AttentionStrip extends LitElement {
  static override styles: CSSResultGroup = limitStylesRem([baseStyles, attentionStripStyles]);

  @property({ attribute: false }) view: AttentionView | undefined;

  @state() private kind: AttentionKind | null = null;
  @state() private isExpanded = false;
  /** Keys of the items, in the order in which they are shown. */
  #shownKeys: readonly string[] = [];

  constructor() {
    super();
    new InertPlaces(this, 'li');
  }

  /** Moved to another document. */
  adoptedCallback(): void {
    if (this.shadowRoot !== null) adoptStylesInDocument(this.shadowRoot, AttentionStrip.elementStyles);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    keepTextNodes(this, root);
    return root;
  }

  /** An item that is gone takes the focus with it: the next one gets it. */
  protected override update(changed: PropertyValues<this>): void {
    const findButtons = () => [...this.renderRoot.querySelectorAll<HTMLElement>('li button')];
    const focusedIndex = findButtons().findIndex((button) => button.matches(':focus'));
    super.update(changed);
    if (focusedIndex < 0 || this.shadowRoot?.activeElement !== null) return;
    const buttons = findButtons();
    const next = buttons[Math.min(focusedIndex, buttons.length - 1)];
    focusUnasked(next ?? (this.renderRoot.querySelector('h2') as HTMLElement));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) return nothing;
    const { translations, counts, formatNumber } = view;
    const total = attentionKinds.reduce((sum, kind) => sum + counts[kind], 0);
    const kind = this.kind !== null && counts[this.kind] > 0 ? this.kind : null;
    const ordered = this.matches(':hover, :focus-within') ? keepPlaces(view.items, this.#shownKeys) : view.items;
    this.#shownKeys = ordered.slice(0, maxItems).map(({ key }) => key);
    const items = kind === null ? ordered : ordered.filter((item) => item.kind === kind);
    const shown = this.isExpanded ? items.slice(0, maxItems) : pickFew(items, fewItems);
    return html`<section part="attention" aria-labelledby="heading">
      <div class="caption">
        <h2 id="heading" tabindex="-1">
          ${total === 0 ? conversationIcon('check') : html`<span class="total numeric">${formatNumber(total)}</span> `}${
            total === 0 ? translations.supervisorNoAttention : translations.supervisorAttention
          }
        </h2>
        ${total === 0 ? nothing : this.#renderKinds(view, total, kind)}
        ${
          items.length <= fewItems
            ? nothing
            : html`<button
                type="button"
                class="button all"
                aria-expanded=${this.isExpanded ? 'true' : 'false'}
                @click=${() => {
                  this.isExpanded = !this.isExpanded;
                }}
              >
                ${this.isExpanded ? translations.supervisorShowFewer : translations.supervisorShowAll}
              </button>`
        }
      </div>
      ${
        shown.length === 0
          ? nothing
          : html`<ol>
              ${repeat(
                shown,
                ({ key }) => key,
                (item) => renderItem(item, view),
              )}
            </ol>`
      }
      ${
        this.isExpanded && items.length > maxItems
          ? html`<p class="more muted small">${translations.supervisorMoreAttention(items.length - maxItems)}</p>`
          : nothing
      }
    </section>`;
  }

  #renderKinds(
    { counts, translations, formatNumber }: AttentionView,
    total: number,
    selected: AttentionKind | null,
  ): TemplateResult {
    const renderKind = (kind: AttentionKind | null, label: string, count: number) =>
      html`<button
        type="button"
        class="kind-filter"
        aria-pressed=${selected === kind ? 'true' : 'false'}
        @click=${() => {
          this.kind = kind;
        }}
      >
        ${label} <span class="numeric">${formatNumber(count)}</span>
      </button>`;
    return html`<div class="kinds" role="group" aria-label=${translations.supervisorAttentionKinds}>
      ${renderKind(null, translations.supervisorAllKinds, total)}
      ${attentionKinds.map((kind) =>
        counts[kind] === 0 ? nothing : renderKind(kind, translations.supervisorAttentionKindPlural(kind), counts[kind]),
      )}
    </div>`;
  }
}

function renderItem(item: AttentionItem, { translations, describe }: AttentionView): TemplateResult {
  const { title, detail, time, limit, action } = describe(item);
  const isHand = item.kind === 'hand';
  return html`<li part="attention-item" class="${isHand ? 'hand' : item.level}">
    <span class="kind"
      >${conversationIcon(kindIcons[item.kind])}${translations.supervisorAttentionKind(item.kind)}</span
    >
    <span class="who"
      ><bdi class="truncate" translate="no">${title}</bdi>
      <span class="truncate muted" title=${detail}>${detail}</span></span
    >
    <span class="time"
      >${
        isHand
          ? html`<span class="numeric">${time}</span>`
          : renderLevelTime({ text: time, level: item.level, limit }, translations)
      }${limit === '' ? nothing : html`<span class="limit muted small" aria-hidden="true">${translations.supervisorLimit(limit)}</span>`}</span
    >
    <span class="act"
      ><button
        type="button"
        part="attention-button"
        class="button small ${isHand ? 'advise' : ''}"
        aria-label=${action.disabledReason === null ? action.name : `${action.name}. ${action.disabledReason}`}
        aria-disabled=${action.disabledReason === null ? nothing : 'true'}
        title=${action.disabledReason ?? nothing}
        @click=${() => {
          if (action.disabledReason === null) action.run();
        }}
      >
        ${action.label}
      </button></span
    >
  </li>`;
}
