import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../src/elements/customer-card/customer-card.define.js';
import '../../../src/elements/customer-history/customer-history.define.js';
import type { CustomerCard } from '../../../src/elements/customer-card/customer-card.js';
import type { ConversationId, CustomerId } from '../../../src/domain/index.js';
import { collectTexts } from '../../support/collect-texts.js';
import {
  checkA11y,
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { CustomerCardHarness } from '../../support/harness/customer-card-harness.js';
import { normalizeText } from '../../support/harness/text-helpers.js';

const phone = '+442079460018';

describe('<customer-card> and <customer-history>', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  interface Chat {
    readonly conversationId: ConversationId;
    readonly customerId: CustomerId;
  }

  const createChat = (text: string, fields: object = {}): Promise<Chat> =>
    emulator.control<Chat>('POST', '/chats', {
      customer: { firstName: 'Ana', lastName: 'Reyes', phone },
      text,
      ...fields,
    });

  /** Asks the customer service of the server, as another desk would. */
  async function callCustomers(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const response = await fetch(`${emulator.url.replace(/agent-manager$/, 'cim-customer')}/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    expect(response.status).to.equal(200);
    return (await response.json()) as Record<string, unknown>;
  }

  const accept = async ({ session }: MountedSession, conversationId: ConversationId): Promise<void> => {
    await until(() => session.state.offers.byId.has(conversationId), 'there is an offer');
    await session.dispatch({ type: 'accept-offer', conversationId });
    session.activate(conversationId);
  };

  async function signIn(lacks: readonly string[] = []): Promise<{ desk: MountedSession; card: CustomerCardHarness }> {
    await emulator.control('POST', '/agents', { username: 'nico', lacks });
    const desk = await mountSession(emulator, {
      username: 'nico',
      markup: '<customer-card><div slot="fields">Booking B-77120</div></customer-card>',
    });
    await goReady(desk);
    return { desk, card: new CustomerCardHarness(desk.find<CustomerCard>('customer-card')) };
  }

  /** A chat with a customer who wrote before by another channel. */
  async function openChat(lacks: readonly string[] = []) {
    const { desk, card } = await signIn(lacks);
    const earlier = await createChat('Where is my bicycle?', { channel: 'WHATSAPP', queue: 'support' });
    await accept(desk, earlier.conversationId);
    await emulator.control('POST', `/chats/${earlier.conversationId}/leave`, {});
    await desk.session.dispatch({ type: 'leave', conversationId: earlier.conversationId });
    desk.session.dismissEnded();
    const chat = await createChat('Hello again', { data: { booking: 'B-77120' } });
    await callCustomers('PUT', `customers/${chat.customerId}`, {
      email: ['ana@port.example'],
      homePort: 'North Quay',
      newsletter: true,
      notes: 'Calls herself Ana of +44 20 7946 0018',
    });
    await accept(desk, chat.conversationId);
    return { desk, card, chat };
  }

  it('shows contacts, attributes, conversation data and fields of the host, and copies them', async () => {
    const { card } = await openChat();
    await until(
      () => card.facts.includes('Home port: North Quay'),
      () => `the attributes, in: ${card.text}`,
    );
    expect(card.facts).to.include.members([
      `Phone: ${phone}`,
      'E-mail: ana@port.example',
      `WhatsApp: ${phone}`,
      'Newsletter: Yes',
      'booking: B-77120',
    ]);
    expect(
      card.facts.filter((fact) => fact.startsWith('booking')),
      'of the form, and not again',
    ).to.have.length(1);
    expect(card.text).to.include('Ana Reyes');
    expect(
      card.facts.filter((fact) => fact.startsWith('First name')),
      'the name is not repeated',
    ).to.deep.equal([]);
    const written: string[] = [];
    const { clipboard } = navigator;
    const writeText = clipboard.writeText.bind(clipboard);
    clipboard.writeText = async (text) => void written.push(text);
    try {
      await card.press('Copy: E-mail, ana@port.example');
      await until(() => card.announced.includes('copied'), 'it is announced');
      expect(written).to.deep.equal(['ana@port.example']);
    } finally {
      clipboard.writeText = writeText;
    }
    await until(() => card.history.rows.length === 1, 'the earlier conversation is listed');
    await checkA11y(card.element);
    card.element.lang = 'ar';
    await until(() => card.text.includes('التصنيفات'), 'the texts are Arabic');
    await checkA11y(card.element);
  });

  it('names all channels of a conversation, and counts those past twenty', async () => {
    const { card, chat } = await openChat();
    const startSession = (name: string) =>
      emulator.control('POST', `/chats/${chat.conversationId}/events`, {
        name: 'CHANNEL_SESSION_STARTED',
        data: {
          participantType: 'ChannelSession',
          id: name,
          conversationId: chat.conversationId,
          isActive: true,
          state: { name: 'STARTED', reasonCode: 'CUSTOMER' },
          channel: { id: name, name, channelType: { id: name, name, category: 'CHAT', mediaRoutingDomain: '' } },
        },
      });
    const shows = (text: string) =>
      until(
        () => card.text.includes(text),
        () => `${text}, in: ${card.text}`,
      );
    for (let i = 1; i <= 8; i++) await startSession(`CHANNEL_${i}`);
    await shows('CHANNEL_7, and CHANNEL_8');
    for (let i = 9; i <= 22; i++) await startSession(`CHANNEL_${i}`);
    await shows('CHANNEL_19, and +3');
  });

  for (const isEarly of [true, false])
    it(`shows the first 100 lines of the data, and all of them on request, ${isEarly ? 'also when they become those of the form' : 'and those of the form'}`, async () => {
      const { desk, card } = await signIn();
      const { session } = desk;
      const loadCustomers = session.customers.bind(session);
      let load = (): void => undefined;
      const mayLoad = new Promise<void>((resolve) => (load = resolve));
      session.customers = () => mayLoad.then(loadCustomers);
      const data = Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`field${i}`, `value ${i}`]));
      const chat = await createChat('Hello', { data });
      await accept(desk, chat.conversationId);
      const count = () => card.facts.filter((fact) => fact.startsWith('field')).length;
      const isForm = () => card.text.includes('Filled in before the chat');
      if (!isEarly) {
        load();
        await until(isForm, () => `the form, in: ${card.text.slice(0, 300)}`);
      }
      await until(() => count() === 100, 'the first lines');
      expect(isForm()).to.equal(!isEarly);
      const button = [...card.element.renderRoot.querySelectorAll<HTMLButtonElement>('button.link')].find(
        ({ textContent }) => normalizeText(textContent) === 'Show all 130',
      );
      expect(button, 'a button that shows all').not.to.equal(undefined);
      button?.click();
      await until(() => count() === 130, 'all lines');
      load();
      await until(isForm, () => `the form, in: ${card.text.slice(0, 300)}`);
      expect(count(), 'still all').to.equal(130);
    });

  it('sets and removes labels by keyboard, and keeps what others have changed meanwhile', async () => {
    const { card, chat } = await openChat();
    await until(
      () => card.button('Label: set or remove'),
      () => `labels can be set, in: ${card.text}`,
    );
    expect(card.labels).to.deep.equal([]);
    await callCustomers('PUT', `customers/${chat.customerId}`, { homePort: 'Skal Island' });
    card.button('Label: set or remove')?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => card.focused?.getAttribute('data-option'), 'the focus is in the menu');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await until(
      () => card.announced === 'complaint set',
      () => `it is announced: ${card.announced} ${card.message}`,
    );
    expect(card.labels).to.deep.equal(['complaint']);
    expect(card.options).to.deep.equal(['vip', '*complaint']);
    const stored = await callCustomers('GET', `customers/${chat.customerId}`);
    expect(stored['labels']).to.deep.equal(['7ad000000000000000000002']);
    expect(stored['homePort'], 'what another desk stored').to.equal('Skal Island');
    expect(stored['phoneNumber']).to.deep.equal([phone]);
    await sendKeys({ press: 'Escape' });
    card.button('Remove complaint')?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => card.labels.length === 0, 'it is removed');
    await until(() => card.focused?.classList.contains('chip'), 'the focus stays at the labels');
    expect((await callCustomers('GET', `customers/${chat.customerId}`))['labels']).to.deep.equal([]);
    card.element.addEventListener('customer-label-request', (event) => event.preventDefault(), { once: true });
    await card.press('Label: set or remove');
    await card.press('vip');
    await emulator.control('POST', '/faults', { restFail: { path: '/customers/', p: 1, status: 500 } });
    await card.press('complaint');
    await until(
      () => card.message.includes("Couldn't change"),
      () => `the failure is shown in: ${card.text}`,
    );
    expect(card.labels, 'neither the canceled nor the refused one').to.deep.equal([]);
  });

  it('masks everything personal without the permission, offers no copying and no labels', async () => {
    const { desk, card } = await openChat(['customer/view_pii', 'customer-labels/assign_label']);
    await until(
      () => card.facts.some((fact) => fact.startsWith('Home port')),
      () => `the attributes in: ${card.text}`,
    );
    expect(card.facts, 'not personal by the schema').to.include('Home port: North Quay');
    await until(() => card.history.rows.length === 1, 'the earlier conversation is listed');
    await card.history.open('Where is my bicycle?');
    await until(() => card.history.messages.length > 0, 'it is read');
    const shown = `${card.element.shadowRoot?.textContent ?? ''} ${collectTexts(desk.session.state).join(' ')}`;
    expect(/Reyes|7946|ana@port/i.exec(shown)?.[0], shown).to.equal(undefined);
    expect(card.text).to.include('A••• R•••');
    expect(card.button('Label: set or remove')).to.equal(undefined);
    expect([...(card.element.shadowRoot?.querySelectorAll('.copy') ?? [])]).to.deep.equal([]);
  });

  it('reads an earlier conversation of another channel in a thread that cannot be written in', async () => {
    const { desk, card } = await openChat();
    await until(
      () => card.history.rows.length === 1,
      () => `one earlier conversation in: ${card.text}`,
    );
    expect(card.history.rows[0]).to.include('Where is my bicycle?').and.to.include('WHATSAPP');
    expect(card.history.days.length).to.equal(1);
    await card.history.open('Where is my bicycle?');
    await until(() => card.history.messages.some((text) => text.includes('Where is my bicycle?')), 'it is read');
    expect(
      card.history.messages.some((text) => text.includes('Hello again')),
      'no other conversation',
    ).to.equal(false);
    expect(card.history.writers).to.deep.equal([]);
    await checkA11y(card.element);
    await sendKeys({ press: 'Escape' });
    await until(() => card.history.focused === card.history.row('bicycle'), 'the focus is back on its row');
    expect([...desk.session.state.local.pastConversations.keys()]).to.deep.equal([]);
  });

  it('lists the earlier conversations of one channel', async () => {
    const { desk, card } = await openChat();
    await until(() => card.history.rows.length === 1, 'the earlier conversation is listed');
    expect(card.history.channels, 'there is only one').to.equal(null);
    const second = desk.session.state.local.activeConversation as ConversationId;
    await emulator.control('POST', `/chats/${second}/leave`, {});
    await desk.session.dispatch({ type: 'leave', conversationId: second });
    desk.session.dismissEnded();
    const third = await createChat('And now?');
    await accept(desk, third.conversationId);
    await until(() => card.history.channels?.join() === 'All channels,WEB,WHATSAPP', 'the channels can be chosen');
    await checkA11y(card.element);
    card.history.chooseChannel('WHATSAPP');
    await until(() => card.history.rows.length === 1, 'one is left');
    expect(card.history.rows[0]).to.include('Where is my bicycle?');
    card.history.chooseChannel('All channels');
    await until(() => card.history.rows.length === 2, 'all are back');
  });

  it('says what it could not load, tries again, and needs the permission for earlier conversations', async () => {
    await emulator.control('POST', '/faults', { restFail: { path: '/customers/', p: 1, status: 500 } });
    const { desk, card } = await signIn(['agent-conversation-control/view_history']);
    const chat = await createChat('Hello');
    await accept(desk, chat.conversationId);
    await until(
      () => card.message.includes("Couldn't load"),
      () => `the failure is shown in: ${card.text}`,
    );
    expect(card.facts, 'what the conversation says').to.include(`Phone: ${phone}`);
    await emulator.control('DELETE', '/faults');
    await card.press('Try again');
    await until(() => card.button('Label: set or remove'), 'labels are there');
    expect(card.message).to.equal('');
    expect(card.element.shadowRoot?.querySelector('customer-history')).to.equal(null);
  });
});
