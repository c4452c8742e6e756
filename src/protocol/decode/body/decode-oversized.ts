import type { EpochMs, ServerEvent } from '../../../domain/index.js';
import { asObject, asUpperCase, type JsonObject } from '../../json.js';
import { MAX_EVENT_SIZE, validatePayload } from '../../payload-limits.js';

/** Longer JSON text is not parsed to find out whose message it is. */
const maxParsedLength = 4 * MAX_EVENT_SIZE;
/** Largest part of an oversized event that is read. */
const maxPartSize = 20_000;

const readParts = (source: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(
    names.flatMap((name) => {
      const check = validatePayload(source[name], maxPartSize);
      return source[name] === undefined || 'refused' in check ? [] : [[name, check.value]];
    }),
  );

/**
 * A message over the limits with a notice in place of its body: who sent it and when are read, so that it is shown as too
 * large instead of being absent. Null for malformed JSON, receipts and the like, which are not shown.
 */
export function withoutContent(value: unknown, refused: string, now: EpochMs): JsonObject | null {
  if (refused === 'not JSON') return null;
  const event = parse(value);
  const data = asObject(event['data']);
  const header = asObject(data['header']);
  const { type, notificationType } = asObject(data['body']);
  if (/^DEL\w+NOTIFICATION$/.test(asUpperCase(type)) || asUpperCase(notificationType).startsWith('TYPING_'))
    return null;
  return {
    ...readParts(event, 'id', 'name', 'timestamp', 'eventEmitter', 'channelSession', 'conversationId'),
    data: {
      id: `too-large@${now}`,
      ...readParts(data, 'id'),
      header: readParts(header, 'sender', 'customer', 'timestamp', 'channelSessionId', 'channelSession'),
      body: { type: 'NOTIFICATION', notificationType: 'TOO_LARGE' },
    },
  };
}

/** Other events are not shown, and would lack what they mean. */
export const isMessageAdded = (event: ServerEvent): boolean =>
  event.type === 'entry-added' && event.entry.kind === 'message';

function parse(value: unknown): JsonObject {
  if (typeof value !== 'string') return asObject(value);
  try {
    return value.length > maxParsedLength ? unreadable : asObject(JSON.parse(value));
  } catch {
    return unreadable;
  }
}

/** Only the time is known, and the conversation from the envelope. */
const unreadable: JsonObject = { name: 'THIRD_PARTY_ACTIVITY' };
