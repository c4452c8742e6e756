import type { AgentId, CommandId, ConversationId, Message } from '../../../src/domain/index.js';
import { transition } from '../../../src/store/delivery/delivery.js';
import {
  emptyDelivery,
  getNextTick,
  listRows,
  type DeliveryEffect,
  type DeliveryEvent,
  type DeliveryState,
  type DeliveryTiming,
} from '../../../src/store/delivery/delivery-state.js';
import { createRow, looksLike, toWitnesses, type OutboxRow } from '../../../src/store/delivery/outbox-row.js';
import type { Clock } from './clock.js';

const agentId = 'mara' as AgentId;

/** What a page needs from the outside. */
export interface PageNetwork {
  emit(row: OutboxRow): void;
  read(effect: Extract<DeliveryEffect, { type: 'read' }>): void;
}

/** One agent's pages, one after the other: the machine, driven as a session drives it, with a disk that outlives it. */
export class SimulatedPage {
  readonly confirmed = new Set<string>();
  /** What the disk knows to be discarded. */
  readonly discarded = new Set<string>();
  readonly composed: OutboxRow[] = [];
  /** Ids of events that this page has seen. */
  readonly seen = new Map<string, Map<string, Message>>();
  /** Those that other tabs have seen through it, or through one before. */
  readonly seenInTabs = new Map<string, Map<string, Message>>();
  readonly #clock: Clock;
  readonly #timing: DeliveryTiming;
  readonly #network: PageNetwork;
  readonly #onConfirmed: (row: OutboxRow) => void;
  readonly #onDiscarded: (id: string) => void;
  readonly #disk = new Map<string, OutboxRow>();
  readonly #everSaved = new Set<string>();
  #state: DeliveryState = emptyDelivery(agentId);
  /** What this page knows to have ended. The next one does not. */
  readonly #endedHere = new Set<string>();
  /** Counts the pages: what an earlier one has started is gone with it. */
  page = 0;
  saveMs = 5;
  #scheduledTick = Infinity;
  /** The page sleeps until then: what happens meanwhile reaches it when it wakes up. */
  #wakeAt: number | null = null;
  #held: (() => void)[] = [];

  constructor(
    clock: Clock,
    timing: DeliveryTiming,
    {
      network,
      onConfirmed,
      onDiscarded,
    }: {
      readonly network: PageNetwork;
      readonly onConfirmed: (row: OutboxRow) => void;
      readonly onDiscarded: (id: string) => void;
    },
  ) {
    this.#clock = clock;
    this.#timing = timing;
    this.#network = network;
    this.#onConfirmed = onConfirmed;
    this.#onDiscarded = onDiscarded;
  }

  get rows(): readonly OutboxRow[] {
    return listRows(this.#state);
  }

  get isAsleep(): boolean {
    return this.#wakeAt !== null;
  }

  get isConnected(): boolean {
    return this.#state.connectedAt !== null;
  }

  /** Messages that are neither confirmed nor shown. What was never on the disk may be gone with a page. */
  get missing(): readonly OutboxRow[] {
    const shown = new Set<string>([...this.rows.map(({ id }) => id), ...this.confirmed, ...this.discarded]);
    return this.composed.filter(({ id }) => !shown.has(id) && this.#everSaved.has(id));
  }

  compose(conversationId: string, message: Message): void {
    this.dispatch({ type: 'composed', row: this.create(conversationId, message) });
  }

  /** Takes a message that another tab has handed over. Once, however often it does. */
  take(row: OutboxRow): void {
    if (this.isAsleep) return this.whenAwake(() => this.take(row));
    if (this.discarded.has(row.id)) return this.#onDiscarded(row.id);
    if (this.#endedHere.has(row.id) || this.rows.some(({ id }) => id === row.id)) return;
    this.dispatch(row.sends > 0 ? { type: 'restored', rows: [row] } : { type: 'composed', row });
    if (row.sends > 0) this.#perform({ type: 'save', row });
  }

  /** A message that is written in this or in another tab. In a thread that shows nothing yet, no agent can write. */
  create(conversationId: string, message: Message, isElsewhere = false): OutboxRow {
    const seen = isElsewhere ? undefined : this.seen.get(conversationId);
    const messages = [...(seen ?? this.seenInTabs.get(conversationId) ?? new Map<string, Message>()).values()];
    const lookalikes = messages.filter((other) => looksLike(other, message, agentId)).map(({ id }) => id);
    const row = createRow({
      id: `c-${String(this.composed.length).padStart(3, '0')}` as CommandId,
      conversationId: conversationId as ConversationId,
      message,
      lookalikes,
      witnesses: toWitnesses(messages),
    });
    this.composed.push(row);
    return row;
  }

  /** No timer runs, and nothing arrives. */
  sleep(ms: number): void {
    this.#wakeAt = Math.max(this.#wakeAt ?? 0, this.#clock.now + ms);
    this.#onPage(ms, () => {
      if (this.#wakeAt === null || this.#wakeAt > this.#clock.now) return;
      this.#wakeAt = null;
      const held = this.#held;
      this.#held = [];
      for (const run of held) run();
    });
  }

  /** Runs it once the page is awake, unless it is gone then. */
  whenAwake(run: () => void): void {
    if (this.isAsleep) this.#held.push(run);
    else run();
  }

  /** What is not on the disk is gone. */
  reload(): void {
    this.page++;
    this.#wakeAt = null;
    this.#held = [];
    this.#state = emptyDelivery(agentId);
    this.#endedHere.clear();
    this.seen.clear();
    this.#scheduledTick = Infinity;
    const rows = [...this.#disk.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.dispatch({ type: 'restored', rows });
  }

  see(conversationId: string, messages: readonly Message[]): void {
    for (const known of [this.seen, this.seenInTabs]) {
      const seen = known.get(conversationId) ?? new Map<string, Message>();
      for (const message of messages) seen.set(message.id, message);
      known.set(conversationId, seen);
    }
  }

  dispatch(event: DeliveryEvent): void {
    if (this.isAsleep) return this.whenAwake(() => this.dispatch(event));
    const { state, effects } = transition(this.#state, event, this.#clock.now, this.#timing);
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    this.#scheduleTick();
  }

  #perform(effect: DeliveryEffect): void {
    switch (effect.type) {
      case 'save':
        return this.#onPage(this.saveMs, () => {
          const { row } = effect;
          if (this.#endedHere.has(row.id)) return;
          this.#disk.set(row.id, row);
          this.#everSaved.add(row.id);
          this.dispatch({ type: 'saved', id: row.id, version: row.version });
        });
      case 'emit':
        return this.#network.emit(effect.row);
      case 'read':
        return this.#network.read(effect);
      case 'ended':
        this.#endedHere.add(effect.row.id);
        if (effect.how === 'discarded') {
          this.#onDiscarded(effect.row.id);
          return this.#onPage(this.saveMs, () => {
            this.#disk.delete(effect.row.id);
            this.discarded.add(effect.row.id);
          });
        }
        if (effect.how !== 'confirmed') return;
        this.confirmed.add(effect.row.id);
        this.#onConfirmed(effect.row);
        return this.#onPage(this.saveMs, () => this.#disk.delete(effect.row.id));
    }
  }

  #onPage(ms: number, run: () => void): void {
    const { page } = this;
    this.#clock.after(ms, () => {
      if (page === this.page) run();
    });
  }

  #scheduleTick(): void {
    const next = getNextTick(this.#state, this.#timing);
    if (next === null || next >= this.#scheduledTick) return;
    this.#scheduledTick = next;
    this.#onPage(Math.max(0, next - this.#clock.now), () => {
      if (this.#scheduledTick > this.#clock.now) return;
      this.#scheduledTick = Infinity;
      this.dispatch({ type: 'tick' });
    });
  }
}
