import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationId, Message } from '../../domain/index.js';
import { selectDraft } from '../../store/selectors.js';
import type { EndedConversation, SessionState } from '../../store/state.js';
import type { Translations } from '../../translations/translations.js';
import { formatCustomerName } from '../internal/format/format-customer-name.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';
import { renderAvatar } from '../internal/styles/avatar.js';
import { icon, renderIcon } from '../internal/styles/icons.js';
import { repeat } from '../internal/rows/repeat.js';
import { listShapes } from './list-icons.js';

export interface EndedListView {
  readonly translations: Translations;
  readonly localize: LocalizeController;
  readonly state: SessionState;
  /** Newest last. */
  readonly ended: readonly EndedConversation[];
  /** The end that is named beside the heading; null when it is not recent. */
  readonly news: EndedConversation | null;
  readonly activeId: ConversationId | null;
  readonly isOpen: boolean;
  readonly isSearching: boolean;
  readonly formatPreview: (message: Message) => string;
  readonly onToggle: () => void;
  readonly onSelect: (id: ConversationId, event: Event) => void;
  readonly onClear: () => void;
}

export const formatEnd = ({ conversation, reason, detail }: EndedConversation, translations: Translations): string =>
  `${isolateBidi(formatCustomerName(conversation.customer, translations))} – ${translations.endReason(reason, isolateBidi(detail))}`;

/** What the agent wrote and did not send; empty if there is nothing. */
function unsentText({ state, formatPreview }: EndedListView, { conversation, unsent = [] }: EndedConversation): string {
  const texts = [...unsent.map(formatPreview), selectDraft(state, conversation.id)?.text.trim() ?? ''];
  return texts.filter((text) => text !== '').join(' · ');
}

/** The conversations that have ended on this page: a foot that never scrolls away, and opens to a list. */
export function renderEndedList(view: EndedListView): TemplateResult | typeof nothing {
  const { translations, localize, ended, news, isOpen } = view;
  const unsentCount = ended.filter((conversation) => unsentText(view, conversation) !== '').length;
  if (ended.length === 0) return nothing;
  return html`<div part="ended" class="ended ${isOpen ? 'open' : ''}">
    <button class="ended-head" aria-expanded=${isOpen ? 'true' : 'false'} @click=${view.onToggle}>
      ${renderIcon(listShapes.expand, true)} <span>${translations.listEnded}</span>
      <span class="numeric" translate="no">${localize.number(ended.length)}</span>
      <span class="news truncate">${news === null ? '' : formatEnd(news, translations)}</span>
      ${
        unsentCount === 0
          ? nothing
          : html`<span class="problem">${icon('warning')} ${translations.listUnsentCount(unsentCount)}</span>`
      }
    </button>
    ${
      isOpen
        ? html`<div class="ended-rows">
            <ul aria-label=${translations.listEnded}>
              ${repeat(
                ended.toReversed(),
                ({ conversation, at }) => `${conversation.id} ${at}`,
                (conversation) => renderEnded(conversation, view),
              )}
            </ul>
            ${
              view.isSearching
                ? nothing
                : html`<button class="button quiet" @click=${view.onClear}>${translations.listClearEnded}</button>`
            }
          </div>`
        : nothing
    }
  </div>`;
}

function renderEnded(ended: EndedConversation, view: EndedListView): TemplateResult {
  const { translations, localize } = view;
  const { conversation, at, reason, detail } = ended;
  const name = formatCustomerName(conversation.customer, translations);
  const unsent = unsentText(view, ended);
  return html`<li>
    <button
      class="row quiet"
      aria-current=${conversation.id === view.activeId ? 'true' : nothing}
      @click=${(event: Event) => view.onSelect(conversation.id, event)}
    >
      <span class="face">${renderAvatar(name, conversation.customer.id, localize.lang)}</span>
      <span class="top">
        <span class="who"><bdi class="name truncate" translate="no">${name}</bdi></span>
        <time class="time numeric" translate="no" datetime=${new Date(at).toISOString()} title=${localize.dateTime(at)}
          >${localize.time(at)}</time
        >
      </span>
      <span class="bottom">
        <span class="preview"
          >${
            unsent === ''
              ? html`<span class="line truncate">${translations.endReason(reason, isolateBidi(detail))}</span>`
              : html`<span class="problem">${icon('warning')}</span> <b class="problem">${translations.listNotSent}</b>
                  <span class="line truncate" dir="auto">${unsent}</span>`
          }</span
        >
      </span>
    </button>
  </li>`;
}
