import { getMonotonicTime, JumpDetector, type TimeProvider } from '../server-clock.js';
import type { Timing } from '../timing.js';

/** `stale`: open, but silent for too long. `closed`: Socket.IO will not reconnect by itself. */
export type ConnectionHealth = 'healthy' | 'stale' | 'closed' | 'reconnecting';

/** Milliseconds. */
export interface WatchdogTiming {
  /** Between checks. */
  readonly intervalMs: number;
  /** Without a packet, after which the server is asked while something is outstanding. */
  readonly silenceMs: number;
  /** How long the usual answer to what was sent may take before the server is asked. */
  readonly patienceMs: number;
  /** How long the server has to answer. */
  readonly answerMs: number;
}

export const getWatchdogTiming = ({ watchdog, silence, sendGrace, answer }: Timing): WatchdogTiming => ({
  intervalMs: watchdog,
  silenceMs: silence,
  patienceMs: sendGrace,
  answerMs: answer,
});

export interface WatchdogDependencies extends WatchdogTiming {
  readonly time: TimeProvider;
  getHealth(): ConnectionHealth;
  /** When the last packet arrived, by the monotonic clock. */
  getLastPacketTime(): number;
  /** True while the transport itself waits for the server, e.g. to change to another transport. */
  isTransportWaiting(): boolean;
  /** Sends something that every server answers at once. */
  ask(onAnswer: () => void): void;
  /** Ends a dead connection, so that Socket.IO reconnects. */
  disconnect(): void;
  /** Connects now, without waiting for the backoff. */
  reconnect(): void;
  /** Subscribes to signs that the page or the network was suspended; see `onWake`. */
  onWake(listener: (isNetworkBack: boolean) => void): () => void;
}

/**
 * Detects connections that look open but are dead. This version of Socket.IO notices that only when the server's next
 * ping is missing, most of a minute later; everything sent until then is lost. Stopped after a refusal or a final
 * disconnect, where the agent decides whether to connect again.
 */
export class Watchdog {
  readonly #deps: WatchdogDependencies;
  readonly #jumps: JumpDetector;
  #timer: unknown;
  #silenceTimer: unknown;
  #answerTimer: unknown;
  #removeWakeListener: (() => void) | undefined;
  /** Packets that are no answer to the question do not count. */
  #needsAnswer = false;
  #hasAnswer = false;
  /** When the first packet was sent that no packet has followed yet. */
  #unansweredSince: number | null = null;

  constructor(deps: WatchdogDependencies) {
    this.#deps = deps;
    this.#jumps = new JumpDetector(deps.time);
  }

  start(): void {
    if (this.#removeWakeListener !== undefined) return;
    this.#jumps.takeJump();
    this.#removeWakeListener = this.#deps.onWake((isNetworkBack) => {
      if (this.check(isNetworkBack)) this.#ask();
    });
    this.#schedule();
  }

  stop(): void {
    const { time } = this.#deps;
    this.#removeWakeListener?.();
    this.#removeWakeListener = undefined;
    time.clearTimeout(this.#timer);
    this.handleDisconnect();
  }

  /** Whatever was outstanding belongs to a connection that is over. */
  handleDisconnect(): void {
    const { time } = this.#deps;
    time.clearTimeout(this.#silenceTimer);
    time.clearTimeout(this.#answerTimer);
    this.#silenceTimer = this.#answerTimer = undefined;
    this.#needsAnswer = false;
    this.#unansweredSince = null;
  }

  /** Something was sent. If the connection stays silent, the server is asked. */
  handleSent(): void {
    const now = this.#now;
    if (this.#unansweredSince === null || this.#deps.getLastPacketTime() > this.#unansweredSince)
      this.#unansweredSince = now;
    if (this.#silenceTimer === undefined) this.#scheduleSilenceCheck();
  }

  /** True when the connection is healthy. Replaces it otherwise; `reconnectNow` also skips the backoff of a reconnect. */
  check(reconnectNow = false): boolean {
    if (this.#removeWakeListener === undefined) return false;
    const health = this.#deps.getHealth();
    if (health === 'stale') this.#deps.disconnect();
    if (health === 'closed' || (health === 'reconnecting' && reconnectNow)) this.#deps.reconnect();
    return health === 'healthy';
  }

  /**
   * Checks, and asks the server. Only its answer counts: on a connection that is dead in one direction, packets of the server
   * still arrive.
   */
  checkThoroughly(): void {
    if (!this.check(true)) return;
    this.#needsAnswer = true;
    this.#ask();
  }

  get #now(): number {
    return getMonotonicTime(this.#deps.time);
  }

  #schedule(): void {
    const { time, intervalMs, silenceMs, isTransportWaiting, getLastPacketTime } = this.#deps;
    this.#timer = time.setTimeout(() => {
      this.#schedule();
      // The machine may have slept: the monotonic clock then stands still, and nothing looks late.
      const hasJumped = this.#jumps.takeJump() !== 0;
      const isStuck = isTransportWaiting() && this.#now - getLastPacketTime() >= silenceMs;
      if (this.check() && (hasJumped || isStuck)) this.#ask();
    }, intervalMs);
  }

  #scheduleSilenceCheck(): void {
    const { time, silenceMs, patienceMs, getLastPacketTime } = this.#deps;
    const dueAt = Math.max(getLastPacketTime() + silenceMs, (this.#unansweredSince ?? this.#now) + patienceMs);
    this.#silenceTimer = time.setTimeout(() => {
      this.#silenceTimer = undefined;
      if (this.#unansweredSince === null || getLastPacketTime() > this.#unansweredSince) this.#unansweredSince = null;
      else if (this.#now - getLastPacketTime() < silenceMs) this.#scheduleSilenceCheck();
      else if (this.check()) this.#ask();
    }, dueAt - this.#now);
  }

  #ask(): void {
    if (this.#answerTimer !== undefined) return;
    const { time, answerMs, ask, disconnect, getLastPacketTime } = this.#deps;
    const askedAt = this.#now;
    const wallAskedAt = time.now();
    this.#answerTimer = time.setTimeout(() => {
      this.#answerTimer = undefined;
      const needsAnswer = this.#needsAnswer;
      this.#needsAnswer = false;
      if (needsAnswer ? this.#hasAnswer : getLastPacketTime() > askedAt) return;
      // The page was suspended meanwhile, and the answer may be waiting behind this timer.
      const wasSuspended = Math.max(this.#now - askedAt, time.now() - wallAskedAt) > 2 * answerMs;
      if (wasSuspended) {
        this.#needsAnswer = needsAnswer;
        this.#ask();
      } else disconnect();
    }, answerMs);
    this.#hasAnswer = false;
    ask(() => (this.#hasAnswer = true));
  }
}
