import { expect } from '@open-wc/testing';
import { engine } from '../../../support/browser/engine.js';
import { executeServerCommand } from '@web/test-runner-commands';
import { render } from 'lit';
import '../../../../src/elements/chat-thread/message/mail/mail-frame.define.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import type { ThreadItem } from '../../../../src/elements/chat-thread/message-list/thread-items.js';
import { renderItem } from '../../../../src/elements/chat-thread/message-list/item-view.js';
import * as rich from '../../../../src/elements/chat-thread/message/rich/rich-content.js';
import type { MailFrame } from '../../../../src/elements/chat-thread/message/mail/mail-frame.js';
import { registerEnglish } from '../../../../src/translations/en.js';
import { thread } from '../../../../src/translations/en/parts/thread/thread.js';
import {
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import { allThreadItems } from '../../../support/builders/all-thread-items.js';
import { attackVectors } from '../../../support/builders/attack-vectors.js';
import { messageView } from '../../../support/builders/message-view.js';

const allowedTags = new Set(
  'article div span bdi svg path circle a img video audio button time p strong em s code pre ul ol li blockquote hr table tbody tr th td dl dt dd details summary agent-desk-mail'.split(
    ' ',
  ),
);
const allowedAttributes = new Set(
  'class part href target rel tabindex title dir datetime data-key role src alt loading decoding controls preload value viewbox d cx cy r download translate'.split(
    ' ',
  ),
);

/** Every type of item, with every attack vector in it, in a real browser. */
describe('untrusted content', () => {
  const beaconUrl = `${location.origin}/__beacon__/hit`;
  const allVectors = attackVectors(beaconUrl);
  let emulator: Emulator;
  let desk: MountedSession;
  let fileServiceUrl: string;
  let scriptRuns = 0;
  let violations = 0;
  const countViolation = (): void => void violations++;

  before(async () => {
    registerEnglish({ ...thread, ...rich.richTranslations });
    (window as unknown as { ran: () => void }).ran = () => scriptRuns++;
    document.addEventListener('securitypolicyviolation', countViolation);
    emulator = await startEmulator();
    fileServiceUrl = emulator.url.replace(/\/agent-manager$/, '/file-engine');
    desk = await mountSession(emulator, { username: null });
  });

  after(async () => {
    document.removeEventListener('securitypolicyviolation', countViolation);
    await cleanUp(emulator);
  });

  const createView = () => messageView({ fileUrl: (address) => desk.session.rest.fileUrl(address) });

  const isLong = (item: ThreadItem): boolean => item.kind === 'message' && item.message.body.text.length > 5000;

  function findProblems(root: Element): string[] {
    const problems: string[] = [];
    for (const element of root.querySelectorAll('*')) {
      const tag = element.localName;
      if (!allowedTags.has(tag)) problems.push(`<${tag}>`);
      for (const { name, value } of element.attributes) {
        if (!allowedAttributes.has(name.toLowerCase()) && !name.startsWith('aria-')) problems.push(`<${tag} ${name}>`);
        // Only this project's own markup has it, with this value.
        if (name === 'translate' && value !== 'no') problems.push(`translate ${value}`);
        if (name === 'src' && !value.startsWith(`${fileServiceUrl}/api/downloadFileStream?filename=`))
          problems.push(`${tag} loads ${value}`);
        if (name !== 'href') continue;
        if (!/^(?:https?:\/\/|mailto:|tel:\+?\d)/.test(value)) problems.push(`href ${value}`);
        const isFileService = value.startsWith(fileServiceUrl);
        const rel = element.getAttribute('rel') ?? '';
        if (
          element.getAttribute('target') !== '_blank' ||
          !rel.startsWith('noopener noreferrer') ||
          (!isFileService && !rel.endsWith('nofollow'))
        )
          problems.push(`rel ${rel}`);
      }
    }
    return problems;
  }

  it('runs no script, makes no request and creates no markup, in any item', async function () {
    this.timeout(120_000);
    expect(allVectors.length, 'vectors').to.be.above(300);
    const host = document.createElement('div');
    document.body.append(host);
    const root = host.attachShadow({ mode: 'open' });
    const container = root.appendChild(document.createElement('div'));
    await executeServerCommand('beacon:hits');
    let renderedItems = 0;
    for (const [index, vector] of allVectors.entries()) {
      // Long texts take as long as all others together, and are cut in the same way whatever they begin with.
      const items = allThreadItems(vector, fileServiceUrl).filter((item) => index % 10 === 0 || !isLong(item));
      renderedItems += items.length;
      render(
        items.map((item) => renderItem(item, createView())),
        container,
      );
      expect(findProblems(container), vector).to.deep.equal([]);
      // E-mails are covered by the next test.
      for (const mail of container.querySelectorAll('agent-desk-mail')) mail.remove();
      render(null, container);
      container.replaceChildren();
      delete (container as unknown as Record<string, unknown>)['_$litPart$'];
    }
    await new Promise((resolve) => setTimeout(resolve));
    host.remove();
    expect(renderedItems).to.be.above(allVectors.length * 40);
    expect(scriptRuns, 'scripts that ran').to.equal(0);
    expect(violations, 'violations of the content policy').to.equal(0);
    expect(await executeServerCommand('beacon:hits'), 'requests').to.deep.equal([]);
  });

  /** Opens e-mails with these bodies. Resolves when their frames are filled. */
  async function openMails(bodies: readonly string[]): Promise<readonly { mail: MailFrame; page: Document }[]> {
    const mails = bodies.map((body) => {
      const mail = document.createElement('agent-desk-mail') as MailFrame;
      mail.markup = `<i class="start">${body}`;
      mail.open = true;
      document.body.append(mail);
      return mail;
    });
    const getPage = (mail: MailFrame) => mail.shadowRoot?.querySelector('iframe')?.contentDocument;
    const empty = () => mails.filter((mail) => !getPage(mail)?.querySelector('.start')).map(({ markup }) => markup);
    await until(
      () => empty().length === 0,
      () => `the frames are filled, not: ${empty().join(' and ')}`,
    );
    return mails.map((mail) => ({ mail, page: getPage(mail) as Document }));
  }

  /** The attacks of which something was requested. */
  async function requested(attacks: readonly string[]): Promise<readonly string[]> {
    const hits = (await executeServerCommand('beacon:hits')) as string[];
    return hits.filter((hit) => !hit.endsWith('?control')).map((hit) => attacks[Number(/\d+/.exec(hit)?.[0])] ?? hit);
  }

  /** Each with an address of its own. */
  const numbered = (attacks: readonly string[]): readonly string[] =>
    attacks.map((attack, index) => attack.replaceAll(beaconUrl, `${beaconUrl}/${index}`));

  /** Resolves when what the frames have begun to load has arrived. */
  async function settle(pages: readonly Document[]): Promise<void> {
    for (const page of pages) page.body.getBoundingClientRect();
    const other = document.createElement('iframe');
    other.src = `${beaconUrl}?control`;
    const loaded = new Promise((resolve) => other.addEventListener('load', resolve));
    document.body.append(other);
    await loaded;
    other.remove();
  }

  it('runs no script and makes no request in the HTML version of an e-mail', async function () {
    this.timeout(120_000);
    await executeServerCommand('beacon:hits');
    const attacks = numbered(allVectors);
    for (let offset = 0; offset < attacks.length; offset += 40) {
      const opened = await openMails(attacks.slice(offset, offset + 40));
      for (const { mail } of opened) {
        // With scripts allowed, it would be no sandbox.
        expect(mail.shadowRoot?.querySelector('iframe')?.getAttribute('sandbox')).to.equal('allow-same-origin');
      }
      await settle(opened.map(({ page }) => page));
      for (const { mail } of opened) mail.remove();
    }
    expect(scriptRuns, 'scripts that ran').to.equal(0);
    expect(await requested(attacks), 'requests').to.deep.equal([]);
  });

  it('the frame of an e-mail runs and loads nothing either, with what is not cleaned', async function () {
    this.timeout(120_000);
    localStorage.setItem('kept', 'as it is');
    await executeServerCommand('beacon:hits');
    const more = [
      `<meta http-equiv=refresh content="0;url=${beaconUrl}">`,
      `<form action="${beaconUrl}"><button>a</button></form>`,
      `<form action="${beaconUrl}" target=_top><button>a</button></form>`,
      `<a href="javascript:top.ran()"><button>a</button></a>`,
      `<a href="${beaconUrl}" target=_top>a</a><a href="${beaconUrl}" target=_blank>b</a>`,
      `<script>top.ran(); localStorage.setItem('kept', 'by a mail')</script>`,
      `<iframe src="${beaconUrl}"></iframe><iframe srcdoc="<script>top.ran()</script>"></iframe>`,
      `<iframe src="${location.origin}/__web-dev-server__/x" sandbox="allow-scripts allow-same-origin"></iframe>`,
      `<base href="${beaconUrl}/"><img src=a><link rel=stylesheet href=b><link rel=preload as=image href=c>`,
      `<style>@import "${beaconUrl}"; @font-face { font-family: a; src: url(${beaconUrl}) } i { font-family: a }</style>`,
    ];
    // Firefox prefetches against the policy. Cleaned mails have no links to fetch.
    const isRefused = (attack: string) => engine !== 'firefox' || !attack.includes('rel="prefetch"');
    const attacks = numbered([...more, ...allVectors].filter(isRefused));
    for (let offset = 0; offset < attacks.length; offset += 40) {
      const bodies = attacks.slice(offset, offset + 40);
      const opened = await openMails(bodies.map(() => 'a'));
      for (const [index, { page }] of opened.entries()) {
        // Unlike with `innerHTML`, scripts would run.
        page.body.append(page.createRange().createContextualFragment(bodies[index] ?? ''));
        for (const button of page.querySelectorAll('button')) button.click();
        for (const link of page.querySelectorAll<HTMLElement>('a[target]')) link.click();
      }
      await settle(opened.map(({ page }) => page));
      for (const { mail } of opened) mail.remove();
    }
    expect(scriptRuns, 'scripts that ran').to.equal(0);
    expect(await requested(attacks), 'requests').to.deep.equal([]);
    expect(localStorage.getItem('kept')).to.equal('as it is');
    localStorage.removeItem('kept');
  });

  it('allows images of an e-mail on request; the beacon counts requests', async () => {
    const mail = document.createElement('agent-desk-mail') as MailFrame;
    mail.markup = '<img src="https://elsewhere.example/a.png">';
    mail.open = true;
    document.body.append(mail);
    await mail.updateComplete;
    const policy = () => mail.shadowRoot?.querySelector('iframe')?.srcdoc ?? '';
    expect(policy()).to.include('img-src data:;');
    [...(mail.shadowRoot?.querySelectorAll('button') ?? [])].at(-1)?.click();
    await until(() => policy().includes('img-src data: https:;'), 'images are allowed');
    mail.remove();
    const controlImage = document.createElement('img');
    controlImage.src = `${beaconUrl}?control`;
    await until(
      async () => ((await executeServerCommand('beacon:hits')) as string[]).includes('/__beacon__/hit?control'),
      'the beacon counts',
    );
  });
});
