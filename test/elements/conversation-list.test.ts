import { expect } from '@open-wc/testing';
import '../../src/elements/conversation-list/conversation-list.define.js';
import type { ConversationList } from '../../src/elements/conversation-list/conversation-list.js';
import { openChat, type Chat } from '../support/chat.js';
import {
  checkA11y,
  cleanUp,
  mountDesk,
  startEmulator,
  until,
  type Emulator,
  type MountedDesk,
} from '../support/desk.js';
import { ConversationListHarness } from '../support/harness/conversation-list.js';
import { typeQuickly } from '../support/harness/page.js';

describe('<conversation-list>', () => {
  let emulator: Emulator;
  let desk: MountedDesk;
  let list: ConversationListHarness;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function mountList(attributes = ''): Promise<void> {
    desk = await mountDesk(emulator, { markup: `<conversation-list ${attributes}></conversation-list>` });
    list = new ConversationListHarness(desk.find<ConversationList>('conversation-list'));
  }

  const open = (name: string, more: Readonly<Record<string, unknown>> = {}): Promise<Chat> =>
    openChat(emulator, desk, name, more);

  it('is accessible with and without conversations, in English and in Arabic', async () => {
    await mountList();
    await until(() => list.text.includes('No open conversations'), 'the list is empty');
    await checkA11y(list.element);
    const ana = await open('Ana', { text: 'Hello' });
    const ben = await open('Ben');
    await list.listed('Ana', 'Ben');
    await ben.says('Are you there?');
    await ben.types();
    await until(() => list.row('Ben').includes('Typing…'), 'Ben is typing');
    await ana.leaves();
    await list.listed('Ben');
    await checkA11y(list.element);

    list.element.lang = 'ar';
    await until(() => list.ended.includes('غادر العميل'), 'the list speaks Arabic');
    await checkA11y(list.element);
  });

  it('shows who it is, by which channel, what was said last and how much is unread', async () => {
    await mountList();
    const chat = await open('Ana', { text: 'Hello' });
    await list.listed('Ana');
    expect(list.row('Ana')).to.include('WEB');
    expect(list.row('Ana')).to.include('Hello');
    expect(list.unread('Ana'), 'what was there before is not unread').to.equal(0);

    await chat.says('Where is\nmy order?');
    await until(() => list.row('Ana').includes('Where is my order?'), 'the row shows the last line');
    expect(list.unread('Ana')).to.equal(1);
    expect(list.row('Ana')).to.include('1 unread message');

    await desk.session.dispatch({
      type: 'send-message',
      conversationId: chat.id,
      body: { type: 'text', text: 'On its way' },
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    await until(() => list.row('Ana').includes('You: On its way'), 'own words are marked');
  });

  it('says for how long a customer has been waiting, until somebody answers', async () => {
    await mountList();
    const chat = await open('Ana');
    await list.listed('Ana');
    await chat.says('Are you there?');
    await until(() => list.row('Ana').includes('Are you there?'), 'the row shows the last line');
    expect(list.row('Ana'), 'a moment is no wait').not.to.include('Waiting');
    await emulator.control('POST', '/clock', { advanceMs: 5 * 60_000 });
    // The desk learns from it what time it is.
    await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    await until(() => /Waiting 5:0\d/.test(list.row('Ana')), `it says so: ${list.row('Ana')}`);
    await checkA11y(list.element);
    await desk.session.dispatch({
      type: 'send-message',
      conversationId: chat.id,
      body: { type: 'text', text: 'I am' },
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    await until(() => !list.row('Ana').includes('Waiting'), 'Ana has an answer');
  });

  it('shows that somebody is typing, until they have written', async () => {
    await mountList();
    const chat = await open('Ana');
    await list.listed('Ana');
    await chat.types();
    await until(() => list.row('Ana').includes('Typing…'), 'Ana is typing');
    await chat.says('Here I am');
    await until(() => list.row('Ana').includes('Here I am'), 'Ana has written');
  });

  it('puts the chosen conversation in front, unless the host says no', async () => {
    await mountList();
    const ana = await open('Ana');
    const ben = await open('Ben');
    await list.listed('Ana', 'Ben');
    await until(() => list.selected === 'Ana', 'the first one is in front');

    const asked: string[] = [];
    const veto = (event: Event): void => event.preventDefault();
    desk.element.addEventListener('conversation-select-request', ({ detail }) => asked.push(detail.conversationId));
    list.choose('Ben');
    await until(() => list.selected === 'Ben', 'Ben is in front');
    expect(desk.session.state.local.activeConversation).to.equal(ben.id);

    desk.element.addEventListener('conversation-select-request', veto);
    list.choose('Ana');
    await list.element.updateComplete;
    expect(list.selected).to.equal('Ben');
    expect(asked).to.deep.equal([ben.id, ana.id]);
  });

  it('is used by keyboard alone: arrows, Home, End, letters, Enter', async () => {
    await mountList();
    for (const name of ['Ana', 'Ben', 'Bo', 'Carla']) await open(name);
    await list.listed('Ana', 'Ben', 'Bo', 'Carla');

    list.element.focus();
    expect(list.focused).to.equal('Ana');
    await list.press('ArrowDown', 'ArrowDown');
    expect(list.focused).to.equal('Bo');
    await list.press('End');
    expect(list.focused).to.equal('Carla');
    await list.press('ArrowDown');
    expect(list.focused, 'the end is the end').to.equal('Carla');
    await list.press('Home');
    expect(list.focused).to.equal('Ana');
    await list.press('b');
    expect(list.focused).to.equal('Ben');
    await list.press('o');
    expect(list.focused, '“bo” finds Bo').to.equal('Bo');
    await list.press('Enter');
    await until(() => list.selected === 'Bo', 'Bo is chosen');
    expect(list.focused, 'focus stays').to.equal('Bo');
  });

  it('stays quick with two hundred conversations: only the one that something happens in is drawn again', async function () {
    this.timeout(60_000);
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
    await until(() => list.names.length === 200, 'all are listed', 20_000);
    expect(list.row('Customer 7')).to.include('Hello there');
    await list.element.updateComplete;

    let formatted = 0;
    const changed = new Set<Element | null>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records)
        changed.add((target instanceof Element ? target : target.parentElement)?.closest('.row') ?? null);
    });
    const shown = list.element.shadowRoot?.querySelector('[role="listbox"]');
    observer.observe(shown as Element, { subtree: true, childList: true, characterData: true });
    const { time } = list.element['localize'];
    list.element['localize'].time = (at: number) => {
      formatted++;
      return time.call(list.element['localize'], at);
    };
    const at = names.indexOf('Customer 150');
    await emulator.control('POST', `/chats/${chats[at]?.conversationId}/messages`, { text: 'Are you there?' });
    await until(() => list.row('Customer 150').includes('Are you there?'), 'its row says so');
    expect(formatted, 'rows drawn again').to.be.within(1, 3);
    expect(changed.size, 'rows changed').to.equal(1);
    observer.disconnect();

    list.element.focus();
    await list.press('End');
    expect(list.focused).to.equal(list.names.at(-1));
    await typeQuickly('custom zara');
    expect(list.focused).to.equal('Custom Zara');
  });

  it('tells aloud who has written elsewhere, as fast as one can listen', async () => {
    await mountList();
    const [ana, ben, cid] = [await open('Ana', { text: 'Hello' }), await open('Ben'), await open('Cid')];
    await list.listed('Ana', 'Ben', 'Cid');
    expect(list.selected).to.equal('Ana');
    expect(list.announced, 'who was there before is not new').to.equal('');
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(list.announced));
    observer.observe(list.liveRegion, { childList: true, characterData: true, subtree: true });
    await ben.says('One');
    await until(() => list.announced === 'Ben: 1 unread message', 'Ben is announced');
    await ben.says('Two');
    await cid.says('Three');
    await ana.says('Her thread tells that');
    await until(() => list.announced.includes('Cid'), 'what came meanwhile is told together', 8000);
    await until(() => list.announced === '', 'and then it is quiet', 8000);
    observer.disconnect();
    expect(said).to.deep.equal(['Ben: 1 unread message', 'Ben: 2 unread messages. Cid: 1 unread message', '']);
  });

  it('counts for whoever listens when many write at once', async () => {
    await mountList();
    const chats: Chat[] = [];
    for (const name of ['Ana', 'Ben', 'Cid', 'Dora', 'Eve', 'Fay']) chats.push(await open(name));
    await chats[1]?.says('One');
    await until(() => list.announced === 'Ben: 1 unread message', 'Ben is announced');
    for (const chat of chats.slice(2)) await chat.says('Two');
    await until(() => list.announced === '4 new messages', 'the others are counted', 8000);
  });

  it('keeps its order under the pointer, or follows the latest message when asked to', async () => {
    await mountList();
    await open('Ana');
    const ben = await open('Ben');
    await list.listed('Ana', 'Ben');
    await ben.says('Me first');
    await until(() => list.unread('Ben') === 1, 'Ben has written');
    expect(list.names).to.deep.equal(['Ana', 'Ben']);
    list.element.sort = 'recent';
    await until(() => list.names.join() === 'Ben,Ana', 'the latest comes first');
  });

  it('follows a conversation that goes away, and says why', async () => {
    await mountList();
    const ana = await open('Ana');
    const ben = await open('Ben');
    await list.listed('Ana', 'Ben');
    await ana.leaves();
    await list.listed('Ben');
    expect(list.ended).to.equal('Ana – The customer left');
    expect(list.selected, 'the neighbour takes its place').to.equal('Ben');

    await desk.session.dispatch({ type: 'leave', conversationId: ben.id });
    await list.listed();
    expect(list.text).to.include('No open conversations');
    expect(list.ended).to.include('Ben – You left');
    list.dismissEnded();
    await until(() => list.ended === '', 'the agent has read it');
  });

  it('marks a conversation in which a message did not get through', async () => {
    await mountList();
    const chat = await open('Ana');
    await list.listed('Ana');
    await emulator.control('POST', '/faults', { lagMs: 3000 });
    void desk.session.dispatch({
      type: 'send-message',
      conversationId: chat.id,
      body: { type: 'text', text: 'Lost?' },
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    await until(() => list.row('Ana').includes('You: Lost?'), 'what is on its way is shown');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(() => list.row('Ana').includes('A message did not get through'), 'trouble is marked', 8000);
  });
});
