import type { Agent, ConnectionProblem, LoginResult } from '../domain/index.js';
import { RestError, type RestClient } from './rest/rest-client.js';
import type { SessionEnvironment } from './session-environment.js';

/** A sign-in that succeeded, and at which address. */
export type SignedIn = LoginResult & { readonly address: URL };

interface Attempt {
  readonly username: string;
  readonly password: string;
  readonly result: Promise<ConnectionProblem | null>;
  readonly settle: (problem: ConnectionProblem | null) => void;
}

/** The REST sign-in, one at a time. An answer that comes after its attempt was cancelled is dropped. */
export class SignIn {
  readonly #environment: SessionEnvironment;
  readonly #rest: RestClient;
  #attempt: Attempt | null = null;

  constructor(environment: SessionEnvironment, rest: RestClient) {
    this.#environment = environment;
    this.#rest = rest;
  }

  /**
   * Signs in; `onSuccess` is called before the promise resolves. The same credentials join a sign-in that is running, others
   * are refused.
   */
  run(
    username: string,
    password: string,
    onSuccess: (result: SignedIn) => void,
    onFailure: (problem: ConnectionProblem) => void,
  ): Promise<ConnectionProblem | null> {
    const running = this.#attempt;
    if (running !== null) {
      const isSame = running.username === username && running.password === password;
      return isSame ? running.result : Promise.resolve({ code: 'already-signing-in', detail: running.username });
    }
    let settle: Attempt['settle'] = () => undefined;
    const result = new Promise<ConnectionProblem | null>((resolve) => (settle = resolve));
    const attempt: Attempt = { username, password, result, settle };
    this.#attempt = attempt;
    void this.#request(username, password).then((answer) => {
      if (this.#attempt !== attempt) return;
      this.#attempt = null;
      if ('agent' in answer) onSuccess(answer);
      else onFailure(answer);
      settle('agent' in answer ? null : answer);
    });
    return result;
  }

  /** Renews the token of an agent who is signed in, by the password or, without one, by the host's function. */
  async renew(agent: Agent, password: string | null, isCurrent: () => boolean): Promise<ConnectionProblem | null> {
    const { address, credentials } = this.#environment;
    if (password === null || address === null) {
      return (await credentials.retry()) ? null : { code: 'credentials-expired', detail: '' };
    }
    try {
      const login = await this.#rest.login(agent.username, password, address);
      if (!isCurrent()) return { code: 'sign-in-cancelled', detail: '' };
      if (login.agent.id !== agent.id) return { code: 'unauthorised', detail: login.agent.username };
      credentials.setLoginToken(login.token);
      return null;
    } catch (error) {
      return describeError(error);
    }
  }

  get isRunning(): boolean {
    return this.#attempt !== null;
  }

  cancel(): void {
    const attempt = this.#attempt;
    this.#attempt = null;
    attempt?.settle({ code: 'sign-in-cancelled', detail: '' });
  }

  async #request(username: string, password: string): Promise<SignedIn | ConnectionProblem> {
    const address = this.#environment.readAddress();
    if (address === null) return { code: 'no-url', detail: this.#environment.options.url };
    try {
      return { ...(await this.#rest.login(username, password, address)), address };
    } catch (error) {
      return describeError(error);
    }
  }
}

const describeError = (error: unknown): ConnectionProblem =>
  error instanceof RestError ? error.problem : { code: 'other', detail: String(error) };
