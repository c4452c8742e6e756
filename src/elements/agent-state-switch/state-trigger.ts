import { html, nothing, type TemplateResult } from 'lit';
import type { Presence } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import { icon } from '../internal/styles/icons.js';

export interface StateTriggerView {
  readonly translations: Translations;
  readonly displayedState: Pick<Presence, 'state' | 'reason'>;
  readonly isPending: boolean;
  readonly isOpen: boolean;
  /** That the connection is lost, if this element says so. */
  readonly connectionText: string | null;
  /** Role of that text. */
  readonly connectionRole: 'status' | typeof nothing;
  readonly areCredentialsExpired: boolean;
  /** Ready, but with every channel off: no offers will arrive. */
  readonly isReadyWithoutChannels: boolean;
  readonly isDoNotDisturb: boolean;
  /** A sound waits for the agent's first click or key in the page. */
  readonly isSoundBlocked: boolean;
  /** Time since the state began, formatted. */
  readonly elapsed: string;
}

/** The button that shows the state and opens the panel. The running time is not part of its accessible name. */
export function renderTrigger(view: StateTriggerView): TemplateResult {
  const { translations, isPending } = view;
  const { state, reason } = view.displayedState;
  return html`<button
    class="trigger button"
    part="trigger"
    type="button"
    popovertarget="panel"
    aria-haspopup="dialog"
    aria-expanded=${view.isOpen}
    aria-busy=${isPending}
  >
    <span class="visually-hidden">${translations.stateLabel}</span>
    <span class=${isPending ? 'spinner' : `dot ${state}`}></span>
    <span>${translations.stateName(state)}</span>
    ${reason === null ? nothing : html`<bdi class="reason muted truncate">${reason.label}</bdi>`}
    ${view.isReadyWithoutChannels ? html`<span class="warning small">${translations.stateNoChannelOn}</span>` : nothing}
    ${view.areCredentialsExpired ? html`<span class="warning small">${translations.stateSessionExpired}</span>` : nothing}
    ${view.isDoNotDisturb ? html`<span class="muted" title=${translations.stateDoNotDisturb}>${icon('bell-off')}<span class="visually-hidden">${translations.stateDoNotDisturb}</span></span>` : nothing}
    ${view.isSoundBlocked ? html`<span class="warning small">${icon('bell-off')}${translations.stateSoundBlocked}</span>` : nothing}
    ${
      view.connectionText === null
        ? nothing
        : html`<span class="warning small" part="connection" role=${view.connectionRole}>
            ${icon('warning')} ${view.connectionText}
          </span>`
    }
    ${
      isPending
        ? html`<span class="muted">${translations.stateChanging}</span>`
        : html`<span class="muted numeric" part="timer" translate="no" aria-hidden="true">${view.elapsed}</span>`
    }
    ${icon('chevron-down')}
  </button>`;
}
