import { expect } from '@open-wc/testing';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { ThreadReader } from '../../../support/browser/thread-reader.js';

/** Upper bound for the rendered messages: the viewport and about as much overscan on either side. */
const maxRendered = 90;

/** Scroll position, rendered range and loading of older messages. */
describe('<chat-thread> with a long conversation', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  it('opens at the latest message and renders only messages near it', async () => {
    const { thread } = await ThreadReader.open(emulator, 490);
    expect(thread.isAtEnd).to.equal(true);
    expect(thread.messages.length).to.be.within(8, 60);
    const latest = thread.message('Latest');
    const viewport = thread.scroller.getBoundingClientRect();
    expect(latest?.getBoundingClientRect().bottom).to.be.at.most(viewport.bottom);
  });

  it('stays at the end when messages arrive, and renders no other message again', async () => {
    const { thread, chat } = await ThreadReader.open(emulator, 60);
    const changedElements = new Set<Element>();
    const insertedNodes: Node[] = [];
    const observer = new MutationObserver((records) => {
      for (const { target, addedNodes, attributeName } of records) {
        if (target === thread.content) insertedNodes.push(...addedNodes);
        // The roving tabindex moves to the new message.
        else if (target instanceof Element && attributeName !== 'tabindex') changedElements.add(target);
      }
    });
    observer.observe(thread.content, { subtree: true, childList: true, attributes: true, characterData: true });
    await chat.sendText('New');
    const message = await thread.waitForMessage('New');
    observer.disconnect();
    expect(insertedNodes.filter((node) => node instanceof Element)).to.deep.equal([message]);
    expect([...changedElements]).to.deep.equal([]);
    expect(thread.isAtEnd).to.equal(true);
    expect(thread.announced).to.equal('Ana: New');
    expect(thread.itemOrder.includes('divider'), 'a message seen on arrival is not marked as unread').to.equal(false);
  });

  it('renders a new message and nothing else, however long the conversation is', async () => {
    const reader = await ThreadReader.open(emulator, 3000);
    const { thread, chat } = reader;
    // Rendering a message or notice calls `toISOString` once.
    const { toISOString } = Date.prototype;
    const countRenders = async (text: string): Promise<number> => {
      let renderCount = 0;
      Date.prototype.toISOString = function (this: Date) {
        renderCount++;
        return toISOString.call(this);
      };
      try {
        await chat.sendText(text);
        await thread.waitForMessage(text);
        await reader.waitFrames(1);
      } finally {
        Date.prototype.toISOString = toISOString;
      }
      return renderCount;
    };
    expect(await countRenders('New'), 'with the first page loaded').to.equal(1);
    await reader.loadUpTo(3000);
    expect(reader.entries.length).to.be.at.least(3000);
    expect(thread.isAtEnd).to.equal(true);
    expect(await countRenders('Newer'), 'with all entries loaded').to.equal(1);
    expect(thread.messages.length).to.be.at.most(maxRendered);
  });

  it('keeps the position while scrolled up, counts new messages and jumps to them', async () => {
    const reader = await ThreadReader.open(emulator, 60);
    const { thread, chat, mounted: desk } = reader;
    await reader.scrollTo(thread.scroller.scrollTop - 500);
    const message = reader.firstVisibleMessage;
    const offsetBefore = reader.topOf(message);
    await chat.sendText('One');
    await chat.sendText('Two');
    await until(() => thread.latestButton?.textContent.includes('2 new messages'), 'two new messages are counted');
    expect(reader.topOf(message)).to.be.closeTo(offsetBefore, 1);
    expect(desk.session.state.local.unread.get(chat.id)).to.equal(2);

    thread.latestButton?.click();
    await until(() => thread.isAtEnd && thread.message('Two') !== undefined, 'the end is shown');
    await until(() => !desk.session.state.local.unread.has(chat.id), 'all is read');
    expect(thread.itemOrder.slice(-3)).to.deep.equal(['divider', 'message', 'message']);
    await until(() => thread.latestButton === null, 'the button is gone');
  });

  it('scrolls back to the start without a jump, with a bounded number of rendered messages', async () => {
    const reader = await ThreadReader.open(emulator, 700);
    const { thread, chat } = reader;
    // Less than a viewport, so that the measured message stays visible.
    const maxStep = Math.floor(thread.scroller.clientHeight * 0.6);
    const isAtBeginning = () => thread.scroller.textContent.includes('Start of the conversation');
    // The bottom edge: the sender's name at the top goes when earlier messages of the same sender are loaded.
    const bottomOf = (message: Element): number => message.getBoundingClientRect().bottom;
    const seenKeys = new Set<string>();
    let iterations = 0;
    while (!isAtBeginning() || thread.scroller.scrollTop > 0) {
      if (iterations++ > 400) throw new Error('the start is never reached');
      const message = reader.firstVisibleMessage;
      const offsetBefore = bottomOf(message);
      for (const { dataset } of thread.messages) seenKeys.add(dataset['key'] ?? '');
      const scrollTopBefore = thread.scroller.scrollTop;
      const step = Math.min(maxStep, scrollTopBefore);
      await reader.scrollTo(scrollTopBefore - step);
      expect(bottomOf(message) - offsetBefore, 'the message has moved by what was scrolled').to.be.closeTo(step, 2);
      expect(reader.isViewportFilled, `no blank area at ${thread.scroller.scrollTop}`).to.equal(true);
      expect(thread.messages.length).to.be.at.most(maxRendered);
      // At the top while a page is loading.
      if (scrollTopBefore === 0)
        await until(() => isAtBeginning() || thread.scroller.scrollTop > 0, 'older messages arrive');
    }
    expect(seenKeys.size, 'every message was shown').to.equal(701);

    thread.latestButton?.click();
    await until(() => thread.isAtEnd && thread.message('Latest') !== undefined, 'the latest is shown');
    expect(thread.messages.length).to.be.at.most(maxRendered);
    await chat.sendText('And now?');
    await thread.waitForMessage('And now?');
    expect(thread.isAtEnd).to.equal(true);
  }).timeout(60_000);

  it('keeps the position while thousands of older messages are loaded', async () => {
    const reader = await ThreadReader.open(emulator, 3000);
    const { thread } = reader;
    await reader.scrollTo(thread.scroller.scrollTop - 600);
    const message = reader.firstVisibleMessage;
    const offsetBefore = reader.topOf(message);
    await reader.loadUpTo(3000);
    expect(message.isConnected).to.equal(true);
    expect(reader.topOf(message)).to.be.closeTo(offsetBefore, 1);
    expect(thread.messages.length).to.be.at.most(maxRendered);
  });

  it('shows no blank area after a fling or a drag of the scrollbar', async () => {
    const reader = await ThreadReader.open(emulator, 2000);
    const { thread } = reader;
    await reader.loadUpTo(2000);
    const { scroller } = thread;
    let top = scroller.scrollTop;
    for (const maxStep of [900, -400, 5000, 12_000, -8000, 30_000, -60_000, 700]) {
      for (let frame = 0; frame < 5; frame++) {
        top = Math.max(0, Math.min(scroller.scrollHeight - scroller.clientHeight, scroller.scrollTop - maxStep));
        scroller.scrollTop = top;
        // Right after the next frame was rendered.
        await new Promise((resolve) => {
          requestAnimationFrame(() => setTimeout(resolve));
        });
        expect(reader.isViewportFilled, `at ${top}, by ${maxStep}`).to.equal(true);
        expect(thread.messages.length).to.be.at.most(maxRendered);
      }
    }
    const scrollRatio = 0.25;
    await reader.scrollTo((scroller.scrollHeight - scroller.clientHeight) * scrollRatio);
    const entryIndex = reader.entries.slice().findIndex(({ id }) => id === reader.firstVisibleMessage.dataset['key']);
    expect(entryIndex / reader.entries.length, 'the position matches the scrollbar').to.be.closeTo(scrollRatio, 0.06);
    await reader.scrollTo(0);
    expect(reader.firstVisibleMessage.dataset['key'], 'at the very start').to.equal(
      reader.entries.find((entry) => entry.kind === 'message')?.id,
    );
    await reader.scrollTo(scroller.scrollHeight);
    await reader.scrollTo(scroller.scrollHeight);
    expect(reader.isFullyVisible(thread.message('Latest')), 'at the very end').to.equal(true);
  }).timeout(30_000);

  it('shows when older messages cannot be loaded, and retries', async () => {
    const { thread, mounted: desk, chat } = await ThreadReader.open(emulator, 5);
    const originalHistory = desk.session.rest.history;
    desk.session.rest.history = () => Promise.reject(new Error('unreachable'));
    const getOlderButton = (): HTMLButtonElement | null => thread.scroller.querySelector('.older-messages button');
    getOlderButton()?.click();
    await until(() => thread.scroller.textContent.includes("Couldn't load earlier messages"), 'the failure is shown');
    desk.session.rest.history = originalHistory;
    getOlderButton()?.click();
    await until(() => thread.scroller.textContent.includes('Start of the conversation'), 'the second try succeeds');
    expect(chat.id).to.be.a('string');
  });

  it('handles a burst: at most one render per frame, the last message visible, none lost, bounded DOM', async () => {
    const reader = await ThreadReader.open(emulator, 5);
    const { thread, chat } = reader;
    let frameCount = 0;
    let frameHandle = requestAnimationFrame(function count() {
      frameCount++;
      frameHandle = requestAnimationFrame(count);
    });
    let mutationBatches = 0;
    const list = thread.content.getRootNode() as ShadowRoot;
    const observer = new MutationObserver(() => mutationBatches++);
    observer.observe(list, { subtree: true, childList: true });
    await emulator.control('POST', '/burst', { conversationIds: [chat.id], count: 400, perSecond: 2000 });
    const getMessages = () => reader.entries.filter(({ kind }) => kind === 'message');
    await until(() => getMessages().length >= 406, 'all have arrived', 10_000);
    await until(() => thread.messages.at(-1)?.dataset['key'] === getMessages().at(-1)?.id, 'the last one is rendered');
    cancelAnimationFrame(frameHandle);
    observer.disconnect();
    expect(mutationBatches).to.be.at.most(frameCount + 2);
    expect(thread.isAtEnd).to.equal(true);
    expect(reader.isFullyVisible(thread.messages.at(-1))).to.equal(true);
    expect(thread.messages.length).to.be.at.most(maxRendered);
  });
});
