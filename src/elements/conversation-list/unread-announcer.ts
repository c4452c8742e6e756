import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationId } from '../../domain/index.js';

/** Nothing more is said for so long after something was (ms): who listens must be able to follow. */
const pause = 4000;
/** More than these are not told one by one. */
const mostNamed = 3;

/** One conversation in which something waits to be read. */
export interface Unread {
  readonly id: ConversationId;
  readonly name: string;
  readonly count: number;
}

/**
 * What is read out about conversations that are not in front of the agent: where somebody has written, and how much of it
 * is unread. What comes while that is being read is collected.
 */
export class UnreadAnnouncer implements ReactiveController {
  #before: ReadonlyMap<ConversationId, number> | null = null;
  readonly #grown = new Set<ConversationId>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text = '';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly port: {
      /** Those of the given conversations that are still unread, and not in front. */
      readonly unread: (ids: ReadonlySet<ConversationId>) => readonly Unread[];
      readonly one: (unread: Unread) => string;
      readonly many: (count: number) => string;
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
    this.#before = null;
    this.#grown.clear();
    this.#text = '';
  }

  /** Takes how much is unread now; to be called while the host is drawn. What is unread at first is not new. */
  hear(unread: ReadonlyMap<ConversationId, number>): void {
    const before = this.#before;
    this.#before = unread;
    if (before === null || before === unread) return;
    for (const [id, count] of unread) if (count > (before.get(id) ?? 0)) this.#grown.add(id);
    if (this.#timer === undefined) this.#speak();
  }

  #speak(): void {
    this.#timer = undefined;
    const all = this.port.unread(this.#grown);
    this.#grown.clear();
    // Silence in between: the same words are heard again the next time.
    this.#text =
      all.length > mostNamed
        ? this.port.many(all.reduce((sum, { count }) => sum + count, 0))
        : all.map((each) => this.port.one(each)).join('. ');
    if (all.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#speak();
      this.host.requestUpdate();
    }, pause);
  }
}
