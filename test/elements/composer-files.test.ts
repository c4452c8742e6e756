import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../src/elements/chat-thread/chat-thread.js';
import { createDeskSession } from '../../src/session/create-desk-session.js';
import { openChat, textOf, type Chat, type WireEvent } from '../support/chat.js';
import {
  checkA11y,
  cleanUp,
  mount,
  mountDesk,
  startEmulator,
  until,
  type Emulator,
  type MountedDesk,
} from '../support/desk.js';
import { ChatThreadHarness } from '../support/harness/chat-thread.js';
import { ComposerHarness, fileOf, pictureOf } from '../support/harness/composer.js';
import { openThread } from '../support/thread.js';

const pdf = fileOf('invoice.pdf', 'application/pdf');

/** Files: chosen, pasted, dropped; on their way, in trouble, sent. */
describe('files in the composer of <chat-thread>', () => {
  let emulator: Emulator;
  let desk: MountedDesk;
  let thread: ChatThreadHarness;
  let composer: ComposerHarness;
  let chat: Chat;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function begin(attributes = '', name = 'Ana'): Promise<void> {
    ({ desk, thread, composer, chat } = await openThread(emulator, { attributes, customer: name }));
  }

  /** Another agent, to whom one can whisper. */
  async function joinVela(): Promise<MountedDesk> {
    const vela = await mountDesk(emulator, { username: 'vela', attributes: 'session-id="vela"' });
    const report = await until(async () => {
      const [team] = vela.session.state.agent?.supervisedTeams ?? [];
      const found = team === undefined ? null : await vela.session.teamReport(team);
      return found?.chats[0] ?? null;
    }, 'the chat is in the report');
    await vela.session.dispatch({ type: 'monitor', chat: report });
    await vela.session.dispatch({ type: 'barge-in', conversationId: chat.id });
    return vela;
  }

  const sent = async (count: number): Promise<readonly WireEvent[]> =>
    until(async () => {
      const events = await chat.stored('AGENT_MESSAGE');
      return events.length === count ? events : null;
    }, `${count} messages were sent`);

  it('sends one that was chosen, with the text as its caption, once it is uploaded', async () => {
    await begin();
    await emulator.control('POST', '/faults', { uploadMs: 60_000 });
    const photo = await pictureOf('parcel.png');
    composer.choose(photo);
    await composer.showsFiles('parcel.png: uploading');
    expect(composer.focused, 'the agent goes on writing').to.equal(true);
    await until(() => composer.previews.length === 1, 'the picture can be seen');
    const [red, green, blue] = composer.previews[0]?.getContext('2d')?.getImageData(40, 40, 1, 1).data ?? [];
    expect([red, green, blue]).to.deep.equal([0x1f, 0x6f, 0xeb]);
    await checkA11y(thread.element);

    await thread.say('Your parcel');
    expect(composer.problem).to.equal('This can be sent once the files are uploaded.');
    expect(composer.sendButton.disabled).to.equal(true);
    expect((await chat.stored('AGENT_MESSAGE')).length).to.equal(0);
    await emulator.control('POST', '/clock', { advanceMs: 60_000 });
    await composer.showsFiles(
      /parcel.png: (\d+ B)/.exec(composer.files[0] ?? '')?.[0] ?? `parcel.png: ${photo.size} B`,
    );
    expect(composer.filesSaid).to.equal('The files are ready to be sent.');
    await checkA11y(thread.element);

    await sendKeys({ press: 'Enter' });
    const [message] = await sent(1);
    const body = message?.data.body as {
      type: string;
      caption: string;
      attachment: { mediaUrl: string; size: number };
    };
    expect(body.type).to.equal('IMAGE');
    expect(body.caption).to.equal('parcel.png');
    expect(textOf(message)).to.equal('Your parcel');
    expect(body.attachment.size).to.equal(photo.size);
    const stored = await fetch(body.attachment.mediaUrl);
    expect(new Uint8Array(await stored.arrayBuffer())).to.deep.equal(new Uint8Array(await photo.arrayBuffer()));
    expect(composer.field.value).to.equal('');
    expect(composer.files).to.deep.equal([]);
    const shown = await thread.shows('Your parcel');
    expect(shown.querySelector('img')?.alt).to.equal('parcel.png');
  });

  it('sends several at once, each as what it is, the quote and the text with the first', async () => {
    await begin('file-types=""');
    const hello = (await chat.stored('CUSTOMER_MESSAGE'))[0]?.data.id;
    thread.pressIn('Hello', 'Reply');
    await thread.write('All of it');
    composer.choose(pdf, fileOf('film.mp4', 'video/mp4'), fileOf('note.mp3', 'audio/mpeg'), fileOf('a.zip', ''));
    await composer.showsFiles('invoice.pdf: 300 B', 'film.mp4: 300 B', 'note.mp3: 300 B', 'a.zip: 300 B');
    await until(() => !composer.sendButton.disabled, 'it can be sent');
    composer.sendButton.click();
    const events = await sent(4);
    expect(events.map(({ data }) => data.body?.['type'])).to.deep.equal(['FILE', 'VIDEO', 'AUDIO', 'FILE']);
    expect(events.map(textOf)).to.deep.equal(['All of it', '', '', '']);
    expect(events.map(({ data }) => data.header?.originalMessageId ?? null)).to.deep.equal([hello, null, null, null]);
    expect(composer.focused).to.equal(true);
  });

  it('takes what is pasted, but the text where an office program adds a picture of it', async () => {
    await begin();
    expect(composer.paste([await pictureOf('image.png')], { 'text/plain': 'A1', 'text/html': '<td>A1</td>' })).to.equal(
      false,
    );
    expect(composer.paste([], { 'text/plain': 'words' })).to.equal(false);
    expect(composer.paste([await pictureOf('image.png')], { 'text/html': '<img>' })).to.equal(true);
    await until(() => composer.files.length === 1, 'the picture is taken');
  });

  it('takes what is dropped anywhere on it, and never lets the browser leave the page for a file', async () => {
    await begin();
    expect(
      composer.drag('dragover', [], { 'text/plain': 'words' }).defaultPrevented,
      'words are none of its business',
    ).to.equal(false);
    expect(composer.drag('dragover', [pdf]).defaultPrevented).to.equal(true);
    await until(() => composer.dropZone === 'Drop files here to attach them', 'it says that they can be dropped');
    await checkA11y(thread.element);
    composer.drag('dragleave', [pdf]);
    await until(() => composer.dropZone === '', 'they have gone again');
    composer.drag('dragover', [pdf]);
    expect(composer.drag('drop', [pdf]).defaultPrevented).to.equal(true);
    await composer.showsFiles('invoice.pdf: 300 B');
    expect(composer.dropZone).to.equal('');
    await chat.leaves();
    await until(() => thread.text.includes('has ended'), 'the talk is over');
  });

  it('says in words what cannot be sent, and takes the rest', async () => {
    await begin('max-file-size="2000000"');
    composer.choose(
      fileOf('run.exe', 'application/x-msdownload'),
      fileOf('film.mp4', 'video/mp4', 2_000_001),
      pdf,
      fileOf('no.txt', 'text/plain', 0),
    );
    await composer.showsFiles('invoice.pdf: 300 B');
    expect(composer.problem).to.equal(
      'run.exe cannot be sent: files of this kind are not allowed. film.mp4 is too large: at most 2 MB can be sent. no.txt is empty.',
    );
    await checkA11y(thread.element);
    await thread.write('x');
    expect(composer.problem).to.equal('');
    expect(composer.picker?.accept).to.include('.pdf');
    thread.element.fileTypes = 'application/*, .txt';
    await until(() => composer.picker?.accept.includes('.pdf') === false, 'the new kinds are known where one writes');
    composer.choose(fileOf('run.exe', 'application/x-msdownload'), fileOf('a.TXT', 'text/plain'));
    await composer.showsFiles('invoice.pdf: 300 B', 'run.exe: 300 B', 'a.TXT: 300 B');
  });

  it('calls an upload off', async () => {
    await begin();
    await emulator.control('POST', '/faults', { uploadMs: 600_000 });
    composer.choose(pdf, ...['1.txt', '2.txt', '3.txt'].map((name) => fileOf(name, 'text/plain')));
    await composer.showsFiles('invoice.pdf: uploading', '1.txt: uploading', '2.txt: uploading', '3.txt: Waiting');
    composer.fileButton('Cancel the upload of invoice.pdf').click();
    await composer.showsFiles('1.txt: uploading', '2.txt: uploading', '3.txt: uploading');
    for (const name of ['1.txt', '2.txt', '3.txt']) {
      composer.fileButton(`Cancel the upload of ${name}`).click();
      await thread.element.updateComplete;
    }
    await until(() => composer.files.length === 0, 'they are gone');
    expect(composer.focused).to.equal(true);
    expect(desk.session.state.local.drafts.size, 'nothing is left of it').to.equal(0);
  });

  it('keeps what could not be uploaded, says why, and tries again', async () => {
    await begin();
    desk.session.configure({ services: { files: 'http://127.0.0.1:9/nowhere' } });
    composer.choose(pdf);
    await composer.showsFiles('invoice.pdf: Not uploaded: no answer from the file service');
    expect(composer.filesSaid).to.equal('invoice.pdf: Not uploaded: no answer from the file service');
    await checkA11y(thread.element);
    composer.field.focus();
    await sendKeys({ press: 'Enter' });
    expect(composer.problem).to.equal('A file could not be uploaded. Try again or remove it.');
    desk.session.configure({ services: {} });
    composer.fileButton('Upload invoice.pdf again').click();
    await composer.showsFiles('invoice.pdf: 300 B');
    await sendKeys({ press: 'Enter' });
    await sent(1);
  });

  it('waits for the link, survives its loss, another conversation and another element', async () => {
    await begin();
    const ben = await openChat(emulator, desk, 'Ben');
    composer.choose(fileOf('one.txt', 'text/plain'));
    await composer.showsFiles('one.txt: 300 B');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' }, down: 2500 });
    await until(() => thread.text.includes('Reconnecting'), 'the link is down');
    composer.choose(pdf);
    await composer.showsFiles('one.txt: 300 B', 'invoice.pdf: Waiting for the connection');
    await checkA11y(thread.element);
    desk.session.activate(ben.id);
    await until(() => thread.title === 'Ben', 'Ben is shown');
    expect(composer.files).to.deep.equal([]);
    const { element } = thread;
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    desk.session.activate(chat.id);
    await until(() => thread.title === 'Ana', 'Ana is shown');
    await until(() => composer.files.join() === 'one.txt: 300 B,invoice.pdf: 300 B', 'it went on by itself', 12_000);
    composer.field.focus();
    await sendKeys({ press: 'Enter' });
    await sent(2);
  });

  it('gives the files back when the message cannot go out', async () => {
    await begin();
    const vela = await joinVela();
    await until(() => composer.button('Whisper'), 'there is somebody to whisper to');
    composer.button('Whisper')?.click();
    composer.choose(pdf, fileOf('two.txt', 'text/plain'));
    await composer.showsFiles('invoice.pdf: 300 B', 'two.txt: 300 B');
    await thread.write('Both');
    const veto = (event: Event): void => event.preventDefault();
    desk.element.addEventListener('message-send-request', veto);
    const asked: unknown[] = [];
    desk.element.addEventListener('message-send-request', ({ detail }) =>
      asked.push(detail.attachments.map(({ name }) => name)),
    );
    await sendKeys({ press: 'Enter' });
    expect(asked).to.deep.equal([['invoice.pdf', 'two.txt']]);
    expect(composer.files.length, 'the host said no').to.equal(2);
    desk.element.removeEventListener('message-send-request', veto);

    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' }, down: 1000 });
    await until(() => thread.text.includes('Reconnecting'), 'the link is down');
    await sendKeys({ press: 'Enter' });
    await until(() => thread.delivery('Both') === 'Waiting to be sent', 'it waits');
    expect(composer.files).to.deep.equal([]);
    await thread.write('Since then');
    await emulator.control('POST', '/faults', { forceLogout: 'vela' });
    await until(() => composer.field.value === 'Both\nSince then', 'the text is back', 12_000);
    await composer.showsFiles('invoice.pdf: 300 B', 'two.txt: 300 B');
    expect(composer.problem).to.equal('There is no other agent to whisper to.');
    expect(desk.session.state.local.drafts.get(chat.id)?.whisper, 'and it is still a whisper').to.equal(true);
    vela.session.dispose();
  });

  it('has none of it, nor emoji, where the administrator switched them off', async () => {
    const off = [{ isFileSharingEnabled: false, isEmojisEnabled: false }];
    const session = createDeskSession(
      { url: emulator.url },
      {
        fetch: (address, init) =>
          String(address).endsWith('/agent-desk-settings')
            ? Promise.resolve(new Response(JSON.stringify(off)))
            : fetch(address, init),
      },
    );
    const element = mount('<chat-thread></chat-thread>').querySelector('chat-thread') as ChatThread;
    element.session = session;
    expect(await session.login('mara', 'demo')).to.equal(null);
    await until(() => session.state.settings !== null, 'the settings are there');
    thread = new ChatThreadHarness(element);
    composer = new ComposerHarness(element);
    await openChat(emulator, { session } as MountedDesk, 'Ana', { text: 'Hello' });
    await thread.shows('Hello');
    expect(composer.picker).to.equal(null);
    expect(composer.button('Emoji'), 'nor emoji').to.equal(undefined);
    expect(composer.paste([pdf])).to.equal(false);
    const over = composer.drag('dragover', [pdf]);
    expect([over.defaultPrevented, over.dataTransfer?.dropEffect], 'still no way to leave the page').to.deep.equal([
      true,
      'none',
    ]);
    composer.drag('drop', [pdf]);
    await element.updateComplete;
    expect(session.state.local.drafts.size).to.equal(0);
    session.dispose();
  });
});
