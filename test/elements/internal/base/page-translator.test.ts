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
