import type { ConversationEvent, EntryId, Notice, NoticeWhat } from '../domain/index.js';
import { opaque } from './decode-agent.js';
import { text, type Wire } from './guards.js';
import type { EventScope } from './types.js';

/** One event of a conversation that is no message. */
export type NoticeDecoder = (event: Wire, name: string, scope: EventScope) => readonly ConversationEvent[] | string;

/** Events without an id get one made of what they say, so that one met twice (live, then in a history) is still one. */
const entryId = (event: Wire, name: string, scope: EventScope): EntryId =>
  (text(event['id']) || `${name.slice(0, 100)}@${scope.at}`) as EntryId;

/** A line of the record. */
export function notice(
  event: Wire,
  name: string,
  scope: EventScope,
  what: NoticeWhat,
  visible: boolean,
): ConversationEvent {
  const entry: Notice = {
    kind: 'notice',
    id: entryId(event, name, scope),
    at: scope.at,
    what,
    visible,
  };
  return { type: 'entry-added', conversationId: scope.conversationId, entry };
}

/** Kept for the record, without a line: an event desks do not show. */
export const unseen: NoticeDecoder = (event, name, scope) => [
  notice(event, name, scope, { type: 'other', wireName: name.slice(0, 100) }, false),
];

/** An event nobody has told us of: kept with everything in it, for whoever looks into the record. */
export const decodeUnknown: NoticeDecoder = (event, name, scope) => {
  const entry: Notice = {
    kind: 'notice',
    id: entryId(event, name, scope),
    at: scope.at,
    what: { type: 'other', wireName: name.slice(0, 100) },
    visible: false,
    source: opaque(event),
  };
  return [{ type: 'entry-added', conversationId: scope.conversationId, entry }];
};
