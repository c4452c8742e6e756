import { html, type TemplateResult } from 'lit';
import type { CustomerLabel } from '../../../domain/index.js';

/** The colour of a label, as an attribute: a policy of the page may forbid styles. */
export const renderLabelDot = ({ color }: CustomerLabel): TemplateResult =>
  html`<svg class="dot" viewBox="0 0 10 10" aria-hidden="true">
    <circle cx="5" cy="5" r="4" fill=${color === '' ? 'currentColor' : color} />
  </svg>`;
