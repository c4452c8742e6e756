import type { PushState } from '../../domain/index.js';
import type { ClientState } from '../client-state.js';
import type { Connection } from '../connection/connection.js';
import type { Resync } from '../connection/resync.js';
import type { SessionEnvironment } from '../session-environment.js';
import { withTimeout } from '../with-timeout.js';
import type { PushBrowser } from './push-browser.js';
import type { PushClient } from './push-client.js';

/** Registration tokens for the handshake: the server keeps one for desktops and one for mobile devices. */
export interface PushTokens {
  readonly desktop: string | null;
  readonly mobile: string | null;
}

/** The parts of a session that push uses. */
export interface PushDependencies {
  readonly environment: SessionEnvironment;
  readonly clientState: ClientState;
  readonly connection: Connection;
  readonly resync: Resync;
}

/** Push notifications while the desk is closed. Their code is loaded only when the option `push` is set. */
export class Push {
  readonly #deps: PushDependencies;
  readonly #browser: PushBrowser | undefined;
  #client: PushClient | undefined;
  #hasLoadFailed = false;

  constructor(deps: PushDependencies, browser: PushBrowser | undefined) {
    this.#deps = deps;
    this.#browser = browser;
  }

  /** Whether push is on, and if not, why. Changes are announced by `push-changed`. */
  get state(): PushState {
    return this.#client?.state ?? (this.#hasLoadFailed ? 'failed' : 'off');
  }

  /** Turns push on. Call it from a user gesture: the browser asks for permission. */
  async enable(): Promise<PushState> {
    return (await this.#loadClient())?.enable() ?? this.state;
  }

  async disable(): Promise<PushState> {
    return (await this.#loadClient())?.disable() ?? this.state;
  }

  /** @internal Updates the state and the token. Never rejects. */
  async refresh(): Promise<void> {
    if (this.#isConfigured) await (await this.#loadClient())?.refresh();
  }

  /** @internal What a handshake waits for: the first token, up to the timeout; undefined when it need not wait. */
  tokenReady(): Promise<unknown> | undefined {
    if (!this.#isConfigured) return undefined;
    const refreshing = this.refresh();
    return this.#client?.hasToken === true ? undefined : this.#waitFor(refreshing);
  }

  /** @internal The tokens to send with a handshake; at most one of them is set. */
  tokens(): PushTokens {
    return this.#client?.tokens() ?? { desktop: null, mobile: null };
  }

  /** @internal The server has received these tokens. */
  tokenSent(tokens: PushTokens): void {
    this.#client?.tokenSent(tokens);
  }

  /** @internal Deletes the token of an agent who has logged out. Resolves at the timeout at the latest. */
  async deleteToken(): Promise<void> {
    if (this.#client !== undefined) await this.#waitFor(this.#client.deleteToken());
  }

  /** @internal */
  detach(): void {
    this.#client?.detach();
  }

  get #isConfigured(): boolean {
    return this.#deps.environment.options.push !== null;
  }

  #waitFor(promise: Promise<void>): Promise<void> {
    const { time, timing } = this.#deps.environment;
    return withTimeout(promise, timing.push, time).catch(() => undefined);
  }

  /** Null when the code cannot be loaded, e.g. because of a content blocker: the session works without push. */
  async #loadClient(): Promise<PushClient | null> {
    try {
      const { PushClient, defaultPushBrowser } = await import('./push-client.js');
      this.#client ??= new PushClient(this.#deps, this.#browser ?? defaultPushBrowser);
      return this.#client;
    } catch {
      this.#hasLoadFailed = true;
      const { store, events } = this.#deps.environment;
      if (store.state.push === 'failed') return null;
      store.update((state) => ({ ...state, push: 'failed' }));
      events.emit('push-changed', { state: 'failed' });
      return null;
    }
  }
}
