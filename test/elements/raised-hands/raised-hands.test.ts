import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../src/elements/raised-hands/raised-hands.define.js';
import '../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { ConversationId, RaisedHand } from '../../../src/domain/index.js';
import type { RaisedHands } from '../../../src/elements/raised-hands/raised-hands.js';
import type { SupervisorPanel } from '../../../src/elements/supervisor-panel/supervisor-panel.js';
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
import { itWithDevtools } from '../../support/browser/engine.js';
import {
  notificationTexts,
  openNotifications,
  setNotificationPermission,
} from '../../support/browser/notifications.js';
import { setAway } from '../../support/browser/page-away.js';
import { RaisedHandsHarness } from '../../support/harness/raised-hands-harness.js';
import { SupervisorPanelHarness } from '../../support/harness/supervisor-panel-harness.js';

/** The sounds that were started. */
let tones = 0;
const startTone = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (when?: number) {
  tones++;
  startTone.call(this, when);
};

describe('<raised-hands>', () => {
  let emulator: Emulator;
  let mara: MountedSession;
  let vela: MountedSession;
  let hands: RaisedHandsHarness;
  let panel: SupervisorPanelHarness;
  let id: ConversationId;
  let deskCount = 0;

  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(async () => {
    deskCount++;
    // Without a click or a key, the browser plays no sound.
    await sendMouse({ type: 'click', position: [1, 1] });
    tones = 0;
    mara = await mountSession(emulator, {
      username: 'mara',
      attributes: `session-id="mara-${deskCount}" sounds="none"`,
    });
    await goReady(mara);
    vela = await mountSession(emulator, {
      username: 'vela',
      attributes: `session-id="vela-${deskCount}" server="4.9"`,
      markup: '<raised-hands></raised-hands><supervisor-panel></supervisor-panel>',
    });
    hands = new RaisedHandsHarness(vela.find<RaisedHands>('raised-hands'));
    panel = new SupervisorPanelHarness(vela.find<SupervisorPanel>('supervisor-panel'));
    const chat = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      customer: { firstName: 'Ana' },
      text: 'Hello',
      started: 'mara',
    });
    id = chat.conversationId;
    await until(() => mara.session.state.conversations.byId.has(id), 'the chat is open');
    await mara.session.dispatch({ type: 'raise-hand', conversationId: id });
    await until(() => hands.alerts.length === 1, 'the alert is shown');
  });
  afterEach(async () => {
    setAway(null);
    for (const notification of openNotifications) notification.close();
    await cleanUp(emulator);
  });

  itWithDevtools('makes one notification while the page is hidden, which goes to “Join as advisor”', async () => {
    await setNotificationPermission('granted');
    await mara.session.dispatch({ type: 'lower-hand', conversationId: id });
    await until(() => hands.alerts.length === 0, 'the hand was lowered');
    expect(notificationTexts(), 'in front, the alert is enough').to.deep.equal([]);
    setAway('hidden');
    await mara.session.dispatch({ type: 'raise-hand', conversationId: id });
    await until(() => openNotifications.size > 0, 'a notification');
    expect(notificationTexts()).to.deep.equal([`Raised hands: ${hands.alerts[0]}`]);
    // The panel reads its report when the page is seen again, and tells of the same hand: once is enough.
    setAway('behind');
    await until(() => panel.attention[0]?.startsWith('Hand raised'), 'the panel lists it, too');
    expect(openNotifications.size).to.equal(1);
    const [notification] = openNotifications;
    expect([notification?.lang, notification?.dir]).to.deep.equal(['en', 'ltr']);
    notification?.dispatchEvent(new Event('click'));
    await until(() => hands.focused?.part.contains('join-button'), 'the button has the focus');
    expect(openNotifications.size).to.equal(0);
  });

  /** The hand is raised again while the page is hidden, which makes a notification. */
  async function raiseUnseen(): Promise<void> {
    await setNotificationPermission('granted');
    await mara.session.dispatch({ type: 'lower-hand', conversationId: id });
    await until(() => hands.alerts.length === 0, 'the hand was lowered');
    setAway('hidden');
    await mara.session.dispatch({ type: 'raise-hand', conversationId: id });
    await until(() => openNotifications.size > 0, 'a notification');
  }

  const ends: Readonly<Record<string, () => unknown>> = {
    'the hand is lowered': () => mara.session.dispatch({ type: 'lower-hand', conversationId: id }),
    'the supervisor joins': () =>
      vela.session.dispatch({ type: 'monitor', chat: vela.session.state.local.raisedHands[0] as RaisedHand }),
    'the page is in front': () => setAway(null),
    'the supervisor does not want to be disturbed': () =>
      vela.session.setOwnSetting('attention', { doNotDisturb: true }),
    'the supervisor logs out': () => vela.session.logout(null, 'discard'),
    'the page is left': () => window.dispatchEvent(new PageTransitionEvent('pagehide')),
  };
  for (const [when, end] of Object.entries(ends)) {
    itWithDevtools(`closes the notification when ${when}`, async () => {
      await raiseUnseen();
      await end();
      await until(() => openNotifications.size === 0, 'it is closed');
    });
  }

  itWithDevtools('keeps the notification while the hand is up, also when its event comes again', async () => {
    await raiseUnseen();
    const [before] = vela.session.state.local.raisedHands;
    await mara.session.dispatch({ type: 'raise-hand', conversationId: id });
    await until(() => vela.session.state.local.raisedHands[0] !== before, 'the event came again');
    await hands.element.updateComplete;
    expect(openNotifications.size).to.equal(1);
    await mara.session.dispatch({ type: 'lower-hand', conversationId: id });
    await until(() => openNotifications.size === 0, 'the notification is closed');
  });

  itWithDevtools('makes no notification for who does not want to be disturbed', async () => {
    await setNotificationPermission('granted');
    await until(() => tones > 0, 'the first hand was called for');
    await mara.session.dispatch({ type: 'lower-hand', conversationId: id });
    await until(() => hands.alerts.length === 0, 'the hand was lowered');
    vela.element.doNotDisturb = true;
    setAway('hidden');
    await mara.session.dispatch({ type: 'raise-hand', conversationId: id });
    await until(() => hands.alerts.length === 1, 'the alert is shown');
    setAway(null);
    await until(() => panel.attention[0]?.startsWith('Hand raised'), 'the panel lists it, too');
    expect(notificationTexts()).to.deep.equal([]);
  });

  it('makes one sound, with the panel that tells of the same hand', async () => {
    await until(() => tones === 1, 'the sound of a message');
    await panel.refresh();
    await until(() => panel.attention[0]?.startsWith('Hand raised'), 'the panel lists the hand, too');
    // A second sound would come at most two seconds after the first.
    const until3s = performance.now() + 2500;
    await until(() => performance.now() > until3s, 'it could have come', 4000);
    expect(tones).to.equal(1);
  });

  it('says who asks and for which customer, takes no focus, and is joined by keyboard, which lowers the hand', async () => {
    expect(hands.alerts[0]).to.match(/^(mara|Mara Quill) asks for a supervisor with .*Ana.* \(.*WEB.*\)\.$/);
    expect(hands.announced).to.equal(hands.alerts[0]);
    expect(hands.focused).to.equal(null);
    await checkA11y(hands.element);
    vela.element.lang = 'ar';
    await until(() => hands.alerts[0]?.includes('مشرفًا'), 'it is in Arabic');
    await checkA11y(hands.element);
    vela.element.lang = 'en';
    await until(() => hands.alerts[0]?.includes('asks for'), 'it is in English');
    panel.element.refresh();
    const row = await panel.waitForRow('chats', 'Ana');
    await until(() => row.querySelector('[part="hand"]'), 'the chat is marked');
    const join = vela.find('raised-hands').shadowRoot?.querySelector<HTMLElement>('[part="join-button"]');
    join?.focus();
    await sendKeys({ press: 'Enter' });
    const roleOfVela = () => vela.session.state.conversations.byId.get(id)?.role;
    await until(() => roleOfVela() === 'assistant', 'Vela advises');
    await until(() => hands.alerts.length === 0, 'there is no alert');
    await until(() => mara.session.state.conversations.byId.get(id)?.handsRaised.length === 0, 'the hand is down');
    await until(() => panel.row('chats', 'Ana')?.querySelector('[part="hand"]') === null, 'there is no mark');
    expect(vela.session.state.local.activeConversation).to.equal(id);
  });

  it('is dismissed by keyboard; the hand stays up, and its chat marked', async () => {
    const dismiss = vela.find('raised-hands').shadowRoot?.querySelector<HTMLElement>('[part="dismiss-button"]');
    dismiss?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => hands.alerts.length === 0, 'the alert is gone');
    expect(mara.session.state.conversations.byId.get(id)?.handsRaised).to.deep.equal(['mara']);
    panel.element.refresh();
    const row = await panel.waitForRow('chats', 'Ana');
    await until(() => row.querySelector('[part="hand"]'), 'the chat is marked');
  });

  it('ends after 30 seconds, and when the agent lowers the hand', async () => {
    await mara.session.dispatch({ type: 'lower-hand', conversationId: id });
    await until(() => hands.alerts.length === 0, 'the hand was lowered');
    await mara.session.dispatch({ type: 'raise-hand', conversationId: id });
    await until(() => hands.alerts.length === 1, 'it was raised again');
    await emulator.control('POST', '/clock', { advanceMs: 31_000 });
    // The server's answer says what time it is.
    await vela.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    await until(() => hands.alerts.length === 0, 'its time is over');
    expect(vela.session.state.local.raisedHands).to.have.lengthOf(1);
  });

  it('does nothing when the host cancels the event, and ends when the agent leaves', async () => {
    const requested: string[] = [];
    hands.element.addEventListener('hand-join-request', (event) => {
      requested.push(event.detail.hand.conversationId);
      event.preventDefault();
    });
    hands.element.shadowRoot?.querySelector<HTMLElement>('[part="join-button"]')?.click();
    expect(requested).to.deep.equal([id]);
    expect(vela.session.state.pending).to.deep.equal([]);
    await mara.session.dispatch({ type: 'leave', conversationId: id });
    await until(() => hands.alerts.length === 0, 'the agent has left');
  });
});
