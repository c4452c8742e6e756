import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../src/elements/chat-thread/chat-thread.js';
import { openChat, type Chat } from '../support/chat.js';
import { cleanUp, mountDesk, startEmulator, until, type Emulator, type MountedDesk } from '../support/desk.js';
import { ChatThreadHarness } from '../support/harness/chat-thread.js';

/** Reading: where the thread stands, what it draws, what it fetches. */
describe('<chat-thread> with a long conversation', () => {
  let emulator: Emulator;
  let desk: MountedDesk;
  let thread: ChatThreadHarness;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function open(history: number): Promise<Chat> {
    desk = await mountDesk(emulator, { markup: '<chat-thread></chat-thread>' });
    const element = desk.find<ChatThread>('chat-thread');
    element.style.setProperty('--chat-thread-height', '420px');
    thread = new ChatThreadHarness(element);
    const chat = await openChat(emulator, desk, 'Ana', { history, text: 'Latest' });
    await thread.shows('Latest');
    await thread.notices_('You joined');
    return chat;
  }

  /** Scrolls as a wheel does, and waits until the thread has noticed. */
  async function scrollTo(top: number): Promise<void> {
    thread.scroller.scrollTop = top;
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    await thread.element.updateComplete;
  }

  const placeOf = (message: HTMLElement): number => message.getBoundingClientRect().top;

  /** The message under the reader's eye. */
  function read(): HTMLElement {
    const top = thread.scroller.getBoundingClientRect().top;
    const message = thread.messages.find((each) => placeOf(each) > top + 20);
    if (message === undefined) throw new Error('No message is in view.');
    return message;
  }

  it('opens at the latest message and draws only what is near', async () => {
    await open(490);
    expect(thread.atEnd).to.equal(true);
    expect(thread.messages.length).to.be.within(20, 100);
    const latest = thread.message('Latest');
    const view = thread.scroller.getBoundingClientRect();
    expect(latest?.getBoundingClientRect().bottom).to.be.at.most(view.bottom);
  });

  it('stays at the end when messages come, and draws nothing again', async () => {
    const chat = await open(60);
    const touched = new Set<Element>();
    const added: Node[] = [];
    const observer = new MutationObserver((records) => {
      for (const { target, addedNodes, attributeName } of records) {
        if (target === thread.content) added.push(...addedNodes);
        // The message that the keyboard would come to is another one now.
        else if (target instanceof Element && attributeName !== 'tabindex') touched.add(target);
      }
    });
    observer.observe(thread.content, { subtree: true, childList: true, attributes: true, characterData: true });
    await chat.says('New');
    const message = await thread.shows('New');
    observer.disconnect();
    expect(added.filter((node) => node instanceof Element)).to.deep.equal([message]);
    expect([...touched]).to.deep.equal([]);
    expect(thread.atEnd).to.equal(true);
    expect(thread.announced).to.equal('Ana: New');
    expect(thread.order.includes('divider'), 'what is seen as it comes is not marked').to.equal(false);
  });

  it('draws a new message and nothing else, however much is on screen', async () => {
    const chat = await open(70);
    // Every message and notice states its time for machines once each time it is drawn.
    const { toISOString } = Date.prototype;
    let drawn = 0;
    Date.prototype.toISOString = function (this: Date) {
      drawn++;
      return toISOString.call(this);
    };
    try {
      await chat.says('New');
      await thread.shows('New');
      await thread.element.updateComplete;
    } finally {
      Date.prototype.toISOString = toISOString;
    }
    expect(thread.messages.length).to.be.greaterThan(60);
    expect(drawn).to.equal(1);
  });

  it('stays put while reading back, counts what is new and leads to it', async () => {
    const chat = await open(60);
    await scrollTo(thread.scroller.scrollTop - 500);
    const message = read();
    const place = placeOf(message);
    await chat.says('One');
    await chat.says('Two');
    await thread.shows('Two');
    await until(() => thread.latestButton?.textContent.includes('2 new messages'), 'two new messages are counted');
    expect(placeOf(message)).to.be.closeTo(place, 1);
    expect(desk.session.state.local.unread.get(chat.id)).to.equal(2);

    thread.latestButton?.click();
    await until(() => thread.atEnd, 'the end is shown');
    await until(() => !desk.session.state.local.unread.has(chat.id), 'all is read');
    expect(thread.order.slice(-3)).to.deep.equal(['divider', 'message', 'message']);
    await until(() => thread.latestButton === null, 'there is nowhere to jump');
  });

  it('fetches older messages at the top without a jump, up to the beginning', async () => {
    await open(900);
    let rounds = 0;
    while (!thread.scroller.textContent.includes('Beginning of the conversation')) {
      if (rounds++ > 40) throw new Error('The beginning is never reached.');
      await scrollTo(300);
      const message = read();
      const place = placeOf(message);
      const drawn = thread.messages.length;
      await scrollTo(100);
      await until(
        () => thread.messages.length > drawn || thread.scroller.textContent.includes('Beginning of the conversation'),
        'more is shown',
      );
      expect(placeOf(message) - place, 'the message has moved by what was scrolled').to.be.closeTo(200, 2);
    }
    expect(thread.messages.length).to.equal(901);
    const texts = thread.texts;
    expect(new Set(thread.messages.map((message) => message.dataset['key'])).size, 'each once').to.equal(901);
    expect(texts.at(-1)).to.equal('Latest');

    thread.latestButton?.click();
    await until(() => thread.atEnd && thread.messages.length < 300, 'what is far above is let go of');
  }).timeout(60_000);

  it('says when older messages cannot be fetched, and tries again', async () => {
    const chat = await open(5);
    const original = desk.session.rest.history;
    desk.session.rest.history = () => Promise.reject(new Error('unreachable'));
    const older = (): HTMLButtonElement | null => thread.scroller.querySelector('.older button');
    older()?.click();
    await until(() => thread.scroller.textContent.includes('could not be loaded'), 'the failure is told');
    desk.session.rest.history = original;
    older()?.click();
    await until(() => thread.scroller.textContent.includes('Beginning of the conversation'), 'the second try works');
    expect(chat.id).to.be.a('string');
  });

  it('takes a burst: the last one is visible, none is lost, the page stays small', async () => {
    const chat = await open(5);
    await emulator.control('POST', '/burst', { conversationIds: [chat.id], count: 400, perSecond: 2000 });
    const entries = () => desk.session.state.conversations.byId.get(chat.id)?.entries ?? [];
    await until(() => entries().filter(({ kind }) => kind === 'message').length >= 406, 'all have come', 10_000);
    const last = entries().findLast(({ kind }) => kind === 'message');
    await until(() => thread.messages.at(-1)?.dataset['key'] === last?.id, 'the last one is drawn');
    expect(thread.atEnd).to.equal(true);
    expect(thread.messages.length).to.be.at.most(260);
  });

  it('is one stop of the Tab key; arrows lead through the messages', async () => {
    await open(5);
    const stops = () => [...thread.content.querySelectorAll('[tabindex="0"]')];
    expect(stops()[0], 'the latest message').to.equal(thread.message('Latest'));
    (stops()[0] as HTMLElement).focus();
    await sendKeys({ press: 'ArrowUp' });
    const above = thread.messages.at(-2);
    expect(thread.focusedMessage).to.equal(thread.texts.at(-2));
    expect(
      stops().every((stop) => above?.contains(stop)),
      'only what is in that message',
    ).to.equal(true);
    await sendKeys({ press: 'Home' });
    expect(thread.focusedMessage).to.equal(thread.texts[0]);
    await sendKeys({ press: 'End' });
    expect(thread.focusedMessage).to.equal('Latest');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    expect(thread.focusedInComposer, 'past the reply button to the composer').to.equal(true);
  });
});
