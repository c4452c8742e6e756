import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { markdownTextOf, type CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  cleanUp,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import { openThread } from '../../../support/browser/open-thread.js';
import type { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { createFile, type ComposerHarness } from '../../../support/harness/composer-harness.js';

/** What agents type and paste, by kind. */
describe('inputs of the composer of <chat-thread>', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let thread: ChatThreadHarness;
  let composer: ComposerHarness;
  let chat: CustomerChat;

  before(async () => {
    emulator = await startEmulator();
  });

  beforeEach(async () => {
    ({ mounted: desk, thread, composer, chat } = await openThread(emulator));
  });

  afterEach(() => cleanUp(emulator));

  const sentTexts = async () => (await chat.customerEvents('AGENT_MESSAGE')).map(markdownTextOf);

  it('sends what can be seen, and nothing else', async () => {
    const invisible =
      '\u00a0 \u034f \u061c \u115f \u1160 \u17b4 \u180b \u180e \u200c \u200e \u2028 \u2060 \u2063 \u206a \u3000 \ufe0f \uffa0 \u{e0020} \u{1d173}'.split(
        ' ',
      );
    for (const text of [...invisible, invisible.join(' '), '\n\u200b\n', '\t\u2800']) {
      await thread.write(text);
      await sendKeys({ press: 'Enter' });
      expect(composer.field.value, `${escape(text)} is not sent`).to.equal('');
    }
    const seen = ['\u2764\ufe0f', '.', '\u200e1', '\u{1f468}\u200d\u{1f469}', '\u0640', '\u2800\u2801'];
    for (const text of seen) await thread.send(text);
    await until(async () => (await sentTexts()).length >= seen.length, 'the others were sent');
    expect(await sentTexts()).to.deep.equal(seen);
  });

  it('pastes the text unless it only names the files', async () => {
    const keeps = (text: string, ...names: string[]) =>
      !composer.paste(
        names.map((name) => createFile(name, 'image/png')),
        { 'text/plain': text },
      );
    for (const text of ['Order 47', 'a.png?', 'a.png b.png', 'Re: a.png', '1', '\u{1f44d}', 'a.png.exe', 'b.png'])
      expect(keeps(text, 'a.png'), text).to.equal(true);
    expect(keeps('a.png\nb.png\nc.png', 'a.png', 'b.png'), 'a list of more files').to.equal(true);
    expect(composer.fileStates).to.deep.equal([]);
    for (const text of [
      '',
      ' a.png ',
      '/tmp/a.png',
      'file:///C:/Users/pim/a.png',
      '\\\\server\\share\\a.png',
      '\u00a0',
    ])
      expect(keeps(text, 'a.png'), text).to.equal(false);
    await until(() => composer.fileStates.length === 6, 'the files are attached');
  });

  it('has the canned responses of the language of the page: exact, base, then English', async () => {
    thread.element.cannedResponses = {
      en: { A: ['Hello'] },
      de: { A: ['Hallo'] },
      'de-CH': { A: ['Grüezi'] },
      'pt-BR': { A: ['Oi'] },
      'zh-Hant': { A: ['您好'] },
    };
    await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
    await thread.write('/');
    for (const [lang, text] of [
      ['de-ch', 'Grüezi'],
      ['DE', 'Hallo'],
      ['de-CH-1996', 'Grüezi'],
      ['pt-BR', 'Oi'],
      ['zh-Hant-TW', '您好'],
      ['en-GB', 'Hello'],
      ['de-Latn-AT', 'Hallo'],
      ['xx', 'Hello'],
    ] as const) {
      desk.element.lang = lang;
      await until(
        () => composer.cannedResponses.join() === `A: ${text}`,
        `${lang}: ${text} (${composer.cannedResponses.join()})`,
      );
    }
  });

  it('sends each message of its own, however fast lines follow each other', async () => {
    const lines = ['Your refund is booked', 'bye', '1', 'and one more', '\u{1f44d}'];
    composer.field.focus();
    for (const line of lines) {
      document.execCommand('insertText', false, line);
      composer.field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
      );
      expect(composer.field.value).to.equal('');
    }
    await until(async () => (await sentTexts()).length >= lines.length, 'all were sent');
    expect(await sentTexts()).to.deep.equal(lines);
  });

  it('does not send on the Enter that ends a composition', async () => {
    await thread.write('にほん');
    for (const init of [{ isComposing: true }, { keyCode: 229 }])
      composer.field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true, ...init }),
      );
    expect(composer.field.value).to.equal('にほん');
    await sendKeys({ press: 'Enter' });
    await until(async () => (await sentTexts()).length > 0, 'it was sent');
    expect(await sentTexts()).to.deep.equal(['にほん']);
  });
});

const escape = (text: string): string => [...text].map((c) => `U+${c.codePointAt(0)?.toString(16) ?? ''}`).join(' ');
