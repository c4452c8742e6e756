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

  /** At once, without an offer. Returns the names of the customers, and their conversations. */
  async function openConversations(count: number) {
    const names = Array.from({ length: count }, (_, i) => `Customer ${i}`);
    const chats = await Promise.all(
      names.map((firstName) =>
        emulator.control<{ conversationId: string }>('POST', '/chats', {
          customer: { firstName },
          started: 'mara',
        }),
      ),
    );
    await until(() => desk.session.state.conversations.ids.length === count, 'all are open');
    return [names, chats] as const;
  }

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
    expect(list.rowText('Ana')).to.match(/Waiting 0:\d\d/);
    expect(list.urgency('Ana')).to.equal('due');
    await emulator.control('POST', '/clock', { advanceMs: 5 * 60_000 });
    // The session derives the server's time from it.
    await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    await until(() => /Overdue, waiting 5:0\d/.test(list.rowText('Ana')), `it says so: ${list.rowText('Ana')}`);
    await checkA11y(list.element);
    await desk.session.dispatch({
      type: 'send-message',
      conversationId: chat.id,
      body: { type: 'text', text: 'I am' },
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    await until(() => !/waiting/i.test(list.rowText('Ana')), 'Ana has an answer');
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

  it('works by keyboard alone: arrows, Home, End, Enter', async () => {
    await mountList('sort="opened"');
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
    await list.pressKeys('ArrowDown', 'ArrowDown', 'b');
    expect(list.focused, 'letters do not move the focus').to.equal('Bo');
    await list.pressKeys('Enter');
    await until(() => list.selected === 'Bo', 'Bo is selected');
    expect(list.focused, 'focus stays where there is no thread').to.equal('Bo');
  });

  it('renders the rows in view among three hundred, only the changed one again, and walks through all by keyboard', async () => {
    await mountList('sort="opened"');
    list.setHeight(480);
    const [names, chats] = await openConversations(300);
    await until(() => list.names.length > 5 && list.rowCount === 300, 'rows are rendered');
    expect(list.names.length).to.be.below(40);
    const [, , third = ''] = list.names;
    await list.element.updateComplete;

    const changedRows = new Set<Element | null>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records)
        changedRows.add((target instanceof Element ? target : target.parentElement)?.closest('.row') ?? null);
    });
    observer.observe(list.listbox, { subtree: true, childList: true, characterData: true });
    const chat = chats[names.indexOf(third)];
    await emulator.control('POST', `/chats/${chat?.conversationId}/messages`, { text: 'Are **you** there?' });
    await until(() => list.rowText(third).includes('Are **you** there?'), 'its row shows it');
    expect(changedRows.size, 'rows changed').to.equal(1);
    observer.disconnect();

    list.element.focus();
    await list.pressKeys('End');
    await until(
      () => list.focused === list.names.at(-1) && list.isInView(list.focused ?? ''),
      'the last row has the focus',
    );
    const lastName = list.focused;
    await list.pressKeys('ArrowUp');
    await until(() => list.focused !== lastName && list.focused !== null, 'the row before has the focus');
    await list.pressKeys('Home');
    await until(
      () => list.focused === list.names[0] && list.isInView(list.focused ?? ''),
      'the first row has the focus',
    );
  });

  it('keeps the active row in view when the list gets lower, and leaves who has scrolled away where they are', async () => {
    await mountList('sort="opened"');
    list.setHeight(640);
    await openConversations(30);
    await until(() => list.rowCount === 30, 'all are open');
    const openedNames = [...list.names];
    const ninth = openedNames[8] ?? '';
    list.select(ninth);
    await until(() => list.selected === ninth && list.isInView(ninth), 'the ninth row is active');

    list.setHeight(320);
    await until(() => list.isInView(ninth), 'it is in view in a lower list');
    list.listbox.scrollTop = 0;
    await until(() => !list.isInView(ninth), 'the agent scrolls away from it');
    const rowCount = list.names.length;
    list.setHeight(150);
    await until(() => list.names.length < rowCount, 'a lower list renders fewer rows');
    expect(list.listbox.scrollTop, 'scroll position').to.equal(0);
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

  it('sorts by waiting time, latest message or opening, as the host sets and the agent chooses', async () => {
    await mountList();
    const ana = await openConversation('Ana');
    const ben = await openConversation('Ben');
    const cid = await openConversation('Cid');
    await list.waitForNames('Ana', 'Ben', 'Cid');
    await ben.sendText('Me first');
    await until(() => list.unreadCount('Ben') === 1, 'Ben has written');
    await cid.sendText('Me second');
    await until(() => list.names.join() === 'Ben,Cid,Ana', 'who waits longest comes first');
    await until(() => list.groups.join() === 'Waiting for you 2,Answered 1', 'the groups are counted');
    await ana.sendText('Me third');
    await until(() => list.names.join() === 'Ben,Cid,Ana' && list.groups.length === 1, 'all wait');
    list.element.sort = 'recent';
    await until(() => list.names.join() === 'Ana,Cid,Ben', 'the latest comes first');
    expect(list.groups).to.deep.equal([]);
    list.choose('Order', 'Time opened');
    await until(() => list.names.join() === 'Ana,Ben,Cid', 'in the order of opening');
    await checkA11y(list.element);
  });

  it('filters by unread, waiting and channel, and finds names, numbers and words', async () => {
    await mountList();
    const zoe = await openConversation('Zoë', {
      channel: 'WHATSAPP',
      customer: { firstName: 'Zoë', lastName: 'Müller', phone: '+44 20 7946 0018' },
    });
    await openConversation('Łukasz', { customer: { firstName: 'Łukasz', lastName: 'Żak' } });
    const bo = await openConversation('Bo', { customer: { firstName: 'Bo', lastName: 'Strauß' } });
    await list.waitForNames('Zoë Müller', 'Łukasz Żak', 'Bo Strauß');
    list.select('Łukasz Żak');
    await zoe.sendText('Where is my blue suitcase?');
    await bo.sendText('Hello');
    await until(() => list.unreadCount('Bo Strauß') === 1 && list.unreadCount('Zoë Müller') === 1, 'both have written');

    list.press('Waiting 2');
    await list.waitForNames('Zoë Müller', 'Bo Strauß');
    list.press('All 3');
    list.choose('Channel', 'WHATSAPP');
    await list.waitForNames('Zoë Müller');
    list.choose('Channel', 'All channels');
    const finds: Readonly<Record<string, readonly string[]>> = {
      'muller zoe': ['Zoë Müller'],
      zak: ['Łukasz Żak'],
      STRAUSS: ['Bo Strauß'],
      'suitcase blue': ['Zoë Müller'],
      'muller  suitcase': ['Zoë Müller'],
      '79460018': ['Zoë Müller'],
      whatsapp: ['Zoë Müller'],
    };
    for (const [query, names] of Object.entries(finds)) {
      await list.search(query);
      await list.waitForNames(...names);
    }
    await list.search('xyz');
    await until(() => list.text.includes('No match for “xyz”'), 'it says so');
    await checkA11y(list.element);
    list.press('Clear search and filters');
    await list.waitForNames('Zoë Müller', 'Łukasz Żak', 'Bo Strauß');
  });

  it('marks drafts and conversations on hold', async () => {
    await mountList();
    const ana = await openConversation('Ana', { text: 'Hello' });
    await openConversation('Ben');
    await list.waitForNames('Ana', 'Ben');
    desk.session.setDraft(ana.id, { text: 'And what about\nthe dog?', replyTo: null, whisper: false });
    list.select('Ben');
    await until(() => list.rowText('Ana').includes('Draft: And what about the dog?'), 'the draft is shown');
    list.select('Ana');
    await until(() => list.rowText('Ana').includes('Hello'), 'what is being written is in the message field');
    await desk.session.dispatch({ type: 'pause', conversationId: ana.id, seconds: 60 });
    await until(() => list.rowText('Ana').includes('On hold'), 'it is on hold');
    await until(() => list.groups.at(-1) === 'On hold 1', 'it has a group of its own');
    await checkA11y(list.element);
  });

  it('escalates by the thresholds of the host', async () => {
    await mountList('soon-after="1" late-after="3"');
    const chat = await openConversation('Ana');
    await list.waitForNames('Ana');
    await chat.sendText('Hello?');
    for (const urgency of ['soon', 'late']) await until(() => list.urgency('Ana') === urgency, `it is ${urgency}`);
  });

  it('keeps rows in their places while the agent has the focus in them', async () => {
    await mountList();
    const ana = await openConversation('Ana');
    const ben = await openConversation('Ben');
    await list.waitForNames('Ana', 'Ben');
    await ana.sendText('Hello');
    await until(() => list.names.join() === 'Ana,Ben', 'Ana waits');
    list.element.focus();
    await desk.session.dispatch({
      type: 'send-message',
      conversationId: ana.id,
      body: { type: 'text', text: 'Here I am' },
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    await ben.sendText('And me?');
    await until(
      () => list.unreadCount('Ben') === 1 && list.rowText('Ana').includes('You: Here I am'),
      'both have changed',
    );
    expect(list.names).to.deep.equal(['Ana', 'Ben']);
    (list.element.shadowRoot?.activeElement as HTMLElement).blur();
    await until(() => list.names.join() === 'Ben,Ana', 'Ben comes first now');
  });

  it('keeps the focus in the list when its row ends, and does nothing on a second Enter', async () => {
    await mountList('sort="opened"');
    const ana = await openConversation('Ana');
    const ben = await openConversation('Ben');
    await openConversation('Cid');
    await list.waitForNames('Ana', 'Ben', 'Cid');
    desk.session.activate(ana.id);
    list.element.focus();
    await list.pressKeys('ArrowDown');
    expect(list.focused).to.equal('Ben');
    await ben.leave();
    await until(() => list.focused === 'Cid', 'the row in its place has the focus');
    await list.pressKeys('Enter');
    expect(list.selected, 'the key was meant for Ben').to.equal('Ana');
  });

  it('removes a conversation that ends, and says why', async () => {
    await mountList();
    const ana = await openConversation('Ana');
    const ben = await openConversation('Ben');
    await list.waitForNames('Ana', 'Ben');
    await ana.leave();
    await list.waitForNames('Ben');
    await until(() => list.endedText.includes('Ana – The customer left'), 'it says so');
    expect(desk.session.state.local.activeConversation, 'it stays readable').to.equal(ana.id);
    list.select('Ben');
    await until(() => list.selected === 'Ben', 'Ben is selected');
    list.openEnded();
    await until(() => list.endedNames.includes('Ana'), 'the ended ones are listed');
    list.selectEnded('Ana');
    expect(desk.session.state.local.activeConversation, 'it can be opened again').to.equal(ana.id);
    await checkA11y(list.element);

    await desk.session.dispatch({ type: 'leave', conversationId: ben.id });
    await list.waitForNames();
    expect(list.text).to.include('No open conversations');
    await until(() => list.endedNames.join() === 'Ben,Ana', 'the newest comes first');
    await list.search('ana');
    await until(() => list.endedNames.join() === 'Ana', 'the search finds ended conversations too');
    await list.search('');
    list.clearEnded();
    await until(() => list.endedText === '', 'the list is empty');
  });

  it('marks a conversation with an undelivered message', async () => {
    await mountList();
    const chat = await openConversation('Ana');
    await list.waitForNames('Ana');
    await emulator.control('POST', '/faults', { lagMs: 3_000_000 });
    void desk.session.dispatch({
      type: 'send-message',
      conversationId: chat.id,
      body: { type: 'text', text: 'Lost?' },
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    await until(() => list.rowText('Ana').includes('You: Lost?'), 'the pending message is shown');
    const getLog = () => emulator.control<readonly { name: string; dir: string }[]>('GET', '/log?since=0');
    const hasArrived = async () => (await getLog()).some(({ name, dir }) => name === 'publishCimEvent' && dir === 'in');
    await until(hasArrived, 'the server has received it');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(() => list.rowText('Ana').includes('A message was not delivered'), 'the problem is marked');
  });
});
