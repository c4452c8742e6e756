/** Conversations as they arrive on the wire, in any length. */

export interface WireEvent {
  readonly id: string;
  readonly name: string;
  readonly timestamp: string;
  readonly data?: {
    readonly id: string;
    readonly header: { readonly sender: { readonly id: string; readonly type: string; readonly senderName: string } };
    readonly body?: { readonly type: string; readonly markdownText?: string };
  };
}

export interface WireTopic {
  readonly conversationId: string;
  readonly topicData: { readonly id: string; readonly topicEvents: readonly WireEvent[] };
}

/** A longer history repeats its channel session less often, as it would else be over the limit of a snapshot. */
const maxFullEvents = 1_000;

let count = 0;

/** A conversation like a captured one, with as many events. */
export function createTopic(captured: unknown, length: number): WireTopic {
  const topic = structuredClone(captured) as WireTopic;
  const { topicEvents } = topic.topicData;
  const id = `wire-${++count}`;
  const first = Date.parse(topicEvents[0]?.timestamp ?? '');
  const events = Array.from({ length }, (_, i): WireEvent => {
    const event: WireEvent = structuredClone(topicEvents[i % topicEvents.length]) as WireEvent;
    const repeated = { ...event, id: `${id}-${i}`, timestamp: new Date(first + i * 20_000).toISOString() };
    if (repeated.data !== undefined) Object.assign(repeated.data, { id: `${id}-message-${i}` });
    if (length > maxFullEvents) Object.assign(repeated, { channelSession: undefined });
    return Object.assign(repeated, { conversationId: id });
  });
  return { ...topic, conversationId: id, topicData: { ...topic.topicData, id, topicEvents: events } };
}
