import { html, nothing, type TemplateResult } from 'lit';
import type { Presence } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { icon } from '../internal/icons.js';

export interface StateTrigger {
  readonly words: Messages;
  readonly shown: Pick<Presence, 'state' | 'reason'>;
  readonly pending: boolean;
  readonly open: boolean;
  readonly online: boolean;
  /** Ready, but on no channel: no work will come. */
  readonly readyForNothing: boolean;
  /** How long the state has lasted. */
  readonly elapsed: string;
}

/** The button that shows the state and opens the panel. The ticking time is not read out with its name. */
export function renderTrigger(view: StateTrigger): TemplateResult {
  const { words, pending } = view;
  const { state, reason } = view.shown;
  return html`<button
    class="trigger button"
    part="trigger"
    type="button"
    popovertarget="panel"
    aria-haspopup="dialog"
    aria-expanded=${view.open}
    aria-busy=${pending}
  >
    <span class="visually-hidden">${words.stateLabel}</span>
    <span class=${pending ? 'turning' : `dot ${state}`}></span>
    <span>${words.stateWord(state)}</span>
    ${reason === null ? nothing : html`<bdi class="reason muted truncate">${reason.label}</bdi>`}
    ${view.readyForNothing ? html`<span class="warning small">${words.stateNoChannelOn}</span>` : nothing}
    ${
      view.online
        ? nothing
        : html`<span class="warning">
            ${icon('warning')}<span class="visually-hidden">${words.stateOffline}</span>
          </span>`
    }
    ${
      pending
        ? html`<span class="muted">${words.stateChanging}</span>`
        : html`<span class="muted numeric" part="timer" aria-hidden="true">${view.elapsed}</span>`
    }
    ${icon('chevron-down')}
  </button>`;
}
