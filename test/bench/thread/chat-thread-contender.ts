import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import type { DeskSession } from '../../../src/session/session.js';
import type { Contender, LiveMessage, BenchConversation } from './contender.js';
import type { BenchTransport } from './bench-transport.js';
import type { WireTopic } from './wire-topics.js';

/** `<chat-thread>` with header, messages and composer, on a session that decodes wire events. */
export class ChatThreadContender implements Contender {
  #thread: ChatThread | undefined;
  readonly #received = new WeakSet<WireTopic>();

  constructor(
    private readonly session: DeskSession,
    private readonly transport: BenchTransport,
  ) {}

  open(conversation: BenchConversation): void {
    if (this.#thread !== undefined) {
      this.session.activate(conversation.id as never);
      return;
    }
    this.session.activate(conversation.id as never);
    this.#thread = document.createElement('chat-thread') as ChatThread;
    this.#thread.session = this.session;
    document.body.append(this.#thread);
  }

  openFromWire(topic: WireTopic): void {
    if (!this.#received.has(topic)) this.transport.emit('onTopicData', topic);
    this.#received.add(topic);
    this.open({ id: topic.conversationId, messages: [] });
  }

  countMessages({ conversationId }: WireTopic): number {
    return this.session.state.conversations.byId.get(conversationId as never)?.entries.length ?? 0;
  }

  receive({ payload }: LiveMessage): void {
    this.transport.emit('onCimEvent', payload);
  }

  scroller(): HTMLElement | null {
    return this.#list?.querySelector<HTMLElement>('.scroller') ?? null;
  }

  rows(): readonly Element[] {
    return [...(this.#list?.querySelectorAll('.content > *') ?? [])];
  }

  find(id: string): Element | null {
    return this.#list?.querySelector(`[data-key="${id}"]`) ?? null;
  }

  field(): HTMLTextAreaElement | null {
    return this.#shadowRootOf('agent-desk-composer')?.querySelector('textarea') ?? null;
  }

  close(): void {
    this.#thread?.remove();
    this.#thread = undefined;
  }

  get #list(): ShadowRoot | null {
    return this.#shadowRootOf('agent-desk-message-list');
  }

  #shadowRootOf(tag: string): ShadowRoot | null {
    return this.#thread?.shadowRoot?.querySelector(tag)?.shadowRoot ?? null;
  }
}
