import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isBlank } from '../../../../domain/text/is-blank.js';
import type { Translations } from '../../../../translations/translations.js';
import { conversationIcon } from '../../../internal/styles/conversation-icons.js';
import { renderIconButton } from '../../../internal/styles/icons.js';
import { getOuterElement } from '../get-outer-element.js';

interface FileDropConfig {
  readonly isEnabled: () => boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** False when text or links are dragged. */
const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** What file managers and programs put beside files, apart from their names: quotes, marks, what is to be done with them. */
const besideNames = /^(?:"|\ufeff|x-special\/\S+\s+(?:copy|cut)\s)+|["\ufffc\0]+$/g;
const ending = /\.[^.]+$/;

/** File managers put the names or paths of copied files beside them, some without the ending, or in other code points. */
function isOnlyFileNames(text: string, files: readonly File[]): boolean {
  const fold = (name: string): string => name.normalize().toLowerCase();
  const names = new Set(files.flatMap(({ name }) => [fold(name), fold(name.replace(ending, ''))]));
  return text
    .trim()
    .replaceAll(besideNames, '')
    .split(/[\r\n]+/)
    .map((line) => line.trim().replaceAll(besideNames, ''))
    .every((line) => isBlank(line) || names.has(fold(line)) || names.has(fold(getLastPathSegment(line))));
}

function getLastPathSegment(path: string): string {
  const isUrl = /^file:\/\//i.test(path);
  if (!isUrl && !/^(?:~?\/|[a-z]:\\|\\\\)/i.test(path)) return path;
  const segment = path.split(/[\\/]/).at(-1) ?? '';
  try {
    return isUrl ? decodeURIComponent(segment) : segment;
  } catch {
    return segment;
  }
}

/**
 * Accepts files from a file input, from the clipboard, and dropped anywhere on the outer element. A drop is also
 * prevented when files are not accepted: the browser would navigate to the file.
 */
export class FileDropController implements ReactiveController {
  /** Files are dragged over the outer element and would be accepted. */
  isDragOver = false;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #config: FileDropConfig;
  #dropTarget: HTMLElement | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, config: FileDropConfig) {
    this.#host = host;
    this.#config = config;
    host.addController(this);
  }

  hostConnected(): void {
    this.#dropTarget = getOuterElement(this.#host);
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
    const isEnabled = this.#config.isEnabled();
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
    if (this.#config.isEnabled()) this.#config.onFiles([...(event.dataTransfer?.files ?? [])]);
  };

  readonly handlePaste = (event: ClipboardEvent): void => {
    const { clipboardData: data } = event;
    if (!data || data.files.length === 0 || !this.#config.isEnabled()) return;
    // Office programs put a picture of copied text on the clipboard as well; paste the text.
    const files = [...data.files];
    if (!isOnlyFileNames(data.getData('text/plain'), files)) return;
    event.preventDefault();
    this.#config.onFiles(files);
  };

  readonly #handleAttachClick = (): void => this.#fileInput?.click();

  readonly #handleFilesSelected = (): void => {
    const fileInput = this.#fileInput;
    if (fileInput === null) return;
    this.#config.onFiles([...(fileInput.files ?? [])]);
    // Otherwise choosing the same file again fires no event.
    fileInput.value = '';
    this.#host.focus();
  };

  renderButton(types: string, translations: Translations): TemplateResult | typeof nothing {
    if (!this.#config.isEnabled()) return nothing;
    return html`${renderIconButton(conversationIcon('attach'), translations.filesAttach, this.#handleAttachClick)}
      <input type="file" multiple hidden accept=${types || nothing} @change=${this.#handleFilesSelected} />`;
  }

  get #fileInput(): HTMLInputElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLInputElement>('input[type="file"]') ?? null;
  }

  #setDragOver(isDragOver: boolean): void {
    if (this.isDragOver === isDragOver) return;
    this.isDragOver = isDragOver;
    this.#host.requestUpdate();
  }
}
