import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { CannedCategory, Conversation } from '../../../domain/index.js';
import { DeskElement } from '../base/desk-element.js';
import { readOwnResponses } from '../canned/own-responses.js';
import { isFocusLost, moveFocus } from '../focus/move-focus.js';
import { collectActions, type OfferedResponses } from '../keys/desk-actions.js';
import { selectConversation } from '../keys/desk-keys.js';
import { shortcutKeys } from '../keys/desk-shortcuts.js';
import { isComposing } from '../keys/is-composing.js';
import { labelKeys } from '../keys/shortcut.js';
import { avatarStyles, renderAvatar } from '../styles/avatar.js';
import { conversationIcon, type ConversationIconName } from '../styles/conversation-icons.js';
import { iconButton } from '../styles/icons.js';
import { commandPaletteStyles } from './command-palette.styles.js';
import {
  actionOptions,
  conversationOptions,
  filterOptions,
  isSameOption,
  responseOptions,
  type PaletteOption,
} from './palette-options.js';

const optionIcons: Readonly<Record<PaletteOption['kind'], ConversationIconName>> = {
  conversation: 'chat',
  action: 'check',
  response: 'canned',
};

/**
 * The command palette: one field over the conversations, the actions that are possible now and the canned responses. Removes
 * itself when it is closed.
 *
 * @internal
 */
export class CommandPalette extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, avatarStyles, commandPaletteStyles];

  @query('dialog') private dialog!: HTMLDialogElement;

  @state() private search = '';
  @state() private activeIndex = 0;
  @state() private loadFailed = false;
  @state() private cannedByLanguage: ReadonlyMap<string, readonly CannedCategory[]> | null = null;

  /** What is shown. */
  #found: ReturnType<typeof filterOptions> = { shown: [], moreCount: 0 };
  #offered: ReturnType<typeof collectActions> = { actions: [], responses: null };

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  /** Searches for other words. */
  searchFor(text: string): void {
    this.search = text;
    this.activeIndex = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.session) this.#offered = collectActions(this.session);
    void this.#loadResponses(this.#offered.responses);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.isContentHidden) this.dialog.close();
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  async #loadResponses(responses: OfferedResponses | null): Promise<void> {
    if (responses?.source === undefined) return;
    try {
      this.cannedByLanguage = (await this.session?.rest.cannedResponses(responses.source)) ?? null;
    } catch {
      this.loadFailed = true;
    }
  }

  get #options(): readonly PaletteOption[] {
    return this.#found.shown;
  }

  /** What is chosen stays chosen while others come and go. */
  protected override willUpdate(changed: PropertyValues): void {
    const active = this.#options[this.activeIndex];
    this.#found = this.#find();
    if (active === undefined || changed.has('search')) return;
    const isActive = (option: PaletteOption): boolean => isSameOption(option, active);
    const current = this.#options[this.activeIndex];
    // Several may be the same.
    if (current === undefined || !isActive(current)) this.activeIndex = this.#options.findIndex(isActive);
  }

  #find(): ReturnType<typeof filterOptions> {
    const { session, translations, cannedByLanguage, localize } = this;
    if (!session || this.isContentHidden) return { shown: [], moreCount: 0 };
    const { actions, responses } = this.#offered;
    return filterOptions(
      [
        ...conversationOptions(session, translations, (conversation) => this.#open(conversation)),
        ...actionOptions(actions),
        ...(responses === null
          ? []
          : responseOptions(
              readOwnResponses(session, localize.lang),
              cannedByLanguage ?? new Map(),
              localize.requestedLang,
              responses,
            )),
      ],
      this.search,
    );
  }

  #open({ id }: Conversation): void {
    const host = (this.getRootNode() as ShadowRoot).host as HTMLElement;
    if (this.session) selectConversation(host, this.session, id);
  }

  readonly #handleInput = (event: Event): void => this.searchFor((event.target as HTMLInputElement).value);

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    // Keys pressed in the palette are no shortcuts of the page.
    event.stopPropagation();
    if (isComposing(event)) return;
    const { length } = this.#options;
    const keys = shortcutKeys(this.session ?? undefined, 'palette');
    if (event.key === 'ArrowDown' && length > 0) this.activeIndex = (this.activeIndex + 1) % length;
    else if (event.key === 'ArrowUp' && length > 0)
      this.activeIndex = (Math.max(0, this.activeIndex) + length - 1) % length;
    else if (event.key === 'Enter' && !event.repeat && event.target instanceof HTMLInputElement)
      this.#choose(this.#options[this.activeIndex]);
    else if (keys !== null && event.key.toLowerCase() === keys.at(-1) && (event.ctrlKey || event.metaKey))
      this.dialog.close();
    else return;
    event.preventDefault();
  };

  #choose(option: PaletteOption | undefined): void {
    if (option === undefined) return;
    // Closing returns the focus to where it was; the option may move it on.
    this.dialog.close();
    option.run();
  }

  readonly #handleClose = (): void => this.dialog.close();

  readonly #handleBackdrop = (event: Event): void => {
    if (event.target === this.dialog) this.dialog.close();
  };

  readonly #handleClosed = (): void => {
    const { session } = this;
    this.remove();
    const active = session?.state.local.activeConversation ?? null;
    if (session && active !== null && isFocusLost(this)) moveFocus(session, active);
  };

  protected override render(): TemplateResult {
    const { translations, search, activeIndex } = this;
    const { shown: options, moreCount } = this.#found;
    return html`<dialog
      class="raised"
      part="palette"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      aria-label=${translations.paletteLabel}
      @keydown=${this.#handleKeydown}
      @click=${this.#handleBackdrop}
      @close=${this.#handleClosed}
    >
      <div class="head">
        ${conversationIcon('search')}
        <input
          type="text"
          role="combobox"
          enterkeyhint="go"
          autocomplete="off"
          spellcheck="false"
          aria-expanded="true"
          aria-controls="results"
          aria-activedescendant=${options[activeIndex] === undefined ? nothing : `option-${activeIndex}`}
          aria-label=${translations.paletteLabel}
          placeholder=${translations.paletteLabel}
          .value=${search}
          @input=${this.#handleInput}
        />
        ${iconButton('close', translations.close, this.#handleClose)}
      </div>
      <div id="results" role="listbox" aria-label=${translations.paletteResults}>${this.#renderGroups(options)}</div>
      <div class="none" role="status" ?hidden=${options.length > 0 && moreCount === 0 && !this.loadFailed}>
        ${options.length > 0 ? '' : translations.paletteNothing}
        ${moreCount > 0 ? translations.moreMatches(moreCount) : ''} ${this.loadFailed ? translations.paletteFailed : ''}
      </div>
      <div class="foot" aria-hidden="true">
        <span><kbd>↑</kbd> <kbd>↓</kbd> ${translations.paletteChoose}</span>
        <span><kbd>Enter</kbd> ${translations.paletteOpen}</span>
        <span><kbd>Esc</kbd> ${translations.close}</span>
      </div>
    </dialog>`;
  }

  #renderGroups(options: readonly PaletteOption[]): unknown {
    const { translations } = this;
    const titles = {
      conversation: translations.paletteConversations,
      action: translations.paletteActions,
      response: translations.paletteResponses,
    };
    return (['conversation', 'action', 'response'] as const).map((kind) => {
      const ofKind = options.filter((option) => option.kind === kind);
      if (ofKind.length === 0) return nothing;
      return html`<div role="group" aria-label=${titles[kind]}>
        <div class="group" aria-hidden="true">${titles[kind]}</div>
        ${ofKind.map((option) => this.#renderOption(option, options.indexOf(option)))}
      </div>`;
    });
  }

  #renderOption(option: PaletteOption, index: number): TemplateResult {
    const { kind, label, detail, customerId, action } = option;
    const keys = action?.shortcut === undefined ? null : shortcutKeys(this.session ?? undefined, action.shortcut);
    return html`<div
      id="option-${index}"
      role="option"
      aria-selected=${index === this.activeIndex ? 'true' : 'false'}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose(option)}
    >
      ${kind === 'conversation' ? renderAvatar(label, customerId, this.localize.lang) : conversationIcon(optionIcons[kind])}
      <span class="label truncate" dir="auto">${label}</span>
      <span class="detail truncate" dir="auto">${detail}</span>
      ${keys === null ? nothing : html`<span dir="ltr">${labelKeys(keys).map((key) => html`<kbd>${key}</kbd> `)}</span>`}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-palette': CommandPalette;
  }
}
