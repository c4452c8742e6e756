import { expect } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import type { Lightbox } from '../../../../src/elements/chat-thread/message/lightbox.js';
import { itWithDevtools } from '../../../support/browser/engine.js';
import type { CustomerChat } from '../../../support/browser/customer-chat.js';
import { checkA11y, cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { openThread } from '../../../support/browser/open-thread.js';
import { uploadFile } from '../../../support/browser/upload-file.js';
import type { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';

/** Pictures of a thread, enlarged. */
describe('<chat-thread> lightbox', () => {
  let emulator: Emulator;
  let thread: ChatThreadHarness;
  let chat: CustomerChat;
  const root = (): ShadowRoot => thread.scroller.getRootNode() as ShadowRoot;

  before(async () => {
    emulator = await startEmulator();
  });

  beforeEach(async () => {
    ({ thread, chat } = await openThread(emulator, { text: null, height: '480px' }));
  });

  afterEach(async () => {
    await executeServerCommand('network:unblock');
    await cleanUp(emulator);
  });

  async function createPicture(name: string, width: number, height: number): Promise<File> {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    canvas.getContext('2d')?.fillRect(0, 0, width, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    return new File([blob as Blob], name, { type: 'image/png' });
  }

  /** Sends a picture as the customer and returns its link. */
  async function send(name: string, width: number, height: number): Promise<HTMLAnchorElement> {
    const attachment = await uploadFile(emulator, await createPicture(name, width, height));
    const message = await thread.waitForNewMessage(
      chat.sendBody({ type: 'IMAGE', markdownText: '', caption: name, attachment }),
    );
    await until(() => message.querySelector('img')?.complete, 'the picture is loaded');
    return message.querySelector('a.picture') as HTMLAnchorElement;
  }

  const lightbox = () => root().querySelector<Lightbox>('agent-desk-lightbox')?.shadowRoot ?? null;
  const image = () => lightbox()?.querySelector('img') ?? null;
  const view = () => lightbox()?.querySelector<HTMLElement>('.view') as HTMLElement;
  const button = (label: string) =>
    lightbox()?.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`) ?? null;
  const bar = () => normalizeText(lightbox()?.querySelector('.bar')?.textContent);
  const isShown = (name: string) =>
    until(() => image()?.alt === name && image()?.style.width !== '', `${name} is shown`);

  async function open(link: HTMLAnchorElement): Promise<void> {
    link.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => image()?.style.width, 'the picture is shown');
  }

  it('shows a long screenshot with its width, and the rest by scrolling', async () => {
    await open(await send('long.png', 400, 8000));
    const width = Math.min(400, view().clientWidth);
    await until(() => image()?.getBoundingClientRect().width === width, 'it has its width');
    expect(view().scrollHeight).to.be.above(view().clientHeight * 3);
    expect(lightbox()?.activeElement, 'the keyboard scrolls it').to.equal(view());
    await sendKeys({ press: 'PageDown' });
    await until(() => view().scrollTop > 100, 'it has scrolled');
    await checkA11y(thread.element);
  });

  it('zooms by button, key and click', async () => {
    await open(await send('photo.png', 2000, 1500));
    const width = () => image()?.getBoundingClientRect().width ?? 0;
    // It is fitted again when the bars have their height.
    await until(() => view().scrollHeight <= view().clientHeight + 1, 'all of it is in view');
    const whole = width();
    button('Zoom in')?.click();
    await until(() => Math.round(width()) === Math.round(whole * 1.5), 'it is larger');
    expect(view().scrollWidth).to.be.above(view().clientWidth);
    await sendKeys({ press: '+' });
    await until(() => Math.round(width()) === Math.round(whole * 2.25), 'it is larger still');
    await sendKeys({ press: '0' });
    await until(() => width() === whole, 'it is as at first');
    button('Zoom out')?.click();
    await sendKeys({ press: '-' });
    expect(width(), 'never smaller than all of it').to.equal(whole);
    image()?.click();
    await until(() => width() > whole * 1.9, 'a click enlarges it');
    image()?.click();
    await until(() => width() === whole, 'another one does not');
    expect(bar()).to.match(/\d+\s?%/);
  });

  it('leads to the previous and the next picture of the thread', async () => {
    await send('one.png', 40, 40);
    const second = await send('two.png', 60, 40);
    await chat.sendText('in between');
    await send('three.png', 80, 40);
    await open(second);
    expect(bar()).to.include('two.png').and.to.include('2 of 3');
    await sendKeys({ press: 'ArrowRight' });
    await isShown('three.png');
    expect(image()?.naturalWidth).to.equal(80);
    expect(bar()).to.include('three.png').and.to.include('3 of 3');
    expect(lightbox()?.querySelector('a')?.download).to.equal('three.png');
    expect(normalizeText(lightbox()?.querySelector('[role="status"]')?.textContent)).to.equal('three.png, 3 of 3');
    expect(button('Next image')?.disabled).to.equal(true);
    await sendKeys({ press: 'ArrowRight' });
    button('Previous image')?.click();
    await isShown('two.png');
    button('Previous image')?.focus();
    button('Previous image')?.click();
    await isShown('one.png');
    expect(lightbox()?.activeElement, 'the button cannot be pressed again').to.equal(view());
    await checkA11y(thread.element);
    await sendKeys({ press: 'Escape' });
    await until(() => lightbox() === null, 'it is closed');
    expect(root().activeElement).to.equal(second);
  });

  it('follows the direction of the text', async () => {
    await send('one.png', 40, 40);
    const second = await send('two.png', 60, 40);
    thread.element.lang = 'ar';
    await until(() => getComputedStyle(thread.scroller).direction === 'rtl', 'it is in Arabic');
    await open(second);
    // Arabic digits in Firefox and WebKit, Latin ones in Chromium.
    const two = new Intl.NumberFormat('ar').format(2);
    expect(bar()).to.include(`${two} من ${two}`);
    await sendKeys({ press: 'ArrowRight' });
    await isShown('one.png');
    expect(button('الصورة التالية')?.querySelector('.directional')).not.to.equal(null);
    thread.element.lang = 'en';
  });

  itWithDevtools('says when a picture cannot be loaded, and loads it again on request', async () => {
    const attachment = await uploadFile(emulator, await createPicture('gone.png', 40, 40));
    await executeServerCommand('network:block', `*${new URL(attachment.mediaUrl).searchParams.get('filename') ?? ''}*`);
    await chat.sendBody({ type: 'IMAGE', markdownText: '', caption: 'gone.png', attachment });
    const link = await send('here.png', 60, 40);
    await open(link);
    await sendKeys({ press: 'ArrowLeft' });
    const failure = await until(() => lightbox()?.querySelector<HTMLElement>('.failed'), 'it is said');
    expect(normalizeText(failure.textContent)).to.equal('The image could not be loaded. Try again');
    await executeServerCommand('network:unblock');
    failure.querySelector('button')?.click();
    await isShown('gone.png');
  });

  it('shows no picture that is deleted meanwhile', async () => {
    await send('one.png', 40, 40);
    await send('two.png', 60, 40);
    await open(await send('three.png', 80, 40));
    const ids = (await chat.storedEvents('CUSTOMER_MESSAGE')).map(({ data }) => data.id);
    const deletePicture = (index: number) =>
      chat.sendBody({
        type: 'DELETEDNOTIFICATION',
        markdownText: null,
        messageId: ids[index],
        timestamp: Date.now(),
      });
    await deletePicture(0);
    await until(() => bar().includes('2 of 2'), 'one less can be paged to');
    await sendKeys({ press: 'ArrowLeft' });
    await isShown('two.png');
    await sendKeys({ press: 'ArrowRight' });
    await isShown('three.png');
    await deletePicture(2);
    await until(() => lightbox() === null, 'it is closed');
  });

  it('returns the focus to the thread when the message is not rendered any more', async () => {
    const link = await send('one.png', 40, 40);
    await open(link);
    for (let index = 0; index < 60; index++) await chat.sendText(`after ${index}`);
    await until(() => !link.isConnected, 'the message is not rendered any more');
    await sendKeys({ press: 'Escape' });
    await until(() => lightbox() === null, 'it is closed');
    expect(root().activeElement).to.equal(thread.scroller);
  });
});
