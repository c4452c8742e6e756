import { html, type TemplateResult } from 'lit';
import { isBlank, type ConversationId, type Message } from '../../../domain/index.js';
import { registerEnglish } from '../../../translations/en.js';
import { translate } from '../../../translations/en/parts/thread/translate.js';
import type { DrawBudget } from '../../internal/format/draw-budget.js';
import { translateByHost, type HostFunction, type TranslationProvider } from '../host-content.js';
import { renderBody } from '../message/message-body.js';
import type { MessageView } from '../message/message-view.js';

registerEnglish(translate);

/** A provider is asked for at most this many messages at once. */
const maxRequests = 4;
const translatedTypes = ['text', 'image', 'video', 'audio', 'file', 'link'];

interface Translated {
  readonly state: 'failed' | 'pending' | 'same' | 'shown';
  readonly text: string;
  readonly showsOriginal: boolean;
}

type Inputs = readonly [provider: HostFunction<TranslationProvider>, id: ConversationId, language: string];

/** What the messages of the customer say in the agent's language, by a function of the page. */
export class MessageTranslations {
  readonly #onChange: () => void;
  #inputs: Inputs | null = null;
  /** By id and text: the customer may edit a message. */
  readonly #translated = new Map<string, Translated>();
  #waiting: (() => void)[] = [];
  #requestCount = 0;
  #abort = new AbortController();
  /** Changes with every change of what is shown. */
  version = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Forgets everything when the page translates differently, or another conversation is shown. */
  use(...inputs: Inputs): void {
    if (this.#inputs?.every((input, i) => input === inputs[i]) === true) return;
    this.stop();
    this.#inputs = inputs;
  }

  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#requestCount = 0;
    this.#waiting = [];
    this.#translated.clear();
    this.#inputs = null;
    this.version++;
  }

  /** The body of a message with its translation; null for messages that are not translated. */
  readonly render = (message: Message, view: MessageView, budget: DrawBudget): TemplateResult | null => {
    const { body, sender } = message;
    if (sender.kind !== 'customer' || !translatedTypes.includes(body.type) || isBlank(body.text)) return null;
    const key = `${message.id} ${body.text}`;
    const translated = this.#translated.get(key);
    if (translated === undefined) this.#request(key, message);
    const { state, text, showsOriginal }: Translated = translated ?? pending;
    if (state === 'same') return null;
    const { translations } = view;
    const isTranslated = state === 'shown' && !showsOriginal;
    // Only the types of bodies above, all of which have a text.
    const shown = isTranslated ? ({ ...message, body: { ...body, text } } as Message) : message;
    const button = (label: string, onClick: () => void): TemplateResult =>
      html`<button class="button quiet" part="translation-button" tabindex="-1" @click=${onClick}>${label}</button>`;
    const toggle = (): void => this.#set(key, { state, text, showsOriginal: !showsOriginal });
    return html`${renderBody(shown, view, budget)}
      <div class="small muted cluster" part="translation">
        ${
          state === 'shown'
            ? button(isTranslated ? translations.translationShowOriginal : translations.translationShow, toggle)
            : state === 'pending'
              ? translations.translationPending
              : html`<span>${translations.translationFailed}</span>
                  ${button(translations.retry, () => this.#retry(key))}`
        }
      </div>`;
  };

  #retry(key: string): void {
    this.#translated.delete(key);
    this.#changed();
  }

  #set(key: string, translated: Translated): void {
    this.#translated.set(key, translated);
    this.#changed();
  }

  #changed(): void {
    this.version++;
    this.#onChange();
  }

  #request(key: string, message: Message): void {
    const { signal } = this.#abort;
    this.#translated.set(key, pending);
    const start = (): void => {
      this.#requestCount++;
      void this.#translate(key, message, signal).then(() => {
        if (signal.aborted) return;
        this.#requestCount--;
        this.#waiting.shift()?.();
      });
    };
    if (this.#requestCount < maxRequests) start();
    else this.#waiting.push(start);
  }

  async #translate(key: string, message: Message, signal: AbortSignal): Promise<void> {
    if (this.#inputs === null) return;
    const [provider, conversationId, language] = this.#inputs;
    const { text } = message.body;
    let result: Translated;
    try {
      const request = { conversationId, direction: 'incoming', text, message, language, signal } as const;
      const translated = await translateByHost(provider.current, request);
      result = { ...pending, ...(translated === null ? { state: 'same' } : { state: 'shown', text: translated }) };
    } catch {
      result = { ...pending, state: 'failed' };
    }
    if (!signal.aborted) this.#set(key, result);
  }
}

const pending: Translated = { state: 'pending', text: '', showsOriginal: false };
