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

/** The agent sends a message. */
export class MessageSendRequestEvent extends RequestEvent<{
  readonly conversationId: ConversationId;
  readonly text: string;
  /** Files of the message, already uploaded to the file service. */
  readonly attachments: readonly Attachment[];
  readonly replyTo: MessageId | null;
  /** True if only agents may see the message. */
  readonly whisper: boolean;
  /** Channel session to send it by; null for whispers. */
  readonly channelSessionId: ChannelSessionId | null;
}> {
  constructor(detail: MessageSendRequestEvent['detail']) {
    super('message-send-request', detail);
  }
}

interface UnsentMessage {
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  /** Command that was to send it; null if the server accepted the message but could not deliver it. */
  readonly commandId: CommandId | null;
}

/** The agent resends a message that was refused, may not have arrived, or could not be delivered. */
export class MessageRetryRequestEvent extends RequestEvent<UnsentMessage> {
  constructor(detail: UnsentMessage) {
    super('message-retry-request', detail);
  }
}

/** The agent discards a message that was refused or may not have arrived. */
export class MessageDiscardRequestEvent extends RequestEvent<UnsentMessage> {
  constructor(detail: UnsentMessage) {
    super('message-discard-request', detail);
  }
}

/** The agent ends wrap-up without codes. */
export class WrapUpSkipRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(conversationId: ConversationId) {
    super('wrap-up-skip-request', { conversationId });
  }
}

/** The agent completes wrap-up with codes and a note. */
export class WrapUpApplyRequestEvent extends RequestEvent<{
  readonly conversationId: ConversationId;
  readonly codes: readonly WrapUpCode[];
  readonly note: string;
}> {
  constructor(detail: WrapUpApplyRequestEvent['detail']) {
    super('wrap-up-apply-request', detail);
  }
}

/** The agent puts the conversation on hold. */
export class ConversationPauseRequestEvent extends RequestEvent<{
  readonly conversationId: ConversationId;
  /** Duration of the hold. */
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

/** The agent asks for a supervisor. */
export class HandRaiseRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(conversationId: ConversationId) {
    super('hand-raise-request', { conversationId });
  }
}

/** The agent no longer asks for a supervisor. */
export class HandLowerRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(conversationId: ConversationId) {
    super('hand-lower-request', { conversationId });
  }
}

/** The agent requests more time to reply. */
export class SlaExtendRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(conversationId: ConversationId) {
    super('sla-extend-request', { conversationId });
  }
}
