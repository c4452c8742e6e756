import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { engine } from '../support/browser/engine.js';
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
      const link = await until(() => frame.contentDocument?.querySelector('a'), 'the e-mail is in its frame');
      expect([link.textContent, link.href]).to.deep.equal(['Only this', '']);
      expect([...page.window.violations, ...page.window.errors]).to.deep.equal([]);
      page.close();
    });
  }

  for (const styleSources of ["'self'", "'none'"])
    it(`an e-mail has its look under style-src ${styleSources}, and nothing is reported`, async () => {
      const page = await HostPage.open(emulator, {
        head: classicScript,
        body: `<desk-session url="${emulator.url}"><chat-thread></chat-thread></desk-session>`,
        styleSources,
        policy: ['report-uri /__beacon__/report'],
      });
      const element = await page.signIn();
      const { session } = element;
      const chat = await openChat(emulator, { element, session, find: () => page.find('chat-thread') as never }, 'Ana');
      const picture = 'data:image/gif;base64,R0lGODlhAgABAIAAAAAAAP///yH5BAAAAAAALAAAAAACAAEAAAICRAoAOw==';
      const htmlBody = `<body style="margin: 7px"><style>p { font-weight: 700 } @media (min-width: 1px) { p { padding: 3px } }</style><p style="color: red; background: url(${picture})" onclick="x()">Order</p><img src="${picture}">`;
      await executeServerCommand('beacon:hits');
      await chat.sendBody({ type: 'EMAIL', markdownText: '', subject: 's', htmlBody });
      const getFrame = () =>
        page
          .find('chat-thread')
          .shadowRoot?.querySelector('agent-desk-message-list')
          ?.shadowRoot?.querySelector('agent-desk-mail')
          ?.shadowRoot?.querySelector('iframe');
      const frame = await until(getFrame, 'the e-mail is shown');
      const text = await until(() => frame.contentDocument?.querySelector('p'), 'the e-mail is in its frame');
      const style = page.window.getComputedStyle(text);
      expect([style.color, style.fontWeight, style.paddingTop]).to.deep.equal(['rgb(255, 0, 0)', '700', '3px']);
      expect(style.backgroundImage).to.include('data:image/gif');
      const { body } = text.ownerDocument;
      expect(page.window.getComputedStyle(body).margin).to.equal('7px');
      await until(() => body.querySelector('img')?.naturalWidth === 2, 'the picture is loaded');

      // What the frame may not do is reported, so that the absence of reports says something. WebKit reports nothing of it.
      if (engine !== 'webkit') {
        body.setAttribute('style', 'margin: 9px');
        const reports: string[] = [];
        const isOfStyle = (report: string) => report.includes('style-src');
        await until(async () => {
          reports.push(...((await executeServerCommand('beacon:hits')) as string[]));
          return reports.some(isOfStyle);
        }, 'the report of an attribute');
        expect(reports.filter(isOfStyle)).to.have.length(1);
        expect(page.window.getComputedStyle(body).margin).not.to.equal('9px');
      }
      expect([...page.window.violations, ...page.window.errors]).to.deep.equal([]);
      page.close();
    });
});
