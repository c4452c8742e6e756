import { withTimeout } from '../with-timeout.js';
import type { SessionEnvironment } from '../session-environment.js';

/** Describes the token that a host's function is asked for. */
export interface TokenRequest {
  /** The token that the server refused, which the new one replaces; null for an ordinary request. */
  readonly refused: string | null;
}

/** There is no token that the server accepts. */
export class CredentialsExpiredError extends Error {}

/**
 * The bearer token of REST requests. A token that the server refuses is renewed by the host's function; without one, or when
 * that fails, the session says that the credentials have expired. The connection does not depend on them.
 */
export class Credentials {
  readonly #environment: SessionEnvironment;
  #loginToken: string | null = null;
  #refusedToken: string | null = null;
  #renewal: Promise<string | null> | null = null;
  /** The last renewal by the host's function. */
  #renewed: { readonly refused: string | null; readonly token: string } | null = null;

  constructor(environment: SessionEnvironment) {
    this.#environment = environment;
  }

  /** The token of the last sign-in. */
  get loginToken(): string | null {
    return this.#loginToken;
  }

  /** The token of a login response. Null forgets it. */
  setLoginToken(token: string | null): void {
    this.#loginToken = token;
    this.#restore();
  }

  /** Who renews the token: the agent by the password, or the host, which also signs the agent in. */
  get renewedBy(): 'password' | 'host' {
    return this.#environment.options.token === null ? 'password' : 'host';
  }

  /** Sends a request with the token, and once again with a new one if the server refuses it. */
  async send<Answer>(
    request: (token: string | null) => Promise<Answer>,
    isRefusal: (error: unknown) => boolean,
  ): Promise<Answer> {
    const token = await this.#request(null);
    try {
      return this.#accept(token, await request(token));
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    const renewed = await this.renew(token);
    if (renewed === null) throw new CredentialsExpiredError();
    try {
      return this.#accept(renewed, await request(renewed));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#expire(renewed);
      throw new CredentialsExpiredError();
    }
  }

  /** A token in place of the refused one; null when there is none. Requests that fail together are renewed together. */
  renew(refused: string | null = this.#refusedToken): Promise<string | null> {
    this.#renewal ??= this.#renew(refused).finally(() => (this.#renewal = null));
    return this.#renewal;
  }

  /** Asks the host again. False when it has no other token than the refused one. */
  async retry(): Promise<boolean> {
    const refused = this.#refusedToken;
    this.#renewed = null;
    const token = await this.renew(refused);
    if (token === null || token === refused) return false;
    this.#restore();
    return true;
  }

  async #renew(refused: string | null): Promise<string | null> {
    const { token } = this.#environment.options;
    if (typeof token === 'function') {
      // The answer to a request from before the renewal comes after it.
      const renewed = this.#renewed;
      if (renewed !== null && renewed.refused === refused && renewed.token !== refused) return renewed.token;
      const answer = await this.#request(refused).catch(() => null);
      this.#renewed = answer === null ? null : { refused, token: answer };
      return answer;
    }
    const present = token ?? this.#loginToken;
    // It may have been replaced since the request was sent.
    if (present !== null && present !== refused) return present;
    this.#expire(refused);
    return null;
  }

  /** Rejects with `CredentialsExpiredError` when the host's function fails, or does not answer in time. */
  async #request(refused: string | null): Promise<string | null> {
    const { options, time, timing } = this.#environment;
    const { token } = options;
    if (typeof token !== 'function') return token ?? this.#loginToken;
    try {
      const answer: unknown = await withTimeout(Promise.resolve(token({ refused })), timing.token, time);
      return typeof answer === 'string' && answer.trim() !== '' ? answer.trim() : null;
    } catch {
      this.#expire(refused);
      throw new CredentialsExpiredError();
    }
  }

  #accept<Answer>(token: string | null, answer: Answer): Answer {
    if (token !== this.#refusedToken) this.#restore();
    return answer;
  }

  #expire(refused: string | null): void {
    const { events, store } = this.#environment;
    const { agent, credentialsExpired } = store.state;
    this.#refusedToken = refused;
    if (agent === null || credentialsExpired !== null) return;
    const { renewedBy } = this;
    store.update((state) => ({ ...state, credentialsExpired: renewedBy }));
    events.emit('credentials-expired', { renewedBy });
  }

  #restore(): void {
    this.#refusedToken = null;
    this.#environment.store.update((state) =>
      state.credentialsExpired === null ? state : { ...state, credentialsExpired: null },
    );
  }
}
