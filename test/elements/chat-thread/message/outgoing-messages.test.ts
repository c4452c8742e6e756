import { expect } from '@open-wc/testing';
import type { Attachment, OutgoingBody } from '../../../../src/domain/index.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import type { CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  cleanUp,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import type { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';
import { openThread } from '../../../support/browser/open-thread.js';

/** The agent's own messages: every body that can be sent, before and after the server has confirmed it. */
describe('<chat-thread> outgoing messages', () => {
  let emulator: Emulator;
  let thread: ChatThreadHarness;
  let chat: CustomerChat;
  let fileServiceUrl: string;
  let desk: MountedSession;

  before(async () => {
    emulator = await startEmulator();
    fileServiceUrl = emulator.url.replace(/\/agent-manager$/, '/file-engine');
  });

  beforeEach(async () => {
    ({ mounted: desk, thread, chat } = await openThread(emulator, { text: null, height: '600px' }));
  });

  afterEach(() => cleanUp(emulator));

  const messageText = (message: HTMLElement): string => normalizeText(message.querySelector('.bubble')?.textContent);

  const createSentAttachment = (name: string, mimeType: string): Attachment => ({
    url: `${fileServiceUrl}/api/downloadFileStream?filename=${name}`,
    mimeType,
    size: 1200,
    name,
    thumbnailUrl: null,
  });
  const outgoingCases: readonly (readonly [string, () => OutgoingBody, readonly string[]])[] = [
    ['text', () => ({ type: 'text', text: 'One **two**' }), ['One two']],
    [
      'image',
      () => ({ type: 'image', text: 'Look', attachment: createSentAttachment('a.png', 'image/png') }),
      ['Look'],
    ],
    [
      'video',
      () => ({ type: 'video', text: 'Look', attachment: createSentAttachment('a.mp4', 'video/mp4') }),
      ['Look'],
    ],
    [
      'audio',
      () => ({ type: 'audio', text: 'Listen', attachment: createSentAttachment('a.mp3', 'audio/mp3') }),
      ['Listen', 'a.mp3'],
    ],
    [
      'file',
      () => ({ type: 'file', text: 'Read', attachment: createSentAttachment('a.pdf', 'application/pdf') }),
      ['Read', 'a.pdf', '1 KB'],
    ],
    ['link', () => ({ type: 'link', text: 'See', url: 'https://shop.example/p/1' }), ['See', 'shop.example']],
    [
      'location',
      () => ({
        type: 'location',
        text: '',
        latitude: 52.5,
        longitude: 13.4,
        name: 'Office',
        address: '1 Main St',
        url: '',
      }),
      ['Office', '1 Main St', '52.5, 13.4'],
    ],
    [
      'contacts',
      () => ({
        type: 'contacts',
        text: '',
        contacts: [
          {
            name: 'Jo Doe',
            phones: [{ number: '+49 30 1234', label: 'WORK' }],
            emails: [{ address: 'jo@example.com', label: 'HOME' }],
            organisation: 'Shop',
            urls: ['https://jo.example'],
            addresses: ['1 Main St'],
            birthday: '1990-01-01',
          },
        ],
      }),
      ['Jo Doe', '+49 30 1234', 'jo@example.com', 'Shop', 'jo.example', '1 Main St', '1990-01-01'],
    ],
    [
      'buttons',
      () => ({
        type: 'buttons',
        text: 'Choose',
        quickReplies: true,
        header: 'Menu',
        footer: 'Thanks',
        buttons: [{ title: 'Yes', type: 'text', payload: 'y' }],
      }),
      ['Menu', 'Choose', 'Thanks', 'Yes'],
    ],
    [
      'comment',
      () => ({ type: 'comment', text: 'Thank you', postId: 'p1', act: 'text', attachment: null }),
      ['Comment', 'Thank you'],
    ],
  ];
  for (const [name, body, expected] of outgoingCases) {
    it(`shows the agent's own ${name} before and after the server has confirmed it`, async () => {
      const conversationId = chat.id;
      void desk.session.dispatch({
        type: 'send-message',
        conversationId,
        body: body(),
        replyTo: null,
        whisper: false,
        channelSessionId: null,
      });
      const echo = await until(() => thread.messages[0], 'it is shown immediately');
      for (const text of expected)
        await until(() => messageText(echo).includes(text), `it includes “${text}”: ${messageText(echo)}`);
      await until(async () => (await chat.customerEvents('AGENT_MESSAGE')).length === 1, 'the customer received it');
      await until(() => thread.messages[0]?.querySelector('.delivery.sent'), 'it was sent');
      expect(thread.messages.length).to.equal(1);
      const message = thread.messages[0] as HTMLElement;
      expect(message.classList.contains('own')).to.equal(true);
      for (const text of expected) expect(messageText(message)).to.include(text);
    });
  }

  for (const [name, body] of outgoingCases.filter(([kind]) => ['text', 'image', 'file'].includes(kind))) {
    it(`resends the agent's own ${name} after its delivery failed`, async () => {
      const commandFields = { conversationId: chat.id, replyTo: null, whisper: false, channelSessionId: null };
      void desk.session.dispatch({ type: 'send-message', ...commandFields, body: body() });
      await until(() => thread.messages[0]?.querySelector('.delivery.sent'), 'it was sent');
      await chat.failLatestDelivery();
      const retryButton = await until(
        () => thread.messages[0]?.querySelector<HTMLElement>('[part="retry-button"]'),
        'the retry button is shown',
      );
      retryButton.click();
      await until(() => thread.messages[1]?.querySelector('.delivery.sent'), 'it was sent again');
      const [first, second] = await chat.storedEvents('AGENT_MESSAGE');
      expect(second?.data.body).to.deep.equal(first?.data.body);
    });
  }
});
