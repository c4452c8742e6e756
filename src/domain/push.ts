import type { ConversationId, TaskId } from './ids.js';

/**
 * Whether this desk is woken by notifications while it is closed. `unsupported` this browser or page cannot ·
 * `off` nobody has turned it on · `turning-on` · `on` · `blocked` the person has forbidden notifications for this site ·
 * `failed` it was turned on, but no address to push to could be had.
 */
export type PushState = 'unsupported' | 'off' | 'turning-on' | 'on' | 'blocked' | 'failed';

/** What a push says: only that something happened, never what is true. */
export interface PushPayload {
  readonly kind: 'offer' | 'message' | 'other';
  readonly conversationId: ConversationId | null;
  readonly taskId: TaskId | null;
  /** The server's words, a customer's name and text among them. */
  readonly title: string;
  readonly body: string;
}
