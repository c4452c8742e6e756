import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationId, Entries, Message } from '../../domain/index.js';
import type { DeskSession } from '../../session/desk-session.js';
import { selectConversation, selectMessage } from '../../store/selectors.js';

/** How many pages are fetched in search of one message. */
const farthest = 30;

export type OlderState = 'idle' | 'loading' | 'failed' | 'beginning';

/** Fetches what came before the entries that are here, a page at a time, or until a message is found. */
export class OlderMessages implements ReactiveController {
  #state: OlderState = 'idle';
  #of: ConversationId | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly session: () => DeskSession | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {}

  get state(): OlderState {
    return this.#state;
  }

  /** Another conversation is shown. */
  open(id: ConversationId | null): void {
    this.#of = id;
    this.#state = 'idle';
  }

  /** One page more; true when the thread has grown. */
  async load(): Promise<boolean> {
    const session = this.session();
    const id = this.#of;
    if (session === undefined || id === null || this.#state === 'loading' || this.#state === 'beginning') return false;
    this.#become('loading');
    const outcome = await session.history.loadOlder(id).then(
      (grew): OlderState => (grew ? 'idle' : 'beginning'),
      (): OlderState => 'failed',
    );
    if (this.#of !== id) return false;
    this.#become(outcome);
    return outcome === 'idle';
  }

  /** What a message answers, fetched if it has to be; undefined when it is too far away, or nowhere. */
  async find({ replyTo, id: replyId }: Message): Promise<Message | undefined> {
    const id = this.#of;
    const look = (): Message | undefined => {
      const message = replyTo === null ? undefined : selectMessage(this.#entries(id), replyTo);
      // A reply may carry the id of what it answers.
      return message?.id === replyId ? undefined : message;
    };
    let found = look();
    for (let page = 0; found === undefined && page < farthest; page++) {
      if (!(await this.load()) || this.#of !== id) break;
      found = look();
    }
    return this.#of === id ? found : undefined;
  }

  #entries(id: ConversationId | null): Entries {
    const session = this.session();
    return (session === undefined ? undefined : selectConversation(session.state, id)?.entries) ?? [];
  }

  #become(state: OlderState): void {
    this.#state = state;
    this.host.requestUpdate();
  }
}
