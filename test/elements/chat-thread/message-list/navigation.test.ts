import { expect } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../../../src/elements/chat-thread/chat-thread.js';
import { itWithDevtools } from '../../../support/browser/engine.js';
import { checkA11y, cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';
import { ThreadReader } from '../../../support/browser/thread-reader.js';

/** Keyboard navigation, announcements, quotes and clean-up. */
describe('<chat-thread> navigation', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  const press = async (reader: ThreadReader, key: string, times = 1): Promise<void> => {
    for (let i = 0; i < times; i++) await sendKeys({ press: key });
    await reader.waitFrames(2);
  };

  it('is one tab stop; the arrow keys move through the messages', async () => {
    const reader = await ThreadReader.open(emulator, 5);
    const { thread } = reader;
    const getTabStops = () => [...thread.content.querySelectorAll('[tabindex="0"]')];
    expect(getTabStops()[0], 'the latest message').to.equal(thread.message('Latest'));
    (getTabStops()[0] as HTMLElement).focus();
    await sendKeys({ press: 'ArrowUp' });
    const previousMessage = thread.messages.at(-2);
    expect(thread.focusedMessage).to.equal(thread.messageTexts.at(-2));
    expect(
      getTabStops().every((tabStop) => previousMessage?.contains(tabStop)),
      'only controls of that message',
    ).to.equal(true);
    await sendKeys({ press: 'Home' });
    expect(thread.focusedMessage).to.equal(thread.messageTexts[0]);
    await sendKeys({ press: 'End' });
    expect(thread.focusedMessage).to.equal('Latest');
    for (let tab = 0; tab < 3; tab++) await sendKeys({ press: 'Tab' });
    expect(thread.isComposerFocused, 'Tab moves past the buttons of the message to the composer').to.equal(true);
  });

  it('moves through a long thread by keyboard, beyond the rendered messages', async () => {
    const reader = await ThreadReader.open(emulator, 400);
    const { thread } = reader;
    const messages = reader.entries.filter((entry) => entry.kind === 'message').map(({ id }) => id as string);
    const getFocusedIndex = () => messages.indexOf(thread.focusedKey ?? '');
    thread.message('Latest')?.focus();
    await press(reader, 'ArrowUp', 60);
    expect(getFocusedIndex(), 'sixty messages up').to.equal(messages.length - 61);
    expect(reader.isFullyVisible(thread.messages.find(({ dataset }) => dataset['key'] === thread.focusedKey))).to.equal(
      true,
    );

    const startIndex = getFocusedIndex();
    await press(reader, 'PageUp', 4);
    expect(startIndex - getFocusedIndex(), 'four pages up').to.be.within(8, 80);
    const pagedIndex = getFocusedIndex();
    await press(reader, 'PageDown', 4);
    expect(getFocusedIndex() - pagedIndex).to.be.within(8, 80);

    await press(reader, 'Home');
    await until(() => getFocusedIndex() === 0, 'the first message has the focus');
    expect(reader.isFullyVisible(thread.messages[0])).to.equal(true);
    await press(reader, 'ArrowDown', 3);
    expect(getFocusedIndex()).to.equal(3);
    await press(reader, 'End');
    await until(() => thread.focusedMessage === 'Latest', 'the last message has the focus');
    expect(thread.isAtEnd).to.equal(true);
  });

  it('keeps the focus in the thread when the focused message is no longer rendered', async () => {
    const reader = await ThreadReader.open(emulator, 400);
    const { thread } = reader;
    thread.message('Latest')?.focus();
    // WebKit scrolls to what has the focus with a later frame.
    await reader.waitFrames(2);
    await reader.scrollTo(thread.scroller.scrollTop - 6000);
    expect(thread.messageTexts, 'it is not rendered any more').not.to.include('Latest');
    expect(thread.scroller.matches(':focus')).to.equal(true);
    await press(reader, 'ArrowUp');
    expect(thread.focusedKey, 'a message near the viewport').to.be.a('string');
    await press(reader, 'End');
    await until(() => thread.focusedMessage === 'Latest', 'the last message has the focus');
  });

  it('announces the first of many messages, then the number of the others', async () => {
    const reader = await ThreadReader.open(emulator, 5);
    const { thread, chat } = reader;
    const announcements: string[] = [];
    const liveRegion = thread.liveRegion;
    const observer = new MutationObserver(() => announcements.push(thread.announced));
    observer.observe(liveRegion, { childList: true, characterData: true, subtree: true });
    await chat.sendText('First');
    await thread.waitForMessage('First');
    await emulator.control('POST', '/burst', { conversationIds: [chat.id], count: 30, perSecond: 200 });
    await until(() => thread.announced.includes('30 new messages'), 'the number of the others is announced');
    observer.disconnect();
    expect(announcements).to.deep.equal(['Ana: First', '30 new messages']);
  });

  it('announces the same text again when it is sent again', async () => {
    const { thread, chat } = await ThreadReader.open(emulator, 0);
    let announcementCount = 0;
    const observer = new MutationObserver(() => announcementCount++);
    observer.observe(thread.liveRegion, { childList: true, characterData: true, subtree: true });
    await chat.sendText('ok');
    await until(() => thread.announced === 'Ana: ok' && announcementCount === 1, 'it is announced');
    await chat.sendText('ok');
    await until(() => announcementCount === 2, 'it is announced again');
    expect(thread.announced).to.equal('Ana: ok');
    observer.disconnect();
  });

  it('includes the delivery state in the name of an own message, and alerts when delivery fails', async () => {
    const { thread, chat } = await ThreadReader.open(emulator, 0);
    const getLabel = (text: string) => normalizeText(thread.message(text)?.ariaLabel);
    await thread.send('Good morning');
    await until(
      () => getLabel('Good morning').endsWith(': Good morning (Sent)'),
      `it was sent: ${getLabel('Good morning')}`,
    );
    await chat.markRead();
    await until(() => getLabel('Good morning').endsWith(' (Seen by Ana)'), 'Ana has read it');
    await thread.send('And this?');
    await until(() => thread.deliveryText('And this?') === 'Sent', 'it was sent');
    await chat.failLatestDelivery();
    await until(() => thread.failureText('And this?') === 'Not delivered: 500', 'it was not delivered');
    expect(getLabel('And this?')).to.include('And this? (Not delivered)');
    const alert = thread.message('And this?')?.querySelector('[role="alert"]');
    expect(normalizeText(alert?.textContent), 'the alert').to.equal('Not delivered: 500');
    await checkA11y(thread.element);
  });

  it('jumps to the original of a reply: far above, not loaded, and missing', async () => {
    const reader = await ThreadReader.open(emulator, 900);
    const { thread, chat, mounted: desk } = reader;
    const getQuoteButton = (text: string): HTMLButtonElement => {
      const button = thread.message(text)?.querySelector<HTMLButtonElement>('button.quote');
      if (button === null || button === undefined) throw new Error(`“${text}” quotes nothing.`);
      return button;
    };
    const loadedMessages = reader.entries.filter((entry) => entry.kind === 'message');
    const distantMessage = loadedMessages[20];
    await chat.sendText('To one that is here', { replyTo: distantMessage?.messageId });
    await thread.waitForMessage('To one that is here');
    getQuoteButton('To one that is here').click();
    await until(() => thread.focusedKey === distantMessage?.id, 'the original has the focus');
    expect(
      reader.isFullyVisible(thread.messages.find(({ dataset }) => dataset['key'] === distantMessage?.id)),
    ).to.equal(true);

    const stored = [...(await chat.storedEvents('CUSTOMER_MESSAGE'))];
    const firstMessageId = stored[0]?.data.id;
    await chat.sendText('To one that is not', { replyTo: firstMessageId });
    (await until(() => thread.latestButton, 'the button to the latest message is shown')).click();
    await thread.waitForMessage('To one that is not');
    expect(getQuoteButton('To one that is not').textContent.trim()).to.equal('Reply to an earlier message');
    getQuoteButton('To one that is not').click();
    await until(() => thread.quoteSearchText === 'Searching for the message…', 'the search is shown');
    const findOriginal = () =>
      reader.entries.find((entry) => entry.kind === 'message' && entry.messageId === firstMessageId);
    await until(() => findOriginal() !== undefined && thread.focusedKey === findOriginal()?.id, 'it was found');
    expect(thread.quoteSearchText).to.equal('');

    // The original no longer exists on the server.
    const reply = (await chat.storedEvents('CUSTOMER_MESSAGE')).at(-1)?.data;
    const header = { ...reply?.header, originalMessageId: 'gone' };
    const body = { ...reply?.body, markdownText: 'To one that never was' };
    await chat.publishEvent('CUSTOMER_MESSAGE', { ...reply, id: 'new-reply', header, body }, 'MESSAGE');
    (await until(() => thread.latestButton, 'the button to the latest message is shown')).click();
    await thread.waitForMessage('To one that never was');
    getQuoteButton('To one that never was').click();
    await until(() => thread.quoteSearchText.includes("Couldn't find the original message"), 'the failure is shown');
    expect(desk.session.history.hasMore(chat.id)).to.equal(false);
    await checkA11y(thread.element);
  });

  itWithDevtools('copies the text of a message, and reports when the browser does not allow it', async () => {
    const { thread, chat } = await ThreadReader.open(emulator, 0);
    await chat.sendText('Booking **B-77120**\nfor Friday');
    const message = await until(
      () => thread.messages.find((candidate) => candidate.textContent?.includes('B-77120')),
      'the message',
    );
    const copyButton = message.querySelector<HTMLElement>('[part="copy-button"]');
    // Without a user gesture both permissions are needed for either operation.
    const setClipboardPermission = async (state: PermissionState) => {
      for (const name of ['clipboard-read', 'clipboard-write'])
        await executeServerCommand('permission', { origin: location.origin, permission: { name }, state });
    };
    const waitForAnnouncement = (text: string) => until(() => thread.announced === text, `“${text}” is announced`);
    try {
      await setClipboardPermission('granted');
      copyButton?.click();
      await waitForAnnouncement('Copied');
      expect(await navigator.clipboard.readText(), 'as it was written').to.equal('Booking **B-77120**\nfor Friday');
      await navigator.clipboard.writeText('Kept');
      await setClipboardPermission('denied');
      copyButton?.click();
      await waitForAnnouncement("Couldn't copy. The browser does not allow it here.");
      await setClipboardPermission('granted');
      expect(await navigator.clipboard.readText()).to.equal('Kept');
    } finally {
      await setClipboardPermission('prompt');
    }
  });

  itWithDevtools('leaks nothing when it is added and removed repeatedly', async () => {
    const reader = await ThreadReader.open(emulator, 200);
    const { mounted: desk, thread } = reader;
    // Without `async`, what is found on the stack by chance is kept.
    const { gc } = globalThis as unknown as { gc?: (options: { type: 'major'; execution: 'async' }) => Promise<void> };
    expect(gc, 'garbage collection can be triggered').to.be.a('function');
    const host = thread.element.parentElement;
    thread.element.remove();
    const removedRefs: WeakRef<Element>[] = [];
    const mountAndRemove = async (): Promise<void> => {
      const element = document.createElement('chat-thread') as ChatThread;
      element.session = desk.session;
      host?.append(element);
      await until(
        () =>
          element.shadowRoot?.querySelector('agent-desk-message-list')?.shadowRoot?.querySelector('.message') ?? null,
        'it is rendered',
      );
      const list = element.shadowRoot?.querySelector('agent-desk-message-list');
      for (const node of [element, list, list?.shadowRoot?.querySelector('.message')]) {
        if (node !== null && node !== undefined) removedRefs.push(new WeakRef(node));
      }
      element.remove();
    };
    for (let i = 0; i < 20; i++) await mountAndRemove();
    const leftTags = () => removedRefs.flatMap((ref) => ref.deref()?.localName ?? []);
    await until(
      async () => {
        await gc?.({ type: 'major', execution: 'async' });
        return leftTags().length === 0;
      },
      () => `all ${removedRefs.length} are collected (left: ${leftTags().join(', ')})`,
    );
    expect(removedRefs.length).to.equal(60);
  });
});
