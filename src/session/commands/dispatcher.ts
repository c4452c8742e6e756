import type {
  Command,
  CommandId,
  CommandOutcome,
  CommandOf,
  ConversationId,
  NotSentReason,
  RefusalCode,
  ServerEvent,
} from '../../domain/index.js';
import {
  encode,
  EncodeError,
  createMessageIdentity,
  isCommandEventName,
  createLocalEcho,
  type EncodeContext,
} from '../../protocol/encode/encode.js';
import { getCommandRule } from '../../store/command-rules.js';
import {
  addPendingCommand,
  updateDelivery,
  getNotSentReason,
  removePendingCommand,
  getSendableCommands,
  findSettlements,
} from '../../store/outbox.js';
import { getCommandConversationId, selectReplyChannel } from '../../store/selectors.js';
import type { PendingCommand } from '../../store/state.js';
import type { Store } from '../../store/store.js';
import type { TimeProvider } from '../server-clock.js';

export interface DispatcherDependencies {
  readonly store: Store;
  readonly time: TimeProvider;
  /** How long to wait for an answer of this kind (ms). */
  timeoutMs(answer: 'state' | 'request' | 'message'): number;
  serverNow(): number;
  newId(): string;
  /** True when the link is up. Messages also wait for their conversation's history, see `mayMessage`. */
  isOnline(): boolean;
  canSendMessage(id: ConversationId): boolean;
  send(event: string, payload: unknown): boolean;
  readonly encodeOptions: () => Pick<EncodeContext, 'replyMode' | 'server'>;
  onFinished(pendingCommand: PendingCommand, outcome: CommandOutcome): void;
}

/** Takes wishes from issue to outcome: each is sent when its turn comes and ends in exactly one outcome. */
export class Dispatcher {
  readonly #resolvers = new Map<CommandId, (outcome: CommandOutcome) => void>();
  readonly #timers = new Map<CommandId, unknown>();

  constructor(private readonly deps: DispatcherDependencies) {}

  dispatch(command: Command): Promise<CommandOutcome> {
    const { store } = this.deps;
    const reason = getNotSentReason(store.state, command);
    if (reason !== null) return this.#finishUnsent(command, reason);
    const isMessage = command.type === 'send-message';
    // Messages wait for the link; a wish about the moment would come true at another one.
    if (!isMessage && !this.deps.isOnline()) return this.#finishUnsent(command, 'offline');
    let pendingCommand: PendingCommand;
    try {
      pendingCommand = isMessage ? this.#createPendingMessage(command) : this.#createPendingCommand(command, null);
    } catch (error) {
      return this.#finishUnsent(command, notSentReasonOf(error));
    }
    return new Promise((resolve) => {
      this.#resolvers.set(pendingCommand.id, resolve);
      store.batch(() => {
        store.update((state) => addPendingCommand(state, pendingCommand));
        this.flush();
      });
    });
  }

  /** Sends whatever may go now. */
  flush(): void {
    if (!this.deps.isOnline()) return;
    for (const pendingCommand of getSendableCommands(this.deps.store.state)) {
      if (
        pendingCommand.command.type === 'send-message' &&
        !this.deps.canSendMessage(pendingCommand.command.conversationId)
      )
        continue;
      this.#send(pendingCommand);
    }
  }

  /**
   * What a server event means for wishes under way. Called before the event changes the state. False for a refusal of
   * something nobody here has asked for.
   */
  settle(event: ServerEvent): boolean {
    for (const { pendingCommand, settlement } of findSettlements(this.deps.store.state, event)) {
      if ('confirmed' in settlement) this.#finish(pendingCommand, { status: 'confirmed' });
      else this.#refuse(pendingCommand, settlement.refused);
    }
    if (event.type === 'conversation-closed') this.#dropMessages(event.conversationId);
    return event.type !== 'request-refused' || this.#settleRefusal(event);
  }

  /**
   * The link is gone. Whether a message arrived is unknown until the history has been read; for everything else the
   * facts after the reconnect speak, and a wish that may have come true must not be repeated blindly.
   */
  handleDisconnect(): void {
    for (const pendingCommand of this.deps.store.state.pending) {
      this.#clearTimer(pendingCommand.id);
      if (pendingCommand.command.type !== 'send-message')
        this.#finish(pendingCommand, { status: 'not-sent', why: 'connection-lost' });
      else if (pendingCommand.delivery === 'sending') this.#setDelivery(pendingCommand.id, 'unconfirmed');
    }
  }

  /** A conversation's history has come over a new link: what it does not hold may or may not have arrived. */
  handleSnapshot(id: ConversationId): void {
    for (const pendingCommand of this.deps.store.state.pending) {
      if (pendingCommand.command.type !== 'send-message' || pendingCommand.command.conversationId !== id) continue;
      if (pendingCommand.delivery === 'unconfirmed') this.#setDelivery(pendingCommand.id, 'undecided');
    }
    this.flush();
  }

  /** The agent's decision about a message whose fate is unknown, or that was rejected: the same message again. */
  retry(id: CommandId): void {
    const pendingCommand = this.#find(id);
    if (
      pendingCommand === undefined ||
      (pendingCommand.delivery !== 'undecided' &&
        pendingCommand.delivery !== 'rejected' &&
        pendingCommand.delivery !== 'unconfirmed')
    )
      return;
    this.#setDelivery(id, 'queued');
    this.flush();
  }

  discard(id: CommandId): void {
    const pendingCommand = this.#find(id);
    if (pendingCommand?.command.type !== 'send-message') return;
    this.#finish(pendingCommand, { status: 'discarded' });
  }

  /** The session is over: every wish ends. */
  finishAll(why: NotSentReason): void {
    for (const pendingCommand of this.deps.store.state.pending)
      this.#finish(pendingCommand, { status: 'not-sent', why });
  }

  /** A wish that never became a row ends like any other. */
  #finishUnsent(command: Command, why: NotSentReason): Promise<CommandOutcome> {
    const outcome: CommandOutcome = { status: 'not-sent', why };
    this.deps.onFinished(this.#createPendingCommand(command, null), outcome);
    return Promise.resolve(outcome);
  }

  #find(id: CommandId): PendingCommand | undefined {
    return this.deps.store.state.pending.find((pendingCommand) => pendingCommand.id === id);
  }

  #createPendingCommand(command: Command, message: PendingCommand['message']): PendingCommand {
    const id = this.deps.newId() as CommandId;
    return {
      id,
      command,
      delivery: 'queued',
      message: message === null ? null : { ...message, pendingCommand: id },
      issuedAt: this.deps.serverNow(),
      problem: '',
    };
  }

  /**
   * Ids and channel of a message are settled here, once: a retry sends the same message, and one that had to wait goes
   * where its writer saw it would go.
   */
  #createPendingMessage(command: CommandOf<'send-message'>): PendingCommand {
    const context = this.#encodeContext(command, null);
    const addressedCommand = { ...command, channelSessionId: context.channelSession?.id ?? null };
    const identity = createMessageIdentity(this.deps.newId, addressedCommand, context.replyMode);
    return this.#createPendingCommand(addressedCommand, createLocalEcho(addressedCommand, { ...context, identity }));
  }

  #send(pendingCommand: PendingCommand): void {
    const { store } = this.deps;
    let isSent = true;
    try {
      for (const { event, payload } of encode(
        pendingCommand.command,
        this.#encodeContext(pendingCommand.command, pendingCommand),
      )) {
        isSent = isSent && this.deps.send(event, payload);
      }
    } catch (error) {
      this.#finish(pendingCommand, { status: 'not-sent', why: notSentReasonOf(error) });
      return;
    }
    if (!isSent) {
      if (pendingCommand.command.type !== 'send-message')
        this.#finish(pendingCommand, { status: 'not-sent', why: 'offline' });
      return;
    }
    const rule = getCommandRule(pendingCommand.command);
    if (rule.responseKind === 'none') {
      this.#finish(pendingCommand, { status: 'confirmed' });
      return;
    }
    store.update((state) => updateDelivery(state, pendingCommand.id, 'sending'));
    const timer = this.deps.time.setTimeout(
      () => this.#handleTimeout(pendingCommand.id),
      this.deps.timeoutMs(rule.responseKind),
    );
    this.#timers.set(pendingCommand.id, timer);
  }

  #handleTimeout(id: CommandId): void {
    this.#timers.delete(id);
    const pendingCommand = this.#find(id);
    if (pendingCommand === undefined) return;
    if (pendingCommand.command.type === 'send-message') {
      this.#setDelivery(id, 'unconfirmed');
      this.#setDelivery(id, 'undecided');
    } else this.#finish(pendingCommand, { status: 'timed-out' });
  }

  /**
   * `errors` names only the wire event, so it refuses the one wish of that name under way. Of messages several may be
   * under way: only a refusal that names the conversation is taken for an answer, to the one being sent there.
   */
  #settleRefusal(event: Extract<ServerEvent, { type: 'request-refused' }>): boolean {
    const refusedCommand = this.deps.store.state.pending.find((pendingCommand) => {
      if (pendingCommand.delivery !== 'sending' || !isCommandEventName(event.event, pendingCommand.command.type))
        return false;
      const conversation = getCommandConversationId(pendingCommand.command);
      if (event.conversationId === null) return pendingCommand.command.type !== 'send-message';
      return conversation === null || conversation === event.conversationId;
    });
    if (refusedCommand !== undefined) this.#refuse(refusedCommand, event.message, event.code);
    return refusedCommand !== undefined;
  }

  #refuse(pendingCommand: PendingCommand, message: string, code?: RefusalCode): void {
    const outcome: CommandOutcome = { status: 'refused', message, ...(code && { code }) };
    if (pendingCommand.command.type !== 'send-message') {
      this.#finish(pendingCommand, outcome);
      return;
    }
    // The text stays where the agent wrote it until they retry or discard it.
    this.#clearTimer(pendingCommand.id);
    this.#setDelivery(pendingCommand.id, 'rejected', message);
    this.#resolve(pendingCommand, outcome);
    this.deps.onFinished(pendingCommand, outcome);
    this.flush();
  }

  #dropMessages(id: ConversationId): void {
    for (const pendingCommand of this.deps.store.state.pending) {
      if (pendingCommand.command.type === 'send-message' && pendingCommand.command.conversationId === id) {
        this.#finish(pendingCommand, { status: 'not-sent', why: 'no-such-conversation' });
      }
    }
  }

  #finish(pendingCommand: PendingCommand, outcome: CommandOutcome): void {
    this.#clearTimer(pendingCommand.id);
    this.deps.store.update((state) => removePendingCommand(state, pendingCommand.id));
    this.#resolve(pendingCommand, outcome);
    this.deps.onFinished(pendingCommand, outcome);
    this.flush();
  }

  #resolve(pendingCommand: PendingCommand, outcome: CommandOutcome): void {
    this.#resolvers.get(pendingCommand.id)?.(outcome);
    this.#resolvers.delete(pendingCommand.id);
  }

  #setDelivery(id: CommandId, delivery: PendingCommand['delivery'], problem = ''): void {
    this.deps.store.update((state) => updateDelivery(state, id, delivery, problem));
  }

  #clearTimer(id: CommandId): void {
    this.deps.time.clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  #encodeContext(command: Command, pendingCommand: PendingCommand | null): EncodeContext {
    const { state } = this.deps.store;
    if (state.agent === null) throw new EncodeError('session-ended');
    const id = getCommandConversationId(command);
    const conversation = id === null ? null : (state.conversations.byId.get(id) ?? null);
    const channelSessionId = command.type === 'send-message' ? command.channelSessionId : null;
    const chosenSession = conversation?.channelSessions.find((session) => session.id === channelSessionId);
    return {
      ...this.deps.encodeOptions(),
      agent: state.agent,
      now: this.deps.serverNow(),
      newId: this.deps.newId,
      conversation,
      offer: id === null ? null : (state.offers.byId.get(id) ?? null),
      channelSession: chosenSession ?? (id === null ? null : selectReplyChannel(state, id)),
      identity: pendingCommand?.message
        ? { eventId: pendingCommand.message.id, messageId: pendingCommand.message.messageId }
        : null,
    };
  }
}

const notSentReasonOf = (error: unknown): NotSentReason => {
  if (error instanceof EncodeError) return error.reason;
  throw error;
};
