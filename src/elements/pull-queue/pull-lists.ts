import { html, nothing, type TemplateResult } from 'lit';
import type { PullList } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { repeat } from '../internal/rows/repeat.js';
import type { PullListsController } from './pull-lists-controller.js';

export interface PullListsView {
  readonly pullLists: PullListsController;
  readonly subscribedLists: readonly PullList[];
  readonly isPending: (list: PullList) => boolean;
  /** Why the lists are disabled; null when they are enabled. */
  readonly disabledReason: string | null;
  readonly translations: Translations;
  readonly onToggle: (list: PullList, isSubscribed: boolean) => void;
  readonly onRetry: () => void;
}

/** The lists of the server, and subscribed lists that it does not return. */
export function renderPullLists(view: PullListsView): TemplateResult {
  const { pullLists, subscribedLists, translations } = view;
  const { lists, failed } = pullLists;
  const unlisted = subscribedLists.filter(({ id }) => lists?.some((list) => list.id === id) !== true);
  const allLists = [...(lists ?? []), ...unlisted];
  return html`
    ${
      failed
        ? html`<div class="note warning problem" role="status">
            <span>${translations.pullListsFailed}</span>
            <button class="button" type="button" @click=${view.onRetry}>${translations.retry}</button>
          </div>`
        : nothing
    }
    ${
      allLists.length > 0
        ? html`<div part="lists" class="lists" role="group" aria-label=${translations.pullLists}>
            ${repeat(
              allLists,
              ({ id }) => id,
              (list) => renderList(list, view),
            )}
          </div>`
        : failed
          ? nothing
          : html`<div class="empty" role="status">
              ${lists === null ? translations.loading : translations.pullNoLists}
            </div>`
    }
  `;
}

function renderList(list: PullList, view: PullListsView): TemplateResult {
  const { disabledReason, translations, onToggle } = view;
  const isSubscribed = view.subscribedLists.some(({ id }) => id === list.id);
  const isPending = view.isPending(list);
  const isDisabled = disabledReason !== null || isPending;
  return html`<button
    class="list"
    part="list-button"
    type="button"
    aria-pressed=${isSubscribed ? 'true' : 'false'}
    aria-label=${isPending ? translations.pullSubscribing(isolateBidi(list.name)) : nothing}
    aria-disabled=${isDisabled ? 'true' : nothing}
    title=${disabledReason ?? (list.description || nothing)}
    @click=${() => {
      if (!isDisabled) onToggle(list, isSubscribed);
    }}
  >
    <span class=${isPending ? 'spinner' : 'mark'} aria-hidden="true"></span><bdi class="truncate">${list.name}</bdi>
  </button>`;
}
