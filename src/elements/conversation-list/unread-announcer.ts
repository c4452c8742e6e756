import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationId } from '../../domain/index.js';

/** Nothing more is said for so long after something was (ms): who listens must be able to follow. */
const pauseMs = 4000;
/** More than these are not told one by one. */
const maxNamed = 3;

/** One conversation in which something waits to be read. */
export interface UnreadConversation {
  readonly id: ConversationId;
  readonly name: string;
  readonly count: number;
}

/**
 * What is read out about conversations that are not in front of the agent: where somebody has written, and how much of it
 * is unread. What comes while that is being read is collected.
 */
export class UnreadAnnouncer implements ReactiveController {
  #previousCounts: ReadonlyMap<ConversationId, number> | null = null;
  readonly #increasedIds = new Set<ConversationId>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text = '';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: {
      /** Those of the given conversations that are still unread, and not in front. */
      readonly getUnread: (ids: ReadonlySet<ConversationId>) => readonly UnreadConversation[];
      readonly formatOne: (conversation: UnreadConversation) => string;
      readonly formatMany: (count: number) => string;
    },
  ) {
    host.addController(this);
  }

  /** What a live region shows. */
  get text(): string {
    return this.#text;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#previousCounts = null;
    this.#increasedIds.clear();
    this.#text = '';
  }

  /** Takes how much is unread now; to be called while the host is drawn. What is unread at first is not new. */
  update(counts: ReadonlyMap<ConversationId, number>): void {
    const previousCounts = this.#previousCounts;
    this.#previousCounts = counts;
    if (previousCounts === null || previousCounts === counts) return;
    for (const [id, count] of counts) if (count > (previousCounts.get(id) ?? 0)) this.#increasedIds.add(id);
    if (this.#timer === undefined) this.#announce();
  }

  #announce(): void {
    this.#timer = undefined;
    const unreadConversations = this.options.getUnread(this.#increasedIds);
    this.#increasedIds.clear();
    // Silence in between: the same words are heard again the next time.
    this.#text =
      unreadConversations.length > maxNamed
        ? this.options.formatMany(unreadConversations.reduce((sum, { count }) => sum + count, 0))
        : unreadConversations.map((conversation) => this.options.formatOne(conversation)).join('. ');
    if (unreadConversations.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#announce();
      this.host.requestUpdate();
    }, pauseMs);
  }
}
