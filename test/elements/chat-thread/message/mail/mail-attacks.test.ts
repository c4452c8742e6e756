import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import '../../../../../src/elements/chat-thread/message/mail/mail-frame.define.js';
import type { MailFrame } from '../../../../../src/elements/chat-thread/message/mail/mail-frame.js';
import * as rich from '../../../../../src/elements/chat-thread/message/rich/rich-content.js';
import { registerEnglish } from '../../../../../src/translations/en.js';
import { engine } from '../../../../support/browser/engine.js';
import { until } from '../../../../support/browser/mount-session.js';
import { attackVectors } from '../../../../support/builders/attack-vectors.js';

/** E-mails whose HTML attacks the desk: as the element shows them, and in its frame without being cleaned. */
describe('attacks by e-mails', () => {
  const beaconUrl = `${location.origin}/__beacon__/hit`;
  const allVectors = attackVectors(beaconUrl);
  let scriptRuns = 0;
  before(() => {
    registerEnglish(rich.richTranslations);
    (window as unknown as { ran: () => void }).ran = () => scriptRuns++;
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
    expect(
      hits.some((hit) => hit.endsWith('?control')),
      'requests are counted',
    ).to.equal(true);
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
});
