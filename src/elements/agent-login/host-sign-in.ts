import { html, type ReactiveController, type TemplateResult } from 'lit';
import { reportError } from '../../browser/diagnostics.js';
import type { SessionController } from '../../context/session-controller.js';
import type { ConnectionProblem, ConnectionState } from '../../domain/index.js';
import { isObject } from '../../domain/is-object.js';
import type { DeskSession } from '../../session/session.js';
import type { DeskElement } from '../internal/base/desk-element.js';
import { isFocusLost } from '../internal/focus/move-focus.js';
import './sign-in-step-page.define.js';
import { hasStep, isStep, type SignInCredentials, type SignInFunction, type SignInStep } from './sign-in-steps.js';

/** Why a sign-in by the page failed. `invalid-answer`: its function returned neither an agent nor a step. */
export type SignInProblem = ConnectionProblem | { readonly code: 'invalid-answer'; readonly detail: string };

interface Attempt {
  readonly session: DeskSession;
  readonly username: string;
  step: SignInStep['step'] | null;
  isBusy: boolean;
}

const invalidAnswer: SignInProblem = { code: 'invalid-answer', detail: '' };

/**
 * The sign-in by a function of the page, one attempt at a time. Every answer belongs to an attempt, and is dropped when that is
 * over: cancelled, removed from the page, or overtaken by another sign-in. Loaded when a page has such a function.
 */
export class HostSignIn implements ReactiveController {
  readonly #host: DeskElement;
  readonly #sessionController: SessionController;
  readonly #onBack: () => void;
  #attempt: Attempt | null = null;
  #problem: SignInProblem | null = null;
  #session: DeskSession | undefined;
  #connection: ConnectionState | undefined;

  /** `onBack` is called when the person returns from a step to the form. */
  constructor(host: DeskElement, sessionController: SessionController, onBack: () => void) {
    this.#host = host;
    this.#sessionController = sessionController;
    this.#onBack = onBack;
    host.addController(this);
  }

  get isBusy(): boolean {
    return this.#attempt?.isBusy ?? false;
  }

  get isAtStep(): boolean {
    return (this.#attempt?.step ?? null) !== null;
  }

  get problem(): SignInProblem | null {
    return this.#problem;
  }

  /** Drops what another sign-in, the end of the session or another session has made obsolete. Call it before rendering. */
  dropObsolete(): void {
    const isUsed = this.#attempt !== null || this.#problem !== null;
    if (isUsed && !this.#isUnchanged) this.cancel();
  }

  hostDisconnected(): void {
    // Moving an element disconnects and reconnects it synchronously.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.cancel();
    });
  }

  /** Resolves with null when it went on, with why it failed, or with undefined when the attempt was dropped. */
  run(
    session: DeskSession,
    signIn: SignInFunction,
    credentials: SignInCredentials,
  ): Promise<SignInProblem | null | undefined> {
    const attempt: Attempt = { session, username: credentials.username, step: null, isBusy: false };
    this.#attempt = attempt;
    this.#session = session;
    this.#connection = session.state.connection;
    return this.#request(attempt, () => signIn(credentials));
  }

  cancel(): void {
    this.#attempt = null;
    this.#problem = null;
    this.#host.requestUpdate();
  }

  /** The page of the present step, in place of the form. */
  render(title: string, problemText: string | null): TemplateResult {
    return html`<agent-desk-sign-in-step
      exportparts="form, error, submit-button, back-button"
      .session=${this.#attempt?.session}
      .step=${this.#attempt?.step}
      .username=${this.#attempt?.username ?? ''}
      .busy=${this.isBusy}
      .problem=${problemText}
      .onSubmit=${this.#submit}
      .onBack=${this.#goBack}
      ><slot name="header" slot="header"><div class="title">${title}</div></slot></agent-desk-sign-in-step
    >`;
  }

  readonly #submit = (value: string): void => void this.#submitStep(value);

  readonly #goBack = (): void => {
    this.cancel();
    this.#onBack();
  };

  async #submitStep(value: string): Promise<void> {
    const attempt = this.#attempt;
    const step = attempt?.step ?? null;
    if (attempt === null || step === null || attempt.isBusy) return;
    await this.#request(attempt, () => step.submit(value));
  }

  async #request(attempt: Attempt, ask: () => unknown): Promise<SignInProblem | null | undefined> {
    attempt.isBusy = true;
    this.#problem = null;
    this.#host.requestUpdate();
    const problem = await this.#ask(attempt, ask);
    if (!this.#isCurrent(attempt)) return undefined;
    attempt.isBusy = false;
    this.#problem = problem;
    if (problem !== null && attempt.step === null) this.#attempt = null;
    this.#host.requestUpdate();
    if (attempt.step !== null) await this.#focusPage(this.#hasFocus);
    return problem;
  }

  /** Null when the answer was carried out, or has come too late. */
  async #ask(attempt: Attempt, ask: () => unknown): Promise<SignInProblem | null> {
    try {
      const answer = await ask();
      if (!this.#isCurrent(attempt)) return null;
      if (!hasStep(answer)) {
        if (!attempt.session.connect(answer)) return reportInvalid('neither the user object of an agent nor a step');
        this.#attempt = null;
        return null;
      }
      if (!isStep(answer.step)) return reportInvalid('a step without a label, a known kind, or a function submit');
      attempt.step = answer.step;
      return null;
    } catch (error) {
      return this.#isCurrent(attempt) ? readProblem(error) : null;
    }
  }

  /** Moves the focus to the step's field if it was here, and lets screen readers say what is asked for in any case. */
  async #focusPage(hasFocus: boolean): Promise<void> {
    await this.#host.updateComplete;
    const page = this.#host.shadowRoot?.querySelector('agent-desk-sign-in-step');
    await page?.present(hasFocus);
  }

  /** The focus is in this element, or was until the focused control was removed. */
  get #hasFocus(): boolean {
    return (this.#host.shadowRoot?.activeElement ?? null) !== null || isFocusLost(this.#host);
  }

  #isCurrent(attempt: Attempt): boolean {
    return this.#attempt === attempt && this.#isUnchanged;
  }

  /** Nothing else has happened to the session since the attempt started; each change makes a new state of the connection. */
  get #isUnchanged(): boolean {
    const { session } = this.#sessionController;
    return session === this.#session && session?.state.connection === this.#connection;
  }
}

function reportInvalid(found: string): SignInProblem {
  reportError(
    `signIn of <agent-login> resolves with the Keycloak user object of the agent, or with { step: { label, kind, submit } }, ` +
      `whose kind is "code", "text" or "password". It gave ${found}.`,
  );
  return invalidAnswer;
}

/** The message of the page's error is shown as it is. */
function readProblem(error: unknown): ConnectionProblem {
  const { name, problem, message } = toRecord(error);
  // What the session's own requests reject with.
  if (name === 'RestError') return problem as ConnectionProblem;
  if (error instanceof TypeError) {
    // A failed fetch, and possibly a mistake in the page's function.
    reportError(`signIn of <agent-login> failed: ${error.message}`);
    return { code: 'unreachable', detail: error.message };
  }
  return { code: 'other', detail: typeof message === 'string' ? message : '' };
}

const toRecord = (error: unknown): Readonly<Record<string, unknown>> =>
  typeof error === 'string' ? { message: error } : isObject(error) ? error : {};
