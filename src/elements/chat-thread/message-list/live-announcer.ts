import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PacedLiveRegion } from '../../internal/announce/live-region.js';
import type { AgentId, Entries, EntryId, Message } from '../../../domain/index.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import { formatMessagePreview } from '../../internal/format/format-message-preview.js';
import { senderLabel, type MessageView } from '../message/message-view.js';
import { messagesFromOthersSince } from './read-receipts.js';

/** Nothing more is said for so long after something was (ms): who listens must be able to follow. */
const announcementGapMs = 2500;

/**
 * What is read out about new messages: the first at once and in full; what comes while it is being read is collected,
 * and said as a message if it is one, as a number if there are several.
 */
export class LiveAnnouncer implements ReactiveController {
  readonly #liveRegion: PacedLiveRegion;
  #pendingMessages: Message[] = [];
  /** The latest entry when we last listened. */
  #lastEntryId: EntryId | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    formatText: (messages: readonly [Message, ...Message[]]) => string,
  ) {
    this.#liveRegion = new PacedLiveRegion(host, announcementGapMs, () => {
      const [first, ...others] = this.#pendingMessages;
      this.#pendingMessages = [];
      return first === undefined ? null : formatText([first, ...others]);
    });
    host.addController(this);
  }

  /** What a live region shows. */
  get text(): string {
    return this.#liveRegion.text;
  }

  hostDisconnected(): void {
    this.#clear();
  }

  /** Another thread is shown: what is in it is not new. */
  open(entries: Entries): void {
    this.#clear();
    this.#lastEntryId = entries.at(-1)?.id ?? null;
  }

  /** Takes what others have said since; to be called before the host is drawn. */
  announceNew(entries: Entries, ownId: AgentId | null): void {
    const lastEntryId = entries.at(-1)?.id ?? null;
    if (lastEntryId === this.#lastEntryId) return;
    // Before there was anything, nothing of it can be called new.
    if (this.#lastEntryId !== null || entries.length === 1)
      this.#pendingMessages.push(...messagesFromOthersSince(entries, this.#lastEntryId, ownId));
    this.#lastEntryId = lastEntryId;
    this.#liveRegion.announcePending();
  }

  /** Says something else, at once. */
  announce(text: string): void {
    this.#liveRegion.announce(text);
    this.host.requestUpdate();
  }

  #clear(): void {
    this.#pendingMessages = [];
    this.#liveRegion.clear();
  }
}

/** One message in full, several as a number. */
export function formatAnnouncement(
  [message, ...others]: readonly [Message, ...Message[]],
  view: Pick<MessageView, 'translations' | 'ownId' | 'customerName'>,
): string {
  const { translations } = view;
  if (others.length > 0) return translations.newMessages(others.length + 1);
  return translations.messageAnnouncement(
    senderLabel(message, view),
    isolateBidi(formatMessagePreview(message.body, translations)),
  );
}
