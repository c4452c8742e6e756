import type { ConversationId, Message, MessageBody, OutgoingBody } from '../../domain/index.js';
import type { DeskSession } from '../../session/desk-session.js';
import { selectDraft } from '../../store/selectors.js';
import type { Draft } from '../../store/state.js';
import { MessageDiscardRequestEvent, MessageRetryRequestEvent, MessageSendRequestEvent } from './chat-thread.events.js';
import { emptyDraft, replyingTo, withText } from './drafts.js';
import type { MessageView } from './message-view.js';

/** Where an act happens: the element it begins at, and what it is about. */
export interface Place {
  readonly element: HTMLElement;
  readonly session: DeskSession;
  readonly conversationId: ConversationId;
}

const unsent = ({ conversationId }: Place, { messageId, pendingCommand }: Message) => ({
  conversationId,
  messageId,
  commandId: pendingCommand,
});

const composed: ReadonlySet<string> = new Set(['text', 'image', 'video', 'audio', 'file']);

/** What an agent makes in the composer: text and files. */
export const isComposed = (body: MessageBody): body is OutgoingBody => composed.has(body.type);

/** Sends a message again. One that the server took and could not deliver is written anew. */
export function retryMessage(place: Place, message: Message): void {
  const { element, session, conversationId } = place;
  if (!element.dispatchEvent(new MessageRetryRequestEvent(unsent(place, message)))) return;
  if (message.pendingCommand !== null) session.retryMessage(message.pendingCommand);
  else if (isComposed(message.body)) {
    const { body, replyTo, whisper } = message;
    void session.dispatch({ type: 'send-message', conversationId, body, replyTo, whisper, channelSessionId: null });
  }
}

export function discardMessage(place: Place, message: Message): void {
  if (!place.element.dispatchEvent(new MessageDiscardRequestEvent(unsent(place, message)))) return;
  if (message.pendingCommand !== null) place.session.discardMessage(message.pendingCommand);
}

/** Puts something into the composer, and tells the thread to go there. */
export function compose({ element, session, conversationId }: Place, change: (draft: Draft) => Draft): void {
  session.setDraft(conversationId, change(selectDraft(session.state, conversationId) ?? emptyDraft));
  element.dispatchEvent(new Event('agent-desk-compose'));
}

/** Sends what was proposed as it is. The host may veto it like anything the agent writes. */
export function sendText({ element, session, conversationId }: Place, text: string): void {
  const told = { conversationId, text, attachments: [], replyTo: null, whisper: false, channelSessionId: null };
  if (!element.dispatchEvent(new MessageSendRequestEvent(told))) return;
  const body = { type: 'text', text } as const;
  void session.dispatch({
    type: 'send-message',
    conversationId,
    body,
    replyTo: null,
    whisper: false,
    channelSessionId: null,
  });
}

/** What can be done with a message, wherever its thread is when it is done. */
export const messageActs = (
  at: (act: (place: Place) => void) => void,
): Pick<MessageView, 'reply' | 'retry' | 'discard' | 'insert' | 'send'> => ({
  reply: (message) => at((place) => compose(place, (draft) => replyingTo(draft, message))),
  retry: (message) => at((place) => retryMessage(place, message)),
  discard: (message) => at((place) => discardMessage(place, message)),
  send: (text) => at((place) => sendText(place, text)),
  insert: (text) => at((place) => compose(place, (draft) => withText(draft, text))),
});

/** False when the page may not. Pages without a secure connection have no clipboard at all. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
