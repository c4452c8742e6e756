import type { NotSentReason } from '../../domain/index.js';
import { isSameOwner, type RecordOwner } from '../storage/desk-storage.js';
import type { Outbox, OutboxDependencies } from './outbox.js';

/** The outbox, once its code is there: it comes with that for conversations, which messages on the device load, too. */
export class LazyOutbox {
  readonly #deps: OutboxDependencies;
  #outbox: Outbox | null = null;
  #owner: RecordOwner | null = null;
  /** This tab sends what is on the device: the only one, or the one of several that has the connection. */
  #isSending = true;
  /** The owner's messages on the device. */
  #stored: readonly string[] = [];

  constructor(deps: OutboxDependencies) {
    this.#deps = deps;
  }

  /** Null before there can be a message. */
  get current(): Outbox | null {
    const { code } = this.#deps.environment.conversations;
    if (this.#outbox === null && code !== null) {
      this.#outbox = new code.Outbox(this.#deps);
      if (this.#owner !== null) this.#outbox.start(this.#owner, this.#isSending);
      if (this.#deps.connection.isConnected) this.#outbox.handleConnect();
    }
    return this.#outbox;
  }

  /** The agent signs in. */
  start(owner: RecordOwner): void {
    if (this.#owner !== null && isSameOwner(this.#owner, owner)) {
      this.#outbox?.start(owner, this.#isSending);
      return;
    }
    this.#owner = owner;
    this.#stored = [];
    const { current } = this;
    this.#isSending = this.#deps.environment.options.tabs === 'single';
    if (current !== null) current.start(owner, this.#isSending);
    else if (this.#isSending) void this.#findStored(owner);
  }

  /** Of several tabs, this one sends from now on. Resolves when the messages of the device are there. */
  async lead(): Promise<void> {
    const { current } = this;
    this.#isSending = true;
    if (current !== null) await current.lead();
    else if (this.#owner !== null) await this.#findStored(this.#owner);
  }

  /** Another tab sends from now on; see `Outbox.follow`. */
  follow(): ReturnType<Outbox['follow']> {
    this.#isSending = false;
    this.#stored = [];
    return this.current?.follow() ?? [];
  }

  /** The session ends. */
  stop(why: NotSentReason, isDiscarded = false): void {
    this.#owner = null;
    this.#stored = [];
    this.current?.stop(why, isDiscarded);
  }

  /** Every message is confirmed, or was discarded. */
  get isEmpty(): boolean {
    return this.current?.isEmpty ?? this.#stored.length === 0;
  }

  /** Resolves when no message is on its way: all are settled, or wait for the agent. */
  async settled(): Promise<void> {
    const { conversations } = this.#deps.environment;
    if (!this.isEmpty && this.current === null) await new Promise(conversations.whenLoaded.bind(conversations));
    await this.current?.settled();
  }

  discardAll(): void {
    const { records } = this.#deps.environment;
    if (this.current === null) for (const id of this.#stored) void records.delete('message', id);
    this.#stored = [];
    this.current?.discardAll();
  }

  async #findStored(owner: RecordOwner): Promise<void> {
    const { records, conversations } = this.#deps.environment;
    const stored = await records.list('message');
    if (stored.length === 0 || this.#owner !== owner) return;
    this.#stored = stored.map(({ id }) => id);
    conversations.whenLoaded(() => void this.current);
  }
}
