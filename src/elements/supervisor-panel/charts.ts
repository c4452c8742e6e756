import { html, svg, type TemplateResult } from 'lit';
import type { Level } from '../../domain/index.js';

/*
 * Small charts next to their figures. They are hidden from screen readers, which read the figures as text.
 * Sizes are SVG attributes, because strict content security policies forbid inline styles.
 */

/** A bar filled to `share`, from 0 to 1. */
export function renderBar(share: number, tone: Level | 'full' = 'ok'): TemplateResult {
  const width = Math.round(100 * Math.min(1, Math.max(0, share)));
  return html`<svg class="bar ${tone}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="8" />
    <rect class="value" width=${width} height="8" />
  </svg>`;
}

/** One bar per value, starting at zero. */
export function renderHistogram(counts: readonly number[]): TemplateResult {
  const max = Math.max(1, ...counts);
  return html`<svg
    class="histogram"
    viewBox="0 0 ${counts.length * 10} 24"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${counts.map((count, index) => {
      const height = count === 0 ? 1 : 2 + Math.round((22 * count) / max);
      return svg`<rect class=${count === 0 ? 'track' : 'value'} x=${index * 10 + 1} y=${24 - height} width="8" height=${height} />`;
    })}
  </svg>`;
}
