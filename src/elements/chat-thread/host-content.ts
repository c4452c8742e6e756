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

/** The functions that a page sets on its thread. */
export interface HostFunctions {
  readonly messageRenderers: MessageRenderers | null;
  readonly messageFooter: MessageRenderer | null;
  readonly suggestions: SuggestionsProvider | null;
  readonly translator: TranslationProvider | null;
}

/** A function of the page, which later ones may have replaced. What it has made is kept as long as this is the same object. */
export interface HostFunction<Given> {
  current: Given;
}

/** By the type of a message's body, and by use. */
export type HostContent = Readonly<
  Partial<Record<MessageBody['type'] | 'footer', HostFunction<MessageRenderer>>> & {
    suggestions?: HostFunction<SuggestionsProvider>;
    translator?: HostFunction<TranslationProvider>;
  }
>;

const sourceOf = (given: unknown): string => Function.prototype.toString.call(given);

/**
 * Takes the functions that a page has set. Frameworks make those of a template again at every render: one with the same source
 * text goes on with what the earlier one has made. Null in between ends that.
 */
export function updateHostContent(
  known: HostContent,
  { messageRenderers, messageFooter: footer, suggestions, translator }: HostFunctions,
): HostContent {
  const before: Readonly<Record<string, HostFunction<unknown>>> = known;
  const given = Object.entries<unknown>({ ...messageRenderers, footer, suggestions, translator });
  const now = Object.fromEntries(
    given.flatMap(([name, current]) => {
      if (typeof current !== 'function') return [];
      const kept = before[name];
      if (kept === undefined || (kept.current !== current && sourceOf(kept.current) !== sourceOf(current)))
        return [[name, { current }]];
      kept.current = current;
      return [[name, kept]];
    }),
  );
  return Object.keys({ ...before, ...now }).every((name) => before[name] === now[name]) ? known : now;
}

const nodes = new WeakMap<HostFunction<MessageRenderer>, WeakMap<Message, Node | null>>();

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
export function renderByHost(renderer: HostFunction<MessageRenderer> | undefined, message: Message): Node | null {
  if (renderer === undefined) return null;
  const known = nodes.get(renderer) ?? new WeakMap<Message, Node | null>();
  nodes.set(renderer, known);
  let node = known.get(message);
  if (node === undefined) {
    try {
      node = takeNode(renderer.current(message));
    } catch (error) {
      // Not the error itself: it may contain text of the conversation.
      reportError(`A renderer for messages failed: ${error instanceof Error ? error.name : typeof error}.`);
      node = null;
    }
    known.set(message, node);
  }
  return node;
}
