import { html, nothing, svg, type TemplateResult } from 'lit';
import type { BoardContext } from './render-board.js';
import { getScaleTop, pickSamples, type Sample } from './trend.js';

const width = 1000;
const height = 300;
const tableRows = 12;

/** How many have waited since the board was opened: a line, and the same as a table. */
export function renderTrend(samples: readonly Sample[], limit: number, context: BoardContext): TemplateResult {
  const { translations, localize } = context;
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return html`<section part="trend" class="card"></section>`;
  const most = samples.reduce((highest, { waiting }) => Math.max(highest, waiting), 0);
  const top = getScaleTop(Math.max(most, limit));
  const middle = (first.at + last.at) / 2;
  return html`<section part="trend" class="card">
    <h3>
      <span>${translations.boardWaitingSince(localize.time(first.at))}</span>
      ${limit > 0 ? html`<span class="limit-text">${translations.boardLimit(localize.number(limit))}</span>` : nothing}
      <details>
        <summary>${translations.boardTable}</summary>
        <table class="raised">
          <thead>
            <tr>
              <th scope="col">${translations.boardTime}</th>
              <th scope="col" class="end">${translations.boardWaiting}</th>
            </tr>
          </thead>
          <tbody>
            ${pickSamples(samples, tableRows).map(
              ({ at, waiting }) =>
                html`<tr>
                  <td class="numeric">${localize.time(at)}</td>
                  <td class="numeric end">${localize.number(waiting)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </details>
    </h3>
    <div class="plot">
      <div class="scale-y numeric" aria-hidden="true">
        ${[4, 3, 2, 1, 0].map((quarter) => html`<span>${localize.number((top * quarter) / 4)}</span>`)}
      </div>
      <svg
        class="line-chart"
        viewBox="0 0 ${width} ${height}"
        preserveAspectRatio="none"
        role="img"
        aria-label=${translations.boardTrend(first.waiting, most, last.waiting)}
      >
        <path class="grid" d=${[0, 1, 2, 3, 4].map((i) => `M0 ${(i * height) / 4}H${width}`).join('')} />
        ${renderLine(samples, top)}
        ${limit > 0 ? svg`<path class="limit" d="M0 ${toY(limit, top)}H${width}" />` : nothing}
      </svg>
      <div class="scale-x numeric" aria-hidden="true">
        <span>${localize.time(first.at)}</span>
        ${last.at - first.at >= 120_000 ? html`<span>${localize.time(middle)}</span>` : nothing}
        <span>${localize.time(last.at)}</span>
      </div>
    </div>
  </section>`;
}

const toY = (waiting: number, top: number): number => Math.round(height * (1 - waiting / top));

function renderLine(samples: readonly Sample[], top: number) {
  const start = samples[0]?.at ?? 0;
  const length = Math.max(1, (samples.at(-1)?.at ?? start) - start);
  const points = samples.map(
    ({ at, waiting }) => `${Math.round((width * (at - start)) / length)},${toY(waiting, top)}`,
  );
  // A single report is a level line.
  if (points.length === 1) points.push(`${width},${toY(samples[0]?.waiting ?? 0, top)}`);
  return svg`
    <polygon class="area" points="0,${height} ${points.join(' ')} ${width},${height}" />
    <polyline class="line" points=${points.join(' ')} />
  `;
}
