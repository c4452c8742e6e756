import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Reason } from '../../../domain/index.js';
import { DeskElement } from '../base/desk-element.js';

/** A question before something that others notice. */
export interface Question {
  readonly title: string;
  /** What will happen. */
  readonly lines: readonly string[];
  /** What it is about, as it is: shown as written, to be scrolled. */
  readonly content?: { readonly label: string; readonly text: string };
  /** Reasons to choose from. */
  readonly reasons?: readonly Reason[];
  readonly reasonLabel?: string;
  /** The button that does it says what it does, never “OK”. */
  readonly confirmLabel: string;
  readonly tone: 'primary' | 'danger' | 'ink';
  readonly cancelLabel: string;
}

export interface Answer {
  readonly reason: Reason | null;
}

const styles = css`
  dialog {
    width: min(26rem, calc(100vw - 2rem));
    padding: calc(var(--_space) * 2);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.3);
  }

  h2 {
    margin: 0;
    font-size: 1rem;
  }

  ul {
    display: grid;
    gap: calc(var(--_space) * 0.5);
    margin-block: var(--_space);
    padding-inline-start: 1.25rem;
  }

  li:first-child {
    font-weight: 600;
  }

  label {
    display: block;
    margin-block-end: calc(var(--_space) * 1.5);
  }

  pre {
    position: relative;
    max-height: 14rem;
    margin-block: 0 calc(var(--_space) * 1.5);
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    overflow: auto;
    font:
      0.75rem/1.4 ui-monospace,
      monospace;
    text-align: start;
  }

  .button.ink {
    border-color: var(--_text);
    background: var(--_text);
    color: var(--_surface-raised);
  }
`;

/**
 * Asks before something is done. The focus starts on the button that does nothing. Used through `ask()`.
 *
 * @internal
 */
export class AskDialog extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, styles];

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('select') private select!: HTMLSelectElement | null;

  @property({ attribute: false }) question: Question | undefined;
  /** Called once; with null when it is not done. */
  @property({ attribute: false }) onAnswer: ((answer: Answer | null) => void) | undefined;

  #answer: Answer | null = null;

  protected override firstUpdated(): void {
    if (this.isConnected) this.dialog.showModal();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.onAnswer?.(null);
  }

  readonly #handleConfirm = (): void => {
    const id = this.select?.value ?? '';
    this.#answer = { reason: this.question?.reasons?.find((reason) => reason.id === id) ?? null };
    this.dialog.close();
  };

  readonly #handleCancel = (): void => this.dialog.close();

  readonly #handleClose = (): void => this.onAnswer?.(this.#answer);

  protected override render(): TemplateResult | typeof nothing {
    const { question, translations } = this;
    if (question === undefined) return nothing;
    const { reasons = [], content } = question;
    return html`<dialog
      part="question"
      class="raised"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      aria-labelledby="title"
      aria-describedby="lines"
      @close=${this.#handleClose}
    >
      <h2 id="title">${question.title}</h2>
      <ul id="lines">
        ${question.lines.map((line) => html`<li>${line}</li>`)}
      </ul>
      ${
        reasons.length === 0
          ? nothing
          : html`<label
              >${question.reasonLabel}
              <select class="field">
                ${reasons.map(({ id, label }) => html`<option value=${id}>${label}</option>`)}
                <option value="">${translations.stateNoReason}</option>
              </select></label
            >`
      }
      ${
        content === undefined
          ? nothing
          : html`<pre tabindex="0" role="region" aria-label=${content.label} lang="en" dir="ltr">${content.text}</pre>`
      }
      <div class="cluster">
        <button type="button" class="button ${question.tone}" @click=${this.#handleConfirm}>
          ${question.confirmLabel}
        </button>
        <button type="button" class="button" autofocus @click=${this.#handleCancel}>${question.cancelLabel}</button>
      </div>
    </dialog>`;
  }
}
