import { expect } from '@open-wc/testing';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/conversation-list/conversation-list.define.js';
import type { ChatThread } from '../../../../src/elements/chat-thread/chat-thread.js';
import type { ConversationList } from '../../../../src/elements/conversation-list/conversation-list.js';
import { createDeskSession } from '../../../../src/session/create-desk-session.js';
import { openChat, type CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  cleanUp,
  mount,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { ConversationListHarness } from '../../../support/harness/conversation-list-harness.js';

/** A customer's text is text; bots write markdown; agents do where the administrator has switched it on. */
describe('<chat-thread> texts of customers, agents and bots', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let thread: ChatThreadHarness;
  let list: ConversationListHarness;
  let chat: CustomerChat;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function setUp(attributes = ''): Promise<void> {
    desk = await mountSession(emulator, {
      markup: `<conversation-list ${attributes}></conversation-list><chat-thread ${attributes}></chat-thread>`,
    });
    thread = new ChatThreadHarness(desk.find<ChatThread>('chat-thread'));
    thread.element.style.setProperty('--chat-thread-height', '500px');
    list = new ConversationListHarness(desk.find<ConversationList>('conversation-list'));
    chat = await openChat(emulator, desk, 'Ana', { text: 'Hello' });
    await thread.waitForMessage('Hello');
  }

  const bubbleText = (message: HTMLElement): string | undefined =>
    message.querySelector<HTMLElement>('.text')?.innerText.trim();

  const publishBotText = (text: string, id: string) =>
    chat.publishEvent(
      'BOT_MESSAGE',
      {
        id,
        header: { sender: { id: 'bot-1', type: 'BOT', senderName: 'Robo' } },
        body: { type: 'PLAIN', markdownText: text },
      },
      'MESSAGE',
    );

  const texts = [
    '12. Mai\n19. Mai\n2. Juni',
    '- 12,50 EUR\n+ 3',
    'The box is 40*60*20 cm, 2**10**3, __init__ and *important*',
    '\\\\files01\\team\\_archive\\*.csv',
    '¯\\_(ツ)_/¯',
    'Tom &amp; Jerry \\_ I&#39;m late',
    'Error in my_app:\n    at foo (bar_baz.js:1)',
    '> quoted\n# heading\n[shop](https://shop.example)',
    '`code` ~~struck~~ | a | b |',
  ];

  it('shows what a customer wrote, and says the same in its label and in the list', async () => {
    await setUp();
    for (const text of texts) {
      const message = await thread.waitForNewMessage(chat.sendText(text));
      await until(() => bubbleText(message) === text, `${text} is shown as written, not ${bubbleText(message)}`);
      const line = text.replaceAll(/\s+/g, ' ');
      expect(message.ariaLabel, 'the label of the message').to.include(line);
      await until(() => list.rowText('Ana').includes(line), `the list says ${line}`);
    }
    const message = await thread.waitForNewMessage(chat.sendText('one\u2028two\u2029three\rfour'));
    await until(() => bubbleText(message) === 'one\ntwo\nthree\nfour', 'line ends of other systems are shown');
    const link = await until(() => thread.content.querySelector('.text a'), 'addresses are links');
    expect((link as HTMLAnchorElement).href).to.equal('https://shop.example/');
  });

  // All in one message, because the thread pauses after each announcement.
  it('announces what a customer wrote, as written', async () => {
    await setUp();
    const text = texts.join('\n');
    await chat.sendText(text);
    const line = text.replaceAll(/\s+/g, ' ');
    await until(
      () => thread.announced.includes(line),
      () => `${line} is announced, not ${thread.announced}`,
    );
  });

  it("renders a bot's markdown, and says it without marks everywhere", async () => {
    await setUp();
    const text = '**Tom** &amp; Jerry\n7. one\n9. two \\*';
    const message = await thread.waitForNewMessage(publishBotText(text, 'bot-text'));
    const line = 'Tom & Jerry 7. one 9. two *';
    const oneLine = () => bubbleText(message)?.replaceAll(/\s+/g, ' ');
    await until(() => oneLine() === line, `it is rendered, not ${oneLine()}`);
    await until(() => message.ariaLabel?.includes(line), 'the label');
    await until(() => list.rowText('Ana').includes(line), 'the list');
    await until(() => thread.announced.includes(line), 'the announcement');
  });

  it("renders a customer's markdown where the host says that it is markdown", async () => {
    await setUp('customer-format="markdown"');
    const message = await thread.waitForNewMessage(chat.sendText('**Tom** &amp; Jerry'));
    await until(() => bubbleText(message) === 'Tom & Jerry', 'it is rendered');
    await until(() => list.rowText('Ana').includes('Tom & Jerry'), 'the list');
    thread.element.customerFormat = 'text';
    await until(() => bubbleText(message) === '**Tom** &amp; Jerry', 'it is text again');
  });

  it('cuts a long text between words, and links the addresses before and after whole', async () => {
    await setUp();
    const address = 'https://shop.example/order/4711?from=mail';
    const text = `${'word '.repeat(1596)}${address} ${'more '.repeat(10)}https://shop.example/last 👨‍👩‍👧`;
    expect(text.slice(7990, 8010), 'the limit lies within the address').to.equal(address.slice(10, 30));
    const message = await thread.waitForNewMessage(chat.sendText(text));
    expect(message.ariaLabel, 'screen readers get the whole text').to.include('https://shop.example/last');
    await until(() => thread.announced.includes('https://shop.example/last'), 'it is announced in full');
    const getLinks = () => [...message.querySelectorAll<HTMLAnchorElement>('.text a')].map(({ href }) => href);
    const showMore = await until(() => message.querySelector<HTMLElement>('.show-more'), 'there is more to show');
    expect(getLinks(), 'no shortened address').to.deep.equal([]);
    showMore.click();
    await until(() => getLinks().length === 2, 'both addresses are links');
    expect(getLinks()).to.deep.equal([address, 'https://shop.example/last']);
    const parts = [...message.querySelectorAll('.text')].map((part) => part.textContent ?? '');
    expect(parts.join(''), 'nothing is lost').to.equal(text);
    expect(parts[1]?.startsWith(address), 'it is not divided').to.equal(true);
  });

  for (const isFormattingEnabled of [true, false]) {
    it(`shows agents' texts as ${isFormattingEnabled ? 'markdown' : 'text'} by the administrator's switch`, async () => {
      const settings = [{ isMessageFormattingEnabled: isFormattingEnabled }];
      const session = createDeskSession(
        { url: emulator.url },
        {
          fetch: (address, init) =>
            String(address).endsWith('/agent-desk-settings')
              ? Promise.resolve(new Response(JSON.stringify(settings)))
              : fetch(address, init),
        },
      );
      const element = mount('<chat-thread></chat-thread>').querySelector('chat-thread') as ChatThread;
      element.session = session;
      expect(await session.login('mara', 'demo')).to.equal(null);
      await until(() => session.state.settings !== null, 'the settings are loaded');
      thread = new ChatThreadHarness(element);
      await openChat(emulator, { session } as MountedSession, 'Ana', { text: 'Hello' });
      await thread.waitForMessage('Hello');
      await thread.send('7. *ok*');
      const message = await until(() => thread.messages.find((candidate) => candidate.matches('.own')), 'it is sent');
      const expected = isFormattingEnabled ? '7. ok' : '7. *ok*';
      await until(() => bubbleText(message) === expected, `${expected} is shown, not ${bubbleText(message)}`);
      session.dispose();
    });
  }
});
