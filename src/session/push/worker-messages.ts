import type { ConversationId } from '../../domain/index.js';

/**
 * Messages from our service worker to the pages of its site, each with a port for the acknowledgement:
 * `news`, a push has arrived; `show`, a notification was clicked.
 */
export type WorkerMessage =
  { readonly agentDesk: 'news' } | { readonly agentDesk: 'show'; readonly conversationId: ConversationId | null };

/** URL parameter with the conversation id, on the page that a click opens. */
export const conversationParameter = 'agent-desk-conversation';

/** URL parameter with the configuration, on the script of the service worker. */
export const configurationParameter = 'config';
