import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitForHand } from '../../support/browser/pointer.js';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../src/elements/conversation-list/conversation-list.define.js';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import type { ConversationList } from '../../../src/elements/conversation-list/conversation-list.js';
import { openChat, markdownTextOf, type CustomerChat } from '../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { ChatThreadHarness } from '../../support/harness/chat-thread-harness.js';
import { ConversationListHarness } from '../../support/harness/conversation-list-harness.js';
import { normalizeText } from '../../support/harness/text-helpers.js';

describe('<chat-thread>', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let thread: ChatThreadHarness;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function mountThread(attributes = '', session = ''): Promise<void> {
    desk = await mountSession(emulator, {
      markup: `<conversation-list></conversation-list><chat-thread ${attributes}></chat-thread>`,
      attributes: session,
    });
    const element = desk.find<ChatThread>('chat-thread');
    element.style.setProperty('--chat-thread-height', '480px');
    thread = new ChatThreadHarness(element);
  }

  async function openConversation(name = 'Ana', extra: Readonly<Record<string, unknown>> = {}): Promise<CustomerChat> {
    const chat = await openChat(emulator, desk, name, extra);
    await until(() => thread.title !== '', 'a conversation is shown');
    return chat;
  }

  it('is accessible: empty, with messages, while confirming to leave, ended, in English and in Arabic', async () => {
    await mountThread();
    await until(() => thread.text.includes('No conversation open'), 'nothing is open');
    await checkA11y(thread.element);

    const chat = await openConversation('Ana', { text: 'Hello' });
    await thread.waitForMessage('Hello');
    await thread.send('Good morning');
    await until(() => thread.deliveryText('Good morning') === 'Sent', 'the answer was sent');
    const question = await chat.sendText('See https://example.com/order, please');
    await chat.sendBody({
      type: 'IMAGE',
      markdownText: '',
      caption: 'a.png',
      attachment: { mediaUrl: 'https://x.example/a.png' },
    });
    await until(() => thread.messages.length === 4, 'all messages are shown');
    await chat.publishEvent(
      'BOT_SUGGESTION',
      {
        id: 's1',
        suggestions: [{ messageBody: { type: 'PLAIN', markdownText: 'Of course' }, confidenceLevel: 0.9 }],
        requestedMessage: { id: question },
      },
      'SUGGESTION',
    );
    await until(
      () => thread.text !== '' && thread.messages[2]?.textContent.includes('Of course'),
      'a bot suggests a reply',
    );
    thread.pressInMessage('Good morning', 'Reply');
    await until(() => thread.quoteBarText !== '', 'the message is quoted');
    await thread.press('Leave');
    await checkA11y(thread.element);

    thread.element.lang = 'ar';
    await until(() => thread.button('البقاء') ?? null, 'the thread is in Arabic');
    await checkA11y(thread.element);
    thread.element.lang = '';

    await chat.leave();
    await until(() => thread.text.includes('has ended'), 'the conversation is over');
    await checkA11y(thread.element);
  });

  it('opens with its history, participants and channels', async () => {
    await mountThread();
    const chat = await openConversation('Ana', { text: 'Hello', history: 3 });
    await thread.waitForMessage('Hello');
    expect(thread.title).to.equal('Ana');
    expect(thread.headerText).to.include('WEB');
    expect(thread.headerText).to.include('You');
    expect(thread.messages.length).to.equal(4);
    expect(thread.itemOrder[0]).to.equal('day');
    await thread.waitForNotice('You joined');
    expect((await chat.serverConversation()).participants.filter(({ type }) => type === 'AGENT').length).to.equal(1);
  });

  it('groups messages of one sender within three minutes, and starts each day with its name', async () => {
    // Shortly before midnight, four minutes later would be another day.
    await emulator.control('POST', '/clock', { advanceMs: new Date().setHours(36, 0, 0, 0) - Date.now() });
    await mountThread();
    const chat = await openConversation();
    await chat.sendText('One');
    await chat.sendText('Two');
    await emulator.control('POST', '/clock', { advanceMs: 4 * 60_000 });
    await chat.sendText('Three');
    await thread.send('Four');
    // Until then, the server may store it at a later time.
    await until(() => thread.deliveryText('Four') === 'Sent', 'the server has stored the answer');
    const senderNames = thread.messages.map((message) => normalizeText(message.querySelector('.sender')?.textContent));
    expect(senderNames).to.deep.equal(['Ana', '', 'Ana', 'You']);
    const time = thread.message('One')?.querySelector('time');
    expect(time?.title, 'the full date in the title').to.match(/\b20\d\d\b/);
    await emulator.control('POST', '/clock', { advanceMs: 24 * 60 * 60_000 });
    await chat.sendText('Five');
    await thread.waitForMessage('Five');
    expect(thread.itemOrder.filter((kind) => kind === 'day').length).to.equal(2);
    expect(thread.itemOrder.slice(-2)).to.deep.equal(['day', 'message']);
  });

  it('shows “Sent” only after the server has confirmed the message', async () => {
    await mountThread();
    const chat = await openConversation();
    await emulator.control('POST', '/faults', { lagMs: 700 });
    await thread.send('Good morning');
    expect(thread.field.value, 'the composer is cleared').to.equal('');
    await thread.waitForMessage('Good morning');
    expect(thread.deliveryText('Good morning')).to.equal('Sending…');
    expect((await chat.storedEvents('AGENT_MESSAGE')).length, 'the server has not stored it').to.equal(0);
    await until(() => thread.deliveryText('Good morning') === 'Sent', 'the echo has arrived');
    expect((await chat.storedEvents('AGENT_MESSAGE')).map(markdownTextOf)).to.deep.equal(['Good morning']);
    expect((await chat.customerEvents('AGENT_MESSAGE')).map(markdownTextOf)).to.deep.equal(['Good morning']);
    expect(thread.messageTexts, 'shown once').to.deep.equal(['Good morning']);
  });

  it('shows the delivery state and who has seen the message', async () => {
    await mountThread();
    const chat = await openConversation();
    await thread.send('Good morning');
    await until(() => thread.deliveryText('Good morning') === 'Sent', 'it was sent');
    await chat.markRead();
    await until(() => thread.deliveryText('Good morning') === 'Seen by Ana', 'Ana has read it');
  });

  for (const mode of ['reuse-id', 'reference'] as const) {
    it(`sends a reply whose quote jumps to the original (${mode})`, async () => {
      await mountThread('', `reply-mode="${mode}"`);
      const chat = await openConversation();
      const question = await chat.sendText('Which colour?');
      await thread.waitForMessage('Which colour?');
      thread.pressInMessage('Which colour?', 'Reply');
      await until(() => thread.quoteBarText !== '', 'the message is quoted');
      expect(thread.quoteBarText).to.equal('Replying to Ana Which colour?');
      await until(() => thread.isComposerFocused, 'the composer has the focus');
      await sendKeys({ type: 'Blue' });
      await sendKeys({ press: 'Enter' });
      await until(() => thread.deliveryText('Blue') === 'Sent', 'the reply was sent');
      expect(thread.quoteBarText, 'the quote is removed').to.equal('');
      expect(thread.messageTexts).to.deep.equal(['Which colour?', 'Blue']);
      expect(thread.message('Blue')?.querySelector('.quote')?.textContent).to.include('Which colour?');

      const [storedMessage] = await chat.storedEvents('AGENT_MESSAGE');
      expect(storedMessage?.data.header?.intent).to.equal('REPLY_TO');
      expect(storedMessage?.data.header?.originalMessageId).to.equal(question);
      expect(storedMessage?.data.id === question, 'the id of a reply').to.equal(mode === 'reuse-id');

      thread.message('Blue')?.querySelector<HTMLElement>('.quote')?.click();
      await until(() => thread.focusedMessage === 'Which colour?', 'the original has the focus');
    });
  }

  it('shows the reply of a customer with the message it quotes', async () => {
    await mountThread();
    const chat = await openConversation();
    await thread.send('Red or blue?');
    await until(() => thread.deliveryText('Red or blue?') === 'Sent', 'the question was sent');
    const [question] = await chat.storedEvents('AGENT_MESSAGE');
    await chat.sendText('Blue', { replyTo: question?.data.id });
    const answer = await thread.waitForMessage('Blue');
    expect(answer.querySelector('.quote')?.textContent).to.include('Red or blue?');
  });

  it('shows that the customer is typing, and sends typing of the agent, throttled', async () => {
    await mountThread();
    const chat = await openConversation();
    await chat.setTyping();
    await until(() => thread.typingText === 'Ana is typing…', 'Ana is typing');
    await chat.sendText('Done');
    await until(() => thread.typingText === '', 'Ana no longer types');

    await thread.write('Let me look');
    await until(async () => (await chat.customerEvents('TYPING_INDICATOR')).length === 1, 'the customer sees typing');
    await thread.write(' into that');
    await sendKeys({ press: 'Enter' });
    await until(() => thread.deliveryText('Let me look into that') === 'Sent', 'it was sent');
    expect((await chat.customerEvents('TYPING_INDICATOR')).length, 'one event in three seconds').to.equal(1);
  });

  it('sends one read receipt for each message that was on screen, and none for others', async () => {
    await mountThread();
    const chat = await openConversation();
    const getReadReceipts = async () =>
      (await chat.storedEvents('MESSAGE_DELIVERY_NOTIFICATION')).map((event) => event.data.body?.['messageId']);
    const firstId = await chat.sendText('Are you there?');
    await until(async () => (await getReadReceipts()).includes(firstId), 'the first receipt was sent');

    thread.element.hidden = true;
    const secondId = await chat.sendText('Hello?');
    await thread.waitForMessage('Hello?');
    await until(() => desk.session.state.local.unread.get(chat.id) === 1, 'it counts as unread');
    await chat.markRead().catch(() => undefined);
    expect(await getReadReceipts()).to.deep.equal([firstId]);

    thread.element.hidden = false;
    await until(async () => (await getReadReceipts()).includes(secondId), 'the second receipt was sent');
    await until(() => !desk.session.state.local.unread.has(chat.id), 'nothing is unread');
    expect(await getReadReceipts()).to.deep.equal([firstId, secondId]);
  });

  it('shows notices for events of the conversation', async () => {
    await mountThread();
    const chat = await openConversation();
    await thread.waitForNotice('You joined');
    const whatsapp = await chat.joinChannel('WHATSAPP');
    await thread.waitForNotice('WHATSAPP session started');
    await emulator.control('DELETE', `/chats/${chat.id}/channels/${whatsapp}`);
    await thread.waitForNotice('WHATSAPP session ended');
    await chat.publishEvent('NO_AGENT_AVAILABLE', {
      requestType: { direction: 'DIRECT_TRANSFER', mode: 'QUEUE', metadata: {} },
    });
    await thread.waitForNotice('No agent available for the transfer');
    const noticeCount = thread.notices.length;
    await chat.publishEvent('SOMETHING_NEW', { secret: 1 });
    await chat.sendText('Hm');
    await thread.waitForMessage('Hm');
    expect(thread.notices.length, 'unknown events have no line').to.equal(noticeCount);
  });

  it('lets the agent choose the channel to reply via', async () => {
    await mountThread();
    const chat = await openConversation();
    expect(thread.channelSelect, 'no select for a single channel').to.equal(null);
    await chat.joinChannel('WHATSAPP');
    const select = await until(() => thread.channelSelect, 'the select is shown');
    expect([...select.options].map(({ text }) => text)).to.deep.equal(['WEB', 'WHATSAPP']);
    expect(select.selectedOptions[0]?.text, 'the new channel is selected').to.equal('WHATSAPP');
    select.value = chat.channelSessionId;
    select.dispatchEvent(new Event('change'));
    await thread.send('By web');
    await until(() => thread.deliveryText('By web') === 'Sent', 'it was sent');
    const [sentMessage] = await chat.storedEvents('AGENT_MESSAGE');
    expect(sentMessage?.data.header?.channelSessionId).to.equal(chat.channelSessionId);
  });

  it('keeps unread counts, drafts and messages of two conversations apart', async () => {
    await mountThread();
    const list = new ConversationListHarness(desk.find<ConversationList>('conversation-list'));
    const ana = await openConversation('Ana');
    const ben = await openConversation('Ben');
    await list.waitForNames('Ana', 'Ben');
    await ben.sendText('One');
    await ben.sendText('Two');
    await until(() => list.unreadCount('Ben') === 2, 'Ben has two unread messages');
    await ana.sendText('Hi');
    await thread.waitForMessage('Hi');
    await until(() => list.unreadCount('Ana') === 0, 'the visible message is read');
    await thread.write('For Ana');

    list.select('Ben');
    await thread.waitForMessage('Two');
    expect(thread.title).to.equal('Ben');
    expect(thread.itemOrder.includes('divider'), 'unread messages are marked').to.equal(true);
    await until(() => list.unreadCount('Ben') === 0, 'Ben has been read');
    expect(thread.field.value).to.equal('');
    await thread.send('For Ben');
    await until(() => thread.deliveryText('For Ben') === 'Sent', 'the message to Ben was sent');

    list.select('Ana');
    await until(() => thread.title === 'Ana', 'back to Ana');
    expect(thread.field.value, 'the draft was kept').to.equal('For Ana');
    expect((await ana.storedEvents('AGENT_MESSAGE')).length).to.equal(0);
    expect((await ben.storedEvents('AGENT_MESSAGE')).map(markdownTextOf)).to.deep.equal(['For Ben']);
  });

  it('leaves after a confirmation, and updates the list', async () => {
    await mountThread();
    const list = new ConversationListHarness(desk.find<ConversationList>('conversation-list'));
    const chat = await openConversation();
    await thread.press('Leave');
    expect(thread.text).to.include('Leave this conversation?');
    expect(thread.text).to.include('You are the only agent here');
    await sendKeys({ press: 'Escape' });
    await until(() => !thread.text.includes('Leave this conversation?'), 'Escape cancels');
    expect((await chat.serverConversation()).state).to.equal('ACTIVE');

    await thread.press('Leave');
    await until(
      () => (thread.focused as HTMLElement | null)?.textContent.trim() === 'Leave',
      'the confirmation has the focus',
    );
    await waitForHand();
    await sendKeys({ press: 'Enter' });
    await until(() => thread.text.includes('Conversation with Ana has ended'), 'the conversation has ended');
    expect(thread.text).to.include('You left');
    await list.waitForNames();
    expect((await chat.serverConversation()).state).to.equal('CLOSED');
    await thread.press('Close');
    await until(() => thread.text.includes('No conversation open'), 'the notice is dismissed');
  });

  it('stays when the customer leaves, and does not send the text being typed to another customer', async () => {
    await mountThread();
    const list = new ConversationListHarness(desk.find<ConversationList>('conversation-list'));
    const ana = await openConversation('Ana');
    const ben = await openConversation('Ben');
    await list.waitForNames('Ana', 'Ben');
    expect(thread.title).to.equal('Ana');
    await thread.write('Dear A');
    await ana.leave();
    await until(() => thread.text.includes('Conversation with Ana has ended: The customer left'), 'she has left');
    expect(thread.title).to.equal('Ana');
    await sendKeys({ type: 'na, your secret number is' });
    await sendKeys({ press: 'Enter' });
    await thread.press('Close');
    await until(() => thread.title === 'Ben', 'the next conversation takes its place');
    expect(thread.field.value).to.equal('');
    expect((await ben.storedEvents('AGENT_MESSAGE')).length).to.equal(0);
    await ben.leave();
    await until(() => thread.text.includes('Conversation with Ben has ended'), 'the thread is over');
    await list.waitForNames();
  });

  it('queues messages while offline and sends them after reconnecting', async () => {
    await mountThread();
    const chat = await openConversation();
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' }, down: 600_000 });
    await until(() => thread.text.includes('Reconnecting'), 'the connection is lost');
    expect(thread.composerText).to.include('Will be sent when you are back online');
    expect(thread.button('Leave')?.disabled, 'actions are disabled offline').to.equal(true);
    await thread.send('Still here');
    await thread.waitForMessage('Still here');
    expect(thread.deliveryText('Still here')).to.equal('Waiting to send');
    await emulator.control('DELETE', '/faults');
    await until(() => thread.deliveryText('Still here') === 'Sent', 'it was sent after reconnecting');
    expect((await chat.storedEvents('AGENT_MESSAGE')).map(markdownTextOf)).to.deep.equal(['Still here']);
  });

  it('offers Resend and Discard when it is uncertain whether a message arrived', async () => {
    await mountThread();
    const chat = await openConversation();
    await emulator.control('POST', '/faults', { lagMs: 60_000 });
    await thread.send('Perhaps');
    await thread.waitForMessage('Perhaps');
    await emulator.control('POST', '/faults', { lagMs: 0, dropSockets: { username: 'mara', how: 'close' } });
    await until(() => thread.failureText('Perhaps') === 'Delivery not confirmed', 'the delivery is uncertain');

    const retriedIds: (string | null)[] = [];
    desk.element.addEventListener('message-retry-request', ({ detail }) => retriedIds.push(detail.messageId));
    thread.pressInMessage('Perhaps', 'Resend');
    await until(() => thread.deliveryText('Perhaps') === 'Sent', 'it was resent');
    expect(retriedIds.length).to.equal(1);
    expect((await chat.storedEvents('AGENT_MESSAGE')).map(markdownTextOf)).to.deep.equal(['Perhaps']);
  });

  it('keeps the text when the host cancels the event or the message cannot be sent', async () => {
    await mountThread();
    const chat = await openConversation();
    const veto = (event: Event): void => event.preventDefault();
    desk.element.addEventListener('message-send-request', veto);
    await thread.send('Not now');
    expect(thread.field.value).to.equal('Not now');
    desk.element.removeEventListener('message-send-request', veto);
    expect(thread.messageTexts).to.deep.equal([]);

    const customer = (await chat.serverConversation()).participants.find(({ type }) => type === 'CUSTOMER');
    await chat.publishEvent('CHANNEL_SESSION_ENDED', customer?.participant);
    await until(() => thread.composerText.includes('no open channel'), 'there is no open channel');
    await sendKeys({ press: 'Enter' });
    expect(thread.field.value, 'the text is kept').to.equal('Not now');
  });

  it('inserts a suggestion of a bot into the composer', async () => {
    await mountThread();
    const chat = await openConversation();
    const question = await chat.sendText('Where is it?');
    await thread.waitForMessage('Where is it?');
    await chat.publishEvent(
      'BOT_SUGGESTION',
      {
        id: 's1',
        header: {},
        suggestions: [{ messageBody: { type: 'PLAIN', markdownText: 'On its way' }, confidenceLevel: 0.9 }],
        requestedMessage: { id: question },
      },
      'SUGGESTION',
    );
    await until(() => thread.message('Where is it?')?.textContent.includes('On its way'), 'a reply is suggested');
    thread.pressInMessage('Where is it?', 'On its way');
    await until(() => thread.field.value === 'On its way' && thread.isComposerFocused, 'it is in the composer');
  });

  it('inserts a line break on Shift+Enter, counts characters near the limit, and ignores Enter of an input method', async () => {
    await mountThread();
    await openConversation();
    await thread.write('One');
    const height = thread.field.offsetHeight;
    await sendKeys({ down: 'Shift' });
    for (let line = 0; line < 3; line++) await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    expect(thread.field.value).to.equal('One\n\n\n');
    await until(() => thread.field.offsetHeight > height, 'the field grows');

    thread.field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    thread.field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true }));
    expect(thread.field.value).to.equal('One\n\n\n');

    thread.field.value = 'x'.repeat(995);
    thread.field.dispatchEvent(new InputEvent('input'));
    await until(() => thread.composerText.includes('5 characters left'), 'the counter appears');
    thread.field.value = 'x'.repeat(1001);
    thread.field.dispatchEvent(new InputEvent('input'));
    await until(() => thread.composerText.includes('1 character over the limit'), 'the limit is exceeded');
    expect(thread.composerButton('Send')?.disabled).to.equal(true);
    await sendKeys({ press: 'Enter' });
    expect(thread.messageTexts).to.deep.equal([]);
  });

  it('shows a conversation by its id, read-only', async () => {
    await mountThread('read-only');
    const ana = await openConversation('Ana', { text: 'I am Ana' });
    await openChat(emulator, desk, 'Ben');
    desk.session.activate(desk.session.state.conversations.ids[1] ?? null);
    await until(() => thread.title === 'Ben', 'the active one is shown');
    thread.element.conversationId = ana.id;
    await thread.waitForMessage('I am Ana');
    expect(thread.canWrite).to.equal(false);
    expect(thread.button('Leave')).to.equal(undefined);
    expect((await ana.storedEvents('MESSAGE_DELIVERY_NOTIFICATION')).length).to.equal(0);
  });
});
