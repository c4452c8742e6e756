import { css, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SelectController } from '../../../context/select-controller.js';
import type { ConversationId, EntryId, Message } from '../../../domain/index.js';
import { foldWords, includesWords } from '../../../domain/text/fold-text.js';
import { selectAgentNames, selectReadableConversation, selectThread } from '../../../store/selectors.js';
import { registerEnglish } from '../../../translations/en.js';
import { threadSearch } from '../../../translations/en/parts/thread/thread-search.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { downloadFile } from '../../internal/download/download-file.js';
import { takeEscape } from '../../internal/events/contain-escape.js';
import { formatCustomerName } from '../../internal/format/format-customer-name.js';
import { formatMessageText } from '../../internal/format/format-message-preview.js';
import { getTextFormats, type TextFormat, type TextFormats } from '../../internal/format/text-format.js';
import { icon, iconButton } from '../../internal/styles/icons.js';
import { copyText } from '../../internal/clipboard/copy-text.js';
import type { MessageList } from '../message-list/message-list.js';
import { markHits } from './mark-hits.js';
import { isComposing } from '../../internal/keys/is-composing.js';
import {
  fullText,
  toHtmlTranscript,
  toTextTranscript,
  transcriptFileName,
  type TranscriptContext,
} from './transcript.js';

registerEnglish(threadSearch);

const styles = css`
  [part='base'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.5) var(--_space);
    padding: calc(var(--_space) * 0.75) calc(var(--_space) * 1.5);
    border-block-end: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }

  .search {
    flex: 1 1 12rem;
    min-width: 0;
  }

  .position {
    min-width: 4.5em;
    text-align: end;
  }

  .up svg {
    rotate: 0.5turn;
  }

  .transcript {
    flex-basis: 100%;
    gap: calc(var(--_space) * 0.5);
  }
`;

/** Texts of messages for searching, with the formats they were made for. */
const foldedTexts = new WeakMap<Message, { readonly formats: string; readonly text: string }>();

/**
 * The search in a conversation, over its whole history, and its transcript. Loaded when it is first opened.
 *
 * @internal
 * @fires agent-desk-search-close - The agent closes the search.
 */
export class ThreadSearch extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, styles];

  readonly #entries = new SelectController(this, this.sessionController, (current) =>
    selectThread(current, this.conversationId),
  );
  readonly #names = new SelectController(this, this.sessionController, selectAgentNames);
  readonly #settings = new SelectController(this, this.sessionController, (current) => current.settings);

  @query('input') private field!: HTMLInputElement | null;

  /** The conversation to search in. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;
  /** How the customer's text is meant. */
  @property({ attribute: false }) customerFormat: TextFormat = 'text';
  /** The list that shows the messages. */
  @property({ attribute: false }) getList: () => MessageList | null = () => null;

  @state() private text = '';
  @state() private currentId: EntryId | null = null;
  @state() private loading: 'idle' | 'running' | 'failed' | 'complete' = 'idle';
  @state() private announcement = '';

  /** Newest first. */
  #hits: readonly EntryId[] = [];
  #hitsFor: readonly unknown[] = [];
  #listObserver: MutationObserver | undefined;
  /** The last loading of what is missing. */
  #running: Promise<boolean> = Promise.resolve(false);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listObserver?.disconnect();
    this.#listObserver = undefined;
    markHits(this, null, { ids: new Set(), currentId: null, query: '' });
  }

  /** Searches for other words. */
  searchFor(text: string): void {
    this.text = text;
    this.currentId = null;
    this.#updateHits();
    this.#go(0);
    if (this.#query !== '') void this.#loadAll();
  }

  override focus(): void {
    this.field?.focus();
    this.field?.select();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversationId') && changed.get('conversationId') !== undefined) {
      this.loading = 'idle';
      this.currentId = null;
    }
    this.#updateHits();
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    this.#mark();
    const root = this.getList()?.shadowRoot ?? null;
    if (this.#listObserver !== undefined || root === null) return;
    // Messages are drawn as they come into view.
    this.#listObserver = new MutationObserver(() => this.#mark());
    this.#listObserver.observe(root, { childList: true, subtree: true, characterData: true });
  }

  get #query(): string {
    return foldWords(this.text);
  }

  get #formats(): TextFormats {
    return getTextFormats(this.#settings.value, this.customerFormat);
  }

  #updateHits(): void {
    const inputs = [this.#entries.value, this.#query, this.translations];
    if (inputs.every((input, i) => input === this.#hitsFor[i])) return;
    this.#hitsFor = inputs;
    const query = this.#query;
    const messages = [...this.#entries.value].filter((entry): entry is Message => entry.kind === 'message');
    this.#hits =
      query === ''
        ? []
        : messages
            .filter((message) => includesWords(this.#foldedText(message), query))
            .map(({ id }) => id)
            .toReversed();
    if (this.currentId !== null && !this.#hits.includes(this.currentId)) this.currentId = null;
  }

  #foldedText(message: Message): string {
    const formats = this.#formats;
    const key = `${formats.agent} ${formats.customer} ${this.localize.lang}`;
    const known = foldedTexts.get(message);
    if (known?.formats === key) return known.text;
    const { translations } = this;
    const shown = formatMessageText(message, formats, translations);
    const text = foldWords(`${fullText(message, formats, translations)} ${shown}`);
    foldedTexts.set(message, { formats: key, text });
    return text;
  }

  #mark(): void {
    const root = this.getList()?.shadowRoot ?? null;
    markHits(this, root, { ids: new Set(this.#hits), currentId: this.currentId, query: this.#query });
  }

  readonly #handleInput = (): void => this.searchFor(this.field?.value ?? '');

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (isComposing(event)) return;
    const step =
      key === 'ArrowUp' || (key === 'Enter' && !event.shiftKey) ? 1 : key === 'ArrowDown' || key === 'Enter' ? -1 : 0;
    if (step !== 0) this.#step(step);
    else if (key === 'Escape') {
      takeEscape(event);
      this.#close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #step(step: 1 | -1): void {
    const index = this.currentId === null ? -1 : this.#hits.indexOf(this.currentId);
    const count = this.#hits.length;
    if (count > 0) this.#go((index + step + count) % count);
  }

  #go(index: number): void {
    const id = this.#hits[index];
    if (id === undefined) return;
    this.currentId = id;
    this.getList()?.reveal(id);
  }

  /** Loads what is missing; the hits grow meanwhile. */
  #loadAll(): Promise<boolean> {
    if (this.loading === 'complete') return Promise.resolve(true);
    if (this.loading !== 'running') this.#running = this.#load();
    return this.#running;
  }

  async #load(): Promise<boolean> {
    const id = this.conversationId;
    this.loading = 'running';
    const isComplete = await this.getList()?.loadAll(() => this.isConnected && this.conversationId === id);
    if (this.conversationId !== id) return false;
    this.loading = isComplete === true ? 'complete' : 'failed';
    if (this.currentId === null && this.#query !== '') this.#go(0);
    return isComplete === true;
  }

  #close(): void {
    this.dispatchEvent(new Event('agent-desk-search-close'));
  }

  get #context(): TranscriptContext {
    const { currentSession: session, translations, localize } = this;
    const conversation = session && selectReadableConversation(session.state, this.conversationId);
    return {
      ...{ translations, localize, names: this.#names.value, formats: this.#formats },
      ownId: session?.state.agent?.id ?? null,
      customerName: conversation === undefined ? '' : formatCustomerName(conversation.customer, translations),
    };
  }

  async #takeTranscript(use: (context: TranscriptContext) => Promise<string> | string): Promise<void> {
    const id = this.conversationId;
    // What was begun for the search may fail; a transcript tries once more.
    await this.#running;
    await this.#loadAll();
    if (this.conversationId === id) this.announcement = await use(this.#context);
  }

  readonly #handleCopy = (): void =>
    void this.#takeTranscript(async (context) => {
      const isCopied = await copyText(toTextTranscript(this.#entries.value, context), this);
      return isCopied ? this.translations.copied : this.translations.copyFailed;
    });

  #download(extension: 'html' | 'txt'): void {
    void this.#takeTranscript((context) => {
      const isHtml = extension === 'html';
      const text = (isHtml ? toHtmlTranscript : toTextTranscript)(this.#entries.value, context);
      const title = this.translations.transcriptTitle(context.customerName);
      const name = transcriptFileName(title, this.currentSession?.clock.now() ?? Date.now(), extension);
      downloadFile(name, new Blob([text], { type: `text/${isHtml ? 'html' : 'plain'};charset=utf-8` }));
      return '';
    });
  }

  protected override render(): TemplateResult {
    const { translations, localize } = this;
    return html`<div
      part="base"
      role="search"
      dir=${localize.dir}
      lang=${localize.lang}
      @keydown=${this.#handleKeydown}
    >
      <div class="search">
        ${icon('search')}
        <input
          class="field"
          type="search"
          autocomplete="off"
          dir="auto"
          aria-label=${translations.searchLabel}
          placeholder=${translations.searchLabel}
          .value=${this.text}
          @input=${this.#handleInput}
        />
      </div>
      <span class="position small numeric" role="status">${this.#positionText}</span>
      <span class="up">${iconButton('chevron-down', translations.searchOlder, () => this.#step(1))}</span>
      ${iconButton('chevron-down', translations.searchNewer, () => this.#step(-1))}
      ${iconButton('close', translations.close, () => this.#close())} ${this.#renderLoading()}
      <div class="transcript cluster small">
        <span class="muted">${translations.transcript}</span>
        <button class="button quiet" type="button" @click=${this.#handleCopy}>${translations.transcriptCopy}</button>
        <button class="button quiet" type="button" @click=${() => this.#download('txt')}>
          ${translations.transcriptText}
        </button>
        <button class="button quiet" type="button" @click=${() => this.#download('html')}>
          ${translations.transcriptHtml}
        </button>
        <span role="status">${this.announcement}</span>
      </div>
    </div>`;
  }

  get #positionText(): string {
    const { translations, currentId } = this;
    if (this.#query === '') return '';
    if (this.#hits.length === 0) return this.loading === 'running' ? '' : translations.searchNoHits;
    return translations.searchPosition(currentId === null ? 0 : this.#hits.indexOf(currentId) + 1, this.#hits.length);
  }

  #renderLoading(): TemplateResult | typeof nothing {
    const { translations } = this;
    if (this.loading === 'running')
      return html`<span class="small muted" role="status"
        ><span class="spinner"></span> ${translations.searchLoading}</span
      >`;
    if (this.loading !== 'failed') return nothing;
    return html`<span class="small" role="status">${translations.searchIncomplete}</span>
      <button class="button quiet" type="button" @click=${() => void this.#loadAll()}>${translations.retry}</button>`;
  }
}
