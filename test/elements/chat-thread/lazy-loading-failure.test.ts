import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { itWithDevtools } from '../../support/browser/engine.js';
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

/** Lazily loaded parts whose import fails. A loaded part stays in the page, so each part is tested in one test only. */
describe('<chat-thread> whose lazy parts fail to load', () => {
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
    ({
      mounted: desk,
      thread,
      composer,
      chat,
    } = await openThread(emulator, { attributes: 'customer-format="markdown"' }));
    thread.element.cannedResponses = { en: { Greeting: ['Good morning'] } };
    await until(() => composer.button('Canned responses'), 'canned responses are available');
  }

  const waitForLoadError = () => until(() => /Couldn't load this/.test(composer.errorText), 'the error is shown');

  itWithDevtools(
    'shows plain text, and markdown in every thread once the next thread has loaded the module',
    async () => {
      await withBlockedRequests('*rich-content*', async () => {
        await setUp();
        const source = '**Order** `B-7` https://example.com/7';
        await chat.sendText(source);
        await thread.waitForMessage(source);
        await chat.sendBody({ type: 'CONTACT', markdownText: '', contacts: [{ name: { formattedName: 'Bo Lind' } }] });
        const getCardTitle = () => normalizeText(thread.messages[2]?.querySelector('.kind')?.textContent);
        await until(
          () => getCardTitle() === 'Contact: Bo Lind',
          `the preview of the card is shown (“${getCardTitle()}”)`,
        );
      });
      const secondHost = mount('<chat-thread customer-format="markdown"></chat-thread>', desk.element);
      const getBoldText = (root: Element | undefined | null) => root?.querySelector('strong')?.textContent;
      const firstMessage = await until(
        () => thread.messages.find((message) => getBoldText(message) === 'Order'),
        'the first thread shows markdown',
      );
      const code = await until(() => firstMessage.querySelector('code'), 'code is rendered');
      expect(getComputedStyle(code).borderRadius, 'with the styles of the module').to.equal('3px');
      const secondThread = new ChatThreadHarness(secondHost.querySelector('chat-thread') as ChatThread);
      await until(
        () => secondThread.messages.some((message) => getBoldText(message) === 'Order'),
        'the second thread shows markdown',
      );
    },
  );

  itWithDevtools('shows an error for emoji, keeps the draft, and loads them on the next try', async () => {
    await setUp();
    await thread.write('Dear Ana');
    await withBlockedRequests('*emoji-picker*', async () => {
      composer.button('Emoji')?.click();
      await waitForLoadError();
    });
    expect(composer.emojiRoot).to.equal(null);
    expect(composer.field.value).to.equal('Dear Ana');
    await composer.openEmoji();
    expect(composer.errorText, 'the error is gone').to.equal('');
    expect(composer.field.value).to.equal('Dear Ana');
  });

  itWithDevtools('shows an error for files, keeps the draft, and attaches them on the next try', async () => {
    await setUp();
    await thread.write('As agreed');
    const file = createFile('invoice.pdf', 'application/pdf');
    await withBlockedRequests('*draft-files*', async () => {
      composer.chooseFiles(file);
      await waitForLoadError();
    });
    expect(composer.field.value).to.equal('As agreed');
    composer.chooseFiles(file);
    await until(() => composer.fileStates.length === 1, 'the file is attached');
    expect(composer.errorText, 'the error is gone').to.equal('');
    expect(composer.field.value).to.equal('As agreed');
  });

  itWithDevtools('shows an error for canned responses, and opens them on the next key once they load', async () => {
    await setUp();
    await withBlockedRequests('*canned-list*', async () => {
      await thread.write('/');
      await waitForLoadError();
    });
    expect(composer.field.value).to.equal('/');
    await sendKeys({ type: 'g' });
    await until(() => composer.cannedResponses.length === 1, 'the canned responses are shown');
    expect(composer.errorText, 'the error is gone').to.equal('');
    expect(composer.field.value).to.equal('/g');
  });

  itWithDevtools('shows an error for the reroute dialog, keeps the draft, and opens it on the next try', async () => {
    await setUp();
    const reroute = new RerouteHarness(thread.element);
    await thread.write('One moment');
    const getAlertText = () =>
      normalizeText(thread.element.shadowRoot?.querySelector('.banner [role="alert"]')?.textContent);
    await withBlockedRequests('*/reroute-dialog.*', async () => {
      reroute.button?.click();
      await until(() => /Couldn't load this/.test(getAlertText()), 'the error is shown');
    });
    expect(composer.field.value).to.equal('One moment');
    await reroute.open();
    expect(getAlertText(), 'the error is gone').to.equal('');
    expect(composer.field.value).to.equal('One moment');
  });
});
