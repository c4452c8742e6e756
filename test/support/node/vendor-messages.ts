/** The CIM events that the vendor's desk publishes. */
import { randomUUID } from 'node:crypto';
import type { VendorChat } from './vendor-chat.js';
import type { VendorConnection } from './vendor-connection.js';
import type { Json } from './vendor-payloads.js';

export function publishMessage(
  desk: VendorConnection,
  chat: VendorChat,
  name: 'AGENT_MESSAGE' | 'WHISPER_MESSAGE',
  messageText: string,
  replyTo: string | null,
): void {
  const id = randomUUID();
  chat.messages.push({ id, name, text: messageText, from: desk.name, status: 'sending' });
  const header = replyTo === null ? {} : { intent: 'REPLY_TO', originalMessageId: replyTo };
  publish(desk, chat, name, 'MESSAGE', id, { type: 'PLAIN', markdownText: messageText }, header);
}

export function publish(
  desk: VendorConnection,
  chat: VendorChat,
  name: string,
  type: string,
  id: string,
  body: Json,
  header: Json,
): void {
  const { conversationId } = chat;
  const cimEvent = createCimEvent(desk, chat, name, type, id, body, header);
  desk.emit('publishCimEvent', { cimEvent, agentId: desk.id, conversationId, ...desk.roomFields(chat) });
}

export function createCimEvent(
  desk: VendorConnection,
  chat: Pick<VendorChat, 'conversationId' | 'selected' | 'customer' | 'roomInfo'>,
  name: string,
  type: string,
  id: string,
  body: Json,
  header: Json = {},
): Json {
  const sender = { id: desk.id, type: 'AGENT', senderName: desk.name };
  const timestamp = Date.now();
  return {
    id: randomUUID(),
    name,
    type,
    timestamp,
    conversationId: chat.conversationId,
    eventEmitter: sender,
    channelSession: chat.selected,
    data: {
      id,
      header: {
        timestamp,
        sender,
        channelData: chat.selected['channelData'],
        language: {},
        securityInfo: {},
        stamps: [],
        intent: null,
        entities: {},
        channelSessionId: chat.selected['id'],
        conversationId: chat.conversationId,
        customer: chat.customer,
        ...header,
      },
      body,
    },
    ...desk.roomFields(chat),
  };
}
