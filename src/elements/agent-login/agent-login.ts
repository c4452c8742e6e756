import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { warnOnce } from '../../browser/diagnostics.js';
import { SelectController } from '../../context/select-controller.js';
import { CredentialsNotice } from '../internal/credentials/credentials-notice.js';
import { renderServerErrors } from '../internal/server-errors/render-server-errors.js';
import { ServerErrorNotice } from '../internal/server-errors/server-error-notice.js';
import { isFocusLost } from '../internal/focus/move-focus.js';
import { isFocusOnNothing } from '../internal/focus/recover-focus.js';
import type { DeskSession } from '../../session/session.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { ConnectionNotice } from '../internal/connection/connection-notice.js';
import { cleanLabel } from '../../domain/text/label.js';
import { toggleState } from '../internal/base/toggle-state.js';
import { sendRequest } from '../internal/events/request-event.js';
import { submitOnClick } from '../internal/events/submit-on-click.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { LoginRequestEvent } from './agent-login.events.js';
import type { HostSignIn, SignInProblem } from './host-sign-in.js';
import type { SignInCredentials, SignInFunction } from './sign-in-steps.js';
import { agentLoginStyles } from './agent-login.styles.js';
import { renderConnecting, renderDecision, type Decision } from './connection-panels.js';
import { renderPasswordRow } from './password-row.js';
import { registerEnglish } from '../../translations/en.js';
import { login } from '../../translations/en/parts/login.js';

registerEnglish(login);

/** Problems that the person can fix in the form. */
const formProblemCodes: readonly SignInProblem['code'][] = ['unauthorised', 'bad-request'];

/** Generic texts of servers for wrong credentials. Any other text, such as a locked account, is shown. */
const genericRefusal = /invalid user credentials|unauthori[sz]ed/i;

/**
 * Sign-in form for pages without their own login. Explains why a sign-in failed, and offers to reconnect after the server
 * refused the connection or the login was taken over. While an agent is signed in, it shows only their name. The password
 * is sent to the server and nowhere else.
 *
 * @summary Sign-in form of the agent desk.
 * @element agent-login
 *
 * @slot header - Replaces the title above the fields.
 *
 * @fires login-request - A person requests to sign in. Cancelable. Detail: `{ username }`, never the password.
 *
 * @csspart base - Container of the element.
 * @csspart form - The sign-in form.
 * @csspart panel - Shown in place of the form while connecting, or when the person has to decide how to go on.
 * @csspart error - Why the sign-in failed.
 * @csspart submit-button - The sign-in button.
 * @csspart back-button - Returns from a further step of a sign-in to the form.
 * @csspart signed-in - The line shown while an agent is signed in.
 * @csspart server-error - An error that the server reports.
 * @csspart credentials - Shown while the agent's credentials have expired, with a field for the password.
 * @csspart placeholder - Shown while there is no session.
 * @csspart connection - Says that the connection is lost; one visible element of each session does.
 * @csspart storage-notice - Says that what the agent writes is not kept on this device; one visible element of the page does.
 *
 * @cssstate busy - A sign-in is in progress.
 * @cssstate signed-in - An agent is signed in.
 * @cssstate expired - The agent's credentials have expired; the element is shown also with `hide-when-signed-in`.
 * @cssstate leaving - An agent has just signed in here, and the `signed-in` line still has the focus.
 */
export class AgentLogin extends DeskElement {
  static override shadowRootOptions: ShadowRootInit = { ...DeskElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = [DeskElement.styles, agentLoginStyles];

  protected override readonly connectionNotice = new ConnectionNotice(this, this.sessionController, (status) =>
    status === 'reconnecting' || status === 'online' ? 5 : 0,
  );
  readonly #internals = this.attachInternals();
  readonly #agent = new SelectController(this, this.sessionController, (state) => state.agent);

  readonly #credentials = new CredentialsNotice(this, this.sessionController, () => this.#holdFocus());

  readonly #serverErrors = new ServerErrorNotice(this, this.sessionController, () => 2);

  @query('#username') private usernameField!: HTMLInputElement | null;
  @query('#password') private passwordField!: HTMLInputElement | null;
  @query('[part="error"]') private errorBox!: HTMLElement | null;

  /** The field that was empty on submit. */
  @state() private missingField: 'username' | 'password' | null = null;
  @state() private isPasswordVisible = false;
  @state() private isCapsLockOn = false;

  /** Initial user name. */
  @property() username = '';

  /** Hides the element while an agent is signed in. */
  @property({ type: Boolean, attribute: 'hide-when-signed-in' }) hideWhenSignedIn = false;

  /**
   * Signs in by a function of the page, e.g. when the server asks for a code. It is called with `{ username, password }` and
   * resolves with the Keycloak user object of the agent, who is then connected, or with a further step
   * `{ step: { label, kind, submit } }`, shown as a second page of the form. `kind` is `code`, `text` or `password`;
   * `submit(value)` resolves with the same again. The message of an error is shown. Null: the Agent Manager's own sign-in.
   */
  @property({ attribute: false }) signIn: SignInFunction | null = null;

  /** Null until the first sign-in by the page. */
  #hostSignIn: HostSignIn | null = null;
  @state() private isLoading = false;
  #loadProblem: SignInProblem | null = null;
  /** The user name of an attempt that went on to a step. */
  #enteredUsername: string | null = null;
  #previousStatus = this.connection.status;
  #hadFocus = false;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('username')) this.#enteredUsername = null;
    this.#hostSignIn?.dropObsolete();
    const { status } = this.connection;
    toggleState(this.#internals, 'busy', this.#isSigningIn);
    toggleState(this.#internals, 'signed-in', status === 'online' || status === 'reconnecting');
    toggleState(this.#internals, 'expired', this.#credentials.isShown);
    if (status !== 'online') toggleState(this.#internals, 'leaving', false);
    // This update may remove the focused element; the focus is then lost, not elsewhere in the page.
    this.#hadFocus = (this.shadowRoot?.activeElement ?? null) !== null || (this.#hadFocus && isFocusLost(this));
    if (status !== 'signed-out' && status !== 'signing-in' && status !== 'closed') {
      this.isPasswordVisible = false;
      this.isCapsLockOn = false;
      this.#enteredUsername = null;
    }
  }

  protected override updated(changed: PropertyValues): void {
    const { status } = this.connection;
    const previousStatus = this.#previousStatus;
    this.#previousStatus = status;
    // After the person has typed, a field no longer follows its attribute.
    if (changed.get('username') !== undefined && this.usernameField !== null) this.usernameField.value = this.username;
    if (status === previousStatus || !this.#hadFocus) return;
    // Only a focus that was in this element is moved.
    if (status === 'online' && isFocusOnNothing(this)) this.#holdFocus();
    else if (status === 'refused' || status === 'taken-over')
      this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
    else if ((status === 'signed-out' || status === 'closed') && previousStatus !== 'signing-in')
      this.#focusFirstField();
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { usernameField, passwordField, currentSession: session } = this;
    if (usernameField === null || passwordField === null || session === undefined) return;
    if (this.#isSigningIn) return;
    // A variation selector comes along when a name is copied beside an emoji.
    const username = cleanLabel(usernameField.value.replaceAll(/\p{VS}/gu, '')).trim();
    this.missingField = username === '' ? 'username' : passwordField.value === '' ? 'password' : null;
    if (this.missingField !== null) {
      (this.missingField === 'username' ? usernameField : passwordField).focus();
      return;
    }
    this.isPasswordVisible = false;
    const login = sendRequest(this, new LoginRequestEvent(username), () =>
      this.#requestSignIn(session, username, passwordField.value),
    );
    if (login === undefined) return;
    const hadFocus = this.shadowRoot?.activeElement !== null;
    const problem = await login;
    if (problem === undefined) return;
    if (problem === null) {
      passwordField.value = '';
      return;
    }
    await this.updateComplete;
    if (hadFocus) this.#focusProblem(problem);
  }

  #requestSignIn(session: DeskSession, username: string, password: string): Promise<SignInProblem | null | undefined> {
    const { signIn } = this;
    if (typeof signIn !== 'function') {
      if ((signIn ?? null) !== null)
        warnOnce('signIn of <agent-login> is a function or null; another value is ignored.');
      return session.login(username, password);
    }
    this.#enteredUsername = username;
    return this.#signInByPage(session, signIn, { username, password });
  }

  /** An attempt that is over before its code is loaded does not begin. */
  async #signInByPage(
    session: DeskSession,
    signIn: SignInFunction,
    credentials: SignInCredentials,
  ): Promise<SignInProblem | null | undefined> {
    const { connection } = session.state;
    this.isLoading = true;
    this.#loadProblem = null;
    try {
      const { HostSignIn } = await import('./host-sign-in.js');
      this.#hostSignIn ??= new HostSignIn(this, this.sessionController, () => void this.#focusForm());
    } catch (error) {
      return (this.#loadProblem = { code: 'unreachable', detail: String(error) });
    } finally {
      this.isLoading = false;
    }
    if (!this.isConnected || this.currentSession !== session || session.state.connection !== connection)
      return undefined;
    return this.#hostSignIn.run(session, signIn, credentials);
  }

  get #isSigningIn(): boolean {
    return this.connection.status === 'signing-in' || this.isLoading || this.#hostSignIn?.isBusy === true;
  }

  /** Why the last sign-in failed, or the session ended. */
  get #problem(): SignInProblem | null {
    if (this.#isSigningIn) return null;
    return this.#hostSignIn?.problem ?? this.#loadProblem ?? this.connection.problem;
  }

  #handleCancel(): void {
    this.#hostSignIn?.cancel();
    void this.#focusForm();
  }

  async #focusForm(): Promise<void> {
    await this.updateComplete;
    this.#focusFirstField();
  }

  readonly #handleInput = (): void => {
    this.missingField = null;
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    // Password managers send key events without this method.
    this.isCapsLockOn = event.getModifierState?.('CapsLock') ?? false;
  };

  readonly #handlePasswordBlur = (): void => {
    this.isCapsLockOn = false;
  };

  readonly #handleTogglePassword = (): void => {
    this.isPasswordVisible = !this.isPasswordVisible;
  };

  readonly #handleReconnect = (): void => {
    this.currentSession?.reconnect();
  };

  readonly #handleUseOtherAccount = (): void => void this.#forgetAgent();

  /**
   * Forgets the agent locally; without a connection no logout reaches the server. What is unsent stays on the device until
   * another agent has signed in.
   */
  async #forgetAgent(): Promise<void> {
    const session = this.currentSession;
    const outcome = await session?.logout();
    if (outcome?.status === 'not-sent' && outcome.why === 'unsent-messages') session?.dispose();
  }

  /** Keeps the focus in the page when the form is removed: it moves to the line with the agent's name. */
  #holdFocus(): void {
    toggleState(this.#internals, 'leaving', true);
    this.renderRoot.querySelector<HTMLElement>('[part="signed-in"]')?.focus();
  }

  /** While another window has the focus, the line stays the active element, and has the focus again afterwards. */
  #handleSignedInBlur({ target }: Event): void {
    if (this.shadowRoot?.activeElement !== target) toggleState(this.#internals, 'leaving', false);
  }

  readonly #handleDismissServerErrors = (): void => {
    this.#serverErrors.dismiss();
    this.#holdFocus();
  };

  #focusFirstField(): void {
    (this.usernameField?.value === '' ? this.usernameField : this.passwordField)?.focus();
  }

  #focusProblem({ code }: SignInProblem): void {
    if (!formProblemCodes.includes(code)) {
      this.errorBox?.focus();
      return;
    }
    this.passwordField?.focus();
    this.passwordField?.select();
  }

  #describeProblem(): string | null {
    const problem = this.#problem;
    if (problem?.code === 'invalid-answer') return this.translations.loginInvalidAnswer;
    const description = this.describeProblem(problem);
    if (problem?.code !== 'unauthorised' || problem.detail === '' || genericRefusal.test(problem.detail))
      return description;
    return `${description} ${this.translations.loginServerMessage(problem.detail)}`;
  }

  protected override render(): TemplateResult {
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      ${this.currentSession === undefined ? this.renderPlaceholder() : this.#renderStatus()}
    </div>`;
  }

  #renderStatus(): TemplateResult {
    const { translations } = this;
    switch (this.connection.status) {
      case 'signed-out':
      case 'signing-in':
      case 'closed':
        return this.#hostSignIn?.isAtStep === true
          ? this.#hostSignIn.render(translations.loginTitle, this.#describeProblem())
          : this.#renderForm();
      case 'connecting':
        return renderConnecting(this.describeConnectionProblem(), translations, this.#handleUseOtherAccount);
      case 'online':
      case 'reconnecting':
        return this.#renderSignedIn();
      case 'refused':
        return this.#renderDecision({
          title: translations.loginFailed,
          text: this.describeConnectionProblem(),
          action: translations.retry,
        });
      case 'taken-over':
        return this.#renderDecision({
          title: translations.loginTakenOver,
          text: translations.loginTakenOverHint,
          action: translations.loginUseHere,
        });
    }
  }

  #renderForm(): TemplateResult {
    const { translations, missingField } = this;
    const isSigningIn = this.#isSigningIn;
    const problem = this.#problem;
    const hasFormProblem = problem !== null && formProblemCodes.includes(problem.code);
    const describedBy = (field: 'username' | 'password') =>
      missingField === field ? 'missing' : hasFormProblem ? 'error' : nothing;
    const ariaInvalid = (field: 'username' | 'password') =>
      missingField === field || hasFormProblem ? 'true' : 'false';
    return html`<form
      part="form"
      aria-label=${translations.loginTitle}
      aria-busy=${isSigningIn}
      novalidate
      @click=${submitOnClick}
      @submit=${this.#handleSubmit}
    >
      <slot name="header"><div class="title">${translations.loginTitle}</div></slot>
      ${this.#renderProblem()}
      <div class="row">
        <label for="username">${translations.loginUsername}</label>
        <input
          id="username"
          class="field"
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          dir="auto"
          required
          value=${this.#enteredUsername ?? this.username}
          ?readonly=${isSigningIn}
          aria-invalid=${ariaInvalid('username')}
          aria-describedby=${describedBy('username')}
          @input=${this.#handleInput}
        />
        ${missingField === 'username' ? this.#renderMissing(translations.loginMissingUsername) : nothing}
      </div>
      ${renderPasswordRow({
        translations,
        isReadOnly: isSigningIn,
        isVisible: this.isPasswordVisible,
        isCapsLockOn: this.isCapsLockOn,
        ariaInvalid: ariaInvalid('password'),
        describedBy: describedBy('password'),
        missing: missingField === 'password' ? this.#renderMissing(translations.loginMissingPassword) : nothing,
        onInput: this.#handleInput,
        onKey: this.#handleKey,
        onBlur: this.#handlePasswordBlur,
        onToggle: this.#handleTogglePassword,
      })}
      <button class="button primary" part="submit-button" type="submit" aria-disabled=${isSigningIn}>
        ${isSigningIn ? html`<span class="spinner"></span>${translations.signingIn}` : translations.loginSubmit}
      </button>
      ${
        this.#hostSignIn?.isBusy === true
          ? html`<button class="button quiet" type="button" @click=${this.#handleCancel}>
              ${translations.cancel}
            </button>`
          : nothing
      }
    </form>`;
  }

  #renderMissing(text: string): TemplateResult {
    return html`<div id="missing" class="small">${text}</div>`;
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const text =
      this.#describeProblem() ?? (this.connection.status === 'closed' ? this.translations.sessionClosed : null);
    if (text === null) return nothing;
    return html`<div id="error" part="error" class="note negative" role="alert" tabindex="-1"><bdi>${text}</bdi></div>`;
  }

  #renderDecision(decision: Decision): TemplateResult {
    return renderDecision(decision, this.translations, this.#handleReconnect, this.#handleUseOtherAccount);
  }

  #renderSignedIn(): TemplateResult {
    const name = this.#agent.value?.displayName ?? '';
    return html`${this.#credentials.render(this.translations)}
      ${renderServerErrors(this.#serverErrors, this.translations, this.#handleDismissServerErrors)}
      <div class="visually-hidden" role="alert">${this.#serverErrors.announcement(this.translations)}</div>
      <div part="signed-in" class="cluster muted small" tabindex="-1" @blur=${this.#handleSignedInBlur}>
        <span>${this.translations.loginSignedInAs(isolateBidi(name))}</span>
        ${this.connectionNotice.render(this.translations, this.localize)}
      </div>`;
  }
}
