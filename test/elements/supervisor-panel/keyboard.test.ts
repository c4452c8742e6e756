import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/desk-session/desk-session.define.js';
import '../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { ConversationId } from '../../../src/domain/index.js';
import type { SupervisorPanel } from '../../../src/elements/supervisor-panel/supervisor-panel.js';
import {
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
} from '../../support/browser/mount-session.js';
import { accessibleName } from '../../support/harness/element-harness.js';
import { SupervisorPanelHarness } from '../../support/harness/supervisor-panel-harness.js';
import { normalizeText } from '../../support/harness/text-helpers.js';

describe('<supervisor-panel> by keyboard alone', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  const deepFocus = (): Element | null => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused;
  };
  async function press(key: string): Promise<void> {
    const isBack = key === 'Shift+Tab';
    if (isBack) await sendKeys({ down: 'Shift' });
    await sendKeys({ press: isBack ? 'Tab' : key });
    if (isBack) await sendKeys({ up: 'Shift' });
  }

  /** Presses a key until the element with the focus is the one. */
  async function pressUntil(key: string, isThere: (focused: Element) => boolean, description: string): Promise<void> {
    const seen: string[] = [];
    for (let i = 0; i < 40; i++) {
      const focused = deepFocus();
      if (focused !== null && isThere(focused)) return;
      seen.push(accessibleName(focused));
      await press(key);
    }
    throw new Error(`${key} does not reach ${description}, but: ${seen.join(' | ')}`);
  }
  const textIs = (text: string) => (focused: Element) => normalizeText(focused.textContent) === text;
  const isInRowOf = (name: string) => (focused: Element) =>
    focused.closest('[role="row"]')?.textContent.includes(name) === true;

  it('goes from what needs attention to the tables, monitors, leaves, advises, barges in, and logs an agent out', async () => {
    const mara = await mountSession(emulator, { username: 'mara', attributes: 'session-id="mara"' });
    await goReady(mara);
    const { conversationId: id } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      customer: { firstName: 'Ana' },
      text: 'Hello',
      started: 'mara',
    });
    await until(() => mara.session.state.conversations.byId.has(id), 'the chat is open');
    await mara.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
    await emulator.control('POST', '/chats', { customer: { firstName: 'Wren' }, queue: 'support' });
    await emulator.control('POST', '/clock', { advanceMs: 120_000 });
    const vela = await mountSession(emulator, {
      username: 'vela',
      attributes: 'session-id="vela"',
      markup: '<supervisor-panel refresh-interval="0" wait-near-after="30" wait-over-after="60"></supervisor-panel>',
    });
    const panel = new SupervisorPanelHarness(vela.find<SupervisorPanel>('supervisor-panel'));
    await panel.waitForRow('chats', 'Ana');
    await until(() => panel.attention.length === 1, 'Wren needs attention');
    const roleOfVela = () => vela.session.state.conversations.byId.get(id)?.role;
    const toAction = async (name: string): Promise<void> => {
      await press('Home');
      await pressUntil('ArrowRight', textIs(name), `“${name}” in the row`);
      await press('Enter');
    };

    await pressUntil('Tab', textIs('Show queue'), 'what needs attention');
    await press('Enter');
    await until(() => isInRowOf('Wren')(panel.focused ?? document.body), 'the row of Wren has the focus');
    await pressUntil('Tab', isInRowOf('Ana'), 'the chats');

    await toAction('Monitor');
    await until(() => roleOfVela() === 'monitor' && panel.button('Ana', 'Leave'), 'she monitors');
    await toAction('Leave');
    await until(() => roleOfVela() === undefined && panel.button('Ana', 'Monitor'), 'she has left');
    await toAction('Monitor');
    await until(() => roleOfVela() === 'monitor' && panel.button('Ana', 'Advise'), 'she monitors again');
    await toAction('Advise');
    await until(() => roleOfVela() === 'assistant' && panel.button('Ana', 'Leave'), 'she advises');
    await toAction('Barge in');
    await until(() => panel.question, 'it asks');
    await press('Escape');
    await until(() => panel.question === null, 'Escape keeps advising');
    expect(roleOfVela()).to.equal('assistant');
    await toAction('Barge in');
    await until(() => panel.question, 'it asks again');
    // Back: the one that does nothing is the last one, after which Tab leaves the page.
    await pressUntil('Shift+Tab', textIs('Barge in'), 'the button of the question');
    await press('Enter');
    await until(() => roleOfVela() === 'primary', 'she has barged in');
    await until(() => isInRowOf('Ana')(panel.focused ?? document.body), 'the focus is in the row again');

    // Backwards over the tables, to the first of the agents.
    await pressUntil('Shift+Tab', isInRowOf('ines'), 'the agents');
    await pressUntil('ArrowDown', isInRowOf('Mara Quill'), 'the row of Mara');
    await press('End');
    await pressUntil('ArrowRight', (focused) => accessibleName(focused).startsWith('Log out '), 'its action');
    await press('Enter');
    await until(() => panel.question, 'it asks for the reason');
    await pressUntil(
      'Shift+Tab',
      (focused) => textIs('Log out')(focused) && focused.localName === 'button',
      'its button',
    );
    await press('Enter');
    await until(
      () => mara.session.state.agent === null || panel.row('members', 'mara')?.textContent.includes('Signed out'),
      'she is logged out',
    );
  });
});
