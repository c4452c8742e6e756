import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { itWithDevtools } from '../../../support/browser/engine.js';
import type { CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import { openChat } from '../../../support/browser/customer-chat.js';
import { openThread } from '../../../support/browser/open-thread.js';
import { createRecording, missingFile, uploadFile } from '../../../support/browser/upload-file.js';
import type { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { createImageFile } from '../../../support/harness/composer-harness.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';

/** Pictures, videos and recordings: what happens when they cannot be shown, and while they play. */
describe('<chat-thread> media', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let thread: ChatThreadHarness;
  let chat: CustomerChat;

  before(async () => {
    emulator = await startEmulator();
  });

  beforeEach(async () => {
    ({ mounted: desk, thread, chat } = await openThread(emulator, { text: null, height: '420px' }));
  });

  afterEach(async () => {
    await executeServerCommand('network:unblock');
    await cleanUp(emulator);
  });

  const show = (type: string, attachment: object, caption = ''): Promise<HTMLElement> =>
    thread.waitForNewMessage(chat.sendBody({ type, markdownText: '', caption, attachment }), `the ${type} message`);

  const textOf = (message: HTMLElement): string => normalizeText(message.querySelector('.bubble')?.textContent);

  itWithDevtools('offers a picture that fails to load by its name, and loads it again on request', async () => {
    const attachment = await uploadFile(emulator, await createImageFile('dot.png'));
    await executeServerCommand('network:block', '*downloadFileStream*');
    const message = await show('IMAGE', attachment, 'dot.png');
    await until(() => textOf(message).includes('could not be loaded'), 'it is said');
    expect(textOf(message)).to.match(/^The image could not be loaded\. dot\.png\s?\d+ B Try again$/);
    expect(message.querySelector('img')).to.equal(null);
    const link = message.querySelector<HTMLAnchorElement>('a.file');
    expect(link?.download).to.equal('dot.png');
    expect(link?.href).to.include('/api/downloadFileStream?filename=');
    await checkA11y(thread.element);
    const getRetry = () => message.querySelector<HTMLButtonElement>('.failed-media button');
    const firstRetry = getRetry();
    firstRetry?.click();
    // The blocked picture can fail again before the next look at the page.
    await until(() => getRetry() !== null && getRetry() !== firstRetry, 'it has failed again');
    await executeServerCommand('network:unblock');
    getRetry()?.focus();
    getRetry()?.click();
    await until(() => (message.querySelector('img')?.naturalWidth ?? 0) > 0, 'it is loaded');
    expect(textOf(message)).to.equal('');
    expect((message.getRootNode() as ShadowRoot).activeElement, 'the focus stays at the message').to.equal(message);
  });

  for (const [type, name, mimeType, words] of [
    ['VIDEO', 'clip.mp4', 'video/mp4', 'The video cannot be played here.'],
    ['VIDEO', 'clip.3gp', 'video/3gpp', 'The video cannot be played here.'],
    ['AUDIO', 'voice.amr', 'audio/amr', 'The recording cannot be played here.'],
    ['AUDIO', 'voice.mp3', 'audio/mpeg', 'The recording cannot be played here.'],
    ['IMAGE', 'scan.jpg', 'image/jpeg', 'The image could not be loaded.'],
  ] as const) {
    it(`says what cannot be shown, and offers it: ${name}`, async () => {
      const content = new File(['This is no such file.'], name, { type: mimeType });
      const message = await show(type, await uploadFile(emulator, content), name);
      await until(() => textOf(message).startsWith(words), 'it is said');
      expect(message.querySelector('img, video, audio')).to.equal(null);
      expect(message.querySelector<HTMLAnchorElement>('a.file')?.download).to.equal(name);
    });
  }

  it('offers a video of which only the sound can be played', async () => {
    const recording = createRecording('sound.mp4', 1);
    const message = await show(
      'VIDEO',
      await uploadFile(emulator, new File([recording], 'sound.mp4', { type: 'video/mp4' })),
    );
    await until(() => textOf(message).startsWith('The video cannot be played here.'), 'it is said');
  });

  describe('what plays', () => {
    let audio: HTMLAudioElement;
    let message: HTMLElement;

    beforeEach(async () => {
      for (let index = 0; index < 30; index++) await chat.sendText(`before ${index}`);
      await thread.waitForMessage('before 29');
      message = await show('AUDIO', await uploadFile(emulator, createRecording('voice.wav', 60)), 'voice.wav');
      audio = await until(() => message.querySelector('audio'), 'the recording is shown');
      audio.muted = true;
      await audio.play();
      await until(() => audio.currentTime > 0, 'it plays');
    });

    const expectPlaying = async (): Promise<void> => {
      const position = audio.currentTime;
      await until(() => audio.currentTime > position + 0.2, 'it goes on');
      expect(audio.paused).to.equal(false);
      expect(audio.isConnected).to.equal(true);
    };

    it('goes on while many messages arrive, and is back in its message afterwards', async () => {
      for (let index = 0; index < 80; index++) await chat.sendText(`after ${index}`);
      await thread.waitForMessage('after 79');
      await until(() => !message.isConnected, 'the message is not rendered any more');
      await expectPlaying();
      await until(() => {
        thread.scroller.scrollTop -= 300;
        return audio.closest('.message');
      }, 'the message is rendered again');
      await until(() => audio.closest('.message')?.querySelectorAll('audio').length === 1, 'it is there once');
      await expectPlaying();
      audio.pause();
      expect(audio.closest('.message')).not.to.equal(null);
    });

    it('goes on when it is scrolled away', async () => {
      for (let index = 0; index < 40; index++) await chat.sendText(`after ${index}`);
      await thread.waitForMessage('after 39');
      thread.scroller.scrollTop = 0;
      await until(() => thread.message('before 0'), 'the start is shown');
      await until(() => !message.isConnected, 'the message is not rendered any more');
      await expectPlaying();
      const root = audio.getRootNode() as ShadowRoot;
      audio.currentTime = 59.9;
      await until(() => audio.ended, 'it has ended');
      await until(() => root.querySelector('.shelter')?.childElementCount === 0, 'nothing is kept');
    });

    const deleteIt = async (): Promise<void> => {
      const messageId = (await chat.storedEvents('CUSTOMER_MESSAGE')).findLast(
        ({ data }) => data.body?.['type'] === 'AUDIO',
      )?.data.id;
      await chat.sendBody({ type: 'DELETEDNOTIFICATION', markdownText: null, messageId, timestamp: Date.now() });
    };

    it('stops when its message is deleted', async () => {
      await deleteIt();
      await until(() => message.textContent.includes('This message was deleted'), 'it is deleted');
      await until(() => audio.paused && !audio.isConnected, 'it has stopped');
    });

    it('stops when its message is deleted while it is scrolled away', async () => {
      for (let index = 0; index < 80; index++) await chat.sendText(`after ${index}`);
      await until(() => !message.isConnected, 'the message is not rendered any more');
      await expectPlaying();
      await deleteIt();
      await until(() => audio.paused && !audio.isConnected, 'it has stopped');
    });

    it('goes on when the thread is moved in the page', async () => {
      const parent = thread.element.parentElement;
      const box = document.createElement('div');
      parent?.append(box);
      box.append(thread.element);
      await expectPlaying();
      parent?.append(thread.element);
      await expectPlaying();
    });

    it('stops when another conversation is shown', async () => {
      await openChat(emulator, desk, 'Bo', { text: 'Hi' });
      thread.element.conversationId = desk.session.state.conversations.ids.at(-1) ?? null;
      await thread.waitForMessage('Hi');
      await until(() => audio.paused, 'it has stopped');
    });
  });

  it('a link to a file of another server shows the ending of its name, and all of its host', async () => {
    thread.element.style.width = '360px';
    const host = `bank.example.${'very-long-name-of-a-department.'.repeat(3)}evil.example`;
    const body = {
      type: 'FILE',
      markdownText: '',
      additionalDetails: { fileName: `${'Report '.repeat(20)}final.pdf` },
    };
    const attachment = { mediaUrl: `https://${host}/a.pdf`, mimeType: 'application/pdf', size: 1 };
    const shown = await thread.waitForNewMessage(chat.sendBody({ ...body, attachment }));
    expect(shown.querySelector('a.file .file-name > :last-child')?.textContent).to.include('final.pdf');
    const label = shown.querySelector<HTMLElement>('a.file .host');
    expect(label?.textContent).to.equal(host);
    expect(label?.scrollWidth).to.be.at.most(label?.clientWidth ?? 0);
    const bubble = shown.querySelector('.bubble')?.getBoundingClientRect();
    for (const part of shown.querySelectorAll('a.file > *')) {
      const { left, right } = part.getBoundingClientRect();
      expect(right).to.be.at.most((bubble?.right ?? 0) + 0.5);
      expect(left).to.be.at.least((bubble?.left ?? 0) - 0.5);
    }
  });

  describe('names of files', () => {
    const long = 'Contract between the Harrow company and its suppliers, signed version';
    for (const [name, ending] of [
      [`${long} 2024-03.pdf`, ' 2024-03.pdf'],
      [`${long.replaceAll(' ', '')}.v2.docx`, '.docx'],
      [`${'عقد طويل جدا بين الشركة والموردين '.repeat(3)}النهائي.pdf`, '.pdf'],
      [`${'a'.repeat(200)}.exe`, '.exe'],
    ] as const) {
      it(`keep their ending: ${name.slice(0, 20)}…${ending}`, async () => {
        thread.element.style.width = '360px';
        const body = { type: 'FILE', markdownText: '', caption: '', additionalDetails: { fileName: name } };
        const attachment = missingFile('1.pdf', 'application/pdf');
        const shown = await thread.waitForNewMessage(chat.sendBody({ ...body, attachment }));
        const label = shown.querySelector<HTMLElement>('a.file .file-name');
        const [full, start, end] = label?.children ?? [];
        expect(full?.textContent, 'the name for screen readers').to.equal(name);
        expect(`${start?.textContent ?? ''}${end?.textContent ?? ''}`).to.equal(name);
        expect(end?.textContent).to.include(ending.trim().slice(-4));
        expect((start as HTMLElement).scrollWidth, 'the start is cut off').to.be.above(
          (start as HTMLElement).clientWidth,
        );
        expect((end as HTMLElement).getBoundingClientRect().width).to.be.above(20);
        await checkA11y(thread.element);
        const bubble = shown.querySelector('.bubble')?.getBoundingClientRect();
        const edges = end?.getBoundingClientRect();
        expect(edges?.right ?? 0).to.be.at.most(bubble?.right ?? 0);
        expect(edges?.left ?? 0).to.be.at.least(bubble?.left ?? 0);
      });
    }
  });
});
