import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { until } from '../browser/mount-session.js';
import { normalizeText } from './text-helpers.js';

/** A file with something in it. */
export const createFile = (name: string, type: string, size = 300): File =>
  new File([new Uint8Array(size).fill(65)], name, { type });

/** A picture that browsers can draw. */
export async function createImageFile(name: string, color = '#1f6feb'): Promise<File> {
  const canvas = new OffscreenCanvas(120, 80);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('Nothing to draw with.');
  context.fillStyle = color;
  context.fillRect(0, 0, 120, 80);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' });
}

/** What an agent sees and does where they write: tools, files, pop-ups. */
export class ComposerHarness {
  constructor(readonly element: ChatThread) {}

  get root(): ShadowRoot {
    const root = this.element.shadowRoot?.querySelector('agent-desk-composer')?.shadowRoot;
    if (root === null || root === undefined) throw new Error('There is no composer.');
    return root;
  }

  get field(): HTMLTextAreaElement {
    const field = this.root.querySelector('textarea');
    if (field === null) throw new Error('There is nothing to write in.');
    return field;
  }

  get isFocused(): boolean {
    return this.root.activeElement === this.field;
  }

  /** What is said above the field. */
  get statusText(): string {
    return normalizeText(this.root.querySelector('#state')?.textContent);
  }

  get errorText(): string {
    return normalizeText(this.root.querySelector('[role="alert"]')?.textContent);
  }

  button(label: string): HTMLButtonElement | undefined {
    return [...this.root.querySelectorAll('button')].find((button) => accessibleName(button) === label);
  }

  get sendButton(): HTMLButtonElement {
    return this.root.querySelector('[part="send-button"]') as HTMLButtonElement;
  }

  // files

  get fileInput(): HTMLInputElement | null {
    return this.root.querySelector('input[type="file"]');
  }

  chooseFiles(...files: File[]): void {
    const { fileInput } = this;
    if (fileInput === null) throw new Error('No files can be chosen.');
    fileInput.files = createDataTransfer(files).files;
    fileInput.dispatchEvent(new Event('change'));
  }

  /** True when the browser's own way of pasting was kept from happening. */
  paste(files: File[], texts: Readonly<Record<string, string>> = {}): boolean {
    const clipboardData = createDataTransfer(files, texts);
    return !this.field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true }));
  }

  /** Drags over the messages, not over the field. */
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
    return normalizeText(this.root.querySelector('.drop')?.textContent);
  }

  /** Name and state of each file. */
  get fileStates(): string[] {
    return this.#fileRows.map((row) => {
      const progress = row.querySelector('progress');
      const state = progress === null ? normalizeText(row.querySelector('.state')?.textContent) : 'uploading';
      return `${normalizeText(row.querySelector('bdi')?.textContent)}: ${state}`;
    });
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

  // ready-made answers

  /** Each category with its answers. */
  get cannedResponses(): string[] {
    return [...this.root.querySelectorAll('[role="group"]')].map((group) => {
      const options = [...group.querySelectorAll('[role="option"]')].map((option) => normalizeText(option.textContent));
      return `${group.getAttribute('aria-label') ?? ''}: ${options.join(', ')}`;
    });
  }

  get cannedPanel(): HTMLElement | null {
    return this.root.querySelector('#canned-panel');
  }

  /** The answer that a screen reader is told of. */
  get activeCannedResponse(): string {
    const id = this.field.getAttribute('aria-activedescendant');
    return id === null ? '' : normalizeText(this.root.querySelector(`#${id}`)?.textContent);
  }

  get cannedStatusText(): string {
    return normalizeText(this.root.querySelector('.canned-note')?.textContent);
  }

  /** What is selected in the field. */
  get selectedText(): string {
    const { value, selectionStart, selectionEnd } = this.field;
    return value.slice(selectionStart, selectionEnd);
  }

  // emoji

  get emojiRoot(): ShadowRoot | null {
    return this.root.querySelector('agent-desk-emoji-picker')?.shadowRoot ?? null;
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
    return until(() => (this.emojiRoot?.activeElement ? this.emojiRoot : null), 'emoji can be searched');
  }

  // shortcuts

  get shortcutsDialog(): HTMLDialogElement | null {
    return this.root.querySelector('agent-desk-shortcuts')?.shadowRoot?.querySelector('dialog') ?? null;
  }

  get #fileRoot(): ShadowRoot | null {
    return this.root.querySelector('agent-desk-draft-files')?.shadowRoot ?? null;
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

const accessibleName = (button: Element): string =>
  normalizeText(button.getAttribute('aria-label') ?? button.textContent);
