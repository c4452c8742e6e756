import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { render } from 'lit';
import '../../src/elements/chat-thread/mail-frame.define.js';
import { renderItem } from '../../src/elements/chat-thread/item-view.js';
import * as rich from '../../src/elements/chat-thread/rich-content.js';
import type { MailFrame } from '../../src/elements/chat-thread/mail-frame.js';
import type { MessageView } from '../../src/elements/chat-thread/message-view.js';
import { addEnglish, englishCatalogue } from '../../src/messages/en.js';
import { cleanUp, mountDesk, startEmulator, until, type Emulator, type MountedDesk } from '../support/desk.js';
import { everything } from '../support/every-body.js';
import { vectors } from '../support/vectors.js';

const tags = new Set(
  'article div span bdi svg path circle a img video audio button time p strong em s code pre ul ol li blockquote hr table tbody tr th td dl dt dd details summary agent-desk-mail'.split(
    ' ',
  ),
);
const attributes = new Set(
  'class part href target rel tabindex title dir datetime data-key role src alt loading decoding controls preload start viewbox d cx cy r download'.split(
    ' ',
  ),
);

/** Everything that can stand in a thread, with everything that attackers write in it, in a real browser. */
describe('what others write', () => {
  const beacon = `${location.origin}/__beacon__/hit`;
  const all = vectors(beacon);
  let emulator: Emulator;
  let desk: MountedDesk;
  let files: string;
  let runs = 0;
  let violations = 0;
  const count = (): void => void violations++;

  before(async () => {
    addEnglish(rich.richTexts);
    (window as unknown as { ran: () => void }).ran = () => runs++;
    document.addEventListener('securitypolicyviolation', count);
    emulator = await startEmulator();
    files = emulator.url.replace(/\/agent-manager$/, '/file-engine');
    desk = await mountDesk(emulator, { username: null });
  });

  after(async () => {
    document.removeEventListener('securitypolicyviolation', count);
    await cleanUp(emulator);
  });

  const view = (): MessageView => ({
    words: englishCatalogue.messages,
    localize: {
      time: String,
      dateTime: String,
      day: String,
      duration: String,
      number: String,
    },
    ownId: 'me' as never,
    customer: 'Ana',
    rich,
    mayWrite: true,
    fileUrl: (address) => desk.session.rest.fileUrl(address),
    reply: () => undefined,
    retry: () => undefined,
    discard: () => undefined,
    jump: () => undefined,
    insert: () => undefined,
    send: () => undefined,
    copy: () => undefined,
  });

  function complaintsAbout(root: Element): string[] {
    const complaints: string[] = [];
    for (const element of root.querySelectorAll('*')) {
      const tag = element.localName;
      if (!tags.has(tag)) complaints.push(`<${tag}>`);
      for (const { name, value } of element.attributes) {
        if (!attributes.has(name.toLowerCase()) && !name.startsWith('aria-')) complaints.push(`<${tag} ${name}>`);
        if (name === 'src' && !value.startsWith(`${files}/api/downloadFileStream?filename=`))
          complaints.push(`${tag} loads ${value}`);
        if (name !== 'href') continue;
        if (!/^(?:https?:\/\/|mailto:|tel:\+?\d)/.test(value)) complaints.push(`leads to ${value}`);
        const own = value.startsWith(files);
        const rel = element.getAttribute('rel') ?? '';
        if (
          element.getAttribute('target') !== '_blank' ||
          !rel.startsWith('noopener noreferrer') ||
          (!own && !rel.endsWith('nofollow'))
        )
          complaints.push(`a link with ${rel}`);
      }
    }
    return complaints;
  }

  it('runs nothing, fetches nothing and becomes no markup, wherever it stands', async function () {
    this.timeout(120_000);
    expect(all.length, 'vectors').to.be.above(300);
    const host = document.createElement('div');
    document.body.append(host);
    const root = host.attachShadow({ mode: 'open' });
    const stage = root.appendChild(document.createElement('div'));
    await executeServerCommand('beacon:hits');
    let drawn = 0;
    for (const vector of all) {
      const items = everything(vector, files);
      drawn += items.length;
      render(
        items.map((item) => renderItem(item, view())),
        stage,
      );
      expect(complaintsAbout(stage), vector).to.deep.equal([]);
      // Mails are the business of the next test; their frames would be drawn for nothing here.
      for (const mail of stage.querySelectorAll('agent-desk-mail')) mail.remove();
      render(null, stage);
      stage.replaceChildren();
      delete (stage as unknown as Record<string, unknown>)['_$litPart$'];
    }
    await new Promise((resolve) => setTimeout(resolve));
    host.remove();
    expect(drawn).to.be.above(all.length * 40);
    expect(runs, 'scripts that ran').to.equal(0);
    expect(violations, 'violations of the content policy').to.equal(0);
    expect(await executeServerCommand('beacon:hits'), 'requests').to.deep.equal([]);
  });

  it('in the formatted version of a mail runs nothing and fetches nothing', async function () {
    this.timeout(120_000);
    await executeServerCommand('beacon:hits');
    for (let at = 0; at < all.length; at += 40) {
      const loaded: Promise<unknown>[] = [];
      const mails = all.slice(at, at + 40).map((vector) => {
        const mail = document.createElement('agent-desk-mail') as MailFrame;
        mail.markup = vector;
        mail.open = true;
        document.body.append(mail);
        const root = mail.shadowRoot;
        const over = new Promise((resolve) => root?.addEventListener('load', resolve, { capture: true, once: true }));
        // Chromium never says that a mail has loaded in which an SVG wanted to use another document.
        loaded.push(Promise.race([over, vector.includes('<use') ? new Promise((end) => setTimeout(end, 1000)) : over]));
        return mail;
      });
      await Promise.all(mails.map(({ updateComplete }) => updateComplete));
      for (const mail of mails) {
        expect(mail.shadowRoot?.querySelector('iframe')?.getAttribute('sandbox')).to.equal('');
      }
      await Promise.all(loaded);
      for (const mail of mails) mail.remove();
    }
    expect(runs, 'scripts that ran').to.equal(0);
    expect(await executeServerCommand('beacon:hits'), 'requests').to.deep.equal([]);
  });

  it('the beacon would tell: pictures of a mail are fetched once the agent asks for them', async () => {
    const mail = document.createElement('agent-desk-mail') as MailFrame;
    mail.markup = `<img src="${beacon}?asked">`;
    mail.open = true;
    document.body.append(mail);
    await mail.updateComplete;
    // Mails fetch over https only; this page is served without.
    const frame = mail.shadowRoot?.querySelector('iframe');
    expect(frame?.srcdoc).to.include('img-src data:;');
    [...(mail.shadowRoot?.querySelectorAll('button') ?? [])].at(-1)?.click();
    await until(() => frame?.srcdoc.includes('img-src data: https:;'), 'pictures are allowed');
    mail.remove();
    const control = document.createElement('img');
    control.src = `${beacon}?control`;
    await until(
      async () => ((await executeServerCommand('beacon:hits')) as string[]).includes('/__beacon__/hit?control'),
      'the beacon counts',
    );
  });
});
