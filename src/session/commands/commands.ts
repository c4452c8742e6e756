import type {
  CloseReason,
  Command,
  CommandId,
  CommandOutcome,
  ConversationId,
  NotSentReason,
  RefusalCode,
  ServerEvent,
} from '../../domain/index.js';
import { isCommandEventName } from '../../protocol/event-names.js';
import { getCommandRule, getDeparture } from '../../store/basic-command-rules.js';
import {
  addPendingCommand,
  updateDelivery,
  getNotSentReason,
  removePendingCommand,
  getSendableCommands,
  findSettlements,
} from '../../store/outbox.js';
import { getCommandConversationId } from '../../store/basic-selectors.js';
import type { PendingCommand } from '../../store/state.js';
import type { Store } from '../../store/store.js';
import type { Connection } from '../connection/connection.js';
import type { LazyOutbox } from '../outbox/lazy-outbox.js';
import { sessionEventsOfOutcome } from '../events/basic-session-events.js';
import type { SessionEnvironment } from '../session-environment.js';
import { createUnsent, encodePendingCommand, getEncodeErrorReason } from './pending-commands.js';

/** Takes each command from `dispatch` to exactly one outcome. Messages are taken there by the outbox. */
export class Commands {
  readonly #environment: SessionEnvironment;
  readonly #store: Store;
  readonly #connection: Connection;
  readonly #outbox: Pick<LazyOutbox, 'current'>;
  readonly #resolvers = new Map<CommandId, (outcome: CommandOutcome) => void>();
  readonly #timers = new Map<CommandId, unknown>();
  /** Commands that the tab with the connection was asked to send. */
  readonly #relayed = new Map<CommandId, PendingCommand>();
  /** Commands of other tabs, which the state shows. */
  #mirrored: ReadonlySet<CommandId> = new Set();
  /** Commands that another tab has asked for, and reports itself. */
  readonly #foreign = new Set<CommandId>();
  /** A log-out of this tab that the leader had not done when it was gone: the next one does it. */
  #logOut: PendingCommand | null = null;
  /** Conversations that this agent has asked to leave, and how, until they are closed. */
  readonly #departures = new Map<ConversationId, CloseReason>();

  constructor(environment: SessionEnvironment, connection: Connection, outbox: Pick<LazyOutbox, 'current'>) {
    this.#environment = environment;
    this.#store = environment.store;
    this.#connection = connection;
    this.#outbox = outbox;
  }

  dispatch(command: Command): Promise<CommandOutcome> {
    const reason = getNotSentReason(this.#store.state, command);
    if (reason !== null) return this.finishUnsent(command, reason);
    try {
      if (command.type === 'send-message')
        return this.#outbox.current?.send(command) ?? this.finishUnsent(command, 'offline');
    } catch (error) {
      return this.finishUnsent(command, getEncodeErrorReason(error));
    }
    if (this.#environment.tabs?.isFollowing === true) return this.#relay(command);
    return this.#dispatchHere(createUnsent(command, this.#environment));
  }

  /** Sends a command of another tab. Only its outcome is for that tab: no event is dispatched here. */
  dispatchFor(command: Command): Promise<CommandOutcome> {
    const why = getNotSentReason(this.#store.state, command);
    if (why !== null) return Promise.resolve({ status: 'not-sent', why });
    const pendingCommand = createUnsent(command, this.#environment);
    this.#foreign.add(pendingCommand.id);
    return this.#dispatchHere(pendingCommand).finally(() => this.#foreign.delete(pendingCommand.id));
  }

  #dispatchHere(pendingCommand: PendingCommand): Promise<CommandOutcome> {
    // Messages wait for the connection. Other commands do not: by then the agent may want something else.
    if (!this.#connection.isConnected) return this.#reportUnsent(pendingCommand, 'offline');
    return new Promise((resolve) => {
      this.#resolvers.set(pendingCommand.id, resolve);
      this.#start(pendingCommand);
    });
  }

  #start(pendingCommand: PendingCommand): void {
    this.#store.batch(() => {
      this.#store.update((state) => addPendingCommand(state, pendingCommand));
      this.flush();
    });
  }

  /** Sends every command that may be sent now. */
  flush(): void {
    if (!this.#connection.isConnected) return;
    for (const pendingCommand of getSendableCommands(this.#store.state)) this.#send(pendingCommand);
  }

  /**
   * Settles the pending commands that a server event answers. Call it before the event changes the state. False for a
   * refusal that belongs to no command of this session.
   */
  settle(event: ServerEvent): boolean {
    this.#outbox.current?.observe(event);
    for (const { pendingCommand, settlement } of findSettlements(this.#store.state, event)) {
      if (this.#mirrored.has(pendingCommand.id)) continue;
      if ('confirmed' in settlement) this.#finish(pendingCommand, { status: 'confirmed' });
      else this.#refuse(pendingCommand, settlement.refused);
    }
    // Whether a request is refused is decided by the tab with the connection, which relays it.
    if (this.#environment.tabs?.isFollowing === true) return true;
    return event.type !== 'request-refused' || this.#settleRefusal(event);
  }

  handleConnect(): void {
    this.#outbox.current?.handleConnect();
    const logOut = this.#takeLogOut();
    if (logOut === null) return;
    this.#clearTimer(logOut.id);
    this.#relayed.delete(logOut.id);
    this.#start(logOut);
  }

  /** The tab that leads is connected. */
  handleLeaderConnect(): void {
    const logOut = this.#takeLogOut();
    if (logOut !== null) this.#environment.tabs?.sendCommand(logOut.id, logOut.command);
  }

  #takeLogOut(): PendingCommand | null {
    const logOut = this.#logOut;
    this.#logOut = null;
    return logOut !== null && this.#relayed.has(logOut.id) ? logOut : null;
  }

  /** Whether a command arrived is unknown until the state has been read after the reconnect. None is repeated. */
  handleDisconnect(): void {
    this.#outbox.current?.handleDisconnect();
    for (const pendingCommand of this.#ownPending()) {
      const { id, command, delivery } = pendingCommand;
      if (delivery === 'queued') this.#finish(pendingCommand, { status: 'not-sent', why: 'connection-lost' });
      // Nothing is connected again for it.
      else if (command.type === 'log-out') this.#finish(pendingCommand, { status: 'unknown' });
      else if (delivery === 'sending') this.#setDelivery(id, 'unconfirmed');
    }
  }

  /** The state is that of the server again. What it did not settle stays unknown. */
  handleResynced(): void {
    for (const pendingCommand of this.#ownPending()) {
      if (pendingCommand.delivery === 'unconfirmed') this.#finish(pendingCommand, { status: 'unknown' });
    }
    this.#outbox.current?.handleResynced();
    this.flush();
  }

  /** Its unsent messages are kept with the ended conversation. */
  handleClosed(id: ConversationId): void {
    this.#outbox.current?.handleClosed(id);
    this.#departures.delete(id);
  }

  /** How this agent has asked to leave a conversation; null if they have not. */
  departureOf(id: ConversationId): CloseReason | null {
    const mirrored = this.#store.state.pending.find(
      (pending) => this.#mirrored.has(pending.id) && getCommandConversationId(pending.command) === id,
    );
    return this.#departures.get(id) ?? (mirrored === undefined ? null : getDeparture(mirrored.command));
  }

  /** Ends every command but messages, which outlive the session. What has been sent may have arrived. */
  finishAll(why: NotSentReason): void {
    for (const pendingCommand of this.#ownPending()) {
      const isSent = pendingCommand.delivery !== 'queued';
      this.#finish(pendingCommand, isSent ? { status: 'unknown' } : { status: 'not-sent', why });
    }
    for (const [id, { command }] of this.#relayed)
      this.handleOutcome(id, { status: command.type === 'log-out' ? 'confirmed' : 'unknown' });
    this.#departures.clear();
  }

  /** What other tabs have requested. */
  mirror(commands: readonly PendingCommand[]): void {
    const before = this.#mirrored;
    this.#mirrored = new Set(commands.map(({ id }) => id));
    this.#store.update((state) => {
      const rest = state.pending.filter(({ id }) => !before.has(id));
      return rest.length + commands.length === state.pending.length && commands.length === 0
        ? state
        : { ...state, pending: [...commands, ...rest] };
    });
  }

  /** The tab with the connection says how a command of this tab has ended. */
  handleOutcome(id: CommandId, outcome: CommandOutcome): void {
    const pendingCommand = this.#relayed.get(id);
    if (pendingCommand === undefined) return;
    this.#clearTimer(id);
    this.#relayed.delete(id);
    this.#resolve(pendingCommand, outcome);
  }

  /** The tab that was asked is gone. What the commands have done shows in the state that the next one reads. */
  handleLeaderLost(): void {
    for (const [id, pendingCommand] of this.#relayed) {
      if (pendingCommand.command.type === 'log-out') {
        this.#logOut = pendingCommand;
        continue;
      }
      this.#clearTimer(id);
      this.#relayed.delete(id);
      this.#store.update((state) => addPendingCommand(state, { ...pendingCommand, delivery: 'unconfirmed' }));
    }
  }

  #relay(command: Command): Promise<CommandOutcome> {
    const { tabs, options, timing, time } = this.#environment;
    const pendingCommand = createUnsent(command, this.#environment);
    const { id } = pendingCommand;
    return new Promise((resolve) => {
      this.#resolvers.set(id, resolve);
      this.#relayed.set(id, pendingCommand);
      // It answers as soon as the server does, unless it hangs.
      const timeoutMs = (options.requestTimeout ?? timing.request) + timing.leaderSilence + timing.leaderAnswer;
      const timer = time.setTimeout(() => this.handleOutcome(id, { status: 'unknown' }), timeoutMs);
      this.#timers.set(id, timer);
      tabs?.sendCommand(id, command);
    });
  }

  /** All but messages, which the outbox sends, and those of other tabs. */
  #ownPending(): readonly PendingCommand[] {
    return this.#store.state.pending.filter(
      ({ id, command }) => command.type !== 'send-message' && !this.#mirrored.has(id),
    );
  }

  /** A command that was never queued emits the same events as any other. */
  finishUnsent(command: Command, why: NotSentReason): Promise<CommandOutcome> {
    return this.#reportUnsent(createUnsent(command, this.#environment), why);
  }

  #reportUnsent(pendingCommand: PendingCommand, why: NotSentReason): Promise<CommandOutcome> {
    const outcome: CommandOutcome = { status: 'not-sent', why };
    this.#notify(pendingCommand, outcome);
    return Promise.resolve(outcome);
  }

  #find(id: CommandId): PendingCommand | undefined {
    return this.#store.state.pending.find((pendingCommand) => pendingCommand.id === id);
  }

  #send(pendingCommand: PendingCommand): void {
    const { id, command } = pendingCommand;
    let isSent = true;
    try {
      for (const { event, payload } of encodePendingCommand(pendingCommand, this.#environment)) {
        isSent = isSent && this.#connection.send(event, payload);
      }
    } catch (error) {
      this.#finish(pendingCommand, { status: 'not-sent', why: getEncodeErrorReason(error) });
      return;
    }
    if (!isSent) {
      this.#finish(pendingCommand, { status: 'not-sent', why: 'offline' });
      return;
    }
    const { responseKind } = getCommandRule(command);
    if (responseKind === 'none') {
      this.#finish(pendingCommand, { status: 'confirmed' });
      return;
    }
    this.#setDelivery(id, 'sending');
    const departure = getDeparture(command);
    if (departure !== null && 'conversationId' in command) this.#departures.set(command.conversationId, departure);
    const { options, timing, time } = this.#environment;
    const timeoutMs = options.requestTimeout ?? timing[responseKind];
    this.#timers.set(
      id,
      time.setTimeout(() => this.#handleTimeout(id), timeoutMs),
    );
  }

  #handleTimeout(id: CommandId): void {
    this.#timers.delete(id);
    const pendingCommand = this.#find(id);
    if (pendingCommand !== undefined) this.#finish(pendingCommand, { status: 'unknown' });
  }

  /**
   * `errors` names only the wire event, so it refuses the one pending command of that name. Several messages may be
   * pending: only a refusal that names the conversation refuses the message that is being sent there.
   */
  #settleRefusal({ event, conversationId, message, code }: Extract<ServerEvent, { type: 'request-refused' }>): boolean {
    const candidates = this.#store.state.pending.filter(({ delivery, command }) => {
      if (delivery !== 'sending' || !isCommandEventName(event, command.type)) return false;
      if (command.type === 'send-message') return false;
      const commandConversationId = getCommandConversationId(command);
      return conversationId === null || commandConversationId === null || commandConversationId === conversationId;
    });
    // An agent's own state is refused by a presence report, under the same name as the state of another agent.
    const refusedCommand = candidates.find(({ command }) => command.type === 'set-agent-state') ?? candidates[0];
    if (refusedCommand !== undefined) this.#refuse(refusedCommand, message, code);
    else if (conversationId !== null && isCommandEventName(event, 'send-message'))
      return this.#outbox.current?.reject(conversationId, message, code) ?? false;
    return refusedCommand !== undefined;
  }

  #refuse(pendingCommand: PendingCommand, message: string, code?: RefusalCode): void {
    const outcome: CommandOutcome = { status: 'refused', message, ...(code && { code }) };
    const { command } = pendingCommand;
    if (getDeparture(command) !== null && 'conversationId' in command) this.#departures.delete(command.conversationId);
    this.#finish(pendingCommand, outcome);
  }

  #finish(pendingCommand: PendingCommand, outcome: CommandOutcome): void {
    this.#clearTimer(pendingCommand.id);
    this.#store.update((state) => removePendingCommand(state, pendingCommand.id));
    this.#resolve(pendingCommand, outcome);
  }

  #resolve(pendingCommand: PendingCommand, outcome: CommandOutcome): void {
    this.#resolvers.get(pendingCommand.id)?.(outcome);
    this.#resolvers.delete(pendingCommand.id);
    this.#notify(pendingCommand, outcome);
    this.flush();
  }

  #notify(pendingCommand: PendingCommand, outcome: CommandOutcome): void {
    if (this.#foreign.has(pendingCommand.id)) return;
    this.#environment.events.notifyAll(sessionEventsOfOutcome(pendingCommand, outcome));
  }

  #setDelivery(id: CommandId, delivery: PendingCommand['delivery']): void {
    this.#store.update((state) => updateDelivery(state, id, delivery));
  }

  #clearTimer(id: CommandId): void {
    this.#environment.time.clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }
}
