import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { markdownTextOf, openChat, type CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  cleanUp,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import type { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import type { ComposerHarness } from '../../../support/harness/composer-harness.js';
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
});
