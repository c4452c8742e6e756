import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { until } from '../browser/mount-session.js';
import { ElementHarness, accessibleName } from './element-harness.js';
import { normalizeText } from './text-helpers.js';

/** A file that is not empty. */
export const createFile = (name: string, type: string, size = 300): File =>
  new File([new Uint8Array(size).fill(65)], name, { type });

/** A picture that browsers can decode. */
export async function createImageFile(name: string, color = '#1f6feb'): Promise<File> {
  const canvas = new OffscreenCanvas(120, 80);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No canvas context.');
  context.fillStyle = color;
  context.fillRect(0, 0, 120, 80);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' });
}

/** What an agent sees and does in the composer of a `<chat-thread>`: tools, files, popovers. */
export class ComposerHarness extends ElementHarness {
  constructor(readonly element: ChatThread) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.element.shadowRoot?.querySelector('agent-desk-composer')?.shadowRoot ?? null;
  }

  override get root(): ShadowRoot {
    return super.root;
  }

  get field(): HTMLTextAreaElement {
    return this.require('textarea');
  }

  get isFocused(): boolean {
    return this.root.activeElement === this.field;
  }

  /** The status above the field. */
  get statusText(): string {
    return this.textOf('#state');
  }

  get errorText(): string {
    return this.textOf('[role="alert"]');
  }

  button(label: string): HTMLButtonElement | undefined {
    return this.findButton(label);
  }

  get sendButton(): HTMLButtonElement {
    return this.require('[part="send-button"]');
  }

  // files

  get fileInput(): HTMLInputElement | null {
    return this.find('input[type="file"]');
  }

  chooseFiles(...files: File[]): void {
    const { fileInput } = this;
    if (fileInput === null) throw new Error('No file input.');
    fileInput.files = createDataTransfer(files).files;
    fileInput.dispatchEvent(new Event('change'));
  }

  /** True if the browser's default paste was prevented. */
  paste(files: File[], texts: Readonly<Record<string, string>> = {}): boolean {
    const clipboardData = createDataTransfer(files, texts);
    const event = new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true });
    // Firefox gives the events of a script an empty clipboard.
    if (event.clipboardData?.files.length !== files.length)
      Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    return !this.field.dispatchEvent(event);
  }

  /** Drags over the message list. */
  drag(
    type: 'dragover' | 'drop' | 'dragleave',
    files: File[],
    texts: Readonly<Record<string, string>> = {},
  ): DragEvent {
    const list = this.element.shadowRoot?.querySelector('agent-desk-message-list');
    const event = new DragEvent(type, {
      dataTransfer: createDataTransfer(files, texts),
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    list?.dispatchEvent(event);
    return event;
  }

  get dropZoneText(): string {
    return this.textOf('.drop');
  }

  /** Name and state of each file. */
  get fileStates(): string[] {
    return this.#fileRows.map((row) => {
      const progress = row.querySelector('progress');
      const state = progress === null ? normalizeText(row.querySelector('.state')?.textContent) : 'uploading';
      return `${normalizeText(row.querySelector('bdi')?.textContent)}: ${state}`;
    });
  }

  /** The message that waits for its files. */
  get waitingText(): string {
    return normalizeText(this.#fileRoot?.querySelector('.waiting-message')?.textContent);
  }

  get progressText(): string {
    return normalizeText(this.#fileRoot?.querySelector('.progress span')?.textContent);
  }

  get fileStatusText(): string {
    return normalizeText(this.#fileRoot?.querySelector('[role="status"]')?.textContent);
  }

  get previews(): HTMLCanvasElement[] {
    return [...(this.#fileRoot?.querySelectorAll('canvas') ?? [])];
  }

  async waitForFiles(...files: string[]): Promise<void> {
    const expected = files.join(' | ');
    await until(
      () => this.fileStates.join(' | ') === expected,
      `the files are ${expected} (they are ${this.fileStates.join(' | ')})`,
    );
  }

  fileButton(label: string): HTMLButtonElement {
    const buttons = [...(this.#fileRoot?.querySelectorAll('button') ?? [])];
    const button = buttons.find((candidate) => accessibleName(candidate) === label);
    if (button === undefined) throw new Error(`No “${label}”, but ${buttons.map(accessibleName).join(', ')}.`);
    return button;
  }

  // what was not sent in an ended conversation

  get leftover(): string[] {
    return this.findAll('.leftover-texts > div').map((line) => normalizeText(line.textContent));
  }

  get leftoverStatus(): string {
    return this.textOf('.leftover [role="status"]');
  }

  /** The message that the draft replies to. */
  get quoteText(): string {
    return this.textOf('[part="quote-bar"]');
  }

  // canned responses

  /** Each category with its responses. */
  get cannedResponses(): string[] {
    return this.findAll('[role="group"]').map((group) => {
      const options = [...group.querySelectorAll('[role="option"]')].map((option) => normalizeText(option.textContent));
      return `${group.getAttribute('aria-label') ?? ''}: ${options.join(', ')}`;
    });
  }

  get cannedPanel(): HTMLElement | null {
    return this.find('#canned-panel');
  }

  /** The response that `aria-activedescendant` points to. */
  get activeCannedResponse(): string {
    const id = this.field.getAttribute('aria-activedescendant');
    return id === null ? '' : this.textOf(`#${id}`);
  }

  get cannedStatusText(): string {
    return this.textOf('.canned-note');
  }

  get selectedText(): string {
    const { value, selectionStart, selectionEnd } = this.field;
    return value.slice(selectionStart, selectionEnd);
  }

  // emoji

  get emojiRoot(): ShadowRoot | null {
    return this.find('agent-desk-emoji-picker')?.shadowRoot ?? null;
  }

  get emoji(): string[] {
    return [...(this.emojiRoot?.querySelectorAll('[role="gridcell"]') ?? [])].map((cell) =>
      normalizeText(cell.textContent),
    );
  }

  get focusedEmoji(): string {
    return normalizeText(this.emojiRoot?.activeElement?.textContent);
  }

  get emojiGroups(): string[] {
    return [...(this.emojiRoot?.querySelectorAll('[role="tab"]') ?? [])].map(
      (tab) => tab.getAttribute('aria-label') ?? '',
    );
  }

  async openEmoji(): Promise<ShadowRoot> {
    this.button('Emoji')?.click();
    return until(() => (this.emojiRoot?.activeElement ? this.emojiRoot : null), 'the emoji search has the focus');
  }

  // shortcuts

  get shortcutsDialog(): HTMLDialogElement | null {
    return this.find('agent-desk-shortcuts')?.shadowRoot?.querySelector('dialog') ?? null;
  }

  get #fileRoot(): ShadowRoot | null {
    return this.find('agent-desk-draft-files')?.shadowRoot ?? null;
  }

  get #fileRows(): HTMLElement[] {
    return [...(this.#fileRoot?.querySelectorAll('li') ?? [])];
  }
}

function createDataTransfer(files: readonly File[], texts: Readonly<Record<string, string>> = {}): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  for (const [type, text] of Object.entries(texts)) transfer.setData(type, text);
  return transfer;
}
