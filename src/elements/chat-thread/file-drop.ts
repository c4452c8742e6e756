import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Files over the window, not text or links. */
const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/**
 * Takes files dropped anywhere on the widget around an inner part. What cannot be taken is refused, too: otherwise the
 * browser would leave the page to show the file.
 */
export class FileDrop implements ReactiveController {
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
    const root = this.host.getRootNode();
    this.#target = root instanceof ShadowRoot ? (root.host as HTMLElement) : this.host;
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

  #set(over: boolean): void {
    if (this.over === over) return;
    this.over = over;
    this.host.requestUpdate();
  }
}
