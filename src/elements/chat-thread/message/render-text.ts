import { html, nothing, type TemplateResult } from 'lit';
import { linkify } from './links.js';
import type { MessageView } from './message-view.js';

/** Longer texts are collapsed behind a "show more". */
const maxRenderedLength = 8000;

/**
 * Renders untrusted text. All text of messages goes through here: as markdown once that part is loaded, otherwise as
 * plain text with line breaks and links. It is never interpreted as HTML.
 */
export function renderText(
  text: string,
  { translations, rich }: Pick<MessageView, 'translations' | 'rich'>,
): TemplateResult | typeof nothing {
  if (text === '') return nothing;
  if (text.length <= maxRenderedLength)
    return rich?.renderMarkdown(text, translations) ?? renderPlainText(linkify(text));
  const [shown, rest] = [text.slice(0, maxRenderedLength), text.slice(maxRenderedLength)];
  return html`${renderPlainText(linkify(shown))}
    <details>
      <summary tabindex="-1">${translations.textShowMore}</summary>
      ${renderPlainText(rest)}
    </details>`;
}

const renderPlainText = (content: unknown): TemplateResult => html`<span class="text" dir="auto">${content}</span>`;
