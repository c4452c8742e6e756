import type { ConversationEvent } from '../../domain/index.js';
import type { Labelled } from '../../domain/text/label.js';
import { decodeMessage, decodeReceipt, decodeSuggestions, decodeTyping } from './decode-message.js';
import { noticeDecoders, decodeHidden } from './decode-notice.js';
import { ownValue } from '../../domain/own-value.js';
import { isObject, asUpperCase, asObject, type JsonObject } from '../json.js';
import type { EventDecoder, EventScope, CimContext } from './decode-context.js';

/** Decodes one conversation event, live or from history. Returns a description of the problem if that fails. */
export function decodeConversationEvent(
  source: JsonObject,
  scope: EventScope,
): readonly Labelled<ConversationEvent>[] | string {
  const data = asObject(source['data']);
  const name = asUpperCase(source['name']);
  const event: CimContext = {
    ...scope,
    source,
    name,
    data,
    header: asObject(data['header']),
    body: asObject(data['body']),
  };
  const decoded = findDecoder(event)(event);
  // Problems are logged, so only well-formed names are included: a name could contain any text.
  if (typeof decoded === 'string') return `${/^[A-Z0-9_]{1,64}$/.test(name) ? name : 'event'}: ${decoded}`;
  return decoded.map(
    (unscoped) =>
      ({
        ...(unscoped.type !== 'entry-added' && { at: scope.at }),
        ...unscoped,
        conversationId: scope.conversationId,
      }) as Labelled<ConversationEvent>,
  );
}

/**
 * The same precedence as existing clients: messages by name, suggestions by type, other events by name, and last,
 * activities with a delivery notification as receipts.
 */
function findDecoder({ source, name, body }: CimContext): EventDecoder {
  const type = asUpperCase(source['type']);
  const decoderByName = ownValue(decoders, name);
  if (type === 'SUGGESTION' && decoderByName !== decodeMessage) return decodeSuggestions;
  const isReceipt = type === 'ACTIVITY' && asUpperCase(body['type']) === 'DELIVERYNOTIFICATION';
  return decoderByName ?? (isReceipt ? decodeReceipt : decodeHidden);
}

/** Some servers send WRAPUP_APPLIED without a body. */
const decodeOptionalMessage: EventDecoder = (event) =>
  isObject(event.data['body']) ? decodeMessage(event) : decodeHidden(event);

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
  THIRD_PARTY_ACTIVITY: decodeOptionalMessage,
  WRAPUP_APPLIED: decodeOptionalMessage,
};
