import { html, nothing, type TemplateResult } from 'lit';
import { SelectController } from '../../../context/select-controller.js';
import type { SessionController, SessionHost } from '../../../context/session-controller.js';
import type { ConversationId, Message } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { selectDraft, selectEnded, selectWrapUpDraft } from '../../../store/selectors.js';
import type { Draft, EndedConversation } from '../../../store/state.js';
import type { Translations } from '../../../translations/translations.js';
import { copyText } from '../../internal/clipboard/copy-text.js';

/** What the agent has written in a conversation that takes no more messages: shown to be copied, until it is dismissed. */
export class Leftover {
  readonly #host: SessionHost;
  readonly #sessionController: SessionController;
  readonly #conversationId: () => ConversationId | null;
  readonly #ended: SelectController<EndedConversation | undefined>;
  /** What became of copying, and the text that was to be copied. */
  #copied: { readonly isCopied: boolean; readonly text: string } | null = null;

  constructor(host: SessionHost, sessionController: SessionController, conversationId: () => ConversationId | null) {
    this.#host = host;
    this.#sessionController = sessionController;
    this.#conversationId = conversationId;
    this.#ended = new SelectController(host, sessionController, (state) => selectEnded(state, conversationId()));
  }

  async #copy(text: string): Promise<void> {
    this.#copied = { isCopied: await copyText(text, this.#host), text };
    this.#host.requestUpdate();
  }

  render(translations: Translations): TemplateResult | typeof nothing {
    const { session } = this.#sessionController;
    const id = this.#conversationId();
    if (session === undefined || id === null) return nothing;
    const unsent = this.#ended.value?.unsent ?? [];
    const texts = [
      ...unsent.map((message) => unsentText(message, translations)),
      ...draftTexts(selectDraft(session.state, id)),
      ...(this.#ended.value === undefined ? [] : wrapUpTexts(session, this.#ended.value, translations)),
    ];
    if (texts.length === 0) return nothing;
    const text = texts.join('\n');
    const copied = this.#copied?.text === text ? this.#copied : null;
    return html`<div class="leftover" part="leftover">
      <div class="small muted" id="leftover">${translations.composerNotSent}</div>
      <div class="leftover-texts" role="group" aria-labelledby="leftover" tabindex="0">
        ${texts.map((line) => html`<div dir="auto">${line}</div>`)}
      </div>
      <div class="cluster">
        <button class="button" @click=${() => void this.#copy(text)}>${translations.copyText}</button>
        <span class="small muted" role="status"
          >${copied === null ? nothing : copied.isCopied ? translations.copied : translations.copyFailed}</span
        >
      </div>
    </div>`;
  }
}

/** The server may have got a message that it did not confirm. */
function unsentText({ body, delivery }: Message, translations: Translations): string {
  const fileName = 'attachment' in body ? (body.attachment?.name ?? '') : '';
  const text = [body.text, fileName].filter((part) => part !== '').join('\n');
  return delivery === 'queued' || delivery === 'rejected'
    ? text
    : `${text} (${translations.delivery('undecided', '')})`;
}

const draftTexts = (draft: Draft | null): readonly string[] =>
  draft === null
    ? []
    : [
        ...(draft.waiting ?? []).flatMap((message) => draftTexts(message.draft)),
        draft.text,
        ...(draft.files ?? []).map(({ file }) => file.name),
      ].filter((text) => text !== '');

function wrapUpTexts(
  session: DeskSession,
  { conversation }: EndedConversation,
  { labelled }: Translations,
): readonly string[] {
  const { codes, note } = selectWrapUpDraft(session.state, conversation.id);
  return [codes.map(({ category, value }) => labelled(category, value)).join(', '), note].filter((text) => text !== '');
}
