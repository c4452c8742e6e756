import { Backoff } from '../../browser/backoff.js';
import { LazyPart } from '../../browser/lazy-part.js';
import type { ConversationId, ServerEvent } from '../../domain/index.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { TabSharing } from '../tab-sharing.js';
import { toDeskName } from './desk-name.js';
import { announceSignIn } from './sign-in-notice.js';
import type { TabChange, TabEntry } from './tab-messages.js';
import { getTabPlatform, type LockOptions, type TabChannel, type TabPlatform } from './tab-platform.js';

/** Entries for tabs that are opened later. With more, the code for several tabs is loaded, which drops what is outdated. */
const maxEntries = 300;

/** What a tab that was alone has, when another one comes. */
export interface AdoptedLead {
  readonly since: number;
  readonly entries: readonly TabEntry[];
  /** The lock, with other callbacks than before. */
  readonly requestLock: (options: LockOptions) => () => void;
}

export interface LoneTabDependencies {
  readonly environment: SessionEnvironment;
  /** This tab sends what is on the device. */
  lead(): void;
  /** Opens the connection of this tab. */
  connect(): void;
  /** Closes it. The state stays. */
  disconnect(): void;
  /** Calls `open`, unless the agent was logged out in another tab meanwhile. */
  comeBack(open: () => void): void;
  /** Loads the code for several tabs. */
  load(): Promise<(lead: AdoptedLead | null) => TabSharing | null>;
}

/**
 * The tab that has the lock and the connection of its agent while no other tab wants to share them. It keeps what others will have
 * to know; the code for several tabs is loaded when another one says something, or has the lock.
 */
export class LoneTab {
  readonly #deps: LoneTabDependencies;
  readonly #platform: TabPlatform;
  readonly #code: LazyPart<(lead: AdoptedLead | null) => TabSharing | null>;
  #name = '';
  /** Since when it leads (wall clock). */
  #since: number | null = null;
  /** The browser refuses locks: this tab has its own connection. */
  #isRefused = false;
  #entries: TabEntry[] = [];
  #options: LockOptions = {};
  #release: (() => void) | undefined;
  #channel: TabChannel | undefined;
  #unwatch: (() => void) | undefined;

  constructor(deps: LoneTabDependencies, platform: TabPlatform) {
    this.#deps = deps;
    this.#platform = platform;
    this.#code = new LazyPart(deps.load, new Backoff(deps.environment));
  }

  get since(): number | null {
    return this.#since;
  }

  /** Connects, unless another tab has the connection. */
  open(): void {
    const { owner } = this.#deps.environment.records;
    if (owner === null) return;
    if (this.#isRefused) return this.#lead();
    const name = toDeskName(owner);
    if (this.#name === name) {
      if (this.#since !== null) this.#deps.connect();
      return;
    }
    this.leave();
    this.#name = name;
    this.#channel = this.#platform.openChannel(name, this.#share);
    let isAway = false;
    const share = (): void => {
      // The page may have been put aside again meanwhile.
      if (!isAway) this.#share();
    };
    this.#unwatch = this.#platform.watchPage((event) => {
      if (event === 'away' || event === 'back') isAway = event === 'away';
      if (event === 'away') this.#putAside();
      // Other tabs may have sent what this one has left.
      else if (event === 'back' && this.#release === undefined) this.#deps.comeBack(share);
    });
    this.#requestLock();
  }

  leave(): void {
    this.#close();
    this.#release?.();
    this.#forget();
  }

  relay(name: string, args: readonly unknown[]): void {
    this.#keep({ name, args });
  }

  relayFound(event: ServerEvent): void {
    const change = toTabChange(event);
    if (change !== null) this.#keep({ change });
  }

  relayHistory(conversationId: ConversationId): void {
    this.#keep({ change: { type: 'history', conversationId } });
  }

  #keep(entry: TabEntry): void {
    if (this.#since === null) return;
    this.#entries.push(entry);
    if (this.#entries.length > maxEntries) this.#share();
  }

  #requestLock(): void {
    this.#options = {
      onGranted: () => {
        this.#since = this.#deps.environment.time.now();
        announceSignIn(this.#platform);
        this.#lead();
      },
      onTaken: () => {
        this.#forget();
        this.#deps.disconnect();
        this.#share();
      },
    };
    this.#release = this.#platform.requestLock(this.#name, {
      ifFree: true,
      onGranted: () => this.#options.onGranted?.(),
      onTaken: () => this.#options.onTaken?.(),
      onRefused: () => {
        this.leave();
        this.#isRefused = true;
        this.#lead();
      },
      onHeld: () => {
        this.#forget();
        this.#share();
      },
    });
  }

  #lead(): void {
    this.#deps.lead();
    this.#deps.connect();
  }

  /** A page that is put aside must not keep others from the server. */
  #putAside(): void {
    if (this.#since !== null) this.#deps.disconnect();
    this.#release?.();
    this.#forget();
  }

  readonly #share = (): void => {
    this.#code.whenLoaded((createSharing) => {
      if (this.#name === '') return;
      const { environment } = this.#deps;
      const [release, since] = [this.#release, this.#since];
      const lead: AdoptedLead | null =
        release === undefined || since === null
          ? null
          : {
              since,
              entries: this.#entries,
              requestLock: (options) => {
                this.#options = options;
                options.onGranted?.();
                return release;
              },
            };
      if (lead === null) release?.();
      this.#close();
      this.#forget();
      environment.tabs = createSharing(lead);
      environment.tabs?.open();
    });
  };

  #forget(): void {
    this.#release = undefined;
    this.#since = null;
    this.#entries = [];
  }

  #close(): void {
    this.#name = '';
    this.#channel?.close();
    this.#unwatch?.();
  }
}

/** Null where the tabs of this page cannot find each other. */
export function createLoneTab(deps: LoneTabDependencies): LoneTab | null {
  const platform = getTabPlatform(deps.environment);
  return platform === null ? null : new LoneTab(deps, platform);
}

/** What the other tabs get of an event that the resync has made; null for nothing. */
export function toTabChange(event: ServerEvent): TabChange | null {
  switch (event.type) {
    case 'conversation-closed':
      return { type: 'closed', conversationId: event.conversationId };
    case 'offer-withdrawn':
      return { type: 'withdrawn', conversationId: event.conversationId };
    case 'offer-received':
      return { type: 'certain', conversationId: event.offer.conversationId };
    default:
      return null;
  }
}
