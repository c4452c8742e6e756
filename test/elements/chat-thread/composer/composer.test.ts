import { expect } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { itWithDevtools } from '../../../support/browser/engine.js';
import { markdownTextOf, openChat, type CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  cleanUp,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import type { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { createFile, createImageFile, type ComposerHarness } from '../../../support/harness/composer-harness.js';
import { openThread } from '../../../support/browser/open-thread.js';

/** The message field. */
describe('the composer of <chat-thread>', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let thread: ChatThreadHarness;
  let composer: ComposerHarness;
  let chat: CustomerChat;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function openComposer(attributes = ''): Promise<void> {
    ({ mounted: desk, thread, composer, chat } = await openThread(emulator, { attributes }));
  }

  it('has the language of the customer for the spell checker', async () => {
    await openComposer();
    expect(composer.field.lang).to.equal('en');
    const ben = await openChat(emulator, desk, 'Ben', { language: 'portuguese' });
    desk.session.activate(ben.id);
    await until(() => composer.field.lang === 'pt', 'it is that of the customer');
    const cleo = await openChat(emulator, desk, 'Cleo', { channel: 'WHATSAPP' });
    desk.session.activate(cleo.id);
    await until(() => !composer.field.hasAttribute('lang'), 'WhatsApp does not tell it');
  });

  const sentTexts = async () => (await chat.customerEvents('AGENT_MESSAGE')).map(markdownTextOf);

  /** Runs `action` in the task of the next event of this type, after the composer has handled the event. */
  const inTaskOf = (type: string, action: () => void) => window.addEventListener(type, action, { once: true });

  /** Types as the browser does, but within the current task. */
  const typeNow = (text: string) => document.execCommand('insertText', false, text);

  const pressEnterNow = () =>
    composer.field.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
    );

  describe('is emptied in the task in which the message is sent', () => {
    it('so that what is typed before the next frame is a message of its own', async () => {
      await openComposer();
      await thread.write('Your refund is booked');
      const values: string[] = [];
      inTaskOf('keydown', () => {
        values.push(composer.field.value);
        typeNow('bye');
        values.push(composer.field.value);
        pressEnterNow();
        values.push(composer.field.value);
        pressEnterNow();
        typeNow('and more');
      });
      await sendKeys({ press: 'Enter' });
      expect(values).to.deep.equal(['', 'bye', '']);
      await until(async () => (await sentTexts()).length >= 2, 'both messages were sent');
      expect(await sentTexts()).to.deep.equal(['Your refund is booked', 'bye']);
      await thread.waitForMessage('bye');
      expect(composer.field.value).to.equal('and more');
      expect(desk.session.state.local.drafts.get(chat.id)?.text).to.equal('and more');
    });

    it('also by the button', async () => {
      await openComposer();
      await thread.write('One');
      await until(() => !composer.sendButton.disabled, 'the send button is enabled');
      inTaskOf('click', () => typeNow('Two'));
      composer.sendButton.click();
      expect(composer.field.value).to.equal('Two');
      await sendKeys({ press: 'Enter' });
      await until(async () => (await sentTexts()).length >= 2, 'both messages were sent');
      expect(await sentTexts()).to.deep.equal(['One', 'Two']);
    });

    it('but not when the host keeps the message', async () => {
      await openComposer();
      await thread.write('Keep');
      thread.element.addEventListener('message-send-request', (event) => event.preventDefault(), { once: true });
      inTaskOf('keydown', () => typeNow(' this'));
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      await until(async () => (await sentTexts()).length > 0, 'the message was sent');
      expect(await sentTexts()).to.deep.equal(['Keep this']);
    });
  });

  it('takes over a draft that is changed elsewhere before the agent goes on typing', async () => {
    await openComposer();
    await thread.write('I ');
    desk.session.setDraft(chat.id, { text: 'I think', replyTo: null, whisper: false });
    typeNow(' so');
    expect(composer.field.value).to.equal('I think so');
    await sendKeys({ press: 'Enter' });
    await until(async () => (await sentTexts()).length > 0, 'the message was sent');
    expect(await sentTexts()).to.deep.equal(['I think so']);
  });

  it('keeps the cursor while messages arrive, whatever the line ends of the draft', async () => {
    await openComposer();
    desk.session.setDraft(chat.id, { text: 'one\r\ntwo', replyTo: null, whisper: false });
    await until(() => composer.field.value === 'one\ntwo', 'the draft is shown');
    composer.field.focus();
    composer.field.setSelectionRange(2, 2);
    await chat.sendText('Still there?');
    await thread.waitForMessage('Still there?');
    expect(composer.field.selectionStart).to.equal(2);
  });

  it('never carries text to another conversation', async () => {
    await openComposer();
    const ben = await openChat(emulator, desk, 'Ben');
    await thread.write('For Ana');
    desk.session.activate(ben.id);
    typeNow(', still');
    await until(() => thread.title === 'Ben', 'Ben is shown');
    expect(composer.field.value).to.equal('');
    await thread.send('For Ben');
    await until(async () => (await ben.customerEvents('AGENT_MESSAGE')).length > 0, 'Ben has the message');
    expect((await ben.customerEvents('AGENT_MESSAGE')).map(markdownTextOf)).to.deep.equal(['For Ben']);
    desk.session.activate(chat.id);
    await until(() => composer.field.value === 'For Ana, still', 'the draft for Ana is kept');
  });

  describe('sends nothing in which nothing can be seen', () => {
    it('and shows received messages of that kind as empty', async () => {
      await openComposer();
      for (const text of ['\u200b', '\u2800 \u2800', '\u3164\u200d', ' \u00ad ']) {
        await thread.write(text);
        await until(() => composer.sendButton.disabled, 'the send button is disabled');
        await sendKeys({ press: 'Enter' });
        expect(composer.field.value, 'the field is cleared').to.equal('');
      }
      await thread.send('\u200bseen');
      await until(async () => (await sentTexts()).length > 0, 'the last one was sent');
      expect(await sentTexts()).to.deep.equal(['\u200bseen']);

      for (const text of ['\u2800', '\u200b\u200b', '\u202e \ufeff']) {
        const message = await thread.waitForNewMessage(chat.sendText(text));
        expect(message.textContent).to.include('(empty message)');
      }
    });

    it('nor is it a caption', async () => {
      await openComposer();
      composer.chooseFiles(createFile('a.pdf', 'application/pdf'));
      await composer.waitForFiles('a.pdf: 300 B');
      await thread.send('\u2800');
      await until(async () => (await sentTexts()).length > 0, 'the file was sent');
      expect(await sentTexts()).to.deep.equal(['']);
    });
  });

  itWithDevtools('begins a new line on Enter on a touch device, and sends by the button or Ctrl+Enter', async () => {
    await openComposer();
    expect(composer.field.getAttribute('enterkeyhint')).to.equal('send');
    await executeServerCommand('touch:on');
    try {
      await until(() => composer.field.getAttribute('enterkeyhint') === 'enter', 'the key says what it does');
      await thread.write('first line');
      await sendKeys({ press: 'Enter' });
      await sendKeys({ type: 'second line' });
      expect(composer.field.value).to.equal('first line\nsecond line');
      await until(() => !composer.sendButton.disabled, 'the send button is enabled');
      composer.sendButton.click();
      await until(async () => (await sentTexts()).length === 1, 'sent by the button');
      await sendKeys({ type: 'third' });
      await sendKeys({ down: 'Control' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ up: 'Control' });
      await until(async () => (await sentTexts()).length === 2, 'sent by Ctrl+Enter');
      expect(await sentTexts()).to.deep.equal(['first line\nsecond line', 'third']);
    } finally {
      await executeServerCommand('touch:off');
    }
    await until(() => composer.field.getAttribute('enterkeyhint') === 'send', 'with a mouse again');
  });

  it('pastes text that has a picture beside it, and attaches a file that has only its name beside it', async () => {
    await openComposer();
    const picture = await createImageFile('image.png');
    const keeps = (texts: Readonly<Record<string, string>>, ...files: File[]) =>
      !composer.paste(files.length === 0 ? [picture] : files, texts);
    expect(keeps({ 'text/plain': 'Dear Ana', 'text/rtf': '{\\rtf1 Dear Ana}' }), 'a word processor').to.equal(true);
    expect(keeps({ 'text/plain': 'A1\tB1', 'text/html': '<td>A1' }), 'a spreadsheet').to.equal(true);
    expect(keeps({ 'text/plain': 'see image.png' }), 'words about the file').to.equal(true);
    expect(keeps({ 'text/plain': 'https://shop.example/image.png' }), 'an address').to.equal(true);
    expect(keeps({ 'text/plain': 'image.png\nand more' }), 'more than the name').to.equal(true);
    expect(composer.fileStates, 'nothing was attached').to.deep.equal([]);

    const pdf = createFile('my offer.pdf', 'application/pdf');
    expect(keeps({ 'text/plain': 'image.png' }), 'the name').to.equal(false);
    expect(keeps({ 'text/plain': 'image.png\r\nmy offer.pdf\r\n' }, picture, pdf), 'the names').to.equal(false);
    expect(keeps({ 'text/plain': 'file:///home/mara/my%20offer.pdf' }, pdf), 'a file address').to.equal(false);
    expect(keeps({ 'text/plain': 'C:\\Users\\mara\\my offer.pdf' }, pdf), 'a path').to.equal(false);
    expect(keeps({ 'text/html': '<img src="x">' }), 'a picture of a page').to.equal(false);
    expect(keeps({ 'text/plain': '\n' }), 'no text').to.equal(false);
    const sizes = createFile('Gro\u0308ße.pdf', 'application/pdf');
    expect(keeps({ 'text/plain': 'Größe.pdf' }, sizes), 'the name in other code points').to.equal(false);
    for (const text of [
      'image',
      'IMAGE.PNG',
      'image.png\0',
      '\ufffc',
      '\u200b',
      '"C:\\Users\\mara\\image.png"',
      '~/Pictures/image.png',
      'x-special/nautilus-clipboard\ncopy\nfile:///home/mara/image.png\n',
    ])
      expect(keeps({ 'text/plain': text }), JSON.stringify(text)).to.equal(false);
    await until(() => composer.fileStates.length === 16, 'the files are attached');
  });
});
