import type { ConversationId, Offer, PushState } from '../../domain/index.js';
import type { TimeProvider } from '../server-clock.js';
import type { DeskSession } from '../session.js';
import type { PushBrowser } from './push-browser.js';
import type { PushClient } from './push-client.js';
import type { PushOptions } from './push-options.js';
import type { Timing } from '../timing.js';

export interface PushTokens {
  readonly desktop: string | null;
  readonly mobile: string | null;
}

/** What push needs of its session. */
export interface PushDependencies {
  readonly session: DeskSession;
  readonly time: TimeProvider;
  readonly timing: Timing;
  options(): PushOptions | null;
  onStateChange(state: PushState): void;
  /** Makes a new handshake. */
  renewConnection(): void;
  /** Something was pushed here: the link cannot be as it should. */
  checkHealth(): void;
  /** What the server sends after a connect has come. */
  isResynced(): boolean;
  /** A person wants to see this conversation, or just the desk. */
  onConversationRequested(id: ConversationId | null): void;
  /** What was wanted is not here any more: nothing is known of it but that. */
  addMissedOffer(offer: Offer): void;
}

/** The door to being woken while the desk is closed. What is behind it is fetched where push is set up only. */
export class Push {
  #client: PushClient | undefined;

  constructor(
    private readonly deps: PushDependencies,
    private readonly browser: PushBrowser | undefined,
  ) {}

  /** Whether it is on, and if not, why. Told by `push-changed`. */
  get state(): PushState {
    return this.#client?.state ?? 'off';
  }

  /** Turns it on. To be called on a person's act, since the browser asks them. */
  async enable(): Promise<PushState> {
    return (await this.#loadClient())?.enable() ?? this.state;
  }

  async disable(): Promise<PushState> {
    return (await this.#loadClient())?.disable() ?? this.state;
  }

  /** @internal Finds out how things stand. Never fails. */
  async refresh(): Promise<void> {
    if (this.deps.options() !== null) await (await this.#loadClient())?.refresh();
  }

  /** @internal What a handshake is to wait for: a first address, and that not for long. */
  tokenReady(): Promise<unknown> | undefined {
    if (this.deps.options() === null) return undefined;
    const refreshing = this.refresh();
    if (this.#client?.hasToken === true) return undefined;
    return this.#withTimeout(refreshing);
  }

  /** @internal What a handshake carries: of the two keys one, or none. */
  tokens(): PushTokens {
    return this.#client?.tokens() ?? { desktop: null, mobile: null };
  }

  /** @internal These are what the server was given. */
  tokenSent(tokens: PushTokens): void {
    this.#client?.tokenSent(tokens);
  }

  /** @internal The agent has gone. Not waited for longer than a moment. */
  async deleteToken(): Promise<void> {
    await this.#withTimeout(this.#client?.deleteToken());
  }

  /** @internal */
  detach(): void {
    this.#client?.detach();
  }

  #withTimeout(promise: Promise<void> | undefined): Promise<void> {
    const { time, timing } = this.deps;
    return new Promise((resolve) => {
      const timer = time.setTimeout(resolve, timing.push);
      void Promise.resolve(promise).finally(() => {
        time.clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Null when it cannot be fetched: then nobody is woken, and that is all. */
  async #loadClient(): Promise<PushClient | null> {
    try {
      const { PushClient, defaultPushBrowser } = await import('./push-client.js');
      return (this.#client ??= new PushClient(this.deps, this.browser ?? defaultPushBrowser));
    } catch {
      return null;
    }
  }
}
