import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ConversationId } from '../../../domain/index.js';
import { registerEnglish } from '../../../translations/en.js';
import { translate } from '../../../translations/en/parts/thread/translate.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { translateByHost, type HostFunction, type TranslationProvider } from '../host-content.js';

registerEnglish(translate);

/** Enter does not send a translation that the agent cannot have read yet (ms). */
const readingMs = 500;

const styles = css`
  .text {
    position: relative;
    max-height: 8rem;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
`;

/**
 * What the customer will read in place of what the agent has written, before it is sent. The composer removes the element
 * when the agent goes on writing.
 *
 * @internal
 */
export class OutgoingTranslation extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, styles];

  @property({ attribute: false }) conversationId: ConversationId | null = null;
  @property({ attribute: false }) translator: HostFunction<TranslationProvider> | undefined;
  /** What the agent has written. */
  @property({ attribute: false }) text = '';
  @property({ attribute: false }) send: (text: string) => void = () => undefined;
  @property({ attribute: false }) cancel: () => void = () => undefined;

  @state() private translated: string | null = null;
  @state() private hasFailed = false;

  #request: AbortController | null = null;
  #shownAt = Infinity;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#request?.abort();
  }

  protected override firstUpdated(): void {
    void this.#translate();
  }

  /** Sends the translation once it can be read. */
  confirm(): void {
    if (this.translated !== null && performance.now() - this.#shownAt > readingMs) this.send(this.translated);
  }

  async #translate(): Promise<void> {
    const { translator, conversationId, text } = this;
    if (translator === undefined || conversationId === null) return;
    this.hasFailed = false;
    const request = (this.#request = new AbortController());
    const { signal } = request;
    try {
      const language = this.localize.lang;
      const details = { conversationId, direction: 'outgoing', text, message: null, language, signal } as const;
      const translated = await translateByHost(translator.current, details);
      if (signal.aborted) return;
      if (translated === null) return this.send(text);
      this.translated = translated;
      this.#shownAt = performance.now();
    } catch {
      this.hasFailed = !signal.aborted;
    }
  }

  protected override render(): TemplateResult {
    const { translations, localize, translated, hasFailed } = this;
    const variant = hasFailed ? 'negative' : 'info';
    return html`<div part="outgoing-translation" class="note ${variant}" dir=${localize.dir} lang=${localize.lang}>
      <div role="status">
        ${
          hasFailed
            ? translations.translationFailed
            : translated === null
              ? translations.translationPending
              : html`<div class="small">${translations.translationPreview}</div>
                  <div class="text" dir="auto">${translated}</div>`
        }
      </div>
      <div class="cluster">
        ${
          translated === null
            ? nothing
            : html`<button class="button" type="button" @click=${() => this.send(translated)}>
                ${translations.translationSend}
              </button>`
        }
        ${
          hasFailed
            ? html`<button class="button" type="button" @click=${() => void this.#translate()}>
                ${translations.retry}
              </button>`
            : nothing
        }
        <button class="button quiet" type="button" @click=${() => this.send(this.text)}>
          ${translations.translationSendOriginal}
        </button>
        <button class="button quiet" type="button" @click=${() => this.cancel()}>
          ${translations.translationEdit}
        </button>
      </div>
    </div>`;
  }
}
