import { html, nothing, type TemplateResult } from 'lit';
import type { Reason } from '../../domain/index.js';
import type { UnsentCounts } from '../../store/basic-selectors.js';
import type { Translations } from '../../translations/translations.js';
import { icon } from '../internal/styles/icons.js';
import { repeat } from '../internal/rows/repeat.js';

/** Steps of logging out. Reasons and confirmation are skipped when there is nothing to choose or confirm. */
export type LogoutStep =
  | { readonly step: 'button' }
  | { readonly step: 'reasons' }
  /** Asks about open conversations; about messages that are not sent; waits until they are. */
  | { readonly step: 'confirm' | 'unsent' | 'waiting'; readonly reason: Reason | null };

export interface LogoutView {
  readonly translations: Translations;
  readonly step: LogoutStep;
  readonly reasons: readonly Reason[];
  readonly openConversations: number;
  readonly unsent: UnsentCounts;
  readonly isPending: boolean;
  readonly disabled: boolean;
  readonly problem: string | null;
  readonly onStart: () => void;
  readonly onReason: (reason: Reason | null) => void;
  readonly onConfirm: (reason: Reason | null) => void;
  readonly onWait: (reason: Reason | null) => void;
  readonly onDiscard: (reason: Reason | null) => void;
  readonly onCancel: () => void;
}

export function renderLogout(view: LogoutView): TemplateResult {
  const { translations, step, problem } = view;
  return html`<section class="logout">
    <button
      class="item"
      part="logout-button"
      type="button"
      aria-disabled=${view.disabled || view.isPending}
      aria-expanded=${view.reasons.length > 0 ? step.step !== 'button' : nothing}
      @click=${step.step === 'button' ? view.onStart : view.onCancel}
    >
      ${icon('power')}<span class="label"
        >${view.isPending ? translations.stateLoggingOut : translations.stateLogOut}</span
      >
    </button>
    ${step.step === 'reasons' ? renderReasons(view) : nothing}
    ${step.step === 'confirm' ? renderConfirmation(view, step.reason) : nothing}
    ${step.step === 'unsent' || step.step === 'waiting' ? renderUnsent(view, step) : nothing}
    ${problem === null ? nothing : html`<div class="note negative" part="message">${problem}</div>`}
  </section>`;
}

function renderReasons(view: LogoutView): TemplateResult {
  const { translations } = view;
  return html`<div role="group" class="scroll" aria-label=${translations.stateLogOutReasons}>
    ${repeat(
      [null, ...view.reasons],
      (reason) => reason?.id,
      (reason) =>
        html`<button
          class="item inner"
          type="button"
          aria-label=${translations.stateLogOutWithReason(reason?.label ?? translations.stateNoReason)}
          aria-disabled=${view.disabled}
          @click=${() => view.onReason(reason)}
        >
          <span class="label truncate"><bdi>${reason?.label ?? translations.stateNoReason}</bdi></span>
        </button>`,
    )}
  </div>`;
}

function renderConfirmation(view: LogoutView, reason: Reason | null): TemplateResult {
  const { translations } = view;
  return html`<div role="group" part="confirmation" aria-labelledby="logout-question">
    <div id="logout-question">${translations.stateLogOutOpenConversations(view.openConversations)}</div>
    <div class="cluster">
      <button class="button" type="button" data-autofocus @click=${view.onCancel}>
        ${translations.stateStayLoggedIn}
      </button>
      <button class="button danger" type="button" aria-disabled=${view.disabled} @click=${() => view.onConfirm(reason)}>
        ${translations.stateLogOutAnyway}
      </button>
    </div>
  </div>`;
}

function renderUnsent(
  view: LogoutView,
  { step, reason }: Exclude<LogoutStep, { step: 'button' | 'reasons' }>,
): TemplateResult {
  const { translations } = view;
  const isWaiting = step === 'waiting';
  return html`<div role="group" part="confirmation" aria-labelledby="unsent-question">
    <div id="unsent-question" role=${isWaiting ? 'status' : nothing}>
      ${isWaiting ? translations.stateLogOutWaiting : translations.stateLogOutUnsent(view.unsent.messages, view.unsent.drafts)}
    </div>
    <div class="cluster">
      ${
        view.unsent.isSending && !isWaiting
          ? html`<button class="button" type="button" data-autofocus @click=${() => view.onWait(reason)}>
              ${translations.stateLogOutWait}
            </button>`
          : html`<button class="button" type="button" data-autofocus @click=${view.onCancel}>
              ${translations.stateStayLoggedIn}
            </button>`
      }
      <button class="button danger" type="button" aria-disabled=${view.disabled} @click=${() => view.onDiscard(reason)}>
        ${translations.stateLogOutDiscard}
      </button>
    </div>
  </div>`;
}
