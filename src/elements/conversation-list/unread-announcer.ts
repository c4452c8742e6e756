import type { ReactiveControllerHost } from 'lit';
import type { ConversationId } from '../../domain/index.js';
import { PacedLiveRegion } from '../internal/announce/live-region.js';

/** Pause after an announcement (ms), so that listeners can follow. */
const pauseMs = 4000;
/** More conversations than these are announced as one number. */
const maxNamed = 3;

/** A conversation with unread messages. */
export interface UnreadConversation {
  readonly id: ConversationId;
  readonly name: string;
  readonly count: number;
}

interface UnreadAnnouncerOptions {
  /** Those of the given conversations that are still unread and not active. */
  readonly getUnread: (ids: ReadonlySet<ConversationId>) => readonly UnreadConversation[];
  readonly formatOne: (conversation: UnreadConversation) => string;
  readonly formatMany: (count: number) => string;
}

/** Announces new messages in conversations other than the active one: the sender and the number of unread messages. */
export class UnreadAnnouncer extends PacedLiveRegion {
  readonly #options: UnreadAnnouncerOptions;
  #previousCounts: ReadonlyMap<ConversationId, number> | null = null;
  readonly #increasedIds = new Set<ConversationId>();

  constructor(host: ReactiveControllerHost, options: UnreadAnnouncerOptions) {
    super(host, pauseMs);
    this.#options = options;
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.#previousCounts = null;
    this.#increasedIds.clear();
  }

  /** Takes the current unread counts; call it while the host updates. Counts of the first call are not announced. */
  update(counts: ReadonlyMap<ConversationId, number>): void {
    const previousCounts = this.#previousCounts;
    this.#previousCounts = counts;
    if (previousCounts === null || previousCounts === counts) return;
    for (const [id, count] of counts) if (count > (previousCounts.get(id) ?? 0)) this.#increasedIds.add(id);
    this.announcePending();
  }

  protected override takePending(): string | null {
    const { getUnread, formatOne, formatMany } = this.#options;
    const conversations = getUnread(this.#increasedIds);
    this.#increasedIds.clear();
    if (conversations.length === 0) {
      // An empty region announces the same text again the next time.
      this.clear();
      return null;
    }
    return conversations.length > maxNamed
      ? formatMany(conversations.reduce((sum, { count }) => sum + count, 0))
      : conversations.map((conversation) => formatOne(conversation)).join('. ');
  }
}
