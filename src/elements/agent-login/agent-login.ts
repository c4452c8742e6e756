import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import type { ConnectionProblem } from '../../domain/index.js';
import { isAdrift } from '../internal/attend.js';
import { DeskElement } from '../internal/desk-element.js';
import { icon } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { LoginRequestEvent } from './agent-login.events.js';
import { agentLoginStyles } from './agent-login.styles.js';
import { addEnglish } from '../../messages/en.js';
import { login } from '../../messages/en/parts/login.js';

addEnglish(login);

/** What these say about the sign-in itself is put right in the form; anything else is not the person's doing. */
const correctable: readonly ConnectionProblem['code'][] = ['unauthorised', 'bad-request'];

/** The words most servers have for a wrong password; what else they say (a locked account) is worth showing. */
const plainRefusal = /invalid user credentials|unauthori[sz]ed/i;

/**
 * Sign-in for pages without a login of their own. Says in words why a sign-in failed, offers the way back when the
 * server refused the desk or the login was taken over, and steps aside once somebody is signed in. The password goes
 * from the field to the server and nowhere else.
 *
 * @summary Sign-in form of the agent desk.
 * @element agent-login
 *
 * @slot header - Shown above the fields, in place of the title.
 *
 * @fires login-request - Somebody wants to sign in. Cancelable. Detail: `{ username }`, never the password.
 *
 * @csspart base - Around everything.
 * @csspart form - The sign-in form.
 * @csspart panel - What is shown in its place while connecting, or when a decision is needed.
 * @csspart error - Why the sign-in failed.
 * @csspart submit-button - The button that signs in.
 * @csspart signed-in - The line shown while somebody is signed in.
 * @csspart placeholder - Shown while there is no session.
 *
 * @cssstate busy - The server has been asked to sign somebody in.
 * @cssstate signed-in - Somebody is signed in.
 * @cssstate leaving - Somebody has just signed in here and has not moved on: the line they are on is still there.
 */
export class AgentLogin extends DeskElement {
  static override shadowRootOptions: ShadowRootInit = { ...DeskElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = [DeskElement.styles, agentLoginStyles];

  readonly #internals = this.attachInternals();
  readonly #agent = new SelectController(this, this.sessions, (state) => state.agent);

  @query('#username') private usernameField!: HTMLInputElement | null;
  @query('#password') private passwordField!: HTMLInputElement | null;
  @query('[part="error"]') private errorBox!: HTMLElement | null;

  /** The field left empty, if one was. */
  @state() private missing: 'username' | 'password' | null = null;
  @state() private revealed = false;
  @state() private capsLock = false;

  /** User name to begin with. */
  @property() username = '';

  /** Shows nothing at all while somebody is signed in. */
  @property({ type: Boolean, attribute: 'hide-when-signed-in' }) hideWhenSignedIn = false;

  #statusBefore = this.connection.status;
  #heldFocus = false;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { status } = this.connection;
    this.#setState('busy', status === 'signing-in');
    this.#setState('signed-in', status === 'online' || status === 'reconnecting');
    if (status !== 'online') this.#setState('leaving', false);
    // What is drawn now may go, and the focus with it; whoever was at work here is then nowhere else in the page.
    this.#heldFocus = (this.shadowRoot?.activeElement ?? null) !== null || (this.#heldFocus && isAdrift());
    if (status !== 'signed-out' && status !== 'signing-in' && status !== 'closed') {
      this.revealed = false;
      this.capsLock = false;
    }
  }

  protected override updated(): void {
    const { status } = this.connection;
    const before = this.#statusBefore;
    this.#statusBefore = status;
    if (status === before || !this.#heldFocus) return;
    // They go on where the work is; nobody else's focus is touched.
    if (status === 'online' && isAdrift()) this.#keepPlace();
    else if (status === 'refused' || status === 'taken-over')
      this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
    else if ((status === 'signed-out' || status === 'closed') && before !== 'signing-in') this.#focusFirstField();
  }

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { usernameField, passwordField, desk } = this;
    if (usernameField === null || passwordField === null || desk === undefined) return;
    if (this.connection.status === 'signing-in') return;
    const username = usernameField.value.trim();
    this.missing = username === '' ? 'username' : passwordField.value === '' ? 'password' : null;
    if (this.missing !== null) {
      (this.missing === 'username' ? usernameField : passwordField).focus();
      return;
    }
    this.revealed = false;
    if (!this.dispatchEvent(new LoginRequestEvent(username))) return;
    const hadFocus = this.shadowRoot?.activeElement !== null;
    const problem = await desk.login(username, passwordField.value);
    if (problem === null) {
      passwordField.value = '';
      return;
    }
    await this.updateComplete;
    if (hadFocus) this.#focusProblem(problem);
  }

  private handleInput(): void {
    this.missing = null;
  }

  private handleKey(event: KeyboardEvent): void {
    // Password managers send key events without this method.
    this.capsLock = event.getModifierState?.('CapsLock') ?? false;
  }

  private handleReveal(): void {
    this.revealed = !this.revealed;
  }

  private handleReconnect(): void {
    this.desk?.reconnect();
  }

  /** Lets go of the agent; there is no link to log out over. */
  private handleOther(): void {
    void this.desk?.logout();
  }

  /** With the form its place in the page would be lost: the line that says who is signed in holds it until they go on. */
  #keepPlace(): void {
    this.#setState('leaving', true);
    this.renderRoot.querySelector<HTMLElement>('[part="signed-in"]')?.focus();
  }

  private handleLeft(): void {
    this.#setState('leaving', false);
  }

  #focusFirstField(): void {
    (this.usernameField?.value === '' ? this.usernameField : this.passwordField)?.focus();
  }

  #focusProblem({ code }: ConnectionProblem): void {
    if (!correctable.includes(code)) {
      this.errorBox?.focus();
      return;
    }
    this.passwordField?.focus();
    this.passwordField?.select();
  }

  #problemWords(): string | null {
    const { problem } = this.connection;
    const explained = this.explainConnection();
    if (problem?.code !== 'unauthorised' || problem.detail === '' || plainRefusal.test(problem.detail))
      return explained;
    return `${explained} ${this.words.loginServerSays(problem.detail)}`;
  }

  #setState(name: string, on: boolean): void {
    if (on) this.#internals.states.add(name);
    else this.#internals.states.delete(name);
  }

  protected override render(): TemplateResult {
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      ${this.desk === undefined ? this.placeholder() : this.renderStatus()}
    </div>`;
  }

  private renderStatus(): TemplateResult {
    const { words } = this;
    switch (this.connection.status) {
      case 'signed-out':
      case 'signing-in':
      case 'closed':
        return this.renderForm();
      case 'connecting':
        return this.renderConnecting();
      case 'online':
      case 'reconnecting':
        return this.renderSignedIn();
      case 'refused':
        return this.renderDecision(words.loginRefused, this.explainConnection(), words.retry);
      case 'taken-over':
        return this.renderDecision(words.loginTakenOver, words.loginTakenOverHint, words.loginUseHere);
    }
  }

  private renderForm(): TemplateResult {
    const { words, missing } = this;
    const busy = this.connection.status === 'signing-in';
    const wrong = this.connection.problem !== null && correctable.includes(this.connection.problem.code);
    const describe = (field: 'username' | 'password') => (missing === field ? 'missing' : wrong ? 'error' : nothing);
    const invalid = (field: 'username' | 'password') => (missing === field || wrong ? 'true' : 'false');
    return html`<form
      part="form"
      aria-label=${words.loginTitle}
      aria-busy=${busy}
      novalidate
      @submit=${this.handleSubmit}
    >
      <slot name="header"><div class="title">${words.loginTitle}</div></slot>
      ${this.renderProblem()}
      <div class="row">
        <label for="username">${words.loginUsername}</label>
        <input
          id="username"
          class="field"
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          dir="auto"
          required
          value=${this.username}
          ?readonly=${busy}
          aria-invalid=${invalid('username')}
          aria-describedby=${describe('username')}
          @input=${this.handleInput}
        />
        ${missing === 'username' ? this.renderMissing(words.loginMissingUsername) : nothing}
      </div>
      <div class="row">
        <label for="password">${words.loginPassword}</label>
        <div class="with-button">
          <input
            id="password"
            class="field"
            name="password"
            type=${this.revealed ? 'text' : 'password'}
            autocomplete="current-password"
            autocapitalize="none"
            spellcheck="false"
            required
            ?readonly=${busy}
            aria-invalid=${invalid('password')}
            aria-describedby=${describe('password')}
            @input=${this.handleInput}
            @keydown=${this.handleKey}
            @keyup=${this.handleKey}
          />
          <button
            class="button quiet icon reveal"
            type="button"
            aria-label=${words.loginShowPassword}
            aria-pressed=${this.revealed}
            @click=${this.handleReveal}
          >
            ${icon('eye')}
          </button>
        </div>
        ${missing === 'password' ? this.renderMissing(words.loginMissingPassword) : nothing}
        ${this.capsLock ? html`<div class="hint small" role="status">${words.loginCapsLock}</div>` : nothing}
      </div>
      <button class="button primary" part="submit-button" type="submit" aria-disabled=${busy}>
        ${busy ? html`<span class="turning"></span>${words.signingIn}` : words.loginSubmit}
      </button>
    </form>`;
  }

  private renderMissing(text: string): TemplateResult {
    return html`<div id="missing" class="small">${text}</div>`;
  }

  private renderProblem(): TemplateResult | typeof nothing {
    const text = this.#problemWords() ?? (this.connection.status === 'closed' ? this.words.sessionClosed : null);
    if (text === null) return nothing;
    return html`<div id="error" part="error" class="note negative" role="alert" tabindex="-1"><bdi>${text}</bdi></div>`;
  }

  private renderConnecting(): TemplateResult {
    const problem = this.explainConnection();
    return html`<div part="panel">
      <div class="cluster" role="status"><span class="turning"></span>${this.words.connecting}</div>
      ${
        problem === null
          ? nothing
          : html`<div part="error" class="note warning" role="alert">${problem}</div>
              <div class="cluster">
                <button class="button" type="button" @click=${this.handleOther}>${this.words.cancel}</button>
              </div>`
      }
    </div>`;
  }

  private renderDecision(title: string, text: string | null, action: string): TemplateResult {
    return html`<div part="panel">
      <div class="title">${title}</div>
      <div part="error" class="note warning" role="alert"><bdi>${text}</bdi></div>
      <div class="cluster">
        <button class="button primary" type="button" @click=${this.handleReconnect}>${action}</button>
        <button class="button quiet" type="button" @click=${this.handleOther}>${this.words.loginOther}</button>
      </div>
    </div>`;
  }

  private renderSignedIn(): TemplateResult {
    const name = this.#agent.value?.displayName ?? '';
    return html`<div part="signed-in" class="cluster muted small" tabindex="-1" @blur=${this.handleLeft}>
      <span>${this.words.loginSignedInAs(isolate(name))}</span>
      ${this.online ? nothing : html`<span role="status">${this.words.reconnecting}</span>`}
    </div>`;
  }
}
