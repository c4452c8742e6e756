import type { PushState } from '../../domain/index.js';
import type { PushBrowser, PushMessaging } from './push-browser.js';
import type { WorkerMessage } from './worker-messages.js';
import type { PushOptions } from './push-options.js';
import type { PushDependencies, PushTokens } from './push.js';
import { RequestedConversation } from './requested-conversation.js';

export { defaultPushBrowser } from './push-browser.js';

/**
 * Being woken by Firebase Cloud Messaging while the desk is closed. That our worker is registered is the memory that a
 * person has turned it on; nothing else is kept. Whatever fails here, the session goes on without.
 */
export class PushClient {
  #state: PushState = 'off';
  #token: string | null = null;
  /** What the server was given last. */
  #sentToken: string | null = null;
  #refreshing: Promise<void> | undefined;
  #removeWorkerListener: (() => void) | undefined;
  #messaging: PushMessaging | undefined;
  #removePushListener: (() => void) | undefined;
  #cancelTokenUpdate: (() => void) | undefined;
  /** Turned off here: a worker of the site's own cannot remember that for us. */
  #isDisabled = false;
  readonly #requestedConversation: RequestedConversation;

  constructor(
    private readonly deps: PushDependencies,
    private readonly browser: PushBrowser,
  ) {
    this.#requestedConversation = new RequestedConversation(deps);
    const id = browser.getRequestedConversation();
    if (id !== null) this.#requestedConversation.request(id);
  }

  get state(): PushState {
    return this.#state;
  }

  get hasToken(): boolean {
    return this.#token !== null;
  }

  tokens(): PushTokens {
    const isMobile = (this.deps.options()?.device ?? (this.browser.isMobile ? 'mobile' : 'desktop')) === 'mobile';
    return { desktop: isMobile ? null : this.#token, mobile: isMobile ? this.#token : null };
  }

  tokenSent({ desktop, mobile }: PushTokens): void {
    this.#sentToken = desktop ?? mobile;
  }

  /** Finds out how things stand, without asking anybody anything, and gets the present address. Never fails. */
  refresh(): Promise<void> {
    return (this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = undefined)));
  }

  /** To be called on a person's act: the browser asks them. */
  async enable(): Promise<PushState> {
    const options = this.deps.options();
    if (options === null || !this.browser.isSupported) return this.#setState('unsupported', null);
    this.#setState('turning-on', this.#token);
    try {
      const permission = await this.browser.requestPermission();
      if (permission !== 'granted') return this.#setState(permission === 'denied' ? 'blocked' : 'off', null);
      this.#isDisabled = false;
      await this.#updateToken(await this.browser.register(options), options);
    } catch {
      this.#setState('failed', null);
    }
    return this.#state;
  }

  async disable(): Promise<PushState> {
    const options = this.deps.options();
    this.#isDisabled = true;
    await this.deleteToken();
    if (options !== null && this.browser.isSupported) await this.browser.unregister(options).catch(() => undefined);
    return this.#state;
  }

  /** Gives the address up: nobody is to be woken for an agent who has gone. The worker stays for the next one. */
  async deleteToken(): Promise<void> {
    const options = this.deps.options();
    const hadToken = this.#token !== null;
    this.#setState(this.#state === 'on' ? 'off' : this.#state, null);
    if (!hadToken) return;
    const customDeleteToken = options?.deleteToken;
    await Promise.resolve(customDeleteToken === undefined ? this.#messaging?.deleteToken() : customDeleteToken()).catch(
      () => undefined,
    );
  }

  /** Lets go of the page. `look` takes it up again. */
  detach(): void {
    this.#removeWorkerListener?.();
    this.#removeWorkerListener = undefined;
    this.#removePushListener?.();
    this.#removePushListener = undefined;
    this.#cancelTokenUpdate?.();
    this.#cancelTokenUpdate = undefined;
  }

  async #refresh(): Promise<void> {
    const options = this.deps.options();
    if (options === null) return void this.#setState('off', null);
    if (!this.browser.isSupported) return void this.#setState('unsupported', null);
    this.#removeWorkerListener ??= this.browser.onWorkerMessage((message) => this.#handleWorkerMessage(message));
    const permission = this.browser.permission();
    if (permission === 'denied') return void this.#setState('blocked', null);
    try {
      const registration =
        permission === 'granted' && !this.#isDisabled ? await this.browser.getRegistration(options) : null;
      if (registration === null) this.#setState('off', null);
      else await this.#updateToken(registration, options);
    } catch {
      this.#setState('failed', null);
    }
  }

  async #updateToken(registration: ServiceWorkerRegistration, options: PushOptions): Promise<void> {
    const token = await this.#withTimeout(this.#fetchToken(registration, options)).catch(() => null);
    // An address that was good is not bad because no newer one can be had just now.
    if (token === null && this.#token !== null) return;
    this.#setState(token === null ? 'failed' : 'on', token);
  }

  async #fetchToken(registration: ServiceWorkerRegistration, options: PushOptions): Promise<string | null> {
    if (options.getToken !== undefined) return options.getToken(registration);
    this.#messaging ??= await this.browser.messaging(options.firebase);
    this.#removePushListener ??= this.#messaging.onPush(() => this.deps.checkHealth());
    return this.#messaging.getToken(registration, options.vapidKey);
  }

  #withTimeout<T>(promise: Promise<T>): Promise<T> {
    const { time, timing } = this.deps;
    return new Promise((resolve, reject) => {
      const timer = time.setTimeout(() => reject(new Error('It takes too long.')), timing.rest);
      promise.then(resolve, reject).finally(() => time.clearTimeout(timer));
    });
  }

  #handleWorkerMessage(message: WorkerMessage): boolean {
    const { status } = this.deps.session.state.connection;
    if (message.agentDesk === 'news') {
      const isActive = status === 'online' || status === 'reconnecting' || status === 'connecting';
      if (isActive) this.deps.checkHealth();
      return isActive;
    }
    if (status === 'taken-over') return false;
    this.#requestedConversation.request(message.conversationId);
    return true;
  }

  #setState(state: PushState, token: string | null): PushState {
    this.#state = state;
    this.#token = token;
    this.deps.onStateChange(state);
    this.#sendToken();
    return state;
  }

  /**
   * A key is taken at the handshake only. One that changes while the link is up costs a new handshake, in a moment in
   * which nothing is on its way.
   */
  #sendToken(): void {
    const { session } = this.deps;
    const isTokenOutdated = () => this.#token !== this.#sentToken && session.state.agent !== null;
    const unsubscribe = () => {
      this.#cancelTokenUpdate?.();
      this.#cancelTokenUpdate = undefined;
    };
    const renewWhenIdle = () => {
      const { connection, pending } = session.state;
      if (!isTokenOutdated()) unsubscribe();
      else if (connection.status === 'online' && !pending.some(({ delivery }) => delivery === 'sending')) {
        unsubscribe();
        this.deps.renewConnection();
      }
    };
    if (isTokenOutdated()) this.#cancelTokenUpdate ??= session.subscribe(renewWhenIdle);
    renewWhenIdle();
  }
}
