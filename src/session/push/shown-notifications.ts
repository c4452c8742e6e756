import type { ConversationId, PushPayload } from '../../domain/index.js';
import type { SessionState } from '../../store/state.js';
import type { PushDependencies } from './push.js';
import type { NotificationSubject } from './worker-messages.js';

/** How many offers and conversations that are over are remembered, for pushes that come late. */
const maxOver = 200;

const idsOf = ({ conversations, offers }: SessionState): ReadonlySet<ConversationId> =>
  new Set([...conversations.ids, ...offers.ids]);

/** Decides which notifications of the worker are out of date: what they call for was read, taken, or is over. */
export class ShownNotifications {
  readonly #deps: PushDependencies;
  readonly #close: (isOutdated: (subject: NotificationSubject) => boolean) => void;
  #previous: SessionState;
  /** Conversations and tasks that this page has seen, and that are not there any more. */
  readonly #over = new Set<string>();
  #hasSwept = false;
  readonly #unsubscribe: () => void;

  /** `close` closes the notifications that are out of date. */
  constructor(deps: PushDependencies, close: (isOutdated: (subject: NotificationSubject) => boolean) => void) {
    this.#deps = deps;
    this.#close = close;
    this.#previous = deps.environment.store.state;
    this.#unsubscribe = deps.environment.store.subscribe(() => this.#update());
  }

  dispose(): void {
    this.#unsubscribe();
  }

  /** True when a push calls for what this page knows to be over. */
  isOver({ kind, conversationId, taskId }: Pick<PushPayload, 'conversationId' | 'kind' | 'taskId'>): boolean {
    if (kind === 'offer' && taskId !== null) return this.#over.has(taskId);
    return kind === 'message' && conversationId !== null && this.#over.has(conversationId);
  }

  #update(): void {
    const { store } = this.#deps.environment;
    const previous = this.#previous;
    const { state } = store;
    this.#previous = state;
    if (state.connection.status !== 'online') this.#hasSwept = false;
    else if (!this.#hasSwept && this.#deps.resync.isDone) this.#sweep(state);
    // While the connection is lost, nothing is known to be over.
    if (state.connection.status !== 'online' || previous.connection.status !== 'online') return;
    const { offers, conversations, local } = state;
    const gone = [...idsOf(previous)].filter((id) => !offers.byId.has(id) && !conversations.byId.has(id));
    const taken = previous.offers.ids.filter((id) => !offers.byId.has(id));
    const read = [...previous.local.unread.keys()].filter((id) => (local.unread.get(id) ?? 0) === 0);
    const active = local.activeConversation === previous.local.activeConversation ? null : local.activeConversation;
    for (const id of taken) this.#remember(previous.offers.byId.get(id)?.taskId);
    for (const id of gone) this.#remember(id);
    for (const id of idsOf(state)) this.#over.delete(id);
    if (gone.length + taken.length + read.length === 0 && active === null) return;
    this.#close(
      ({ kind, conversationId: id }) =>
        id !== null &&
        (gone.includes(id) || read.includes(id) || id === active || (kind === 'offer' && taken.includes(id))),
    );
  }

  /** What was shown while no page was there. */
  #sweep(state: SessionState): void {
    this.#hasSwept = true;
    const { activeConversation } = state.local;
    const open = idsOf(state);
    this.#close(({ conversationId: id }) => id !== null && (id === activeConversation || !open.has(id)));
  }

  #remember(id: string | undefined): void {
    if (id === undefined) return;
    this.#over.add(id);
    const [oldest] = this.#over;
    if (this.#over.size > maxOver && oldest !== undefined) this.#over.delete(oldest);
  }
}
