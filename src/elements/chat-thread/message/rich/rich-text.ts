import { html, type TemplateResult } from 'lit';
import type { Translations } from '../../../../translations/translations.js';
import type { TextFormat } from '../../../internal/format/text-format.js';
import { renderMarkdown } from '../../markdown/render-markdown.js';
import { findCut } from '../../../internal/format/cut-text.js';
import { findLinks } from '../find-links.js';
import { linkify, renderWithLinks } from '../links.js';
import { renderPlainText } from '../render-text.js';

/** Longer texts are collapsed behind a "show more". */
const maxRenderedLength = 8000;

/** Renders a text in its format: markdown, or text with line breaks and links. */
export function renderRichText(text: string, format: TextFormat, translations: Translations): TemplateResult {
  if (text.length <= maxRenderedLength) {
    const markdown = format === 'markdown' ? renderMarkdown(text, translations) : null;
    return markdown ?? renderPlainText(linkify(text));
  }
  // Links are found before: one that lies across the cut is not shortened.
  const links = findLinks(text);
  const position = findCut(text, maxRenderedLength);
  const cut = links.find(({ start, end }) => start < position && position < end)?.start ?? position;
  return html`${renderPlainText(renderWithLinks(text, links, 0, cut))}
    <details>
      <summary tabindex="-1">${translations.textShowMore}</summary>
      ${renderPlainText(renderWithLinks(text, links, cut, text.length))}
    </details>`;
}
