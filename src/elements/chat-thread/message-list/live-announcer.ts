import type { ReactiveControllerHost } from 'lit';
import { PacedLiveRegion } from '../../internal/announce/live-region.js';
import type { AgentId, Entries, EntryId, Message } from '../../../domain/index.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import { formatMessageText } from '../../internal/format/format-message-preview.js';
import type { MessageView } from '../message/message-view.js';
import { senderLabel } from '../message/sender-line.js';
import { messagesFromOthersSince } from './read-receipts.js';

/** Pause after an announcement, so that a screen reader can finish reading it. */
const announcementGapMs = 2500;

/**
 * Announces new messages in a live region: the first one immediately and in full. Messages that arrive during the pause
 * after it are collected and announced together: one in full, several as a number.
 */
export class LiveAnnouncer extends PacedLiveRegion {
  readonly #formatText: (messages: readonly [Message, ...Message[]]) => string;
  #pendingMessages: Message[] = [];
  /** The latest entry at the last call of `announceNew`. */
  #lastEntryId: EntryId | null = null;

  constructor(host: ReactiveControllerHost, formatText: (messages: readonly [Message, ...Message[]]) => string) {
    super(host, announcementGapMs);
    this.#formatText = formatText;
  }

  /** Called when another conversation is shown. Its entries so far are not announced. */
  open(entries: Entries): void {
    this.clear();
    this.#lastEntryId = entries.at(-1)?.id ?? null;
  }

  /** Announces messages of others that arrived since the last call. Call it before the host renders. */
  announceNew(entries: Entries, ownId: AgentId | null): void {
    const lastEntryId = entries.at(-1)?.id ?? null;
    if (lastEntryId === this.#lastEntryId) return;
    // Entries that arrive at an empty thread all at once are its history.
    if (this.#lastEntryId !== null || entries.length === 1)
      this.#pendingMessages.push(...messagesFromOthersSince(entries, this.#lastEntryId, ownId));
    this.#lastEntryId = lastEntryId;
    this.announcePending();
  }

  override clear(): void {
    this.#pendingMessages = [];
    super.clear();
  }

  protected override takePending(): string | null {
    const [first, ...others] = this.#pendingMessages;
    this.#pendingMessages = [];
    return first === undefined ? null : this.#formatText([first, ...others]);
  }
}

/** The announcement for one message in full, or for several as a number. */
export function formatAnnouncement(
  [message, ...others]: readonly [Message, ...Message[]],
  view: Pick<MessageView, 'translations' | 'ownId' | 'customerName' | 'formats' | 'names'>,
): string {
  const { translations } = view;
  if (others.length > 0) return translations.newMessages(others.length + 1);
  return translations.messageAnnouncement(
    senderLabel(message, view),
    isolateBidi(formatMessageText(message, view.formats, translations)),
  );
}
