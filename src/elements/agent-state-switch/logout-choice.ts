import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Reason } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { icon } from '../internal/icons.js';

/** Logging out goes through these, each only where there is something to ask. */
export type LogoutStep =
  | { readonly step: 'button' }
  | { readonly step: 'reasons' }
  | { readonly step: 'confirm'; readonly reason: Reason | null };

export interface LogoutChoice {
  readonly words: Messages;
  readonly step: LogoutStep;
  readonly reasons: readonly Reason[];
  readonly openConversations: number;
  readonly pending: boolean;
  readonly disabled: boolean;
  readonly message: string | null;
  readonly onBegin: () => void;
  readonly onReason: (reason: Reason | null) => void;
  readonly onConfirm: (reason: Reason | null) => void;
  readonly onCancel: () => void;
}

export function renderLogout(view: LogoutChoice): TemplateResult {
  const { words, step, message } = view;
  return html`<section class="logout">
    <button
      class="item"
      part="logout-button"
      type="button"
      aria-disabled=${view.disabled || view.pending}
      aria-expanded=${view.reasons.length > 0 ? step.step !== 'button' : nothing}
      @click=${step.step === 'button' ? view.onBegin : view.onCancel}
    >
      ${icon('power')}<span class="label">${view.pending ? words.stateLoggingOut : words.stateLogOut}</span>
    </button>
    ${step.step === 'reasons' ? renderReasons(view) : nothing}
    ${step.step === 'confirm' ? renderConfirmation(view, step.reason) : nothing}
    ${message === null ? nothing : html`<div class="note negative" part="message">${message}</div>`}
  </section>`;
}

function renderReasons(view: LogoutChoice): TemplateResult {
  const { words } = view;
  return html`<div role="group" class="scroll" aria-label=${words.stateLogOutReasons}>
    ${repeat(
      [null, ...view.reasons],
      (reason) => reason?.id,
      (reason) =>
        html`<button
          class="item inner"
          type="button"
          aria-label=${words.stateLogOutWithReason(reason?.label ?? words.stateNoReason)}
          aria-disabled=${view.disabled}
          @click=${() => view.onReason(reason)}
        >
          <span class="label truncate"><bdi>${reason?.label ?? words.stateNoReason}</bdi></span>
        </button>`,
    )}
  </div>`;
}

function renderConfirmation(view: LogoutChoice, reason: Reason | null): TemplateResult {
  const { words } = view;
  return html`<div role="group" part="confirmation" aria-labelledby="logout-question">
    <div id="logout-question">${words.stateLogOutOpen(view.openConversations)}</div>
    <div class="cluster">
      <button class="button" type="button" data-first @click=${view.onCancel}>${words.stateStay}</button>
      <button class="button danger" type="button" aria-disabled=${view.disabled} @click=${() => view.onConfirm(reason)}>
        ${words.stateLogOutAnyway}
      </button>
    </div>
  </div>`;
}
