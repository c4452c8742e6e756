import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ConversationId } from '../../../src/domain/index.js';
import { EmulatorProcess, type Memory } from './emulator-process.js';
import { FaultProxy } from './fault-proxy.js';
import { waitFor, type Desk, type DeskFactory } from './desk.js';
import { getDeadlines, getLimit } from './deadlines.js';
import { checkHistory, type Violation, type WorldChat } from './history-checker.js';
import type { Fault, Schedule, ServerFaults } from './schedule.js';

export interface ScheduleResult {
  readonly violations: readonly Violation[];
  readonly messages: number;
  readonly customerMessages: number;
  readonly questions: number;
  /** Session time from the end of the last fault until everything was in order (ms); null when it never was. */
  readonly settledAfter: number | null;
  /** The longest time in which this process, or that of the desk, did not run (ms). */
  readonly starved: number;
  readonly log: readonly string[];
}

const maxResends = 2;

/** Runs one schedule on real sockets. `scale`: real time per session time. */
export async function runSchedule(schedule: Schedule, scale: number, createDesk: DeskFactory): Promise<ScheduleResult> {
  const run = new ScheduleRun(schedule, scale, createDesk);
  try {
    return await run.run();
  } finally {
    await run.stop();
  }
}

/** The desk was not signed in with its chats. */
export class SetUpError extends Error {}

class ScheduleRun {
  readonly #schedule: Schedule;
  readonly #scale: number;
  readonly #createDesk: DeskFactory;
  readonly #emulator: EmulatorProcess;
  #proxy!: FaultProxy;
  #desk!: Desk;
  readonly #ids: ConversationId[] = [];
  readonly #log: string[] = [];
  #customerMessages = 0;
  #serverFaults: ServerFaults = {};
  /** What a restart after a crash has lost. */
  #crashMemory: Memory = 'none';
  #hasForgotten = false;
  #restart: Promise<void> | null = null;
  /** Faults that are not over. */
  readonly #running = new Set<Promise<void>>();
  #startedAt = 0;
  #isStopped = false;

  constructor(schedule: Schedule, scale: number, createDesk: DeskFactory) {
    this.#createDesk = createDesk;
    const { model, remintsIds, seed } = schedule;
    this.#schedule = schedule;
    this.#scale = scale;
    const seconds = (ms: number): string => String((ms * scale) / 1_000);
    this.#emulator = new EmulatorProcess({
      seed,
      args: [
        ...['--ping-interval', seconds(25_000), '--ping-timeout', seconds(20_000), '--away', '10000'],
        ...(remintsIds ? ['--remint-event-ids'] : []),
        ...(model === 'deduping' ? ['--dedupe'] : []),
      ],
    });
  }

  async run(): Promise<ScheduleResult> {
    const delays = monitorEventLoopDelay({ resolution: 5 });
    await this.#setUp().catch((error: unknown) => {
      throw new SetUpError(String(error));
    });
    delays.enable();
    this.#startedAt = performance.now();
    for (const step of this.#schedule.steps) {
      await this.#until(step.at);
      if (step.type === 'fault') this.#begin(step.fault);
      else {
        const id = this.#ids[step.chat] as ConversationId;
        if (step.type === 'agent-sends') await this.#desk.write(id, step.isReply);
        else await this.#customerWrites(id);
      }
    }
    await this.#endFaults();
    const { violations, settledAfter } = await this.#converge();
    delays.disable();
    const { written } = this.#desk;
    return {
      violations,
      settledAfter,
      messages: written.length,
      customerMessages: this.#customerMessages,
      questions: written.filter(({ wasAsked }) => wasAsked).length,
      starved: Math.max(delays.max / 1e6, this.#desk.longestPause),
      log: [...this.#log, ...(await this.#describe(violations))],
    };
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#desk?.dispose();
    await this.#proxy?.stop();
    await this.#restart;
    await this.#emulator.stop();
  }

  async #setUp(): Promise<void> {
    this.#proxy = await FaultProxy.start();
    await this.#emulator.start();
    this.#proxy.port = this.#emulator.port;
    this.#emulator.onCrash = () => {
      this.#note('the server has crashed');
      this.#proxy.port = null;
      this.#proxy.reset();
      void this.#restartServer(this.#crashMemory);
    };
    const { chats, sharesCustomer } = this.#schedule;
    this.#desk = await this.#createDesk(`${this.#proxy.url}/agent-manager`, this.#scale, this.#schedule);
    await this.#desk.signIn();
    for (let chat = 0; chat < chats; chat++) {
      const phone = sharesCustomer && chat < 2 ? '1000' : String(1_001 + chat);
      const { conversationId } = await this.#emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
        customer: { firstName: `Customer ${phone}`, phone },
        text: `customer: chat ${String(chat)}`,
        started: 'mara',
      });
      this.#ids.push(conversationId);
      await waitFor(() => this.#desk.hasConversation(conversationId), 'the conversation');
    }
    await this.#applyServerFaults();
  }

  /** Waits until everything is in order for a while, or until the time for that is over. */
  async #converge(): Promise<{ violations: readonly Violation[]; settledAfter: number | null }> {
    let endedAt = performance.now();
    const elapsed = (): number => (performance.now() - endedAt) / this.#scale;
    let orderedSince: number | null = null;
    let deadlines: ReadonlyMap<string, number> | null = null;
    let previous: readonly Violation[] = [];
    let signInsBefore = this.#desk.unansweredSignIns;
    for (;;) {
      const violations = await this.#check().catch(() => null);
      // A crash may wait for a message that is sent again.
      if (violations === null || this.#running.size > 0) {
        await this.#sleep(500);
        await this.#endFaults();
        endedAt = performance.now();
        signInsBefore = this.#desk.unansweredSignIns;
        orderedSince = null;
        deadlines = null;
        previous = [];
        continue;
      }
      const limits = (deadlines ??= getDeadlines(violations, this.#desk.written, this.#schedule.lag));
      if (violations.length > 0) orderedSince = null;
      else orderedSince ??= elapsed();
      const isFinal = orderedSince !== null && elapsed() - orderedSince > this.#schedule.lag + 1_000;
      if (isFinal) return { violations, settledAfter: orderedSince };
      const unanswered = this.#desk.unansweredSignIns - signInsBefore;
      // Server and page are read one after the other: what happens in between is found once.
      const lasting = violations.filter(({ finding, text }) =>
        previous.some((other) => other.finding === finding && other.text === text),
      );
      if (lasting.some((violation) => elapsed() > getLimit(violation, limits, unanswered)))
        return { violations, settledAfter: null };
      previous = violations;
      await this.#sleep(2_000);
    }
  }

  async #endFaults(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
    await this.#clearServerFaults();
    this.#proxy.mend();
    this.#note('the last fault is over');
  }

  async #check(): Promise<readonly Violation[]> {
    const { conversations } = await this.#emulator.control<{ conversations: WorldChat[] }>('GET', '/world');
    const shown = await this.#desk.read();
    const { written, loadedAt } = this.#desk;
    const history = {
      ...{ written, world: conversations, shown, loadedAt, maxResends },
      hasForgotten: this.#hasForgotten,
    };
    return [...checkHistory(history), ...this.#desk.problems];
  }

  async #customerWrites(id: ConversationId): Promise<void> {
    const text = `customer: ${String(this.#customerMessages++)}`;
    // A customer does not reach a server that is down either.
    await this.#emulator.control('POST', `/chats/${id}/messages`, { text }).catch(() => undefined);
  }

  #begin(fault: Fault): void {
    this.#note(JSON.stringify(fault));
    const running = this.#apply(fault)
      .catch((error: unknown) => this.#note(`failed: ${String(error)}`))
      .then(() => void this.#running.delete(running));
    this.#running.add(running);
  }

  async #apply(fault: Fault): Promise<void> {
    const proxy = this.#proxy;
    switch (fault.type) {
      case 'kill':
        proxy.port = null;
        await this.#emulator.kill();
        proxy.reset();
        return this.#restartServer(fault.memory);
      case 'crash':
        this.#crashMemory = fault.memory;
        return this.#post({ crash: { event: 'publishCimEvent', at: fault.at } });
      case 'reset':
        return proxy.reset();
      case 'silence':
        return proxy.silence(fault);
      case 'refuse':
        return this.#forTime(fault.ms, { refuse: true }, { refuse: false });
      case 'slow-accept':
        return this.#forTime(fault.ms, { acceptDelay: fault.delay * this.#scale }, { acceptDelay: 0 });
      case 'cut-after':
        return this.#forTime(fault.ms, { cutAfter: fault.bytes }, { cutAfter: Infinity });
      case 'bandwidth':
        return this.#forTime(fault.ms, { bandwidth: fault.bytesPerSecond / this.#scale }, { bandwidth: Infinity });
      case 'latency':
        return this.#forTime(fault.ms, { latency: fault.delay * this.#scale }, { latency: 0 });
      case 'server':
        this.#serverFaults = { ...this.#serverFaults, ...fault.faults };
        await this.#applyServerFaults();
        await this.#sleep(fault.ms);
        this.#serverFaults = Object.fromEntries(
          Object.entries(this.#serverFaults).filter(([name]) => !(name in fault.faults)),
        );
        await this.#applyServerFaults();
        // What is sent meanwhile waits behind what is delayed.
        return this.#sleep(fault.faults.delayMs?.[1] ?? 0);
      case 'close':
        return this.#post({ dropSockets: { username: 'mara', how: fault.how } });
      case 'take-over':
        return this.#post({ takeOver: 'mara' });
      case 'expire-token':
        return this.#post({ expireToken: 'mara' });
      case 'clock-jump':
        return void (await this.#desk.jumpClock(fault.ms));
      case 'page':
        return this.#desk.breakPage(fault.how);
    }
  }

  async #forTime(ms: number, begin: Partial<FaultProxy['faults']>, end: Partial<FaultProxy['faults']>): Promise<void> {
    this.#proxy.change(begin);
    await this.#sleep(ms);
    this.#proxy.change(end);
  }

  /** Starts the server again, unless it is being started. */
  #restartServer(memory: Memory): Promise<void> {
    if (memory !== 'none') this.#hasForgotten = true;
    const restart = (async () => {
      await this.#restart;
      if (this.#isStopped || this.#emulator.port !== null) return;
      await this.#emulator.start(memory);
      await this.#applyServerFaults();
      this.#proxy.port = this.#emulator.port;
      this.#note('the server runs again');
    })();
    this.#restart = restart;
    const running = restart.then(() => void this.#running.delete(running));
    this.#running.add(running);
    return restart;
  }

  async #applyServerFaults(): Promise<void> {
    const { delayMs, restDelayMs, ...rest } = this.#serverFaults;
    const scaled = ([min, max]: readonly [number, number]): readonly number[] => [min * this.#scale, max * this.#scale];
    const lagMs = this.#schedule.lag * this.#scale;
    await this.#emulator.control('DELETE', '/faults').catch(() => undefined);
    await this.#post({
      ...rest,
      ...(delayMs && { delayMs: scaled(delayMs) }),
      ...(restDelayMs && { restDelayMs: scaled(restDelayMs) }),
      ...(lagMs > 0 && { lagMs }),
    });
  }

  async #clearServerFaults(): Promise<void> {
    this.#serverFaults = {};
    await this.#applyServerFaults();
  }

  /** A server that is down has no faults; it gets them when it runs again. */
  async #post(faults: Record<string, unknown>): Promise<void> {
    await this.#emulator.control('POST', '/faults', faults).catch(() => undefined);
  }

  async #until(at: number): Promise<void> {
    await this.#sleep(at - (performance.now() - this.#startedAt) / this.#scale);
  }

  async #sleep(ms: number): Promise<void> {
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms * this.#scale));
  }

  #note(text: string): void {
    const at = this.#startedAt === 0 ? 0 : (performance.now() - this.#startedAt) / this.#scale / 1_000;
    this.#log.push(`${at.toFixed(1)} s: ${text}`);
  }

  /** The state of each message that a violation names. */
  async #describe(violations: readonly Violation[]): Promise<string[]> {
    const shown = await this.#desk.read();
    return violations.map(({ finding, text }) => {
      const message = this.#desk.written.find((other) => other.text === text);
      const at = shown.filter((line) => line.text === text).map(({ as }) => as);
      return `${finding}: ${text} ${message ? `emits ${String(message.emits)}, outcome ${JSON.stringify(message.outcome)}, ` : ''}shown as [${at.join()}]`;
    });
  }
}
