import type { ConversationId } from '../../domain/index.js';

/**
 * What our service worker says to the pages of its site, each time with a port on which a page that has a desk answers:
 * `news` something was pushed · `show` a person has clicked a notification.
 */
export type WorkerMessage =
  { readonly agentDesk: 'news' } | { readonly agentDesk: 'show'; readonly conversationId: ConversationId | null };

/** Names the conversation in the address of a page that a click opens. */
export const conversationParameter = 'agent-desk-conversation';

/** Holds the configuration in the address of the service worker. */
export const configurationParameter = 'config';
