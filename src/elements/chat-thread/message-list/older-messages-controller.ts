import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationId, Entries, Message } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { selectReadableConversation, selectQuoted } from '../../../store/selectors.js';

/** Pages to load at most in search of one message. */
const maxPages = 30;

export type OlderMessagesState = 'idle' | 'loading' | 'failed' | 'at-start';

/** Loads older entries of a conversation, one page at a time or until a given message is found. */
export class OlderMessagesController implements ReactiveController {
  #state: OlderMessagesState = 'idle';
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
    this.#state = 'idle';
  }

  /** Loads one page; true if it added entries. */
  async load(): Promise<boolean> {
    const session = this.#getSession();
    const id = this.#conversationId;
    if (session === undefined || id === null || this.#state === 'loading' || this.#state === 'at-start') return false;
    this.#setState('loading');
    const nextState = await session.history.loadOlder(id).then(
      (hasGrown): OlderMessagesState => (hasGrown ? 'idle' : 'at-start'),
      (): OlderMessagesState => 'failed',
    );
    if (this.#conversationId !== id) return false;
    this.#setState(nextState);
    return nextState === 'idle';
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
