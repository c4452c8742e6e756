import { html, nothing, svg, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SelectController } from '../../context/select-controller.js';
import type { Announcement } from '../../domain/index.js';
import type { DeskSession } from '../../session/desk-session.js';
import { HangingLayers } from '../internal/anchored.js';
import { DeskElement } from '../internal/desk-element.js';
import { drawing, iconButton } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { RecentFacts } from '../internal/recent-facts.js';
import { TickController } from '../internal/ticker.js';
import { deskAnnouncementsStyles } from './desk-announcements.styles.js';
import { addEnglish } from '../../messages/en.js';
import { announcements } from '../../messages/en/parts/announcements.js';

addEnglish(announcements);

/** How long a new announcement stays by itself (ms). */
const shownFor = 60_000;
/** Width of what the button opens, in rem; narrower where the window is. */
const panelWidth = 22;
const shownAtOnce = 3;

const megaphone = svg`<path d="M4 10v4h3l9 4.5v-13L7 10H4ZM7 14v5h3v-3.5M19 9.5a4 4 0 0 1 0 5" />`;

/**
 * What supervisors announce to their teams: a button for the head of a page, with the number of announcements not seen
 * yet, and the list it opens. A new one shows itself beside the button for a minute. Opening the list, or putting a new
 * one away, tells the server that they were seen.
 *
 * @summary Announcements of supervisors, with a count of what is new.
 * @element desk-announcements
 *
 * @csspart base - Around everything.
 * @csspart trigger - The button that opens the list.
 * @csspart count - The number of announcements not seen yet.
 * @csspart panel - What the button opens.
 * @csspart announcement - One announcement.
 * @csspart news - New announcements, shown for a minute.
 */
export class DeskAnnouncements extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, deskAnnouncementsStyles];

  readonly #all = new SelectController(this, this.sessions, (state) => state.local.announcements);
  readonly #agent = new SelectController(this, this.sessions, (state) => state.agent?.id ?? null);
  readonly #news = new RecentFacts(this, this.sessions, 'announcement-received', shownFor);

  #panelHadFocus = false;
  #loadedFor: DeskSession | undefined;
  readonly #layers = new HangingLayers(() => [this.trigger, this.panel, this.note], panelWidth);

  @query('[part="trigger"]') private trigger!: HTMLElement | null;
  @query('[part="panel"]') private panel!: HTMLElement | null;
  @query('[part="news"]') private note!: HTMLElement | null;

  @state() private open = false;
  @state() private failed = false;

  /** What was new when the list was opened: it is marked until the list is closed. */
  #fresh: ReadonlySet<string> = new Set();

  constructor() {
    super();
    // Announcements run out by themselves.
    new TickController(this, () => this.#all.value.some(({ expiresAt }) => expiresAt !== null));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#handleToggleTo(false);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    // Each time the link comes up: something may have been said meanwhile.
    const online = this.online ? this.desk : undefined;
    if (online === this.#loadedFor) return;
    this.#loadedFor = online;
    if (online !== undefined) void this.#load();
  }

  protected override updated(): void {
    const { note } = this;
    if (note === null || !this.isConnected) return;
    const wanted = this.#recent().length > 0 && !this.open;
    if (wanted !== note.matches(':popover-open')) note.togglePopover(wanted);
    this.#layers.follow(wanted || this.open);
  }

  async #load(): Promise<void> {
    const { desk } = this;
    try {
      await desk?.announcements.load();
      this.failed = false;
    } catch {
      this.failed = desk === this.desk;
    }
  }

  readonly #handleRetry = (): void => void this.#load();

  readonly #handleBeforeToggle = (event: ToggleEvent): void => {
    if (event.newState === 'open') this.#layers.place();
    else this.#panelHadFocus = this.panel?.contains(this.shadowRoot?.activeElement ?? null) ?? false;
  };

  readonly #handleToggle = (event: ToggleEvent): void => this.#handleToggleTo(event.newState === 'open');

  #handleToggleTo(open: boolean): void {
    this.open = open;
    if (!open) {
      this.#fresh = new Set();
      this.#layers.follow(false);
      // Browsers do not always find their way back; who has gone elsewhere is left there.
      if (this.#panelHadFocus) this.trigger?.focus();
      this.#panelHadFocus = false;
      return;
    }
    this.#news.forget();
    const standing = this.#standing();
    this.#fresh = new Set(standing.filter((each) => this.#isUnseen(each)).map(({ id }) => id));
    this.#see(standing);
    this.panel?.querySelector<HTMLElement>('h2')?.focus();
  }

  readonly #handlePutAway = (): void => {
    const shown = this.#recent();
    this.#news.forget();
    this.#see(shown);
    this.trigger?.focus();
  };

  #see(announcements: readonly Announcement[]): void {
    const unseen = announcements.filter((each) => this.#isUnseen(each)).map(({ id }) => id);
    if (unseen.length > 0) void this.desk?.announcements.see(unseen);
  }

  #isUnseen({ seenBy }: Announcement): boolean {
    return this.#agent.value !== null && !seenBy.includes(this.#agent.value);
  }

  /** Those that have not run out, newest first. */
  #standing(): readonly Announcement[] {
    const now = this.desk?.clock.now() ?? 0;
    return this.#all.value.filter(({ expiresAt }) => expiresAt === null || expiresAt > now).toReversed();
  }

  /** The newest of those that have come just now and were not withdrawn or put away. */
  #recent(): readonly Announcement[] {
    const told = new Set(this.#news.facts.map(({ announcement }) => announcement.id));
    return this.#standing()
      .filter(({ id }) => told.has(id))
      .slice(0, shownAtOnce);
  }

  protected override render(): TemplateResult {
    const { words, localize } = this;
    const placeholder = this.placeholder();
    const unseen = placeholder === null ? this.#standing().filter((each) => this.#isUnseen(each)).length : 0;
    const label = unseen === 0 ? words.announcements : `${words.announcements}: ${words.announcementsUnseen(unseen)}`;
    return html`<div part="base" dir=${localize.dir} lang=${localize.lang}>
      <button
        class="button icon trigger"
        part="trigger"
        type="button"
        popovertarget="panel"
        aria-label=${label}
        aria-haspopup="dialog"
        title=${placeholder === null ? label : words.signedOut}
        ?disabled=${placeholder !== null}
      >
        ${drawing(megaphone)}
        ${unseen === 0 ? nothing : html`<span class="count numeric" part="count" aria-hidden="true">${localize.number(unseen)}</span>`}
      </button>
      ${placeholder === null ? html`${this.#renderPanel()}${this.#renderNews()}` : nothing}
    </div>`;
  }

  #renderPanel(): TemplateResult {
    const { words } = this;
    const standing = this.#standing();
    return html`<div
      id="panel"
      part="panel"
      class="layer raised"
      popover
      role="dialog"
      aria-labelledby="title"
      @beforetoggle=${this.#handleBeforeToggle}
      @toggle=${this.#handleToggle}
    >
      <h2 id="title" tabindex="-1">${words.announcements}</h2>
      ${
        this.failed
          ? html`<div class="note warning failed" role="status">
              <span>${words.announcementsFailed}</span>
              <button class="button" type="button" @click=${this.#handleRetry}>${words.retry}</button>
            </div>`
          : nothing
      }
      ${
        standing.length === 0
          ? html`<div class="empty">${words.announcementsNone}</div>`
          : html`<ul role="list">
              ${repeat(
                standing,
                ({ id }) => id,
                (each) => this.#renderAnnouncement(each, this.#fresh.has(each.id)),
              )}
            </ul>`
      }
    </div>`;
  }

  #renderAnnouncement(announcement: Announcement, fresh: boolean): TemplateResult {
    const { words, localize } = this;
    const { text, from, at, expiresAt } = announcement;
    return html`<li part="announcement" class="announcement">
      <p dir="auto">${text}</p>
      <div class="about small muted">
        ${fresh ? html`<span class="new">${words.announcementNew}</span>` : nothing}
        ${from === '' ? nothing : html`<span>${words.announcementFrom(isolate(from))}</span>`}
        ${
          at === null
            ? nothing
            : html`<time class="numeric" datetime=${new Date(at).toISOString()} title=${localize.dateTime(at)}
                >${this.#when(at)}</time
              >`
        }
        ${
          expiresAt === null
            ? nothing
            : html`<span class="numeric" title=${localize.dateTime(expiresAt)}
                >${words.announcementUntil(this.#when(expiresAt))}</span
              >`
        }
      </div>
    </li>`;
  }

  #when(at: number): string {
    const { localize } = this;
    const today = new Date(this.desk?.clock.now() ?? at).toDateString() === new Date(at).toDateString();
    return today ? localize.time(at) : `${localize.shortDay(at)} ${localize.time(at)}`;
  }

  /** Beside the button, for those who look; said aloud once, for those who listen. */
  #renderNews(): TemplateResult {
    const { words } = this;
    const recent = this.#recent();
    const said = recent.map(({ from, text }) => words.announcementSaid(isolate(from), isolate(text))).join(' ');
    return html`<div class="layer raised news" part="news" popover="manual">
        <ul role="list">
          ${repeat(
            recent,
            ({ id }) => id,
            (each) => this.#renderAnnouncement(each, false),
          )}
        </ul>
        ${iconButton('close', words.close, this.#handlePutAway)}
      </div>
      <div class="visually-hidden" role="status">${said}</div>`;
  }
}
