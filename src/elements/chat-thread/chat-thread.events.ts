import type {
  Attachment,
  ChannelSessionId,
  CommandId,
  ConversationId,
  MessageId,
  WrapUpCode,
} from '../../domain/index.js';
import { RequestEvent } from '../internal/events/request-event.js';

export { ConversationLeaveRequestEvent } from '../internal/events/conversation-leave-request-event.js';

/** The agent wants to send what they wrote. */
export class MessageSendRequestEvent extends RequestEvent<{
  readonly conversationId: ConversationId;
  readonly text: string;
  /** The files that go with it, already with the file service. */
  readonly attachments: readonly Attachment[];
  readonly replyTo: MessageId | null;
  /** Only agents are to see it. */
  readonly whisper: boolean;
  /** The channel session it goes by; null for whispers. */
  readonly channelSessionId: ChannelSessionId | null;
}> {
  constructor(detail: MessageSendRequestEvent['detail']) {
    super('message-send-request', detail);
  }
}

interface UnsentMessage {
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  /** The command that was to send it; null when the server took the message but could not deliver it. */
  readonly commandId: CommandId | null;
}

/** The agent wants a message sent again that was refused, may not have arrived, or failed on its way. */
export class MessageRetryRequestEvent extends RequestEvent<UnsentMessage> {
  constructor(detail: UnsentMessage) {
    super('message-retry-request', detail);
  }
}

/** The agent gives up a message that was refused or may not have arrived. */
export class MessageDiscardRequestEvent extends RequestEvent<UnsentMessage> {
  constructor(detail: UnsentMessage) {
    super('message-discard-request', detail);
  }
}

/** The agent wants wrap-up to end without codes. */
export class WrapUpSkipRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(conversationId: ConversationId) {
    super('wrap-up-skip-request', { conversationId });
  }
}

/** The agent files what the conversation was about. */
export class WrapUpApplyRequestEvent extends RequestEvent<{
  readonly conversationId: ConversationId;
  readonly codes: readonly WrapUpCode[];
  readonly note: string;
}> {
  constructor(detail: WrapUpApplyRequestEvent['detail']) {
    super('wrap-up-apply-request', detail);
  }
}

/** The agent asks the customer to wait. */
export class ConversationPauseRequestEvent extends RequestEvent<{
  readonly conversationId: ConversationId;
  readonly seconds: number;
}> {
  constructor(detail: ConversationPauseRequestEvent['detail']) {
    super('conversation-pause-request', detail);
  }
}

/** The agent takes the conversation off hold. */
export class ConversationResumeRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(conversationId: ConversationId) {
    super('conversation-resume-request', { conversationId });
  }
}

/** The agent wants more time to answer. */
export class SlaExtendRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(conversationId: ConversationId) {
    super('sla-extend-request', { conversationId });
  }
}

declare global {
  interface HTMLElementEventMap {
    'message-send-request': MessageSendRequestEvent;
    'message-retry-request': MessageRetryRequestEvent;
    'message-discard-request': MessageDiscardRequestEvent;
    'wrap-up-skip-request': WrapUpSkipRequestEvent;
    'wrap-up-apply-request': WrapUpApplyRequestEvent;
    'conversation-pause-request': ConversationPauseRequestEvent;
    'conversation-resume-request': ConversationResumeRequestEvent;
    'sla-extend-request': SlaExtendRequestEvent;
  }
}
