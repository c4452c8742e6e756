import type { ConversationId, Message, MessageBody, OutgoingBody } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { selectDraft } from '../../../store/selectors.js';
import type { Draft } from '../../../store/state.js';
import { sendRequest } from '../../internal/events/request-event.js';
import {
  MessageDiscardRequestEvent,
  MessageRetryRequestEvent,
  MessageSendRequestEvent,
} from '../chat-thread.events.js';
import { emptyDraft, withReplyTo, withAppendedText } from '../composer/drafts.js';
import { createSendMessageCommand } from '../composer/send-message-command.js';
import type { MessageView } from './message-view.js';

/** What an action needs: the element that dispatches its event, the session and the conversation. */
export interface MessageContext {
  readonly element: HTMLElement;
  readonly session: DeskSession;
  readonly conversationId: ConversationId;
}

const unsentMessageDetail = ({ conversationId }: MessageContext, { messageId, pendingCommand }: Message) => ({
  conversationId,
  messageId,
  commandId: pendingCommand,
});

const composableTypes: ReadonlySet<string> = new Set(['text', 'image', 'video', 'audio', 'file']);

/** True for bodies that the composer can create: text and files. */
export const isComposed = (body: MessageBody): body is OutgoingBody => composableTypes.has(body.type);

/** Resends a message: the same command, or a new message if the server had accepted it but could not deliver it. */
export function retryMessage(context: MessageContext, message: Message): void {
  const { element, session, conversationId } = context;
  sendRequest(element, new MessageRetryRequestEvent(unsentMessageDetail(context, message)), () => {
    if (message.pendingCommand !== null) session.retryMessage(message.pendingCommand);
    else if (isComposed(message.body)) {
      const { body, replyTo, whisper } = message;
      void session.dispatch(createSendMessageCommand(conversationId, body, { replyTo, whisper }));
    }
  });
}

export function discardMessage(context: MessageContext, message: Message): void {
  const { element, session } = context;
  sendRequest(element, new MessageDiscardRequestEvent(unsentMessageDetail(context, message)), () => {
    if (message.pendingCommand !== null) session.discardMessage(message.pendingCommand);
  });
}

/** Changes the draft, and lets the thread focus the composer. */
export function changeDraft(
  { element, session, conversationId }: MessageContext,
  change: (draft: Draft) => Draft,
): void {
  session.setDraft(conversationId, change(selectDraft(session.state, conversationId) ?? emptyDraft));
  element.dispatchEvent(new Event('agent-desk-compose'));
}

/** Sends a suggestion unchanged. The host can cancel it like any message. */
export function sendText({ element, session, conversationId }: MessageContext, text: string): void {
  const detail = { conversationId, text, attachments: [], replyTo: null, whisper: false, channelSessionId: null };
  void sendRequest(element, new MessageSendRequestEvent(detail), () =>
    session.dispatch(createSendMessageCommand(conversationId, { type: 'text', text })),
  );
}

/** Actions of a message. Each runs with the session and conversation at the time of the click. */
export const createMessageActions = (
  withContext: (action: (context: MessageContext) => void) => void,
): Pick<MessageView, 'reply' | 'retry' | 'discard' | 'insert' | 'send'> => ({
  reply: (message) => withContext((context) => changeDraft(context, (draft) => withReplyTo(draft, message))),
  retry: (message) => withContext((context) => retryMessage(context, message)),
  discard: (message) => withContext((context) => discardMessage(context, message)),
  send: (text) => withContext((context) => sendText(context, text)),
  insert: (text) => withContext((context) => changeDraft(context, (draft) => withAppendedText(draft, text))),
});
