import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ConversationId } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import type { HostContent } from '../host-content.js';

type ComposerHost = ReactiveControllerHost & {
  readonly renderRoot: ParentNode;
  readonly session: DeskSession | null | undefined;
  readonly conversationId: ConversationId | null;
  readonly hostContent: HostContent;
};

/** What the agent has written, shown translated before it is sent. The code is loaded when a page translates. */
export class OutgoingTranslationView {
  readonly #host: ComposerHost;
  readonly #load: <Module>(load: () => Promise<Module>) => Promise<Module | null>;
  readonly #send: (translation: string) => void;
  readonly #cancel: () => void;
  /** What the agent has written while its translation is shown. */
  #text: string | null = null;

  constructor(
    host: ComposerHost,
    load: <Module>(load: () => Promise<Module>) => Promise<Module | null>,
    send: (translation: string) => void,
    cancel: () => void,
  ) {
    this.#host = host;
    this.#load = load;
    this.#send = send;
    this.#cancel = cancel;
  }

  /** Shows the translation of a text, once it is loaded. When it is shown, sends it. */
  async request(text: string): Promise<void> {
    if (this.#text === text) this.#host.renderRoot.querySelector('agent-desk-outgoing-translation')?.confirm();
    else if ((await this.#load(() => import('./outgoing-translation.define.js'))) !== null) {
      this.#text = text;
      this.#host.requestUpdate();
    }
  }

  /** Closes it, unless it is about this text; null: in any case. */
  closeUnless(text: string | null): void {
    if (this.#text === text || this.#text === null) return;
    this.#text = null;
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    if (this.#text === null) return nothing;
    const { session, conversationId, hostContent } = this.#host;
    return html`<agent-desk-outgoing-translation
      exportparts="outgoing-translation"
      .session=${session}
      .conversationId=${conversationId}
      .translator=${hostContent.translator}
      .text=${this.#text}
      .send=${this.#send}
      .cancel=${this.#cancel}
    ></agent-desk-outgoing-translation>`;
  }
}
