import type { ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../../context/session-controller.js';
import { SessionSubscriber } from '../../../context/session-subscriber.js';
import type { ServerError } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import type { Translations } from '../../../translations/translations.js';
import { ListRegion } from '../announce/list-region.js';
import { isolateBidi } from '../localization/isolate-bidi.js';

/** The elements of the page that can show errors, by session. */
const noticesBySession = new WeakMap<DeskSession, Set<ServerErrorNotice>>();

/** Lower ranks show an error first: the thread it is about, the state switch, any other element. */
export type ServerErrorRank = 0 | 1 | 2;

/** The server's errors that this element shows. Of all elements of a session exactly one shows each. */
export class ServerErrorNotice extends SessionSubscriber {
  /** Those that are shown here. */
  errors: readonly ServerError[] = [];

  readonly #region = new ListRegion();
  readonly #element: ReactiveControllerHost & Element;
  readonly #rank: (error: ServerError) => ServerErrorRank;

  /** Create it after the controllers that `rank` reads. */
  constructor(
    host: ReactiveControllerHost & Element,
    sessionController: SessionController,
    rank: (error: ServerError) => ServerErrorRank,
  ) {
    super(host, sessionController);
    this.#element = host;
    this.#rank = rank;
    host.addController(this);
  }

  texts(translations: Translations): readonly string[] {
    return this.errors.map(({ code, message }) =>
      code === 'new-version' ? translations.newVersion : translations.serverError(isolateBidi(message)),
    );
  }

  /** Of the element's live region. */
  announcement(translations: Translations): string {
    return this.#region.read(this.texts(translations));
  }

  readonly dismiss = (): void => {
    this.session?.dismissServerErrors(this.errors);
  };

  hostUpdate(): void {
    // What the rank reads, or whether an element is visible, may have changed.
    if (this.session !== undefined) ServerErrorNotice.assign(this.session);
  }

  protected override subscribe(session: DeskSession | undefined): (() => void) | undefined {
    this.#show([]);
    if (session === undefined) return undefined;
    const notices = noticesBySession.get(session) ?? new Set();
    noticesBySession.set(session, notices.add(this));
    const unsubscribe = session.subscribe(() => ServerErrorNotice.assign(session));
    ServerErrorNotice.assign(session);
    return () => {
      unsubscribe();
      notices.delete(this);
      this.#show([]);
      ServerErrorNotice.assign(session);
    };
  }

  /** Gives each error to the first of the visible elements with the lowest rank. */
  static assign(session: DeskSession): void {
    const { serverErrors } = session.state.local;
    const notices = [...(noticesBySession.get(session) ?? [])];
    const visible = serverErrors.length === 0 ? [] : notices.filter((notice) => notice.#element.checkVisibility());
    const isShownBy = (notice: ServerErrorNotice, error: ServerError): boolean => {
      const ranks = visible.map((other) => other.#rank(error));
      return visible[ranks.indexOf(Math.min(...ranks) as ServerErrorRank)] === notice;
    };
    for (const notice of notices) notice.#show(serverErrors.filter((error) => isShownBy(notice, error)));
  }

  #show(errors: readonly ServerError[]): void {
    if (errors.length === this.errors.length && errors.every((error, index) => error === this.errors[index])) return;
    this.errors = errors;
    this.host.requestUpdate();
  }
}
