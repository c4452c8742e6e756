import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Capacity, EpochMs, Level } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';
import { capacities, countAgents, type BoardFigures, type QueueFigures } from './board-figures.js';
import { getLevel, type Limit } from '../internal/reports/limits.js';
import { renderSign } from '../internal/reports/render-level.js';
import { repeat } from '../internal/rows/repeat.js';

/*
 * Sizes in charts are SVG attributes, because strict content security policies forbid inline styles. Percentages keep patterns
 * undistorted.
 */

export interface BoardContext {
  readonly translations: Translations;
  readonly localize: LocalizeController;
  /** Milliseconds since a time. */
  readonly elapsed: (since: EpochMs) => number;
  readonly waitLimit: Limit;
}

export interface BoardCard {
  readonly title: string;
  /** Null: not known. */
  readonly figure: number | string | null;
  readonly level: Level;
  readonly note: string;
}

/** Rows of the table. The queues in which customers wait longest come first. */
const maxQueues = 8;
/** With more rows than these, they are lower, so that a screen shows them all. */
const fewQueues = 5;

export function renderCard(
  { translations, localize }: BoardContext,
  { title, figure, level, note }: BoardCard,
): TemplateResult {
  const text = typeof figure === 'number' ? localize.number(figure) : (figure ?? '');
  // A long wait would be wider than its card.
  const size = text.length > 5 ? 'longest' : text.length > 3 ? 'long' : '';
  return html`<section part="figure" class="card ${level}">
    <h3>${title}</h3>
    ${
      figure === null
        ? html`<p class="unknown">${translations.boardUnknown}</p>`
        : html`<p class="big numeric ${size}">${renderSign(level)}<span>${text}</span></p>`
    }
    <p class="note-line">${figure === null ? '' : note}</p>
  </section>`;
}

export function renderQueues({ queues, waiting }: BoardFigures, context: BoardContext): TemplateResult {
  const { translations, localize, waitLimit } = context;
  const shown = queues.slice(0, maxQueues);
  // All bars have one scale, which shows the limit in its middle.
  const scale = Math.max(
    2 * waitLimit.over,
    ...shown.map(({ since }) => (since === null ? 0 : context.elapsed(since))),
  );
  const scaleText = translations.boardScale(
    localize.number(Math.ceil(scale / 60_000)),
    localize.duration(waitLimit.over),
  );
  return html`<section part="queues" class="card ${shown.length > fewQueues ? 'many' : ''}">
    <table>
      <caption class="visually-hidden">
        ${translations.boardQueues}
      </caption>
      <thead>
        <tr>
          <th scope="col">${translations.boardQueue}</th>
          <th scope="col" class="end">${translations.boardWaiting}</th>
          <th scope="col" class="end">${translations.boardLongest}</th>
          <td class="scale" aria-hidden="true">${waitLimit.over > 0 ? scaleText : nothing}</td>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          shown,
          ({ name }) => name,
          (queue) => renderQueue(queue, scale, context),
        )}
      </tbody>
    </table>
    ${waiting === null ? html`<p class="unknown">${translations.boardUnknown}</p>` : nothing}
    ${
      queues.length > maxQueues
        ? html`<p class="note-line">${translations.supervisorMoreQueues(queues.length - maxQueues)}</p>`
        : nothing
    }
  </section>`;
}

function renderQueue({ name, waiting, since }: QueueFigures, scale: number, context: BoardContext): TemplateResult {
  const { translations, localize, waitLimit, elapsed } = context;
  const wait = since === null ? null : elapsed(since);
  const level = wait === null ? 'ok' : getLevel(wait, waitLimit);
  return html`<tr>
    <th scope="row"><bdi class="truncate">${name}</bdi></th>
    <td class="end numeric waiting">${localize.number(waiting)}</td>
    <td class="end">
      ${
        wait === null
          ? html`<span class="none">${translations.boardNone}</span>`
          : html`<span class="wait numeric ${level}"
              >${renderSign(level)}${localize.duration(wait)}${
                level === 'ok'
                  ? nothing
                  : html`<span class="visually-hidden"
                      >, ${translations.supervisorLevel(level, localize.duration(waitLimit.over))}</span
                    >`
              }</span
            >`
      }
    </td>
    <td class="scale">${renderWaitBar((wait ?? 0) / scale, waitLimit.over / scale, level)}</td>
  </tr>`;
}

/** A bar with its limit. Near the limit it is hatched, so that it is told apart without colours. */
const renderWaitBar = (share: number, limitShare: number, level: Level): TemplateResult =>
  html`<svg class="bar ${level}" width="100%" height="100%" aria-hidden="true">
    ${level === 'near' ? slantedPattern('near') : nothing}
    <rect class="track" width="100%" height="100%" rx="3" />
    <rect class="value" width=${percent(share)} height="100%" rx="3" />
    ${limitShare > 0 ? ['limit-edge', 'limit'].map((name) => svg`<line class=${name} x1=${percent(limitShare)} x2=${percent(limitShare)} y1="-25%" y2="125%" />`) : nothing}
  </svg>`;

const percent = (share: number): string => `${(100 * Math.min(1, Math.max(0, share))).toFixed(2)}%`;

/** Each chart has patterns of its own: those of a chart that is hidden cannot be used. */
const slantedPattern = (id: string): SVGTemplateResult =>
  svg`<pattern id=${id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="ground" width="8" height="8" /><rect class="stripe" width="4" height="8" />
  </pattern>`;

const uprightPattern = svg`<pattern id="full" width="6" height="6" patternUnits="userSpaceOnUse">
  <rect class="ground" width="6" height="6" /><rect class="stripe" width="4" height="6" />
</pattern>`;

export function renderAgents({ agents }: BoardFigures, context: BoardContext): TemplateResult {
  const { translations, localize } = context;
  return html`<section part="agents" class="card">
    <h3>${translations.boardAgentsByState}</h3>
    ${
      agents === null
        ? html`<p class="unknown">${translations.boardUnknown}</p>`
        : html`${renderShares(agents)}
            <dl class="legend">
              ${capacities.map(
                (capacity) =>
                  html`<div>
                    <dt>${renderMark(capacity)} ${translations.boardCapacity(capacity)}</dt>
                    <dd class="numeric">${localize.number(agents[capacity])}</dd>
                  </div>`,
              )}
            </dl>`
    }
  </section>`;
}

/** One bar for all agents, in the order of the legend. */
function renderShares(agents: Readonly<Record<Capacity, number>>): TemplateResult {
  const total = Math.max(1, countAgents(agents));
  const bars: SVGTemplateResult[] = [];
  let start = 0;
  for (const capacity of capacities) {
    const share = agents[capacity] / total;
    if (share > 0) bars.push(svg`<rect class=${capacity} x=${percent(start)} width=${percent(share)} height="100%" />`);
    start += share;
  }
  return html`<svg class="shares" width="100%" height="100%" aria-hidden="true">
    ${slantedPattern('not-ready')}${uprightPattern}${bars}
  </svg>`;
}

const marks: Readonly<Record<Capacity, SVGTemplateResult>> = {
  free: svg`<circle class="free" cx="6" cy="6" r="5" />`,
  full: svg`<rect class="full-mark" x="1" y="1" width="10" height="10" rx="1.500" />`,
  'not-ready': svg`<path class="mark-line" d="M4 2v8M8.500 2v8" />`,
  'signed-out': svg`<circle class="mark-line" cx="6" cy="6" r="4.500" />`,
};

const renderMark = (capacity: Capacity): TemplateResult =>
  html`<svg class="mark" viewBox="0 0 12 12" aria-hidden="true">${marks[capacity]}</svg>`;
