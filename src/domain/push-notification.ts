import type { ConversationId, TaskId } from './ids.js';

/**
 * State of push notifications. `unsupported` by this browser or page · `off` not turned on · `turning-on` · `on` ·
 * `blocked` notifications are blocked for this site · `failed` turned on, but no registration token could be obtained.
 */
export type PushState = 'unsupported' | 'off' | 'turning-on' | 'on' | 'blocked' | 'failed';

/** The content of a push message. It announces an event; the session's state comes from the server. */
export interface PushPayload {
  readonly kind: 'offer' | 'message' | 'other';
  readonly conversationId: ConversationId | null;
  readonly taskId: TaskId | null;
  /** Texts from the server. They may contain a customer's name and message. */
  readonly title: string;
  readonly body: string;
}
