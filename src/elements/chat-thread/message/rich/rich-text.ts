import { html, type TemplateResult } from 'lit';
import type { Translations } from '../../../../translations/translations.js';
import type { TextFormat } from '../../../internal/format/text-format.js';
import { renderMarkdown } from '../../markdown/render-markdown.js';
import { linkify } from '../links.js';
import { renderPlainText } from '../render-text.js';

/** Longer texts are collapsed behind a "show more". */
const maxRenderedLength = 8000;

/** Renders a text in its format: markdown, or text with line breaks and links. */
export function renderRichText(text: string, format: TextFormat, translations: Translations): TemplateResult {
  if (text.length <= maxRenderedLength) {
    const markdown = format === 'markdown' ? renderMarkdown(text, translations) : null;
    return markdown ?? renderPlainText(linkify(text));
  }
  const [shown, rest] = [text.slice(0, maxRenderedLength), text.slice(maxRenderedLength)];
  return html`${renderPlainText(linkify(shown))}
    <details>
      <summary tabindex="-1">${translations.textShowMore}</summary>
      ${renderPlainText(rest)}
    </details>`;
}
