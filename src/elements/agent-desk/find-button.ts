import { html, nothing, type TemplateResult } from 'lit';
import type { DeskSession } from '../../session/session.js';
import type { Translations } from '../../translations/translations.js';
import type { DeskElement } from '../internal/base/desk-element.js';
import { openPalette } from '../internal/keys/desk-keys.js';
import { shortcutKeys } from '../internal/keys/desk-shortcuts.js';
import { labelKeys, toAriaShortcut } from '../internal/keys/shortcut.js';
import { icon } from '../internal/styles/icons.js';

/** A button in the form of a search field. It opens the command palette and shows the shortcut that does the same. */
export function renderFindButton(
  desk: DeskElement,
  session: DeskSession | undefined,
  translations: Translations,
): TemplateResult | typeof nothing {
  if (session === undefined) return nothing;
  const keys = shortcutKeys(session, 'palette');
  return html`<button
    class="button find"
    part="find-button"
    type="button"
    title=${translations.paletteLabel}
    aria-haspopup="dialog"
    aria-keyshortcuts=${keys === null ? nothing : toAriaShortcut(keys)}
    @click=${() => void openPalette(desk, session)}
  >
    ${icon('search')}<span class="truncate">${translations.paletteLabel}</span>
    ${keys === null ? nothing : html`<kbd class="keys" dir="ltr" translate="no" aria-hidden="true">${labelKeys(keys).join(' ')}</kbd>`}
  </button>`;
}
