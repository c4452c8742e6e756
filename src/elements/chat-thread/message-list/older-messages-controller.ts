import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationId, Entries, Message } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { selectConversation, selectMessage } from '../../../store/selectors.js';

/** How many pages are fetched in search of one message. */
const maxPages = 30;

export type OlderMessagesState = 'idle' | 'loading' | 'failed' | 'beginning';

/** Fetches what came before the entries that are here, a page at a time, or until a message is found. */
export class OlderMessagesController implements ReactiveController {
  #state: OlderMessagesState = 'idle';
  #conversationId: ConversationId | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly session: () => DeskSession | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {}

  get state(): OlderMessagesState {
    return this.#state;
  }

  /** Another conversation is shown. */
  open(id: ConversationId | null): void {
    this.#conversationId = id;
    this.#state = 'idle';
  }

  /** One page more; true when the thread has grown. */
  async load(): Promise<boolean> {
    const session = this.session();
    const id = this.#conversationId;
    if (session === undefined || id === null || this.#state === 'loading' || this.#state === 'beginning') return false;
    this.#setState('loading');
    const outcome = await session.history.loadOlder(id).then(
      (hasGrown): OlderMessagesState => (hasGrown ? 'idle' : 'beginning'),
      (): OlderMessagesState => 'failed',
    );
    if (this.#conversationId !== id) return false;
    this.#setState(outcome);
    return outcome === 'idle';
  }

  /** What a message answers, fetched if it has to be; undefined when it is too far away, or nowhere. */
  async find({ replyTo, id: replyId }: Message): Promise<Message | undefined> {
    const id = this.#conversationId;
    const findOriginal = (): Message | undefined => {
      const message = replyTo === null ? undefined : selectMessage(this.#entries(id), replyTo);
      // A reply may carry the id of what it answers.
      return message?.id === replyId ? undefined : message;
    };
    let found = findOriginal();
    for (let page = 0; found === undefined && page < maxPages; page++) {
      if (!(await this.load()) || this.#conversationId !== id) break;
      found = findOriginal();
    }
    return this.#conversationId === id ? found : undefined;
  }

  #entries(id: ConversationId | null): Entries {
    const session = this.session();
    return (session === undefined ? undefined : selectConversation(session.state, id)?.entries) ?? [];
  }

  #setState(state: OlderMessagesState): void {
    this.#state = state;
    this.host.requestUpdate();
  }
}
