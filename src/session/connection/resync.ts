import type { ConversationId, ServerEvent } from '../../domain/index.js';
import type { ActiveTask } from '../../protocol/decode/decode-rest.js';
import type { SessionState } from '../../store/state.js';
import type { TimeProvider } from '../server-clock.js';

export interface ResyncDependencies {
  readonly time: TimeProvider;
  readonly timeoutMs: number;
  state(): SessionState;
  activeTasks(): Promise<readonly ActiveTask[]>;
  /** Asks the server for a conversation it has not sent by itself. */
  requestSnapshot(task: ActiveTask): void;
  apply(event: ServerEvent): void;
  onFinished(): void;
}

/**
 * Finding out what is still true after a (re)connect. The server pushes presence, conversations and offers in no promised
 * order and without an end mark, so the list of active tasks tells what to wait for. Whatever was on screen and is
 * neither pushed nor listed by the end has ended meanwhile.
 *
 * One object per link; a later link abandons it.
 */
export class Resync {
  #hasPresence = false;
  #tasks: readonly ActiveTask[] | null = null;
  readonly #snapshots = new Set<ConversationId>();
  #isDone = false;
  readonly #timer: unknown;

  constructor(private readonly deps: ResyncDependencies) {
    this.#timer = deps.time.setTimeout(() => this.#finish(), deps.timeoutMs);
    deps.activeTasks().then(
      (tasks) => this.#handleTasks(tasks),
      // Without the list, what the server pushes until the time is up has to do.
      () => undefined,
    );
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  /** True once this conversation's history has come over this link. */
  hasSnapshot(id: ConversationId): boolean {
    return this.#snapshots.has(id);
  }

  /** To be told of everything the server says. */
  observe(event: ServerEvent): void {
    if (event.type === 'presence-reported') this.#hasPresence = true;
    if (event.type === 'conversation-snapshot') this.#snapshots.add(event.conversation.id);
    if (event.type === 'conversation-closed') this.#snapshots.delete(event.conversationId);
    this.#finishIfComplete();
  }

  cancel(): void {
    this.#isDone = true;
    this.deps.time.clearTimeout(this.#timer);
  }

  #handleTasks(tasks: readonly ActiveTask[]): void {
    if (this.#isDone) return;
    this.#tasks = tasks;
    for (const task of this.#missingTasks()) this.deps.requestSnapshot(task);
    this.#finishIfComplete();
  }

  #missingTasks(): readonly ActiveTask[] {
    return (this.#tasks ?? []).filter(
      ({ conversationId, phase }) => phase !== 'offered' && !this.#snapshots.has(conversationId),
    );
  }

  #finishIfComplete(): void {
    if (!this.#isDone && this.#hasPresence && this.#tasks !== null && this.#missingTasks().length === 0) this.#finish();
  }

  #finish(): void {
    if (this.#isDone) return;
    this.cancel();
    const state = this.deps.state();
    const listedIds = new Set(this.#tasks?.map(({ conversationId }) => conversationId));
    for (const id of state.conversations.ids) {
      if (this.#snapshots.has(id) || listedIds.has(id)) continue;
      this.deps.apply({ type: 'conversation-closed', conversationId: id, reason: 'other', detail: '' });
    }
    for (const id of state.offers.ids) {
      const offer = state.offers.byId.get(id);
      if (offer?.uncertain) this.deps.apply({ type: 'offer-withdrawn', conversationId: id, reason: 'gone' });
    }
    this.deps.onFinished();
  }
}
