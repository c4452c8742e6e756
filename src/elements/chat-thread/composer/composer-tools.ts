import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { hasOwnResponse } from '../../internal/canned/own-codes.js';
import { placeholderPattern } from '../../internal/canned/placeholders.js';
import { isFocusLost } from '../../internal/focus/move-focus.js';
import type { OfferedResponses } from '../../internal/keys/desk-actions.js';
import { shortcutKeys } from '../../internal/keys/desk-shortcuts.js';
import { isComposing } from '../../internal/keys/is-composing.js';
import { isTyping, matchesShortcut, usesLetters } from '../../internal/keys/shortcut.js';
import { conversationIcon } from '../../internal/styles/conversation-icons.js';
import { renderIconButton } from '../../internal/styles/icons.js';
import type { CannedList, CannedListConfig } from './canned/canned-list.js';
import { findCannedQuery } from './canned/search-canned.js';
import { getOuterElement } from './get-outer-element.js';
import { insertText } from './insert-text.js';

type Tool = 'emoji' | 'shortcuts' | 'own';

export interface ComposerToolsConfig extends Omit<CannedListConfig, 'openOwn'> {
  /** The administrator has switched formatting on. */
  readonly isFormatting: () => boolean;
  /** Focuses the field after something that the agent has done in the composer. */
  readonly returnFocus: () => void;
  /** Loads a module on demand; resolves to null when that fails. */
  readonly load: <Module>(load: () => Promise<Module>) => Promise<Module | null>;
}

const importDialogs = () => import('./dialogs.define.js');
const importFormatting = () => import('./formatting/formatting-bar.define.js');

/** Emoji, formatting, canned responses and the list of shortcuts. Each is loaded on first use. */
export class ComposerTools implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #config: ComposerToolsConfig;
  #openTool: Tool | null = null;
  #cannedList: CannedList | null = null;
  #isLoadingCannedList = false;
  #outerElement: HTMLElement | null = null;
  #isOpenedByButton = false;
  #warnedText = '';
  #isFormattingOpen = false;

  constructor(host: ReactiveControllerHost & HTMLElement, config: ComposerToolsConfig) {
    this.#host = host;
    this.#config = config;
    host.addController(this);
  }

  hostConnected(): void {
    this.#outerElement = getOuterElement(this.#host);
    this.#outerElement.addEventListener('keydown', this.#handleWidgetKeydown);
  }

  hostDisconnected(): void {
    this.#outerElement?.removeEventListener('keydown', this.#handleWidgetKeydown);
    this.#openTool = null;
  }

  /** The button opens the list also where the host has turned the sign off. */
  get isOpenedByButton(): boolean {
    return this.#isOpenedByButton;
  }

  /** The list of canned responses while it is open, else null. */
  get activeCannedList(): CannedList | null {
    return this.#cannedList?.isOpen ? this.#cannedList : null;
  }

  /** Call when the text or the cursor has changed. */
  readonly refresh = (): void => {
    if (this.#isOpenedByButton && !this.#isAtSlash) this.#isOpenedByButton = false;
    if (this.#cannedList !== null) this.#cannedList.refresh();
    else if (this.#hasResponses && this.#isAtSlash) void this.#loadCannedList();
  };

  /** Returns true when one of the tools handled the key. */
  handleKeydown(event: KeyboardEvent): boolean {
    if (this.#cannedList?.handleKeydown(event) || this.#handleFormattingKey(event)) return true;
    const hasModifier = event.shiftKey || event.altKey || event.ctrlKey || event.metaKey;
    const isEnterOfOpeningList =
      event.key === 'Enter' && !event.shiftKey && !event.altKey && this.#isLoadingCannedList && this.#isAtSlash;
    const isTabToPlaceholder =
      event.key === 'Tab' && !hasModifier && this.#selectPlaceholder(this.#config.field()?.selectionEnd ?? 0) !== null;
    if (isEnterOfOpeningList || isTabToPlaceholder) {
      event.preventDefault();
      return true;
    }
    if (!this.#isHelp(event) || this.#config.field()?.value !== '') return false;
    event.preventDefault();
    void this.showTool('shortcuts');
    return true;
  }

  /**
   * Selects and returns the first unfilled placeholder of the text, wherever the text is from. Null when there is none, or
   * when it was returned for the same text before: the agent may send it as it is.
   */
  selectUnfilledPlaceholder(): string | null {
    const field = this.#config.field();
    if (field === null || this.#warnedText === field.value) return null;
    const placeholder = this.#selectPlaceholder(0);
    if (placeholder === null) return null;
    this.#warnedText = field.value;
    field.focus();
    return placeholder;
  }

  /** Selects and returns the next unfilled placeholder. Null when there is none, or there are no canned responses. */
  #selectPlaceholder(from: number): string | null {
    const field = this.#config.field();
    if (field === null || !this.#hasResponses) return null;
    const next = [...field.value.matchAll(placeholderPattern)].find(({ index }) => index >= from);
    if (next === undefined) return null;
    field.setSelectionRange(next.index, next.index + next[0].length);
    return next[0];
  }

  /** The host has given some, or the agent has own ones. */
  get #hasResponses(): boolean {
    return this.#config.source() !== undefined || hasOwnResponse(this.#config.session());
  }

  /** Null if there are no canned responses. */
  get responses(): OfferedResponses | null {
    const source = this.#config.source();
    const insert = (text: string): void => {
      this.#config.field()?.focus();
      this.#insert(text);
    };
    return this.#hasResponses ? { source, values: this.#config.values(), insert } : null;
  }

  close(): void {
    this.#cannedList?.close();
    this.#openTool = null;
  }

  readonly #handleWidgetKeydown = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    const isInDialog = target instanceof Element && target.matches('dialog *');
    if (isInDialog || isTyping(event) || usesLetters(event) || !this.#isHelp(event) || event.defaultPrevented) return;
    event.preventDefault();
    void this.showTool('shortcuts');
  };

  readonly #handleBlur = (): void => this.#cannedList?.close();

  readonly #handleEmojiButton = (): void => void this.showTool('emoji');

  readonly #handleToggle = ({ newState }: ToggleEvent): void => {
    if (newState === 'closed') this.#handleToolClosed();
  };

  readonly #handleEmojiChosen = ({ detail }: CustomEvent<string>): void => this.#insert(detail);

  readonly insertSlash = (): void => {
    const field = this.#config.field();
    const before = field?.value.slice(0, field.selectionStart) ?? '';
    this.#isOpenedByButton = true;
    const sign = this.#config.sign() ?? '/';
    this.#insert(before === '' || /\s$/.test(before) ? sign : ` ${sign}`);
  };

  readonly #handleShortcutsButton = (): void => void this.showTool('shortcuts');

  readonly #handleShortcutsClosed = ({ detail }: CustomEvent<boolean>): void => {
    this.#handleToolClosed();
    if (detail) this.#insert('?');
  };

  #isHelp(event: KeyboardEvent): boolean {
    const keys = shortcutKeys(this.#config.session(), 'help');
    return keys !== null && !isComposing(event) && matchesShortcut(event, keys);
  }

  get #isAtSlash(): boolean {
    return findCannedQuery(this.#config) !== null;
  }

  async #loadCannedList(): Promise<void> {
    if (this.#isLoadingCannedList) return;
    this.#isLoadingCannedList = true;
    const module = await this.#config.load(() => import('./canned/canned-list.define.js'));
    this.#isLoadingCannedList = false;
    if (module === null) return;
    this.#cannedList = new module.CannedList(this.#host, { ...this.#config, openOwn: this.openOwn });
    this.#config.field()?.addEventListener('blur', this.#handleBlur);
    this.#cannedList.refresh();
  }

  /** Shows the own responses, with the text of the field to be saved as one. */
  readonly openOwn = (): void => void this.showTool('own');

  async showTool(tool: Tool): Promise<void> {
    const module = await this.#config.load<unknown>(
      {
        emoji: () => import('./emoji/emoji-picker.define.js'),
        shortcuts: importDialogs,
        own: importDialogs,
      }[tool],
    );
    if (module === null) return;
    this.#openTool = tool;
    this.#host.requestUpdate();
  }

  readonly #handleToolClosed = (): void => {
    if (this.#openTool === null) return;
    this.#openTool = null;
    // Do not take the focus when the agent has clicked elsewhere.
    const field = this.#config.field();
    if (field !== null && (this.#host.matches(':focus-within') || isFocusLost(this.#host))) this.#config.returnFocus();
    this.#host.requestUpdate();
  };

  #insert(text: string): void {
    const field = this.#config.field();
    if (field !== null) insertText(field, text, field.selectionStart, field.selectionEnd);
  }

  readonly #handleFormattingButton = async (): Promise<void> => {
    if ((await this.#config.load(importFormatting)) === null) return;
    this.#isFormattingOpen = !this.#isFormattingOpen;
    this.#host.requestUpdate();
  };

  /** True for the keys that format the selection, once the host allows formatting. */
  #handleFormattingKey(event: KeyboardEvent): boolean {
    const kind = ({ b: 'bold', i: 'italic' } as const)[event.key.toLowerCase()];
    const isOnly = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (kind === undefined || !isOnly || !this.#config.isFormatting()) return false;
    event.preventDefault();
    void this.#config.load(importFormatting).then((module) => {
      const field = this.#config.field();
      if (field !== null) module?.formatField(field, kind);
    });
    return true;
  }

  renderFormatting(): TemplateResult | typeof nothing {
    if (!this.#isFormattingOpen || !this.#config.isFormatting()) return nothing;
    return html`<agent-desk-formatting-bar
      .session=${this.#config.session()}
      .field=${this.#config.field()}
    ></agent-desk-formatting-bar>`;
  }

  renderButtons(showEmoji: boolean): TemplateResult {
    const translations = this.#config.translations();
    return html`${
      this.#config.isFormatting()
        ? html`<button
            class="button quiet icon"
            title=${translations.formattingOpen}
            aria-label=${translations.formattingOpen}
            aria-expanded=${this.#isFormattingOpen}
            @click=${this.#handleFormattingButton}
          >
            ${conversationIcon('format')}
          </button>`
        : nothing
    }
    ${showEmoji ? renderIconButton(conversationIcon('emoji'), translations.emojiOpen, this.#handleEmojiButton) : nothing}
    ${this.#hasResponses ? renderIconButton(conversationIcon('canned'), translations.cannedOpen, this.insertSlash) : nothing}
    ${renderIconButton(conversationIcon('keyboard'), translations.shortcutsOpen, this.#handleShortcutsButton)}`;
  }

  /** Without a field only the dialogs that do not need one. */
  renderOpenTool(hasField: boolean): TemplateResult | typeof nothing {
    if (this.#openTool === 'emoji' && hasField) {
      return html`<agent-desk-emoji-picker
        popover
        .session=${this.#config.session()}
        .anchor=${this.#config.field()}
        @toggle=${this.#handleToggle}
        @agent-desk-emoji=${this.#handleEmojiChosen}
      ></agent-desk-emoji-picker>`;
    }
    if (this.#openTool === 'shortcuts') {
      return html`<agent-desk-shortcuts
        exportparts="shortcuts-dialog"
        .session=${this.#config.session()}
        .hasCannedResponses=${this.#hasResponses}
        @agent-desk-shortcuts-closed=${this.#handleShortcutsClosed}
      ></agent-desk-shortcuts>`;
    }
    if (this.#openTool === 'own') {
      return html`<agent-desk-own-responses
        exportparts="own-responses-dialog"
        .session=${this.#config.session()}
        .text=${this.#config.field()?.value.trim() ?? ''}
        .placeholders=${this.#config.values()}
        @agent-desk-own-responses-closed=${this.#handleToolClosed}
      ></agent-desk-own-responses>`;
    }
    return (hasField && this.#cannedList?.render()) || nothing;
  }
}
