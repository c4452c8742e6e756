import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { SessionController } from '../../../context/session-controller.js';
import { SessionSubscriber } from '../../../context/session-subscriber.js';
import type { ConnectionStatus } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import type { Translations } from '../../../translations/translations.js';
import type { LocalizeController } from '../localization/localize-controller.js';

type NoticeElement = ReactiveControllerHost & Element;

/** The elements of the page that can show the connection of a session. */
interface Notices {
  readonly all: Set<ConnectionNotice>;
  /** What was last announced to screen readers. */
  announced: string;
}

const noticesBySession = new WeakMap<DeskSession, Notices>();

/** How long the return of the connection can be read in the live region (ms). */
const returnShownMs = 5000;

/**
 * Whether this element says that the connection is lost, being made or taken over. Of the visible elements of a session
 * exactly one does, that with the lowest rank, and screen readers hear it once.
 */
export class ConnectionNotice extends SessionSubscriber {
  /** This element shows the state of the connection. */
  isShown = false;

  readonly #element: NoticeElement;
  readonly #rank: (status: ConnectionStatus) => number | null;
  readonly #visibility: IntersectionObserver;
  #isLive = false;
  #hasReturned = false;
  #returnTimer: ReturnType<typeof setTimeout> | undefined;

  /** `rank`: lower ones show it first; null while the element has no place for it. */
  constructor(
    host: NoticeElement,
    sessionController: SessionController,
    rank: (status: ConnectionStatus) => number | null,
  ) {
    super(host, sessionController);
    this.#element = host;
    this.#rank = rank;
    this.#visibility = new IntersectionObserver(() => this.#assign());
    host.addController(this);
  }

  /** Null, or why the connection is not there and what is done about it. */
  text(translations: Translations): string | null {
    return this.isShown && this.session?.state.outage ? translations.reconnecting : null;
  }

  /** For an element with content: that the connection is lost, and since when nothing has changed. */
  render(translations: Translations, localize: LocalizeController, className = ''): TemplateResult {
    const text = this.text(translations);
    const outage = this.session?.state.outage;
    return html`${
      text === null || !outage
        ? nothing
        : html`<div class="note warning ${className}" part="connection" role=${this.role}>
            <span
              >${text} <span class="numeric">${translations.lastUpdate(localize.time(outage.lastUpdate))}</span></span
            >
          </div>`
    }${this.renderReturn(translations)}`;
  }

  /** For screen readers: the connection is back. */
  renderReturn(translations: Translations): TemplateResult | typeof nothing {
    if (!this.#hasReturned) return nothing;
    return html`<div class="visually-hidden" role="status">${translations.connectedAgain}</div>`;
  }

  /** Role of the text, which is announced by the first element that shows it. */
  get role(): 'status' | typeof nothing {
    return this.#isLive ? 'status' : nothing;
  }

  hostUpdate(): void {
    // What the rank reads, or whether an element is visible, may have changed.
    this.#assign();
  }

  protected override subscribe(session: DeskSession | undefined): (() => void) | undefined {
    this.#show(false, false);
    if (session === undefined) return undefined;
    const notices: Notices = noticesBySession.get(session) ?? { all: new Set(), announced: '' };
    noticesBySession.set(session, notices);
    notices.all.add(this);
    this.#visibility.observe(this.#element);
    const unsubscribe = session.subscribe(() => this.#assign());
    this.#assign();
    return () => {
      unsubscribe();
      this.#visibility.disconnect();
      clearTimeout(this.#returnTimer);
      notices.all.delete(this);
      this.#show(false, false);
      ConnectionNotice.assign(session);
    };
  }

  #assign(): void {
    if (this.session !== undefined) ConnectionNotice.assign(this.session);
  }

  static assign(session: DeskSession): void {
    const notices = noticesBySession.get(session);
    if (notices === undefined) return;
    const { connection, outage } = session.state;
    const { status } = connection;
    const previous = [...notices.all].find(({ isShown }) => isShown);
    const isQuiet = status === 'online' || (status === 'reconnecting' && outage === null);
    const ranked = isQuiet ? [] : [...notices.all].flatMap((notice) => notice.#rankIfVisible(status));
    const speaker = ranked.sort((a, b) => a.rank - b.rank)[0]?.notice;
    const isNew = speaker !== undefined && notices.announced !== status;
    for (const notice of notices.all) {
      notice.#show(notice === speaker, isNew || (notice === previous && notice.#isLive));
    }
    if (speaker !== undefined) notices.announced = status;
    if (status !== 'online') return;
    if (notices.announced === 'reconnecting' && previous !== undefined) previous.#announceReturn();
    notices.announced = '';
  }

  #rankIfVisible(status: ConnectionStatus): readonly { readonly notice: ConnectionNotice; readonly rank: number }[] {
    const rank = this.#element.checkVisibility({ visibilityProperty: true }) ? this.#rank(status) : null;
    return rank === null ? [] : [{ notice: this, rank }];
  }

  #announceReturn(): void {
    this.#hasReturned = true;
    this.#returnTimer = setTimeout(() => {
      this.#hasReturned = false;
      this.host.requestUpdate();
    }, returnShownMs);
  }

  #show(isShown: boolean, isLive: boolean): void {
    if (isShown === this.isShown) return;
    this.isShown = isShown;
    this.#isLive = isShown && isLive;
    if (isShown) this.#hasReturned = false;
    this.host.requestUpdate();
  }
}
