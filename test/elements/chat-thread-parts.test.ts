import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../src/elements/chat-thread/chat-thread.js';
import type { Chat } from '../support/chat.js';
import {
  cleanUp,
  mount,
  startEmulator,
  until,
  withoutFetching,
  type Emulator,
  type MountedDesk,
} from '../support/desk.js';
import { ChatThreadHarness } from '../support/harness/chat-thread.js';
import type { ComposerHarness } from '../support/harness/composer.js';
import { fileOf } from '../support/harness/composer.js';
import { tidy } from '../support/harness/page.js';
import { RerouteHarness } from '../support/harness/reroute.js';
import { openThread } from '../support/thread.js';

/**
 * Parts of the thread that are fetched when first needed, and cannot be. Each is in the page from then on, so that every
 * part is the business of one test.
 */
describe('<chat-thread> whose parts cannot be fetched', () => {
  let emulator: Emulator;
  let desk: MountedDesk;
  let thread: ChatThreadHarness;
  let composer: ComposerHarness;
  let chat: Chat;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function begin(): Promise<void> {
    ({ desk, thread, composer, chat } = await openThread(emulator));
    thread.element.cannedResponses = { en: { Greeting: ['Good morning'] } };
    await until(() => composer.button('Ready-made answers'), 'the answers are known where one writes');
  }

  const failed = () => until(() => /could not be loaded/.test(composer.problem), 'it is said that it did not come');

  it('shows texts as they were written, and richly in every thread once the next one brings the part', async () => {
    await withoutFetching('*rich-content*', async () => {
      await begin();
      const written = '**Order** `B-7` https://example.com/7';
      await chat.says(written);
      const link = (await thread.shows(written)).querySelector<HTMLAnchorElement>('.text a');
      expect(link?.href, 'the address is a link').to.equal('https://example.com/7');
      await chat.sends({ type: 'CONTACT', markdownText: '', contacts: [{ name: { formattedName: 'Bo Lind' } }] });
      const card = () => tidy(thread.messages[2]?.querySelector('.kind')?.textContent);
      await until(() => card() === 'Contact: Bo Lind', `what is drawn as a card is named (“${card()}”)`);
    });
    const next = mount('<chat-thread></chat-thread>', desk.element);
    const drawn = (place: Element | undefined | null) => place?.querySelector('strong')?.textContent;
    const first = await until(
      () => thread.messages.find((message) => drawn(message) === 'Order'),
      'the thread that was there draws it',
    );
    const code = await until(() => first.querySelector('code'), 'what is to be read letter by letter is marked');
    expect(getComputedStyle(code).borderRadius, 'with the look of the part').to.equal('3px');
    const second = new ChatThreadHarness(next.querySelector('chat-thread') as ChatThread);
    await until(() => second.messages.some((message) => drawn(message) === 'Order'), 'so does the new one');
  });

  it('says so of emoji, keeps what is written, and tries again', async () => {
    await begin();
    await thread.write('Dear Ana');
    await withoutFetching('*emoji-picker*', async () => {
      composer.button('Emoji')?.click();
      await failed();
    });
    expect(composer.emojiRoot).to.equal(null);
    expect(composer.field.value).to.equal('Dear Ana');
    await composer.openEmoji();
    expect(composer.problem, 'the words are gone').to.equal('');
    expect(composer.field.value).to.equal('Dear Ana');
  });

  it('says so of files, keeps what is written, and takes them the next time', async () => {
    await begin();
    await thread.write('As agreed');
    const file = fileOf('invoice.pdf', 'application/pdf');
    await withoutFetching('*draft-files*', async () => {
      composer.choose(file);
      await failed();
    });
    expect(composer.field.value).to.equal('As agreed');
    composer.choose(file);
    await until(() => composer.files.length === 1, 'the file is there');
    expect(composer.problem, 'the words are gone').to.equal('');
    expect(composer.field.value).to.equal('As agreed');
  });

  it('says so of ready-made answers, which open with the next letter once they can be had', async () => {
    await begin();
    await withoutFetching('*canned-list*', async () => {
      await thread.write('/');
      await failed();
    });
    expect(composer.field.value).to.equal('/');
    await sendKeys({ type: 'g' });
    await until(() => composer.answers.length === 1, 'the answers are offered');
    expect(composer.problem, 'the words are gone').to.equal('');
    expect(composer.field.value).to.equal('/g');
  });

  it('says so of the dialog for another agent, keeps what is written, and opens it the next time', async () => {
    await begin();
    const reroute = new RerouteHarness(thread.element);
    await thread.write('One moment');
    const strip = () => tidy(thread.element.shadowRoot?.querySelector('.strip [role="alert"]')?.textContent);
    await withoutFetching('*/reroute.*', async () => {
      reroute.button?.click();
      await until(() => /could not be loaded/.test(strip()), 'it is said that it did not come');
    });
    expect(composer.field.value).to.equal('One moment');
    await reroute.open();
    expect(strip(), 'the words are gone').to.equal('');
    expect(composer.field.value).to.equal('One moment');
  });
});
