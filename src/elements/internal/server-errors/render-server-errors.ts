import { html, nothing, type TemplateResult } from 'lit';
import type { Translations } from '../../../translations/translations.js';
import { iconButton } from '../styles/icons.js';
import type { ServerErrorNotice } from './server-error-notice.js';

/** What the server reports, with a button to dismiss it. The announcement is up to the element. */
export function renderServerErrors(
  notice: ServerErrorNotice,
  translations: Translations,
  onClose: () => void,
): TemplateResult | typeof nothing {
  const texts = notice.texts(translations);
  if (texts.length === 0) return nothing;
  return html`<div part="server-error" class="note negative cluster banner">
    <div>${texts.map((text) => html`<div>${text}</div>`)}</div>
    ${iconButton('close', translations.close, onClose)}
  </div>`;
}
