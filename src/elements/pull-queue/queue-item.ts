import { html, nothing, svg, type TemplateResult } from 'lit';
import type { QueueItem } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import { takeEscape } from '../internal/events/contain-escape.js';
import { renderIcon } from '../internal/styles/icons.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';

export interface QueueItemView {
  readonly item: QueueItem;
  readonly customerName: string;
  /** Name of the list; empty when only one list is shown. */
  readonly listName: string;
  /** The waiting time and its start, formatted. */
  readonly age: string;
  readonly since: string;
  /** The agent takes part in this conversation. */
  readonly isJoined: boolean;
  readonly pendingAction: 'join' | 'end' | null;
  /** The confirmation to end the request is shown. */
  readonly isConfirmingEnd: boolean;
  /** Why the buttons are disabled; null when they are enabled. */
  readonly disabledReason: string | null;
  readonly translations: Translations;
  readonly onJoin: () => void;
  readonly onOpen: () => void;
  readonly onEnd: () => void;
  readonly onEndConfirmed: () => void;
  readonly onEndCancelled: () => void;
}

const binIcon = svg`<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10 10.5v5.5M14 10.5v5.5" />`;

/** One waiting customer with the available actions. */
export function renderQueueItem(view: QueueItemView): TemplateResult {
  const { item, translations, customerName } = view;
  const isWaiting = item.status !== 'active';
  return html`<li part="row" class="row" tabindex="-1" data-item=${item.id}>
    <div class="customer">
      <div class="line">
        <bdi class="name truncate" translate="no">${customerName}</bdi>
        <time
          translate="no"
          part="age"
          class="age numeric ${isWaiting ? '' : 'muted'}"
          datetime=${new Date(item.since).toISOString()}
          title=${view.since}
          ><span class="visually-hidden">${translations.pullWaitingTime(view.age)}</span
          ><span aria-hidden="true">${view.age}</span></time
        >
      </div>
      <div class="details small muted truncate">
        ${item.channelName === '' ? nothing : html`<bdi>${item.channelName}</bdi>`}
        ${view.listName === '' ? nothing : html`<bdi>${view.listName}</bdi>`}
        ${view.isJoined ? html`<span class="joined">${translations.pullJoined}</span>` : nothing}
        ${!view.isJoined && !isWaiting ? html`<span class="taken">${translations.pullWithOtherAgent}</span>` : nothing}
      </div>
    </div>
    ${view.isConfirmingEnd ? renderEndConfirmation(view) : html`<div class="actions">${renderActions(view, isWaiting)}</div>`}
  </li>`;
}

function renderActions(view: QueueItemView, isWaiting: boolean): TemplateResult | typeof nothing {
  const { translations, pendingAction, disabledReason } = view;
  const customer = isolateBidi(view.customerName);
  if (view.isJoined) {
    return html`<button
      class="button"
      part="open-button"
      type="button"
      data-action="join"
      aria-label=${translations.pullOpenOf(customer)}
      @click=${view.onOpen}
    >
      ${translations.pullOpen}
    </button>`;
  }
  if (!isWaiting) return nothing;
  const isDisabled = disabledReason !== null || pendingAction !== null;
  const whenEnabled = (action: () => void) => () => {
    if (!isDisabled) action();
  };
  return html`<button
      class="button"
      part="join-button"
      type="button"
      data-action="join"
      aria-label=${pendingAction === 'join' ? translations.pullJoining : translations.pullJoinOf(customer)}
      aria-disabled=${isDisabled ? 'true' : nothing}
      title=${disabledReason ?? nothing}
      @click=${whenEnabled(view.onJoin)}
    >
      ${pendingAction === 'join' ? translations.pullJoining : translations.pullJoin}
    </button>
    <button
      class="button quiet icon"
      part="end-button"
      type="button"
      data-action="end"
      aria-label=${pendingAction === 'end' ? translations.pullEnding : translations.pullEndOf(customer)}
      aria-disabled=${isDisabled ? 'true' : nothing}
      title=${disabledReason ?? translations.pullEnd}
      @click=${whenEnabled(view.onEnd)}
    >
      ${pendingAction === 'end' ? html`<span class="spinner"></span>` : renderIcon(binIcon)}
    </button>`;
}

function renderEndConfirmation({
  translations,
  customerName,
  onEndConfirmed,
  onEndCancelled,
  item,
}: QueueItemView): TemplateResult {
  const handleKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    takeEscape(event);
    onEndCancelled();
  };
  return html`<div
    class="confirmation note warning cluster"
    role="alertdialog"
    aria-labelledby="confirmation-${item.id}"
    @keydown=${handleKeydown}
  >
    <span id="confirmation-${item.id}">${translations.pullEndQuestion(isolateBidi(customerName))}</span>
    <button class="button danger" type="button" @click=${onEndConfirmed}>${translations.pullEnd}</button>
    <button class="button" type="button" data-action="keep" @click=${onEndCancelled}>
      ${translations.pullEndCancel}
    </button>
  </div>`;
}
