import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { SessionController } from '../../../context/session-controller.js';
import { LazyPart } from '../../../browser/lazy-part.js';
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

/** Those of all sessions of the page: they write to the same device. */
const noticesOfPage = new Set<ConnectionNotice>();

const storageNotice = new LazyPart(() => import('./storage-notice.define.js'));

/** How long the return of the connection can be read in the live region (ms). */
const returnShownMs = 5000;

/**
 * Whether this element says that the connection is lost, being made or taken over. Of the visible elements of a session
 * exactly one does, that with the lowest rank, so that it is announced once. In the same place, but once per page, it says
 * that what the agent writes is not kept on this device.
 */
export class ConnectionNotice extends SessionSubscriber {
  /** This element shows the state of the connection. */
  isShown = false;
  /** This element says that nothing is kept on this device. */
  #isStorageShown = false;

  readonly #element: NoticeElement;
  readonly #rank: (status: ConnectionStatus) => number | null;
  readonly #visibility: IntersectionObserver;
  #isLive = false;
  #hasReturned = false;
  #returnTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * `rank`: lower ones show it first; null while the element has no place for it. That of `online` counts for what is said
   * beside the content.
   */
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
    }${this.renderReturn(translations)}${this.#renderStorage(className)}`;
  }

  #renderStorage(className: string): TemplateResult | typeof nothing {
    if (!this.#isStorageShown) return nothing;
    storageNotice.request();
    return html`<agent-desk-storage-notice
      ?banner=${className !== ''}
      exportparts="storage-notice"
      .session=${this.session}
    ></agent-desk-storage-notice>`;
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
    noticesOfPage.add(this);
    this.#visibility.observe(this.#element);
    const unsubscribe = session.subscribe(() => this.#assign());
    this.#assign();
    return () => {
      unsubscribe();
      this.#visibility.disconnect();
      clearTimeout(this.#returnTimer);
      notices.all.delete(this);
      noticesOfPage.delete(this);
      this.#show(false, false);
      ConnectionNotice.assign(session);
    };
  }

  #assign(): void {
    if (this.session !== undefined) ConnectionNotice.assign(this.session);
  }

  static assign(session: DeskSession): void {
    ConnectionNotice.#assignStorage();
    const notices = noticesBySession.get(session);
    if (notices === undefined) return;
    const { connection, outage } = session.state;
    const { status } = connection;
    const previous = [...notices.all].find(({ isShown }) => isShown);
    const isQuiet = status === 'online' || (status === 'reconnecting' && outage === null);
    const speaker = isQuiet ? undefined : findFirst([...notices.all], (notice) => notice.#rankIfVisible(status));
    const isNew = speaker !== undefined && notices.announced !== status;
    for (const notice of notices.all) {
      notice.#show(notice === speaker, isNew || (notice === previous && notice.#isLive));
    }
    if (speaker !== undefined) notices.announced = status;
    if (status !== 'online') return;
    if (notices.announced === 'reconnecting' && previous !== undefined) previous.#announceReturn();
    notices.announced = '';
  }

  static #assignStorage(): void {
    const failing = [...noticesOfPage].filter(({ session }) => (session?.state.storageProblem ?? null) !== null);
    const speaker = findFirst(failing, (notice) => notice.#rankIfVisible('online'));
    for (const notice of noticesOfPage) {
      if (notice.#isStorageShown === (notice === speaker)) continue;
      notice.#isStorageShown = notice === speaker;
      notice.host.requestUpdate();
    }
  }

  #rankIfVisible(status: ConnectionStatus): number | null {
    return this.#element.checkVisibility({ visibilityProperty: true }) ? this.#rank(status) : null;
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

function findFirst<T>(items: readonly T[], getRank: (item: T) => number | null): T | undefined {
  const ranked = items.map((item) => ({ item, rank: getRank(item) ?? Infinity })).filter(({ rank }) => rank < Infinity);
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.item;
}
