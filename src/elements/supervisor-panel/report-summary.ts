import { html, nothing, type TemplateResult } from 'lit';
import type { EpochMs, Level, QueuedChat, TeamReportRows } from '../../domain/index.js';
import type { AgentNames } from '../../store/selectors.js';
import type { Translations } from '../../translations/translations.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';
import { formatAgentName } from '../internal/format/format-agent-name.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { renderBar, renderHistogram } from './charts.js';
import { isReady } from '../internal/reports/availability.js';
import type { TeamsReport } from '../internal/reports/merge-reports.js';

interface SummaryContext {
  readonly translations: Translations;
  readonly names: AgentNames;
  readonly formatNumber: (n: number) => string;
  readonly formatList: LocalizeController['list'];
  readonly formatElapsed: (since: EpochMs) => string;
  readonly levels: { readonly queued: (row: QueuedChat) => Level };
}

/** Queues in the chart. The table lists them all. */
const maxQueues = 3;
/** The last column of the histogram counts agents with this many chats or more. */
const maxLoad = 10;

/** The figures above the tables, some with a chart. */
export function renderSummary(report: TeamsReport, context: SummaryContext): TemplateResult {
  const { translations } = context;
  const { members, chats, queued, botChats } = report;
  const longestText = (rows: readonly { readonly since: EpochMs }[]) =>
    rows.length === 0 ? '' : translations.supervisorLongest(context.formatElapsed(earliestSince(rows)));
  const readyText = translations.supervisorReadyOf(members.filter(isReady).length, members.length);
  /** Number of rows; null when the table was never loaded. */
  const countRows = (table: keyof TeamReportRows) => (report.unknown.has(table) ? null : report[table].length);
  return html`<dl part="summary">
    ${renderTile(translations.supervisorChats, countRows('chats'), longestText(chats), context)}
    ${renderTile(translations.supervisorQueued, countRows('queued'), longestText(queued), context, renderLongestWaits(report, context))}
    ${renderTile(translations.supervisorBots, countRows('botChats'), longestText(botChats), context)}
    ${renderTile(translations.supervisorAgents, countRows('members'), readyText, context, renderLoads(report, context))}
  </dl>`;
}

const renderTile = (
  label: string,
  count: number | null,
  details: string,
  { translations, formatNumber }: SummaryContext,
  chart: TemplateResult | typeof nothing = nothing,
): TemplateResult =>
  html`<div>
    <dt class="muted small">${label}</dt>
    <dd class="numeric">
      ${
        count === null
          ? html`<span class="big muted" aria-hidden="true">–</span
              ><span class="visually-hidden">${translations.supervisorUnknown}</span>`
          : html`<span class="big" translate="no">${formatNumber(count)}</span
              ><span class="muted small">${details}</span>`
      }
    </dd>
    ${chart === nothing ? nothing : html`<dd class="chart">${chart}</dd>`}
  </div>`;

export const earliestSince = (rows: readonly { readonly since: EpochMs }[]): EpochMs =>
  rows.reduce((earliest, { since }) => Math.min(earliest, since), Infinity);

/** The longest wait in each queue, longest first. */
function renderLongestWaits(
  { queued, at }: TeamsReport,
  { translations, formatNumber, formatElapsed, levels }: SummaryContext,
) {
  const queues = new Map<string, { count: number; longest: QueuedChat }>();
  for (const row of queued) {
    const { count = 0, longest = row } = queues.get(row.queue.name) ?? {};
    queues.set(row.queue.name, { count: count + 1, longest: row.since < longest.since ? row : longest });
  }
  if (queues.size === 0) return nothing;
  const longestFirst = [...queues].sort(([, a], [, b]) => a.longest.since - b.longest.since);
  const longestMs = Math.max(1, at - (longestFirst[0]?.[1].longest.since ?? at));
  return html`<ul class="longest-waits small" aria-label=${translations.supervisorLongestWaits}>
    ${longestFirst.slice(0, maxQueues).map(
      ([name, { count, longest }]) =>
        html`<li>
          <span class="queue"
            ><bdi class="truncate" translate="no">${name}</bdi> <span class="muted">${formatNumber(count)}</span></span
          >
          ${renderBar((at - longest.since) / longestMs, levels.queued(longest))}
          <span class="numeric" translate="no">${formatElapsed(longest.since)}</span>
        </li>`,
    )}
    ${queues.size > maxQueues ? html`<li class="muted">${translations.supervisorMoreQueues(queues.size - maxQueues)}</li>` : nothing}
  </ul>`;
}

/** Distribution of active chats over the agents. */
function renderLoads({ members }: TeamsReport, { translations, names, formatNumber, formatList }: SummaryContext) {
  const busiest = members.reduce<(typeof members)[number] | null>(
    (current, member) => (member.activeChats > (current?.activeChats ?? 0) ? member : current),
    null,
  );
  if (busiest === null) return nothing;
  const busiestName = formatAgentName({ id: busiest.id, username: busiest.name }, names, translations);
  const counts = new Array<number>(Math.min(busiest.activeChats, maxLoad) + 1).fill(0);
  for (const { activeChats } of members) {
    const column = Math.min(activeChats, maxLoad);
    counts[column] = (counts[column] ?? 0) + 1;
  }
  const summaries = counts.flatMap((count, chats) =>
    count === 0 ? [] : translations.supervisorLoadShare(count, chats, chats === maxLoad),
  );
  const summary = formatList(summaries);
  return html`<div class="chat-loads" title=${summary}>
    ${renderHistogram(counts)}
    <span class="small muted truncate"
      >${translations.supervisorBusiest(isolateBidi(busiestName), formatNumber(busiest.activeChats))}</span
    >
    <span class="visually-hidden">${summary}</span>
  </div>`;
}
