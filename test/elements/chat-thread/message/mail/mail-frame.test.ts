import { expect } from '@open-wc/testing';
import { executeServerCommand, sendMouse } from '@web/test-runner-commands';
import '../../../../../src/elements/chat-thread/chat-thread.define.js';
import type { CustomerChat } from '../../../../support/browser/customer-chat.js';
import { checkA11y, cleanUp, startEmulator, until, type Emulator } from '../../../../support/browser/mount-session.js';
import type { ChatThreadHarness } from '../../../../support/harness/chat-thread-harness.js';
import { createImageFile } from '../../../../support/harness/composer-harness.js';
import { normalizeText } from '../../../../support/harness/text-helpers.js';
import { missingFile, uploadFile } from '../../../../support/browser/upload-file.js';
import { openThread } from '../../../../support/browser/open-thread.js';

/** The HTML version of e-mails: sandboxed, images on request, links listed below. */
describe('<chat-thread> e-mails', () => {
  let emulator: Emulator;
  let thread: ChatThreadHarness;
  let chat: CustomerChat;

  before(async () => {
    emulator = await startEmulator();
  });

  beforeEach(async () => {
    ({ thread, chat } = await openThread(emulator, { text: null, height: '600px' }));
  });

  afterEach(() => cleanUp(emulator));

  /** Sends a body as the customer and returns its rendered message. */
  async function show(body: Readonly<Record<string, unknown>>): Promise<HTMLElement> {
    return thread.waitForNewMessage(chat.sendBody(body), `the ${String(body['type'])} message`);
  }

  /** What the frame shows, once it is filled. */
  const waitForMail = (frame: HTMLIFrameElement, text: string): Promise<HTMLElement> =>
    until(() => {
      const body = frame.contentDocument?.body;
      return body?.textContent.includes(text) === true ? body : null;
    }, `the mail with “${text}”`);

  const messageText = (message: HTMLElement): string => normalizeText(message.querySelector('.bubble')?.textContent);

  it('shows the HTML version of an e-mail on request, and its images on a second request', async () => {
    const message = await show({
      type: 'EMAIL',
      markdownText: 'Dear team',
      subject: 'Order 4711',
      from: 'ana@example.com',
      htmlBody: '<p>Dear <b>team</b></p><img src="https://beacon.example/mail.png">',
    });
    expect(messageText(message)).to.include('Dear team');
    const mail = await until(() => message.querySelector('agent-desk-mail')?.shadowRoot, 'the element is loaded');
    const button = (label: string) =>
      [...mail.querySelectorAll('button')].find((element) => normalizeText(element.textContent) === label) ?? null;
    expect(mail.querySelector('iframe')).to.equal(null);
    (await until(() => button('Show formatted version'), 'the button is shown')).click();
    const frame = await until(() => mail.querySelector('iframe'), 'the frame is shown');
    expect(frame.getAttribute('sandbox')).to.equal('allow-same-origin');
    expect(frame.title).to.equal('Email: Order 4711');
    expect(frame.srcdoc).to.include('img-src data:;');
    expect((await waitForMail(frame, 'Dear team')).querySelector('b')?.textContent).to.equal('team');
    await checkA11y(thread.element);
    (await until(() => button('Show images'), 'the button for images is shown')).click();
    const allowed = await until(() => mail.querySelector('iframe[srcdoc*="data: https:;"]'), 'images are allowed');
    await waitForMail(allowed as HTMLIFrameElement, 'Dear team');
    await until(() => button('Hide formatted version'), 'the button to hide it is shown').then((hideButton) =>
      hideButton.click(),
    );
    await until(() => mail.querySelector('iframe') === null, 'the frame is removed');
    thread.element.lang = 'ar';
    const getDirection = () => getComputedStyle(mail.querySelector('.actions') as Element).direction;
    await until(() => getDirection() === 'rtl', 'it follows the direction of the thread');
    thread.element.lang = 'en';
    await until(() => button('Show formatted version'), 'it is in English again');
    expect(getDirection(), 'left to right in English').to.equal('ltr');
  });

  it('lists the links of an e-mail with their real destinations', async () => {
    const message = await show({
      type: 'EMAIL',
      markdownText: '',
      subject: 'Order 4711',
      htmlBody:
        '<a class=x href="https://evil.example/pay?x=1&amp;y=2" style="color:red">Your\n bank</a> <A HREF=https://evil.example/pay?x=1&y=2>again</A>' +
        ` <a href=' mailto:jo@example.com'><img alt=""></a> <a href="javascript:alert(1)">run</a> <a href="/here">home</a>`,
    });
    const mail = await until(() => message.querySelector('agent-desk-mail')?.shadowRoot, 'the element is loaded');
    const frame = await until(() => mail.querySelector('iframe'), 'it is shown');
    const body = await waitForMail(frame, 'again');
    expect(body.querySelector('[href]')).to.equal(null);
    const summary = await until(() => mail.querySelector('summary'), 'the list of links is shown');
    expect(normalizeText(summary.textContent)).to.equal('Links (2)');
    summary.click();
    const links = [...mail.querySelectorAll('a')];
    expect(links.map(({ href }) => href)).to.deep.equal(['https://evil.example/pay?x=1&y=2', 'mailto:jo@example.com']);
    expect([...mail.querySelectorAll('li')].map((item) => normalizeText(item.textContent))).to.deep.equal([
      'Your bank evil.example',
      'jo@example.com',
    ]);
    for (const { target, rel } of links) {
      expect(target).to.equal('_blank');
      expect(rel).to.equal('noopener noreferrer nofollow');
    }
    await checkA11y(thread.element);
  });

  it('keeps the e-mail in its frame, whatever is clicked in it', async () => {
    const message = await show({
      type: 'EMAIL',
      markdownText: '',
      subject: 's',
      htmlBody: `<a target=_self href="${location.origin}/__beacon__/hit" style="position:fixed;inset:0">Click</a>`,
    });
    const mail = await until(() => message.querySelector('agent-desk-mail')?.shadowRoot, 'the element is loaded');
    const frame = await until(() => mail.querySelector('iframe'), 'it is shown');
    await waitForMail(frame, 'Click');
    let loads = 0;
    frame.addEventListener('load', () => loads++);
    await executeServerCommand('beacon:hits');
    const { left, top, width, height } = frame.getBoundingClientRect();
    const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    await sendMouse({ type: 'click', position });
    // The browser would have loaded the page by the time another frame has loaded.
    const other = document.createElement('iframe');
    other.src = `${location.origin}/__beacon__/other`;
    const otherLoaded = new Promise((resolve) => other.addEventListener('load', resolve));
    document.body.append(other);
    await otherLoaded;
    other.remove();
    expect(await executeServerCommand('beacon:hits')).to.deep.equal(['/__beacon__/other?']);
    expect(loads, 'documents loaded after the mail').to.equal(0);
  });

  it('shows the pictures that came with it, and offers nothing else', async () => {
    const picture = await uploadFile(emulator, await createImageFile('image001.png'));
    const message = await show({
      type: 'EMAIL',
      markdownText: '',
      subject: 's',
      htmlBody: '<img id=one src="cid:image001.png@01D9"><img src="cid:image002.png@01D9" alt="Chart">',
      attachments: [{ ...picture, contentId: '<image001.png@01D9>' }],
    });
    const mail = await until(() => message.querySelector('agent-desk-mail')?.shadowRoot, 'the element is loaded');
    const frame = await until(() => mail.querySelector('iframe'), 'it is shown');
    const body = await waitForMail(frame, 'Picture “Chart”: see the attachments below');
    const source = body.querySelector('#one')?.getAttribute('src') ?? '';
    expect(source).to.include('/file-engine/api/downloadFileStream?filename=');
    const policy = /img-src ([^;]*);/.exec(frame.srcdoc)?.[1];
    expect(policy).to.equal(`data: ${source.split('?')[0] ?? ''}`);
    expect([...mail.querySelectorAll('button')].map((button) => normalizeText(button.textContent))).to.deep.equal([
      'Hide formatted version',
    ]);
  });

  it('says which pictures could not be loaded', async () => {
    const gone = missingFile('gone.png', 'image/png');
    const message = await show({
      type: 'EMAIL',
      markdownText: '',
      subject: 's',
      htmlBody:
        '<p>Hi</p><img src="cid:gone@x" alt="Plan"><img src="https://nowhere.invalid/a.png" alt="Logo">' +
        '<img src="data:image/png;base64,AAAA" alt="Chart"><img src="https://nowhere.invalid/b.png" alt="" id="line">',
      attachments: [{ ...gone, contentId: '<gone@x>' }],
    });
    const mail = await until(() => message.querySelector('agent-desk-mail')?.shadowRoot, 'the element is loaded');
    const missing = () =>
      [...(mail.querySelector('iframe')?.contentDocument?.querySelectorAll('.missing-picture') ?? [])].map((words) =>
        normalizeText(words.textContent),
      );
    const failed = (name: string) => `The image could not be loaded. ${name}`;
    await until(() => missing().join() === [failed('Plan'), failed('Chart')].join(), 'those that came with it');
    [...mail.querySelectorAll('button')].find((button) => button.textContent.includes('Show images'))?.click();
    await until(
      () => missing().join() === [failed('Plan'), failed('Logo'), failed('Chart')].join(),
      'those of other servers',
    );
    expect(mail.querySelector('iframe')?.contentDocument?.querySelector('#line'), 'it only decorates').not.to.equal(
      null,
    );
  });

  it('shows the HTML version immediately if there is no text version', async () => {
    const message = await show({ type: 'EMAIL', markdownText: '', subject: 's', htmlBody: '<p>Only this</p>' });
    const mail = await until(() => message.querySelector('agent-desk-mail')?.shadowRoot, 'the element is loaded');
    await waitForMail(await until(() => mail.querySelector('iframe'), 'it is shown'), 'Only this');
  });

  it('can be scrolled to its end, whatever its styles say', async () => {
    for (const [name, htmlBody] of Object.entries({
      sheet: '<style>html, body { height: 100%; overflow: hidden; } body#a { overflow: hidden !important; }</style>',
      attribute: '<body style="overflow: hidden; height: 200px">',
    })) {
      const message = await show({
        type: 'EMAIL',
        markdownText: '',
        subject: name,
        htmlBody: `${htmlBody}<p style="height: 900px">Begin</p><p>End of ${name}</p>`,
      });
      const mail = await until(() => message.querySelector('agent-desk-mail')?.shadowRoot, 'the element is loaded');
      const frame = await until(() => mail.querySelector('iframe'), 'it is shown');
      const body = await waitForMail(frame, `End of ${name}`);
      const { documentElement } = body.ownerDocument;
      expect(documentElement.scrollHeight, name).to.be.above(900);
      expect(getComputedStyle(documentElement).overflowY, name).to.equal('auto');
      expect(getComputedStyle(body).overflowY, name).to.equal('visible');
    }
  });

  it('shows it with its colors, fonts and pictures, and again after it was moved', async () => {
    const picture = 'data:image/gif;base64,R0lGODlhAgABAIAAAAAAAP///yH5BAAAAAAALAAAAAACAAEAAAICRAoAOw==';
    const message = await show({
      type: 'EMAIL',
      markdownText: '',
      subject: 's',
      htmlBody: `<style>.x { font-weight: 700 }</style><style media=print>.x { color: blue }</style>
        <p class=x style="color: red">Order</p><img src="${picture}">`,
    });
    const element = await until(() => message.querySelector('agent-desk-mail'), 'the element is loaded');
    const getFrame = () => element.shadowRoot?.querySelector('iframe');
    const check = async (): Promise<void> => {
      const body = await waitForMail(await until(getFrame, 'it is shown'), 'Order');
      const { color, fontWeight } = getComputedStyle(body.querySelector('p') as Element);
      expect([color, fontWeight, getComputedStyle(body).margin]).to.deep.equal(['rgb(255, 0, 0)', '700', '12px']);
      await until(() => body.querySelector('img')?.naturalWidth === 2, 'the picture is loaded');
    };
    await check();
    const parent = element.parentElement as HTMLElement;
    const holder = document.createElement('div');
    document.body.append(holder);
    holder.append(element);
    await check();
    parent.append(element);
    holder.remove();
    await check();
  });
});
