import { css, html, type CSSResultGroup, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { iconButton } from '../../internal/styles/icons.js';

const styles = css`
  dialog {
    max-height: calc(100% - 2rem);
    padding: calc(var(--_space) * 2);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.35);
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }

  h2 {
    margin: 0;
    font-size: 1rem;
    font-weight: 600;
  }
`;

/** A modal dialog with a heading and a button that closes it. It is open as long as it is in the document. */
export abstract class TitledDialog extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, styles];

  @query('dialog') protected dialog!: HTMLDialogElement;

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  /** Keys pressed in the dialog must not trigger shortcuts of the page. */
  protected handleKeydown(event: KeyboardEvent): void {
    event.stopPropagation();
  }

  /** The dialog was closed. */
  protected abstract handleClosed(): void;

  readonly #handleClose = (): void => this.dialog.close();

  protected renderDialog(part: string, title: string, content: unknown): TemplateResult {
    return html`<dialog
      part=${part}
      class="raised"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      aria-labelledby="title"
      @keydown=${this.handleKeydown}
      @close=${this.handleClosed}
    >
      <div class="head">
        <h2 id="title">${title}</h2>
        ${iconButton('close', this.translations.close, this.#handleClose)}
      </div>
      ${content}
    </dialog>`;
  }
}
