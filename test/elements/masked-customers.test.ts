import { expect } from '@open-wc/testing';
import '../../src/elements/chat-thread/chat-thread.define.js';
import '../../src/elements/conversation-list/conversation-list.define.js';
import '../../src/elements/pull-queue/pull-queue.define.js';
import '../../src/elements/supervisor-panel/supervisor-panel.define.js';
import '../../src/elements/task-offer/task-offer.define.js';
import type { ConversationId } from '../../src/domain/index.js';
import { CustomerChat } from '../support/browser/customer-chat.js';
import { collectTexts } from '../support/collect-texts.js';
import {
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../support/browser/mount-session.js';

const allElementsMarkup =
  '<task-offer no-sound></task-offer><conversation-list></conversation-list><chat-thread></chat-thread><pull-queue></pull-queue><supervisor-panel refresh-interval="0.5"></supervisor-panel>';

/** The markup of the page and of all shadow roots: texts, titles, labels. */
function serialize(root: Element | ShadowRoot): string {
  const shadows = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return [root.innerHTML, ...shadows.map(serialize)].join('\n');
}

/** The texts of the page and of all shadow roots. */
function textOf(root: Element | ShadowRoot): string {
  const shadows = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return [root.textContent, ...shadows.map(textOf)].join('\n').replace(/[\s\u2066-\u2069]+/g, ' ');
}

const personalDetails = { firstName: 'Zenobia', lastName: 'Quartermaine', phone: '+442079460018' };

/** Customer names are masked for agents without the permission to see personal data. */
describe('masked customer names', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function signIn(lacks: readonly string[]): Promise<MountedSession> {
    await emulator.control('POST', '/agents', {
      username: 'nico',
      roles: ['agent', 'supervisor'],
      supervises: ['Harbour'],
      lacks,
    });
    const desk = await mountSession(emulator, { username: 'nico', markup: allElementsMarkup });
    await goReady(desk);
    return desk;
  }

  async function createChat(): Promise<string> {
    const { conversationId } = await emulator.control<{ conversationId: string }>('POST', '/chats', {
      customer: personalDetails,
      text: 'Hello there',
      history: 5,
    });
    return conversationId;
  }

  const personalDataPattern = /zenobia|quartermaine|442079460018|2079460018|7946/i;

  it('are masked in every element, from the offer to the report', async () => {
    const desk = await signIn(['customer/view_pii']);
    const page = desk.element;
    const id = await createChat();
    await until(() => desk.session.state.offers.ids.length === 1, 'there is an offer');
    await until(() => serialize(page).includes('Z••• Q•••'), 'the offer shows the masked name');
    expect(personalDataPattern.exec(serialize(page))?.[0], 'no personal data').to.equal(undefined);
    const [conversationId] = desk.session.state.offers.ids;
    if (conversationId === undefined) throw new Error('No offer.');
    await desk.session.dispatch({ type: 'accept-offer', conversationId });
    await until(() => serialize(page).includes('Hello there'), 'the thread is shown');
    await emulator.control('POST', `/chats/${id}/messages`, { text: 'Are you there?' });
    await emulator.control('POST', `/chats/${id}/typing`, { on: true });
    await until(() => serialize(page).includes('Are you there?'), 'the message is shown');
    await until(() => serialize(page).includes('typing'), 'the typing indicator is shown');
    await desk.session.history.loadOlder(conversationId);
    // In the list, the header of the thread, the composer and the team report.
    await until(() => serialize(page).split('Z••• Q•••').length > 4, 'every element shows the masked name');
    expect(personalDataPattern.exec(serialize(page))?.[0], 'no personal data').to.equal(undefined);
    const outcome = await desk.session.dispatch({
      type: 'send-message',
      conversationId,
      body: { type: 'text', text: 'Hi!' },
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    expect(outcome.status, 'masking does not affect commands').to.equal('confirmed');
  });

  /** Opens the chat of a customer, with the customer's hands to act. */
  async function openChat(fields: Readonly<Record<string, unknown>> = {}) {
    const desk = await signIn(['customer/view_pii']);
    const { conversationId, channelSessionId } = await emulator.control<{
      conversationId: ConversationId;
      channelSessionId: string;
    }>('POST', '/chats', { customer: personalDetails, text: 'Hello there', ...fields });
    await until(() => desk.session.state.offers.byId.has(conversationId), 'there is an offer');
    await desk.session.dispatch({ type: 'accept-offer', conversationId });
    await until(() => serialize(desk.element).includes('Hello there'), 'the thread is shown');
    return { desk, conversationId, chat: new CustomerChat(emulator, conversationId, channelSessionId) };
  }

  /** Waits for what shows the masked details, and then finds no others: on the page and in what the page can read. */
  async function expectMasked({ element, session }: MountedSession, ...shown: readonly string[]): Promise<void> {
    for (const text of shown) await until(() => textOf(element).includes(text), `the page shows ${text}`);
    expect(personalDataPattern.exec(serialize(element))?.[0], 'on the page').to.equal(undefined);
    expect(personalDataPattern.exec(collectTexts(session.state).join('\n'))?.[0], 'in the state').to.equal(undefined);
  }

  const sendMail = (chat: CustomerChat) =>
    chat.sendBody({
      type: 'EMAIL',
      markdownText: 'The parcel is open.',
      subject: 'Parcel',
      from: 'Zenobia Quartermaine <zenobia@quartermaine.example>',
      recipientsTo: ['desk@harbour.test'],
      recipientsCc: ['brother@quartermaine.example'],
      recipientsBcc: [],
      htmlBody: '<p>The parcel is open.</p>',
      attachments: [],
    });

  it('are masked in the pre-chat form', async () => {
    const { desk } = await openChat({
      data: { Vorname: 'Zenobia', reach_me: '+442079460018', Mail: 'z@quartermaine.net' },
    });
    await expectMasked(desk, 'Vorname', 'Z•••', 'reach me', '•••18', 'z•••');
  });

  it('are masked in the addresses of a mail', async () => {
    const { desk, chat } = await openChat();
    await sendMail(chat);
    await expectMasked(desk, 'Parcel', 'Z••• Q••• <z•••>');
  });

  it('are masked in the legs of a call and in a contact card', async () => {
    const { desk, chat } = await openChat();
    const callLegs = [{ sender: { senderName: '442079460018', type: 'CONNECTOR' }, startDirection: 'INBOUND' }];
    await chat.publishEvent('VOICE_ACTIVITY', { duration: 3, recordingUrl: '', callLegs }, 'ACTIVITY');
    await expectMasked(desk, '•••18');
    await chat.sendBody({
      type: 'CONTACT',
      contacts: [{ name: { formattedName: 'Zenobia Quartermaine' }, phones: [{ phone: '+442079460018' }] }],
    });
    await chat.sendText('My card');
    await expectMasked(desk, 'My card');
  });

  it('are masked in receipts and in the reason why a message was not delivered', async () => {
    const { desk, conversationId, chat } = await openChat();
    const send = (text: string) =>
      desk.session.dispatch({
        type: 'send-message',
        conversationId,
        body: { type: 'text', text },
        replyTo: null,
        whisper: false,
        channelSessionId: null,
      });
    await send('First answer');
    await chat.markRead();
    await expectMasked(desk, 'Seen');
    await send('Second answer');
    const [message] = (await chat.storedEvents('AGENT_MESSAGE')).slice(-1);
    await chat.publishEvent('MESSAGE_DELIVERY_NOTIFICATION', {
      id: 'failed',
      header: { sender: { id: 'manager', type: 'SYSTEM', senderName: 'CONVERSATION_MANAGER' } },
      body: {
        type: 'DELIVERYNOTIFICATION',
        markdownText: '+44 20 7946 0018 of Zenobia is not reachable',
        messageId: message?.data.id,
        status: 'FAILED',
      },
    });
    await expectMasked(desk, '•••18 of Z••• is not reachable');
  });

  it('are masked in changed data, and after the customer was changed', async () => {
    const { desk, conversationId, chat } = await openChat();
    await chat.publishEvent('CONVERSATION_DATA_CHANGED', { Nachname: 'Quartermaine' });
    await until(
      () => desk.session.state.conversations.byId.get(conversationId)?.data.get('Nachname') === 'Q•••',
      'the data has changed',
    );
    await chat.publishEvent('ASSOCIATED_CUSTOMER_CHANGED', {
      _id: 'c9',
      firstName: 'Quartermaine',
      lastName: 'Zenobia',
      phoneNumber: ['+442079460018'],
    });
    await expectMasked(desk, 'Q••• Z•••');
  });

  it('are masked in the note of an offer', async () => {
    const mara = await mountSession(emulator, { username: 'mara', attributes: 'session-id="mara"' });
    await goReady(mara);
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      customer: personalDetails,
      text: 'Hello there',
    });
    await until(() => mara.session.state.offers.byId.has(conversationId), 'mara has an offer');
    await mara.session.dispatch({ type: 'accept-offer', conversationId });
    await until(() => mara.session.state.conversations.byId.has(conversationId), 'mara has the conversation');
    const desk = await signIn(['customer/view_pii']);
    const agentId = desk.session.state.agent?.id ?? '';
    const note = 'Zenobia asks for a call: 020 7946 0018, mail zq@quartermaine.example';
    await mara.session.dispatch({ type: 'transfer', conversationId, target: { to: 'agent', agentId }, note });
    await expectMasked(desk, 'Z••• asks for a call: •••18, mail z•••');
  });

  it('are masked in waiting requests', async () => {
    const desk = await signIn(['customer/view_pii']);
    const [list] = await desk.session.rest.pullLists();
    if (list === undefined) throw new Error('There is no list.');
    await desk.session.dispatch({ type: 'subscribe-list', list });
    await emulator.control('POST', '/pull-requests', { list: list.name, customer: personalDetails, text: 'Call me' });
    await expectMasked(desk, 'Z••• Q•••');
  });

  it('are masked in older history and after a reload', async () => {
    const { desk, conversationId, chat } = await openChat({ data: { Vorname: 'Zenobia' }, history: 5 });
    await sendMail(chat);
    await expectMasked(desk, 'Z••• Q••• <z•••>');
    await desk.session.history.loadOlder(conversationId);
    await expectMasked(desk);
    desk.element.remove();
    const reloaded = await mountSession(emulator, { username: 'nico', markup: allElementsMarkup });
    await until(() => reloaded.session.state.conversations.byId.has(conversationId), 'the conversation is here again');
    await expectMasked(reloaded, 'Z••• Q••• <z•••>');
    expect(await reloaded.session.history.loadOlder(conversationId)).to.be.a('boolean');
    await expectMasked(reloaded);
  });

  it('are shown in full with the permission', async () => {
    const desk = await signIn([]);
    await createChat();
    await until(() => serialize(desk.element).includes('Zenobia Quartermaine'), 'the offer shows the name');
  });

  it('stay hidden, with a reason, from a supervisor without the permission to see the team', async () => {
    const desk = await signIn(['supervisor/view_all']);
    await until(
      () => serialize(desk.element).includes("You don't have permission to view your teams"),
      'the panel shows the reason',
    );
  });
});
