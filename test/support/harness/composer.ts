import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { until } from '../desk.js';
import { tidy } from './page.js';

/** A file with something in it. */
export const fileOf = (name: string, type: string, size = 300): File =>
  new File([new Uint8Array(size).fill(65)], name, { type });

/** A picture that browsers can draw. */
export async function pictureOf(name: string, colour = '#1f6feb'): Promise<File> {
  const canvas = new OffscreenCanvas(120, 80);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('Nothing to draw with.');
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 120, 80);
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

  get focused(): boolean {
    return this.root.activeElement === this.field;
  }

  /** What is said above the field. */
  get note(): string {
    return tidy(this.root.querySelector('#state')?.textContent);
  }

  get problem(): string {
    return tidy(this.root.querySelector('[role="alert"]')?.textContent);
  }

  button(label: string): HTMLButtonElement | undefined {
    return [...this.root.querySelectorAll('button')].find((button) => nameOf(button) === label);
  }

  get sendButton(): HTMLButtonElement {
    return this.root.querySelector('[part="send-button"]') as HTMLButtonElement;
  }

  // files

  get picker(): HTMLInputElement | null {
    return this.root.querySelector('input[type="file"]');
  }

  choose(...files: File[]): void {
    const { picker } = this;
    if (picker === null) throw new Error('No files can be chosen.');
    picker.files = transferOf(files).files;
    picker.dispatchEvent(new Event('change'));
  }

  /** True when the browser's own way of pasting was kept from happening. */
  paste(files: File[], texts: Readonly<Record<string, string>> = {}): boolean {
    const clipboardData = transferOf(files, texts);
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
      dataTransfer: transferOf(files, texts),
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    list?.dispatchEvent(event);
    return event;
  }

  get dropZone(): string {
    return tidy(this.root.querySelector('.drop')?.textContent);
  }

  /** Name and state of each file. */
  get files(): string[] {
    return this.#rows.map((row) => {
      const progress = row.querySelector('progress');
      const state = progress === null ? tidy(row.querySelector('.state')?.textContent) : 'uploading';
      return `${tidy(row.querySelector('bdi')?.textContent)}: ${state}`;
    });
  }

  get filesSaid(): string {
    return tidy(this.#fileRoot?.querySelector('[role="status"]')?.textContent);
  }

  get previews(): HTMLCanvasElement[] {
    return [...(this.#fileRoot?.querySelectorAll('canvas') ?? [])];
  }

  async showsFiles(...files: string[]): Promise<void> {
    const wanted = files.join(' | ');
    await until(
      () => this.files.join(' | ') === wanted,
      `the files are ${wanted} (they are ${this.files.join(' | ')})`,
    );
  }

  fileButton(label: string): HTMLButtonElement {
    const buttons = [...(this.#fileRoot?.querySelectorAll('button') ?? [])];
    const button = buttons.find((each) => nameOf(each) === label);
    if (button === undefined) throw new Error(`No “${label}”, but ${buttons.map(nameOf).join(', ')}.`);
    return button;
  }

  // ready-made answers

  /** Each category with its answers. */
  get answers(): string[] {
    return [...this.root.querySelectorAll('[role="group"]')].map((group) => {
      const options = [...group.querySelectorAll('[role="option"]')].map((option) => tidy(option.textContent));
      return `${group.getAttribute('aria-label') ?? ''}: ${options.join(', ')}`;
    });
  }

  get answerPanel(): HTMLElement | null {
    return this.root.querySelector('#canned-panel');
  }

  /** The answer that a screen reader is told of. */
  get activeAnswer(): string {
    const id = this.field.getAttribute('aria-activedescendant');
    return id === null ? '' : tidy(this.root.querySelector(`#${id}`)?.textContent);
  }

  get answersSaid(): string {
    return tidy(this.root.querySelector('.canned-note')?.textContent);
  }

  /** What is selected in the field. */
  get selected(): string {
    const { value, selectionStart, selectionEnd } = this.field;
    return value.slice(selectionStart, selectionEnd);
  }

  // emoji

  get emojiRoot(): ShadowRoot | null {
    return this.root.querySelector('agent-desk-emoji-picker')?.shadowRoot ?? null;
  }

  get emoji(): string[] {
    return [...(this.emojiRoot?.querySelectorAll('[role="gridcell"]') ?? [])].map((cell) => tidy(cell.textContent));
  }

  get focusedEmoji(): string {
    return tidy(this.emojiRoot?.activeElement?.textContent);
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

  get shortcuts(): HTMLDialogElement | null {
    return this.root.querySelector('agent-desk-shortcuts')?.shadowRoot?.querySelector('dialog') ?? null;
  }

  get #fileRoot(): ShadowRoot | null {
    return this.root.querySelector('agent-desk-draft-files')?.shadowRoot ?? null;
  }

  get #rows(): HTMLElement[] {
    return [...(this.#fileRoot?.querySelectorAll('li') ?? [])];
  }
}

function transferOf(files: readonly File[], texts: Readonly<Record<string, string>> = {}): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  for (const [type, text] of Object.entries(texts)) transfer.setData(type, text);
  return transfer;
}

const nameOf = (button: Element): string => tidy(button.getAttribute('aria-label') ?? button.textContent);
