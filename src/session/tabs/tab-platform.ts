/** What tabs need of the browser. Replaced in tests. */
export interface TabPlatform {
  /** A channel to all other tabs with the same name. */
  openChannel(name: string, onMessage: (data: unknown) => void): TabChannel;
  /**
   * Waits for a lock that one tab has at a time, or takes it from the tab that has it. `onGranted` is called when this tab has
   * it; `onTaken` when another tab has taken it. The returned function gives it back, or ends the wait.
   */
  requestLock(name: string, options: LockOptions): () => void;
  /** Names of the locks that tabs of this origin have. */
  heldLocks(): Promise<readonly string[]>;
  readonly isVisible: boolean;
  /** Calls `listener` until the returned function is called. `away`: the page is put aside or frozen; `back`: it is in use again. */
  watchPage(listener: (event: 'shown' | 'hidden' | 'focused' | 'away' | 'back') => void): () => void;
}

export interface LockOptions {
  readonly take?: boolean;
  /** Several tabs may have it at the same time. */
  readonly shared?: boolean;
  /** Does not wait: `onHeld` is called when another tab has it. */
  readonly ifFree?: boolean;
  readonly onHeld?: () => void;
  /** The browser refuses locks here, e.g. because it keeps nothing for this site. */
  readonly onRefused?: () => void;
  readonly onGranted?: () => void;
  readonly onTaken?: () => void;
}

export interface TabChannel {
  post(message: unknown): void;
  close(): void;
}

/** Null where the tabs of this page cannot find each other. */
export const getTabPlatform = ({
  tabPlatform,
}: {
  readonly tabPlatform: TabPlatform | undefined;
}): TabPlatform | null => tabPlatform ?? (canShareTabs() ? browserTabs : null);

/** Whether tabs of this page can find each other: locks need a secure page, and a sandboxed frame has no origin. */
function canShareTabs(): boolean {
  try {
    new BroadcastChannel('agent-desk').close();
    return typeof navigator.locks?.request === 'function' && isSecureContext && origin !== 'null';
  } catch {
    return false;
  }
}

const browserTabs: TabPlatform = {
  openChannel(name, onMessage) {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => onMessage(data);
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  },

  requestLock(name, { take = false, shared = false, ifFree = false, onGranted, onTaken, onHeld, onRefused }) {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const controller = new AbortController();
    let isOver = false;
    let isGranted = false;
    const mode = shared ? ('shared' as const) : ('exclusive' as const);
    const options = take ? { steal: true } : ifFree ? { ifAvailable: true } : { signal: controller.signal, mode };
    navigator.locks
      .request(name, options, (lock) => {
        if (isOver) return;
        if (lock === null) return onHeld?.();
        isGranted = true;
        onGranted?.();
        return released;
      })
      .catch(() => {
        if (isOver) return;
        if (isGranted) onTaken?.();
        else onRefused?.();
      });
    return () => {
      isOver = true;
      release();
      if (!isGranted) controller.abort();
    };
  },

  async heldLocks() {
    const { held = [] } = await navigator.locks.query();
    return held.map(({ name = '' }) => name);
  },

  get isVisible() {
    return document.visibilityState === 'visible';
  },

  watchPage(listener) {
    const page = new AbortController();
    const { signal } = page;
    document.addEventListener(
      'visibilitychange',
      () => listener(document.visibilityState === 'visible' ? 'shown' : 'hidden'),
      { signal },
    );
    addEventListener('focus', () => listener('focused'), { signal });
    for (const [target, name, event] of [
      [globalThis, 'pagehide', 'away'],
      [globalThis, 'pageshow', 'back'],
      [document, 'freeze', 'away'],
      [document, 'resume', 'back'],
    ] as const)
      target.addEventListener(name, () => listener(event), { signal });
    return () => page.abort();
  },
};
