import { css, html, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { icon, iconButton } from '../../internal/styles/icons.js';

/**
 * A modal dialog with an image as large as the window. Escape, the button and a click outside the image close it.
 *
 * @internal
 */
export class Lightbox extends DeskElement {
  static override styles: CSSResultGroup = [
    DeskElement.styles,
    css`
      dialog {
        box-sizing: border-box;
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: var(--_space);
        width: 100vw;
        max-width: none;
        height: 100dvh;
        max-height: none;
        margin: 0;
        padding: var(--_space) calc(var(--_space) * 2) calc(var(--_space) * 2);
        border: 0;
        background: none;
        color: #fff;
        font: var(--_font-size) / var(--_line-height) var(--_font);
      }

      dialog::backdrop {
        background: rgb(10 14 20 / 0.88);
      }

      .bar {
        display: flex;
        align-items: center;
        gap: var(--_space);
        min-width: 0;
      }

      .bar bdi {
        flex: 1;
        min-width: 0;
      }

      .bar :is(a, button) {
        color: #fff;
      }

      .bar button:hover {
        background: rgb(255 255 255 / 0.16);
      }

      .bar a,
      .bar button:focus-visible {
        outline-color: #fff;
      }

      img {
        max-width: 100%;
        max-height: 100%;
        margin: auto;
        border-radius: var(--_radius-small);
        background: #fff;
        object-fit: contain;
      }

      @media (forced-colors: active) {
        dialog {
          background: Canvas;
          color: CanvasText;
        }

        .bar :is(a, button) {
          color: LinkText;
        }
      }
    `,
  ];

  @query('dialog') private dialog!: HTMLDialogElement;

  /** URL of the image. */
  @property({ attribute: false }) source = '';

  /** Name of the image, for its label and download. */
  @property({ attribute: false }) name = '';

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  readonly #handleBackdropClick = (event: Event): void => {
    if (event.target === this.dialog) this.dialog.close();
  };

  protected override render(): TemplateResult {
    const { translations, localize, name, source } = this;
    return html`<dialog
      dir=${localize.dir}
      lang=${localize.lang}
      aria-label=${name}
      @click=${this.#handleBackdropClick}
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      <div class="bar">
        <bdi class="truncate">${name}</bdi>
        <a href=${source} target="_blank" rel="noopener noreferrer" download=${name}
          >${icon('file')} ${translations.download}</a
        >
        ${iconButton('close', translations.close, () => this.dialog.close())}
      </div>
      <img src=${source} alt=${name} />
    </dialog>`;
  }
}
