import type { ReactiveController } from 'lit';
import type { SessionController, SessionHost } from '../../context/session-controller.js';
import type { ConversationId } from '../../domain/index.js';
import type { DeskSession } from '../../session/desk-session.js';

const name = 'agent-desk-attend';

/** Widgets stand in unrelated places of a page: what they ask of each other goes through the session they share. */
class AttendEvent extends Event {
  constructor(readonly conversationId: ConversationId) {
    super(name, { cancelable: true });
  }
}

/** True when nothing in the page has the focus: what had it has gone. */
export const isAdrift = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** Takes the agent's cursor to where a conversation is held. False when no widget of the page holds it. */
export const attend = (session: DeskSession, id: ConversationId): boolean =>
  !session.dispatchEvent(new AttendEvent(id));

/** Hears of it for a widget that may hold the conversation: the first that answers true takes the agent over. */
export class AttendController implements ReactiveController {
  #session: DeskSession | undefined;
  #unwatch: (() => void) | undefined;

  constructor(
    host: SessionHost,
    private readonly sessions: SessionController,
    private readonly take: (id: ConversationId) => boolean,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#unwatch = this.sessions.onChange(() => this.#listen(this.sessions.session));
    this.#listen(this.sessions.session);
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#listen(undefined);
  }

  readonly #handle = (event: Event): void => {
    if (!event.defaultPrevented && this.take((event as AttendEvent).conversationId)) event.preventDefault();
  };

  #listen(session: DeskSession | undefined): void {
    this.#session?.removeEventListener(name, this.#handle);
    this.#session = session;
    session?.addEventListener(name, this.#handle);
  }
}
