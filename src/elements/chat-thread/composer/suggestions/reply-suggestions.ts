import { css, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { reportError } from '../../../../browser/diagnostics.js';
import { SelectController } from '../../../../context/select-controller.js';
import { isBlank, type ConversationId, type Message } from '../../../../domain/index.js';
import { isObject } from '../../../../domain/is-object.js';
import { selectThread } from '../../../../store/selectors.js';
import { registerEnglish } from '../../../../translations/en.js';
import { replySuggestions } from '../../../../translations/en/parts/thread/reply-suggestions.js';
import { DeskElement } from '../../../internal/base/desk-element.js';
import { InertPlaces } from '../../../internal/focus/inert-places.js';
import { conversationIcon } from '../../../internal/styles/conversation-icons.js';
import type { HostFunction, ReplySuggestion, SuggestionsProvider } from '../../host-content.js';
import { sendText } from '../../message/message-actions.js';

registerEnglish(replySuggestions);

const styles = css`
  ul {
    position: relative;
    display: flex;
    gap: calc(var(--_space) * 0.75);
    margin: 0 0 calc(var(--_space) * 0.75);
    padding: 2px;
    overflow-x: auto;
    list-style: none;
  }

  li {
    display: flex;
    flex: 0 1 16rem;
    align-items: flex-start;
    min-width: 11rem;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .insert {
    flex: 1;
    min-width: 0;
    padding: calc(var(--_space) * 0.5) var(--_space);
    border: 0;
    border-radius: inherit;
    background: transparent;
    text-align: start;
  }

  .insert:hover {
    background: var(--_hover);
  }

  .text {
    position: relative;
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
  }
`;

const isSuggestion = (value: unknown): value is ReplySuggestion =>
  isObject(value) && typeof value['text'] === 'string' && !isBlank(value['text']);

/**
 * The replies that the page suggests to the customer's latest message.
 *
 * @internal
 */
export class ReplySuggestions extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, styles];

  readonly #latest = new SelectController(this, this.sessionController, (current): Message | null => {
    const last = selectThread(current, this.conversationId).findLast((entry) => entry.kind === 'message');
    return last?.kind === 'message' && last.sender.kind === 'customer' ? last : null;
  });

  @property({ attribute: false }) conversationId: ConversationId | null = null;
  @property({ attribute: false }) provider: HostFunction<SuggestionsProvider> | undefined;
  @property({ attribute: false }) insert: (text: string) => void = () => undefined;

  @state() private shown: readonly ReplySuggestion[] = [];

  #request: AbortController | null = null;
  #requestedFor: readonly unknown[] = [];

  constructor() {
    super();
    new InertPlaces(this, 'li');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#abort();
    this.#requestedFor = [];
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const message = this.#latest.value;
    const inputs = [this.provider, this.conversationId, message?.id];
    if (inputs.every((input, i) => input === this.#requestedFor[i])) return;
    this.#requestedFor = inputs;
    this.#abort();
    if (message !== null) void this.#ask(message);
  }

  #abort(): void {
    this.#request?.abort();
    this.#request = null;
    this.shown = [];
  }

  async #ask(message: Message): Promise<void> {
    const { provider, conversationId } = this;
    if (provider === undefined || conversationId === null) return;
    const request = new AbortController();
    this.#request = request;
    try {
      const answer: unknown = await provider.current({ conversationId, message, signal: request.signal });
      if (request.signal.aborted) return;
      if (Array.isArray(answer)) this.shown = answer.filter(isSuggestion);
      else reportError('suggestions of <chat-thread> must resolve with an array of { text, source }.');
    } catch (error) {
      if (!request.signal.aborted)
        reportError(`suggestions of <chat-thread> failed: ${error instanceof Error ? error.name : typeof error}.`);
    }
  }

  #send(text: string): void {
    const { currentSession: session, conversationId } = this;
    if (session === undefined || conversationId === null) return;
    this.#abort();
    sendText({ element: this, session, conversationId }, text);
  }

  #insert(text: string): void {
    this.#abort();
    this.insert(text);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { translations, localize } = this;
    if (this.shown.length === 0) return nothing;
    return html`<ul
      part="base"
      role="list"
      dir=${localize.dir}
      lang=${localize.lang}
      aria-label=${translations.suggestedReplies}
    >
      ${this.shown.map(
        ({ text, source = '' }) =>
          html`<li part="reply-suggestion">
            <button class="insert" type="button" @click=${() => this.#insert(text)}>
              <span class="text" dir="auto" title=${text}>${text}</span>
              ${source === '' ? nothing : html`<bdi class="small muted">${String(source)}</bdi>`}
            </button>
            <button
              class="button quiet icon"
              type="button"
              title=${translations.suggestedReplySend}
              aria-label=${translations.labelled(translations.suggestedReplySend, text)}
              @click=${() => this.#send(text)}
            >
              ${conversationIcon('send')}
            </button>
          </li>`,
      )}
    </ul>`;
  }
}
