import type { ConversationEvent, Message } from '../../domain/index.js';
import type { Labelled } from '../../domain/text/label.js';

/**
 * A long history repeats its senders, sessions and channels in every message. Equal ones become the same object, so that
 * each is in memory once.
 */
export class SharedValues {
  readonly #senders = new Map<string, Labelled<Message['sender']>>();
  readonly #texts = new Map<string, string>();

  of(event: Labelled<ConversationEvent>): Labelled<ConversationEvent> {
    if (event.type !== 'entry-added' || event.entry.kind !== 'message') return event;
    const { entry } = event;
    const { sender, channelSessionId, channelName } = entry;
    return {
      ...event,
      entry: {
        ...entry,
        sender: share(this.#senders, JSON.stringify(sender), sender),
        channelSessionId: channelSessionId && share(this.#texts, channelSessionId, channelSessionId),
        channelName: share(this.#texts, channelName, channelName),
      },
    };
  }
}

function share<Value>(known: Map<string, unknown>, key: string, value: Value): Value {
  const shared = known.get(key);
  if (shared !== undefined) return shared as Value;
  known.set(key, value);
  return value;
}
