import type { CommandOutcome, ConversationId } from '../../../domain/index.js';
import { SessionSubscriber } from '../../../context/session-subscriber.js';
import type { SessionController, SessionHost } from '../../../context/session-controller.js';
import type { DeskSession } from '../../../session/session.js';
import { selectDraft } from '../../../store/selectors.js';
import type { Draft, WaitingMessage } from '../../../store/state.js';
import { sendRequest } from '../../internal/events/request-event.js';
import { MessageSendRequestEvent } from '../chat-thread.events.js';
import { dispatchDraft, restoreDraft, takeUploadedMessages } from './send-draft.js';

/** Sends messages of all conversations once their files are uploaded, whichever conversation is shown. */
export class WaitingMessagesController extends SessionSubscriber {
  readonly #target: SessionHost;
  readonly #onNotSent: (conversationId: ConversationId, outcome: CommandOutcome) => void;
  #lastDrafts: ReadonlyMap<ConversationId, Draft> | null = null;

  constructor(
    host: SessionHost,
    sessionController: SessionController,
    onNotSent: (conversationId: ConversationId, outcome: CommandOutcome) => void,
  ) {
    super(host, sessionController);
    this.#target = host;
    this.#onNotSent = onNotSent;
    host.addController(this);
  }

  protected override subscribe(session: DeskSession | undefined): (() => void) | undefined {
    if (session === undefined) return undefined;
    this.#sendUploaded(session);
    return session.subscribe(() => this.#sendUploaded(session));
  }

  #sendUploaded(session: DeskSession): void {
    const { drafts } = session.state.local;
    if (drafts === this.#lastDrafts) return;
    this.#lastDrafts = drafts;
    for (const [conversationId, { waiting }] of drafts) {
      if (waiting === undefined || !session.state.conversations.byId.has(conversationId)) continue;
      // Another element of the page finds nothing left to take.
      for (const message of takeUploadedMessages(session, conversationId)) this.#send(session, conversationId, message);
    }
  }

  #send(session: DeskSession, conversationId: ConversationId, message: WaitingMessage): void {
    const { draft, channelSessionId } = message;
    const { text, replyTo, whisper, files = [] } = draft;
    const attachments = files.flatMap(({ attachment }) => attachment ?? []);
    const detail = { conversationId, text, attachments, replyTo, whisper, channelSessionId };
    const isSent = sendRequest(this.#target, new MessageSendRequestEvent(detail), () => {
      dispatchDraft(session, conversationId, message, (outcome) => this.#onNotSent(conversationId, outcome));
      return true;
    });
    if (isSent !== true)
      session.setDraft(conversationId, restoreDraft(draft, selectDraft(session.state, conversationId)));
  }
}
