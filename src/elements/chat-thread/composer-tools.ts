import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Messages } from '../../messages/catalogue.js';
import type { DeskSession } from '../../session/desk-session.js';
import { iconButton } from '../internal/icons.js';
import type { CannedList, CannedPort } from './canned-list.js';
import { widgetAround } from './file-intake.js';
import { insertText } from './insert-text.js';

export interface ToolsPort extends CannedPort {
  readonly desk: () => DeskSession | undefined;
  readonly words: () => Messages;
  /** A part that is loaded on demand; null when that is not possible now. */
  readonly load: <Part>(load: () => Promise<Part>) => Promise<Part | null>;
}

/**
 * Help with writing, each loaded when it is first asked for: emoji, ready-made answers, the list of shortcuts.
 */
export class ComposerTools implements ReactiveController {
  #open: 'emoji' | 'shortcuts' | null = null;
  #canned: CannedList | null = null;
  #widget: HTMLElement | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly port: ToolsPort,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#widget = widgetAround(this.host);
    this.#widget.addEventListener('keydown', this.#handleWidgetKeydown);
  }

  hostDisconnected(): void {
    this.#widget?.removeEventListener('keydown', this.#handleWidgetKeydown);
    this.#open = null;
  }

  /** The list of ready-made answers, while it is open. */
  get list(): CannedList | null {
    return this.#canned?.open ? this.#canned : null;
  }

  /** The text or the cursor has changed. */
  readonly look = (): void => {
    if (this.#canned !== null) this.#canned.look();
    else if (this.port.source() !== undefined && this.#atSlash) void this.#startCanned();
  };

  /** True when the key was meant for one of the tools. */
  handleKeydown(event: KeyboardEvent): boolean {
    if (this.#canned?.handleKeydown(event)) return true;
    if (!isQuestion(event) || this.port.field()?.value !== '') return false;
    event.preventDefault();
    void this.#show('shortcuts');
    return true;
  }

  /** What is still to be filled in of a ready-made answer: told once. */
  unfilled(): string | null {
    return this.#canned?.unfilled() ?? null;
  }

  close(): void {
    this.#canned?.close();
    this.#open = null;
  }

  readonly #handleWidgetKeydown = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    const writes = target instanceof Element && target.matches('input, textarea, select, [contenteditable], dialog *');
    if (writes || !isQuestion(event) || event.defaultPrevented) return;
    event.preventDefault();
    void this.#show('shortcuts');
  };

  readonly #handleBlur = (): void => this.#canned?.close();

  readonly #handleEmoji = (): void => void this.#show('emoji');

  readonly #handleToggle = ({ newState }: ToggleEvent): void => {
    if (newState === 'closed') this.#closed();
  };

  readonly #handleEmojiChosen = ({ detail }: CustomEvent<string>): void => this.#insert(detail);

  readonly #handleCanned = (): void => {
    const field = this.port.field();
    const before = field?.value.slice(0, field.selectionStart) ?? '';
    this.#insert(before === '' || /\s$/.test(before) ? '/' : ' /');
  };

  readonly #handleShortcuts = (): void => void this.#show('shortcuts');

  readonly #handleShortcutsClosed = ({ detail }: CustomEvent<boolean>): void => {
    this.#closed();
    if (detail) this.#insert('?');
  };

  get #atSlash(): boolean {
    const field = this.port.field();
    return field !== null && /(?:^|\s)\/\S*$/.test(field.value.slice(0, field.selectionStart));
  }

  async #startCanned(): Promise<void> {
    const part = await this.port.load(() => import('./canned-list.define.js'));
    if (part === null) return;
    if (this.#canned === null) {
      this.#canned = new part.CannedList(this.host, this.port);
      this.port.field()?.addEventListener('blur', this.#handleBlur);
    }
    this.#canned.look();
  }

  async #show(what: 'emoji' | 'shortcuts'): Promise<void> {
    const part = await this.port.load<unknown>(() =>
      what === 'emoji' ? import('./emoji-picker.define.js') : import('./shortcuts-dialog.define.js'),
    );
    if (part === null) return;
    this.#open = what;
    this.host.requestUpdate();
  }

  #closed(): void {
    if (this.#open === null) return;
    this.#open = null;
    // Whoever has clicked elsewhere is there now.
    if (this.host.matches(':focus-within') || document.activeElement === document.body) this.port.field()?.focus();
    this.host.requestUpdate();
  }

  #insert(text: string): void {
    const field = this.port.field();
    if (field !== null) insertText(field, text, field.selectionStart, field.selectionEnd);
  }

  renderButtons(emoji: boolean): TemplateResult {
    const words = this.port.words();
    return html`${emoji ? iconButton('emoji', words.emojiOpen, this.#handleEmoji) : nothing}
    ${this.port.source() === undefined ? nothing : iconButton('canned', words.cannedOpen, this.#handleCanned)}
    ${iconButton('keyboard', words.shortcutsOpen, this.#handleShortcuts)}`;
  }

  renderOpen(): TemplateResult | typeof nothing {
    if (this.#open === 'emoji') {
      return html`<agent-desk-emoji-picker
        popover
        .session=${this.port.desk()}
        .anchor=${this.port.field()}
        @toggle=${this.#handleToggle}
        @agent-desk-emoji=${this.#handleEmojiChosen}
      ></agent-desk-emoji-picker>`;
    }
    if (this.#open === 'shortcuts') {
      return html`<agent-desk-shortcuts
        exportparts="shortcuts-dialog"
        .session=${this.port.desk()}
        .canned=${this.port.source() !== undefined}
        @agent-desk-shortcuts-closed=${this.#handleShortcutsClosed}
      ></agent-desk-shortcuts>`;
    }
    return this.#canned?.render() ?? nothing;
  }
}

/** On Arabic keyboards the sign faces the other way. */
const isQuestion = ({ key, ctrlKey, altKey, metaKey, isComposing }: KeyboardEvent): boolean =>
  (key === '?' || key === '؟') && !ctrlKey && !altKey && !metaKey && !isComposing;
