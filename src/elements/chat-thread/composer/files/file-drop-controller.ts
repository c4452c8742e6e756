import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Translations } from '../../../../translations/translations.js';
import { iconButton } from '../../../internal/styles/icons.js';

/** The widget around an inner part. */
export function getOuterElement(innerElement: HTMLElement): HTMLElement {
  const root = innerElement.getRootNode();
  return root instanceof ShadowRoot ? (root.host as HTMLElement) : innerElement;
}

/** Files over the window, not text or links. */
const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/**
 * The ways by which files come: chosen, pasted, dropped anywhere on the widget around. What cannot be taken is kept from
 * the browser, too: it would leave the page to show the file.
 */
export class FileDropController implements ReactiveController {
  /** Files hang over the widget and would be taken. */
  isDragOver = false;
  #dropTarget: HTMLElement | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly config: { readonly isEnabled: () => boolean; readonly onFiles: (files: readonly File[]) => void },
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#dropTarget = getOuterElement(this.host);
    this.#dropTarget.addEventListener('dragover', this.#handleDragOver);
    this.#dropTarget.addEventListener('dragleave', this.#handleDragLeave);
    this.#dropTarget.addEventListener('drop', this.#handleDrop);
  }

  hostDisconnected(): void {
    this.#dropTarget?.removeEventListener('dragover', this.#handleDragOver);
    this.#dropTarget?.removeEventListener('dragleave', this.#handleDragLeave);
    this.#dropTarget?.removeEventListener('drop', this.#handleDrop);
    this.isDragOver = false;
  }

  readonly #handleDragOver = (event: DragEvent): void => {
    if (!hasFiles(event) || event.dataTransfer === null) return;
    event.preventDefault();
    const isEnabled = this.config.isEnabled();
    event.dataTransfer.dropEffect = isEnabled ? 'copy' : 'none';
    this.#setDragOver(isEnabled);
  };

  readonly #handleDragLeave = ({ relatedTarget }: DragEvent): void => {
    if (!(relatedTarget instanceof Node && this.#dropTarget?.contains(relatedTarget))) this.#setDragOver(false);
  };

  readonly #handleDrop = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    this.#setDragOver(false);
    if (this.config.isEnabled()) this.config.onFiles([...(event.dataTransfer?.files ?? [])]);
  };

  readonly handlePaste = (event: ClipboardEvent): void => {
    const { clipboardData: data } = event;
    if (!data || data.files.length === 0 || !this.config.isEnabled()) return;
    // Office programs add a picture of the text they copy: there the text is meant.
    if (data.types.includes('text/plain') && data.types.includes('text/html')) return;
    event.preventDefault();
    this.config.onFiles([...data.files]);
  };

  readonly #handleAttachClick = (): void => this.#fileInput?.click();

  readonly #handleFilesSelected = (): void => {
    const fileInput = this.#fileInput;
    if (fileInput === null) return;
    this.config.onFiles([...(fileInput.files ?? [])]);
    // The same file may be chosen again.
    fileInput.value = '';
    this.host.focus();
  };

  renderButton(types: string, translations: Translations): TemplateResult | typeof nothing {
    if (!this.config.isEnabled()) return nothing;
    return html`${iconButton('attach', translations.filesAttach, this.#handleAttachClick)}
      <input type="file" multiple hidden accept=${types || nothing} @change=${this.#handleFilesSelected} />`;
  }

  get #fileInput(): HTMLInputElement | null {
    return this.host.shadowRoot?.querySelector<HTMLInputElement>('input[type="file"]') ?? null;
  }

  #setDragOver(isDragOver: boolean): void {
    if (this.isDragOver === isDragOver) return;
    this.isDragOver = isDragOver;
    this.host.requestUpdate();
  }
}
