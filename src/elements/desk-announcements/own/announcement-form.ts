import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AnnouncementDraft, AnnouncementDraftProblems, OwnAnnouncement, Team } from '../../../domain/index.js';
import { maxAnnouncementLength } from '../../../domain/team.js';
import type { Translations } from '../../../translations/translations.js';
import { renderCounter } from '../../internal/format/render-counter.js';
import { submitOnClick } from '../../internal/events/submit-on-click.js';
import { fromFieldTime, toFieldTime } from './time-field.js';

/** How long a new announcement is shown unless its author says otherwise (ms). */
const usualDurationMs = 8 * 60 * 60 * 1000;
const minuteMs = 60_000;

/** What is entered in the form. */
export interface FormValues {
  /** Null for a new announcement. */
  readonly id: string | null;
  readonly text: string;
  readonly teamIds: readonly string[];
  readonly from: string;
  readonly until: string;
  /** When it was published: that is not changed any more. Null until then. */
  readonly shownSince: number | null;
  /** The times behind what the fields show at first: those have no seconds, and an hour may come twice. */
  readonly times?: ReadonlyMap<string, number>;
}

export const newValues = (teams: readonly Team[], now: number): FormValues => ({
  id: null,
  text: '',
  // With several teams, the supervisor chooses: none gets it by accident.
  teamIds: teams.length === 1 ? teams.map(({ id }) => id) : [],
  from: toFieldTime(now),
  until: toFieldTime(now + usualDurationMs),
  shownSince: null,
});

export function valuesOf({ id, text, teams, at, expiresAt }: OwnAnnouncement, now: number): FormValues {
  const from = toFieldTime(at ?? now);
  const until = expiresAt === null ? '' : toFieldTime(expiresAt);
  return {
    id,
    text,
    teamIds: teams.map((team) => team.id),
    from,
    until,
    shownSince: at !== null && at <= now ? at : null,
    times: new Map([
      [`from ${from}`, at ?? now],
      [`until ${until}`, expiresAt ?? NaN],
    ]),
  };
}

export function toDraft(values: FormValues, teams: readonly Team[], now: number): AnnouncementDraft {
  const read = (field: 'from' | 'until'): number =>
    values.times?.get(`${field} ${values[field]}`) ?? fromFieldTime(values[field]);
  const from = read('from');
  // “This minute” means now, not its end.
  const isNow = from <= now && now - from < minuteMs;
  return {
    text: values.text,
    teams: teams.filter(({ id }) => values.teamIds.includes(id)),
    from: values.shownSince ?? (isNow ? now : from),
    until: read('until'),
  };
}

export interface FormView {
  readonly values: FormValues;
  readonly teams: readonly Team[];
  readonly problems: AnnouncementDraftProblems;
  readonly isSaving: boolean;
  readonly translations: Translations;
  readonly onChange: (values: Partial<FormValues>) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** The form in which a supervisor writes an announcement, with what is wrong at each field. */
export function renderAnnouncementForm(view: FormView): TemplateResult {
  const { values, teams, problems, translations, isSaving, onChange } = view;
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    view.onSave();
  };
  const renderError = (field: keyof AnnouncementDraftProblems): TemplateResult => {
    const problem = problems[field];
    return html`<div id="${field}-error" class="error small">
      ${problem === undefined ? nothing : translations.ownAnnouncementProblem(field, problem)}
    </div>`;
  };
  const renderTime = (field: 'from' | 'until', label: string, isFixed: boolean): TemplateResult =>
    html`<div>
      <label for=${field}>${label}</label>
      <input
        id=${field}
        class="field"
        type="datetime-local"
        .value=${live(values[field])}
        ?disabled=${isFixed}
        aria-invalid=${problems[field] !== undefined}
        aria-describedby="${field}-error"
        @input=${({ target }: Event) => onChange({ [field]: (target as HTMLInputElement).value })}
      />
      ${renderError(field)}
    </div>`;
  const handleTeam =
    (id: string) =>
    ({ target }: Event): void => {
      const others = values.teamIds.filter((other) => other !== id);
      onChange({ teamIds: (target as HTMLInputElement).checked ? [...others, id] : others });
    };
  return html`<form novalidate @click=${submitOnClick} @submit=${handleSubmit}>
    <h4 id="form-title">
      ${values.id === null ? translations.ownAnnouncementNew : translations.ownAnnouncementChangeTitle}
    </h4>
    <div>
      <label for="text">${translations.ownAnnouncementText}</label>
      <textarea
        id="text"
        class="field"
        rows="3"
        dir="auto"
        .value=${live(values.text)}
        aria-invalid=${problems.text !== undefined}
        aria-describedby="text-count text-error"
        @input=${({ target }: Event) => onChange({ text: (target as HTMLTextAreaElement).value })}
      ></textarea>
      <div id="text-count">${renderCounter(values.text.trim().length, translations, maxAnnouncementLength)}</div>
      ${renderError('text')}
    </div>
    <fieldset aria-describedby="teams-error">
      <legend>${translations.ownAnnouncementTeams}</legend>
      ${teams.map(
        ({ id, name }) =>
          html`<label class="team"
            ><input
              type="checkbox"
              .checked=${live(values.teamIds.includes(id))}
              aria-invalid=${problems.teams !== undefined}
              aria-describedby="teams-error"
              @change=${handleTeam(id)}
            /><bdi>${name}</bdi></label
          >`,
      )}
      ${renderError('teams')}
    </fieldset>
    ${renderTime('from', translations.ownAnnouncementFrom, values.shownSince !== null)}
    ${renderTime('until', translations.ownAnnouncementUntil, false)}
    <div class="cluster">
      <button class="button primary" type="submit" aria-disabled=${isSaving}>
        ${isSaving ? translations.ownAnnouncementSaving : values.id === null ? translations.ownAnnouncementPublish : translations.ownAnnouncementSave}
      </button>
      <button class="button" type="button" @click=${view.onCancel}>${translations.cancel}</button>
    </div>
  </form>`;
}
