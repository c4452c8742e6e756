/** An agent who scrolls in a long thread. */
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import type { Entries } from '../../../src/domain/index.js';
import { openChat, type CustomerChat } from './customer-chat.js';
import { mountSession, until, type Emulator, type MountedSession } from './mount-session.js';
import { ChatThreadHarness } from '../harness/chat-thread-harness.js';

export class ThreadReader {
  private constructor(
    readonly mounted: MountedSession,
    readonly thread: ChatThreadHarness,
    readonly chat: CustomerChat,
  ) {}

  static async open(emulator: Emulator, history: number, height = 420): Promise<ThreadReader> {
    const mounted = await mountSession(emulator, { markup: '<chat-thread></chat-thread>' });
    const element = mounted.find<ChatThread>('chat-thread');
    element.style.setProperty('--chat-thread-height', `${height}px`);
    const thread = new ChatThreadHarness(element);
    const chat = await openChat(emulator, mounted, 'Ana', { history, text: 'Latest' });
    await thread.waitForMessage('Latest');
    await thread.waitForNotice('You joined');
    // Loading the part for Markdown renders all messages again.
    await until(() => thread.isRich, 'Markdown is rendered');
    const reader = new ThreadReader(mounted, thread, chat);
    // The newest messages are shown before the others have been decoded. Snapshots have 500 events at most.
    await until(() => reader.entries.length > Math.min(history, 490), 'the history is complete');
    await reader.waitFrames(2);
    return reader;
  }

  /** The entries in the session's state. */
  get entries(): Entries {
    return this.mounted.session.state.conversations.byId.get(this.chat.id)?.entries ?? [];
  }

  /** Loads older messages until there are `count` entries. */
  async loadUpTo(count: number): Promise<void> {
    while (this.entries.length < count && (await this.mounted.session.history.loadOlder(this.chat.id)));
    await this.waitFrames(2);
  }

  /** Scrolls and waits until the thread has rendered. */
  async scrollTo(top: number): Promise<void> {
    this.thread.scroller.scrollTop = top;
    await this.waitFrames(2);
  }

  async waitFrames(count: number): Promise<void> {
    for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.thread.element.updateComplete;
  }

  topOf(message: Element): number {
    return message.getBoundingClientRect().top;
  }

  /** The first fully visible message. */
  get firstVisibleMessage(): HTMLElement {
    const { top } = this.thread.scroller.getBoundingClientRect();
    const message = this.thread.messages.find((candidate) => this.topOf(candidate) > top + 20);
    if (message === undefined) throw new Error('No message is in view.');
    return message;
  }

  /** True if items cover the whole viewport. */
  get isViewportFilled(): boolean {
    const viewportRect = this.thread.scroller.getBoundingClientRect();
    const contentRect = this.thread.content.getBoundingClientRect();
    return (
      (contentRect.top <= viewportRect.top + 1 || this.thread.scroller.scrollTop < 60) &&
      contentRect.bottom >= viewportRect.bottom - 40
    );
  }

  isFullyVisible(element: Element | null | undefined): boolean {
    if (element === null || element === undefined) return false;
    const viewportRect = this.thread.scroller.getBoundingClientRect();
    const { top, bottom } = element.getBoundingClientRect();
    return top >= viewportRect.top - 1 && bottom <= viewportRect.bottom + 1;
  }
}
