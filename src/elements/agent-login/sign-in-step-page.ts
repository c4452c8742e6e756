import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { cleanLabel } from '../../domain/text/label.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { submitOnClick } from '../internal/events/submit-on-click.js';
import { agentLoginStyles } from './agent-login.styles.js';
import type { SignInStep } from './sign-in-steps.js';

const autocomplete = { code: 'one-time-code', text: 'off', password: 'off' } as const;

/**
 * Second page of the sign-in form, for a value that the page's sign-in asks for. Loaded when that first happens.
 *
 * @internal
 */
export class SignInStepPage extends DeskElement {
  static override shadowRootOptions: ShadowRootInit = { ...DeskElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = [DeskElement.styles, agentLoginStyles];

  @query('#value') private field!: HTMLInputElement | null;

  @state() private isMissing = false;
  @state() private announcement = '';

  @property({ attribute: false }) step: SignInStep['step'] | null = null;
  @property({ attribute: false }) username = '';
  @property({ attribute: false }) busy = false;
  @property({ attribute: false }) problem: string | null = null;
  @property({ attribute: false }) onSubmit: (value: string) => void = () => undefined;
  @property({ attribute: false }) onBack: () => void = () => undefined;

  /** Focuses the field, whose label is read out with it; without `focus`, only the label is read out. */
  async present(focus: boolean): Promise<void> {
    await this.updateComplete;
    if (!focus) {
      this.announcement = this.step?.label ?? '';
      return;
    }
    this.field?.focus();
    this.field?.select();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('step')) return;
    this.isMissing = false;
    this.announcement = '';
  }

  #handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const value = this.#readValue();
    this.isMissing = value === '';
    if (this.isMissing) this.field?.focus();
    else this.onSubmit(value);
  }

  /** Codes are often pasted with spaces, and what is copied from a page with hidden characters. */
  #readValue(): string {
    const value = this.field?.value ?? '';
    if (this.step?.kind === 'password') return value;
    const text = cleanLabel(value);
    return this.step?.kind === 'code' ? text.replaceAll(/\s/g, '') : text.trim();
  }

  #handleInput(): void {
    this.isMissing = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { translations, step } = this;
    if (step === null) return nothing;
    return html`<form
      part="form"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      aria-label=${translations.loginTitle}
      aria-busy=${this.busy}
      novalidate
      @click=${submitOnClick}
      @submit=${this.#handleSubmit}
    >
      <slot name="header"></slot>
      <div class="muted small"><bdi translate="no">${this.username}</bdi></div>
      <div class="visually-hidden" role="status">${this.announcement}</div>
      ${
        this.problem === null
          ? nothing
          : html`<div id="error" part="error" class="note negative" role="alert"><bdi>${this.problem}</bdi></div>`
      }
      ${keyed(step, this.#renderField(step))}
      <div class="cluster">
        <button class="button primary" part="submit-button" type="submit" aria-disabled=${this.busy}>
          ${
            this.busy
              ? html`<span class="spinner"></span>${translations.signInStepChecking}`
              : translations.signInStepSubmit
          }
        </button>
        <button class="button quiet" part="back-button" type="button" @click=${() => this.onBack()}>
          ${translations.signInStepBack}
        </button>
      </div>
    </form>`;
  }

  #renderField({ label, kind }: SignInStep['step']): TemplateResult {
    const describedBy = this.isMissing ? 'missing' : this.problem === null ? nothing : 'error';
    return html`<div class="row">
      <label for="value" dir="auto">${label}</label>
      <input
        id="value"
        class="field"
        name=${kind === 'code' ? 'code' : 'value'}
        type=${kind === 'password' ? 'password' : 'text'}
        inputmode=${kind === 'code' ? 'numeric' : nothing}
        autocomplete=${autocomplete[kind]}
        autocapitalize="none"
        spellcheck="false"
        dir=${kind === 'code' ? 'ltr' : 'auto'}
        required
        ?readonly=${this.busy}
        aria-invalid=${describedBy !== nothing}
        aria-describedby=${describedBy}
        @input=${this.#handleInput}
      />
      ${
        this.isMissing
          ? html`<div id="missing" class="small" role="alert">${this.translations.signInStepMissing}</div>`
          : nothing
      }
    </div>`;
  }
}
