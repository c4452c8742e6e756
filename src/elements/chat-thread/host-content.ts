import { reportError } from '../../browser/diagnostics.js';
import { isBlank, type ConversationId, type Message, type MessageBody } from '../../domain/index.js';

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

export interface TranslationRequest {
  readonly conversationId: ConversationId;
  /** `incoming`: written by the customer, to be read by the agent. `outgoing`: written by the agent. */
  readonly direction: 'incoming' | 'outgoing';
  readonly text: string;
  /** The customer's message; null for `outgoing`. */
  readonly message: Message | null;
  /** The language of the agent's interface, e.g. `en`. */
  readonly language: string;
  /** Aborted when the translation is not needed any more. */
  readonly signal: AbortSignal;
}

/** Translates a text. Null, or the same text, when there is nothing to translate. */
export type TranslationProvider = (request: TranslationRequest) => Promise<string | null> | string | null;

/**
 * What two functions of a page have in common when they are one to the thread. Frameworks make the functions of a template
 * again at every render: those of one text are the same. A bound function has no text of its own.
 */
export function identityOf(given: unknown): unknown {
  const text = typeof given === 'function' ? Function.prototype.toString.call(given) : '[native code]';
  return text.includes('[native code]') ? given : text;
}

/** By list of messages, and by renderer. */
const nodes = new WeakMap<object, Map<unknown, WeakMap<Message, Node | null>>>();

/** Calls a provider of the page. Rejects when it fails or answers something else, and says so without any text. */
export async function translateByHost(
  provider: TranslationProvider,
  request: TranslationRequest,
): Promise<string | null> {
  try {
    const answer: unknown = await provider(request);
    if (answer === null || typeof answer === 'string')
      return answer === null || isBlank(answer) || answer.trim() === request.text.trim() ? null : answer;
    throw new TypeError('must resolve with a text or null');
  } catch (error) {
    if (!request.signal.aborted)
      reportError(`translator of <chat-thread> failed: ${error instanceof Error ? error.name : typeof error}.`);
    throw error;
  }
}

/** `nodeType` of a document fragment. */
const fragmentType = 11;

/** Not `instanceof`: the page may have it from a frame. A fragment is empty once it is in the page, so its content gets a node. */
function takeNode(made: Node | null | undefined): Node | null {
  if (made === null || made === undefined) return null;
  if (typeof made.nodeType !== 'number') throw new TypeError('must return a node or null');
  if (made.nodeType !== fragmentType) return made;
  const content = document.createElement('div');
  content.append(made);
  return content;
}

/** What a renderer of the page returns for a message, once for each. If it fails, the thread shows its own content. */
export function renderByHost(
  renderer: MessageRenderer | null | undefined,
  message: Message,
  /** Stands for the thread: a node can be in one alone. */
  list: object,
  place: 'body' | 'footer',
): Node | null {
  if (typeof renderer !== 'function') return null;
  const byRenderer = nodes.get(list) ?? new Map<unknown, WeakMap<Message, Node | null>>();
  nodes.set(list, byRenderer);
  const identified = identityOf(renderer);
  const identity = typeof identified === 'string' ? place + identified : identified;
  const known = byRenderer.get(identity) ?? new WeakMap<Message, Node | null>();
  byRenderer.set(identity, known);
  let node = known.get(message);
  if (node === undefined) {
    try {
      node = takeNode(renderer(message));
    } catch (error) {
      // Not the error itself: it may contain text of the conversation.
      reportError(`A renderer for messages failed: ${error instanceof Error ? error.name : typeof error}.`);
      node = null;
    }
    known.set(message, node);
  }
  return node;
}
