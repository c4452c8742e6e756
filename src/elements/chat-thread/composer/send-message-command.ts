import type { CommandOf, ConversationId, OutgoingBody } from '../../../domain/index.js';

type SendMessageCommand = CommandOf<'send-message'>;

/** Builds the command that sends a message. By default it goes to the customer, over the selected channel. */
export const createSendMessageCommand = (
  conversationId: ConversationId,
  body: OutgoingBody,
  {
    replyTo = null,
    whisper = false,
    channelSessionId = null,
  }: Partial<Pick<SendMessageCommand, 'replyTo' | 'whisper' | 'channelSessionId'>> = {},
): SendMessageCommand => ({ type: 'send-message', conversationId, body, replyTo, whisper, channelSessionId });
