import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { markdownTextOf, type CustomerChat } from '../../../support/browser/customer-chat.js';
import { cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { openThread } from '../../../support/browser/open-thread.js';
import type { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';

/** In reply mode `reuse-id`, an answer has the id of the message it answers. */
describe('<chat-thread> messages that share an id', () => {
  const cardNumber = '4111 1111 1111 1111';
  let emulator: Emulator;
  let thread: ChatThreadHarness;
  let chat: CustomerChat;
  let question: string;

  before(async () => {
    emulator = await startEmulator();
  });

  beforeEach(async () => {
    ({ thread, chat } = await openThread(emulator, { text: null, height: '600px' }));
    question = await chat.sendText(cardNumber);
    await thread.waitForMessage(cardNumber);
  });

  afterEach(() => cleanUp(emulator));

  async function answer(text: string): Promise<void> {
    thread.pressInMessage(cardNumber, 'Reply');
    await until(() => thread.quoteBarText !== '' && thread.isComposerFocused, 'the message is quoted');
    await sendKeys({ type: text });
    await sendKeys({ press: 'Enter' });
    await until(() => thread.deliveryText(text) === 'Sent', 'the answer was sent');
  }

  const quoteOf = (message: Element | null | undefined): string =>
    normalizeText(message?.querySelector('.quote')?.textContent);

  const reportFailure = (text: string): Promise<void> =>
    chat.publishEvent('MESSAGE_DELIVERY_NOTIFICATION', {
      id: `failed-${text}`,
      header: { sender: { id: 'manager', type: 'SYSTEM', senderName: 'CONVERSATION_MANAGER' } },
      body: {
        type: 'DELIVERYNOTIFICATION',
        markdownText: text,
        messageId: question,
        status: 'FAILED',
        reasonCode: 500,
      },
    });

  it('deletes the customer’s message in bubble, quote and label, and keeps the answer', async () => {
    await answer('Please do not send card numbers');
    await chat.sendText('Sorry', { replyTo: question });
    await thread.waitForMessage('Sorry');
    thread.pressInMessage(cardNumber, 'Reply');
    await until(() => thread.quoteBarText.includes(cardNumber), 'another answer has been started');
    await chat.sendBody({
      type: 'DELETEDNOTIFICATION',
      markdownText: null,
      messageId: question,
      timestamp: Date.now(),
    });
    await until(() => thread.messages[0]?.textContent.includes('This message was deleted'), 'it is deleted');
    const [deleted, kept, sorry] = thread.messages;
    expect(normalizeText(deleted?.querySelector('.bubble')?.textContent)).to.equal('This message was deleted');
    expect(deleted?.getAttribute('aria-label')).to.include('This message was deleted');
    expect(normalizeText(kept?.querySelector('.text')?.textContent)).to.equal('Please do not send card numbers');
    expect(quoteOf(kept)).to.equal('Ana This message was deleted');
    expect(quoteOf(sorry)).to.equal('You Please do not send card numbers');
    await until(() => thread.quoteBarText === 'Replying to Ana This message was deleted', 'so is it above the field');
    expect(thread.element.shadowRoot?.textContent).not.to.include('4111');
    for (const message of thread.messages) expect(message.outerHTML).not.to.include('4111');
  });

  it('deletes a message together with its correction, which has its id', async () => {
    await chat.publishEvent(
      'CUSTOMER_MESSAGE',
      {
        id: question,
        header: {
          sender: { id: 'web', type: 'CONNECTOR', senderName: 'web' },
          intent: 'UPDATE',
          originalMessageId: question,
        },
        body: { type: 'PLAIN', markdownText: `${cardNumber}!` },
      },
      'MESSAGE',
    );
    await answer('Please do not send card numbers');
    expect(quoteOf(await thread.waitForMessage(`${cardNumber}!`)), 'it is no reply').to.equal('');
    await chat.sendBody({
      type: 'DELETEDNOTIFICATION',
      markdownText: null,
      messageId: question,
      timestamp: Date.now(),
    });
    await until(() => thread.messages[1]?.textContent.includes('This message was deleted'), 'it is deleted');
    expect(thread.element.shadowRoot?.textContent).not.to.include('4111');
    for (const message of thread.messages) expect(message.outerHTML).not.to.include('4111');
  });

  it('marks the answer that has failed, and neither when that is not known', async () => {
    await answer('First');
    await answer('Second');
    expect((await chat.storedEvents('AGENT_MESSAGE')).map(markdownTextOf)).to.deep.equal(['First', 'Second']);
    await reportFailure('no such number');
    await thread.waitForNotice('One of 2 messages could not be delivered. The server does not say which.');
    expect(['First', 'Second'].map((text) => thread.deliveryText(text))).to.deep.equal(['Sent', 'Sent']);
    await reportFailure('First');
    await until(() => thread.failureText('First') === 'Not delivered', 'the first one is marked');
    expect(thread.deliveryText('Second')).to.equal('Sent');
  });

  it('shows the quote of the agent’s answer in the customer’s reply', async () => {
    await answer('It costs 12 francs');
    await chat.sendText('That is too much', { replyTo: question });
    expect(quoteOf(await thread.waitForMessage('That is too much'))).to.equal('You It costs 12 francs');
    await thread.message('That is too much')?.querySelector<HTMLElement>('.quote')?.click();
    await until(() => thread.focusedMessage === 'It costs 12 francs', 'the answer has the focus');
    await answer('Is 10 better?');
    await chat.sendText('Which one', { replyTo: question });
    expect(quoteOf(await thread.waitForMessage('Which one'))).to.equal('Reply to one of several messages');
  });
});
