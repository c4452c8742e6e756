import { expect } from '@open-wc/testing';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../../../src/elements/chat-thread/chat-thread.js';
import { openChat, type CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { ThreadReader } from '../../../support/browser/thread-reader.js';

const linelessCount = 90;

/** Events of which the thread keeps an entry but draws no line. */
describe('<chat-thread> with many entries that have no line', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function publishUnknown(mounted: MountedSession, chat: CustomerChat, count = linelessCount): Promise<void> {
    const entryCount = () => mounted.session.state.conversations.byId.get(chat.id)?.entries.length ?? 0;
    const expected = entryCount() + count;
    for (let i = 0; i < count; i++) await chat.publishEvent('SOMETHING_NEW', { number: i });
    await until(() => entryCount() >= expected, 'all events have arrived');
  }

  async function addThread(mounted: MountedSession, height: number): Promise<ChatThreadHarness> {
    const element = document.createElement('chat-thread') as ChatThread;
    element.style.setProperty('--chat-thread-height', `${height}px`);
    mounted.element.append(element);
    const thread = new ChatThreadHarness(element);
    await until(() => thread.isRich, 'Markdown is rendered');
    return thread;
  }

  for (const height of [420, 640]) {
    it(`keeps the messages in view while they arrive (${height} px)`, async () => {
      const { mounted, thread, chat } = await ThreadReader.open(emulator, 60, height);
      await publishUnknown(mounted, chat);
      expect(thread.isAtEnd).to.equal(true);
      expect(thread.messageTexts.at(-1)).to.equal('Latest');
      await chat.sendText('Afterwards');
      await thread.waitForMessage('Afterwards');
      expect(thread.isAtEnd).to.equal(true);
    });

    it(`opens a conversation that ends with them (${height} px)`, async () => {
      const mounted = await mountSession(emulator);
      const chat = await openChat(emulator, mounted, 'Ana', { history: 60, text: 'Latest' });
      await publishUnknown(mounted, chat);
      const thread = await addThread(mounted, height);
      await thread.waitForMessage('Latest');
      expect(thread.isAtEnd).to.equal(true);
      expect(thread.content.offsetHeight, 'the view is filled').to.be.at.least(thread.scroller.clientHeight);
    });
  }
});
