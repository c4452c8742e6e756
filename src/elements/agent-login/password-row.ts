import { html, nothing, type TemplateResult } from 'lit';
import type { Translations } from '../../translations/translations.js';
import { icon } from '../internal/styles/icons.js';

export interface PasswordRow {
  readonly translations: Translations;
  readonly isReadOnly: boolean;
  readonly isVisible: boolean;
  readonly isCapsLockOn: boolean;
  readonly ariaInvalid: string;
  readonly describedBy: string | typeof nothing;
  /** Below the field, while it is empty although it must not be. */
  readonly missing: TemplateResult | typeof nothing;
  readonly onInput: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
  readonly onToggle: () => void;
}

/** The field for the password, with a button that shows what was entered. */
export const renderPasswordRow = (row: PasswordRow): TemplateResult =>
  html`<div class="row">
    <label for="password">${row.translations.loginPassword}</label>
    <div class="with-button">
      <input
        id="password"
        class="field"
        name="password"
        type=${row.isVisible ? 'text' : 'password'}
        autocomplete="current-password"
        autocapitalize="none"
        spellcheck="false"
        required
        ?readonly=${row.isReadOnly}
        aria-invalid=${row.ariaInvalid}
        aria-describedby=${row.describedBy}
        @input=${row.onInput}
        @keydown=${row.onKey}
        @keyup=${row.onKey}
        @blur=${row.onBlur}
      />
      <button
        class="button quiet icon reveal"
        type="button"
        aria-label=${row.translations.loginShowPassword}
        aria-pressed=${row.isVisible}
        @click=${row.onToggle}
      >
        ${icon('eye')}
      </button>
    </div>
    ${row.missing}
    ${row.isCapsLockOn ? html`<div class="hint small" role="status">${row.translations.loginCapsLock}</div>` : nothing}
  </div>`;
