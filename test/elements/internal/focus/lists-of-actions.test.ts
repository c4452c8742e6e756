import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/conversation-list/conversation-list.define.js';
import '../../../../src/elements/raised-hands/raised-hands.define.js';
import '../../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { ConversationId } from '../../../../src/domain/index.js';
import type { ConversationList } from '../../../../src/elements/conversation-list/conversation-list.js';
import type { RaisedHands } from '../../../../src/elements/raised-hands/raised-hands.js';
import type { SupervisorPanel } from '../../../../src/elements/supervisor-panel/supervisor-panel.js';
import { openChat } from '../../../support/browser/customer-chat.js';
import {
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import { openThread } from '../../../support/browser/open-thread.js';
import { ConversationListHarness } from '../../../support/harness/conversation-list-harness.js';
import { RaisedHandsHarness } from '../../../support/harness/raised-hands-harness.js';
import { RerouteHarness } from '../../../support/harness/reroute-harness.js';
import { SupervisorPanelHarness } from '../../../support/harness/supervisor-panel-harness.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';

/** A frame in which the page is drawn, and the one after it. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

const middleOf = (element: Element): [number, number] => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};

/** The first button leaves by itself while the hand is on its way to it. */
async function clickWhereItWas(button: Element, leave: () => unknown, hasLeft: () => boolean): Promise<void> {
  await sendMouse({ type: 'move', position: [2, 2] });
  const position = middleOf(button);
  await leave();
  await until(hasLeft, 'it has left');
  await drawn();
  await sendMouse({ type: 'click', position });
}

describe('a list of actions', () => {
  let emulator: Emulator;
  let deskCount = 0;

  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  const mountAgent = async (username: string, markup = '', attributes = ''): Promise<MountedSession> =>
    mountSession(emulator, {
      username,
      markup,
      attributes: `session-id="${username}-${++deskCount}" ${attributes}`,
    });

  async function openChatsOfMara(): Promise<{ mara: MountedSession; ids: readonly ConversationId[] }> {
    const mara = await mountAgent('mara', '', 'sounds="none"');
    await goReady(mara);
    const ana = await openChat(emulator, mara, 'Ana', { text: 'Hello' });
    const ben = await openChat(emulator, mara, 'Ben', { text: 'Hello' });
    return { mara, ids: [ana.id, ben.id] };
  }

  it('joins no other conversation when a raised hand is lowered just before the click', async () => {
    const { mara, ids } = await openChatsOfMara();
    const vela = await mountAgent('vela', '<raised-hands></raised-hands>', 'server="4.9" sounds="none"');
    const hands = new RaisedHandsHarness(vela.find<RaisedHands>('raised-hands'));
    for (const conversationId of ids) {
      await mara.session.dispatch({ type: 'raise-hand', conversationId });
      await until(() => hands.alerts.length === ids.indexOf(conversationId) + 1, 'the alert is shown');
    }
    const [first] = ids as [ConversationId];
    const joinButton = hands.element.renderRoot.querySelector('[part="join-button"]');
    await clickWhereItWas(
      joinButton as HTMLElement,
      () => mara.session.dispatch({ type: 'lower-hand', conversationId: first }),
      () => hands.alerts.length === 1,
    );
    expect(vela.session.state.pending.length).to.equal(0);
    expect(vela.session.state.conversations.ids).to.deep.equal([]);
  });

  const panelMarkup = (isOver: boolean) =>
    `<supervisor-panel refresh-interval="0" chat-near-after="${isOver ? 1 : 9000}" chat-over-after="${isOver ? 2 : 9999}" answer-over-after="0" answer-near-after="0" not-ready-near-after="9000" not-ready-over-after="9999"></supervisor-panel>`;
  for (const place of ['what needs attention', 'the table of chats'] as const) {
    it(`monitors no other chat from ${place} when one ends just before the click`, async () => {
      const { mara, ids } = await openChatsOfMara();
      await emulator.control('POST', '/clock', { advanceMs: 60_000 });
      const vela = await mountAgent('vela', panelMarkup(place === 'what needs attention'), 'sounds="none"');
      const panel = new SupervisorPanelHarness(vela.find<SupervisorPanel>('supervisor-panel'));
      await panel.waitForRow('chats', 'Ben');
      const names = (): string[] =>
        place === 'the table of chats' ? panel.rows('chats').map((cells) => cells.join(' ')) : panel.attention;
      await until(() => names().filter((text) => /Ana|Ben/.test(text)).length === 2, 'both are listed');
      const total = names().length;
      const first = names()[0]?.includes('Ana') === true ? 'Ana' : 'Ben';
      const button = place === 'the table of chats' ? panel.button(first, 'Monitor') : panel.attentionButton(first);
      // The page stays where it is scrolled to.
      panel.element.style.marginBlockEnd = '100rem';
      button?.scrollIntoView({ block: 'center' });
      const conversationId = ids[first === 'Ana' ? 0 : 1] as ConversationId;
      await clickWhereItWas(
        button as HTMLElement,
        async () => {
          await mara.session.dispatch({ type: 'leave', conversationId });
          await panel.refresh();
        },
        () => names().length < total,
      );
      expect(vela.session.state.pending.length).to.equal(0);
      await drawn();
      expect(vela.session.state.conversations.ids).to.deep.equal([]);
    });
  }

  it('sends no other suggestion when the customer has written just before the click', async () => {
    const { element, chat, mounted } = await openThread(emulator, { text: 'First' });
    const root = (): ShadowRoot | null =>
      element.renderRoot.querySelector('agent-desk-composer')?.shadowRoot?.querySelector('agent-desk-reply-suggestions')
        ?.shadowRoot ?? null;
    const shown = () => normalizeText(root()?.querySelector('li .insert')?.textContent);
    element.suggestions = ({ message }) => [{ text: `About ${message.body.text}` }];
    await until(() => shown() === 'About First', 'the first suggestion');
    const button = root()?.querySelector('.icon') as HTMLElement;
    await clickWhereItWas(
      button,
      () => chat.sendText('Second'),
      () => shown() === 'About Second',
    );
    await drawn();
    expect(shown()).to.equal('About Second');
    expect(mounted.session.state.pending.length).to.equal(0);
    expect(await chat.storedEvents('AGENT_MESSAGE')).to.deep.equal([]);
  });

  it('opens no other conversation when one ends just before the click', async () => {
    const mara = await mountAgent('mara', '<conversation-list></conversation-list>', 'sounds="none"');
    const list = new ConversationListHarness(mara.find<ConversationList>('conversation-list'));
    const cid = await openChat(emulator, mara, 'Cid', { text: 'Hello' });
    const ana = await openChat(emulator, mara, 'Ana', { text: 'Hello' });
    await openChat(emulator, mara, 'Ben', { text: 'Hello' });
    await list.waitForNames('Cid', 'Ana', 'Ben');
    mara.session.activate(cid.id);
    const row = [...list.element.renderRoot.querySelectorAll('[role="option"]')][list.names.indexOf('Ana')];
    await clickWhereItWas(
      row as HTMLElement,
      () => ana.leave(),
      () => !list.names.includes('Ana'),
    );
    expect(mara.session.state.local.activeConversation).to.equal(cid.id);
  });

  it('takes no other file from a draft when one goes just before the click', async () => {
    const { element, mounted, chat } = await openThread(emulator);
    const files = ['a.txt', 'b.txt'].map((name) => ({
      ...{ id: name, file: new File(['text'], name, { type: 'text/plain' }), state: 'failed' as const },
      ...{ progress: 0, problem: null, attachment: null },
    }));
    mounted.session.setDraft(chat.id, { text: '', replyTo: null, whisper: false, files });
    const root = (): ShadowRoot | null =>
      element.renderRoot.querySelector('agent-desk-composer')?.shadowRoot?.querySelector('agent-desk-draft-files')
        ?.shadowRoot ?? null;
    const names = () =>
      [...(root()?.querySelectorAll('li') ?? [])].map(({ textContent }) => normalizeText(textContent));
    await until(() => names().length === 2, 'both are shown');
    await clickWhereItWas(
      root()?.querySelector('li button:last-of-type') as HTMLElement,
      () => mounted.session.setDraft(chat.id, { text: '', replyTo: null, whisper: false, files: files.slice(1) }),
      () => names().length === 1,
    );
    await drawn();
    expect(names().join()).to.include('b.txt');
  });

  async function openTargets() {
    const { element, mounted } = await openThread(emulator);
    const ines = await mountAgent('ines', '', 'sounds="none"');
    const otto = await mountAgent('otto', '', 'sounds="none"');
    await goReady(ines);
    await goReady(otto);
    const reroute = new RerouteHarness(element);
    await reroute.open();
    const root = element.shadowRoot?.querySelector('agent-desk-reroute')?.shadowRoot;
    const option = (name: string) => root?.querySelector(`input[value^="${name}"]`)?.closest('.option') ?? null;
    await until(() => option('Ines') !== null && option('Otto') !== null, 'both are listed');
    // The top of the dialog stays where it is, as in a low window.
    reroute.dialog?.style.setProperty('margin-block-start', '0');
    const leave = () => ines.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
    return { mounted, reroute, root, option, leave };
  }

  it('selects no other target of a transfer when an agent goes just before the click', async () => {
    const { mounted, root, option, leave } = await openTargets();
    const place = option('Ines')?.getBoundingClientRect();
    await clickWhereItWas(option('Ines') as HTMLElement, leave, () => option('Ines') === null);
    expect(option('Otto')?.getBoundingClientRect().top, 'Otto is where Ines was').to.equal(place?.top);
    await drawn();
    expect(root?.querySelector('input[name="target"]:checked')?.getAttribute('value') ?? null).to.equal(null);
    expect(mounted.session.state.pending.length).to.equal(0);
  });

  it('carries out a click beside a list in which something has gone that was scrolled out of it', async () => {
    const { reroute, root, option, leave } = await openTargets();
    const list = root?.querySelector<HTMLElement>('.targets');
    const cancel = root?.querySelector<HTMLElement>('.buttons .button');
    if (!list || !cancel) throw new Error('No list, or no button.');
    const topOf = (element: Element | null) => element?.getBoundingClientRect().top ?? 0;
    // So low that the end of its content, which is not seen, is behind the button.
    list.style.maxBlockSize = `${list.offsetHeight - topOf(cancel) + topOf(option('Ines'))}px`;
    expect(topOf(cancel)).to.be.closeTo(topOf(option('Ines')), 2);
    await clickWhereItWas(cancel, leave, () => option('Ines') === null);
    await until(() => reroute.dialog === null, 'the dialog is closed');
  });

  it('keeps what the agent has chosen in the command palette while conversations end', async () => {
    const mara = await mountAgent(
      'mara',
      '<conversation-list></conversation-list><chat-thread style="height: 20rem"></chat-thread>',
      'sounds="none"',
    );
    const ana = await openChat(emulator, mara, 'Ana', { text: 'Hello' });
    const ben = await openChat(emulator, mara, 'Ben', { text: 'Hello' });
    const cid = await openChat(emulator, mara, 'Cid', { text: 'Hello' });
    mara.session.activate(cid.id);
    mara.find<ConversationList>('conversation-list').focus();
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'k' });
    await sendKeys({ up: 'Control' });
    const palette = () =>
      [...document.querySelectorAll('conversation-list, chat-thread')].flatMap((element) => [
        ...(element.shadowRoot?.querySelectorAll('agent-desk-palette') ?? []),
      ])[0]?.shadowRoot;
    const chosen = () => normalizeText(palette()?.querySelector('[aria-selected="true"] .label')?.textContent);
    await until(
      () => chosen() === 'Ana',
      () => `the palette (${chosen()})`,
    );
    await sendKeys({ press: 'ArrowDown' });
    await until(() => chosen() === 'Ben', 'Ben is chosen');
    await ana.leave();
    await until(() => !mara.session.state.conversations.byId.has(ana.id), 'Ana has left');
    await drawn();
    await sendKeys({ press: 'Enter' });
    await until(() => mara.session.state.local.activeConversation !== cid.id, 'one is opened');
    expect(mara.session.state.local.activeConversation).to.equal(ben.id);
  });
});
