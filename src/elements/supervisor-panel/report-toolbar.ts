import { html, nothing, type TemplateResult } from 'lit';
import type { Agent, Team } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { icon } from '../internal/icons.js';
import type { Availability, Filters } from './report-filters.js';

export interface ToolbarView {
  readonly agent: Agent;
  readonly team: Team;
  readonly search: string;
  readonly filters: Filters;
  readonly choices: { readonly queues: readonly string[]; readonly channels: readonly string[] };
  readonly words: Messages;
  readonly onTeam: (id: string) => void;
  readonly onSearch: (text: string) => void;
  readonly onFilter: (filters: Filters) => void;
  /** When the report was read, and the button that reads it again. */
  readonly freshness: TemplateResult;
}

const availabilities: readonly Availability[] = ['ready', 'away', 'out'];

/** Which team, and which part of what it does. */
export function renderToolbar(view: ToolbarView): TemplateResult {
  const { words, filters, choices, onFilter } = view;
  const narrow = (change: Partial<Filters>) => onFilter({ ...filters, ...change });
  return html`<div part="toolbar" class="cluster">
    ${renderTeam(view)}
    <div class="search">
      ${icon('search')}
      <input
        type="search"
        class="field"
        aria-label=${words.supervisorSearch}
        placeholder=${words.supervisorSearchHint}
        .value=${view.search}
        @input=${(event: Event) => view.onSearch((event.target as HTMLInputElement).value)}
      />
    </div>
    ${filter(words.supervisorQueue, words.supervisorAllQueues, named(choices.queues), filters.queue, (queue) => narrow({ queue }))}
    ${filter(words.supervisorChannel, words.supervisorAllChannels, named(choices.channels), filters.channel, (channel) => narrow({ channel }))}
    ${filter(
      words.supervisorAvailability,
      words.supervisorAllAgents,
      availabilities.map((value) => [value, words.supervisorAvailabilityOf(value)]),
      filters.availability,
      (value) => narrow({ availability: value as Filters['availability'] }),
    )}
    ${view.freshness}
  </div>`;
}

function renderTeam({ agent, team, words, onTeam }: ToolbarView): TemplateResult {
  if (agent.supervisedTeams.length === 1) return html`<bdi class="only-team">${team.name}</bdi>`;
  return html`<label class="cluster"
    >${words.supervisorTeam}
    <select class="field" @change=${(event: Event) => onTeam((event.target as HTMLSelectElement).value)}>
      ${agent.supervisedTeams.map(
        ({ id, name }) => html`<option value=${id} ?selected=${id === team.id}>${name}</option>`,
      )}
    </select>
  </label>`;
}

const named = (names: readonly string[]) => names.map((name) => [name, name] as const);

/** A choice; what was chosen stays in it when the report does not know it any more. */
function filter(
  label: string,
  all: string,
  known: readonly (readonly [string, string])[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult | typeof nothing {
  const choices =
    chosen === '' || known.some(([value]) => value === chosen) ? known : [...known, [chosen, chosen] as const];
  if (choices.length < 2 && chosen === '') return nothing;
  return html`<select
    class="field filter ${chosen === '' ? '' : 'chosen'}"
    aria-label=${label}
    @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
  >
    <option value="" ?selected=${chosen === ''}>${all}</option>
    ${choices.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
  </select>`;
}
