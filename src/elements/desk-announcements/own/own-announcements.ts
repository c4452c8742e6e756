import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { SelectController } from '../../../context/select-controller.js';
import type { AnnouncementDraftProblems, CommandOutcome, OwnAnnouncement, Team } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { selectAgentNames } from '../../../store/selectors.js';
import { ask } from '../../internal/ask/ask.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { TickController } from '../../internal/controllers/tick-controller.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import { repeat } from '../../internal/rows/repeat.js';
import { newValues, renderAnnouncementForm, toDraft, valuesOf, type FormValues } from './announcement-form.js';
import { announcementStyles } from '../announcement.styles.js';
import { ownAnnouncementsStyles } from './own-announcements.styles.js';

/** How often it is asked who has seen them while the list is open (ms). */
const refreshMs = 10_000;
const noTeams: readonly Team[] = [];

type OwnList = Awaited<ReturnType<DeskSession['announcements']['own']>>;

/** What is being written, beyond the end of a session: the same supervisor goes on with it. */
const keptValues = new WeakMap<DeskSession, { readonly agentId: string; readonly values: FormValues | null }>();

/**
 * The announcements that a supervisor has written: planned, shown and ended ones, with who has seen them; and the form in
 * which they are written. Loaded when a supervisor opens the list of announcements.
 *
 * @internal
 */
export class OwnAnnouncementsList extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, announcementStyles, ownAnnouncementsStyles];

  /** The list is open. */
  @property({ attribute: false }) isShown = false;

  @state() private announcements: readonly OwnAnnouncement[] | null = null;
  @state() private hasLoadFailed = false;
  @state() private values: FormValues | null = null;
  @state() private problems: AnnouncementDraftProblems = {};
  @state() private isSaving = false;
  /** What came of the last change. */
  @state() private message: { readonly text: string; readonly isProblem: boolean } | null = null;

  readonly #teams = new SelectController(
    this,
    this.sessionController,
    ({ agent }) => agent?.supervisedTeams ?? noTeams,
  );
  readonly #names = new SelectController(this, this.sessionController, selectAgentNames);
  #loadedSession: DeskSession | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Answers to earlier requests are not shown after later ones. */
  #requestId = 0;
  /** Teams whose agents were asked for their names. */
  readonly #namedTeams = new Set<string>();

  constructor() {
    super();
    // They begin and end by themselves.
    new TickController(this, () => this.isShown && (this.announcements?.length ?? 0) > 0);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch(undefined);
    const { session } = this;
    // The supervisor has logged out.
    if (session?.state.connection.status === 'signed-out') keptValues.delete(session);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { currentSession: session } = this;
    const agentId = session?.state.agent?.id;
    if (session !== undefined && agentId !== undefined) {
      const kept = keptValues.get(session);
      if (!this.hasUpdated && kept?.agentId === agentId) this.values = kept.values;
      else if (changed.has('values')) keptValues.set(session, { agentId, values: this.values });
    }
    this.#watch(this.isShown && this.isOnline ? this.currentSession : undefined);
  }

  #watch(session: DeskSession | undefined): void {
    if (session === this.#loadedSession) return;
    this.#loadedSession = session;
    clearInterval(this.#timer);
    if (session === undefined) return;
    void this.#load();
    this.#timer = setInterval(() => void this.#load(), refreshMs);
  }

  readonly #load = async (): Promise<void> => {
    const requestId = ++this.#requestId;
    try {
      const announcements = (await (await this.#own())?.list()) ?? [];
      if (requestId !== this.#requestId) return;
      this.announcements = announcements;
      this.hasLoadFailed = false;
    } catch {
      if (requestId === this.#requestId) this.hasLoadFailed = true;
    }
  };

  async #own(): Promise<OwnList | undefined> {
    return this.currentSession?.announcements.own();
  }

  get #now(): number {
    return this.currentSession?.clock.now() ?? 0;
  }

  readonly #handleNew = (): void => this.#openForm(newValues(this.#teams.value, this.#now));

  #openForm(values: FormValues): void {
    this.values = values;
    this.problems = {};
    this.message = null;
    void this.#focus('#text');
  }

  #closeForm(): void {
    const id = this.values?.id ?? null;
    this.values = null;
    void this.#focus(id === null ? '#new' : `[data-change="${CSS.escape(id)}"]`);
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    const root = this.shadowRoot;
    (root?.querySelector<HTMLElement>(selector) ?? root?.querySelector<HTMLElement>('#new'))?.focus();
  }

  async #save(): Promise<void> {
    const { values } = this;
    if (values === null || this.isSaving) return;
    this.isSaving = true;
    this.message = null;
    const draft = toDraft(values, this.#teams.value, this.#now);
    try {
      const own = await this.#own();
      this.problems = own?.findProblems(draft) ?? {};
      if (own === undefined) return;
      if (Object.keys(this.problems).length > 0) return void this.#focus('[aria-invalid="true"]');
      const outcome = await (values.id === null ? own.create(draft) : own.change(values.id, draft));
      if (!this.#report(outcome, this.translations.ownAnnouncementSaved, 'ownAnnouncementSaveFailed')) return;
      await this.#load();
      if (this.values?.id === values.id) this.#closeForm();
    } catch {
      this.#reportUnreachable('ownAnnouncementSaveFailed');
    } finally {
      this.isSaving = false;
    }
  }

  async #delete({ id, text }: OwnAnnouncement): Promise<void> {
    const { translations } = this;
    const answer = await ask(this, {
      title: translations.ownAnnouncementDeleteQuestion,
      lines: [isolateBidi(text), translations.ownAnnouncementDeleteHint],
      confirmLabel: translations.ownAnnouncementDelete,
      tone: 'danger',
      cancelLabel: translations.cancel,
    });
    if (answer === null) return;
    try {
      const outcome = await (await this.#own())?.delete(id);
      if (outcome === undefined) return;
      if (!this.#report(outcome, translations.ownAnnouncementDeleted, 'ownAnnouncementDeleteFailed')) return;
      await this.#load();
      await this.#focus('#new');
    } catch {
      this.#reportUnreachable('ownAnnouncementDeleteFailed');
    }
  }

  /** Says what came of a change; true when it was made. */
  #report(
    outcome: CommandOutcome,
    done: string,
    failed: 'ownAnnouncementSaveFailed' | 'ownAnnouncementDeleteFailed',
  ): boolean {
    const why = this.describeOutcome(outcome);
    this.message =
      why === null ? { text: done, isProblem: false } : { text: this.translations[failed](why), isProblem: true };
    return why === null;
  }

  #reportUnreachable(failed: 'ownAnnouncementSaveFailed' | 'ownAnnouncementDeleteFailed'): void {
    this.message = { text: this.translations[failed](this.translations.problemUnreachable), isProblem: true };
  }

  /** Reads the names of agents from the reports of their teams. */
  async #loadNames({ teams, seenBy }: OwnAnnouncement): Promise<void> {
    const session = this.currentSession;
    const isUnknown = seenBy.some((id) => this.#names.value.nameOf({ id }) === '');
    const asked = isUnknown ? teams.filter(({ id }) => !this.#namedTeams.has(id)) : [];
    for (const team of asked) {
      this.#namedTeams.add(team.id);
      await session?.teamReport(team).catch(() => this.#namedTeams.delete(team.id));
    }
  }

  protected override render(): TemplateResult {
    const { translations, localize, values, message } = this;
    return html`<div part="base" dir=${localize.dir} lang=${localize.lang}>
      <div class="cluster head">
        <h3 id="title">${translations.ownAnnouncementsTitle}</h3>
        ${
          values === null
            ? html`<button id="new" class="button" type="button" @click=${this.#handleNew}>
                ${translations.ownAnnouncementNew}
              </button>`
            : nothing
        }
      </div>
      <div role="status">
        ${message === null ? nothing : html`<div class="note ${message.isProblem ? 'negative' : ''}">${message.text}</div>`}
      </div>
      ${values === null ? this.#renderList() : this.#renderForm(values)}
    </div>`;
  }

  #renderForm(values: FormValues): TemplateResult {
    return renderAnnouncementForm({
      values,
      teams: this.#teams.value,
      problems: this.problems,
      isSaving: this.isSaving,
      translations: this.translations,
      onChange: (changed) => (this.values &&= { ...this.values, ...changed }),
      onSave: () => void this.#save(),
      onCancel: () => this.#closeForm(),
    });
  }

  #renderList(): TemplateResult {
    const { translations, announcements } = this;
    return html`${
      this.hasLoadFailed
        ? html`<div class="note warning cluster" role="status">
            <span>${translations.ownAnnouncementsFailed}</span>
            <button class="button" type="button" @click=${this.#load}>${translations.retry}</button>
          </div>`
        : nothing
    }
    ${
      announcements === null
        ? nothing
        : announcements.length === 0
          ? html`<div class="muted">${translations.ownAnnouncementsEmpty}</div>`
          : html`<ul role="list" aria-labelledby="title">
              ${repeat(
                announcements,
                ({ id }) => id,
                (announcement) => this.#renderAnnouncement(announcement),
              )}
            </ul>`
    }`;
  }

  #renderAnnouncement(announcement: OwnAnnouncement): TemplateResult {
    const { translations } = this;
    const { id, text, teams, at, expiresAt } = announcement;
    const now = this.#now;
    const shownState = expiresAt !== null && expiresAt <= now ? 'ended' : at !== null && at > now ? 'planned' : 'shown';
    const time = (timestamp: number | null) => (timestamp === null ? '–' : this.#formatTime(timestamp));
    return html`<li class="own">
      <p dir="auto">${text}</p>
      <div class="meta small muted">
        <span class="state ${shownState}">${translations.ownAnnouncementState(shownState)}</span>
        ${teams.map(({ name }) => html`<span><bdi>${name}</bdi></span>`)}
        <span class="numeric">${translations.ownAnnouncementTime(time(at), time(expiresAt))}</span>
      </div>
      ${this.#renderSeen(announcement)}
      <div class="cluster">
        <button
          class="button"
          type="button"
          data-change=${id}
          aria-label=${translations.ownAnnouncementChangeOf(text)}
          @click=${() => this.#openForm(valuesOf(announcement, this.#now))}
        >
          ${translations.ownAnnouncementChange}
        </button>
        <button
          class="button danger"
          type="button"
          aria-label=${translations.ownAnnouncementDeleteOf(text)}
          @click=${() => void this.#delete(announcement)}
        >
          ${translations.ownAnnouncementDelete}
        </button>
      </div>
    </li>`;
  }

  #renderSeen(announcement: OwnAnnouncement): TemplateResult {
    const { translations } = this;
    const { seenBy } = announcement;
    if (seenBy.length === 0) return html`<div class="small muted">${translations.ownAnnouncementSeen(0)}</div>`;
    const names = seenBy.map((id) => this.#names.value.nameOf({ id })).filter((name) => name !== '');
    const others = seenBy.length - names.length;
    const handleToggle = ({ target }: Event): void => {
      if ((target as HTMLDetailsElement).open) void this.#loadNames(announcement);
    };
    return html`<details class="small" @toggle=${handleToggle}>
      <summary>${translations.ownAnnouncementSeen(seenBy.length)}</summary>
      <ul role="list">
        ${names.map((name) => html`<li><bdi>${name}</bdi></li>`)}
        ${others === 0 ? nothing : html`<li class="muted">${translations.ownAnnouncementSeenOthers(others)}</li>`}
      </ul>
    </details>`;
  }

  #formatTime(timestamp: number): string {
    const { localize } = this;
    return `${localize.shortDay(timestamp, this.currentSession?.clock.now() ?? timestamp)} ${localize.time(timestamp)}`;
  }
}
