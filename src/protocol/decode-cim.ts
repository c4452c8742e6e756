import type { ConversationEvent } from '../domain/index.js';
import { decodeMessage, decodeReceipt, decodeSuggestions, decodeTyping } from './decode-message.js';
import { noticeDecoders } from './decode-notice.js';
import { isWire, upper, wire, type Wire } from './guards.js';
import { decodeUnknown } from './notice.js';
import type { EventScope } from './types.js';

/**
 * One event of a conversation, live or out of a history: the facts it holds, or what is wrong with it. Asked in the
 * order desks ask: messages by name, suggestions by type, everything else by name, and of what is left an activity
 * that carries a receipt is a receipt.
 */
export function decodeConversationEvent(event: Wire, scope: EventScope): readonly ConversationEvent[] | string {
  const name = upper(event['name']);
  const result = dispatch(event, name, scope);
  return typeof result === 'string' ? `${printable(name)}: ${result}` : result;
}

function dispatch(event: Wire, name: string, scope: EventScope): readonly ConversationEvent[] | string {
  switch (name) {
    case '':
      return 'no name';
    case 'CUSTOMER_MESSAGE':
    case 'AGENT_MESSAGE':
    case 'BOT_MESSAGE':
    case 'WHISPER_MESSAGE':
      return decodeMessage(event, name, scope);
  }
  const type = upper(event['type']);
  if (type === 'SUGGESTION' || name === 'BOT_SUGGESTION') return decodeSuggestions(wire(event['data']), scope);
  switch (name) {
    case 'MESSAGE_DELIVERY_NOTIFICATION':
      return decodeReceipt(event, name, scope);
    case 'TYPING_INDICATOR':
      return decodeTyping(event, name, scope);
    case 'THIRD_PARTY_ACTIVITY':
    case 'WRAPUP_APPLIED':
      // Servers have been seen to send the latter without the codes.
      return hasBody(event) ? decodeMessage(event, name, scope) : decodeUnknown(event, name, scope);
  }
  const decoder = noticeDecoders.get(name);
  if (decoder !== undefined) return decoder(event, name, scope);
  if (type === 'ACTIVITY' && bodyType(event) === 'DELIVERYNOTIFICATION') return decodeReceipt(event, name, scope);
  return decodeUnknown(event, name, scope);
}

const hasBody = (event: Wire): boolean => isWire(wire(event['data'])['body']);
const bodyType = (event: Wire): string => upper(wire(wire(event['data'])['body'])['type']);

/** Problems are logged, so a name in them must be one, and not a text somebody smuggled in. */
const printable = (name: string): string => (/^[A-Z0-9_]{1,64}$/.test(name) ? name : 'event');
