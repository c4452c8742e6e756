import { getMonotonicTime, type TimeProvider } from '../server-clock.js';
import {
  getNextElectionTick,
  initialElection,
  stepElection,
  type ElectionEffect,
  type ElectionEvent,
  type ElectionTiming,
} from './election.js';
import {
  readTabMessage,
  writeTabMessage,
  type FollowerMessage,
  type LeaderMessage,
  type NumberedMessage,
  type TabSnapshot,
} from './tab-messages.js';
import type { LockOptions, TabChannel, TabPlatform } from './tab-platform.js';

type Numbered = NumberedMessage & { readonly epoch: string; readonly seq: number };

export interface TabGroupDependencies {
  readonly platform: TabPlatform;
  readonly time: TimeProvider;
  readonly timing: ElectionTiming;
  readonly newId: () => string;
  readonly build: string;
  /** The lock that this tab has already. */
  readonly adoptLock?: (options: LockOptions) => () => void;
}

export interface TabGroupListener {
  /** This tab leads from now on. */
  onLead(): void;
  /** Another tab leads: nothing is sent to the server any more. Called before anything else. */
  onStopLeading(): void;
  /** What the leader is asked by a tab. */
  onFollowerMessage(message: FollowerMessage, from: string): void;
  /** What the leader says, in its order. */
  onLeaderMessage(message: NumberedMessage): void;
  onSnapshot(snapshot: TabSnapshot): void;
  /** Another leader than before. Its snapshot comes later. */
  onNewLeader(): void;
  /** A tab has a newer release of this code. */
  onNewerBuild(): void;
  /** A tab has one whose messages this tab cannot read: it takes part no longer. */
  onOutdated(): void;
  /** The leader does not answer: this tab takes its place. */
  onTakeLead(): void;
  /** The page is put aside, or in use again. */
  onPage(event: 'away' | 'back'): void;
}

/** The tabs of one agent at one Agent Manager: one of them leads. */
export class TabGroup {
  readonly #name: string;
  readonly #deps: TabGroupDependencies;
  readonly #listener: TabGroupListener;
  readonly #id: string;
  #adoptLock: TabGroupDependencies['adoptLock'];
  #state;
  #channel: TabChannel | undefined;
  #inbox: TabChannel | undefined;
  #unwatch: (() => void) | undefined;
  #releaseLock: (() => void) | undefined;
  /** The present request for the lock. */
  #lockRequest: object | undefined;
  #timer: unknown;
  /** As a leader: its number, and that of its last message. */
  #epoch = '';
  #seq = 0;
  /** As a follower: the leader whose snapshot was applied, and the last message of it. */
  #appliedEpoch: string | null = null;
  #appliedSeq = 0;
  /** What came before the snapshot. */
  #early: Numbered[] = [];
  #hasNewerBuild = false;

  constructor(name: string, deps: TabGroupDependencies, listener: TabGroupListener) {
    this.#name = name;
    this.#deps = deps;
    this.#listener = listener;
    this.#id = deps.newId();
    this.#adoptLock = deps.adoptLock;
    this.#state = initialElection(deps.platform.isVisible);
  }

  get isLeading(): boolean {
    return this.#state.role === 'leading';
  }

  /** A snapshot of the present leader has been applied. */
  get isFollowing(): boolean {
    return this.#state.role === 'following' && this.#appliedEpoch === this.#state.epoch;
  }

  start(): void {
    const { platform } = this.#deps;
    const receive = (data: unknown): void => this.#receive(data);
    this.#channel ??= platform.openChannel(this.#name, receive);
    this.#inbox ??= platform.openChannel(this.#inboxOf(this.#id), receive);
    this.#unwatch ??= platform.watchPage((event) => {
      if (event === 'away' || event === 'back') this.#listener.onPage(event);
      else this.#apply({ type: event === 'hidden' ? 'hidden' : 'shown' });
    });
    this.#apply({ type: platform.isVisible ? 'shown' : 'hidden' });
    this.#apply({ type: 'started' });
  }

  /** `keepsPage`: goes on watching the page, which was put aside. */
  stop(keepsPage = false): void {
    this.#apply({ type: 'stopped' });
    this.#deps.time.clearTimeout(this.#timer);
    if (!keepsPage) this.#unwatch?.();
    this.#channel?.close();
    this.#inbox?.close();
    this.#channel = this.#inbox = undefined;
    this.#appliedEpoch = null;
    this.#early = [];
  }

  /** As a leader, to all tabs. */
  say(message: NumberedMessage): void {
    if (this.isLeading) this.#post({ ...message, epoch: this.#epoch, seq: ++this.#seq });
  }

  /** As a leader, to one tab: everything up to now. */
  sendSnapshot(to: string, snapshot: TabSnapshot): void {
    if (!this.isLeading) return;
    this.#postTo(to, { ...snapshot, type: 'snapshot', epoch: this.#epoch, seq: this.#seq });
  }

  /** As a leader, to one tab: by which id it finds the sign-in. */
  sendSignIn(to: string, id: string): void {
    if (this.isLeading) this.#postTo(to, { type: 'sign-in', id, epoch: this.#epoch, seq: this.#seq });
  }

  #postTo(to: string, message: LeaderMessage): void {
    const inbox = this.#deps.platform.openChannel(this.#inboxOf(to), () => undefined);
    inbox.post(writeTabMessage(message, this.#id, this.#deps.build));
    inbox.close();
  }

  /** To the leader, or to all. */
  tell(message: FollowerMessage): void {
    this.#post(message);
  }

  /** Asks for everything again. */
  rejoin(): void {
    this.#appliedEpoch = null;
    this.#early = [];
    this.tell({ type: 'join' });
  }

  #inboxOf(id: string): string {
    return `${this.#name} ${id}`;
  }

  #post(message: FollowerMessage | LeaderMessage): void {
    this.#channel?.post(writeTabMessage(message, this.#id, this.#deps.build));
  }

  #beat(): void {
    this.#post({ type: 'beat', epoch: this.#epoch, seq: this.#seq });
  }

  #receive(data: unknown): void {
    const result = readTabMessage(data, this.#deps.build);
    if (result.isNewerBuild === true) {
      if (!this.#hasNewerBuild) this.#listener.onNewerBuild();
      this.#hasNewerBuild = true;
    }
    if (this.#channel === undefined) return;
    if ('newer' in result) this.#listener.onOutdated();
    // It cannot read what it gets, but sees by it that it is outdated before it takes the lead.
    else if ('older' in result && this.isLeading) this.#beat();
    if (!('message' in result) || result.from === this.#id) return;
    const { message, from } = result;
    if ('epoch' in message) this.#hearLeader(message);
    else if (message.type === 'ping') {
      if (this.isLeading) this.#beat();
    } else this.#listener.onFollowerMessage(message, from);
  }

  #hearLeader(message: LeaderMessage): void {
    if (this.isLeading) {
      // From a tab that was frozen since it got the lock: a beat of this leader ends its lead.
      if (message.type === 'lead') this.#beat();
      return;
    }
    if (this.#state.role === 'stopped') return;
    const { epoch, seq } = message;
    const before = this.#state.epoch;
    const isNew = epoch !== before;
    this.#apply({ type: 'leader-heard', epoch });
    if (isNew) {
      if (before !== null) this.#listener.onNewLeader();
      if (message.type !== 'snapshot') this.rejoin();
    }
    if (message.type === 'snapshot') {
      if (this.#appliedEpoch === epoch && this.#appliedSeq >= seq) return;
      this.#appliedEpoch = epoch;
      this.#appliedSeq = seq;
      this.#listener.onSnapshot(message);
      const early = this.#early;
      this.#early = [];
      for (const other of early) this.#take(other);
    } else if (message.type === 'beat' || message.type === 'lead' || message.type === 'sign-in') {
      if (this.#appliedEpoch === epoch && seq !== this.#appliedSeq) this.rejoin();
    } else this.#take(message);
  }

  #take(message: Numbered): void {
    if (message.epoch !== this.#appliedEpoch) {
      this.#early.push(message);
      return;
    }
    if (message.seq <= this.#appliedSeq) return;
    if (message.seq > this.#appliedSeq + 1) {
      // What has been said up to now is in the snapshot. One that claims more must not be asked about again.
      this.rejoin();
      return;
    }
    this.#appliedSeq = message.seq;
    this.#listener.onLeaderMessage(message);
  }

  #apply(event: ElectionEvent): void {
    const { state, effects } = stepElection(this.#state, event, this.#now, this.#deps.timing);
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    this.#schedule();
  }

  #perform({ type }: ElectionEffect): void {
    switch (type) {
      case 'request-lock':
        this.#requestLock(false);
        return;
      case 'take-lock':
        this.#requestLock(true);
        this.#listener.onTakeLead();
        return;
      case 'release-lock':
        this.#releaseLock?.();
        this.#releaseLock = this.#lockRequest = undefined;
        return;
      case 'ping':
        this.tell({ type: 'ping' });
        return;
      case 'join':
        this.rejoin();
        return;
      case 'lead':
        this.#epoch = this.#deps.newId();
        this.#seq = 0;
        this.#post({ type: 'lead', epoch: this.#epoch, seq: 0 });
        this.#listener.onLead();
        return;
      case 'stop-leading':
        this.#releaseLock = this.#lockRequest = undefined;
        this.#listener.onStopLeading();
    }
  }

  #requestLock(take: boolean): void {
    this.#releaseLock?.();
    const request = (this.#lockRequest = {});
    const ifCurrent = (event: ElectionEvent) => (): void => {
      if (this.#lockRequest === request) this.#apply(event);
    };
    const options = {
      take,
      onGranted: ifCurrent({ type: 'lock-granted' }),
      onTaken: ifCurrent({ type: 'lock-taken' }),
    };
    const adopt = this.#adoptLock;
    this.#adoptLock = undefined;
    this.#releaseLock = adopt?.(options) ?? this.#deps.platform.requestLock(this.#name, options);
  }

  #schedule(): void {
    const { time, timing } = this.#deps;
    time.clearTimeout(this.#timer);
    const next = getNextElectionTick(this.#state, timing);
    this.#timer =
      next === null ? undefined : time.setTimeout(() => this.#apply({ type: 'tick' }), Math.max(1, next - this.#now));
  }

  get #now(): number {
    return getMonotonicTime(this.#deps.time);
  }
}
