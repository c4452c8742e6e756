import type { TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Translations } from '../../../../translations/translations.js';
import type { TextFormat } from '../../../internal/format/text-format.js';
import { renderMarkdown } from '../../markdown/render-markdown.js';
import type { DrawBudget } from '../../../internal/format/draw-budget.js';
import { renderWithLinks } from '../links.js';
import { renderPlainText } from '../render-text.js';
import { linksOfText } from './links-of-text.js';
import { takeText } from './take-text.js';

/** Renders a text in its format, as far as the budget goes: markdown, or text with line breaks and links. */
export function renderRichText(
  text: string,
  format: TextFormat,
  budget: DrawBudget,
  translations: Translations,
): TemplateResult | readonly unknown[] {
  const markdown = format === 'markdown' ? renderMarkdown(text, budget, translations) : null;
  if (markdown !== null) return markdown;
  const findLinks = (from: number, to: number) => linksOfText(text, from, to);
  return takeText(text, budget, findLinks).map(({ from, to }) =>
    guard([text, from, to], () => renderPlainText(renderWithLinks(text, findLinks(from, to), from, to))),
  );
}
