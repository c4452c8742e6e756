import type { AgentId } from '../../domain/index.js';
import { ownValue } from '../../domain/own-value.js';
import { normalizeEventName } from '../event-names.js';
import { asLabel, asObject, asObjects, asString, asUpperCase, enumTable, type JsonObject } from '../json.js';
import { MAX_EVENT_SIZE, validatePayload } from '../payload-limits.js';
import { findConversationId, parseChannel } from './basic-fields.js';
import { decodePresence } from './decode-agent.js';
import type { DecodeContext, DecodeResult, LabelledEvent } from './decode-context.js';

/*
 * The events that a desk without conversations gets. The decoders of all others are in decode.ts, which a page loads with the
 * first of them.
 */

/** Events with what else is known about them, and the problem, if there was one in spite of which they were possible. */
export interface DetailedResult extends Partial<Pick<DecodeResult, 'stamp' | 'disputed' | 'earlier'>> {
  readonly problem?: string;
  readonly problems?: readonly string[];
  readonly events: readonly LabelledEvent[];
}
/** One event, several, or a description of the problem. */
export type DecoderResult = LabelledEvent | readonly LabelledEvent[] | string | DetailedResult;
/** `fields` is the payload as an object, empty for other types. `payload` is the payload itself. */
export type Decoder = (fields: JsonObject, context: DecodeContext, payload: unknown) => DecoderResult;

/** Completes what a decoder returns. An error in it is a problem of the event. */
export function toResult(event: string, decode: () => DecoderResult): DecodeResult {
  let result: DecoderResult;
  try {
    result = decode();
  } catch {
    // JSON cannot cause this; only a payload that is not JSON or an error in a decoder can.
    result = 'the decoder failed';
  }
  const detailed: DetailedResult =
    typeof result === 'string'
      ? { problem: result, events: [] }
      : 'events' in result
        ? result
        : { events: 'type' in result ? [result] : result };
  const { problem, problems = [], events, stamp = null, disputed = [], earlier = null } = detailed;
  return {
    events,
    problems: (problem === undefined ? problems : [problem]).map((text) => ({
      event: event.slice(0, 100),
      problem: text,
    })),
    stamp,
    disputed,
    earlier,
  };
}

/** For lists. A single item may be sent without a list around it. */
export const forList =
  (decoder: (rows: unknown, context: DecodeContext) => LabelledEvent): Decoder =>
  (fields, context, payload) =>
    Array.isArray(payload) || payload === fields ? decoder(payload, context) : 'not a list';

const refusalCodes = enumTable(
  'already-monitored',
  'other-team',
  'not-push-mode',
  'not-supervisor',
  'conversation-over',
  'conversation-full',
);

/** `errors`: the format is not documented, so a plain string counts as the message. Most servers send no code. */
function decodeError(error: JsonObject, _context: DecodeContext, payload: unknown): LabelledEvent {
  const message = asObject(error['msg']);
  const code = ownValue(refusalCodes, asUpperCase(error['code']));
  return {
    type: 'request-refused',
    event: asString(error['task']),
    message: asLabel(error['msg'], message['msg'], message['message'], error['message'], payload),
    ...(code && { code }),
    conversationId: findConversationId(error) || null,
  };
}

/** Decoders by event. Names are compared ignoring case and a trailing `_`. */
export const basicDecoders = {
  onChannelTypes: forList((rows) => {
    const channels = asObjects(rows)
      .map(parseChannel)
      .filter((channel) => channel.name !== '');
    return { type: 'channel-types-listed', channels };
  }),
  agentPresence: decodePresence,
  errors: decodeError,
  socketSessionRemoved: ({ agentId }) => ({
    type: 'session-taken-over',
    agentId: (asString(agentId) || null) as AgentId | null,
  }),
} satisfies Readonly<Record<string, Decoder>>;

const basicDecodersByName: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ...Object.entries(basicDecoders).map(([event, decoder]) => [normalizeEventName(event), decoder] as const),
  // Servers send the lists to every agent who connects, empty to most.
  ['onpullmodesubscribedlist', () => ({ type: 'pull-lists-subscribed', lists: [] })],
  ['pullmodesubscribedlistrequests', () => ({ type: 'queue-items-listed', items: [], replace: true })],
]);

const isEmptyList = (payload: unknown): boolean => Array.isArray(payload) && payload.length === 0;

/** Like `decode`; null for an event that needs decode.ts. */
export function decodeBasicEvent(event: string, args: readonly unknown[], context: DecodeContext): DecodeResult | null {
  const name = normalizeEventName(event);
  const decoder = basicDecodersByName.get(name);
  if (decoder === undefined || (name.includes('pullmode') && !isEmptyList(args[0]))) return null;
  return toResult(event, () => {
    const check = validatePayload(args[0], MAX_EVENT_SIZE);
    return 'refused' in check ? check.refused : decoder(asObject(check.value), context, check.value);
  });
}
