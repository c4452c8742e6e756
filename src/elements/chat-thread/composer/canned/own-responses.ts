import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { SelectController } from '../../../../context/select-controller.js';
import { isBlank } from '../../../../domain/index.js';
import { foldCode, toCode } from '../../../internal/canned/own-codes.js';
import {
  deleteOwnResponse,
  readOwnResponses,
  saveOwnResponse,
  withPlaceholders,
  type OwnResponse,
} from '../../../internal/canned/own-responses.js';
import type { PlaceholderValues } from '../../../internal/canned/placeholders.js';
import { submitOnClick } from '../../../internal/events/submit-on-click.js';
import { maxMessageLength } from '../composer-state.js';
import { renderCounter } from '../../../internal/format/render-counter.js';
import { TitledDialog } from '../titled-dialog.js';

const styles = css`
  dialog {
    width: min(30rem, calc(100vw - 2rem));
  }

  form {
    display: grid;
    gap: var(--_space);
  }

  textarea.field {
    display: block;
    min-height: 6rem;
    padding-block: calc(var(--_space) * 0.75);
    resize: vertical;
  }

  .error {
    color: var(--_negative);
  }

  ul {
    margin: calc(var(--_space) * 1.5) 0 0;
    padding: 0;
    border-block-start: 1px solid var(--_border);
    list-style: none;
  }

  li .button {
    position: relative;
    display: block;
    width: 100%;
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
  }

  [aria-current='true'] {
    background: var(--_selected);
  }

  @media (forced-colors: active) {
    [aria-current='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

/** A longer one would not fit the lists. */
const maxCodeLength = 50;

const blank: OwnResponse = { code: '', text: '' };

/**
 * The agent's own canned responses: a form for one, and the list of all. A click on one of the list puts it into the form.
 *
 * @internal
 * @fires agent-desk-own-responses-closed
 */
export class OwnResponses extends TitledDialog {
  static override styles: CSSResultGroup = [TitledDialog.styles, styles];

  @query('input') private codeField!: HTMLInputElement;

  /** What is to be saved as a response. */
  @property({ attribute: false }) text = '';

  /** What of the text belongs to the customer. */
  @property({ attribute: false }) placeholders: PlaceholderValues = {};

  @state() private values = blank;
  /** The short code of the response that is changed; empty for a new one. */
  @state() private changedCode = '';
  @state() private isTaken = false;

  readonly #responses = new SelectController(this, this.sessionController, (state) => state.local.ownSettings);

  protected override firstUpdated(): void {
    this.values = { ...blank, text: withPlaceholders(this.text, this.placeholders) };
    super.firstUpdated();
  }

  protected override handleClosed(): void {
    this.dispatchEvent(new Event('agent-desk-own-responses-closed'));
  }

  readonly #handleInput = (): void => {
    const { codeField, renderRoot } = this;
    this.isTaken = false;
    this.values = { code: codeField.value, text: renderRoot.querySelector('textarea')?.value ?? '' };
  };

  readonly #handleSubmit = (event: Event): void => {
    event.preventDefault();
    const { currentSession: session, values, changedCode } = this;
    const key = foldCode(values.code);
    if (session === undefined || !this.#canSave) return;
    const isTaken = readOwnResponses(session, this.localize.lang, values.code).some(
      ({ code }) => foldCode(code) === key,
    );
    if (isTaken && key !== foldCode(changedCode)) {
      this.isTaken = true;
      this.codeField.focus();
      return;
    }
    if (changedCode !== '') deleteOwnResponse(session, changedCode);
    saveOwnResponse(session, { code: toCode(values.code), text: values.text.trim() });
    this.#show('', blank);
  };

  /** It stays in the form: Save takes the deletion back. */
  readonly #handleDelete = (): void => {
    if (this.currentSession) deleteOwnResponse(this.currentSession, this.changedCode);
    this.#show('', this.values);
  };

  readonly #handleCancel = (): void => this.#show('', blank);

  #show(code: string, values: OwnResponse): void {
    this.changedCode = code;
    this.values = values;
    this.isTaken = false;
    this.codeField.focus();
  }

  get #canSave(): boolean {
    const { code, text } = this.values;
    if (code.length > maxCodeLength) return false;
    return foldCode(code) !== '' && !isBlank(text) && text.trim().length <= maxMessageLength;
  }

  protected override render(): TemplateResult {
    const { translations, values, changedCode, isTaken } = this;
    const settings = this.#responses.value;
    const responses = settings === undefined ? [] : readOwnResponses(this.currentSession, this.localize.lang);
    const content = html`<form @click=${submitOnClick} @submit=${this.#handleSubmit} @input=${this.#handleInput}>
        <label
          >${translations.cannedOwnCode}
          <input
            class="field"
            autofocus
            dir="auto"
            autocomplete="off"
            spellcheck="false"
            placeholder="#"
            aria-describedby="taken"
            aria-invalid=${isTaken || values.code.length > maxCodeLength}
            .value=${live(values.code)}
        /></label>
        <div id="taken" class="error small" role="status">
          ${isTaken ? translations.cannedOwnTaken : renderCounter(values.code.length, translations, maxCodeLength, 10)}
        </div>
        <label
          >${translations.cannedOwnText} <textarea class="field" dir="auto" .value=${live(values.text)}></textarea>
        </label>
        <div class="cluster">
          <button class="button primary" ?disabled=${!this.#canSave}>${translations.cannedOwnSave}</button>
          ${
            changedCode === ''
              ? nothing
              : html`<button type="button" class="button" @click=${this.#handleCancel}>${translations.cancel}</button>
                  <button type="button" class="button danger" @click=${this.#handleDelete}>
                    ${translations.cannedOwnDelete}
                  </button>`
          }
          ${renderCounter(values.text.trim().length, translations, maxMessageLength)}
        </div>
      </form>
      <ul>
        ${guard([settings, changedCode, this.localize.lang], () =>
          responses.map(
            (response) =>
              html`<li>
                <button
                  class="button quiet"
                  aria-current=${response.code === changedCode}
                  @click=${() => this.#show(response.code, response)}
                >
                  <b dir="auto">#${response.code}</b> <span dir="auto">${response.text}</span>
                </button>
              </li>`,
          ),
        )}
      </ul>
      <div class="small muted" role="status">
        ${responses.length === 0 ? nothing : translations.cannedFound(responses.length)}
      </div>`;
    return this.renderDialog('own-responses-dialog', translations.cannedOwn, content);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-own-responses': OwnResponses;
  }
}
