import { html, nothing, type TemplateResult } from 'lit';
import type { BodyView } from './message-view.js';

/**
 * Renders untrusted text. All text of messages goes through here: as it was written, and with links or as markdown once
 * that part is loaded. It is never interpreted as HTML.
 */
export const renderText = (
  text: string,
  { translations, rich, format }: Pick<BodyView, 'translations' | 'rich' | 'format'>,
): TemplateResult | typeof nothing =>
  text === '' ? nothing : (rich?.renderRichText(text, format, translations) ?? renderPlainText(text));

export const renderPlainText = (content: unknown): TemplateResult =>
  html`<span class="text" dir="auto">${content}</span>`;
