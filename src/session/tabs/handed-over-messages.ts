import type { CommandId, CommandOutcome, ServerEvent } from '../../domain/index.js';
import { asMaybeSent, createRow, type OutboxRow } from '../../store/delivery/outbox-row.js';
import type { PendingCommand } from '../../store/state.js';
import { sessionEventsOfOutcome } from '../events/basic-session-events.js';
import type { LazyOutbox } from '../outbox/lazy-outbox.js';
import type { Outbox } from '../outbox/outbox.js';
import type { StoredMessage } from '../outbox/stored-message.js';
import { toPendingCommand } from '../outbox/to-pending-command.js';
import type { NewMessage, PendingMessage } from '../outbox/create-pending-message.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { Lookalikes } from './tab-messages.js';

/** Outcomes that are kept for tabs that were put aside when a message ended. */
const maxOutcomes = 500;

/**
 * Own messages that another tab sends. A tab keeps what it has handed over until it knows the outcome, and hands it over again
 * to the next leader, which takes each message once: what is not settled is on the device.
 */
export class HandedOverMessages {
  readonly #environment: SessionEnvironment;
  readonly #lazyOutbox: LazyOutbox;
  readonly #own = new Map<CommandId, StoredMessage>();
  /** Those of them that another tab may have sent. */
  readonly #handedOver = new Set<CommandId>();
  readonly #resolvers = new Map<CommandId, (outcome: CommandOutcome) => void>();
  /** As the leader shows them. */
  #mirrored: readonly PendingCommand[] = [];
  /** Of other tabs, which report them. */
  readonly #foreign = new Set<CommandId>();
  readonly #outcomes = new Map<CommandId, CommandOutcome>();

  constructor(environment: SessionEnvironment, outbox: LazyOutbox) {
    this.#environment = environment;
    this.#lazyOutbox = outbox;
  }

  /** What the thread shows of them. */
  get shown(): readonly PendingCommand[] {
    const known = new Set(this.#mirrored.map(({ id }) => id));
    const own = [...this.#own.values()].filter(({ row }) => !known.has(row.id) && this.#outbox?.knows(row.id) !== true);
    return [...this.#mirrored, ...own.map((stored) => toPendingCommand(stored.row, stored))];
  }

  send(pending: PendingMessage): Promise<CommandOutcome> {
    const { id, command, issuedAt } = pending;
    const row = this.#createRow(pending);
    this.#own.set(id, { row, command, issuedAt, conversation: null });
    this.#handedOver.add(id);
    this.#outbox?.show();
    this.#environment.tabs?.sendMessage(pending, null);
    return new Promise((resolve) => this.#resolvers.set(id, resolve));
  }

  /** To another leader than before. */
  handOverAgain(): void {
    for (const [id, stored] of this.#own) {
      const { sends, lookalikes } = stored.row;
      const isMaybeSent = sends > 0 || this.#handedOver.has(id);
      this.#handedOver.add(id);
      this.#environment.tabs?.sendMessage(toPendingCommand(stored.row, stored), isMaybeSent ? lookalikes : null);
    }
  }

  /** Another tab sends from now on what this one has not settled. */
  follow(): void {
    for (const { stored, isOnDevice, resolve } of this.#lazyOutbox.follow()) {
      this.#own.set(stored.row.id, stored);
      // The other one sends from there, too.
      if (isOnDevice && stored.row.sends === 0) this.#handedOver.add(stored.row.id);
      if (resolve !== undefined) this.#resolvers.set(stored.row.id, resolve);
    }
    this.#outbox?.show();
  }

  /** This tab sends them from now on. */
  async lead(): Promise<void> {
    this.#mirrored = [];
    this.#outbox?.show();
    await this.#lazyOutbox.lead();
    if (this.#environment.tabs?.isLeading !== true) return;
    for (const [id, stored] of this.#own) {
      this.#own.delete(id);
      const { row, command } = stored;
      const wasHandedOver = this.#handedOver.delete(id);
      const taken = wasHandedOver ? this.#createRow({ id, message: row.message, command }, row.lookalikes) : row;
      this.#outbox?.take({ ...stored, row: taken }, this.#resolvers.get(id));
      this.#resolvers.delete(id);
    }
  }

  mirror(messages: readonly PendingCommand[]): void {
    this.#mirrored = messages;
    this.#outbox?.show();
  }

  /** As a leader: a message of another tab. Once, however often it is handed over. */
  async take(pending: PendingMessage, lookalikes: Lookalikes | null): Promise<void> {
    const { command, id, issuedAt } = pending;
    await this.#outbox?.restored;
    const { tabs } = this.#environment;
    if (tabs?.isLeading !== true) return;
    this.#foreign.add(id);
    const outcome = this.#outcomes.get(id);
    if (outcome !== undefined) tabs.relayOutcome(id, outcome);
    // Another leader may have said it. A refused message stays.
    if (outcome !== undefined && outcome.status !== 'refused') return;
    const row = this.#createRow(pending, lookalikes);
    this.#outbox?.take({ row, command, issuedAt, conversation: null });
  }

  /** What is in the thread is not shown a second time until the leader says so. */
  observe(event: ServerEvent): void {
    if (event.type !== 'entry-added') return;
    const { id } = event.entry;
    if (this.#mirrored.some(({ message }) => message?.id === id))
      this.mirror(this.#mirrored.filter(({ message }) => message?.id !== id));
  }

  /** As a leader: a message has ended here. True when another tab reports it. */
  handleEnded({ id }: OutboxRow, outcome: CommandOutcome): boolean {
    const { tabs } = this.#environment;
    if (tabs?.isLeading !== true) return false;
    this.#keepOutcome(id, outcome);
    tabs.relayOutcome(id, outcome);
    return this.#foreign.has(id);
  }

  /** The leader says how a message has ended. */
  handleOutcome(id: CommandId, outcome: CommandOutcome): void {
    this.#keepOutcome(id, outcome);
    const stored = this.#own.get(id);
    if (stored === undefined) return;
    // A refused message stays, and the leader has it.
    this.#own.delete(id);
    this.#handedOver.delete(id);
    this.#resolvers.get(id)?.(outcome);
    this.#resolvers.delete(id);
    this.#environment.events.notifyAll(sessionEventsOfOutcome(toPendingCommand(stored.row, stored), outcome));
    this.#outbox?.show();
  }

  /** A tab that was away hands its messages over again, perhaps when this one leads. */
  #keepOutcome(id: CommandId, outcome: CommandOutcome): void {
    this.#outcomes.set(id, outcome);
    if (this.#outcomes.size > maxOutcomes) this.#outcomes.delete([...this.#outcomes.keys()][0] as CommandId);
  }

  /** Without its code there is no message. */
  get #outbox(): Outbox | null {
    return this.#lazyOutbox.current;
  }

  /** `lookalikes`: not for the first time. What is known of the server now shows whether it has lost messages. */
  #createRow(pending: NewMessage, lookalikes: Lookalikes | null = null): OutboxRow {
    const { id, message, command } = pending;
    const row = this.#outbox?.createRow(pending) ?? createRow({ id, message, conversationId: command.conversationId });
    return lookalikes === null ? row : asMaybeSent({ ...row, lookalikes });
  }

  /** The session has ended. */
  clear(): void {
    for (const id of [...this.#own.keys()]) this.handleOutcome(id, { status: 'unknown' });
    this.#mirrored = [];
    this.#outcomes.clear();
    this.#foreign.clear();
    this.#outbox?.show();
  }
}
