import { expect } from '@open-wc/testing';
import '../../../src/elements/conversation-list/conversation-list.define.js';
import type { ConversationList } from '../../../src/elements/conversation-list/conversation-list.js';
import { openChat, type CustomerChat } from '../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { ConversationListHarness } from '../../support/harness/conversation-list-harness.js';
import { typeQuickly } from '../../support/harness/text-helpers.js';

describe('<conversation-list>', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let list: ConversationListHarness;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function mountList(attributes = ''): Promise<void> {
    desk = await mountSession(emulator, { markup: `<conversation-list ${attributes}></conversation-list>` });
    list = new ConversationListHarness(desk.find<ConversationList>('conversation-list'));
  }

  const openConversation = (name: string, extra: Readonly<Record<string, unknown>> = {}): Promise<CustomerChat> =>
    openChat(emulator, desk, name, extra);

  it('is accessible with and without conversations, in English and in Arabic', async () => {
    await mountList();
    await until(() => list.text.includes('No open conversations'), 'the list is empty');
    await checkA11y(list.element);
    const ana = await openConversation('Ana', { text: 'Hello' });
    const ben = await openConversation('Ben');
    await list.waitForNames('Ana', 'Ben');
    await ben.sendText('Are you there?');
    await ben.setTyping();
    await until(() => list.rowText('Ben').includes('Typing…'), 'Ben is typing');
    await ana.leave();
    await list.waitForNames('Ben');
    await checkA11y(list.element);

    list.element.lang = 'ar';
    await until(() => list.endedText.includes('غادر العميل'), 'the list is in Arabic');
    await checkA11y(list.element);
  });

  it('shows the customer, the channel, the last message and the unread count', async () => {
    await mountList();
    const chat = await openConversation('Ana', { text: 'Hello' });
    await list.waitForNames('Ana');
    expect(list.rowText('Ana')).to.include('WEB');
    expect(list.rowText('Ana')).to.include('Hello');
    expect(list.unreadCount('Ana'), 'earlier messages are not unread').to.equal(0);

    await chat.sendText('Where is\nmy order?');
    await until(() => list.rowText('Ana').includes('Where is my order?'), 'the row shows the last line');
    expect(list.unreadCount('Ana')).to.equal(1);
    expect(list.rowText('Ana')).to.include('1 unread message');

    await desk.session.dispatch({
      type: 'send-message',
      conversationId: chat.id,
      body: { type: 'text', text: 'On its way' },
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    await until(() => list.rowText('Ana').includes('You: On its way'), 'own messages are marked');
  });

  it('shows how long a customer has been waiting, until an agent answers', async () => {
    await mountList();
    const chat = await openConversation('Ana');
    await list.waitForNames('Ana');
    await chat.sendText('Are you there?');
    await until(() => list.rowText('Ana').includes('Are you there?'), 'the row shows the last line');
    expect(list.rowText('Ana'), 'short waits are not shown').not.to.include('Waiting');
    await emulator.control('POST', '/clock', { advanceMs: 5 * 60_000 });
    // The session derives the server's time from it.
    await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    await until(() => /Waiting 5:0\d/.test(list.rowText('Ana')), `it says so: ${list.rowText('Ana')}`);
    await checkA11y(list.element);
    await desk.session.dispatch({
      type: 'send-message',
      conversationId: chat.id,
      body: { type: 'text', text: 'I am' },
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    await until(() => !list.rowText('Ana').includes('Waiting'), 'Ana has an answer');
  });

  it('shows that the customer is typing, until their message arrives', async () => {
    await mountList();
    const chat = await openConversation('Ana');
    await list.waitForNames('Ana');
    await chat.setTyping();
    await until(() => list.rowText('Ana').includes('Typing…'), 'Ana is typing');
    await chat.sendText('Here I am');
    await until(() => list.rowText('Ana').includes('Here I am'), 'Ana has written');
  });

  it('makes the selected conversation active, unless the page cancels the request', async () => {
    await mountList();
    const ana = await openConversation('Ana');
    const ben = await openConversation('Ben');
    await list.waitForNames('Ana', 'Ben');
    await until(() => list.selected === 'Ana', 'the first one is active');

    const requestedIds: string[] = [];
    const veto = (event: Event): void => event.preventDefault();
    desk.element.addEventListener('conversation-select-request', ({ detail }) =>
      requestedIds.push(detail.conversationId),
    );
    list.select('Ben');
    await until(() => list.selected === 'Ben', 'Ben is active');
    expect(desk.session.state.local.activeConversation).to.equal(ben.id);

    desk.element.addEventListener('conversation-select-request', veto);
    list.select('Ana');
    await list.element.updateComplete;
    expect(list.selected).to.equal('Ben');
    expect(requestedIds).to.deep.equal([ben.id, ana.id]);
  });

  it('works by keyboard alone: arrows, Home, End, letters, Enter', async () => {
    await mountList();
    for (const name of ['Ana', 'Ben', 'Bo', 'Carla']) await openConversation(name);
    await list.waitForNames('Ana', 'Ben', 'Bo', 'Carla');

    list.element.focus();
    expect(list.focused).to.equal('Ana');
    await list.pressKeys('ArrowDown', 'ArrowDown');
    expect(list.focused).to.equal('Bo');
    await list.pressKeys('End');
    expect(list.focused).to.equal('Carla');
    await list.pressKeys('ArrowDown');
    expect(list.focused, 'stays at the end').to.equal('Carla');
    await list.pressKeys('Home');
    expect(list.focused).to.equal('Ana');
    await list.pressKeys('b');
    expect(list.focused).to.equal('Ben');
    await list.pressKeys('o');
    expect(list.focused, '“bo” finds Bo').to.equal('Bo');
    await list.pressKeys('Enter');
    await until(() => list.selected === 'Bo', 'Bo is selected');
    expect(list.focused, 'focus stays').to.equal('Bo');
  });

  it('renders only the changed row among two hundred conversations', async function () {
    await mountList();
    const names = Array.from({ length: 200 }, (_, i) => (i === 17 ? 'Custom Zara' : `Customer ${i}`));
    const chats = await Promise.all(
      names.map((firstName) =>
        emulator.control<{ conversationId: string }>('POST', '/chats', {
          customer: { firstName },
          started: 'mara',
          text: 'Hello **there**',
        }),
      ),
    );
    await until(() => list.names.length === 200, 'all are listed');
    expect(list.rowText('Customer 7')).to.include('Hello **there**');
    await list.element.updateComplete;

    let formatCount = 0;
    const changedRows = new Set<Element | null>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records)
        changedRows.add((target instanceof Element ? target : target.parentElement)?.closest('.row') ?? null);
    });
    const listbox = list.element.shadowRoot?.querySelector('[role="listbox"]');
    observer.observe(listbox as Element, { subtree: true, childList: true, characterData: true });
    const { time } = list.element['localize'];
    list.element['localize'].time = (timestamp: number) => {
      formatCount++;
      return time.call(list.element['localize'], timestamp);
    };
    const index = names.indexOf('Customer 150');
    await emulator.control('POST', `/chats/${chats[index]?.conversationId}/messages`, { text: 'Are you there?' });
    await until(() => list.rowText('Customer 150').includes('Are you there?'), 'its row shows it');
    expect(formatCount, 'rows rendered again').to.be.within(1, 3);
    expect(changedRows.size, 'rows changed').to.equal(1);
    observer.disconnect();

    list.element.focus();
    await list.pressKeys('End');
    expect(list.focused).to.equal(list.names.at(-1));
    await typeQuickly('custom zara');
    expect(list.focused).to.equal('Custom Zara');
  });

  it('announces new messages in other conversations, with pauses in between', async () => {
    await mountList();
    const [ana, ben, cid] = [
      await openConversation('Ana', { text: 'Hello' }),
      await openConversation('Ben'),
      await openConversation('Cid'),
    ];
    await list.waitForNames('Ana', 'Ben', 'Cid');
    expect(list.selected).to.equal('Ana');
    expect(list.announced, 'earlier customers are not new').to.equal('');
    const announcements: string[] = [];
    const observer = new MutationObserver(() => announcements.push(list.announced));
    observer.observe(list.liveRegion, { childList: true, characterData: true, subtree: true });
    await ben.sendText('One');
    await until(() => list.announced === 'Ben: 1 unread message', 'Ben is announced');
    await ben.sendText('Two');
    await cid.sendText('Three');
    await ana.sendText('Her thread tells that');
    await until(() => list.announced.includes('Cid'), 'messages during the pause are announced together');
    await until(() => list.announced === '', 'the live region is empty');
    observer.disconnect();
    expect(announcements).to.deep.equal(['Ben: 1 unread message', 'Ben: 2 unread messages. Cid: 1 unread message', '']);
  });

  it('announces a count when many customers write at once', async () => {
    await mountList();
    const chats: CustomerChat[] = [];
    for (const name of ['Ana', 'Ben', 'Cid', 'Dora', 'Eve', 'Fay']) chats.push(await openConversation(name));
    await chats[1]?.sendText('One');
    await until(() => list.announced === 'Ben: 1 unread message', 'Ben is announced');
    for (const chat of chats.slice(2)) await chat.sendText('Two');
    await until(() => list.announced === '4 new messages', 'the others are counted');
  });

  it('keeps the order of opening, or sorts by latest message with sort="recent"', async () => {
    await mountList();
    await openConversation('Ana');
    const ben = await openConversation('Ben');
    await list.waitForNames('Ana', 'Ben');
    await ben.sendText('Me first');
    await until(() => list.unreadCount('Ben') === 1, 'Ben has written');
    expect(list.names).to.deep.equal(['Ana', 'Ben']);
    list.element.sort = 'recent';
    await until(() => list.names.join() === 'Ben,Ana', 'the latest comes first');
  });

  it('removes a conversation that ends, and says why', async () => {
    await mountList();
    const ana = await openConversation('Ana');
    const ben = await openConversation('Ben');
    await list.waitForNames('Ana', 'Ben');
    await ana.leave();
    await list.waitForNames('Ben');
    expect(list.endedText).to.equal('Ana – The customer left');
    expect(desk.session.state.local.activeConversation, 'it stays readable').to.equal(ana.id);
    list.select('Ben');
    await until(() => list.selected === 'Ben', 'Ben is selected');
    list.selectEnded('Ana');
    expect(desk.session.state.local.activeConversation, 'it can be opened again').to.equal(ana.id);
    await checkA11y(list.element);

    await desk.session.dispatch({ type: 'leave', conversationId: ben.id });
    await list.waitForNames();
    expect(list.text).to.include('No open conversations');
    expect(list.endedText).to.include('Ben – You left');
    list.dismissEnded();
    await until(() => list.endedText === '', 'the agent has read it');
  });

  it('marks a conversation with an undelivered message', async () => {
    await mountList();
    const chat = await openConversation('Ana');
    await list.waitForNames('Ana');
    await emulator.control('POST', '/faults', { lagMs: 3000 });
    void desk.session.dispatch({
      type: 'send-message',
      conversationId: chat.id,
      body: { type: 'text', text: 'Lost?' },
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    await until(() => list.rowText('Ana').includes('You: Lost?'), 'the pending message is shown');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(() => list.rowText('Ana').includes('A message was not delivered'), 'the problem is marked');
  });
});
