import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import type { CustomerChat } from '../../support/browser/customer-chat.js';
import {
  cleanUp,
  mount,
  startEmulator,
  until,
  withBlockedRequests,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { ChatThreadHarness } from '../../support/harness/chat-thread-harness.js';
import type { ComposerHarness } from '../../support/harness/composer-harness.js';
import { createFile } from '../../support/harness/composer-harness.js';
import { normalizeText } from '../../support/harness/text-helpers.js';
import { RerouteHarness } from '../../support/harness/reroute-harness.js';
import { openThread } from '../../support/browser/open-thread.js';

/**
 * Parts of the thread that are fetched when first needed, and cannot be. Each is in the page from then on, so that every
 * part is the business of one test.
 */
describe('<chat-thread> whose parts cannot be fetched', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let thread: ChatThreadHarness;
  let composer: ComposerHarness;
  let chat: CustomerChat;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function setUp(): Promise<void> {
    ({ mounted: desk, thread, composer, chat } = await openThread(emulator));
    thread.element.cannedResponses = { en: { Greeting: ['Good morning'] } };
    await until(() => composer.button('Canned responses'), 'the answers are known where one writes');
  }

  const waitForLoadError = () =>
    until(() => /Couldn't load this/.test(composer.errorText), 'it is said that it did not come');

  it('shows texts as they were written, and richly in every thread once the next one brings the part', async () => {
    await withBlockedRequests('*rich-content*', async () => {
      await setUp();
      const source = '**Order** `B-7` https://example.com/7';
      await chat.sendText(source);
      const link = (await thread.waitForMessage(source)).querySelector<HTMLAnchorElement>('.text a');
      expect(link?.href, 'the address is a link').to.equal('https://example.com/7');
      await chat.sendBody({ type: 'CONTACT', markdownText: '', contacts: [{ name: { formattedName: 'Bo Lind' } }] });
      const getCardTitle = () => normalizeText(thread.messages[2]?.querySelector('.kind')?.textContent);
      await until(
        () => getCardTitle() === 'Contact: Bo Lind',
        `what is drawn as a card is named (“${getCardTitle()}”)`,
      );
    });
    const secondHost = mount('<chat-thread></chat-thread>', desk.element);
    const getBoldText = (root: Element | undefined | null) => root?.querySelector('strong')?.textContent;
    const firstMessage = await until(
      () => thread.messages.find((message) => getBoldText(message) === 'Order'),
      'the thread that was there draws it',
    );
    const code = await until(() => firstMessage.querySelector('code'), 'what is to be read letter by letter is marked');
    expect(getComputedStyle(code).borderRadius, 'with the look of the part').to.equal('3px');
    const secondThread = new ChatThreadHarness(secondHost.querySelector('chat-thread') as ChatThread);
    await until(() => secondThread.messages.some((message) => getBoldText(message) === 'Order'), 'so does the new one');
  });

  it('says so of emoji, keeps what is written, and tries again', async () => {
    await setUp();
    await thread.write('Dear Ana');
    await withBlockedRequests('*emoji-picker*', async () => {
      composer.button('Emoji')?.click();
      await waitForLoadError();
    });
    expect(composer.emojiRoot).to.equal(null);
    expect(composer.field.value).to.equal('Dear Ana');
    await composer.openEmoji();
    expect(composer.errorText, 'the words are gone').to.equal('');
    expect(composer.field.value).to.equal('Dear Ana');
  });

  it('says so of files, keeps what is written, and takes them the next time', async () => {
    await setUp();
    await thread.write('As agreed');
    const file = createFile('invoice.pdf', 'application/pdf');
    await withBlockedRequests('*draft-files*', async () => {
      composer.chooseFiles(file);
      await waitForLoadError();
    });
    expect(composer.field.value).to.equal('As agreed');
    composer.chooseFiles(file);
    await until(() => composer.fileStates.length === 1, 'the file is there');
    expect(composer.errorText, 'the words are gone').to.equal('');
    expect(composer.field.value).to.equal('As agreed');
  });

  it('says so of ready-made answers, which open with the next letter once they can be had', async () => {
    await setUp();
    await withBlockedRequests('*canned-list*', async () => {
      await thread.write('/');
      await waitForLoadError();
    });
    expect(composer.field.value).to.equal('/');
    await sendKeys({ type: 'g' });
    await until(() => composer.cannedResponses.length === 1, 'the answers are offered');
    expect(composer.errorText, 'the words are gone').to.equal('');
    expect(composer.field.value).to.equal('/g');
  });

  it('says so of the dialog for another agent, keeps what is written, and opens it the next time', async () => {
    await setUp();
    const reroute = new RerouteHarness(thread.element);
    await thread.write('One moment');
    const getAlertText = () =>
      normalizeText(thread.element.shadowRoot?.querySelector('.banner [role="alert"]')?.textContent);
    await withBlockedRequests('*/reroute-dialog.*', async () => {
      reroute.button?.click();
      await until(() => /Couldn't load this/.test(getAlertText()), 'it is said that it did not come');
    });
    expect(composer.field.value).to.equal('One moment');
    await reroute.open();
    expect(getAlertText(), 'the words are gone').to.equal('');
    expect(composer.field.value).to.equal('One moment');
  });
});
