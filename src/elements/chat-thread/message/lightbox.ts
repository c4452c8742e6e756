import { html, nothing, svg, type CSSResultGroup, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { conversationIcon } from '../../internal/styles/conversation-icons.js';
import { iconButton, renderIcon } from '../../internal/styles/icons.js';
import type { Picture } from './collect-pictures.js';
import { fitPicture, type PictureScales } from './fit-picture.js';
import { lightboxStyles } from './lightbox.styles.js';

const zoomStep = 1.5;

const shapes = {
  previous: svg`<path d="m15 6-6 6 6 6" />`,
  next: svg`<path d="m9 6 6 6-6 6" />`,
  zoomIn: svg`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5M11 8.5v5M8.5 11h5" />`,
  zoomOut: svg`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5M8.5 11h5" />`,
};

/**
 * A modal dialog with the pictures of a thread, one at a time, as large as the window. A long picture fits with its width and
 * can be scrolled. Arrow keys lead to the previous and the next picture, plus and minus zoom. Escape, the button and a click
 * outside the picture close it.
 *
 * @internal
 */
export class Lightbox extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, lightboxStyles];

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('.view') private view!: HTMLElement;
  @query('img') private image!: HTMLImageElement | null;

  /** Null: as large as at first. */
  @state() private scale: number | null = null;
  @state() private scales: PictureScales | null = null;
  @state() private isFailed = false;
  /** Said when another picture is shown. */
  @state() private status = '';

  /** All pictures, in their order. */
  @property({ attribute: false }) pictures: readonly Picture[] = [];

  /** The shown one. */
  @property({ attribute: false }) index = 0;

  #resizeObserver: ResizeObserver | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizeObserver?.disconnect();
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.view.focus();
    this.#resizeObserver = new ResizeObserver(() => requestAnimationFrame(this.#measure));
    this.#resizeObserver.observe(this.view);
  }

  protected override updated(): void {
    const { image, scales } = this;
    if (image === null || scales === null) return;
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = this.view;
    const width = `${image.naturalWidth * (this.scale ?? scales.start)}px`;
    if (image.style.width === width) return;
    const isFirst = image.style.width === '';
    image.style.width = width;
    if (isFirst) return;
    // What is in the middle stays there.
    this.view.scrollTop = ((scrollTop + clientHeight / 2) / scrollHeight) * this.view.scrollHeight - clientHeight / 2;
    this.view.scrollLeft = ((scrollLeft + clientWidth / 2) / scrollWidth) * this.view.scrollWidth - clientWidth / 2;
  }

  readonly #measure = (): void => {
    const { image } = this;
    if (image === null || image.naturalWidth === 0) return;
    const { clientWidth: width, clientHeight: height } = this.view;
    this.scales = fitPicture({ width: image.naturalWidth, height: image.naturalHeight }, { width, height });
  };

  readonly #handleClick = ({ target, clientX, clientY }: MouseEvent): void => {
    if (target === this.image) return this.#toggleZoom();
    const { left, top } = this.view.getBoundingClientRect();
    const isScrollbar = clientX - left > this.view.clientWidth || clientY - top > this.view.clientHeight;
    if (target === this.dialog || (target === this.view && !isScrollbar)) this.dialog.close();
  };

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const forward = this.localize.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (isArrow && this.view.scrollWidth > this.view.clientWidth) return;
    if (isArrow) this.#show(this.index + (event.key === forward ? 1 : -1));
    else if (event.key === '+' || event.key === '=') this.#zoom(zoomStep);
    else if (event.key === '-') this.#zoom(1 / zoomStep);
    else if (event.key === '0') this.scale = null;
    else return;
    event.preventDefault();
  };

  #show(index: number): void {
    const picture = this.pictures[index];
    if (picture === undefined) return;
    this.index = index;
    this.scale = null;
    this.scales = null;
    this.isFailed = false;
    this.status = `${picture.name}, ${this.#position}`;
    // The button that was pressed cannot be pressed again.
    if (index === 0 || index === this.pictures.length - 1) this.view.focus();
  }

  /** Pictures of deleted messages are not shown any more. */
  removePictures(isDeleted: (key: string) => boolean): void {
    const shown = this.pictures[this.index];
    const left = this.pictures.filter(({ key }) => !isDeleted(key));
    if (shown === undefined || left.length === this.pictures.length) return;
    if (!left.includes(shown)) return this.dialog.close();
    this.pictures = left;
    this.index = left.indexOf(shown);
  }

  #zoom(factor: number): void {
    const { scales } = this;
    if (scales === null) return;
    this.scale = Math.min(Math.max((this.scale ?? scales.start) * factor, scales.min), scales.max);
  }

  #toggleZoom(): void {
    if (this.#isZoomed) this.scale = null;
    else this.#zoom(Math.max(2, 1 / (this.scales?.start ?? 1)));
  }

  get #isZoomed(): boolean {
    return this.scale !== null && this.scale > (this.scales?.start ?? 0);
  }

  get #position(): string {
    return this.translations.lightboxPosition(this.index + 1, this.pictures.length);
  }

  protected override render(): TemplateResult {
    const { translations, localize, pictures, index } = this;
    const { name = '', source = '' } = pictures[index] ?? {};
    return html`<dialog
      dir=${localize.dir}
      lang=${localize.lang}
      aria-label=${name}
      @click=${this.#handleClick}
      @keydown=${this.#handleKeydown}
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      <div class="bar">
        <bdi class="truncate" translate="no">${name}</bdi>
        ${pictures.length > 1 ? this.#renderPaging() : nothing} ${this.isFailed ? nothing : this.#renderZoom()}
        <a href=${source} target="_blank" rel="noopener noreferrer" download=${name}
          >${conversationIcon('file')} ${translations.download}</a
        >
        ${iconButton('close', translations.close, () => this.dialog.close())}
      </div>
      <div class="view" tabindex="0" role="group" aria-label=${name}>
        ${this.isFailed ? this.#renderFailure() : keyed(source, this.#renderPicture(source, name))}
      </div>
      <div class="visually-hidden" role="status">${this.status}</div>
    </dialog>`;
  }

  #renderPicture(source: string, name: string): TemplateResult {
    return html`<img
      class="${this.scales === null ? '' : 'sized'} ${this.#isZoomed ? 'zoomed' : ''}"
      src=${source}
      alt=${name}
      @load=${this.#measure}
      @error=${() => (this.isFailed = true)}
    />`;
  }

  #renderFailure(): TemplateResult {
    const { translations } = this;
    return html`<div class="failed">
      <p>${translations.bodyMediaFailed('image')}</p>
      <button class="button quiet" @click=${() => (this.isFailed = false)}>${translations.retry}</button>
    </div>`;
  }

  #renderPaging(): TemplateResult {
    const { translations, pictures, index } = this;
    return html`<div class="group">
      ${this.#renderButton(shapes.previous, translations.lightboxPrevious, () => this.#show(index - 1), index === 0)}
      <span class="numeric">${this.#position}</span>
      ${this.#renderButton(shapes.next, translations.lightboxNext, () => this.#show(index + 1), index === pictures.length - 1)}
    </div>`;
  }

  #renderZoom(): TemplateResult {
    const { translations, localize, scales } = this;
    return html`<div class="group">
      ${this.#renderButton(shapes.zoomOut, translations.lightboxZoomOut, () => this.#zoom(1 / zoomStep))}
      <span class="numeric">${scales === null ? nothing : localize.percent(this.scale ?? scales.start)}</span>
      ${this.#renderButton(shapes.zoomIn, translations.lightboxZoomIn, () => this.#zoom(zoomStep))}
    </div>`;
  }

  #renderButton(shape: SVGTemplateResult, label: string, onClick: () => void, isDisabled = false): TemplateResult {
    return html`<button
      class="button quiet icon"
      title=${label}
      aria-label=${label}
      ?disabled=${isDisabled}
      @click=${onClick}
    >
      ${renderIcon(shape, shape === shapes.previous || shape === shapes.next)}
    </button>`;
  }
}
