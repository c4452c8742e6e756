import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { LazyPart } from '../../../../browser/lazy-part.js';
import type { ConversationId } from '../../../../domain/index.js';
import type { DeskSession } from '../../../../session/session.js';
import type { HostFunction, SuggestionsProvider } from '../../host-content.js';
import type { ComposerState } from '../composer-state.js';

const part = new LazyPart(() => import('./reply-suggestions.define.js'));

type ComposerHost = ReactiveControllerHost & {
  readonly session: DeskSession | null | undefined;
  readonly conversationId: ConversationId | null;
  insertText(text: string): boolean;
};

/** The replies that the page suggests. Their code is loaded when a page suggests any. */
export class SuggestionsView {
  readonly #host: ComposerHost;

  constructor(host: ComposerHost) {
    this.#host = host;
  }

  render(
    provider: HostFunction<SuggestionsProvider> | undefined,
    { whisper, blockedReason }: ComposerState,
  ): TemplateResult | typeof nothing {
    // A suggested reply is for the customer.
    if (provider === undefined || whisper || blockedReason !== null) return nothing;
    if (part.code === null) {
      part.whenLoaded(() => this.#host.requestUpdate());
      return nothing;
    }
    return html`<agent-desk-reply-suggestions
      exportparts="reply-suggestion"
      .session=${this.#host.session}
      .conversationId=${this.#host.conversationId}
      .provider=${provider}
      .insert=${this.#insert}
    ></agent-desk-reply-suggestions>`;
  }

  readonly #insert = (text: string): void => void this.#host.insertText(text);
}
