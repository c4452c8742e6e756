import { html, nothing, type TemplateResult } from 'lit';
import type { Translations } from '../../../translations/translations.js';

export function renderCounter(
  length: number,
  translations: Translations,
  maxLength: number,
  /** The counter is shown from this many remaining characters. */
  threshold = 100,
): TemplateResult | typeof nothing {
  const remaining = maxLength - length;
  if (remaining > threshold) return nothing;
  const text =
    remaining < 0 ? translations.composerCharactersOver(-remaining) : translations.composerCharactersLeft(remaining);
  return html`<span class="counter small numeric ${remaining < 0 ? 'too-long' : 'muted'}" part="counter"
    >${text}</span
  >`;
}
