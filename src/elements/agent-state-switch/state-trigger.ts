import { html, nothing, type TemplateResult } from 'lit';
import type { Presence } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { icon } from '../internal/icons.js';

export interface StateTrigger {
  readonly words: Messages;
  readonly state: Presence['state'];
  /** Why, where a reason was given. */
  readonly label: string;
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
  const { words, state, label, pending } = view;
  const offline = html`<span class="warning">
    ${icon('warning')}<span class="visually-hidden">${words.stateOffline}</span>
  </span>`;
  const timer = html`<span class="muted numeric" part="timer" aria-hidden="true">${view.elapsed}</span>`;
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
    <span class="dot ${state} ${pending ? 'pending' : ''}"></span>
    <span class="word">${words.stateWord(state)}</span>
    ${label === '' ? nothing : html`<bdi class="reason truncate">${label}</bdi>`}
    ${view.readyForNothing ? html`<span class="warning">${words.stateNoChannelOn}</span>` : nothing}
    ${view.online ? nothing : offline}
    ${pending ? html`<span class="changing muted">${words.stateChanging}</span>` : timer} ${icon('chevron-down')}
  </button>`;
}
