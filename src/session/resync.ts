import type { ConversationId, ServerEvent } from '../domain/index.js';
import type { ActiveTask } from '../protocol/decode-rest.js';
import type { SessionState } from '../store/state.js';
import type { TimePort } from './clock.js';

export interface ResyncPort {
  readonly time: TimePort;
  readonly timeout: number;
  state(): SessionState;
  activeTasks(): Promise<readonly ActiveTask[]>;
  /** Asks the server for a conversation it has not sent by itself. */
  askFor(task: ActiveTask): void;
  apply(event: ServerEvent): void;
  finished(): void;
}

/**
 * Finding out what is still true after a (re)connect. The server pushes presence, conversations and offers in no promised
 * order and without an end mark, so the list of active tasks tells what to wait for. Whatever was on screen and is
 * neither pushed nor listed by the end has ended meanwhile.
 *
 * One object per link; a later link abandons it.
 */
export class Resync {
  #presence = false;
  #tasks: readonly ActiveTask[] | null = null;
  readonly #snapshots = new Set<ConversationId>();
  #done = false;
  readonly #timer: unknown;

  constructor(private readonly port: ResyncPort) {
    this.#timer = port.time.setTimeout(() => this.#finish(), port.timeout);
    port.activeTasks().then(
      (tasks) => this.#listed(tasks),
      // Without the list, what the server pushes until the time is up has to do.
      () => undefined,
    );
  }

  get done(): boolean {
    return this.#done;
  }

  /** True once this conversation's history has come over this link. */
  has(id: ConversationId): boolean {
    return this.#snapshots.has(id);
  }

  /** To be told of everything the server says. */
  saw(event: ServerEvent): void {
    if (event.type === 'presence-reported') this.#presence = true;
    if (event.type === 'conversation-snapshot') this.#snapshots.add(event.conversation.id);
    if (event.type === 'conversation-closed') this.#snapshots.delete(event.conversationId);
    this.#check();
  }

  abandon(): void {
    this.#done = true;
    this.port.time.clearTimeout(this.#timer);
  }

  #listed(tasks: readonly ActiveTask[]): void {
    if (this.#done) return;
    this.#tasks = tasks;
    for (const task of this.#missing()) this.port.askFor(task);
    this.#check();
  }

  #missing(): readonly ActiveTask[] {
    return (this.#tasks ?? []).filter(
      ({ conversationId, phase }) => phase !== 'offered' && !this.#snapshots.has(conversationId),
    );
  }

  #check(): void {
    if (!this.#done && this.#presence && this.#tasks !== null && this.#missing().length === 0) this.#finish();
  }

  #finish(): void {
    if (this.#done) return;
    this.abandon();
    const state = this.port.state();
    const listed = new Set(this.#tasks?.map(({ conversationId }) => conversationId));
    for (const id of state.conversations.ids) {
      if (this.#snapshots.has(id) || listed.has(id)) continue;
      this.port.apply({ type: 'conversation-closed', conversationId: id, reason: 'other', detail: '' });
    }
    for (const id of state.offers.ids) {
      const offer = state.offers.byId.get(id);
      if (offer?.uncertain) this.port.apply({ type: 'offer-withdrawn', conversationId: id, reason: 'gone' });
    }
    this.port.finished();
  }
}
