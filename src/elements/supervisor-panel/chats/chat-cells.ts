import { html, svg, type TemplateResult } from 'lit';
import type { CustomerLabel, TeamChat } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { renderLabelDot } from '../../internal/customers/label-dot.js';
import { renderIcon } from '../../internal/styles/icons.js';

/** The customer, then their labels, which wrap out of sight where they do not fit. */
export const renderLabelled = (name: TemplateResult, labels: readonly CustomerLabel[]): TemplateResult =>
  labels.length === 0
    ? name
    : html`<span class="person"
        >${name}
        ${labels.map(
          (label) =>
            html`<span class="label small" part="label"
              >${renderLabelDot(label)}<bdi translate="no">${label.name}</bdi></span
            >`,
        )}</span
      >`;

const directionIcons = {
  inbound: svg`<path d="M17 7 7 17M15 17H7V9" />`,
  outbound: svg`<path d="M7 17 17 7M9 7h8v8" />`,
};

/** The queue, with the direction of the chat where it is known. */
export function renderPlace(
  { direction }: TeamChat,
  queue: TemplateResult,
  { supervisorDirection }: Translations,
): TemplateResult {
  if (direction !== 'inbound' && direction !== 'outbound') return queue;
  const label = supervisorDirection(direction);
  return html`<span class="place"
    ><span class="direction ${direction}" role="img" aria-label=${label} title=${label}
      >${renderIcon(directionIcons[direction], true)}</span
    >${queue}</span
  >`;
}
