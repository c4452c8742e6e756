import type { ConversationId, PushPayload } from '../../domain/index.js';

/**
 * Messages from our service worker to the pages of its site, each with a port for the acknowledgement:
 * `news`, a push has arrived; `over`, is what it calls for over; `find`, how well the page could show a conversation, as a rank;
 * `show`, a notification was clicked.
 */
export type WorkerMessage =
  | { readonly agentDesk: 'news' }
  | ({ readonly agentDesk: 'over' } & Pick<PushPayload, 'conversationId' | 'kind' | 'taskId'>)
  | { readonly agentDesk: 'find' | 'show'; readonly conversationId: ConversationId | null };

/** The rank of a page that shows the conversation. One that has it ranks 2, and any other desk 1. */
export const showsIt = 3;

/** What a notification of the worker calls for; its `data.agentDesk`. */
export interface NotificationSubject {
  readonly conversationId: ConversationId | null;
  readonly kind?: PushPayload['kind'];
}

/** URL parameter with the conversation id, on the page that a click opens. */
export const conversationParameter = 'agent-desk-conversation';

/** URL parameter with the configuration, on the script of the service worker. */
export const configurationParameter = 'config';

/** The cache in which pages note, by scope, that no agent is signed in: the worker drops pushes that come late. */
const signedOutCache = 'agent-desk-push-signed-out';

const signedOutUrl = (scope: string): string => `/${signedOutCache}/${encodeURIComponent(scope)}`;

export async function readSignedOut(caches: CacheStorage, scope: string): Promise<boolean> {
  try {
    const cache = await caches.open(signedOutCache);
    return (await cache.match(new URL(signedOutUrl(scope), scope))) !== undefined;
  } catch {
    // Without storage, a late notification is better than none.
    return false;
  }
}

export async function writeSignedOut(caches: CacheStorage, scope: string, isSignedOut: boolean): Promise<void> {
  const cache = await caches.open(signedOutCache);
  const url = new URL(signedOutUrl(scope), scope);
  await (isSignedOut ? cache.put(url, new Response()) : cache.delete(url));
}
