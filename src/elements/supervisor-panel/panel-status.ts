import { html, nothing, type TemplateResult } from 'lit';
import type { ConnectionProblem, EpochMs, Team } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { icon, iconButton } from '../internal/styles/icons.js';
import type { PanelMessages } from './panel-messages.js';
import type { ShownReports } from './shown-reports.js';

/** A team whose report could not be loaded. */
export interface FailedTeam {
  readonly name: string;
  readonly code: ConnectionProblem['code'];
}

export interface StatusView {
  readonly translations: Translations;
  readonly localize: LocalizeController;
  /** When the figures were loaded; null before that. */
  readonly at: EpochMs | null;
  readonly isStale: boolean;
  readonly isLoading: boolean;
  readonly isOnline: boolean;
  readonly onRefresh: () => void;
}

/** How old the figures are, and the button that reloads them. */
export function renderFreshness(view: StatusView): TemplateResult {
  const { translations, localize, at, isStale } = view;
  const formatStatus = isStale ? translations.supervisorStale : translations.supervisorUpdated;
  return html`<div class="freshness cluster">
    <span
      class="${isStale && at !== null ? 'stale' : 'muted'} small"
      title=${at === null ? nothing : localize.dateTime(at)}
      >${at === null ? translations.supervisorNeverUpdated : formatStatus(localize.time(at))}</span
    >
    <button
      type="button"
      class="button quiet icon"
      aria-label=${translations.supervisorRefresh}
      title=${translations.supervisorRefresh}
      aria-disabled=${view.isLoading || !view.isOnline ? 'true' : nothing}
      @click=${view.onRefresh}
    >
      ${icon('refresh')}
    </button>
  </div>`;
}

/** Which reports could not be loaded, each in words. */
export const renderFailedTeams = (
  teams: readonly FailedTeam[],
  isOneTeam: boolean,
  { translations, onRefresh }: Pick<StatusView, 'translations' | 'onRefresh'>,
): TemplateResult | typeof nothing =>
  teams.length === 0
    ? nothing
    : html`<div class="note negative cluster" role="status">
        <span
          >${teams
            .map(({ name, code }) => {
              const problem = translations.supervisorReportProblem(code);
              return isOneTeam ? problem : translations.supervisorOfTeam(isolateBidi(name), problem);
            })
            .join(' ')}</span
        >
        <button type="button" class="button" @click=${onRefresh}>${translations.retry}</button>
      </div>`;

/** Which of several teams the figures lack, and which have no agents: in words, where a table shows all of them as one. */
export function renderTeamNotes(
  { awaitedTeams, emptyTeams }: Pick<ShownReports, 'awaitedTeams' | 'emptyTeams'>,
  isOneTeam: boolean,
  translations: Translations,
): TemplateResult {
  const note = (teams: readonly Team[], text: string): readonly string[] =>
    teams.map(({ name }) => translations.supervisorOfTeam(isolateBidi(name), text));
  const notes = isOneTeam
    ? []
    : [
        ...note(awaitedTeams, translations.supervisorReportAwaited),
        ...note(emptyTeams, translations.supervisorNoAgents),
      ];
  // It is there from the start, so that what comes into it is announced.
  return html`<div class="team-notes muted small" role="status">${notes.join(' · ')}</div>`;
}

/** What became of the last request. */
export function renderMessages(messages: PanelMessages, translations: Translations): TemplateResult | typeof nothing {
  const { failure, success } = messages;
  const text = failure ?? success;
  return text === null
    ? nothing
    : html`<div
        class="note ${failure === null ? 'positive' : 'negative'} cluster"
        role=${failure === null ? 'status' : 'alert'}
      >
        <span>${text}</span>
        ${iconButton('close', translations.close, messages.clear)}
      </div>`;
}
