import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Level } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { icon, renderIcon } from '../styles/icons.js';

const overSign = renderIcon(svg`<path d="M8 2h8l6 6v8l-6 6H8l-6-6V8ZM12 7.500v6M12 16.500v.1" />`);

/** The sign of a level. Levels differ in shape, not only in colour. */
export const renderSign = (level: Level): TemplateResult | typeof nothing =>
  level === 'ok' ? nothing : level === 'over' ? overSign : icon('warning');

/** A time with its level: sign, weight and colour, and for screen readers in words. */
export const renderLevelTime = (
  { text, level, limit }: { readonly text: string; readonly level: Level; readonly limit: string },
  translations: Translations,
): TemplateResult =>
  html`<span class="level ${level}"
    >${renderSign(level)}${text}${
      level === 'ok'
        ? nothing
        : html`<span class="visually-hidden">, ${translations.supervisorLevel(level, limit)}</span>`
    }</span
  >`;
