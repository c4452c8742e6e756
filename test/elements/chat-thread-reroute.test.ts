import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/chat-thread/chat-thread.define.js';
import '../../src/elements/task-offer/task-offer.define.js';
import type { ChatThread } from '../../src/elements/chat-thread/chat-thread.js';
import { openChat, type Chat } from '../support/chat.js';
import {
  checkA11y,
  cleanUp,
  goReady,
  mountDesk,
  startEmulator,
  until,
  type Emulator,
  type MountedDesk,
} from '../support/desk.js';

/** Handing a conversation over to a queue, and inviting somebody of a queue into it. */
describe('<chat-thread> transfer and conference', () => {
  let emulator: Emulator;
  let mara: MountedDesk;
  let chat: Chat;
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(async () => {
    mara = await mountDesk(emulator, { markup: '<chat-thread></chat-thread>', attributes: 'session-id="mara"' });
    chat = await openChat(emulator, mara, 'Ana', { text: 'Hello' });
  });
  afterEach(() => cleanUp(emulator));

  const signInOtto = async (ready: boolean) => {
    const desk = await mountDesk(emulator, {
      username: 'otto',
      markup: '<task-offer no-sound></task-offer>',
      attributes: 'session-id="otto"',
    });
    if (ready) await goReady(desk);
    return desk;
  };
  const inside = () => {
    const part = mara.find<ChatThread>('chat-thread').shadowRoot?.querySelector('agent-desk-reroute');
    return part?.shadowRoot ?? null;
  };
  const find = <T extends HTMLElement>(selector: string, what: string) =>
    until(() => inside()?.querySelector<T>(selector), what);
  const openDialog = async () => {
    (await find('[part=reroute-button]', 'there is the button')).click();
    await find('dialog[open] .queues', 'the queues are listed');
  };
  const choose = async (value: string) => (await find<HTMLInputElement>(`input[value="${value}"]`, value)).click();
  const submit = async () => (await find('.primary', 'the button that confirms')).click();
  const writeNote = async (text: string) => {
    (await find('textarea', 'the note')).focus();
    await sendKeys({ type: text });
  };

  it('is accessible, empty-handed and with a choice', async () => {
    await openDialog();
    await checkA11y(mara.find('chat-thread'));
    await signInOtto(true);
    await until(() => inside()?.querySelector('.queues input:not(:disabled)'), 'somebody is free', 8000);
    await checkA11y(mara.find('chat-thread'));
  });

  it('says of each queue whether somebody is free, and lets only those be chosen', async () => {
    await openDialog();
    const options = [...(inside()?.querySelectorAll<HTMLLabelElement>('.queues label') ?? [])];
    expect(options.map((option) => option.textContent?.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'support No agent is free',
      'sales No agent is free',
      'whatsapp No agent is free',
    ]);
    expect(options.every((option) => option.querySelector('input')?.disabled)).to.equal(true);
    expect((await find<HTMLButtonElement>('.primary', 'confirm')).disabled).to.equal(true);
  });

  it('hands over: the next agent is told who asks and why, and this one’s thread closes with a word', async () => {
    const otto = await signInOtto(true);
    await openDialog();
    await choose('support');
    await writeNote('Wants a refund');
    await submit();
    const offer = otto.find('task-offer');
    const offered = () => offer.shadowRoot?.textContent ?? '';
    await until(() => /mara/.test(offered()) && /Wants a refund/.test(offered()), 'otto sees who asks and why');
    expect(otto.session.state.offers.byId.get(chat.id)?.direction).to.equal('transfer');
    await until(() => mara.session.state.conversations.ids.length === 0, 'mara has left');
    expect(mara.session.state.local.endedConversations[0]?.reason).to.equal('transferred');
    await until(() => /transfer/i.test(mara.find('chat-thread').shadowRoot?.textContent ?? ''), 'a word about it');
  });

  it('invites: both are in the conversation, and the dialog is gone', async () => {
    const otto = await signInOtto(true);
    await openDialog();
    await choose('conference');
    await choose('support');
    await submit();
    await until(() => otto.session.state.offers.byId.has(chat.id), 'otto is asked');
    await otto.session.dispatch({ type: 'accept-offer', conversationId: chat.id });
    await until(
      () => mara.session.state.conversations.byId.get(chat.id)?.participants.length === 2,
      'both are participants',
    );
    expect(inside()?.querySelector('dialog')).to.equal(null);
  });

  it('shows the server’s refusal in words and keeps what was written', async () => {
    await signInOtto(true);
    await openDialog();
    await choose('conference');
    await choose('support');
    await writeNote('Please join');
    await submit();
    await until(() => inside()?.querySelector('dialog') === null, 'the first is asked for');
    await openDialog();
    await choose('conference');
    await choose('support');
    await writeNote('Again');
    await submit();
    await until(() => inside()?.querySelector('[role=alert]'), 'the refusal is told');
    expect(inside()?.querySelector('textarea')?.value).to.equal('Again');
  });

  it('can be vetoed by the host', async () => {
    await signInOtto(true);
    mara.element.addEventListener('conversation-transfer-request', (event) => event.preventDefault());
    await openDialog();
    await choose('support');
    await submit();
    expect(mara.session.state.pending).to.deep.equal([]);
    expect(inside()?.querySelector('dialog')?.open).to.equal(true);
  });

  it('works by keyboard alone and gives the focus back', async () => {
    await signInOtto(true);
    const button = await find('[part=reroute-button]', 'the button');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await find('dialog[open] .queues input:not(:disabled)', 'a queue with somebody free');
    await sendKeys({ press: 'Escape' });
    await until(() => inside()?.querySelector('dialog') === null, 'the dialog is gone');
    expect(inside()?.activeElement === button).to.equal(true);
  });

  it('is not offered to those who may not', async () => {
    const watching = mara.session.state.agent;
    expect(watching?.permissions.get('agent-conversation-control')?.has('view_conference')).to.equal(true);
    const { source } = watching ?? {};
    const user = structuredClone(source) as unknown as { permittedResources: { Resources: { rsname: string }[] } };
    user.permittedResources.Resources = user.permittedResources.Resources.filter(
      ({ rsname }) => rsname !== 'agent-conversation-control',
    );
    mara.session.connect(user);
    await until(() => mara.session.state.connection.status === 'online', 'mara is back with fewer rights');
    await until(() => inside()?.querySelector('[part=reroute-button]') === null, 'no button');
  });
});
