import { html, nothing, type TemplateResult } from 'lit';
import type { Translations } from '../../translations/translations.js';

/** Shown while connecting. If that takes a while because of a problem, the person can cancel. */
export const renderConnecting = (
  problem: string | null,
  translations: Translations,
  onCancel: () => void,
): TemplateResult =>
  html`<div part="panel">
    <div class="cluster" role="status"><span class="spinner"></span>${translations.connecting}</div>
    ${
      problem === null
        ? nothing
        : html`<div part="error" class="note warning" role="alert">${problem}</div>
            <div class="cluster">
              <button class="button" type="button" @click=${onCancel}>${translations.cancel}</button>
            </div>`
    }
  </div>`;

export interface Decision {
  readonly title: string;
  readonly text: string | null;
  readonly action: string;
}

/** Shown when the person has to decide how to go on: with this account, or with another one. */
export const renderDecision = (
  { title, text, action }: Decision,
  translations: Translations,
  onContinue: () => void,
  onUseOtherAccount: () => void,
): TemplateResult =>
  html`<div part="panel">
    <div class="title">${title}</div>
    <div part="error" class="note warning" role="alert"><bdi>${text}</bdi></div>
    <div class="cluster">
      <button class="button primary" type="button" @click=${onContinue}>${action}</button>
      <button class="button quiet" type="button" @click=${onUseOtherAccount}>
        ${translations.loginDifferentAccount}
      </button>
    </div>
  </div>`;
