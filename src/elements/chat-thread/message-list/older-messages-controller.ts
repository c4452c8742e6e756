import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationId, Entries, Message } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { selectReadableConversation, selectQuoted } from '../../../store/selectors.js';

/** Pages to load at most in search of one message. */
const maxPages = 30;

/** `unknown` until the server has said whether there are older messages. */
export type OlderMessagesState = 'unknown' | 'available' | 'loading' | 'failed' | 'at-start';

/** Loads older entries of a conversation, one page at a time or until a given message is found. */
export class OlderMessagesController implements ReactiveController {
  #state: OlderMessagesState = 'unknown';
  /** The conversation for which the server was asked since anything was loaded. */
  #askedFor: ConversationId | null = null;
  #conversationId: ConversationId | null = null;

  readonly #host: ReactiveControllerHost;
  readonly #getSession: () => DeskSession | undefined;

  constructor(host: ReactiveControllerHost, getSession: () => DeskSession | undefined) {
    this.#host = host;
    this.#getSession = getSession;
    host.addController(this);
  }

  hostConnected(): void {}

  get state(): OlderMessagesState {
    return this.#state;
  }

  /** Called when another conversation is shown. */
  open(id: ConversationId | null): void {
    this.#conversationId = id;
    this.#state = 'unknown';
    this.#askedFor = null;
  }

  /** The start of what is loaded is in view: finds out whether there is more. */
  async ask(): Promise<void> {
    const session = this.#getSession();
    const id = this.#conversationId;
    if (session === undefined || id === null || this.#state !== 'unknown' || this.#askedFor === id) return;
    this.#askedFor = id;
    // The agent has not asked for older messages yet. If the server does not answer, there is nothing to report.
    const hasOlder = await session.history.hasOlder(id).catch(() => null);
    if (hasOlder !== null && this.#conversationId === id && this.#state === 'unknown')
      this.#setState(hasOlder ? 'available' : 'at-start');
  }

  /** Loads one page; true if it added entries. */
  async load(): Promise<boolean> {
    const session = this.#getSession();
    const id = this.#conversationId;
    if (session === undefined || id === null || this.#state === 'loading' || this.#state === 'at-start') return false;
    this.#setState('loading');
    const nextState = await session.history.loadOlder(id).then(
      (hasGrown): OlderMessagesState => (hasGrown ? 'unknown' : 'at-start'),
      (): OlderMessagesState => 'failed',
    );
    if (this.#conversationId !== id) return false;
    this.#askedFor = null;
    this.#setState(nextState);
    return nextState === 'unknown';
  }

  /** Loads all pages while they are wanted; true when the start is reached. */
  async loadAll(isWanted: () => boolean): Promise<boolean> {
    const id = this.#conversationId;
    while (isWanted() && this.#conversationId === id && this.#state !== 'at-start') {
      if (this.#state === 'loading') await this.#waitForPage(id);
      else if (!(await this.load())) break;
    }
    return this.#state === 'at-start';
  }

  /** Another caller loads a page; its answer is the same. */
  async #waitForPage(id: ConversationId | null): Promise<void> {
    if (id !== null)
      await this.#getSession()
        ?.history.loadOlder(id)
        .catch(() => undefined);
    await Promise.resolve();
  }

  /** The original of a reply, loading pages as needed; undefined if it is not found within `maxPages`. */
  async find(reply: Message): Promise<Message | undefined> {
    const id = this.#conversationId;
    const findOriginal = (): Message | undefined => {
      const quoted = selectQuoted(this.#entries(id), reply);
      return quoted === null || quoted === 'ambiguous' ? undefined : quoted;
    };
    let found = findOriginal();
    for (let page = 0; found === undefined && page < maxPages; page++) {
      if (!(await this.load()) || this.#conversationId !== id) break;
      found = findOriginal();
    }
    return this.#conversationId === id ? found : undefined;
  }

  #entries(id: ConversationId | null): Entries {
    const session = this.#getSession();
    return (session === undefined ? undefined : selectReadableConversation(session.state, id)?.entries) ?? [];
  }

  #setState(state: OlderMessagesState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
