import type { PushState } from '../../domain/index.js';
import { withTimeout } from '../with-timeout.js';
import type { PushBrowser, PushMessaging } from './push-browser.js';
import type { PushOptions } from './push-options.js';
import type { PushDependencies, PushTokens } from './push.js';
import { PushUsers, type PushChoice } from './push-users.js';
import { RequestedConversation } from './requested-conversation.js';
import { ShownNotifications } from './shown-notifications.js';
import { showsIt, type NotificationSubject, type WorkerMessage } from './worker-messages.js';

export { defaultPushBrowser } from './push-browser.js';

const usersByBrowser = new WeakMap<PushBrowser, PushUsers>();

/** Sessions with the same browser object share it. */
function getUsers(browser: PushBrowser): PushUsers {
  const users = browser.users ?? usersByBrowser.get(browser) ?? new PushUsers(() => undefined);
  usersByBrowser.set(browser, users);
  return users;
}

/**
 * Push notifications by Firebase Cloud Messaging. Push counts as turned on while our service worker is registered, except
 * for agents who have turned it off. A failure here never affects the session.
 */
export class PushClient {
  readonly #deps: PushDependencies;
  readonly #browser: PushBrowser;
  readonly #requestedConversation: RequestedConversation;
  #state: PushState = 'off';
  #token: string | null = null;
  /** The token the server received last. */
  #sentToken: string | null = null;
  #refreshing: Promise<void> | undefined;
  #removeWorkerListener: (() => void) | undefined;
  #messaging: PushMessaging | undefined;
  #removePushListener: (() => void) | undefined;
  #cancelTokenUpdate: (() => void) | undefined;
  readonly #users: PushUsers;
  #registration: ServiceWorkerRegistration | null = null;
  #shown: ShownNotifications | undefined;
  /** The agent whose choice is stored. Known for longer than the agent of the state, which a logout removes first. */
  #user: string | null = null;

  constructor(deps: PushDependencies, browser: PushBrowser) {
    this.#deps = deps;
    this.#browser = browser;
    this.#users = getUsers(browser);
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
    const isMobile = (this.#options?.device ?? (this.#browser.isMobile ? 'mobile' : 'desktop')) === 'mobile';
    return { desktop: isMobile ? null : this.#token, mobile: isMobile ? this.#token : null };
  }

  tokenSent({ desktop, mobile }: PushTokens): void {
    this.#sentToken = desktop ?? mobile;
    if (this.#sentToken !== null && !this.#isTurnedOff) this.#store('on');
  }

  /** Updates the state and gets the current token, without a permission prompt. Never rejects. */
  refresh(): Promise<void> {
    return (this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = undefined)));
  }

  /** Call it from a user gesture: the browser asks for permission. */
  async enable(): Promise<PushState> {
    const options = this.#options;
    if (options === null || !this.#browser.isSupported) return this.#setState('unsupported', null);
    this.#setState('turning-on', this.#token);
    try {
      const permission = await this.#browser.requestPermission();
      if (permission !== 'granted') return this.#setState(permission === 'denied' ? 'blocked' : 'off', null);
      this.#store('on');
      await this.#updateToken(await this.#browser.register(options), options);
      this.#deps.environment.tabs?.request('push');
    } catch {
      this.#setState('failed', null);
    }
    return this.#state;
  }

  async disable(): Promise<PushState> {
    const options = this.#options;
    await this.#deleteToken('off');
    this.#deps.environment.tabs?.request('push');
    if (options !== null && this.#browser.isSupported && !this.#users.hasAny(this.#app))
      await this.#browser.unregister(options).catch(() => undefined);
    return this.#state;
  }

  /** After a logout: the last agent of the browser deletes the token. The worker stays for the next agent. */
  deleteToken(): Promise<void> {
    return this.#deleteToken(null);
  }

  /** Removes all listeners. `refresh` adds them again. */
  detach(): void {
    this.#removeWorkerListener?.();
    this.#removeWorkerListener = undefined;
    this.#removePushListener?.();
    this.#removePushListener = undefined;
    this.#cancelTokenUpdate?.();
    this.#cancelTokenUpdate = undefined;
    this.#shown?.dispose();
    this.#shown = undefined;
  }

  get #options(): PushOptions | null {
    return this.#deps.environment.options.push;
  }

  get #app(): string {
    return this.#options?.firebase.appId ?? '';
  }

  get #isTurnedOff(): boolean {
    const user = this.#findUser();
    return user !== null && this.#users.get(this.#app, user) === 'off';
  }

  /** The agent of the session, or the last one. */
  #findUser(): string | null {
    const { address, store } = this.#deps.environment;
    const { agent } = store.state;
    return agent === null ? this.#user : (this.#user = `${address?.href ?? ''} ${agent.id}`);
  }

  #store(choice: PushChoice | null): void {
    const user = this.#findUser();
    if (user !== null) this.#users.set(this.#app, user, choice);
  }

  async #deleteToken(choice: PushChoice | null): Promise<void> {
    const options = this.#options;
    const hadToken = this.#token !== null;
    if (choice === 'off' || !this.#isTurnedOff) this.#store(choice);
    if (choice === null) this.#user = null;
    this.#setState(this.#state === 'on' ? 'off' : this.#state, null);
    if (!hadToken || this.#users.hasAny(this.#app)) return;
    await this.#markSignedOut(true);
    this.#closeNotifications(() => true);
    try {
      await (options?.deleteToken === undefined ? this.#messaging?.deleteToken() : options.deleteToken());
    } catch {
      // The server has already removed the agent's token.
    }
  }

  async #refresh(): Promise<void> {
    const options = this.#options;
    if (options === null) return void this.#setState('off', null);
    if (!this.#browser.isSupported) return void this.#setState('unsupported', null);
    try {
      this.#removeWorkerListener ??= this.#browser.onWorkerMessage((message) => this.#handleWorkerMessage(message));
      const permission = this.#browser.permission();
      if (permission === 'denied') return void this.#setState('blocked', null);
      const registration =
        permission === 'granted' && !this.#isTurnedOff ? await this.#browser.getRegistration(options) : null;
      if (registration === null) this.#setState('off', null);
      else await this.#updateToken(registration, options);
    } catch {
      this.#setState('failed', null);
    }
  }

  async #updateToken(registration: ServiceWorkerRegistration, options: PushOptions): Promise<void> {
    const { time, timing } = this.#deps.environment;
    const user = this.#findUser();
    const fetching = this.#fetchToken(registration, options);
    const token = await withTimeout(fetching, timing.rest, time).catch(() => null);
    // A failed refresh does not invalidate the token we have.
    if (token === null && this.#token !== null) return;
    // Turned off while it was fetched, or logged out.
    if (this.#isTurnedOff || (user !== null && this.#findUser() === null)) return void this.#setState('off', null);
    if (token !== null && this.#findUser() !== null) {
      this.#store('on');
      this.#registration = registration;
      this.#shown ??= new ShownNotifications(this.#deps, (isOutdated) => this.#closeNotifications(isOutdated));
      await this.#markSignedOut(false);
    }
    this.#setState(token === null ? 'failed' : 'on', token);
  }

  async #fetchToken(registration: ServiceWorkerRegistration, options: PushOptions): Promise<string | null> {
    if (options.getToken !== undefined) return options.getToken(registration);
    this.#messaging ??= await this.#browser.messaging(options.firebase);
    // A push to an open page means that the server considers its connection lost.
    this.#removePushListener ??= this.#messaging.onPush(() => this.#deps.connection.checkHealth());
    return this.#messaging.getToken(registration, options.vapidKey);
  }

  /** Never rejects: what is shown too long does not matter to the session. */
  #closeNotifications(isOutdated: (subject: NotificationSubject) => boolean): void {
    const registration = this.#registration;
    if (registration !== null) void this.#browser.closeNotifications?.(registration, isOutdated).catch(() => undefined);
  }

  async #markSignedOut(isSignedOut: boolean): Promise<void> {
    const registration = this.#registration;
    if (registration !== null) await this.#browser.setSignedOut?.(registration, isSignedOut).catch(() => undefined);
  }

  /** The rank of the answer; 0 for none. */
  #handleWorkerMessage(message: WorkerMessage): number {
    const { connection, environment } = this.#deps;
    if (message.agentDesk === 'over') return Number(this.#shown?.isOver(message) ?? false);
    const { state } = environment.store;
    const { status } = state.connection;
    if (message.agentDesk === 'news') {
      const isActive = status === 'online' || status === 'reconnecting' || status === 'connecting';
      if (isActive) connection.checkHealth();
      return Number(isActive);
    }
    if (status === 'taken-over') return 0;
    const { agentDesk, conversationId: id } = message;
    if (agentDesk === 'show') this.#requestedConversation.request(id);
    if (id === null) return 1;
    if (state.local.activeConversation === id) return showsIt;
    return state.conversations.byId.has(id) || state.offers.byId.has(id) ? 2 : 1;
  }

  #setState(push: PushState, token: string | null): PushState {
    this.#state = push;
    this.#token = token;
    const { store, events } = this.#deps.environment;
    if (store.state.push !== push) {
      store.update((state) => ({ ...state, push }));
      events.emit('push-changed', { state: push });
    }
    this.#sendToken();
    return push;
  }

  /** The server takes a token only at the handshake. A later change needs a reconnect, made while nothing is being sent. */
  #sendToken(): void {
    const { connection, environment } = this.#deps;
    const { store } = environment;
    const isTokenOutdated = () => this.#token !== this.#sentToken && store.state.agent !== null;
    const unsubscribe = () => {
      this.#cancelTokenUpdate?.();
      this.#cancelTokenUpdate = undefined;
    };
    const renewWhenIdle = () => {
      const { state } = store;
      if (!isTokenOutdated()) unsubscribe();
      else if (state.connection.status === 'online' && !state.pending.some(({ delivery }) => delivery === 'sending')) {
        unsubscribe();
        connection.renew();
      }
    };
    if (isTokenOutdated()) this.#cancelTokenUpdate ??= store.subscribe(renewWhenIdle);
    renewWhenIdle();
  }
}
