import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PacedLiveRegion } from '../../internal/announce/live-region.js';
import type { AgentId, Entries, EntryId, Message } from '../../../domain/index.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import { formatMessagePreview } from '../../internal/format/format-message-preview.js';
import { senderLabel, type MessageView } from '../message/message-view.js';
import { messagesFromOthersSince } from './read-receipts.js';

/** Pause after an announcement, so that a screen reader can finish reading it. */
const announcementGapMs = 2500;

/**
 * Announces new messages in a live region: the first one immediately and in full. Messages that arrive during the pause
 * after it are collected and announced together: one in full, several as a number.
 */
export class LiveAnnouncer implements ReactiveController {
  readonly #liveRegion: PacedLiveRegion;
  #pendingMessages: Message[] = [];
  /** The latest entry at the last call of `announceNew`. */
  #lastEntryId: EntryId | null = null;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost, formatText: (messages: readonly [Message, ...Message[]]) => string) {
    this.#host = host;
    this.#liveRegion = new PacedLiveRegion(host, announcementGapMs, () => {
      const [first, ...others] = this.#pendingMessages;
      this.#pendingMessages = [];
      return first === undefined ? null : formatText([first, ...others]);
    });
    host.addController(this);
  }

  /** Text of the live region. */
  get text(): string {
    return this.#liveRegion.text;
  }

  hostDisconnected(): void {
    this.#clear();
  }

  /** Called when another conversation is shown. Its entries so far are not announced. */
  open(entries: Entries): void {
    this.#clear();
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
    this.#liveRegion.announcePending();
  }

  /** Announces a text immediately. */
  announce(text: string): void {
    this.#liveRegion.announce(text);
    this.#host.requestUpdate();
  }

  #clear(): void {
    this.#pendingMessages = [];
    this.#liveRegion.clear();
  }
}

/** The announcement for one message in full, or for several as a number. */
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
