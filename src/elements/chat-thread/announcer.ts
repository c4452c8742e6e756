import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AgentId, Entries, EntryId, Message } from '../../domain/index.js';
import { isolate } from '../internal/isolate.js';
import { previewOf } from '../internal/message-preview.js';
import { speakerName, type MessageView } from './message-view.js';
import { foreignSince } from './seen-messages.js';

/** Nothing more is said for so long after something was (ms): who listens must be able to follow. */
const pause = 2500;

/**
 * What is read out about new messages: the first at once and in full; what comes while it is being read is collected,
 * and said as a message if it is one, as a number if there are several.
 */
export class Announcer implements ReactiveController {
  #waiting: Message[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text = '';
  /** The latest entry when we last listened. */
  #last: EntryId | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly words: (messages: readonly [Message, ...Message[]]) => string,
  ) {
    host.addController(this);
  }

  /** What a live region shows. */
  get text(): string {
    return this.#text;
  }

  hostDisconnected(): void {
    this.#clear();
  }

  /** Another thread is shown: what is in it is not new. */
  open(entries: Entries): void {
    this.#clear();
    this.#last = entries.at(-1)?.id ?? null;
  }

  /** Takes what others have said since; to be called before the host is drawn. */
  hear(entries: Entries, ownId: AgentId | null): void {
    const last = entries.at(-1)?.id ?? null;
    if (last === this.#last) return;
    // Before there was anything, nothing of it can be called new.
    if (this.#last !== null || entries.length === 1) this.#waiting.push(...foreignSince(entries, this.#last, ownId));
    this.#last = last;
    if (this.#timer === undefined) this.#speak();
  }

  /** Says something else, at once. */
  say(text: string): void {
    this.#put(text);
    this.host.requestUpdate();
  }

  /** What is said twice ("ok", and "ok" once more) is only heard twice when it is not quite the same. */
  #put(text: string): void {
    this.#text = text === this.#text ? `${text}\u00a0` : text;
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    this.#text = '';
  }

  #speak(): void {
    this.#timer = undefined;
    const [first, ...others] = this.#waiting;
    if (first === undefined) return;
    this.#waiting = [];
    this.#put(this.words([first, ...others]));
    this.#timer = setTimeout(() => {
      this.#speak();
      this.host.requestUpdate();
    }, pause);
  }
}

/** One message in full, several as a number. */
export function announcementOf(
  [message, ...others]: readonly [Message, ...Message[]],
  view: Pick<MessageView, 'words' | 'ownId' | 'customer'>,
): string {
  const { words } = view;
  if (others.length > 0) return words.newMessages(others.length + 1);
  return words.messageAnnounced(speakerName(message, view), isolate(previewOf(message.body, words)));
}
