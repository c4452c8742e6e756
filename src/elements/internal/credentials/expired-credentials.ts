import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SelectController } from '../../../context/select-controller.js';
import { DeskElement } from '../base/desk-element.js';
import { submitOnClick } from '../events/submit-on-click.js';
import { expiredCredentialsStyles } from './expired-credentials.styles.js';

/**
 * Says that the credentials of REST requests have expired, and lets the agent enter the password, or the host try again.
 * Loaded when that first happens. The connection and the conversations do not depend on it.
 *
 * @internal
 */
export class ExpiredCredentials extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, expiredCredentialsStyles];

  readonly #renewedBy = new SelectController(this, this.sessionController, (state) => state.credentialsExpired);
  readonly #username = new SelectController(this, this.sessionController, (state) => state.agent?.username ?? '');

  @query('#password') private passwordField!: HTMLInputElement | null;

  #shownFor: 'password' | 'host' | null = null;

  @state() private isOpen = false;
  @state() private isBusy = false;
  @state() private problem: string | null = null;

  /** Shows the password field only after a click. */
  @property({ type: Boolean }) collapsed = false;

  readonly #handleOpen = async (): Promise<void> => {
    this.isOpen = true;
    await this.updateComplete;
    this.passwordField?.focus();
  };

  readonly #handleInput = (): void => {
    this.problem = null;
  };

  readonly #handleRetry = (): void => void this.#renew(null);

  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const password = this.passwordField?.value ?? '';
    if (password === '') this.#showProblem(this.translations.credentialsMissing);
    else void this.#renew(password);
  };

  async #renew(password: string | null): Promise<void> {
    if (this.isBusy || this.currentSession === undefined) return;
    this.isBusy = true;
    this.problem = null;
    const problem = await this.currentSession.renewCredentials(password);
    this.isBusy = false;
    if (problem === null) return;
    this.#showProblem(
      problem.code === 'unauthorised'
        ? this.translations.credentialsWrong
        : (this.describeProblem(problem) ?? this.translations.problemOther('')),
    );
  }

  #showProblem(text: string): void {
    this.problem = text;
    this.passwordField?.focus();
    this.passwordField?.select();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { translations } = this;
    // Once they are renewed, the element around this one removes it, and moves the focus that is still here.
    const renewedBy = (this.#shownFor = this.#renewedBy.value ?? this.#shownFor);
    if (renewedBy === null) return nothing;
    return html`<form
      part="credentials"
      class="note warning"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      aria-label=${translations.problemCredentialsExpired}
      aria-busy=${this.isBusy}
      novalidate
      @click=${submitOnClick}
      @submit=${this.#handleSubmit}
    >
      <div role="alert">
        <div class="title">${translations.problemCredentialsExpired}</div>
        <div>${renewedBy === 'host' ? translations.credentialsHostHint : translations.credentialsHint}</div>
      </div>
      ${renewedBy === 'host' ? this.#renderRetry() : this.collapsed && !this.isOpen ? this.#renderOpen() : this.#renderPassword()}
      ${this.problem === null ? nothing : html`<div id="problem" class="problem" role="alert"><bdi>${this.problem}</bdi></div>`}
    </form>`;
  }

  #renderRetry(): TemplateResult {
    return html`<div>
      <button class="button" type="button" aria-disabled=${this.isBusy} @click=${this.#handleRetry}>
        ${this.isBusy ? this.translations.credentialsChecking : this.translations.retry}
      </button>
    </div>`;
  }

  #renderOpen(): TemplateResult {
    return html`<div>
      <button class="button" type="button" @click=${this.#handleOpen}>${this.translations.credentialsEnter}</button>
    </div>`;
  }

  #renderPassword(): TemplateResult {
    const { translations } = this;
    return html`<input hidden name="username" autocomplete="username" .value=${this.#username.value} />
      <div class="cluster">
        <input
          id="password"
          class="field"
          name="password"
          type="password"
          autocomplete="current-password"
          aria-label=${translations.credentialsPassword}
          placeholder=${translations.credentialsPassword}
          ?readonly=${this.isBusy}
          aria-invalid=${this.problem !== null}
          aria-describedby=${this.problem === null ? nothing : 'problem'}
          @input=${this.#handleInput}
        />
        <button class="button primary" type="submit" aria-disabled=${this.isBusy}>
          ${this.isBusy ? html`<span class="spinner"></span>${translations.credentialsChecking}` : translations.credentialsSubmit}
        </button>
      </div>`;
  }
}
