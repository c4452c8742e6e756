import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitForHand } from '../../../../support/browser/pointer.js';
import '../../../../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../../../../src/elements/chat-thread/chat-thread.js';
import { createDeskSession } from '../../../../../src/session/create-desk-session.js';
import { RestError } from '../../../../../src/session/rest/rest-client.js';
import { openChat, markdownTextOf, type CustomerChat } from '../../../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  mount,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../../support/browser/mount-session.js';
import { ChatThreadHarness } from '../../../../support/harness/chat-thread-harness.js';
import { ComposerHarness, createFile, createImageFile } from '../../../../support/harness/composer-harness.js';
import { openThread } from '../../../../support/browser/open-thread.js';
import type { CimEvent } from '../../../../support/browser/server-world.js';

const pdf = createFile('invoice.pdf', 'application/pdf');

/** Attached files: selected, pasted, dropped, uploading, failed, sent. */
describe('files in the composer of <chat-thread>', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let thread: ChatThreadHarness;
  let composer: ComposerHarness;
  let chat: CustomerChat;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function openComposer(attributes = '', name = 'Ana'): Promise<void> {
    ({ mounted: desk, thread, composer, chat } = await openThread(emulator, { attributes, customer: name }));
  }

  /** Adds a second agent, so that whispers have a recipient. */
  async function joinVela(): Promise<MountedSession> {
    const vela = await mountSession(emulator, { username: 'vela', attributes: 'session-id="vela"' });
    const report = await until(async () => {
      const [team] = vela.session.state.agent?.supervisedTeams ?? [];
      const teamReport = team === undefined ? null : await vela.session.teamReport(team);
      return teamReport?.chats[0] ?? null;
    }, 'the report lists the chat');
    await vela.session.dispatch({ type: 'monitor', chat: report });
    await vela.session.dispatch({ type: 'barge-in', conversationId: chat.id });
    return vela;
  }

  const waitForSentMessages = async (count: number): Promise<readonly CimEvent[]> =>
    until(async () => {
      const events = await chat.storedEvents('AGENT_MESSAGE');
      return events.length === count ? events : null;
    }, `${count} messages were sent`);

  it('sends a selected file with the text as its caption, after the upload', async () => {
    await openComposer();
    await emulator.control('POST', '/faults', { uploadMs: 60_000 });
    const photo = await createImageFile('parcel.png');
    composer.chooseFiles(photo);
    await composer.waitForFiles('parcel.png: uploading');
    expect(composer.isFocused, 'the focus stays in the field').to.equal(true);
    await until(() => composer.previews.length === 1, 'the preview is shown');
    const [red, green, blue] = composer.previews[0]?.getContext('2d')?.getImageData(40, 40, 1, 1).data ?? [];
    expect([red, green, blue]).to.deep.equal([0x1f, 0x6f, 0xeb]);
    await checkA11y(thread.element);

    await emulator.control('POST', '/clock', { advanceMs: 60_000 });
    await composer.waitForFiles(`parcel.png: ${photo.size} B`);
    expect(composer.fileStatusText).to.equal('The files are ready to send.');
    await checkA11y(thread.element);

    await thread.send('Your parcel');
    const [message] = await waitForSentMessages(1);
    const body = message?.data.body as {
      type: string;
      caption: string;
      attachment: { mediaUrl: string; size: number };
    };
    expect(body.type).to.equal('IMAGE');
    expect(body.caption).to.equal('parcel.png');
    expect(markdownTextOf(message)).to.equal('Your parcel');
    expect(body.attachment.size).to.equal(photo.size);
    const response = await fetch(body.attachment.mediaUrl);
    expect(new Uint8Array(await response.arrayBuffer())).to.deep.equal(new Uint8Array(await photo.arrayBuffer()));
    expect(composer.field.value).to.equal('');
    expect(composer.fileStates).to.deep.equal([]);
    const sentMessage = await thread.waitForMessage('Your parcel');
    expect(sentMessage.querySelector('img')?.alt).to.equal('parcel.png');
  });

  it('sends a message when its files are uploaded, also while another conversation is shown', async () => {
    await openComposer();
    const ben = await openChat(emulator, desk, 'Ben');
    await emulator.control('POST', '/faults', { uploadMs: 60_000 });
    composer.chooseFiles(pdf);
    await composer.waitForFiles('invoice.pdf: uploading');
    await thread.send('Your invoice');
    expect(composer.field.value, 'the field is empty for the next message').to.equal('');
    await until(() => composer.waitingText === 'Sent when uploaded: Your invoice', 'the message waits');
    expect(composer.progressText).to.match(/^\d+%$/);
    await checkA11y(thread.element);
    await thread.send('It takes a moment');
    await waitForSentMessages(1);
    desk.session.activate(ben.id);
    await until(() => thread.title === 'Ben', 'Ben is shown');
    await emulator.control('POST', '/clock', { advanceMs: 60_000 });
    const messages = await waitForSentMessages(2);
    expect(messages.map(markdownTextOf)).to.deep.equal(['It takes a moment', 'Your invoice']);
    expect(messages[1]?.data.body?.['type']).to.equal('FILE');
    expect((await ben.storedEvents('AGENT_MESSAGE')).length).to.equal(0);
    expect(desk.session.state.local.drafts.size).to.equal(0);
  });

  it('puts a waiting message back into the field when its file fails, is removed, or the host keeps it', async () => {
    await openComposer();
    await emulator.control('POST', '/faults', { uploadMs: 60_000 });
    composer.chooseFiles(pdf);
    await composer.waitForFiles('invoice.pdf: uploading');
    await thread.send('One');
    await until(() => composer.waitingText !== '', 'the message waits');
    composer.fileButton('Cancel the upload of invoice.pdf').click();
    await until(() => composer.field.value === 'One' && composer.fileStates.length === 0, 'the text is back');

    composer.chooseFiles(pdf);
    await composer.waitForFiles('invoice.pdf: uploading');
    await waitForHand();
    await sendKeys({ press: 'Enter' });
    await until(() => composer.waitingText !== '', 'the message waits again');
    thread.element.addEventListener('message-send-request', (event) => event.preventDefault(), { once: true });
    await emulator.control('POST', '/clock', { advanceMs: 60_000 });
    await until(() => composer.field.value === 'One', 'the host keeps it');
    await composer.waitForFiles('invoice.pdf: 300 B');
    expect((await chat.storedEvents('AGENT_MESSAGE')).length).to.equal(0);
  });

  it('offers no second attempt for a file that the service does not accept', async () => {
    await openComposer();
    desk.session.rest.upload = () => Promise.reject(new RestError({ code: 'other', detail: 'too large' }, 413));
    composer.chooseFiles(pdf);
    await composer.waitForFiles('invoice.pdf: Not accepted: too large');
    expect(() => composer.fileButton('Upload invoice.pdf again')).to.throw();
    await thread.send('Here it is');
    await until(() => composer.errorText !== '', 'it says why');
    expect(composer.errorText).to.equal("Couldn't upload a file. Try again or remove it.");
    composer.fileButton('Remove invoice.pdf').click();
    await until(() => composer.errorText === '', 'the reason is gone with the file');
    expect(composer.field.value).to.equal('Here it is');
  });

  it('sends several files, each with its type; text and reply reference go with the first', async () => {
    await openComposer('file-types=""');
    const helloId = (await chat.storedEvents('CUSTOMER_MESSAGE'))[0]?.data.id;
    thread.pressInMessage('Hello', 'Reply');
    await thread.write('All of it');
    composer.chooseFiles(
      pdf,
      createFile('film.mp4', 'video/mp4'),
      createFile('note.mp3', 'audio/mpeg'),
      createFile('a.zip', ''),
    );
    await composer.waitForFiles('invoice.pdf: 300 B', 'film.mp4: 300 B', 'note.mp3: 300 B', 'a.zip: 300 B');
    await until(() => !composer.sendButton.disabled, 'the send button is enabled');
    composer.sendButton.click();
    const events = await waitForSentMessages(4);
    expect(events.map(({ data }) => data.body?.['type'])).to.deep.equal(['FILE', 'VIDEO', 'AUDIO', 'FILE']);
    expect(events.map(markdownTextOf)).to.deep.equal(['All of it', '', '', '']);
    expect(events.map(({ data }) => data.header?.originalMessageId ?? null)).to.deep.equal([helloId, null, null, null]);
    expect(composer.isFocused).to.equal(true);
  });

  it('attaches pasted files, but pastes text when an office program adds an image of it', async () => {
    await openComposer();
    expect(
      composer.paste([await createImageFile('image.png')], { 'text/plain': 'A1', 'text/html': '<td>A1</td>' }),
    ).to.equal(false);
    expect(composer.paste([], { 'text/plain': 'words' })).to.equal(false);
    expect(composer.paste([await createImageFile('image.png')], { 'text/html': '<img>' })).to.equal(true);
    await until(() => composer.fileStates.length === 1, 'the image is attached');
  });

  it('attaches files dropped anywhere on the thread, and keeps the browser from navigating to them', async () => {
    await openComposer();
    expect(
      composer.drag('dragover', [], { 'text/plain': 'words' }).defaultPrevented,
      'dragged text is ignored',
    ).to.equal(false);
    expect(composer.drag('dragover', [pdf]).defaultPrevented).to.equal(true);
    await until(() => composer.dropZoneText === 'Drop files here to attach them', 'the drop zone is shown');
    await checkA11y(thread.element);
    composer.drag('dragleave', [pdf]);
    await until(() => composer.dropZoneText === '', 'the drop zone is hidden');
    composer.drag('dragover', [pdf]);
    expect(composer.drag('drop', [pdf]).defaultPrevented).to.equal(true);
    await composer.waitForFiles('invoice.pdf: 300 B');
    expect(composer.dropZoneText).to.equal('');
    await chat.leave();
    await until(() => thread.text.includes('has ended'), 'the conversation has ended');
  });

  it('names the files it rejects, with the reason, and attaches the others', async () => {
    await openComposer('max-file-size="2000000"');
    composer.chooseFiles(
      createFile('run.exe', 'application/x-msdownload'),
      createFile('film.mp4', 'video/mp4', 2_000_001),
      pdf,
      createFile('no.txt', 'text/plain', 0),
    );
    await composer.waitForFiles('invoice.pdf: 300 B');
    expect(composer.errorText).to.equal(
      "Couldn't attach run.exe. This file type is not allowed. film.mp4 is too large. The limit is 2 MB. no.txt is empty.",
    );
    await checkA11y(thread.element);
    await thread.write('x');
    expect(composer.errorText).to.equal('');
    expect(composer.fileInput?.accept).to.include('.pdf');
    thread.element.fileTypes = 'application/*, .txt';
    await until(() => composer.fileInput?.accept.includes('.pdf') === false, 'the composer has the new file types');
    composer.chooseFiles(createFile('run.exe', 'application/x-msdownload'), createFile('a.TXT', 'text/plain'));
    await composer.waitForFiles('invoice.pdf: 300 B', 'run.exe: 300 B', 'a.TXT: 300 B');
  });

  it('cancels uploads', async () => {
    await openComposer();
    await emulator.control('POST', '/faults', { uploadMs: 600_000 });
    composer.chooseFiles(pdf, ...['1.txt', '2.txt', '3.txt'].map((name) => createFile(name, 'text/plain')));
    await composer.waitForFiles('invoice.pdf: uploading', '1.txt: uploading', '2.txt: uploading', '3.txt: Waiting');
    composer.fileButton('Cancel the upload of invoice.pdf').click();
    await composer.waitForFiles('1.txt: uploading', '2.txt: uploading', '3.txt: uploading');
    for (const name of ['1.txt', '2.txt', '3.txt']) {
      composer.fileButton(`Cancel the upload of ${name}`).click();
      await thread.element.updateComplete;
    }
    await until(() => composer.fileStates.length === 0, 'all files are removed');
    expect(composer.isFocused).to.equal(true);
    expect(desk.session.state.local.drafts.size, 'the draft is removed').to.equal(0);
  });

  it('keeps a file that could not be uploaded, shows why, and retries', async () => {
    await openComposer();
    desk.session.configure({ services: { files: 'http://127.0.0.1:9/nowhere' } });
    composer.chooseFiles(pdf);
    await composer.waitForFiles('invoice.pdf: Upload failed: no response from the file service');
    expect(composer.fileStatusText).to.equal('invoice.pdf: Upload failed: no response from the file service');
    await checkA11y(thread.element);
    composer.field.focus();
    await waitForHand();
    await sendKeys({ press: 'Enter' });
    expect(composer.errorText).to.equal("Couldn't upload a file. Try again or remove it.");
    desk.session.configure({ services: {} });
    composer.fileButton('Upload invoice.pdf again').click();
    await composer.waitForFiles('invoice.pdf: 300 B');
    await waitForHand();
    await sendKeys({ press: 'Enter' });
    await waitForSentMessages(1);
  });

  it('keeps files over a lost connection, a switch of conversations and removal of the element', async () => {
    await openComposer();
    const ben = await openChat(emulator, desk, 'Ben');
    composer.chooseFiles(createFile('one.txt', 'text/plain'));
    await composer.waitForFiles('one.txt: 300 B');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' }, down: 2500 });
    await until(() => desk.session.state.connection.status === 'reconnecting', 'the connection is lost');
    composer.chooseFiles(pdf);
    await composer.waitForFiles('one.txt: 300 B', 'invoice.pdf: Waiting for connection');
    await checkA11y(thread.element);
    desk.session.activate(ben.id);
    await until(() => thread.title === 'Ben', 'Ben is shown');
    expect(composer.fileStates).to.deep.equal([]);
    const { element } = thread;
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    desk.session.activate(chat.id);
    await until(() => thread.title === 'Ana', 'Ana is shown');
    await until(() => composer.fileStates.join() === 'one.txt: 300 B,invoice.pdf: 300 B', 'the upload continues');
    composer.field.focus();
    await sendKeys({ press: 'Enter' });
    await waitForSentMessages(2);
  });

  it('restores the files to the draft when the message was not sent', async () => {
    await openComposer();
    const vela = await joinVela();
    await until(() => composer.button('Whisper'), 'there is a whisper recipient');
    composer.button('Whisper')?.click();
    composer.chooseFiles(pdf, createFile('two.txt', 'text/plain'));
    await composer.waitForFiles('invoice.pdf: 300 B', 'two.txt: 300 B');
    await thread.write('Both');
    const veto = (event: Event): void => event.preventDefault();
    desk.element.addEventListener('message-send-request', veto);
    const requestedFileNames: unknown[] = [];
    desk.element.addEventListener('message-send-request', ({ detail }) =>
      requestedFileNames.push(detail.attachments.map(({ name }) => name)),
    );
    await sendKeys({ press: 'Enter' });
    expect(requestedFileNames).to.deep.equal([['invoice.pdf', 'two.txt']]);
    expect(composer.fileStates.length, 'the host vetoed').to.equal(2);
    desk.element.removeEventListener('message-send-request', veto);

    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' }, down: 60_000 });
    await until(() => thread.text.includes('Reconnecting'), 'the connection is lost');
    await sendKeys({ press: 'Enter' });
    await until(() => thread.deliveryText('Both') === 'Waiting to send', 'the message is queued');
    expect(composer.fileStates).to.deep.equal([]);
    await thread.write('Since then');
    await emulator.control('POST', '/faults', { forceLogout: 'vela' });
    await emulator.control('DELETE', '/faults');
    await until(() => composer.field.value === 'Both\nSince then', 'the text is restored');
    await composer.waitForFiles('invoice.pdf: 300 B', 'two.txt: 300 B');
    expect(composer.errorText).to.equal('There is no other agent to whisper to.');
    expect(desk.session.state.local.drafts.get(chat.id)?.whisper, 'still a whisper').to.equal(true);
    vela.session.dispose();
  });

  it('has no files and no emoji when the administrator disabled them', async () => {
    const disabledSettings = [{ isFileSharingEnabled: false, isEmojisEnabled: false }];
    const session = createDeskSession(
      { url: emulator.url },
      {
        fetch: (address, init) =>
          String(address).endsWith('/agent-desk-settings')
            ? Promise.resolve(new Response(JSON.stringify(disabledSettings)))
            : fetch(address, init),
      },
    );
    const element = mount('<chat-thread></chat-thread>').querySelector('chat-thread') as ChatThread;
    element.session = session;
    expect(await session.login('mara', 'demo')).to.equal(null);
    await until(() => session.state.settings !== null, 'the settings are loaded');
    thread = new ChatThreadHarness(element);
    composer = new ComposerHarness(element);
    await openChat(emulator, { session } as MountedSession, 'Ana', { text: 'Hello' });
    await thread.waitForMessage('Hello');
    expect(composer.fileInput).to.equal(null);
    expect(composer.button('Emoji'), 'no emoji button').to.equal(undefined);
    expect(composer.paste([pdf])).to.equal(false);
    const dragEvent = composer.drag('dragover', [pdf]);
    expect(
      [dragEvent.defaultPrevented, dragEvent.dataTransfer?.dropEffect],
      'the browser still does not navigate to the file',
    ).to.deep.equal([true, 'none']);
    composer.drag('drop', [pdf]);
    await element.updateComplete;
    expect(session.state.local.drafts.size).to.equal(0);
    session.dispose();
  });
});
