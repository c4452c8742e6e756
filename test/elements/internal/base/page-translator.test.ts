import { expect } from '@open-wc/testing';
import '../../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/conversation-list/conversation-list.define.js';
import '../../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import '../../../../src/elements/task-offer/task-offer.define.js';
import type { AgentStateSwitch } from '../../../../src/elements/agent-state-switch/agent-state-switch.js';
import type { ChatThread } from '../../../../src/elements/chat-thread/chat-thread.js';
import type { ConversationList } from '../../../../src/elements/conversation-list/conversation-list.js';
import type { SupervisorPanel } from '../../../../src/elements/supervisor-panel/supervisor-panel.js';
import type { TaskOffer } from '../../../../src/elements/task-offer/task-offer.js';
import {
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
} from '../../../support/browser/mount-session.js';
import { openChat } from '../../../support/browser/customer-chat.js';
import { AgentStateSwitchHarness } from '../../../support/harness/agent-state-switch-harness.js';
import { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { ConversationListHarness } from '../../../support/harness/conversation-list-harness.js';
import { SupervisorPanelHarness } from '../../../support/harness/supervisor-panel-harness.js';
import { TaskOfferHarness } from '../../../support/harness/task-offer-harness.js';

/** How translators put the translation in the place of a text node. */
const ways = {
  'by replacing the node': (node: Text, font: Element) => node.replaceWith(font),
  'by adding theirs and removing the node': (node: Text, font: Element) => {
    node.before(font);
    node.remove();
  },
  'by moving the node': (node: Text, font: Element) => {
    node.replaceWith(font);
    node.data = font.textContent;
    font.replaceChildren(node);
  },
};

/** Translates every text in open shadow roots, whatever it says about being translated. */
function translatePage(replace: (node: Text, font: Element) => void, root: Node = document.body): void {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const texts: Text[] = [];
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    const isSkipped = (node.parentElement?.closest('font, style') ?? null) !== null;
    if (node instanceof Text && node.data.trim() !== '' && !isSkipped) texts.push(node);
    else if (node instanceof Element && node.shadowRoot !== null) translatePage(replace, node.shadowRoot);
  }
  for (const text of texts) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = `«${text.data.trim()}»`;
    outer.append(inner);
    replace(text, outer);
  }
}

describe('a page translator', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  for (const [title, replace] of Object.entries(ways))
    it(`that translates ${title} keeps no state, time, name or row as it was`, async () => {
      const desk = await mountSession(emulator, {
        markup: '<agent-state-switch></agent-state-switch><task-offer no-sound></task-offer>',
      });
      const availability = await new AgentStateSwitchHarness(
        desk.find<AgentStateSwitch>('agent-state-switch'),
      ).waitUntilReady();
      const offer = new TaskOfferHarness(desk.find<TaskOffer>('task-offer'));
      await goReady(desk);
      await emulator.control('POST', '/chats', { customer: { firstName: 'Ana' } });
      await emulator.control('POST', '/chats', { customer: { firstName: 'Ben' }, channel: 'WHATSAPP' });
      await offer.waitForOffers('Ana', 'Ben');
      await until(() => availability.triggerText.includes('Ready'), 'the agent is ready');
      const secondsLeft = offer.secondsLeft('Ana');
      translatePage(replace);
      expect(availability.triggerText, 'it is translated').to.include('«Ready»');
      await until(() => Number(offer.cardText('«Ana»').match(/\d+/)?.[0]) < secondsLeft, 'the seconds go down');
      await desk.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
      await until(() => availability.triggerText.includes('Not ready'), 'it says “Not ready”');
      expect(availability.triggerText).not.to.include('«Ready»');
      translatePage(replace);
      offer.dismiss('«Ana»');
      await offer.waitForOffers('«Ben»');
      expect(offer.cardText('«Ben»')).to.include('Accept');
    });

  for (const [title, replace] of Object.entries(ways))
    it(`that translates ${title} keeps nothing of a thread and a list as it was`, async () => {
      const desk = await mountSession(emulator, {
        markup: '<conversation-list sort="opened"></conversation-list><chat-thread></chat-thread>',
      });
      const element = desk.find<ChatThread>('chat-thread');
      element.style.setProperty('--chat-thread-height', '500px');
      const thread = new ChatThreadHarness(element);
      const list = new ConversationListHarness(desk.find<ConversationList>('conversation-list'));
      const rowText = (name: string): string =>
        [...list.listbox.querySelectorAll('[role="option"]')]
          .map((row) => row.textContent.replaceAll(/\s+/g, ' '))
          .find((text) => text.includes(name)) ?? '';
      const ana = await openChat(emulator, desk, 'Ana', { text: 'Hello from Ana' });
      const ben = await openChat(emulator, desk, 'Ben', { text: 'Hello from Ben' });
      desk.session.activate(ana.id);
      await thread.waitForMessage('Hello from Ana');
      await thread.send('My answer');
      await until(() => thread.deliveryText('My answer') === 'Sent', 'it was sent');
      await ana.setTyping();
      await until(() => thread.typingText !== '', 'Ana is typing');
      await until(() => !rowText('Ben').includes('Draft'), 'there is no draft');
      translatePage(replace);

      await ana.setTyping(false);
      await ana.sendText('The next one');
      await thread.waitForMessage('The next one');
      await until(() => rowText('Ana').includes('The next one'), 'the last line of the row');
      expect(rowText('Ana')).not.to.include('My answer').and.not.to.include('yping');
      await ben.sendText('Ben again');
      await until(() => list.unreadCount('Ben') === 1, 'the number of unread messages');
      await until(() => rowText('Ben').includes('Ben again'), 'the last line of the other row');
      expect(rowText('Ben')).not.to.include('Hello from Ben');
      translatePage(replace);
      await ben.sendText('And again');
      await until(() => list.unreadCount('Ben') === 2, 'it counts on');
      desk.session.setDraft(ben.id, { text: 'Not yet', replyTo: null, whisper: false });
      await until(() => rowText('Ben').includes('Not yet'), 'the draft');
      desk.session.activate(ben.id);
      await until(() => thread.title === 'Ben', 'the name in the head');
      await thread.waitForMessage('And again');
      expect(thread.messageTexts.join()).not.to.include('Ana');
      expect(thread.headerText).not.to.include('Ana');
      await until(() => thread.field.value === 'Not yet', 'the draft is in the field');
      expect(thread.field.placeholder).to.include('Ben');
      await ben.leave();
      await until(() => thread.canWrite === false, 'the conversation has ended');
      expect(thread.composerText).not.to.include('«');
    });

  it('does not put a name into another row of a table', async () => {
    const desk = await mountSession(emulator, { username: 'vela', markup: '<supervisor-panel></supervisor-panel>' });
    const panel = new SupervisorPanelHarness(desk.find<SupervisorPanel>('supervisor-panel'));
    const names = () => panel.rows('members').map(([name = '']) => name);
    await until(() => names().length > 2, 'the agents');
    const before = names();
    translatePage(ways['by replacing the node']);
    panel.viewport('members').querySelector<HTMLElement>('.sort')?.click();
    await until(() => names()[0]?.replaceAll(/[«»]/g, '') !== before[0], 'they are sorted the other way');
    // Name and user name are texts of their own.
    expect(names().map((name) => name.replaceAll(/[«»]/g, ''))).to.deep.equal(before.toReversed());
    expect(names().every((name) => /^«.+»$/.test(name))).to.equal(true);
  });
});
