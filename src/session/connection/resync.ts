import { getOfferEnd, type ConversationId, type Offer, type ServerEvent } from '../../domain/index.js';
import type { ActiveTask } from '../../protocol/decode/decode-sign-in.js';
import { isCommandEventName } from '../../protocol/event-names.js';
import { Backoff } from '../../browser/backoff.js';
import { getNewestEntryTime } from '../events/event-time.js';
import type { RecentEvents, RecentHistory } from '../rest/recent-history.js';
import type { RestClient } from '../rest/rest-client.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { Connection } from './connection.js';

export interface ResyncListener {
  /** Applies an event that ends something the server no longer has. */
  applyEvent(event: ServerEvent): void;
  /** A conversation's history was read, because the server did not send it. */
  onHistoryRead(id: ConversationId, recent: RecentEvents): void;
  onResynced(): void;
}

/** How often a conversation that the server lists is requested before the resync ends without it. It is asked for on. */
const maxRequests = 3;

/**
 * Brings the state up to date after each (re)connect. The server pushes presence, conversations and offers in no promised
 * order and without an end mark, so the list of active tasks defines what to wait for. Whatever is then neither pushed nor
 * listed has ended meanwhile. Without the list nothing has: what is missing may still be on its way.
 */
export class Resync {
  readonly #environment: SessionEnvironment;
  readonly #rest: RestClient;
  readonly #connection: Connection;
  readonly #history: RecentHistory;
  #listener: ResyncListener | undefined;
  #isDone = false;
  #hasPresence = false;
  #tasks: readonly ActiveTask[] | null = null;
  #requestCount = 0;
  /** Counts the starts. Answers to what an earlier one requested are dropped. */
  #run = 0;
  readonly #snapshots = new Set<ConversationId>();
  #timer: unknown;
  #withdrawalTimer: unknown;
  readonly #backoff: Backoff;

  constructor(environment: SessionEnvironment, rest: RestClient, connection: Connection, history: RecentHistory) {
    this.#environment = environment;
    this.#rest = rest;
    this.#connection = connection;
    this.#history = history;
    this.#backoff = new Backoff(environment);
  }

  /** True once the state is up to date with the present connection. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** The tab with the connection has brought the state up to date. */
  markDone(): void {
    this.#isDone = true;
  }

  start(listener: ResyncListener): void {
    this.cancel();
    this.#listener = listener;
    this.#backoff.reset();
    this.#loadTasks(++this.#run);
    this.#scheduleCheck(listener);
  }

  observe(event: ServerEvent): void {
    if (event.type === 'presence-reported') this.#hasPresence = true;
    if (event.type === 'conversation-snapshot') this.#snapshots.add(event.conversation.id);
    if (event.type === 'conversation-closed') {
      this.#snapshots.delete(event.conversationId);
      this.#dropTask(event.conversationId);
    }
    if (event.type === 'request-refused' && isCommandEventName(event.event, 'accept-offer'))
      this.#dropTask(event.conversationId);
    this.#finishIfComplete();
  }

  /** True for the refusal of a conversation that has been requested here and no longer exists. */
  expects(event: ServerEvent): boolean {
    return (
      event.type === 'request-refused' &&
      isCommandEventName(event.event, 'accept-offer') &&
      this.#missingTasks().some(({ conversationId }) => conversationId === event.conversationId)
    );
  }

  /** Requests a conversation of this agent again over the socket. */
  request(conversationId: ConversationId): void {
    const taskId = this.#environment.store.state.conversations.byId.get(conversationId)?.taskId;
    if (taskId !== undefined) this.#request({ conversationId, taskId, phase: 'active' });
  }

  cancel(): void {
    const { time } = this.#environment;
    time.clearTimeout(this.#timer);
    time.clearTimeout(this.#withdrawalTimer);
    this.#backoff.cancel();
    this.#listener = undefined;
    this.#isDone = false;
    this.#hasPresence = false;
    this.#tasks = null;
    this.#requestCount = 0;
    this.#snapshots.clear();
  }

  #loadTasks(run: number): void {
    const { store } = this.#environment;
    this.#rest.activeTasks(store.state.agent?.id ?? '').then(
      (tasks) => {
        if (this.#listener === undefined || this.#run !== run) return;
        this.#tasks = tasks;
        this.#requestMissing();
        this.#finishIfComplete();
      },
      () => {
        if (this.#listener === undefined || this.#run !== run) return;
        this.#backoff.schedule(() => this.#loadTasks(run));
      },
    );
  }

  #scheduleCheck(listener: ResyncListener): void {
    const { time, timing } = this.#environment;
    this.#timer = time.setTimeout(
      () => {
        if (!this.#isDone) this.#withdrawExpired(listener);
        // What has been sent may not be read yet.
        if (this.#tasks !== null && !this.#environment.conversations.isAwaited) {
          if (this.#requestCount >= maxRequests) this.#finish();
          this.#readMissing(listener);
          this.#requestMissing();
        }
        if (!this.#isDone || this.#missingTasks().length > 0) this.#scheduleCheck(listener);
      },
      timing.resync * Math.max(1, Math.min(12, this.#requestCount - maxRequests)),
    );
  }

  /** Requests what is not there over the socket: at first all of it, later what cannot be read elsewhere. */
  #requestMissing(): void {
    const { conversations } = this.#environment.store.state;
    for (const task of this.#missingTasks()) {
      if (this.#requestCount < maxRequests || !conversations.byId.has(task.conversationId)) this.#request(task);
    }
    this.#requestCount++;
  }

  /** Reads the history of known conversations back to the newest known entry, and to before the oldest message without an echo. */
  #readMissing(listener: ResyncListener): void {
    const run = this.#run;
    const { store, timing, clock } = this.#environment;
    const { conversations, pending } = store.state;
    for (const { conversationId: id } of this.#missingTasks()) {
      const conversation = conversations.byId.get(id);
      if (conversation === undefined) continue;
      const sentAt = pending.flatMap(({ command, issuedAt }) =>
        command.type === 'send-message' && command.conversationId === id ? [issuedAt] : [],
      );
      const since = Math.min(getNewestEntryTime(conversation, clock), ...sentAt) - timing.quiet;
      this.#history.read(id, since).then(
        (recent) => {
          if (this.#run !== run || this.#listener === undefined || this.#snapshots.has(id)) return;
          this.#snapshots.add(id);
          listener.onHistoryRead(id, recent);
          this.#finishIfComplete();
        },
        // It is read again at the next check.
        () => undefined,
      );
    }
  }

  #request(task: ActiveTask): void {
    const { store, clock, options, newId, conversations } = this.#environment;
    if (conversations.code === null) {
      const run = this.#run;
      // After the events that wait for the code: the snapshot may be among them.
      conversations.whenLoaded(() =>
        queueMicrotask(() => {
          if (this.#run === run && !this.#snapshots.has(task.conversationId)) this.#request(task);
        }),
      );
      return;
    }
    const context = { ...options, now: clock.now(), newId };
    for (const { event, payload } of conversations.code.requestSnapshot(task, store.state, context))
      this.#connection.send(event, payload);
  }

  /** The conversation has ended since the list was made. */
  #dropTask(id: ConversationId | null): void {
    this.#tasks = this.#tasks?.filter(({ conversationId }) => conversationId !== id) ?? null;
  }

  #missingTasks(): readonly ActiveTask[] {
    return (this.#tasks ?? []).filter(
      ({ conversationId, phase }) => phase !== 'offered' && !this.#snapshots.has(conversationId),
    );
  }

  #finishIfComplete(): void {
    if (this.#hasPresence && this.#tasks !== null && this.#missingTasks().length === 0) this.#finish();
  }

  /** Offers that have not been sent again, and whose time is over, cannot be accepted any more. */
  #withdrawExpired(listener: ResyncListener): void {
    const now = this.#environment.clock.now();
    this.#withdraw(listener, (offer) => (getOfferEnd(offer) ?? Infinity) < now);
  }

  #withdraw(listener: ResyncListener, isOver: (offer: Offer) => boolean): void {
    for (const offer of this.#environment.store.state.offers.byId.values()) {
      const { conversationId, uncertain } = offer;
      if (uncertain && isOver(offer)) listener.applyEvent({ type: 'offer-withdrawn', conversationId, reason: 'gone' });
    }
  }

  /** An offer that is listed, but was not sent again, is still open. */
  #confirmOffers(listener: ResyncListener): void {
    for (const offer of this.#environment.store.state.offers.byId.values()) {
      const isListed =
        this.#tasks?.some(({ phase, taskId }) => phase === 'offered' && taskId === offer.taskId) ?? false;
      if (offer.uncertain && isListed)
        listener.applyEvent({ type: 'offer-received', offer: { ...offer, uncertain: false } });
    }
  }

  #finish(): void {
    const listener = this.#listener;
    if (listener === undefined || this.#isDone) return;
    this.#confirmOffers(listener);
    this.#isDone = true;
    const { conversations, local } = this.#environment.store.state;
    const listedIds = new Set(this.#tasks?.map(({ conversationId }) => conversationId));
    for (const id of [...conversations.ids, ...local.keptConversations.keys()]) {
      if (this.#snapshots.has(id) || listedIds.has(id)) continue;
      listener.applyEvent({ type: 'conversation-closed', conversationId: id, reason: 'other', detail: '' });
    }
    listener.onResynced();
    // Offers are pushed last, and nothing says when all of them are there.
    const { time, timing } = this.#environment;
    this.#withdrawalTimer = time.setTimeout(() => this.#withdraw(listener, () => true), timing.withdrawal);
  }
}
