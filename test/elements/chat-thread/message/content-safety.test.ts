import { expect } from '@open-wc/testing';
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
      // E-mails are covered by mail-attacks.test.ts.
      for (const mail of container.querySelectorAll('agent-desk-mail')) mail.remove();
      // Players go on loading after they are removed. WebKit cannot have thousands of them.
      for (const player of container.querySelectorAll<HTMLMediaElement>('video, audio')) {
        player.removeAttribute('src');
        player.load();
      }
      // Lets the browser free what is gone.
      await new Promise((resolve) => setTimeout(resolve));
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
