import { expect } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import '../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../src/elements/chat-thread/chat-thread.js';
import { checkA11y, cleanUp, startEmulator, until, type Emulator } from '../support/desk.js';
import { tidy } from '../support/harness/page.js';
import { Reader } from '../support/reader.js';

/** Reading by keyboard and by ear, following quotes, and leaving nothing behind. */
describe('<chat-thread> to somebody who reads', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  const press = async (reader: Reader, key: string, times = 1): Promise<void> => {
    for (let i = 0; i < times; i++) await sendKeys({ press: key });
    await reader.frames(2);
  };

  it('is one stop of the Tab key; arrows lead through the messages', async () => {
    const reader = await Reader.open(emulator, 5);
    const { thread } = reader;
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
    for (let tab = 0; tab < 3; tab++) await sendKeys({ press: 'Tab' });
    expect(thread.focusedInComposer, 'past the buttons of the message to the composer').to.equal(true);
  });

  it('walks through a long thread by keyboard, beyond what is drawn', async () => {
    const reader = await Reader.open(emulator, 400);
    const { thread } = reader;
    const messages = reader.entries.filter((entry) => entry.kind === 'message').map(({ id }) => id as string);
    const at = () => messages.indexOf(thread.focusedKey ?? '');
    thread.message('Latest')?.focus();
    await press(reader, 'ArrowUp', 60);
    expect(at(), 'sixty up').to.equal(messages.length - 61);
    expect(reader.isInView(thread.messages.find(({ dataset }) => dataset['key'] === thread.focusedKey))).to.equal(true);

    const before = at();
    await press(reader, 'PageUp', 4);
    expect(before - at(), 'four pages up').to.be.within(8, 80);
    const paged = at();
    await press(reader, 'PageDown', 4);
    expect(at() - paged).to.be.within(8, 80);

    await press(reader, 'Home');
    await until(() => at() === 0, 'the first message has the focus');
    expect(reader.isInView(thread.messages[0])).to.equal(true);
    await press(reader, 'ArrowDown', 3);
    expect(at()).to.equal(3);
    await press(reader, 'End');
    await until(() => thread.focusedMessage === 'Latest', 'the last message has the focus');
    expect(thread.atEnd).to.equal(true);
  }).timeout(30_000);

  it('keeps the focus in the thread when the message it was in is far away', async () => {
    const reader = await Reader.open(emulator, 400);
    const { thread } = reader;
    thread.message('Latest')?.focus();
    await reader.scrollTo(thread.scroller.scrollTop - 6000);
    expect(thread.texts, 'it is not drawn any more').not.to.include('Latest');
    expect(thread.scroller.matches(':focus')).to.equal(true);
    await press(reader, 'ArrowUp');
    expect(thread.focusedKey, 'a message near the view').to.be.a('string');
    await press(reader, 'End');
    await until(() => thread.focusedMessage === 'Latest', 'the last message has the focus');
  });

  it('says the first of many messages, then how many have come', async () => {
    const reader = await Reader.open(emulator, 5);
    const { thread, chat } = reader;
    const said: string[] = [];
    const region = thread.liveRegion;
    const observer = new MutationObserver(() => said.push(thread.announced));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    await chat.says('First');
    await thread.shows('First');
    await emulator.control('POST', '/burst', { conversationIds: [chat.id], count: 30, perSecond: 200 });
    await until(() => thread.announced.includes('30 new messages'), 'the others are counted', 6000);
    observer.disconnect();
    expect(said).to.deep.equal(['Ana: First', '30 new messages']);
  });

  it('says a second time what is said a second time', async () => {
    const { thread, chat } = await Reader.open(emulator, 0);
    let heard = 0;
    const observer = new MutationObserver(() => heard++);
    observer.observe(thread.liveRegion, { childList: true, characterData: true, subtree: true });
    await chat.says('ok');
    await until(() => thread.announced === 'Ana: ok' && heard === 1, 'it is said');
    await chat.says('ok');
    await until(() => heard === 2, 'it is said again', 6000);
    expect(thread.announced).to.equal('Ana: ok');
    observer.disconnect();
  });

  it('says of an own message where it stands, and aloud that it failed', async () => {
    const { thread, chat } = await Reader.open(emulator, 0);
    const name = (text: string) => tidy(thread.message(text)?.ariaLabel);
    await thread.say('Good morning');
    await until(() => name('Good morning').endsWith(': Good morning (Sent)'), `it was sent: ${name('Good morning')}`);
    await chat.reads();
    await until(() => name('Good morning').endsWith(' (Seen by Ana)'), 'Ana has read it');
    await thread.say('And this?');
    await until(() => thread.delivery('And this?') === 'Sent', 'it was sent');
    await chat.neverGetsIt();
    await until(() => thread.trouble('And this?') === 'Not delivered: 500', 'it did not arrive');
    expect(name('And this?')).to.include('And this? (Not delivered)');
    const alert = thread.message('And this?')?.querySelector('[role="alert"]');
    expect(tidy(alert?.textContent), 'said when it happens').to.equal('Not delivered: 500');
    await checkA11y(thread.element);
  });

  it('leads to what a message answers: far above, not loaded, and nowhere', async () => {
    const reader = await Reader.open(emulator, 900);
    const { thread, chat, desk } = reader;
    const quote = (text: string): HTMLButtonElement => {
      const button = thread.message(text)?.querySelector<HTMLButtonElement>('button.quote');
      if (button === null || button === undefined) throw new Error(`“${text}” quotes nothing.`);
      return button;
    };
    const loaded = reader.entries.filter((entry) => entry.kind === 'message');
    const far = loaded[20];
    await chat.says('To one that is here', { replyTo: far?.messageId });
    await thread.shows('To one that is here');
    quote('To one that is here').click();
    await until(() => thread.focusedKey === far?.id, 'the original has the focus');
    expect(reader.isInView(thread.messages.find(({ dataset }) => dataset['key'] === far?.id))).to.equal(true);

    const stored = [...(await chat.stored('CUSTOMER_MESSAGE'))];
    const first = stored[0]?.data.id;
    await chat.says('To one that is not', { replyTo: first });
    (await until(() => thread.latestButton, 'there is a way back')).click();
    await thread.shows('To one that is not');
    expect(quote('To one that is not').textContent.trim()).to.equal('Answers an earlier message');
    quote('To one that is not').click();
    await until(() => thread.search === 'Looking for the message…', 'the search is told');
    const original = () => reader.entries.find((entry) => entry.kind === 'message' && entry.messageId === first);
    await until(() => original() !== undefined && thread.focusedKey === original()?.id, 'it was found', 8000);
    expect(thread.search).to.equal('');

    // What it answered is not on the server any more.
    const reply = (await chat.stored('CUSTOMER_MESSAGE')).at(-1)?.data;
    const header = { ...reply?.header, originalMessageId: 'gone' };
    const body = { ...reply?.body, markdownText: 'To one that never was' };
    await chat.happens('CUSTOMER_MESSAGE', { ...reply, id: 'new-reply', header, body }, 'MESSAGE');
    (await until(() => thread.latestButton, 'there is a way back')).click();
    await thread.shows('To one that never was');
    quote('To one that never was').click();
    await until(() => thread.search.includes('could not be found'), 'that there is none is told', 8000);
    expect(desk.session.history.hasMore(chat.id)).to.equal(false);
    await checkA11y(thread.element);
  }).timeout(40_000);

  it('copies what a message says, and says so when the browser does not allow it', async () => {
    const { thread, chat } = await Reader.open(emulator, 0);
    await chat.says('Booking **B-77120**\nfor Friday');
    const message = await until(() => thread.messages.find((each) => each.querySelector('strong')), 'the message');
    const copy = message.querySelector<HTMLElement>('[part="copy-button"]');
    /** A page that no person has just touched needs both for either. */
    const allow = async (state: PermissionState) => {
      for (const name of ['clipboard-read', 'clipboard-write'])
        await executeServerCommand('permission', { origin: location.origin, permission: { name }, state });
    };
    const said = (text: string) => until(() => thread.announced === text, `“${text}” is said`);
    try {
      await allow('granted');
      copy?.click();
      await said('Copied');
      expect(await navigator.clipboard.readText(), 'as it was written').to.equal('Booking **B-77120**\nfor Friday');
      await navigator.clipboard.writeText('Kept');
      await allow('denied');
      copy?.click();
      await said('The browser does not allow copying here.');
      await allow('granted');
      expect(await navigator.clipboard.readText()).to.equal('Kept');
    } finally {
      await allow('prompt');
    }
  });

  it('leaves nothing behind, however often it comes and goes', async () => {
    const reader = await Reader.open(emulator, 200);
    const { desk, thread } = reader;
    const { gc } = globalThis as unknown as { gc?: () => void };
    expect(gc, 'the browser can be told to collect').to.be.a('function');
    const host = thread.element.parentElement;
    thread.element.remove();
    const gone: WeakRef<Element>[] = [];
    const round = async (): Promise<void> => {
      const element = document.createElement('chat-thread') as ChatThread;
      element.session = desk.session;
      host?.append(element);
      await until(
        () =>
          element.shadowRoot?.querySelector('agent-desk-message-list')?.shadowRoot?.querySelector('.message') ?? null,
        'it is drawn',
      );
      const list = element.shadowRoot?.querySelector('agent-desk-message-list');
      for (const each of [element, list, list?.shadowRoot?.querySelector('.message')]) {
        if (each !== null && each !== undefined) gone.push(new WeakRef(each));
      }
      element.remove();
    };
    for (let i = 0; i < 20; i++) await round();
    await until(
      () => {
        gc?.();
        return gone.every((each) => each.deref() === undefined);
      },
      `all ${gone.length} are gone`,
      10_000,
    );
    expect(gone.length).to.equal(60);
  }).timeout(30_000);
});
