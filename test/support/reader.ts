/** An agent who reads in a long thread: opens it, scrolls, looks where things stand. */
import type { ChatThread } from '../../src/elements/chat-thread/chat-thread.js';
import type { Entries } from '../../src/domain/index.js';
import { openChat, type Chat } from './chat.js';
import { mountDesk, until, type Emulator, type MountedDesk } from './desk.js';
import { ChatThreadHarness } from './harness/chat-thread.js';

export class Reader {
  private constructor(
    readonly desk: MountedDesk,
    readonly thread: ChatThreadHarness,
    readonly chat: Chat,
  ) {}

  static async open(emulator: Emulator, history: number): Promise<Reader> {
    const desk = await mountDesk(emulator, { markup: '<chat-thread></chat-thread>' });
    const element = desk.find<ChatThread>('chat-thread');
    element.style.setProperty('--chat-thread-height', '420px');
    const thread = new ChatThreadHarness(element);
    const chat = await openChat(emulator, desk, 'Ana', { history, text: 'Latest' });
    await thread.shows('Latest');
    await thread.notices_('You joined');
    // When the part for markdown comes, all that is drawn is drawn once more.
    await until(() => thread.isRich, 'markdown is read');
    const reader = new Reader(desk, thread, chat);
    await reader.frames(2);
    return reader;
  }

  /** What the session holds of the conversation. */
  get entries(): Entries {
    return this.desk.session.state.conversations.byId.get(this.chat.id)?.entries ?? [];
  }

  /** Pages in older messages until there are so many entries. */
  async loadUpTo(count: number): Promise<void> {
    while (this.entries.length < count && (await this.desk.session.history.loadOlder(this.chat.id)));
    await this.frames(2);
  }

  /** Scrolls as a wheel does, and waits until the thread has been drawn. */
  async scrollTo(top: number): Promise<void> {
    this.thread.scroller.scrollTop = top;
    await this.frames(2);
  }

  async frames(count: number): Promise<void> {
    for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.thread.element.updateComplete;
  }

  placeOf(message: Element): number {
    return message.getBoundingClientRect().top;
  }

  /** The message under the reader's eye. */
  get underEye(): HTMLElement {
    const { top } = this.thread.scroller.getBoundingClientRect();
    const message = this.thread.messages.find((each) => this.placeOf(each) > top + 20);
    if (message === undefined) throw new Error('No message is in view.');
    return message;
  }

  /** True when items fill the view from its top to its bottom. */
  get isFilled(): boolean {
    const view = this.thread.scroller.getBoundingClientRect();
    const drawn = this.thread.content.getBoundingClientRect();
    return (drawn.top <= view.top + 1 || this.thread.scroller.scrollTop < 60) && drawn.bottom >= view.bottom - 40;
  }

  isInView(element: Element | null | undefined): boolean {
    if (element === null || element === undefined) return false;
    const view = this.thread.scroller.getBoundingClientRect();
    const { top, bottom } = element.getBoundingClientRect();
    return top >= view.top - 1 && bottom <= view.bottom + 1;
  }
}
