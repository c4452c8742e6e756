import { reportError } from '../../browser/diagnostics.js';
import type { ConversationId, Message, MessageBody } from '../../domain/index.js';

/** Makes what a page shows for a message: a node of its own, or null for nothing. Called once for each message. */
export type MessageRenderer = (message: Message) => Node | null;

/** Renderers by the type of the message's body, e.g. `{ location: (message) => map }`. */
export type MessageRenderers = Readonly<Partial<Record<MessageBody['type'], MessageRenderer>>>;

/** A reply that a page suggests. */
export interface ReplySuggestion {
  readonly text: string;
  /** Where it comes from, shown below the text. */
  readonly source?: string;
}

export interface SuggestionRequest {
  readonly conversationId: ConversationId;
  /** The customer's latest message. */
  readonly message: Message;
  /** Aborted when the customer has written again, the agent has answered, or another conversation is shown. */
  readonly signal: AbortSignal;
}

/** Suggests replies to the customer's latest message. What comes after `signal` was aborted is dropped. */
export type SuggestionsProvider = (
  request: SuggestionRequest,
) => Promise<readonly ReplySuggestion[]> | readonly ReplySuggestion[];

const nodes = new WeakMap<MessageRenderer, WeakMap<Message, Node | null>>();

/** What a renderer of the page returns for a message. If it fails, the thread shows its own content. */
export function renderByHost(renderer: MessageRenderer | null | undefined, message: Message): Node | null {
  if (typeof renderer !== 'function') return null;
  const known = nodes.get(renderer) ?? new WeakMap<Message, Node | null>();
  nodes.set(renderer, known);
  let node = known.get(message);
  if (node === undefined) {
    try {
      const made: unknown = renderer(message);
      node = made instanceof Node ? made : null;
    } catch (error) {
      // Not the error itself: it may contain text of the conversation.
      reportError(`A renderer for messages failed: ${error instanceof Error ? error.name : typeof error}.`);
      node = null;
    }
    known.set(message, node);
  }
  return node;
}
