/**
 * Identifiers are strings on the wire. Branding keeps a task id from being passed where a conversation id is meant;
 * only `protocol/` (decoding) and `session/` (making new ones) create them.
 */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type AgentId = Id<'agent'>;
export type CustomerId = Id<'customer'>;
export type ConversationId = Id<'conversation'>;
/** Opaque to us; newer servers send `<task>:<media>`. */
export type TaskId = Id<'task'>;
export type ChannelSessionId = Id<'channel-session'>;
/** A media routing domain (MRD): the unit in which an agent is ready per kind of channel. */
export type MediaDomainId = Id<'media-domain'>;
export type QueueId = Id<'queue'>;
export type TeamId = Id<'team'>;
/** Identity of one entry in a thread: the server's event id. Not the message id, which replies may reuse. */
export type EntryId = Id<'entry'>;
export type MessageId = Id<'message'>;
/** Identity of a command this page issued. Never leaves the page. */
export type CommandId = Id<'command'>;

/** Epoch milliseconds, in server time unless a name says otherwise. */
export type EpochMs = number;

/**
 * A wire object that has to be sent back as it came (a channel session in a transfer, a customer in a message header).
 * Only `protocol/` may look inside; everybody else carries it.
 */
export type Opaque = { readonly [brand]: 'opaque' };
