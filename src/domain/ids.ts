/**
 * Identifiers are strings on the wire. The brand prevents passing, say, a task id as a conversation id. It is optional, so
 * that a host can pass a plain string, e.g. a conversation id from its own records.
 */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]?: Name };
/** Whether a type of strings is that of an identifier. */
export type IsId<Text extends string> = typeof brand extends keyof Text ? true : false;

export type AgentId = Id<'agent'>;
export type CustomerId = Id<'customer'>;
export type CustomerLabelId = Id<'customer-label'>;
export type ConversationId = Id<'conversation'>;
/** Treated as opaque. Newer servers send `<task>:<media>`. */
export type TaskId = Id<'task'>;
export type ChannelSessionId = Id<'channel-session'>;
/** A media routing domain (MRD): agents are ready or not ready per domain. */
export type MediaDomainId = Id<'media-domain'>;
export type QueueId = Id<'queue'>;
export type TeamId = Id<'team'>;
/** Identity of an entry in a thread: the server's event id. Not the message id, which replies may reuse. */
export type EntryId = Id<'entry'>;
export type MessageId = Id<'message'>;
/** Identity of a command of this page. Never sent. */
export type CommandId = Id<'command'>;

/** Milliseconds since the epoch, in server time unless stated otherwise. */
export type EpochMs = number;

/**
 * Stands for a wire object that is sent back unchanged, such as a channel session in a transfer or a customer in a message
 * header. It has no fields: the wire object itself is kept in `protocol/`, where nothing else can read it.
 */
export type Opaque = { readonly [brand]: 'opaque' };
