import { html, nothing, type TemplateResult } from 'lit';
import { linkify } from './links.js';
import type { MessageView } from './message-view.js';

/** More than this is not drawn before somebody asks for it. */
const maxRenderedLength = 8000;

/**
 * The one door through which written text gets on screen: read as markdown once the part for that is here, otherwise as
 * it is, with its line breaks, addresses in it made links. Nothing of it is ever taken for HTML.
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
