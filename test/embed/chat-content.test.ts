import { expect } from '@open-wc/testing';
import { openChat } from '../support/browser/customer-chat.js';
import { cleanUp, startEmulator, until, type Emulator } from '../support/browser/mount-session.js';
import { HostPage, classicScript, moduleScript } from '../support/browser/host-page.js';

/*
 * What a chat needs beside its text comes in parts of its own, some of them from within others: as shipped, in a page with
 * a strict content policy and Trusted Types.
 */
describe('the content of a chat, as shipped', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  for (const [name, head] of [
    ['classic', classicScript],
    ['module', moduleScript],
  ] as const) {
    it(`${name}: markdown and formatted mails, nothing against the policy of the page`, async () => {
      const page = await HostPage.open(emulator, {
        head,
        body: `<desk-session url="${emulator.url}"><chat-thread></chat-thread></desk-session>`,
      });
      const element = await page.signIn();
      const { session } = element;
      const chat = await openChat(emulator, { element, session, find: () => page.find('chat-thread') as never }, 'Ana');
      await chat.sendBody({ type: 'PLAIN', markdownText: '**bold**' });
      await chat.sendBody({ type: 'EMAIL', markdownText: '', subject: 's', htmlBody: '<p id="here">Only this</p>' });
      const getList = () =>
        page.find('chat-thread').shadowRoot?.querySelector('agent-desk-message-list')?.shadowRoot ?? null;
      await until(() => getList()?.querySelector('.markdown strong'), 'markdown is read', 8000);
      const getMailFrame = () => getList()?.querySelector('agent-desk-mail')?.shadowRoot?.querySelector('iframe');
      const frame = await until(getMailFrame, 'the mail is shown', 8000);
      expect(frame.srcdoc).to.include('Only this');
      expect([...page.window.violations, ...page.window.errors]).to.deep.equal([]);
      page.close();
    });
  }
});
