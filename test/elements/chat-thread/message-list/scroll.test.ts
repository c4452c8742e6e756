import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
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

  it('renders a new message and at most the one before it, however long the conversation is', async () => {
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
    expect(await countRenders('Newer'), 'with all entries loaded, and the one that no longer ends its group').to.equal(
      2,
    );
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
  });

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
  });

  describe('older messages', () => {
    const getButton = ({ thread }: ThreadReader): HTMLButtonElement | null =>
      thread.scroller.querySelector('.older-messages button');
    const isAtStart = ({ thread }: ThreadReader): boolean =>
      thread.scroller.textContent.includes('Start of the conversation');

    it('are offered only where there are some', async () => {
      // Few enough for the view, also with the names of two days after midnight.
      const reader = await ThreadReader.open(emulator, 3);
      const { session } = reader.mounted;
      await until(() => isAtStart(reader), 'the thread is known to be complete');
      expect(getButton(reader)).to.equal(null);
      expect(session.history.hasMore(reader.chat.id)).to.equal(false);
    });

    it('are offered at the start of what is loaded, and shown at once', async () => {
      const reader = await ThreadReader.open(emulator, 700);
      const { thread } = reader;
      expect(getButton(reader), 'the agent has not been there').to.equal(null);
      // Jumps there; scrolling up would load them.
      thread.message('Latest')?.focus();
      const count = reader.entries.length;
      await sendKeys({ press: 'Home' });
      await until(() => reader.entries.length > count, 'going up by keyboard loads them');
      await until(
        () => getButton(reader) !== null || reader.thread.scroller.scrollTop > thread.scroller.clientHeight,
        'more',
      );
      expect(thread.focusedKey, 'the focus is still in a message').to.be.a('string');
    });

    it('report a failure only when the agent asked for them, and are tried again', async () => {
      await emulator.control('POST', '/faults', { restFail: { path: '/customer-topics/', p: 1, status: 500 } });
      const reader = await ThreadReader.open(emulator, 5);
      const { thread } = reader;
      await reader.waitFrames(3);
      expect(getButton(reader), 'nothing is known').to.equal(null);
      expect(thread.scroller.textContent).not.to.include("Couldn't load");
      thread.message('Latest')?.focus();
      await sendKeys({ press: 'Home' });
      await until(() => thread.scroller.textContent.includes("Couldn't load earlier messages"), 'the failure is shown');
      await emulator.control('POST', '/faults', { restFail: { path: '/customer-topics/', p: 0 } });
      getButton(reader)?.focus();
      getButton(reader)?.click();
      await until(() => isAtStart(reader), 'the second try succeeds');
      expect(thread.scroller.matches(':focus'), 'the focus stays in the thread').to.equal(true);
    });

    it('their button is no tab stop, and Tab never scrolls the thread to its start', async () => {
      const reader = await ThreadReader.open(emulator, 60);
      const { thread } = reader;
      const link = document.createElement('button');
      reader.mounted.element.prepend(link);
      for (const position of [thread.scroller.scrollHeight, thread.scroller.scrollHeight / 2, 0]) {
        await reader.scrollTo(position);
        const message = reader.firstVisibleMessage;
        const top = reader.topOf(message);
        link.focus();
        for (let tab = 0; tab < 30 && !thread.isComposerFocused; tab++) {
          await sendKeys({ press: 'Tab' });
          expect(document.activeElement, `after ${tab + 1} tabs`).not.to.equal(document.body);
          if (message.isConnected) expect(reader.topOf(message)).to.be.closeTo(top, thread.scroller.clientHeight / 2);
        }
        expect(thread.isComposerFocused).to.equal(true);
      }
      link.remove();
    });
  });

  it('keeps the focus in the thread when a control in it goes away', async () => {
    const reader = await ThreadReader.open(emulator, 60);
    const { thread } = reader;
    await reader.scrollTo(200);
    (await until(() => thread.latestButton, 'the button is shown')).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => thread.latestButton === null && thread.isAtEnd, 'the end is shown');
    expect(thread.scroller.matches(':focus')).to.equal(true);
    await sendKeys({ press: 'End' });
    expect(thread.focusedMessage).to.equal('Latest');
  });

  it('has a line for typing and new messages that covers and moves nothing', async () => {
    const reader = await ThreadReader.open(emulator, 60);
    const { thread, chat } = reader;
    const line = thread.scroller.parentNode?.querySelector('.status-line') as HTMLElement;
    const view = JSON.stringify(thread.scroller.getBoundingClientRect());
    const checkLine = (): void => {
      expect(line.getBoundingClientRect().height).to.equal(26);
      expect(line.getBoundingClientRect().top).to.be.at.least(thread.scroller.getBoundingClientRect().bottom);
      expect(JSON.stringify(thread.scroller.getBoundingClientRect())).to.equal(view);
      for (const child of line.children) {
        if (child.childElementCount === 0) continue;
        expect(child.getBoundingClientRect().top).to.be.at.least(line.getBoundingClientRect().top);
        expect(child.getBoundingClientRect().bottom).to.be.at.most(line.getBoundingClientRect().bottom);
      }
    };
    checkLine();
    await chat.setTyping();
    await until(() => thread.typingText === 'Ana is typing…', 'Ana is typing');
    checkLine();
    expect(thread.isAtEnd, 'nothing has moved').to.equal(true);
    await reader.scrollTo(200);
    await until(() => thread.latestButton, 'the button is shown');
    checkLine();
    await chat.sendText('One');
    await chat.setTyping();
    await until(() => thread.latestButton?.textContent.includes('1 new message'), 'it is counted');
    await until(() => thread.typingText === 'Ana is typing…', 'Ana is typing');
    for (const width of ['320px', '900px']) {
      thread.element.style.width = width;
      await reader.waitFrames(2);
      const [typing, latest] = ['.typing', '.latest'].map((part) => line.querySelector(part)?.getBoundingClientRect());
      expect(typing?.left, 'typing at the start').to.be.lessThan(latest?.left ?? 0);
      expect(typing?.right).to.be.at.most(latest?.left ?? 0);
      expect(latest?.right).to.be.at.most(line.getBoundingClientRect().right);
    }
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
    await until(() => getMessages().length >= 406, 'all have arrived');
    await until(() => thread.messages.at(-1)?.dataset['key'] === getMessages().at(-1)?.id, 'the last one is rendered');
    cancelAnimationFrame(frameHandle);
    observer.disconnect();
    expect(mutationBatches).to.be.at.most(frameCount + 2);
    expect(thread.isAtEnd).to.equal(true);
    expect(reader.isFullyVisible(thread.messages.at(-1))).to.equal(true);
    expect(thread.messages.length).to.be.at.most(maxRendered);
  });
});
