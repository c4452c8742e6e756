import { html, nothing, type TemplateResult } from 'lit';
import { shorten } from '../../internal/format/cut-text.js';
import { mayHaveMarkup } from '../../internal/format/markup.js';
import type { BodyView } from './message-view.js';

/** Longest text until the part for links and markdown is loaded, which shows it step by step. */
const maxPreviewLength = 4_000;

/** Line ends of other systems, which browsers show as spaces, boxes or not at all. */
const otherLineEnds = /\r(?!\n)|[\v\f\u0085\u2028\u2029]/g;

/**
 * Renders untrusted text, as far as the budget of its message goes. All text of messages goes through here: as it was
 * written, and with links or as markdown once that part is loaded. It is never interpreted as HTML.
 */
export const renderText = (
  source: string,
  {
    translations,
    rich,
    requestRich,
    format,
    budget,
  }: Pick<BodyView, 'translations' | 'rich' | 'requestRich' | 'format' | 'budget'>,
): unknown => {
  const text = source.replaceAll(otherLineEnds, '\n');
  if (rich !== null) return rich.renderRichText(text, format, budget, translations);
  if (mayHaveMarkup(text, format)) requestRich();
  return text && budget.take(text) ? renderPlainText(shorten(text, maxPreviewLength)) : nothing;
};

export const renderPlainText = (content: unknown): TemplateResult =>
  html`<span class="text" dir="auto">${content}</span>`;
