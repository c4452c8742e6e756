import { html, nothing, type TemplateResult } from 'lit';
import type { EpochMs, TeamReport, TeamReportRows } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { isolate } from '../internal/isolate.js';
import { bar, histogram } from './charts.js';
import { isReady } from './report-filters.js';

interface SummaryContext {
  readonly words: Messages;
  readonly number: (n: number) => string;
  readonly elapsed: (since: EpochMs) => string;
}

/** So many queues are pictured; the table has them all. */
const queuesShown = 3;
/** Whoever has more chats than this counts with the last column. */
const loadsShown = 10;

/** The numbers above the tables, with a picture where one says more. */
export function renderSummary(report: TeamReport, context: SummaryContext): TemplateResult {
  const { words } = context;
  const { members, chats, queued, botChats } = report;
  const longest = (rows: readonly { readonly since: EpochMs }[]) =>
    rows.length === 0 ? '' : words.supervisorLongest(context.elapsed(earliest(rows)));
  const ready = words.supervisorReadyOf(members.filter(isReady).length, members.length);
  /** How many; null where nobody knows. */
  const count = (table: keyof TeamReportRows) =>
    report.problems[table]?.readAt === null ? null : report[table].length;
  return html`<dl part="summary">
    ${tile(words.supervisorChats, count('chats'), longest(chats), context)}
    ${tile(words.supervisorQueued, count('queued'), longest(queued), context, renderWaits(report, context))}
    ${tile(words.supervisorBots, count('botChats'), longest(botChats), context)}
    ${tile(words.supervisorAgents, count('members'), ready, context, renderLoads(report, context))}
  </dl>`;
}

const tile = (
  label: string,
  n: number | null,
  more: string,
  { words, number }: SummaryContext,
  chart: TemplateResult | typeof nothing = nothing,
): TemplateResult =>
  html`<div>
    <dt class="muted small">${label}</dt>
    <dd class="numeric">
      ${
        n === null
          ? html`<span class="big muted" aria-hidden="true">–</span
              ><span class="visually-hidden">${words.supervisorNotRead}</span>`
          : html`<span class="big">${number(n)}</span><span class="muted small">${more}</span>`
      }
    </dd>
    ${chart === nothing ? nothing : html`<dd class="chart">${chart}</dd>`}
  </div>`;

const earliest = (rows: readonly { readonly since: EpochMs }[]): EpochMs =>
  rows.reduce((first, { since }) => Math.min(first, since), Infinity);

/** How long somebody has been waiting in each queue, the worst first. */
function renderWaits({ queued, at }: TeamReport, { words, number, elapsed }: SummaryContext) {
  const queues = new Map<string, { n: number; since: EpochMs }>();
  for (const { queue, since } of queued) {
    const known = queues.get(queue.name);
    queues.set(queue.name, { n: (known?.n ?? 0) + 1, since: Math.min(known?.since ?? since, since) });
  }
  if (queues.size === 0) return nothing;
  const worst = [...queues].sort(([, a], [, b]) => a.since - b.since);
  const longest = Math.max(1, at - (worst[0]?.[1].since ?? at));
  return html`<ul class="waits small" aria-label=${words.supervisorLongestWaits}>
    ${worst.slice(0, queuesShown).map(
      ([name, { n, since }]) =>
        html`<li>
          <span class="queue"><bdi class="truncate">${name}</bdi> <span class="muted">${number(n)}</span></span>
          ${bar((at - since) / longest)}
          <span class="numeric">${elapsed(since)}</span>
        </li>`,
    )}
  </ul>`;
}

/** How many agents have how many chats: is the work spread evenly? */
function renderLoads({ members }: TeamReport, { words, number }: SummaryContext) {
  const busiest = members.reduce<(typeof members)[number] | null>(
    (most, each) => (each.activeChats > (most?.activeChats ?? 0) ? each : most),
    null,
  );
  if (busiest === null) return nothing;
  const counts = Array.from({ length: Math.min(busiest.activeChats, loadsShown) + 1 }, () => 0);
  for (const { activeChats } of members) {
    const column = Math.min(activeChats, loadsShown);
    counts[column] = (counts[column] ?? 0) + 1;
  }
  const told = counts.flatMap((n, chats) => (n === 0 ? [] : words.supervisorLoadShare(n, chats, chats === loadsShown)));
  return html`<div class="loads" title=${told.join(', ')}>
    ${histogram(counts)}
    <span class="small muted truncate"
      >${words.supervisorBusiest(isolate(busiest.name), number(busiest.activeChats))}</span
    >
    <span class="visually-hidden">${told.join(', ')}</span>
  </div>`;
}
