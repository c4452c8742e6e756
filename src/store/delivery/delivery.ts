import type { CommandId, ConversationId, EpochMs, Message } from '../../domain/index.js';
import {
  clockToleranceMs,
  emptyQueue,
  getDecideAt,
  getHead,
  getReadAt,
  isSearched,
  maxAutomaticResends,
  needsHistory,
  getSecondReadAt,
  type DeliveryEffect,
  type DeliveryEvent,
  type DeliveryState,
  type DeliveryTiming,
  type Queue,
  type Reading,
  type ReadSource,
  type Transition,
} from './delivery-state.js';
import {
  findConfirmations,
  looksLike,
  maxWitnesses,
  reusesId,
  toWitnesses,
  type DecisionReason,
  type OutboxRow,
  type Witness,
} from './outbox-row.js';

/* The rules of delivery, as a pure function of state, event and time. The session carries out the effects. */

/** One step of the machine. `now` is monotonic. */
export function transition(
  state: DeliveryState,
  event: DeliveryEvent,
  now: number,
  timing: DeliveryTiming,
): Transition {
  const step = new Step(state, now, timing);
  step.apply(event);
  return { state: step.state, effects: step.effects };
}

/** The changes of one event. */
class Step {
  readonly effects: DeliveryEffect[] = [];
  readonly #now: number;
  readonly #timing: DeliveryTiming;
  #state: DeliveryState;

  constructor(state: DeliveryState, now: number, timing: DeliveryTiming) {
    this.#state = state;
    this.#now = now;
    this.#timing = timing;
  }

  get state(): DeliveryState {
    return this.#state;
  }

  apply(event: DeliveryEvent): void {
    switch (event.type) {
      case 'composed':
        return this.#compose(event.row);
      case 'restored':
        return this.#restore(event.rows);
      case 'lost':
        return this.#lose(event.rows);
      case 'connected':
        this.#state = { ...this.#state, connectedAt: this.#now };
        return;
      case 'disconnected':
        return this.#disconnect();
      case 'history':
        return this.#takeHistory(event);
      case 'message-received':
        this.#confirm(event.conversationId, [event.message]);
        return this.#proceed(event.conversationId);
      case 'reading-failed':
        return this.#failReading(event.conversationId, event.reading);
      case 'closed':
        return this.#close(event.conversationId);
      case 'clock-stepped':
        return this.#shiftTimes(event.stepMs);
      case 'tick':
        for (const id of this.#state.queues.keys()) this.#proceed(id);
        return;
      default:
        return this.#applyToRow(event);
    }
  }

  #compose(row: OutboxRow): void {
    this.#update(row.conversationId, (queue) => ({ rows: [...queue.rows, row] }));
    this.#proceed(row.conversationId);
    // What was not its turn is saved as it is.
    if (this.#find(row.id)?.version === row.version) this.#save({ ...row, version: row.version + 1 });
  }

  #restore(rows: readonly OutboxRow[]): void {
    for (const saved of rows) {
      const state = saved.state === 'queued' || saved.state === 'rejected' ? saved.state : 'unconfirmed';
      // The monotonic clock of the page that sent it is gone.
      this.#put({ ...saved, state, sentAt: this.#now, unconfirmedAt: this.#now, absentAt: null });
    }
    for (const id of new Set(rows.map(({ conversationId }) => conversationId))) this.#proceed(id);
  }

  #lose(rows: readonly OutboxRow[]): void {
    // They may have been sent.
    for (const row of rows) this.#put(toDecision({ ...row, sends: Math.max(1, row.sends) }, 'elsewhere'));
  }

  /** In its place, or else as the last one. */
  #put(row: OutboxRow): void {
    if (this.#find(row.id) === undefined) this.#update(row.conversationId, (queue) => ({ rows: [...queue.rows, row] }));
    else this.#replace(row);
  }

  #disconnect(): void {
    this.#state = { ...this.#state, connectedAt: null };
    for (const id of this.#state.queues.keys()) {
      this.#update(id, ({ rows, witnesses, claimed }) => ({
        ...emptyQueue,
        witnesses,
        claimed,
        rows: rows.map((row) => {
          if (row.state === 'committing') return this.#withdraw(row);
          const unsettled = { ...row, absentAt: null, hasSubscribed: false };
          return row.state === 'in-flight'
            ? { ...unsettled, state: 'unconfirmed', unconfirmedAt: this.#now }
            : unsettled;
        }),
      }));
    }
  }

  /** It was about to be sent, and was not. */
  #withdraw(row: OutboxRow): OutboxRow {
    const sends = row.sends - 1;
    const withdrawn: OutboxRow = {
      ...row,
      sends,
      state: sends > 0 ? 'unconfirmed' : 'queued',
      automaticResends: Math.min(row.automaticResends, Math.max(0, sends - 1)),
      unconfirmedAt: this.#now,
      absentAt: null,
      version: row.version + 1,
    };
    this.effects.push({ type: 'save', row: withdrawn });
    return withdrawn;
  }

  #takeHistory({ conversationId, messages, from, reading }: Extract<DeliveryEvent, { type: 'history' }>): void {
    const { connectedAt } = this.#state;
    const queue = this.#queue(conversationId);
    const isAnswer = reading === null ? queue.reading?.source === 'subscription' : queue.reading?.number === reading;
    const late = queue.lateReadings.find(({ number }) => number === reading);
    this.#confirm(conversationId, messages);
    // The answer to a reading of an earlier connection shows what arrived, but not what is missing.
    if (connectedAt === null || (reading !== null && !isAnswer && late === undefined)) return;
    const startedAt = (isAnswer ? queue.reading?.startedAt : late?.startedAt) ?? connectedAt;
    this.#update(conversationId, ({ rows, pausedUntil }) => {
      // A snapshot whose events cannot be read has none.
      const isEvidence = reading !== null || messages.length > 0;
      const noted = isEvidence
        ? rows.map((row) => this.#noteAbsence(row, messages, { from, startedAt, isPushed: reading === null }))
        : rows;
      // What shows nothing is not read again at once.
      const isVain = isAnswer && noted.some((row, i) => row === rows[i] && isSearched(row));
      return {
        isReady: true,
        ...(isAnswer && { reading: null, failedSource: null }),
        pausedUntil: isVain ? this.#now + this.#timing.read : pausedUntil,
        rows: noted,
      };
    });
    this.#addWitnesses(conversationId, messages, from === null);
    this.#proceed(conversationId);
  }

  /** What it means for a message that a history lacks it. */
  #noteAbsence(
    row: OutboxRow,
    messages: readonly Message[],
    history: { readonly from: EpochMs | null; readonly startedAt: number; readonly isPushed: boolean },
  ): OutboxRow {
    const { from, startedAt, isPushed } = history;
    if (!isSearched(row) || startedAt < row.sentAt) return row;
    // A history that does not go back to the first attempt shows nothing.
    if (from !== null && from > row.message.at - clockToleranceMs) return row;
    const present = new Set(messages.map(({ id }) => id));
    const isLost = ({ id, at }: Witness): boolean => (from === null || at > from) && !present.has(id);
    // Without any, a loss could not be noticed. What is pushed may have been on its way for long: REST is asked then.
    if (row.witnesses.length === 0 || row.witnesses.some(isLost)) return isPushed ? row : toDecision(row, 'regressed');
    if (row.absentAt === null) return { ...row, absentAt: startedAt };
    if (startedAt < getSecondReadAt(row, this.#timing)) return row;
    // What was discarded is not sent by itself.
    if (row.decision === 'elsewhere' || row.automaticResends >= maxAutomaticResends) return toDecision(row, 'resent');
    return { ...row, state: 'queued', decision: null, automaticResends: row.automaticResends + 1 };
  }

  #failReading(id: ConversationId, number: number): void {
    this.#update(id, ({ reading, lateReadings }) => ({
      lateReadings: lateReadings.filter((late) => late.number !== number),
      ...(reading?.number === number && this.#afterFailure(id, reading)),
    }));
    this.#proceed(id);
  }

  /** Next, the other source is asked, once per lost confirmation; else it is tried again after a while. */
  #afterFailure(id: ConversationId, { source }: Reading): Partial<Queue> {
    const canSubscribe = source === 'activities' && getHead(this.#queue(id))?.hasSubscribed === false;
    return {
      reading: null,
      failedSource: source,
      ...(!canSubscribe && { pausedUntil: this.#now + this.#timing.read }),
    };
  }

  #close(id: ConversationId): void {
    for (const row of this.#queue(id).rows) this.#end(row, 'closed');
    const queues = new Map(this.#state.queues);
    queues.delete(id);
    this.#state = { ...this.#state, queues };
  }

  /** Times that were estimated move along with the estimate. */
  #shiftTimes(stepMs: number): void {
    for (const id of this.#state.queues.keys()) {
      this.#update(id, ({ rows }) => ({
        rows: rows.map((row) => ({ ...row, message: { ...row.message, at: row.message.at + stepMs } })),
      }));
    }
  }

  #applyToRow(event: Extract<DeliveryEvent, { readonly id: CommandId }>): void {
    const row = this.#find(event.id);
    if (row === undefined) return;
    switch (event.type) {
      case 'saved':
        if (row.state === 'committing' && event.version === row.version) this.#emit(row);
        return;
      case 'not-emitted':
        this.#replace({ ...this.#withdraw(row) });
        this.#update(row.conversationId, () => ({ pausedUntil: this.#now + this.#timing.settle / 6 }));
        return;
      case 'rejected': {
        const rejected: OutboxRow = { ...row, state: 'rejected', problem: event.problem };
        this.#save({ ...rejected, version: row.version + 1 });
        this.effects.push({ type: 'ended', row: rejected, how: 'rejected' });
        break;
      }
      case 'retried':
        if (!['needs-decision', 'rejected', 'unconfirmed'].includes(row.state)) return;
        this.#replace({ ...row, state: 'queued', decision: null, problem: '' });
        // The agent does not wait for the next reading.
        this.#update(row.conversationId, () => ({ pausedUntil: this.#now }));
        break;
      case 'discarded':
      case 'abandoned':
        this.#remove(row);
        this.#end(row, event.type);
        break;
    }
    this.#proceed(row.conversationId);
  }

  /** Only what the server has sent confirms a message. */
  #confirm(id: ConversationId, messages: readonly Message[]): void {
    const { agentId } = this.#state;
    const queue = this.#queue(id);
    const confirmations = findConfirmations(queue.rows, messages, agentId, queue.claimed);
    for (const [row, echo] of confirmations) {
      this.#remove(row);
      if (reusesId(row.message)) this.#update(id, ({ claimed }) => ({ claimed: [...claimed, echo.id] }));
      this.#end(row, 'confirmed');
      this.#addWitnesses(id, [echo], false);
    }
    const taken = new Set([...confirmations.values()].map((echo) => echo.id));
    for (const row of this.#queue(id).rows) {
      // What came before the first attempt, or confirms another row, is not this one.
      const isOther = (message: Message): boolean =>
        row.sends === (row.state === 'committing' ? 1 : 0) || taken.has(message.id);
      const lookalikes = messages.filter(
        (message) =>
          isOther(message) && !row.lookalikes.includes(message.id) && looksLike(message, row.message, agentId),
      );
      if (lookalikes.length === 0) continue;
      const ids = lookalikes.map((message) => message.id);
      this.#save({ ...row, lookalikes: [...row.lookalikes, ...ids], version: row.version + 1 });
    }
  }

  /** Does what the first message of a conversation waits for. */
  #proceed(id: ConversationId): void {
    const { connectedAt } = this.#state;
    const head = getHead(this.#queue(id));
    if (head === undefined || connectedAt === null) return;
    const { isReady, pausedUntil } = this.#queue(id);
    if (head.state === 'queued' && isReady) {
      if (pausedUntil <= this.#now) this.#commit(head);
      return;
    }
    let row = head;
    if (row.state === 'in-flight' && this.#now >= row.sentAt + this.#timing.echo) {
      row = { ...row, state: 'unconfirmed', unconfirmedAt: this.#now, absentAt: null };
    }
    if (row.state === 'unconfirmed' && this.#now >= getDecideAt(connectedAt, row, this.#timing)) {
      row = toDecision(row, 'no-history');
    }
    if (row !== head) this.#replace(row);
    if (needsHistory(this.#queue(id), row)) this.#read(row, connectedAt);
  }

  #commit(row: OutboxRow): void {
    const witnesses = row.sends > 0 ? row.witnesses : this.#queue(row.conversationId).witnesses;
    this.#save({
      ...row,
      state: 'committing',
      sends: row.sends + 1,
      witnesses,
      absentAt: null,
      version: row.version + 1,
    });
  }

  #emit(row: OutboxRow): void {
    const sent: OutboxRow = { ...row, state: 'in-flight', sentAt: this.#now, hasSubscribed: false };
    this.#replace(sent);
    this.effects.push({ type: 'emit', row: sent });
  }

  #read(head: OutboxRow, connectedAt: number): void {
    const { conversationId } = head;
    const { reading } = this.#queue(conversationId);
    if (reading !== null) {
      if (this.#now < reading.startedAt + this.#timing.read) return;
      this.#update(conversationId, ({ lateReadings }) => ({
        lateReadings: [...lateReadings, reading],
        ...this.#afterFailure(conversationId, reading),
      }));
    }
    const queue = this.#queue(conversationId);
    if (this.#now < getReadAt(queue, head, connectedAt, this.#timing)) return;
    const number = this.#state.readings + 1;
    const source: ReadSource =
      queue.failedSource === 'activities' && !head.hasSubscribed ? 'subscription' : 'activities';
    const row = source === 'subscription' ? { ...head, hasSubscribed: true } : head;
    this.#state = { ...this.#state, readings: number };
    this.#update(conversationId, () => ({ reading: { number, source, startedAt: this.#now } }));
    this.#replace(row);
    this.effects.push({ type: 'read', source, row, reading: number, until: row.message.at - clockToleranceMs });
  }

  #addWitnesses(id: ConversationId, messages: readonly Message[], isComplete: boolean): void {
    this.#update(id, ({ witnesses }) => {
      const known = new Map(isComplete ? [] : witnesses.map((witness) => [witness.id, witness]));
      for (const witness of toWitnesses(messages)) known.set(witness.id, witness);
      // A server that has lost everything is still recognized.
      return known.size === 0 ? {} : { witnesses: [...known.values()].slice(-maxWitnesses) };
    });
  }

  /** Writes the row to the device, too. */
  #save(row: OutboxRow): void {
    this.#replace(row);
    this.effects.push({ type: 'save', row });
  }

  #end(row: OutboxRow, how: Extract<DeliveryEffect, { type: 'ended' }>['how']): void {
    this.effects.push({ type: 'ended', row, how });
  }

  #find(id: CommandId): OutboxRow | undefined {
    for (const { rows } of this.#state.queues.values()) {
      const row = rows.find((other) => other.id === id);
      if (row !== undefined) return row;
    }
    return undefined;
  }

  #replace(row: OutboxRow): void {
    this.#update(row.conversationId, ({ rows }) => ({
      rows: rows.map((other) => (other.id === row.id ? row : other)),
    }));
  }

  #remove(row: OutboxRow): void {
    this.#update(row.conversationId, ({ rows }) => ({ rows: rows.filter((other) => other.id !== row.id) }));
  }

  #queue(id: ConversationId): Queue {
    return this.#state.queues.get(id) ?? emptyQueue;
  }

  #update(id: ConversationId, change: (queue: Queue) => Partial<Queue>): void {
    const queue = this.#queue(id);
    const queues = new Map(this.#state.queues).set(id, { ...queue, ...change(queue) });
    this.#state = { ...this.#state, queues };
  }
}

const toDecision = (row: OutboxRow, decision: DecisionReason): OutboxRow => ({
  ...row,
  state: 'needs-decision',
  decision,
});
