import type { LockOptions, TabPlatform } from '../../../src/session/tabs/tab-platform.js';

type PageEvent = 'shown' | 'hidden' | 'focused' | 'away' | 'back';

interface LockRequest extends LockOptions {
  readonly tab: SimulatedTab;
}

/** One tab: what its page sees of the browser, and what can happen to it. */
export class SimulatedTab {
  readonly platform: TabPlatform;
  readonly #listeners = new Set<(event: PageEvent) => void>();
  readonly #browser: SimulatedBrowser;
  isVisible: boolean;
  /** Nothing that comes reaches the page; it is kept until it runs again. */
  isHung = false;
  isGone = false;
  /** What it posts: that of another release may be another one. */
  writes = (message: unknown): unknown => message;
  #waiting: (() => void)[] = [];

  constructor(browser: SimulatedBrowser, isVisible: boolean) {
    this.#browser = browser;
    this.isVisible = isVisible;
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the platform's getter needs the tab
    const tab = this;
    this.platform = {
      openChannel: (name, onMessage) => browser.openChannel(tab, name, onMessage),
      requestLock: (name, options) => browser.requestLock(name, { tab, ...options }),
      heldLocks: () => Promise.resolve(browser.heldLocks()),
      get isVisible() {
        return tab.isVisible;
      },
      watchPage: (listener) => {
        tab.#listeners.add(listener);
        return () => void tab.#listeners.delete(listener);
      },
    };
  }

  /** Runs what belongs to the page, now or when it runs again; not when it is gone. */
  run(action: () => void): void {
    if (this.isGone) return;
    if (this.isHung) this.#waiting.push(action);
    else action();
  }

  emit(event: PageEvent): void {
    if (event === 'shown' || event === 'hidden') this.isVisible = event === 'shown';
    this.run(() => {
      for (const listener of [...this.#listeners]) listener(event);
    });
  }

  wake(): void {
    this.isHung = false;
    for (const action of this.#waiting.splice(0)) this.run(action);
  }

  /** The page is gone without a word: closed, or crashed. */
  crash(): void {
    this.isGone = true;
    this.#browser.releaseAll(this);
  }
}

/** The channels and locks of one browser. `defer` runs something a little later. */
export class SimulatedBrowser {
  readonly #channels = new Map<
    string,
    Set<{ readonly tab: SimulatedTab; readonly onMessage: (data: unknown) => void }>
  >();
  readonly #held = new Map<string, LockRequest>();
  readonly #shared = new Set<{ readonly name: string; readonly tab: SimulatedTab }>();
  readonly #queues = new Map<string, LockRequest[]>();
  readonly #defer: (action: () => void) => void;
  /** As where the browser keeps nothing for a site. */
  refusesLocks = false;
  /** Everything that was ever on a channel. */
  readonly posted: unknown[] = [];

  constructor(defer: (action: () => void) => void = (action) => void setImmediate(action)) {
    this.#defer = defer;
  }

  openTab(isVisible = true): SimulatedTab {
    return new SimulatedTab(this, isVisible);
  }

  openChannel(
    tab: SimulatedTab,
    name: string,
    onMessage: (data: unknown) => void,
  ): ReturnType<TabPlatform['openChannel']> {
    const members = this.#channels.get(name) ?? new Set();
    this.#channels.set(name, members);
    const member = { tab, onMessage };
    members.add(member);
    /** A channel keeps the order of its messages. */
    const queues = new Map<object, unknown[]>();
    return {
      post: (message) => {
        if (tab.isGone) return;
        if (!members.has(member)) throw new DOMException('Channel is closed', 'InvalidStateError');
        const written = tab.writes(message);
        this.posted.push(written);
        for (const other of members) {
          if (other === member) continue;
          // Throws what cannot be cloned, as a channel does.
          const queue = queues.get(other) ?? [];
          queues.set(other, queue);
          queue.push(structuredClone(written));
          this.#defer(() => {
            const next = queue.shift();
            other.tab.run(() => {
              if (members.has(other)) other.onMessage(next);
            });
          });
        }
      },
      close: () => void members.delete(member),
    };
  }

  /** What any script of the origin can do. */
  inject(message: unknown): void {
    for (const members of this.#channels.values())
      for (const { tab, onMessage } of members) this.#defer(() => tab.run(() => onMessage(structuredClone(message))));
  }

  heldLocks(): readonly string[] {
    return [...this.#held.keys(), ...[...this.#shared].map(({ name }) => name)];
  }

  requestLock(name: string, request: LockRequest): () => void {
    if (request.shared === true) {
      const shared = { name, tab: request.tab };
      this.#shared.add(shared);
      return () => void this.#shared.delete(shared);
    }
    if (this.refusesLocks) {
      this.#defer(() => request.tab.run(() => request.onRefused?.()));
      return () => undefined;
    }
    if (request.ifFree === true && this.#held.has(name)) {
      this.#defer(() => request.tab.run(() => request.onHeld?.()));
      return () => undefined;
    }
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    if (request.take === true) {
      const robbed = this.#held.get(name);
      this.#held.set(name, request);
      if (robbed !== undefined) this.#defer(() => robbed.tab.run(() => robbed.onTaken?.()));
      this.#defer(() => request.tab.run(() => request.onGranted?.()));
    } else {
      queue.push(request);
      this.#grant(name);
    }
    return () => this.#release(name, request);
  }

  releaseAll(tab: SimulatedTab): void {
    for (const shared of this.#shared) if (shared.tab === tab) this.#shared.delete(shared);
    for (const name of this.#queues.keys()) {
      const queue = this.#queues.get(name) ?? [];
      this.#queues.set(
        name,
        queue.filter((request) => request.tab !== tab),
      );
      const held = this.#held.get(name);
      if (held?.tab === tab) this.#release(name, held);
    }
    for (const members of this.#channels.values())
      for (const member of members) if (member.tab === tab) members.delete(member);
  }

  #release(name: string, request: LockRequest): void {
    this.#queues.set(
      name,
      (this.#queues.get(name) ?? []).filter((other) => other !== request),
    );
    if (this.#held.get(name) !== request) return;
    this.#held.delete(name);
    this.#grant(name);
  }

  #grant(name: string): void {
    if (this.#held.has(name)) return;
    const next = this.#queues.get(name)?.shift();
    if (next === undefined) return;
    this.#held.set(name, next);
    this.#defer(() => {
      if (this.#held.get(name) === next) next.tab.run(() => next.onGranted?.());
    });
  }
}
