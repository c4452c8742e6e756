import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LazyPart } from '../../../browser/lazy-part.js';
import type { ConversationId } from '../../../domain/index.js';
import type { HostFunction, TranslationProvider } from '../host-content.js';
import type { MessageTranslations } from './message-translations.js';

const part = new LazyPart(() => import('./message-translations.js'));

/** Translations of messages. Their code is loaded when a page translates any. */
export class TranslationsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #translations: MessageTranslations | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#translations?.stop();
  }

  /** Call it while the host renders; null where nothing is translated. */
  prepare(
    provider: HostFunction<TranslationProvider> | undefined,
    id: ConversationId | null,
    language: string,
  ): MessageTranslations | null {
    if (provider === undefined || id === null) {
      this.#translations?.stop();
      return (this.#translations = null);
    }
    if (part.code === null) {
      part.whenLoaded(() => this.#host.requestUpdate());
      return null;
    }
    this.#translations ??= new part.code.MessageTranslations(() => this.#host.requestUpdate());
    this.#translations.use(provider, id, language);
    return this.#translations;
  }
}
