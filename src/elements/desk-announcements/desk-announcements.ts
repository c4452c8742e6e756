import { selectAgentNames } from '../../store/selectors.js';
import { html, nothing, svg, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import { LazyPart } from '../../browser/lazy-part.js';
import { isSupervisor, type Announcement } from '../../domain/index.js';
import type { DeskSession } from '../../session/session.js';
import { AnchoredPopovers } from '../internal/popover/anchored-popovers.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { MovedRows } from '../internal/focus/moved-rows.js';
import { renderIcon, iconButton } from '../internal/styles/icons.js';
import { AnnouncementAnnouncer } from './announcement-announcer.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import type { ToastPlace } from '../internal/places/toast-place.js';
import { toastPlaces } from '../internal/places/toast-places.js';
import { toastStyles } from '../internal/places/toast.styles.js';
import { RecentSessionEvents } from '../internal/controllers/recent-session-events.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { repeat } from '../internal/rows/repeat.js';
import { announcementStyles } from './announcement.styles.js';
import { deskAnnouncementsStyles } from './desk-announcements.styles.js';
import { registerEnglish } from '../../translations/en.js';
import { announcements } from '../../translations/en/parts/announcements.js';

registerEnglish(announcements);

/** How long a new announcement is shown (ms). */
const displayDurationMs = 60_000;
/** Preferred width of the popovers (rem). */
const panelWidth = 22;
const maxDisplayed = 3;

/** What supervisors write; loaded when one opens the list. */
const own = new LazyPart(() => import('./own/own-announcements.define.js'));

const megaphone = svg`<path d="M4 10v4h3l9 4.5v-13L7 10H4ZM7 14v5h3v-3.5M19 9.5a4 4 0 0 1 0 5" />`;

/**
 * Announcements of supervisors to their teams: a button for the header of a page with the number of unread announcements,
 * and the list it opens. A new announcement is shown for a minute: next to the button if it covers no control there, else where
 * there is room, as the toasts of `<task-offer>`. Opening the list, or closing a new announcement, marks it as seen on the
 * server. While a modal dialog of the page is open, a new announcement is shown above it; browsers let it be closed there only if
 * the element is inside the dialog.
 * Supervisors also find the announcements there that they wrote: they plan, change and delete them, and see who has seen them.
 *
 * @summary Announcements of supervisors, with a count of unread ones.
 * @element desk-announcements
 *
 * @csspart base - Container of the element.
 * @csspart trigger - The button that opens the list.
 * @csspart count - The number of unread announcements.
 * @csspart panel - The popover with the list.
 * @csspart announcement - One announcement.
 * @csspart news - New announcements, shown for a minute.
 */
export class DeskAnnouncements extends DeskElement {
  static override styles: CSSResultGroup = [
    DeskElement.styles,
    toastStyles,
    announcementStyles,
    deskAnnouncementsStyles,
  ];

  readonly #announcements = new SelectController(this, this.sessionController, (state) => state.local.announcements);
  readonly #names = new SelectController(this, this.sessionController, selectAgentNames);
  readonly #isSupervisor = new SelectController(
    this,
    this.sessionController,
    ({ agent }) => agent !== null && isSupervisor(agent),
  );
  readonly #agentId = new SelectController(this, this.sessionController, (state) => state.agent?.id ?? null);
  readonly #recentEvents = new RecentSessionEvents(
    this,
    this.sessionController,
    'announcement-received',
    displayDurationMs,
  );

  readonly #announcer = new AnnouncementAnnouncer(this);
  readonly #movedNews = new MovedRows<string>();
  #toastPlace: ToastPlace | null = null;
  #panelHadFocus = false;
  #loadedSession: DeskSession | undefined;
  readonly #popovers = new AnchoredPopovers(() => [this.trigger, this.panel, this.newsPopover], panelWidth);

  @query('[part="trigger"]') private trigger!: HTMLElement | null;
  @query('[part="panel"]') private panel!: HTMLElement | null;
  @query('.toast-layer') private newsPopover!: HTMLElement | null;

  @state() private isOpen = false;
  @state() private hasLoadFailed = false;

  /** Ids that were unread when the list was opened; marked as new until it is closed. */
  #unseenOnOpen: ReadonlySet<string> = new Set();

  constructor() {
    super();
    // Announcements expire.
    new TickController(this, () => this.#announcements.value.some(({ expiresAt }) => expiresAt !== null));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#setOpen(false);
    this.#toastPlace?.disconnect();
    this.#toastPlace = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Moving the element closes its popover.
    this.requestUpdate();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    // Reload after each reconnect: announcements may have been missed.
    this.#movedNews.update(
      this.#getShownNews().map(({ id }) => id),
      [],
    );
    this.#announcer.announceNew(this.#getRecentAnnouncements(), this.translations, this.#names.value);
    const onlineSession = this.isOnline ? this.currentSession : undefined;
    if (onlineSession === this.#loadedSession) return;
    this.#loadedSession = onlineSession;
    if (onlineSession !== undefined) void this.#load();
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    const isNewsShown = this.#isNewsShown;
    const { newsPopover } = this;
    if (newsPopover !== null && isNewsShown !== newsPopover.matches(':popover-open'))
      newsPopover.togglePopover(isNewsShown);
    this.#popovers.track(isNewsShown || this.isOpen);
    if (isNewsShown) toastPlaces.whenLoaded(this.#placeNews);
    else this.#toastPlace?.update(false);
  }

  get #isNewsShown(): boolean {
    return this.newsPopover !== null && this.#getRecentAnnouncements().length > 0 && !this.isOpen;
  }

  readonly #placeNews = ({ ToastPlace: Place }: { readonly ToastPlace: typeof ToastPlace }): void => {
    const { newsPopover } = this;
    if (newsPopover === null || !this.isConnected || !this.#isNewsShown) return;
    if (this.#toastPlace?.toast !== newsPopover) {
      this.#toastPlace?.disconnect();
      this.#toastPlace = new Place(newsPopover, () => this.#placeNews({ ToastPlace: Place }));
    }
    this.#toastPlace.update(true);
  };

  async #load(): Promise<void> {
    const { currentSession: session } = this;
    try {
      await session?.announcements.load();
      this.hasLoadFailed = false;
    } catch {
      this.hasLoadFailed = session === this.currentSession;
    }
  }

  readonly #handleRetry = (): void => void this.#load();

  readonly #handleBeforeToggle = (event: ToggleEvent): void => {
    if (event.newState === 'open') this.#popovers.updatePosition();
    else this.#panelHadFocus = this.panel?.contains(this.shadowRoot?.activeElement ?? null) ?? false;
  };

  readonly #handleToggle = (event: ToggleEvent): void => this.#setOpen(event.newState === 'open');

  #setOpen(isOpen: boolean): void {
    this.isOpen = isOpen;
    if (!isOpen) {
      this.#unseenOnOpen = new Set();
      this.#popovers.track(false);
      // Browsers do not always return the focus to the trigger.
      if (this.#panelHadFocus) this.trigger?.focus();
      this.#panelHadFocus = false;
      return;
    }
    if (this.#isSupervisor.value) own.request();
    this.#recentEvents.clear();
    const activeAnnouncements = this.#getActiveAnnouncements();
    this.#unseenOnOpen = new Set(
      activeAnnouncements.filter((announcement) => this.#isUnseen(announcement)).map(({ id }) => id),
    );
    this.#markSeen(activeAnnouncements);
    this.panel?.querySelector<HTMLElement>('h2')?.focus();
  }

  readonly #handleDismiss = (event: Event): void => {
    const shown = this.#getShownNews();
    // What has just arrived was not read, and the press was meant for the others.
    if (shown.some(({ id }) => this.#movedNews.isMisplaced(id, event))) return;
    this.#recentEvents.clear();
    this.#markSeen(shown);
    this.trigger?.focus();
  };

  #markSeen(announcements: readonly Announcement[]): void {
    const unseenIds = announcements.filter((announcement) => this.#isUnseen(announcement)).map(({ id }) => id);
    if (unseenIds.length > 0) void this.currentSession?.announcements.markSeen(unseenIds);
  }

  #isUnseen({ seenBy }: Announcement): boolean {
    return this.#agentId.value !== null && !seenBy.includes(this.#agentId.value);
  }

  /** Announcements that have not expired, newest first. */
  #getActiveAnnouncements(): readonly Announcement[] {
    const now = this.currentSession?.clock.now() ?? 0;
    return this.#announcements.value.filter(({ expiresAt }) => expiresAt === null || expiresAt > now).toReversed();
  }

  /** The newest announcements of the last minute that were not withdrawn or closed. */
  #getRecentAnnouncements(): readonly Announcement[] {
    const recentIds = new Set(this.#recentEvents.events.map(({ announcement }) => announcement.id));
    return this.#getActiveAnnouncements().filter(({ id }) => recentIds.has(id));
  }

  /** Those of them that are beside the button. The others are in the list only, and stay unread. */
  #getShownNews(): readonly Announcement[] {
    return this.#getRecentAnnouncements().slice(0, maxDisplayed);
  }

  protected override render(): TemplateResult {
    const { translations, localize } = this;
    const placeholder = this.renderPlaceholder();
    const unseenCount =
      placeholder === null
        ? this.#getActiveAnnouncements().filter((announcement) => this.#isUnseen(announcement)).length
        : 0;
    const label =
      unseenCount === 0
        ? translations.announcements
        : translations.labelled(translations.announcements, translations.announcementsUnread(unseenCount));
    return html`<div part="base" dir=${localize.dir} lang=${localize.lang}>
      <button
        class="button icon trigger"
        part="trigger"
        type="button"
        popovertarget="panel"
        aria-label=${label}
        aria-haspopup="dialog"
        title=${placeholder === null ? label : translations.signedOut}
        ?disabled=${placeholder !== null}
      >
        ${renderIcon(megaphone)}
        ${unseenCount === 0 ? nothing : html`<span class="count numeric" part="count" translate="no" aria-hidden="true">${localize.number(unseenCount)}</span>`}
      </button>
      ${placeholder === null ? html`${this.#renderPanel()}${this.#renderRecent()}` : nothing}
    </div>`;
  }

  #renderPanel(): TemplateResult {
    const { translations } = this;
    const activeAnnouncements = this.#getActiveAnnouncements();
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
      <h2 id="title" tabindex="-1">${translations.announcements}</h2>
      ${
        this.hasLoadFailed
          ? html`<div class="note warning failed" role="status">
              <span>${translations.announcementsFailed}</span>
              <button class="button" type="button" @click=${this.#handleRetry}>${translations.retry}</button>
            </div>`
          : nothing
      }
      ${
        activeAnnouncements.length === 0
          ? html`<div class="empty">${translations.announcementsEmpty}</div>`
          : html`<ul role="list">
              ${repeat(
                activeAnnouncements,
                ({ id }) => id,
                (announcement) => this.#renderAnnouncement(announcement, this.#unseenOnOpen.has(announcement.id)),
              )}
            </ul>`
      }
      ${
        this.#isSupervisor.value
          ? html`<agent-desk-own-announcements
              .session=${this.currentSession}
              .isShown=${this.isOpen}
            ></agent-desk-own-announcements>`
          : nothing
      }
    </div>`;
  }

  #renderAnnouncement(announcement: Announcement, isNew: boolean): TemplateResult {
    const { translations, localize } = this;
    const { text, from, fromId, at, expiresAt } = announcement;
    return html`<li part="announcement" class="announcement">
      <p dir="auto">${text}</p>
      <div class="meta small muted">
        ${isNew ? html`<span class="new">${translations.announcementNew}</span>` : nothing}
        ${from === '' ? nothing : html`<span>${translations.announcementFrom(isolateBidi(this.#names.value.nameOf({ id: fromId, username: from })))}</span>`}
        ${
          at === null
            ? nothing
            : html`<time
                class="numeric"
                translate="no"
                datetime=${new Date(at).toISOString()}
                title=${localize.dateTime(at)}
                >${this.#formatTime(at)}</time
              >`
        }
        ${
          expiresAt === null
            ? nothing
            : html`<span class="numeric" title=${localize.dateTime(expiresAt)}
                >${translations.announcementUntil(this.#formatTime(expiresAt))}</span
              >`
        }
      </div>
    </li>`;
  }

  #formatTime(timestamp: number): string {
    const { localize } = this;
    const now = this.currentSession?.clock.now() ?? timestamp;
    const isToday = new Date(now).toDateString() === new Date(timestamp).toDateString();
    return isToday ? localize.time(timestamp) : `${localize.shortDay(timestamp, now)} ${localize.time(timestamp)}`;
  }

  /** New announcements: a popover next to the button and a text for screen readers. */
  #renderRecent(): TemplateResult {
    const { translations } = this;
    return html`<div class="toast-layer anchored" popover="manual">
        <div class="raised news" part="news">
          <ul role="list">
            ${repeat(
              this.#getShownNews(),
              ({ id }) => id,
              (announcement) => this.#renderAnnouncement(announcement, false),
            )}
          </ul>
          ${iconButton('close', translations.close, this.#handleDismiss)}
        </div>
      </div>
      <div class="visually-hidden" role="status">${this.#announcer.text}</div>`;
  }
}
