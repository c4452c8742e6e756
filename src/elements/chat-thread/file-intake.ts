import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Messages } from '../../messages/catalogue.js';
import { iconButton } from '../internal/icons.js';

/** The widget around an inner part. */
export function widgetAround(part: HTMLElement): HTMLElement {
  const root = part.getRootNode();
  return root instanceof ShadowRoot ? (root.host as HTMLElement) : part;
}

/** Files over the window, not text or links. */
const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/**
 * The ways by which files come: chosen, pasted, dropped anywhere on the widget around. What cannot be taken is kept from
 * the browser, too: it would leave the page to show the file.
 */
export class FileIntake implements ReactiveController {
  /** Files hang over the widget and would be taken. */
  over = false;
  #target: HTMLElement | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly port: { readonly may: () => boolean; readonly take: (files: readonly File[]) => void },
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#target = widgetAround(this.host);
    this.#target.addEventListener('dragover', this.#handleOver);
    this.#target.addEventListener('dragleave', this.#handleLeave);
    this.#target.addEventListener('drop', this.#handleDrop);
  }

  hostDisconnected(): void {
    this.#target?.removeEventListener('dragover', this.#handleOver);
    this.#target?.removeEventListener('dragleave', this.#handleLeave);
    this.#target?.removeEventListener('drop', this.#handleDrop);
    this.over = false;
  }

  readonly #handleOver = (event: DragEvent): void => {
    if (!carriesFiles(event) || event.dataTransfer === null) return;
    event.preventDefault();
    const may = this.port.may();
    event.dataTransfer.dropEffect = may ? 'copy' : 'none';
    this.#set(may);
  };

  readonly #handleLeave = ({ relatedTarget }: DragEvent): void => {
    if (!(relatedTarget instanceof Node && this.#target?.contains(relatedTarget))) this.#set(false);
  };

  readonly #handleDrop = (event: DragEvent): void => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    this.#set(false);
    if (this.port.may()) this.port.take([...(event.dataTransfer?.files ?? [])]);
  };

  readonly handlePaste = (event: ClipboardEvent): void => {
    const { clipboardData: data } = event;
    if (!data || data.files.length === 0 || !this.port.may()) return;
    // Office programs add a picture of the text they copy: there the text is meant.
    if (data.types.includes('text/plain') && data.types.includes('text/html')) return;
    event.preventDefault();
    this.port.take([...data.files]);
  };

  readonly #handleOpen = (): void => this.#picker?.click();

  readonly #handlePicked = (): void => {
    const picker = this.#picker;
    if (picker === null) return;
    this.port.take([...(picker.files ?? [])]);
    // The same file may be chosen again.
    picker.value = '';
    this.host.focus();
  };

  renderButton(types: string, words: Messages): TemplateResult | typeof nothing {
    if (!this.port.may()) return nothing;
    return html`${iconButton('attach', words.filesAttach, this.#handleOpen)}
      <input type="file" multiple hidden accept=${types || nothing} @change=${this.#handlePicked} />`;
  }

  get #picker(): HTMLInputElement | null {
    return this.host.shadowRoot?.querySelector<HTMLInputElement>('input[type="file"]') ?? null;
  }

  #set(over: boolean): void {
    if (this.over === over) return;
    this.over = over;
    this.host.requestUpdate();
  }
}
