import type { ConversationId, CustomerId, EpochMs, Offer, Opaque, TaskId } from '../domain/index.js';
import type { PushHost } from './push.js';

/** How long the server may take to repeat an offer after everything else is known (ms). */
const patience = 2_000;

/**
 * The conversation a person has clicked a notification of. It comes to the front when it is here, now or after the next
 * sign-in; an offer of it is there to be accepted. When it is neither, that is said where lost offers are said.
 */
export class RequestedConversation {
  #wanted: ConversationId | null = null;
  #stop: (() => void) | undefined;
  #timer: unknown;

  constructor(private readonly host: PushHost) {}

  ask(id: ConversationId | null): void {
    this.host.requested(id);
    this.#end();
    if (id === null) return;
    this.#wanted = id;
    this.#stop = this.host.session.subscribe(() => this.#check());
    this.#check();
  }

  #check(): void {
    const { session, time } = this.host;
    const id = this.#wanted;
    if (id === null || session.state.connection.status !== 'online') return;
    if (session.state.conversations.byId.has(id)) {
      this.#end();
      session.activate(id);
    } else if (session.state.offers.byId.has(id)) this.#end();
    else this.#timer ??= time.setTimeout(() => this.#late(id), patience);
  }

  /** That everything is known by now changes nothing in the state, so that it is looked for from time to time. */
  #late(id: ConversationId): void {
    this.#timer = undefined;
    const { session } = this.host;
    if (session.state.connection.status !== 'online' || !this.host.resynced()) {
      this.#check();
      return;
    }
    this.#end();
    this.host.missed(unheard(id, session.clock.now()));
  }

  #end(): void {
    this.#wanted = null;
    this.#stop?.();
    this.#stop = undefined;
    this.host.time.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** Stands for an offer that was over before this desk heard of it. */
const unheard = (conversationId: ConversationId, offeredAt: EpochMs): Offer => ({
  conversationId,
  taskId: conversationId as string as TaskId,
  direction: 'unknown',
  customer: { id: '' as CustomerId, name: '', anonymous: false, phones: [], source: {} as Opaque },
  channel: { name: '', logo: '' },
  queue: null,
  note: null,
  requestedBy: null,
  offeredAt,
  expiresAt: null,
  ringSeconds: null,
  started: false,
  voice: false,
  uncertain: false,
  room: null,
});
