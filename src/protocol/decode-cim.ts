import type { ConversationEvent } from '../domain/index.js';
import { decodeMessage, decodeReceipt, decodeSuggestions, decodeTyping } from './decode-message.js';
import { noticeDecoders, unseen } from './decode-notice.js';
import { isWire, lookUp, upper, wire, type Wire } from './guards.js';
import type { EventDecoder, EventScope, Happening } from './types.js';

/** One event of a conversation, live or out of a history: the facts it holds, or what is wrong with it. */
export function decodeConversationEvent(event: Wire, scope: EventScope): readonly ConversationEvent[] | string {
  const data = wire(event['data']);
  const name = upper(event['name']);
  const it: Happening = { ...scope, event, name, data, header: wire(data['header']), body: wire(data['body']) };
  const facts = decoderOf(it)(it);
  // Problems are logged, so a name in them must be one, and not a text somebody smuggled in.
  if (typeof facts === 'string') return `${/^[A-Z0-9_]{1,64}$/.test(name) ? name : 'event'}: ${facts}`;
  return facts.map((fact) => ({ ...fact, conversationId: scope.conversationId }) as ConversationEvent);
}

/**
 * Asked in the order desks ask: messages by name, suggestions by type, everything else by name, and of what is left an
 * activity that carries a receipt is a receipt.
 */
function decoderOf({ event, name, body }: Happening): EventDecoder {
  const type = upper(event['type']);
  const named = lookUp(decoders, name);
  if (type === 'SUGGESTION' && named !== decodeMessage) return decodeSuggestions;
  const isReceipt = type === 'ACTIVITY' && upper(body['type']) === 'DELIVERYNOTIFICATION';
  return named ?? (isReceipt ? decodeReceipt : unseen);
}

/** Servers have been seen to send WRAPUP_APPLIED without the codes. */
const perhapsMessage: EventDecoder = (it) => (isWire(it.data['body']) ? decodeMessage(it) : unseen(it));

const decoders: Readonly<Record<string, EventDecoder>> = {
  ...noticeDecoders,
  '': () => 'no name',
  CUSTOMER_MESSAGE: decodeMessage,
  AGENT_MESSAGE: decodeMessage,
  BOT_MESSAGE: decodeMessage,
  WHISPER_MESSAGE: decodeMessage,
  BOT_SUGGESTION: decodeSuggestions,
  MESSAGE_DELIVERY_NOTIFICATION: decodeReceipt,
  TYPING_INDICATOR: decodeTyping,
  THIRD_PARTY_ACTIVITY: perhapsMessage,
  WRAPUP_APPLIED: perhapsMessage,
};
