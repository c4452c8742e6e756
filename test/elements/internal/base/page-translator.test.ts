import { expect } from '@open-wc/testing';
import '../../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import '../../../../src/elements/conversation-list/conversation-list.define.js';
import '../../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import '../../../../src/elements/task-offer/task-offer.define.js';
import type { AgentStateSwitch } from '../../../../src/elements/agent-state-switch/agent-state-switch.js';
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
import { AgentStateSwitchHarness } from '../../../support/harness/agent-state-switch-harness.js';
import { SupervisorPanelHarness } from '../../../support/harness/supervisor-panel-harness.js';
import { TaskOfferHarness } from '../../../support/harness/task-offer-harness.js';

/** How translators, and others that change pages, put theirs in the place of a text node. */
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
  'by removing the node and then adding theirs': (node: Text, font: Element) => {
    const { parentNode, nextSibling } = node;
    node.remove();
    parentNode?.insertBefore(font, nextSibling);
  },
  'by an element with another name': (node: Text, font: Element) => {
    const element = document.createElement('ya-tr-span');
    element.textContent = font.textContent;
    node.replaceWith(element);
  },
  'by an element between blanks': (node: Text, font: Element) => node.replaceWith(' ', font, ' '),
  'by replacing all texts around it': (node: Text, font: Element) => {
    const { parentElement } = node;
    if (parentElement?.childElementCount === 0) parentElement.replaceChildren(font);
    else node.replaceWith(font);
  },
};

/** How they take the translation back. */
const waysBack = {
  'the node': (font: Element, node: Text) => font.replaceWith(node),
  'another node': (font: Element, node: Text) => font.replaceWith(new Text(node.data)),
  'another translation': (font: Element) => {
    const other = document.createElement('font');
    other.textContent = font.textContent;
    font.replaceWith(other);
  },
};

/** Translates every text in open shadow roots, even those with `translate="no"`. */
function translatePage(replace: (node: Text, font: Element) => void, root: Node = document.body): void {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const texts: Text[] = [];
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    const isSkipped = (node.parentElement?.closest('font, ya-tr-span, style') ?? null) !== null;
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

  for (const [title, restore] of Object.entries(waysBack))
    it(`that puts ${title} in the place of its translation keeps no state as it was, and shows none twice`, async () => {
      const desk = await mountSession(emulator, { markup: '<agent-state-switch></agent-state-switch>' });
      const element = desk.find<AgentStateSwitch>('agent-state-switch');
      const availability = await new AgentStateSwitchHarness(element).waitUntilReady();
      const shownState = () => availability.triggerText.replaceAll(/[«»]|\d+:\d+/g, '').trim();
      await until(() => shownState() === 'Not ready', 'the agent is not ready');
      const taken: [Element, Text][] = [];
      translatePage((node, font) => {
        taken.push([font, node]);
        const text = node.data;
        node.replaceWith(font);
        taken.push([font, new Text(text)]);
      });
      await until(() => availability.triggerText.includes('«Not ready»'), 'it is translated');
      await element.updateComplete;
      const isNode = title === 'the node';
      for (const [i, [font, node]] of taken.entries()) if (i % 2 === (isNode ? 0 : 1)) restore(font, node);
      await until(
        () => shownState() === 'Not ready',
        () => `it says so once: ${shownState()}`,
      );
      await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
      await until(() => !shownState().includes('Not ready'), 'it is new');
      expect(shownState()).to.match(/^Ready\b/);
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
