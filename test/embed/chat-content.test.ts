import { expect } from '@open-wc/testing';
import { openChat } from '../support/browser/customer-chat.js';
import { cleanUp, startEmulator, until, type Emulator } from '../support/browser/mount-session.js';
import { HostPage, classicScript, moduleScript } from '../support/browser/host-page.js';

/* Lazily loaded parts of a thread, as shipped, in a page with a strict content security policy and Trusted Types. */
describe('lazily loaded content of a thread, as shipped', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  for (const [name, head] of [
    ['classic', classicScript],
    ['module', moduleScript],
  ] as const) {
    it(`${name} script: shows markdown and HTML e-mails without violating the policy of the page`, async () => {
      const page = await HostPage.open(emulator, {
        head,
        body: `<desk-session url="${emulator.url}"><chat-thread customer-format="markdown"></chat-thread></desk-session>`,
      });
      const element = await page.signIn();
      const { session } = element;
      const chat = await openChat(emulator, { element, session, find: () => page.find('chat-thread') as never }, 'Ana');
      await chat.sendBody({ type: 'PLAIN', markdownText: '**bold**' });
      const htmlBody = `<p style="color:red" onclick="x()"><a href="https://a.example/">Only this</a><style>p{top:0}</style>`;
      await chat.sendBody({ type: 'EMAIL', markdownText: '', subject: 's', htmlBody });
      const getList = () =>
        page.find('chat-thread').shadowRoot?.querySelector('agent-desk-message-list')?.shadowRoot ?? null;
      await until(() => getList()?.querySelector('.markdown strong'), 'markdown is rendered');
      const getMailFrame = () => getList()?.querySelector('agent-desk-mail')?.shadowRoot?.querySelector('iframe');
      const frame = await until(getMailFrame, 'the e-mail is shown');
      expect(frame.srcdoc).to.include('Only this').and.to.include('color: red').and.not.to.include('href');
      expect([...page.window.violations, ...page.window.errors]).to.deep.equal([]);
      page.close();
    });
  }
});
