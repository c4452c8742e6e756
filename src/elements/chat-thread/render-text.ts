import { html, nothing, type TemplateResult } from 'lit';
import { linked } from './links.js';
import type { MessageView } from './message-view.js';

/** More than this is not drawn before somebody asks for it. */
const longest = 8000;

/**
 * The one door through which written text gets on screen: read as markdown once the part for that is here, otherwise as
 * it is, with its line breaks, addresses in it made links. Nothing of it is ever taken for HTML.
 */
export function renderText(
  text: string,
  { words, rich }: Pick<MessageView, 'words' | 'rich'>,
): TemplateResult | typeof nothing {
  if (text === '') return nothing;
  if (text.length <= longest) return rich?.renderMarkdown(text, words) ?? plain(linked(text));
  const [shown, rest] = [text.slice(0, longest), text.slice(longest)];
  return html`${plain(linked(shown))}
    <details>
      <summary tabindex="-1">${words.textMore}</summary>
      ${plain(rest)}
    </details>`;
}

const plain = (content: unknown): TemplateResult => html`<span class="text" dir="auto">${content}</span>`;
