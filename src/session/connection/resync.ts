import type { ConversationId, ServerEvent } from '../../domain/index.js';
import type { ActiveTask } from '../../protocol/decode/decode-rest.js';
import { requestSnapshot } from '../commands/request-snapshot.js';
import type { RestClient } from '../rest/rest-client.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { Connection } from './connection.js';

export interface ResyncListener {
  /** Applies an event that ends something the server no longer has. */
  applyEvent(event: ServerEvent): void;
  onResynced(): void;
}

/**
 * Brings the state up to date after each (re)connect. The server pushes presence, conversations and offers in no promised
 * order and without an end mark, so the list of active tasks defines what to wait for. Whatever is neither pushed nor
 * listed by the end has ended meanwhile.
 */
export class Resync {
  readonly #environment: SessionEnvironment;
  readonly #rest: RestClient;
  readonly #connection: Connection;
  #listener: ResyncListener | undefined;
  #isDone = false;
  #hasPresence = false;
  #tasks: readonly ActiveTask[] | null = null;
  readonly #snapshots = new Set<ConversationId>();
  #timer: unknown;

  constructor(environment: SessionEnvironment, rest: RestClient, connection: Connection) {
    this.#environment = environment;
    this.#rest = rest;
    this.#connection = connection;
  }

  /** True once the state is up to date with the present connection. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** True once the server has sent this conversation's history over the present connection. */
  hasSnapshot(id: ConversationId): boolean {
    return this.#snapshots.has(id);
  }

  start(listener: ResyncListener): void {
    const { store, time, timing } = this.#environment;
    this.cancel();
    this.#listener = listener;
    const timer = (this.#timer = time.setTimeout(() => this.#finish(), timing.resync));
    this.#rest.activeTasks(store.state.agent?.id ?? '').then(
      (tasks) => {
        if (this.#timer === timer) this.#handleTasks(tasks);
      },
      // Without the list, the resync ends at the timeout.
      () => undefined,
    );
  }

  observe(event: ServerEvent): void {
    if (event.type === 'presence-reported') this.#hasPresence = true;
    if (event.type === 'conversation-snapshot') this.#snapshots.add(event.conversation.id);
    if (event.type === 'conversation-closed') this.#snapshots.delete(event.conversationId);
    this.#finishIfComplete();
  }

  cancel(): void {
    this.#stop();
    this.#isDone = false;
    this.#hasPresence = false;
    this.#tasks = null;
    this.#snapshots.clear();
  }

  #stop(): void {
    this.#environment.time.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#listener = undefined;
  }

  #handleTasks(tasks: readonly ActiveTask[]): void {
    this.#tasks = tasks;
    const { store, clock, options, newId } = this.#environment;
    for (const task of this.#missingTasks()) {
      const commands = requestSnapshot(task, store.state, { ...options, now: clock.now(), newId });
      for (const { event, payload } of commands) this.#connection.send(event, payload);
    }
    this.#finishIfComplete();
  }

  #missingTasks(): readonly ActiveTask[] {
    return (this.#tasks ?? []).filter(
      ({ conversationId, phase }) => phase !== 'offered' && !this.#snapshots.has(conversationId),
    );
  }

  #finishIfComplete(): void {
    if (this.#hasPresence && this.#tasks !== null && this.#missingTasks().length === 0) this.#finish();
  }

  #finish(): void {
    const listener = this.#listener;
    if (listener === undefined) return;
    this.#stop();
    this.#isDone = true;
    const { conversations, offers } = this.#environment.store.state;
    const listedIds = new Set(this.#tasks?.map(({ conversationId }) => conversationId));
    for (const id of conversations.ids) {
      if (this.#snapshots.has(id) || listedIds.has(id)) continue;
      listener.applyEvent({ type: 'conversation-closed', conversationId: id, reason: 'other', detail: '' });
    }
    for (const id of offers.ids) {
      if (offers.byId.get(id)?.uncertain) {
        listener.applyEvent({ type: 'offer-withdrawn', conversationId: id, reason: 'gone' });
      }
    }
    listener.onResynced();
  }
}
