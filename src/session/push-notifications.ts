import type { PushState } from '../domain/index.js';
import type { PushBrowser, PushMessaging } from './push-browser.js';
import type { DeskMessage } from './push-messages.js';
import type { PushOptions } from './push-options.js';
import type { PushHost, PushKeys } from './push.js';
import { RequestedConversation } from './requested-conversation.js';

export { thisBrowser } from './push-browser.js';

/**
 * Being woken by Firebase Cloud Messaging while the desk is closed. That our worker is registered is the memory that a
 * person has turned it on; nothing else is kept. Whatever fails here, the session goes on without.
 */
export class PushNotifications {
  #state: PushState = 'off';
  #token: string | null = null;
  /** What the server was given last. */
  #handed: string | null = null;
  #looking: Promise<void> | undefined;
  #stopListening: (() => void) | undefined;
  #messaging: PushMessaging | undefined;
  #stopNews: (() => void) | undefined;
  #stopWaiting: (() => void) | undefined;
  /** Turned off here: a worker of the site's own cannot remember that for us. */
  #refused = false;
  readonly #requested: RequestedConversation;

  constructor(
    private readonly host: PushHost,
    private readonly browser: PushBrowser,
  ) {
    this.#requested = new RequestedConversation(host);
    const id = browser.requested();
    if (id !== null) this.#requested.ask(id);
  }

  get state(): PushState {
    return this.#state;
  }

  get hasToken(): boolean {
    return this.#token !== null;
  }

  keys(): PushKeys {
    const mobile = (this.host.options()?.device ?? (this.browser.mobile ? 'mobile' : 'desktop')) === 'mobile';
    return { desktop: mobile ? null : this.#token, mobile: mobile ? this.#token : null };
  }

  handed({ desktop, mobile }: PushKeys): void {
    this.#handed = desktop ?? mobile;
  }

  /** Finds out how things stand, without asking anybody anything, and gets the present address. Never fails. */
  look(): Promise<void> {
    return (this.#looking ??= this.#look().finally(() => (this.#looking = undefined)));
  }

  /** To be called on a person's act: the browser asks them. */
  async enable(): Promise<PushState> {
    const options = this.host.options();
    if (options === null || !this.browser.supported) return this.#become('unsupported', null);
    this.#become('turning-on', this.#token);
    try {
      const permission = await this.browser.askPermission();
      if (permission !== 'granted') return this.#become(permission === 'denied' ? 'blocked' : 'off', null);
      this.#refused = false;
      await this.#obtain(await this.browser.register(options), options);
    } catch {
      this.#become('failed', null);
    }
    return this.#state;
  }

  async disable(): Promise<PushState> {
    const options = this.host.options();
    this.#refused = true;
    await this.forget();
    if (options !== null && this.browser.supported) await this.browser.unregister(options).catch(() => undefined);
    return this.#state;
  }

  /** Gives the address up: nobody is to be woken for an agent who has gone. The worker stays for the next one. */
  async forget(): Promise<void> {
    const options = this.host.options();
    const had = this.#token !== null;
    this.#become(this.#state === 'on' ? 'off' : this.#state, null);
    if (!had) return;
    const given = options?.deleteToken;
    await Promise.resolve(given === undefined ? this.#messaging?.forget() : given()).catch(() => undefined);
  }

  /** Lets go of the page. `look` takes it up again. */
  detach(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#stopNews?.();
    this.#stopNews = undefined;
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  async #look(): Promise<void> {
    const options = this.host.options();
    if (options === null) return void this.#become('off', null);
    if (!this.browser.supported) return void this.#become('unsupported', null);
    this.#stopListening ??= this.browser.listen((message) => this.#heard(message));
    const permission = this.browser.permission();
    if (permission === 'denied') return void this.#become('blocked', null);
    try {
      const registration = permission === 'granted' && !this.#refused ? await this.browser.registered(options) : null;
      if (registration === null) this.#become('off', null);
      else await this.#obtain(registration, options);
    } catch {
      this.#become('failed', null);
    }
  }

  async #obtain(registration: ServiceWorkerRegistration, options: PushOptions): Promise<void> {
    const token = await this.#inTime(this.#mint(registration, options)).catch(() => null);
    // An address that was good is not bad because no newer one can be had just now.
    if (token === null && this.#token !== null) return;
    this.#become(token === null ? 'failed' : 'on', token);
  }

  async #mint(registration: ServiceWorkerRegistration, options: PushOptions): Promise<string | null> {
    if (options.getToken !== undefined) return options.getToken(registration);
    this.#messaging ??= await this.browser.messaging(options.firebase);
    this.#stopNews ??= this.#messaging.onNews(() => this.host.wake());
    return this.#messaging.token(registration, options.vapidKey);
  }

  #inTime<T>(work: Promise<T>): Promise<T> {
    const { time, timing } = this.host;
    return new Promise((resolve, reject) => {
      const timer = time.setTimeout(() => reject(new Error('It takes too long.')), timing.rest);
      work.then(resolve, reject).finally(() => time.clearTimeout(timer));
    });
  }

  #heard(message: DeskMessage): boolean {
    const { status } = this.host.session.state.connection;
    if (message.agentDesk === 'news') {
      const atWork = status === 'online' || status === 'reconnecting' || status === 'connecting';
      if (atWork) this.host.wake();
      return atWork;
    }
    if (status === 'taken-over') return false;
    this.#requested.ask(message.conversationId);
    return true;
  }

  #become(state: PushState, token: string | null): PushState {
    this.#state = state;
    this.#token = token;
    this.host.changed(state);
    this.#handOver();
    return state;
  }

  /**
   * A key is taken at the handshake only. One that changes while the link is up costs a new handshake, in a moment in
   * which nothing is on its way.
   */
  #handOver(): void {
    const { session } = this.host;
    const wanted = () => this.#token !== this.#handed && session.state.agent !== null;
    const stop = () => {
      this.#stopWaiting?.();
      this.#stopWaiting = undefined;
    };
    const renew = () => {
      const { connection, pending } = session.state;
      if (!wanted()) stop();
      else if (connection.status === 'online' && !pending.some(({ delivery }) => delivery === 'sending')) {
        stop();
        this.host.renew();
      }
    };
    if (wanted()) this.#stopWaiting ??= session.subscribe(renew);
    renew();
  }
}
