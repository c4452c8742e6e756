import type { ConversationId, Offer, PushState } from '../domain/index.js';
import type { TimePort } from './clock.js';
import type { DeskSession } from './desk-session.js';
import type { PushBrowser } from './push-browser.js';
import type { PushNotifications } from './push-notifications.js';
import type { PushOptions } from './push-options.js';
import type { Timing } from './timing.js';

export interface PushKeys {
  readonly desktop: string | null;
  readonly mobile: string | null;
}

/** What push needs of its session. */
export interface PushHost {
  readonly session: DeskSession;
  readonly time: TimePort;
  readonly timing: Timing;
  options(): PushOptions | null;
  changed(state: PushState): void;
  /** Makes a new handshake. */
  renew(): void;
  /** Something was pushed here: the link cannot be as it should. */
  wake(): void;
  /** What the server sends after a connect has come. */
  resynced(): boolean;
  /** A person wants to see this conversation, or just the desk. */
  requested(id: ConversationId | null): void;
  /** What was wanted is not here any more: nothing is known of it but that. */
  missed(offer: Offer): void;
}

/** The door to being woken while the desk is closed. What is behind it is fetched where push is set up only. */
export class Push {
  #part: PushNotifications | undefined;

  constructor(
    private readonly host: PushHost,
    private readonly browser: PushBrowser | undefined,
  ) {}

  /** Whether it is on, and if not, why. Told by `push-changed`. */
  get state(): PushState {
    return this.#part?.state ?? 'off';
  }

  /** Turns it on. To be called on a person's act, since the browser asks them. */
  async enable(): Promise<PushState> {
    return (await this.#load())?.enable() ?? this.state;
  }

  async disable(): Promise<PushState> {
    return (await this.#load())?.disable() ?? this.state;
  }

  /** @internal Finds out how things stand. Never fails. */
  async look(): Promise<void> {
    if (this.host.options() !== null) await (await this.#load())?.look();
  }

  /** @internal What a handshake is to wait for: a first address, and that not for long. */
  settled(): Promise<unknown> | undefined {
    if (this.host.options() === null) return undefined;
    const look = this.look();
    if (this.#part?.hasToken === true) return undefined;
    return this.#notLongerThanAllowed(look);
  }

  /** @internal What a handshake carries: of the two keys one, or none. */
  keys(): PushKeys {
    return this.#part?.keys() ?? { desktop: null, mobile: null };
  }

  /** @internal These are what the server was given. */
  handed(keys: PushKeys): void {
    this.#part?.handed(keys);
  }

  /** @internal The agent has gone. Not waited for longer than a moment. */
  async forget(): Promise<void> {
    await this.#notLongerThanAllowed(this.#part?.forget());
  }

  /** @internal */
  detach(): void {
    this.#part?.detach();
  }

  #notLongerThanAllowed(work: Promise<void> | undefined): Promise<void> {
    const { time, timing } = this.host;
    return new Promise((resolve) => {
      const timer = time.setTimeout(resolve, timing.push);
      void Promise.resolve(work).finally(() => {
        time.clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Null when it cannot be fetched: then nobody is woken, and that is all. */
  async #load(): Promise<PushNotifications | null> {
    try {
      const { PushNotifications, thisBrowser } = await import('./push-notifications.js');
      return (this.#part ??= new PushNotifications(this.host, this.browser ?? thisBrowser));
    } catch {
      return null;
    }
  }
}
