import { html, type TemplateResult } from 'lit';
import type { BodyView } from './message-view.js';

/**
 * Renders untrusted text, as far as the budget of its message goes. All text of messages goes through here: as it was
 * written, and with links or as markdown once that part is loaded. It is never interpreted as HTML.
 */
export const renderText = (
  text: string,
  { translations, rich, format, budget }: Pick<BodyView, 'translations' | 'rich' | 'format' | 'budget'>,
): unknown =>
  rich === null
    ? budget.takeText(text).map(({ from, to }) => renderPlainText(text.slice(from, to)))
    : rich.renderRichText(text, format, budget, translations);

export const renderPlainText = (content: unknown): TemplateResult =>
  html`<span class="text" dir="auto">${content}</span>`;
