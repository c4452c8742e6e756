import { html, nothing, type TemplateResult } from 'lit';
import type { Agent, Team } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { icon } from '../internal/styles/icons.js';
import type { Availability } from '../internal/reports/availability.js';
import type { ReportFilters } from './report-filters.js';

export interface ToolbarView {
  readonly agent: Agent;
  /** Null: all supervised teams. */
  readonly team: Team | null;
  readonly search: string;
  readonly filters: ReportFilters;
  readonly filterOptions: { readonly queues: readonly string[]; readonly channels: readonly string[] };
  readonly translations: Translations;
  readonly onTeamChange: (id: string) => void;
  readonly onSearchChange: (text: string) => void;
  readonly onFiltersChange: (filters: ReportFilters) => void;
  /** The agent whose chats are shown, by name; null for all. */
  readonly agentName: string | null;
  /** When the report was loaded, and the refresh button. */
  readonly freshness: TemplateResult;
}

const availabilities: readonly Availability[] = ['ready', 'not-ready', 'signed-out'];

/** The team, the search field and the filters. */
export function renderToolbar(view: ToolbarView): TemplateResult {
  const { translations, filters, filterOptions, onFiltersChange } = view;
  const updateFilters = (change: Partial<ReportFilters>) => onFiltersChange({ ...filters, ...change });
  return html`<div part="toolbar" class="cluster">
    ${renderTeam(view)}
    <div class="search">
      ${icon('search')}
      <input
        type="search"
        class="field"
        aria-label=${translations.supervisorSearch}
        placeholder=${translations.supervisorSearchHint}
        .value=${view.search}
        @input=${(event: Event) => view.onSearchChange((event.target as HTMLInputElement).value)}
      />
    </div>
    ${renderFilter(translations.supervisorQueue, translations.supervisorAllQueues, toOptions(filterOptions.queues), filters.queue, (queue) => updateFilters({ queue }))}
    ${renderFilter(translations.supervisorChannel, translations.supervisorAllChannels, toOptions(filterOptions.channels), filters.channel, (channel) => updateFilters({ channel }))}
    ${renderFilter(
      translations.supervisorAvailability,
      translations.supervisorAllAgents,
      availabilities.map((value) => [value, translations.supervisorAvailabilityOf(value)]),
      filters.availability,
      (value) => updateFilters({ availability: value as ReportFilters['availability'] }),
    )}
    ${
      view.agentName === null
        ? nothing
        : html`<button
            type="button"
            class="button selected"
            aria-label=${translations.supervisorShowAllChats(isolateBidi(view.agentName))}
            @click=${() => updateFilters({ agent: '' })}
          >
            <span class="truncate">${translations.supervisorChatsOf(isolateBidi(view.agentName))}</span>${icon('close')}
          </button>`
    }
    ${view.freshness}
  </div>`;
}

function renderTeam({ agent, team, translations, onTeamChange }: ToolbarView): TemplateResult {
  if (agent.supervisedTeams.length === 1)
    return html`<bdi class="only-team" translate="no">${agent.supervisedTeams[0]?.name}</bdi>`;
  return html`<label class="cluster"
    >${translations.supervisorTeam}
    <select class="field" @change=${(event: Event) => onTeamChange((event.target as HTMLSelectElement).value)}>
      <option value="" ?selected=${team === null}>${translations.supervisorAllTeams}</option>
      ${agent.supervisedTeams.map(
        ({ id, name }) => html`<option value=${id} ?selected=${id === team?.id}>${name}</option>`,
      )}
    </select>
  </label>`;
}

const toOptions = (names: readonly string[]) => names.map((name) => [name, name] as const);

/** A filter. The selected option stays listed when the report no longer contains it. */
function renderFilter(
  label: string,
  allLabel: string,
  options: readonly (readonly [string, string])[],
  selected: string,
  onSelect: (value: string) => void,
): TemplateResult | typeof nothing {
  const allOptions =
    selected === '' || options.some(([value]) => value === selected)
      ? options
      : [...options, [selected, selected] as const];
  if (allOptions.length < 2 && selected === '') return nothing;
  return html`<select
    class="field filter ${selected === '' ? '' : 'selected'}"
    aria-label=${label}
    @change=${(event: Event) => onSelect((event.target as HTMLSelectElement).value)}
  >
    <option value="" ?selected=${selected === ''}>${allLabel}</option>
    ${allOptions.map(([value, name]) => html`<option value=${value} ?selected=${value === selected}>${name}</option>`)}
  </select>`;
}
