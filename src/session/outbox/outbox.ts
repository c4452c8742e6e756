import type {
  CommandId,
  CommandOf,
  CommandOutcome,
  ConversationId,
  NotSentReason,
  RefusalCode,
  ServerEvent,
} from '../../domain/index.js';
import { transition } from '../../store/delivery/delivery.js';
import {
  emptyDelivery,
  getNextTick,
  listRows,
  type DeliveryEffect,
  type DeliveryEvent,
  type DeliveryState,
  type DeliveryTiming,
} from '../../store/delivery/delivery-state.js';
import { createRow, looksLike, toWitnesses, type OutboxRow } from '../../store/delivery/outbox-row.js';
import { setPendingMessages } from '../../store/delivery/set-pending-messages.js';
import { messagesOf } from '../../store/messages-of.js';
import { encodePendingCommand, getEncodeErrorReason } from '../commands/pending-commands.js';
import type { Connection } from '../connection/connection.js';
import type { Resync } from '../connection/resync.js';
import { sessionEventsOfOutcome } from '../events/basic-session-events.js';
import type { RecentEvents, RecentHistory } from '../rest/recent-history.js';
import type { SessionEnvironment } from '../session-environment.js';
import { isSameOwner, type RecordOwner } from '../storage/desk-storage.js';
import { DeliveryClock } from './delivery-clock.js';
import { createPendingMessage, type NewMessage } from './create-pending-message.js';
import { selectDiscarded, selectStored } from './select-stored.js';
import { listUnsentAsEnded, type StoredMessage } from './stored-message.js';
import { toPendingCommand } from './to-pending-command.js';
import { listDeliveries, whenSettled } from './when-settled.js';

export interface OutboxDependencies {
  readonly environment: SessionEnvironment;
  readonly recentHistory: RecentHistory;
  readonly connection: Connection;
  readonly resync: Resync;
  /** Takes what was read into the thread. */
  applyHistory(id: ConversationId, recent: RecentEvents): void;
}

type Resolver = (outcome: CommandOutcome) => void;

/**
 * Own messages, from `send` to exactly one outcome. The rules are in `store/delivery`; this carries out their effects and
 * shows the messages in the state. They outlive connections, sessions and pages.
 */
export class Outbox {
  readonly #deps: OutboxDependencies;
  readonly #environment: SessionEnvironment;
  #state: DeliveryState = emptyDelivery(null);
  #owner: RecordOwner | null = null;
  /** What is kept of each row beside it. */
  readonly #messages = new Map<CommandId, StoredMessage>();
  readonly #resolvers = new Map<CommandId, Resolver>();
  /** Rows of agents and servers that the session has left, until another agent signs in. */
  #parked: { readonly owner: RecordOwner; readonly messages: readonly StoredMessage[] }[] = [];
  /** Messages of ended conversations. They stay on the device until the agent dismisses the conversation. */
  readonly #closed = new Map<ConversationId, readonly StoredMessage[]>();
  /** Rows that have ended here. A slow answer of the device does not bring them back. */
  readonly #ended = new Set<CommandId>();
  /** Of those, what the agent has discarded, here or in another tab. */
  readonly #discarded = new Set<CommandId>();
  #refusalCode: RefusalCode | undefined;
  /** On the device are messages whose age is not known before the server's time is. */
  #mayBeOld = false;
  /** Resolves when the messages of the device are there. Of several readings, only the last one counts. */
  restored: Promise<void> = Promise.resolve();
  readonly #clock: DeliveryClock;

  constructor(deps: OutboxDependencies) {
    this.#deps = deps;
    this.#environment = deps.environment;
    this.#clock = new DeliveryClock(deps.environment.time);
    deps.environment.records.watch(() => {
      for (const row of listRows(this.#state)) void this.#save(row);
    });
    deps.environment.onClockStep = (stepMs) => {
      if (this.#messages.size > 0) this.#apply({ type: 'clock-stepped', stepMs });
      this.#loadOld();
    };
  }

  /**
   * The agent signs in. Their messages from before are there again, and are looked for in the history; those on the device only
   * if this is the tab that sends them.
   */
  start(owner: RecordOwner, isSending = true): void {
    if (this.#owner !== null && isSameOwner(this.#owner, owner)) {
      if (isSending) this.#load(this.#owner);
      return;
    }
    this.stop('session-ended');
    this.#owner = owner;
    this.#state = emptyDelivery(this.#environment.store.state.agent?.id ?? null);
    const parked = this.#parked.find((other) => isSameOwner(other.owner, owner))?.messages ?? [];
    // Another agent finds nothing of this one.
    this.#parked = this.#parked.filter(
      (other) => other.owner.agentId === owner.agentId && !isSameOwner(other.owner, owner),
    );
    this.#restore(parked);
    if (isSending) this.#load(owner);
  }

  /** This tab sends from now on, at first what is on the device. */
  lead(): Promise<void> {
    if (this.#owner !== null) this.#load(this.#owner);
    return this.restored;
  }

  /** Another tab sends from now on. What it cannot read from the device, or what this tab waits for, is returned. */
  follow(): readonly {
    readonly stored: StoredMessage;
    readonly isOnDevice: boolean;
    readonly resolve: Resolver | undefined;
  }[] {
    const isOnDevice = this.#isOnDevice;
    const left = listRows(this.#state).flatMap((row) => {
      const stored = this.#toStored(row);
      const resolve = this.#resolvers.get(row.id);
      this.#resolvers.delete(row.id);
      return stored === null || (resolve === undefined && isOnDevice) ? [] : [{ stored, isOnDevice, resolve }];
    });
    // Found here later, they would be sent a second time: the other tab cannot delete them.
    if (this.#isInMemory)
      for (const { stored } of left) void this.#environment.records.delete('message', stored.row.id);
    this.restored = Promise.resolve();
    this.#mayBeOld = false;
    this.#state = emptyDelivery(this.#state.agentId);
    this.#clock.stop();
    this.#messages.clear();
    return left;
  }

  knows(id: CommandId): boolean {
    return this.#messages.has(id);
  }

  /** Sends a message of another tab, or one that this tab had left to another one. Once. */
  take(stored: StoredMessage, resolve?: Resolver): void {
    const { row } = stored;
    if (resolve !== undefined) this.#resolvers.set(row.id, resolve);
    if (this.#discarded.has(row.id)) this.#resolve(row, { status: 'discarded' });
    if (this.#messages.has(row.id) || this.#ended.has(row.id)) return;
    this.#messages.set(row.id, stored);
    this.#apply(row.sends > 0 ? { type: 'restored', rows: [row] } : { type: 'composed', row });
    // The tab that has handed it over may be gone before this one.
    if (row.sends > 0) void this.#save(row);
  }

  /**
   * Takes over what is on the device. Another page of this agent may have gone on with messages that are here, too: what it has
   * sent or discarded must not be sent from here. Nothing is sent before the device has answered: it is saved there first.
   */
  #load(owner: RecordOwner): void {
    const { records } = this.#environment;
    const known = new Map(listRows(this.#state).map(({ id, version }) => [id, version]));
    const reading = Promise.all([records.list('message'), records.list('discarded')]);
    const restored: Promise<void> = reading.then(([found, discarded]) => {
      if (this.restored !== restored) return this.restored;
      if (this.#owner !== owner) return;
      for (const id of selectDiscarded(this.#environment, discarded)) this.#drop(id);
      const { messages, mayBeOld } = selectStored(this.#environment, found, known);
      this.#mayBeOld = mayBeOld;
      this.#takeOver(messages, known);
      // The server has been asked before the messages were there.
      if (this.#deps.resync.isDone) this.handleResynced();
    });
    this.restored = restored;
  }

  /** The agent has discarded it in another tab: it is not sent from here, and not asked about. */
  #drop(id: CommandId): void {
    this.#ended.add(id);
    this.#discarded.add(id);
    this.#apply({ type: 'discarded', id });
  }

  /** Once the server has told the time, the device is asked again. */
  #loadOld(): void {
    const isLearnt = this.#environment.clock.differenceMs !== null;
    if (this.#mayBeOld && isLearnt && this.#owner !== null) this.#load(this.#owner);
  }

  /** `known`: the versions of the messages here when the device was asked. */
  #takeOver(stored: readonly StoredMessage[], known: ReadonlyMap<CommandId, number>): void {
    const versions = new Map(stored.map(({ row }) => [row.id, row.version]));
    // An older version is there when the device did not take the last one.
    this.#restore(stored.filter(({ row: { id, version } }) => version > (this.#find(id)?.version ?? -1)));
    // A device that cannot be read is no evidence. What was not saved was never there.
    const lost = listRows(this.#state).filter(
      ({ id, state }) => this.#isOnDevice && state !== 'rejected' && (known.get(id) ?? 0) > 0 && !versions.has(id),
    );
    if (lost.length > 0) this.#apply({ type: 'lost', rows: lost });
  }

  /** The session ends. The messages are kept for the same agent, unless they are discarded. */
  stop(why: NotSentReason, isDiscarded = false): void {
    const owner = this.#owner;
    if (owner === null) return;
    const rows = listRows(this.#state);
    const messages = rows.flatMap((row) => this.#toStored(row) ?? []);
    if (!isDiscarded && messages.length > 0) this.#parked.push({ owner, messages });
    this.#owner = null;
    this.#state = emptyDelivery(null);
    this.#clock.stop();
    this.show();
    // What stays on the device may still be sent by another page.
    const isKept = !isDiscarded && this.#isOnDevice;
    for (const row of rows) {
      this.#resolve(row, row.sends > 0 || isKept ? { status: 'unknown' } : { status: 'not-sent', why });
    }
    this.#environment.tabs?.messages.clear();
    this.#messages.clear();
    this.#closed.clear();
    this.#ended.clear();
    this.#discarded.clear();
  }

  /** Throws `EncodeError` when the message does not fit the state. */
  send(command: CommandOf<'send-message'>): Promise<CommandOutcome> {
    const pending = createPendingMessage(command, this.#environment);
    const { tabs } = this.#environment;
    if (tabs?.isFollowing === true) return tabs.messages.send(pending);
    const { id, issuedAt } = pending;
    const row = this.createRow(pending);
    this.#messages.set(id, { row, command: pending.command, issuedAt, conversation: null });
    return new Promise((resolve) => {
      this.#resolvers.set(id, resolve);
      this.#apply({ type: 'composed', row });
    });
  }

  createRow({ id, message, command: { conversationId } }: NewMessage): OutboxRow {
    const { agent, conversations } = this.#environment.store.state;
    const entries = conversations.byId.get(conversationId)?.entries ?? [];
    const messages = entries.slice().filter((entry) => entry.kind === 'message');
    const lookalikes = messages
      .filter((other) => looksLike(other, message, agent?.id ?? null))
      .map((other) => other.id);
    return createRow({ id, conversationId, message, lookalikes, witnesses: toWitnesses(messages) });
  }

  handleConnect(): void {
    this.#apply({ type: 'connected' });
    // While this page was offline, or put aside by the browser, another one may have had the session.
    if (this.#owner !== null) this.#load(this.#owner);
  }

  handleDisconnect(): void {
    if (this.#state.connectedAt !== null) this.#apply({ type: 'disconnected' });
  }

  /** Call it before the event changes the state. */
  observe(event: ServerEvent): void {
    this.#environment.tabs?.messages.observe(event);
    if (event.type === 'entry-added') {
      const { conversationId, entry } = event;
      if (entry.kind === 'message') this.#apply({ type: 'message-received', conversationId, message: entry });
    } else if (event.type === 'conversation-snapshot') {
      const { id } = event.conversation;
      this.#reopen(id);
      this.#apply({
        type: 'history',
        conversationId: id,
        messages: messagesOf(event.history),
        from: null,
        reading: null,
      });
    }
  }

  /** A conversation that had ended is this agent's again. Its messages were reported: they are not sent by themselves. */
  #reopen(id: ConversationId): void {
    const closed = this.#closed.get(id);
    if (closed === undefined || this.#environment.tabs?.isFollowing === true) return;
    this.#closed.delete(id);
    for (const stored of closed) {
      this.#ended.delete(stored.row.id);
      this.#messages.set(stored.row.id, stored);
    }
    this.#apply({ type: 'lost', rows: closed.map(({ row }) => row) });
  }

  /** The history of a conversation was read in place of a snapshot that did not come. */
  handleHistoryRead(id: ConversationId, recent: RecentEvents): void {
    this.#takeHistory(id, recent, null);
  }

  /** A conversation has ended. The state keeps its messages with it. */
  handleClosed(id: ConversationId): void {
    this.#apply({ type: 'closed', conversationId: id });
  }

  /** What is left of conversations that are not this agent's any more is listed with them. */
  handleResynced(): void {
    const { store, clock } = this.#environment;
    const { conversations } = store.state;
    this.#loadOld();
    for (const [id, { rows }] of this.#state.queues) {
      if (rows.length === 0 || conversations.byId.has(id)) continue;
      const messages = rows.flatMap((row) => this.#toStored(row) ?? []);
      store.update((state) => listUnsentAsEnded(state, messages, clock.now()));
      this.handleClosed(id);
    }
  }

  /** The agent has dismissed ended conversations; null for all. */
  dismiss(conversationId: ConversationId | null): void {
    for (const [id, messages] of this.#closed) {
      if (conversationId !== null && id !== conversationId) continue;
      for (const { row } of messages) void this.#environment.records.delete('message', row.id);
      this.#closed.delete(id);
    }
  }

  /** The server has refused the message that is on its way in a conversation. False when there is none. */
  reject(conversationId: ConversationId, problem: string, code?: RefusalCode): boolean {
    const row = listRows(this.#state).find(
      (other) => other.state === 'in-flight' && other.conversationId === conversationId,
    );
    this.#refusalCode = code;
    if (row !== undefined) this.#apply({ type: 'rejected', id: row.id, problem });
    return row !== undefined;
  }

  /** Sends a rejected or unconfirmed message again, with the same ids. */
  retry(id: CommandId): void {
    this.#environment.tabs?.request('retry', id);
    this.#apply({ type: 'retried', id });
  }

  discard(id: CommandId): void {
    this.#environment.tabs?.request('discard', id);
    this.#apply({ type: 'discarded', id });
  }

  discardAll(): void {
    for (const { command, id } of this.#environment.store.state.pending) {
      if (command.type === 'send-message') this.discard(id);
    }
  }

  /** Every message is confirmed, or was discarded. */
  get isEmpty(): boolean {
    return listDeliveries(this.#environment.store.state).length === 0;
  }

  /** Resolves when no message is on its way: all are settled, or wait for the agent. */
  settled(): Promise<void> {
    return whenSettled(this.#environment);
  }

  get #isOnDevice(): boolean {
    const { store, options } = this.#environment;
    return options.outbox === 'indexeddb' && store.state.storageProblem === null;
  }

  /** Other tabs do not see what is kept. */
  get #isInMemory(): boolean {
    const { store, options } = this.#environment;
    return options.outbox === 'memory' || store.state.storageProblem === 'unavailable';
  }

  #find(id: CommandId): OutboxRow | undefined {
    return listRows(this.#state).find((row) => row.id === id);
  }

  /** Shows messages of the device or of the session before, in place of older versions. */
  #restore(messages: readonly StoredMessage[]): void {
    const fresh = messages.filter(({ row }) => !this.#ended.has(row.id));
    for (const message of fresh) this.#messages.set(message.row.id, message);
    if (fresh.length === 0) return;
    const sorted = [...fresh].sort((a, b) => a.issuedAt - b.issuedAt);
    this.#apply({ type: 'restored', rows: sorted.map(({ row }) => row) });
  }

  #apply(event: DeliveryEvent, dueAt = 0): void {
    const { state, effects } = transition(this.#state, event, this.#clock.now(dueAt), this.#timing);
    const hasChanged = state !== this.#state;
    this.#state = state;
    this.#environment.store.batch(() => {
      if (hasChanged) this.show();
      for (const effect of effects) this.#perform(effect);
    });
    this.#clock.schedule(getNextTick(this.#state, this.#timing), (at) => this.#apply({ type: 'tick' }, at));
  }

  #perform(effect: DeliveryEffect): void {
    const { row } = effect;
    switch (effect.type) {
      case 'save':
        void this.#save(row);
        return;
      case 'emit':
        this.#emit(row);
        return;
      case 'read':
        this.#read(effect);
        return;
      case 'ended':
        this.#end(row, effect.how);
    }
  }

  async #save(row: OutboxRow): Promise<void> {
    const stored = this.#toStored(row);
    if (stored === null || this.#ended.has(row.id)) return;
    const owner = this.#owner;
    await this.#environment.records.put('message', row.id, stored);
    if (owner === this.#owner) this.#apply({ type: 'saved', id: row.id, version: row.version });
  }

  #toStored(row: OutboxRow): StoredMessage | null {
    const stored = this.#messages.get(row.id);
    if (stored === undefined) return null;
    const conversation = this.#environment.store.state.conversations.byId.get(row.conversationId);
    // The entries are the server's; the handles of wire objects are of no use to another page.
    return { ...stored, row, conversation: conversation ? { ...conversation, entries: [] } : stored.conversation };
  }

  #emit(row: OutboxRow): void {
    const { connection } = this.#deps;
    const stored = this.#messages.get(row.id);
    if (stored === undefined) return;
    const pendingCommand = toPendingCommand(row, stored);
    try {
      const events = encodePendingCommand(pendingCommand, this.#environment);
      if (events.every(({ event, payload }) => connection.send(event, payload))) return;
      this.#apply({ type: 'not-emitted', id: row.id });
    } catch (error) {
      const why = getEncodeErrorReason(error);
      this.#resolve(row, { status: 'not-sent', why });
      this.#apply({ type: 'abandoned', id: row.id });
    }
  }

  #read({ row: { conversationId }, source, reading, until }: Extract<DeliveryEffect, { type: 'read' }>): void {
    const { connection, recentHistory, resync } = this.#deps;
    // The message may have been sent into a connection that is dead.
    connection.checkHealth();
    if (source === 'subscription') {
      resync.request(conversationId);
      return;
    }
    const owner = this.#owner;
    recentHistory.readNow(conversationId, until).then(
      (recent) => {
        if (owner !== this.#owner) return;
        // A message that is confirmed is in the thread at once, and not when its echo comes at last.
        this.#environment.store.batch(() => {
          this.#takeHistory(conversationId, recent, reading);
          this.#deps.applyHistory(conversationId, recent);
        });
      },
      () => {
        if (owner === this.#owner) this.#apply({ type: 'reading-failed', conversationId, reading });
      },
    );
  }

  #takeHistory(conversationId: ConversationId, { events, since }: RecentEvents, reading: number | null): void {
    const from = since === -Infinity ? null : since;
    this.#apply({ type: 'history', conversationId, messages: messagesOf(events), from, reading });
  }

  #end(row: OutboxRow, how: Extract<DeliveryEffect, { type: 'ended' }>['how']): void {
    const { records } = this.#environment;
    if (how === 'rejected') {
      const code = this.#refusalCode;
      this.#resolve(row, { status: 'refused', message: row.problem, ...(code && { code }) });
      return;
    }
    this.#ended.add(row.id);
    if (how === 'discarded') {
      this.#discarded.add(row.id);
      void records.put('discarded', row.id, true);
    }
    const stored = how === 'closed' ? this.#toStored(row) : null;
    if (stored !== null)
      this.#closed.set(row.conversationId, [...(this.#closed.get(row.conversationId) ?? []), stored]);
    else void records.delete('message', row.id);
    if (how === 'confirmed' || how === 'discarded') this.#resolve(row, { status: how });
    else if (row.sends > 0) this.#resolve(row, { status: 'unknown' });
    else this.#resolve(row, { status: 'not-sent', why: 'no-such-conversation' });
    this.#messages.delete(row.id);
  }

  #resolve(row: OutboxRow, outcome: CommandOutcome): void {
    const stored = this.#messages.get(row.id);
    this.#resolvers.get(row.id)?.(outcome);
    this.#resolvers.delete(row.id);
    const isReportedElsewhere = this.#environment.tabs?.messages.handleEnded(row, outcome) === true;
    if (stored !== undefined && !isReportedElsewhere) {
      this.#environment.events.notifyAll(sessionEventsOfOutcome(toPendingCommand(row, stored), outcome));
    }
  }

  /** The messages, as the thread shows them. */
  show(): void {
    const messages = listRows(this.#state).flatMap((row) => {
      const stored = this.#messages.get(row.id);
      return stored === undefined ? [] : [toPendingCommand(row, stored)];
    });
    const shown = [...messages, ...(this.#environment.tabs?.messages.shown ?? [])];
    this.#environment.store.update((state) => setPendingMessages(state, shown));
  }

  get #timing(): DeliveryTiming {
    const { timing, options } = this.#environment;
    const { settle, resync: read, decide } = timing;
    return { echo: options.requestTimeout ?? timing.message, settle, read, decide };
  }
}
