import type {
  Command,
  CommandId,
  CommandOutcome,
  CommandOf,
  ConversationId,
  NotSentReason,
  RefusalCode,
  ServerEvent,
} from '../domain/index.js';
import { encode, EncodeError, identify, isAbout, localEcho, type EncodeContext } from '../protocol/encode.js';
import { ruleOf } from '../store/command-rules.js';
import { addRow, moveRow, refusalOf, removeRow, sendable, verdicts } from '../store/outbox.js';
import { commandConversation, selectReplyChannel } from '../store/selectors.js';
import type { PendingRow } from '../store/state.js';
import type { Store } from '../store/store.js';
import type { TimePort } from './clock.js';

export interface DispatchPort {
  readonly store: Store;
  readonly time: TimePort;
  /** How long to wait for an answer of this kind (ms). */
  patience(answer: 'state' | 'request' | 'message'): number;
  serverNow(): number;
  newId(): string;
  /** True when the link is up. Messages also wait for their conversation's history, see `mayMessage`. */
  online(): boolean;
  mayMessage(id: ConversationId): boolean;
  send(event: string, payload: unknown): boolean;
  readonly encoding: () => Pick<EncodeContext, 'replyMode' | 'server'>;
  ended(row: PendingRow, outcome: CommandOutcome): void;
}

/** Takes wishes from issue to outcome: each is sent when its turn comes and ends in exactly one outcome. */
export class Dispatcher {
  readonly #waiting = new Map<CommandId, (outcome: CommandOutcome) => void>();
  readonly #timers = new Map<CommandId, unknown>();

  constructor(private readonly port: DispatchPort) {}

  dispatch(command: Command): Promise<CommandOutcome> {
    const { store } = this.port;
    const refused = refusalOf(store.state, command);
    if (refused !== null) return this.#notSent(command, refused);
    const isMessage = command.type === 'send-message';
    // Messages wait for the link; a wish about the moment would come true at another one.
    if (!isMessage && !this.port.online()) return this.#notSent(command, 'offline');
    let row: PendingRow;
    try {
      row = isMessage ? this.#compose(command) : this.#row(command, null);
    } catch (error) {
      return this.#notSent(command, reasonOf(error));
    }
    return new Promise((resolve) => {
      this.#waiting.set(row.id, resolve);
      store.batch(() => {
        store.update((state) => addRow(state, row));
        this.pump();
      });
    });
  }

  /** Sends whatever may go now. */
  pump(): void {
    if (!this.port.online()) return;
    for (const row of sendable(this.port.store.state)) {
      if (row.command.type === 'send-message' && !this.port.mayMessage(row.command.conversationId)) continue;
      this.#transmit(row);
    }
  }

  /**
   * What a server event means for wishes under way. Called before the event changes the state. False for a refusal of
   * something nobody here has asked for.
   */
  judge(event: ServerEvent): boolean {
    for (const { row, verdict } of verdicts(this.port.store.state, event)) {
      if ('confirmed' in verdict) this.#end(row, { status: 'confirmed' });
      else this.#refuse(row, verdict.refused);
    }
    if (event.type === 'conversation-closed') this.#dropMessages(event.conversationId);
    return event.type !== 'request-refused' || this.#judgeRefusal(event);
  }

  /**
   * The link is gone. Whether a message arrived is unknown until the history has been read; for everything else the
   * facts after the reconnect speak, and a wish that may have come true must not be repeated blindly.
   */
  linkLost(): void {
    for (const row of this.port.store.state.pending) {
      this.#stopTimer(row.id);
      if (row.command.type !== 'send-message') this.#end(row, { status: 'not-sent', why: 'link-lost' });
      else if (row.delivery === 'sending') this.#move(row.id, 'unconfirmed');
    }
  }

  /** A conversation's history has come over a new link: what it does not hold may or may not have arrived. */
  historyRead(id: ConversationId): void {
    for (const row of this.port.store.state.pending) {
      if (row.command.type !== 'send-message' || row.command.conversationId !== id) continue;
      if (row.delivery === 'unconfirmed') this.#move(row.id, 'undecided');
    }
    this.pump();
  }

  /** The agent's decision about a message whose fate is unknown, or that was rejected: the same message again. */
  retry(id: CommandId): void {
    const row = this.#find(id);
    if (
      row === undefined ||
      (row.delivery !== 'undecided' && row.delivery !== 'rejected' && row.delivery !== 'unconfirmed')
    )
      return;
    this.#move(id, 'queued');
    this.pump();
  }

  discard(id: CommandId): void {
    const row = this.#find(id);
    if (row?.command.type !== 'send-message') return;
    this.#end(row, { status: 'discarded' });
  }

  /** The session is over: every wish ends. */
  endAll(why: NotSentReason): void {
    for (const row of this.port.store.state.pending) this.#end(row, { status: 'not-sent', why });
  }

  /** A wish that never became a row ends like any other. */
  #notSent(command: Command, why: NotSentReason): Promise<CommandOutcome> {
    const outcome: CommandOutcome = { status: 'not-sent', why };
    this.port.ended(this.#row(command, null), outcome);
    return Promise.resolve(outcome);
  }

  #find(id: CommandId): PendingRow | undefined {
    return this.port.store.state.pending.find((row) => row.id === id);
  }

  #row(command: Command, message: PendingRow['message']): PendingRow {
    const id = this.port.newId() as CommandId;
    return {
      id,
      command,
      delivery: 'queued',
      message: message === null ? null : { ...message, pendingCommand: id },
      issuedAt: this.port.serverNow(),
      problem: '',
    };
  }

  /**
   * Ids and channel of a message are settled here, once: a retry sends the same message, and one that had to wait goes
   * where its writer saw it would go.
   */
  #compose(command: CommandOf<'send-message'>): PendingRow {
    const context = this.#context(command, null);
    const addressed = { ...command, channelSessionId: context.channelSession?.id ?? null };
    const identity = identify(this.port.newId, addressed, context.replyMode);
    return this.#row(addressed, localEcho(addressed, { ...context, identity }));
  }

  #transmit(row: PendingRow): void {
    const { store } = this.port;
    let sent = true;
    try {
      for (const { event, payload } of encode(row.command, this.#context(row.command, row))) {
        sent = sent && this.port.send(event, payload);
      }
    } catch (error) {
      this.#end(row, { status: 'not-sent', why: reasonOf(error) });
      return;
    }
    if (!sent) {
      if (row.command.type !== 'send-message') this.#end(row, { status: 'not-sent', why: 'offline' });
      return;
    }
    const rule = ruleOf(row.command);
    if (rule.answer === 'none') {
      this.#end(row, { status: 'confirmed' });
      return;
    }
    store.update((state) => moveRow(state, row.id, 'sending'));
    const handle = this.port.time.setTimeout(() => this.#timedOut(row.id), this.port.patience(rule.answer));
    this.#timers.set(row.id, handle);
  }

  #timedOut(id: CommandId): void {
    this.#timers.delete(id);
    const row = this.#find(id);
    if (row === undefined) return;
    if (row.command.type === 'send-message') {
      this.#move(id, 'unconfirmed');
      this.#move(id, 'undecided');
    } else this.#end(row, { status: 'timed-out' });
  }

  /**
   * `errors` names only the wire event, so it refuses the one wish of that name under way. Of messages several may be
   * under way: only a refusal that names the conversation is taken for an answer, to the one being sent there.
   */
  #judgeRefusal(event: Extract<ServerEvent, { type: 'request-refused' }>): boolean {
    const meant = this.port.store.state.pending.find((row) => {
      if (row.delivery !== 'sending' || !isAbout(event.event, row.command.type)) return false;
      const conversation = commandConversation(row.command);
      if (event.conversationId === null) return row.command.type !== 'send-message';
      return conversation === null || conversation === event.conversationId;
    });
    if (meant !== undefined) this.#refuse(meant, event.message, event.code);
    return meant !== undefined;
  }

  #refuse(row: PendingRow, message: string, code?: RefusalCode): void {
    const outcome: CommandOutcome = { status: 'refused', message, ...(code && { code }) };
    if (row.command.type !== 'send-message') {
      this.#end(row, outcome);
      return;
    }
    // The text stays where the agent wrote it until they retry or discard it.
    this.#stopTimer(row.id);
    this.#move(row.id, 'rejected', message);
    this.#answer(row, outcome);
    this.port.ended(row, outcome);
    this.pump();
  }

  #dropMessages(id: ConversationId): void {
    for (const row of this.port.store.state.pending) {
      if (row.command.type === 'send-message' && row.command.conversationId === id) {
        this.#end(row, { status: 'not-sent', why: 'no-such-conversation' });
      }
    }
  }

  #end(row: PendingRow, outcome: CommandOutcome): void {
    this.#stopTimer(row.id);
    this.port.store.update((state) => removeRow(state, row.id));
    this.#answer(row, outcome);
    this.port.ended(row, outcome);
    this.pump();
  }

  #answer(row: PendingRow, outcome: CommandOutcome): void {
    this.#waiting.get(row.id)?.(outcome);
    this.#waiting.delete(row.id);
  }

  #move(id: CommandId, delivery: PendingRow['delivery'], problem = ''): void {
    this.port.store.update((state) => moveRow(state, id, delivery, problem));
  }

  #stopTimer(id: CommandId): void {
    this.port.time.clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  #context(command: Command, row: PendingRow | null): EncodeContext {
    const { state } = this.port.store;
    if (state.agent === null) throw new EncodeError('session-ended');
    const id = commandConversation(command);
    const conversation = id === null ? null : (state.conversations.byId.get(id) ?? null);
    const chosen = command.type === 'send-message' ? command.channelSessionId : null;
    const named = conversation?.channelSessions.find((session) => session.id === chosen);
    return {
      ...this.port.encoding(),
      agent: state.agent,
      now: this.port.serverNow(),
      newId: this.port.newId,
      conversation,
      offer: id === null ? null : (state.offers.byId.get(id) ?? null),
      channelSession: named ?? (id === null ? null : selectReplyChannel(state, id)),
      identity: row?.message ? { eventId: row.message.id, messageId: row.message.messageId } : null,
    };
  }
}

const reasonOf = (error: unknown): NotSentReason => {
  if (error instanceof EncodeError) return error.reason;
  throw error;
};
