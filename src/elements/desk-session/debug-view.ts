import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { Check, Diagnosis } from '../../domain/index.js';
import { toJsonText } from '../../domain/text/json-text.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { copyText } from '../internal/clipboard/copy-text.js';
import { downloadRecording } from './download-recording.js';

const styles = css`
  :host {
    position: fixed;
    inset-block-end: 0.5rem;
    inset-inline-start: 0.5rem;
    z-index: 2147483647;
  }

  dialog {
    position: fixed;
    width: min(46rem, calc(100vw - 2rem));
    max-height: calc(100% - 2rem);
    padding: calc(var(--_space) * 2);
    overflow: auto;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.3);
  }

  h2 {
    margin: 0;
    font-size: 1rem;
  }

  table {
    width: 100%;
    margin-block: var(--_space);
    border-collapse: collapse;
  }

  td,
  th {
    padding: calc(var(--_space) * 0.5);
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: baseline;
  }

  td:last-child {
    overflow-wrap: anywhere;
  }

  th {
    font-weight: 600;
    white-space: nowrap;
  }

  .failed {
    color: var(--_negative);
  }

  .warning {
    color: var(--_warning);
  }
`;

/**
 * What `<desk-session debug>` shows: the recording to download, and the check of the server.
 *
 * @internal
 */
export class DebugView extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, styles];

  @query('dialog') private dialog!: HTMLDialogElement;

  @state() private diagnosis: Diagnosis | null = null;
  @state() private isChecking = false;
  @state() private hasFailed = false;
  @state() private isCopied = false;

  readonly #handleDownload = (): void => {
    const recording = this.currentSession?.recording() ?? null;
    if (recording !== null) downloadRecording(recording);
  };

  readonly #handleOpen = (): void => {
    this.dialog.showModal();
    void this.#check();
  };

  readonly #handleClose = (): void => this.dialog.close();

  readonly #check = async (): Promise<void> => {
    const session = this.currentSession;
    if (session === undefined || this.isChecking) return;
    this.isChecking = true;
    this.isCopied = false;
    const diagnosis = await session.diagnose().catch(() => null);
    this.isChecking = false;
    this.hasFailed = diagnosis === null;
    this.diagnosis = diagnosis ?? this.diagnosis;
  };

  readonly #handleCopy = async (): Promise<void> => {
    this.isCopied = this.diagnosis !== null && (await copyText(toJsonText(this.diagnosis, 2), this));
  };

  protected override render(): TemplateResult {
    const { translations, currentSession: session } = this;
    return html`<div class="cluster" dir=${this.localize.dir} lang=${this.localize.lang}>
      <button class="button" part="recording-button" type="button" @click=${this.#handleDownload}>
        ${translations.downloadRecording} ${session === undefined ? nothing : this.#renderLeader(session)}
      </button>
      <button class="button" part="check-button" type="button" @click=${this.#handleOpen}>
        ${translations.debugCheck}
      </button>
      ${this.#renderDialog()}
    </div>`;
  }

  #renderLeader({ sharing }: { readonly sharing: { isLeading: boolean; since: number | null } | null }): unknown {
    if (sharing === null || sharing.since === null) return nothing;
    const time = this.localize.time(sharing.since);
    const { translations } = this;
    return html`<small>${sharing.isLeading ? translations.tabLeads(time) : translations.tabFollows(time)}</small>`;
  }

  #renderDialog(): TemplateResult {
    const { translations, diagnosis, isChecking } = this;
    return html`<dialog class="raised" aria-labelledby="title">
      <h2 id="title">${translations.debugCheck}</h2>
      <div role="status" class="small muted">
        ${isChecking ? translations.debugChecking : this.hasFailed ? translations.contentFailed : ''}
      </div>
      ${
        diagnosis === null
          ? nothing
          : html`<table lang="en" dir="ltr" class="small">
              ${diagnosis.checks.map((check) => this.#renderCheck(check))}
            </table>`
      }
      <div class="cluster">
        <button class="button" type="button" aria-disabled=${isChecking} @click=${this.#check}>
          ${translations.debugCheckAgain}
        </button>
        <button class="button" type="button" aria-disabled=${diagnosis === null} @click=${this.#handleCopy}>
          ${translations.debugCopy}
        </button>
        <button class="button" type="button" autofocus @click=${this.#handleClose}>${translations.close}</button>
        <span role="status" class="small muted">${this.isCopied ? translations.debugCopied : ''}</span>
      </div>
    </dialog>`;
  }

  /** In English, like everything on the console: administrators search for these words. */
  #renderCheck({ name, status, text, remedy }: Check): TemplateResult {
    return html`<tr>
      <th scope="row">${name}</th>
      <td class=${status}>${status}</td>
      <td>${text} ${remedy === '' ? nothing : html`<b>${remedy}</b>`}</td>
    </tr>`;
  }
}
