import type { AgentId, ConversationId, Message, MessageId } from '../../../src/domain/index.js';
import type { DeliveryTiming } from '../../../src/store/delivery/delivery-state.js';
import { asMaybeSent, toWitnesses, type OutboxRow } from '../../../src/store/delivery/outbox-row.js';
import { message } from '../builders/domain-objects.js';
import { checkOutcomes } from './check-outcomes.js';
import { Clock, seededRandom } from './clock.js';
import { SimulatedPage } from './simulated-page.js';
import { SimulatedServer } from './simulated-server.js';

/** The servers of the delivery contract. B and D break a promise on purpose: with them, duplicates are expected. */
export type Model = 'A' | 'B' | 'C' | 'D' | 'E2' | 'F';

/** What happens, and when (ms). `amount` is from 0 to 99 and means what the kind makes of it. */
export interface Step {
  readonly at: number;
  readonly kind: StepKind;
  readonly amount: number;
}

export const stepKinds = [
  'send',
  'send',
  'send',
  'reply',
  'reply',
  'drop',
  'half-open',
  'crash',
  'lose-echo',
  'lose-request',
  'repeat-echo',
  'delay-echo',
  'lose-snapshot',
  'rest-down',
  'slow-rest',
  'reload',
  'sleep',
  'slow-disk',
  'send-in-other-tab',
  'send-in-other-tab',
  'change-leader',
  'change-leader',
  'crash-other-tab',
  'lose-hand-over',
  'discard',
] as const;
export type StepKind = (typeof stepKinds)[number];

export interface Schedule {
  readonly model: Model;
  readonly seed: number;
  readonly remint: boolean;
  readonly steps: readonly Step[];
}

export interface Findings {
  /** Confirmed, and never stored by the server. */
  readonly falseSent: readonly string[];
  readonly duplicates: readonly string[];
  readonly inversions: readonly string[];
  /** Neither confirmed nor shown. */
  readonly nowhere: readonly string[];
  /** Discarded, and sent after that. */
  readonly undone: readonly string[];
  /** Asked although the rules leave another way. */
  readonly needless: readonly string[];
  /** Neither settled nor shown as a question, nor behind one. */
  readonly unsettled: readonly string[];
  readonly sent: number;
  readonly asked: number;
}

const defaultTiming: DeliveryTiming = { echo: 10_000, settle: 6_000, read: 5_000, decide: 30_000 };
const tabCount = 4;
/** A ping, and the time for its answer. */
const pingTimeoutMs = 45_000;
/** From one tab to another, at most. */
const hopMs = 20;
const conversations = ['talk-1', 'talk-2'] as const;

/** Runs one schedule in virtual time. */
export function simulate(schedule: Schedule): Findings {
  return new Simulation(schedule).run();
}

class Simulation {
  readonly #schedule: Schedule;
  readonly #clock = new Clock();
  readonly #random: () => number;
  readonly #server: SimulatedServer;
  readonly #page: SimulatedPage;
  readonly #confirmations = { early: new Set<string>(), page: new Map<string, number>() };
  readonly #losesHistory: boolean;
  #hasLostHistory = false;
  /** The connection in fact; the page may not have noticed. */
  #link = 0;
  #isLinkUp = false;
  #lastArrival = 0;
  #lostEchoes = 0;
  #lostRequests = 0;
  #repeats = 0;
  #echoDelayMs = 0;
  #lostSnapshots = 0;
  #restDownUntil = 0;
  #restMs = 100;
  #faultsEnd = 0;
  /** The tab with the connection, of several. */
  #leader = 0;
  /** Messages of other tabs, which have not heard how they ended. */
  readonly #handedOver = new Map<string, { readonly row: OutboxRow; readonly tab: number }>();
  /** The tab in which each message was written. */
  readonly #writtenIn = new Map<string, number>();
  readonly #handOverAt = new Map<number, number>();
  /** How long the next tabs are put aside whose message does not reach the leader (ms). */
  readonly #lostHandOvers: number[] = [];
  readonly #awayUntil = new Map<number, number>();
  readonly #undone: string[] = [];

  constructor(schedule: Schedule) {
    const { model, seed, remint } = schedule;
    this.#schedule = schedule;
    this.#random = seededRandom(seed);
    this.#losesHistory = model === 'D' || model === 'E2';
    const maxLagMs = model === 'A' ? 0 : 3_000;
    this.#server = new SimulatedServer({ maxLagMs, dedupe: model === 'F', remint }, this.#clock, this.#random);
    const timing = model === 'B' || model === 'F' ? { ...defaultTiming, settle: 0 } : defaultTiming;
    this.#page = new SimulatedPage(this.#clock, timing, {
      network: { emit: (row) => this.#emit(row), read: (effect) => this.#read(effect) },
      onConfirmed: ({ id, message: sent }) => {
        const { early, page } = this.#confirmations;
        if (!this.#server.everStored.has(sent.id)) early.add(id);
        if (!page.has(id)) page.set(id, this.#page.page);
        this.#sayEnded(id);
      },
      onDiscarded: (id) => this.#sayEnded(id),
    });
  }

  run(): Findings {
    for (const id of conversations) {
      const first = message(`first-${id}`, 0);
      this.#server.open(id, first);
      this.#page.seenInTabs.set(id, new Map([[first.id, first]]));
    }
    this.#connect();
    const steps = [...this.#schedule.steps].sort((a, b) => a.at - b.at);
    for (const step of steps) {
      this.#clock.at(step.at, () => this.#take(step));
      this.#faultsEnd = Math.max(this.#faultsEnd, step.at);
    }
    this.#clock.runUntil(this.#faultsEnd);
    // Every message in turn may need its confirmation, or two readings of the history.
    const settleMs = 45_000 + 12_000 * steps.length;
    for (;;) {
      const end = this.#faultsEnd + settleMs;
      this.#clock.runUntil(end);
      if (end >= this.#faultsEnd + settleMs) break;
    }
    return this.#evaluate();
  }

  /** A tab that is put aside does not receive it. Else it does, whatever becomes of the tab that has said it. */
  #sayEnded(id: string): void {
    const isAside = this.#random() < 0.1;
    if (!isAside) this.#clock.after(this.#random() * hopMs, () => this.#handedOver.delete(id));
  }

  /** By the agent, in the tab that they see. */
  #discard(amount: number): void {
    const { rows } = this.#page;
    const row = rows[amount % Math.max(1, rows.length)];
    if (row !== undefined && !this.#page.isAsleep) this.#page.dispatch({ type: 'discarded', id: row.id });
  }

  #take({ kind, amount }: Step): void {
    const conversationId = conversations[amount % 2] as string;
    switch (kind) {
      case 'send':
      case 'reply':
        return this.#compose(conversationId, kind === 'reply');
      case 'drop':
        return this.#drop(0, amount * 100);
      case 'half-open':
        return this.#drop(amount * 300, amount * 50);
      case 'crash':
        return this.#crash(amount);
      case 'lose-echo':
        this.#lostEchoes += 1 + (amount % 3);
        return;
      case 'lose-request':
        this.#lostRequests++;
        return;
      case 'repeat-echo':
        this.#repeats += 1 + (amount % 4);
        return;
      case 'delay-echo':
        this.#echoDelayMs = amount * 600;
        return;
      case 'lose-snapshot':
        this.#lostSnapshots++;
        return;
      case 'rest-down':
        this.#restDownUntil = this.#until(amount * 400);
        return;
      case 'slow-rest':
        this.#restMs = amount * 120;
        return;
      case 'reload':
        return this.#reload(amount * 20);
      case 'sleep':
        return this.#sleep(amount * 1_500);
      case 'slow-disk':
        this.#page.saveMs = amount * 10;
        return;
      case 'send-in-other-tab':
        return this.#compose(conversationId, amount % 5 === 0, this.#otherTab(amount));
      case 'change-leader':
        return this.#changeLeader(amount);
      case 'discard':
        return this.#discard(amount);
      case 'lose-hand-over':
        this.#lostHandOvers.push(amount * 600);
        return;
      case 'crash-other-tab': {
        const gone = this.#otherTab(amount);
        for (const [id, { tab }] of this.#handedOver) if (tab === gone) this.#handedOver.delete(id);
      }
    }
  }

  /** Faults that last are over then. */
  #until(ms: number): number {
    const end = this.#clock.now + ms;
    this.#faultsEnd = Math.max(this.#faultsEnd, end);
    return end;
  }

  #otherTab(amount: number): number {
    return (this.#leader + 1 + (amount % (tabCount - 1))) % tabCount;
  }

  /** Another tab has the connection a moment later, and the disk at once. The one before has crashed, or lives and follows. */
  #changeLeader(amount: number): void {
    const before = this.#leader;
    const left = amount % 2 === 0 ? [] : this.#page.rows.filter(({ state }) => state !== 'needs-decision');
    this.#leader = this.#otherTab(amount >> 1);
    // A tab leads when it is back.
    this.#awayUntil.delete(this.#leader);
    this.#page.reload();
    // What it has written itself, the new leader has at once.
    for (const [id, { row, tab }] of this.#handedOver) {
      if (tab !== this.#leader) continue;
      this.#handedOver.delete(id);
      this.#page.take(this.#withWitnesses(row));
    }
    for (const row of left) if (!this.#handedOver.has(row.id)) this.#handedOver.set(row.id, { row, tab: before });
    this.#reload(amount, false);
  }

  #compose(conversationId: string, isReply: boolean, otherTab: number | null = null): void {
    if (otherTab !== null && this.#isAway(otherTab)) return;
    const number = this.#page.composed.length;
    const quoted = `first-${conversationId}` as MessageId;
    const own = { sender: { kind: 'agent', id: 'mara' as AgentId, name: 'Mara' }, delivery: 'queued' } as const;
    const reply = { messageId: quoted, replyTo: quoted, body: { type: 'text', text: 'yes' } } as const;
    const text = message(`own-${String(number)}`, this.#clock.now, {
      ...own,
      ...(isReply && reply),
    } as Partial<Message>);
    this.#writtenIn.set(text.id, otherTab ?? this.#leader);
    if (otherTab === null) {
      // A page that sleeps gets no input.
      if (!this.#page.isAsleep) this.#page.compose(conversationId, text);
      return;
    }
    const row = this.#page.create(conversationId, text, true);
    const awayMs = this.#lostHandOvers.shift();
    if (awayMs === undefined) return this.#handOver(row, otherTab);
    this.#handedOver.set(row.id, { row: asMaybeSent(row), tab: otherTab });
    this.#awayUntil.set(otherTab, this.#until(awayMs));
    this.#clock.after(awayMs, () => this.#handOverAgain(otherTab));
  }

  #isAway(tab: number): boolean {
    return (this.#awayUntil.get(tab) ?? 0) > this.#clock.now;
  }

  #handOverAgain(ofTab: number | null): void {
    for (const { row, tab } of this.#handedOver.values())
      if ((ofTab === null || ofTab === tab) && !this.#isAway(tab)) this.#handOver(row, tab, hopMs);
  }

  #handOver(row: OutboxRow, tab: number, delayMs = 0): void {
    const { page } = this.#page;
    this.#handedOver.set(row.id, { row: asMaybeSent(row), tab });
    // A channel keeps the order of the messages of a tab.
    const at = Math.max(this.#handOverAt.get(tab) ?? 0, this.#clock.now + delayMs + 1 + this.#random() * hopMs);
    this.#handOverAt.set(tab, at);
    this.#clock.at(at, () => {
      if (page === this.#page.page && this.#handedOver.has(row.id)) this.#page.take(this.#withWitnesses(row));
    });
  }

  /** A tab knows what it has seen. */
  #withWitnesses(row: OutboxRow): OutboxRow {
    const seen = this.#page.seenInTabs.get(row.conversationId)?.values() ?? [];
    return { ...row, witnesses: toWitnesses([...seen]) };
  }

  #connect(): void {
    const { page } = this.#page;
    if (this.#page.isAsleep) {
      this.#page.whenAwake(() => this.#connect());
      return;
    }
    if (!this.#server.isUp) {
      this.#clock.after(1_000, () => {
        if (page === this.#page.page && !this.#isLinkUp) this.#connect();
      });
      return;
    }
    if (this.#isLinkUp) return;
    this.#isLinkUp = true;
    const link = ++this.#link;
    this.#lastArrival = this.#clock.now;
    this.#page.dispatch({ type: 'connected' });
    for (const id of conversations) {
      if (this.#lostSnapshots > 0) this.#lostSnapshots--;
      else this.#push(link, id, 30 + this.#random() * 200);
    }
  }

  /** The server sends the whole history of a conversation. */
  #push(link: number, id: string, ms: number): void {
    this.#clock.after(ms / 2, () => {
      if (link !== this.#link || !this.#isLinkUp) return;
      const messages = this.#server.historyOf(id);
      this.#arrive(link, ms / 2, () => this.#history(id, messages, null));
    });
  }

  #history(id: string, messages: readonly Message[], reading: number | null): void {
    const conversationId = id as ConversationId;
    this.#page.dispatch({ type: 'history', conversationId, messages, from: null, reading });
    this.#page.see(id, messages);
  }

  /** Over one connection everything arrives in order. */
  #arrive(link: number, ms: number, run: () => void): void {
    const at = Math.max(this.#clock.now + ms, this.#lastArrival);
    this.#lastArrival = at;
    this.#clock.at(at, () => {
      if (link === this.#link && this.#isLinkUp) run();
    });
  }

  #emit(row: OutboxRow): void {
    const link = this.#link;
    if (this.#page.discarded.has(row.id)) this.#undone.push(row.id);
    if (!this.#isLinkUp) return;
    if (this.#lostRequests > 0) {
      this.#lostRequests--;
      return;
    }
    this.#clock.after(20 + this.#random() * 80, () => {
      if (link !== this.#link || !this.#isLinkUp) return;
      this.#server.receive(row.conversationId, row.message, (stored) => this.#echo(row.conversationId, stored));
    });
  }

  #echo(conversationId: ConversationId, stored: Message): void {
    if (this.#lostEchoes > 0) {
      this.#lostEchoes--;
      return;
    }
    const copies = this.#repeats > 0 ? (this.#repeats--, 2) : 1;
    const delayMs = this.#echoDelayMs;
    this.#echoDelayMs = 0;
    const link = this.#link;
    for (let copy = 0; copy < copies; copy++) {
      this.#clock.after(30 + delayMs + copy * 10, () => {
        if (link !== this.#link || !this.#isLinkUp) return;
        this.#page.dispatch({ type: 'message-received', conversationId, message: stored });
        this.#page.see(conversationId, [stored]);
      });
    }
  }

  #read({
    source,
    row,
    reading,
  }: Parameters<ConstructorParameters<typeof SimulatedPage>[2]['network']['read']>[0]): void {
    const { conversationId } = row;
    const { page } = this.#page;
    if (source === 'subscription') return this.#push(this.#link, conversationId, 100 + this.#random() * 200);
    const answer = (run: () => void) =>
      this.#clock.after(this.#restMs / 2, () => {
        if (page === this.#page.page) run();
      });
    answer(() => {
      const isDown = this.#clock.now < this.#restDownUntil || !this.#server.isUp;
      const messages = this.#server.historyOf(conversationId);
      answer(() => {
        if (isDown) this.#page.dispatch({ type: 'reading-failed', conversationId, reading });
        else this.#history(conversationId, messages, reading);
      });
    });
  }

  /** The connection is gone; the page notices after `noticeMs` and is back `backMs` later. */
  #drop(noticeMs: number, backMs: number): void {
    const { page } = this.#page;
    this.#isLinkUp = false;
    this.#link++;
    this.#until(noticeMs + backMs);
    const notice = (): void => {
      if (page !== this.#page.page || this.#isLinkUp) return;
      if (this.#page.isConnected) this.#page.dispatch({ type: 'disconnected' });
      this.#clock.after(backMs, () => {
        if (page === this.#page.page) this.#connect();
      });
    };
    this.#clock.after(noticeMs, () => this.#page.whenAwake(notice));
  }

  #crash(amount: number): void {
    this.#server.crash();
    if (this.#losesHistory && amount % 3 === 0) {
      this.#hasLostHistory = true;
      const isNoticeable = this.#schedule.model !== 'D';
      for (const id of conversations) this.#server.lose(id, this.#knownBefore(id), amount / 100, isNoticeable);
    }
    this.#clock.at(this.#until(amount * 60), () => {
      this.#server.isUp = true;
    });
    this.#drop(0, 500);
  }

  /** What the page knew when it sent its message that is on its way. */
  #knownBefore(id: string): ReadonlySet<string> {
    const inFlight = this.#page.rows.find((row) => row.conversationId === id && row.sends > 0);
    const witnesses = inFlight?.witnesses.map((witness) => witness.id);
    return new Set<string>(witnesses ?? [...(this.#page.seen.get(id)?.keys() ?? [])]);
  }

  /** The server drops a page that does not answer its pings; the page notices when it wakes up. */
  #sleep(ms: number): void {
    this.#until(ms);
    this.#page.sleep(ms);
    const { page } = this.#page;
    if (ms <= pingTimeoutMs) return;
    this.#clock.after(pingTimeoutMs, () => {
      if (page === this.#page.page && this.#isLinkUp) this.#drop(ms - pingTimeoutMs, 500);
    });
  }

  #reload(awayMs: number, isNewPage = true): void {
    this.#isLinkUp = false;
    this.#link++;
    if (isNewPage) this.#page.reload();
    // The tabs ask the new leader for its state first. What the one before has said is there by then.
    this.#handOverAgain(null);
    const { page } = this.#page;
    this.#clock.at(this.#until(awayMs), () => {
      if (page === this.#page.page) this.#connect();
    });
  }

  #evaluate(): Findings {
    const rows = this.#page.rows;
    const asked = rows.filter(({ state }) => state === 'needs-decision');
    const isNeedless = ({ decision, sends }: OutboxRow): boolean =>
      decision === 'resent' ? sends < 3 : decision === 'regressed' ? !this.#hasLostHistory : true;
    const blocked = new Set(asked.map(({ conversationId }) => conversationId));
    const inversions: string[] = [];
    const order = new Map(this.#page.composed.map(({ message: { id } }, position) => [id as string, position]));
    for (const stored of this.#server.delivered.values()) {
      const ids = stored.map(({ published }) => published);
      // Each tab keeps its order.
      for (let tab = 0; tab < tabCount; tab++) {
        const firsts = [...new Set(ids)]
          .filter((id) => this.#writtenIn.get(id) === tab)
          .map((id) => order.get(id) ?? -1);
        inversions.push(...firsts.filter((place, i) => place < (firsts[i - 1] ?? -1)).map(String));
      }
    }
    return {
      ...checkOutcomes(this.#page.composed, this.#server, this.#confirmations),
      inversions,
      nowhere: [
        ...this.#page.missing.map(({ id }) => id),
        ...[...this.#handedOver.keys()].filter(
          (id) => !this.#page.confirmed.has(id) && !this.#page.discarded.has(id) && !rows.some((row) => row.id === id),
        ),
      ],
      undone: this.#undone,
      needless: asked.filter(isNeedless).map(({ id }) => id),
      unsettled: rows
        .filter(({ state, conversationId }) => state !== 'needs-decision' && !blocked.has(conversationId))
        .map(({ id }) => id),
      sent: this.#page.composed.length,
      asked: asked.length,
    };
  }
}
