import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PullList } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { isolate } from '../internal/isolate.js';
import type { ListDirectory } from './list-directory.js';

export interface ListChoiceView {
  readonly directory: ListDirectory;
  readonly subscribed: readonly PullList[];
  readonly isPending: (list: PullList) => boolean;
  /** Why nothing can be changed now; null when it can. */
  readonly obstacle: string | null;
  readonly words: Messages;
  readonly onToggle: (list: PullList, subscribed: boolean) => void;
  readonly onRetry: () => void;
}

/** The lists to choose from: every one the server names, and those subscribed to that it does not. */
export function renderListChoice(view: ListChoiceView): TemplateResult {
  const { directory, subscribed, words } = view;
  const { lists, failed } = directory;
  const more = subscribed.filter(({ id }) => lists?.some((list) => list.id === id) !== true);
  const all = [...(lists ?? []), ...more];
  return html`
    ${
      failed
        ? html`<div class="note warning problem" role="status">
            <span>${words.pullListsFailed}</span>
            <button class="button" type="button" @click=${view.onRetry}>${words.retry}</button>
          </div>`
        : nothing
    }
    ${
      all.length > 0
        ? html`<div part="lists" class="lists" role="group" aria-label=${words.pullLists}>
            ${repeat(
              all,
              ({ id }) => id,
              (list) => renderList(list, view),
            )}
          </div>`
        : failed
          ? nothing
          : html`<div class="empty" role="status">${lists === null ? words.loading : words.pullNoLists}</div>`
    }
  `;
}

function renderList(list: PullList, view: ListChoiceView): TemplateResult {
  const { obstacle, words, onToggle } = view;
  const subscribed = view.subscribed.some(({ id }) => id === list.id);
  const pending = view.isPending(list);
  const blocked = obstacle !== null || pending;
  return html`<button
    class="list"
    part="list-button"
    type="button"
    aria-pressed=${subscribed ? 'true' : 'false'}
    aria-label=${pending ? words.pullSubscribing(isolate(list.name)) : nothing}
    aria-disabled=${blocked ? 'true' : nothing}
    title=${obstacle ?? (list.description || nothing)}
    @click=${() => {
      if (!blocked) onToggle(list, subscribed);
    }}
  >
    <span class=${pending ? 'turning' : 'mark'} aria-hidden="true"></span><bdi class="truncate">${list.name}</bdi>
  </button>`;
}
