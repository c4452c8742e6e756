import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../../src/elements/desk-session/desk-session.define.js';
import '../../../src/elements/supervisor-panel/supervisor-panel.define.js';
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
import { waitForHand } from '../../support/browser/pointer.js';
import { SupervisorPanelHarness } from '../../support/harness/supervisor-panel-harness.js';

/** The sounds that were started. */
let tones = 0;
const startTone = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (when?: number) {
  tones++;
  startTone.call(this, when);
};

describe('what needs attention in <supervisor-panel>', () => {
  let emulator: Emulator;
  let panel: SupervisorPanelHarness;
  let deskCount = 0;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(async () => {
    setAway(null);
    for (const notification of openNotifications) notification.close();
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  async function mountPanel(attributes = ''): Promise<MountedSession> {
    const desk = await mountSession(emulator, {
      username: 'vela',
      attributes: `session-id="attention-${++deskCount}"`,
      markup: `<supervisor-panel refresh-interval="0" wait-near-after="60" wait-over-after="90" ${attributes}></supervisor-panel>`,
    });
    panel = new SupervisorPanelHarness(desk.find<SupervisorPanel>('supervisor-panel'));
    return desk;
  }

  const queue = (firstName: string, queueName: string) =>
    emulator.control<{ conversationId: string }>('POST', '/chats', { customer: { firstName }, queue: queueName });
  const advance = (minutes: number) => emulator.control('POST', '/clock', { advanceMs: minutes * 60_000 });

  it('lists who waits too long, says it in words and shows the queue', async () => {
    await queue('Wren', 'sales');
    await queue('Ada', 'support');
    await mountPanel();
    await panel.waitForRow('queued', 'Wren');
    expect(panel.attention).to.deep.equal([]);
    expect(panel.attentionHeading).to.equal('Nothing needs attention');
    await advance(2);
    await queue('Late', 'sales');
    await panel.refresh();
    await until(() => panel.attention.length === 2, 'two queues are listed');
    const wren = panel.attention.find((text) => text.includes('Wren')) ?? '';
    expect(wren).to.match(/^Waiting Wren .*sales.* 2:0\d, Over the limit of 1:30 ?limit 1:30 Show queue$/);
    expect(panel.attentionHeading).to.equal('2 Needs attention');
    expect(panel.row('queued', 'Wren')?.textContent).to.include('Over the limit of 1:30');
    expect(panel.row('queued', 'Late')?.textContent).not.to.include('limit');
    await checkA11y(panel.element);
    const button = await until(() => panel.attentionButton('Wren'), 'Wren’s queue can be shown');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => panel.focused?.textContent.includes('Wren') === true, 'the row has the focus');
    expect(panel.row('queued', 'Ada'), 'the other queue is filtered out').to.equal(null);
  });

  it('lists agents who are not ready for too long and long chats, by the limits of the host; a chat is monitored from there', async () => {
    const agent = await mountSession(emulator, { username: 'mara', attributes: `session-id="mara-${++deskCount}"` });
    await goReady(agent);
    await emulator.control('POST', '/chats', { customer: { firstName: 'Ana' }, text: 'Hello', started: 'mara' });
    await until(() => agent.session.state.conversations.ids.length === 1, 'the chat is open');
    await agent.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
    await advance(10);
    const desk = await mountPanel(
      'not-ready-near-after="300" not-ready-over-after="900" chat-near-after="60" chat-over-after="540" answer-over-after="0" answer-near-after="0"',
    );
    await panel.waitForRow('chats', 'Ana');
    await until(() => panel.attention.length >= 2, 'both are listed');
    expect(panel.attention[0]).to.match(/^Long chat Ana with .*Mara.* 10:0\d, Over the limit of 9:00/);
    // Her name may be learnt a moment after the report.
    const ofMara = await until(
      () => panel.attention.find((text) => text.includes('Mara Quill') && text.startsWith('Not ready')),
      'Mara is listed by her name',
    );
    expect(ofMara).to.match(/10:\d\d, Near the limit of 15:00/);
    panel.attentionButton('Ana')?.click();
    await until(() => desk.session.state.conversations.ids.length === 1, 'the chat is monitored');
    await until(() => panel.attentionButton('Ana')?.textContent.trim() === 'Open', 'it can be opened now');
    const { element } = panel;
    element.chatOverAfter = 0;
    element.chatNearAfter = 0;
    element.answerOverAfter = 120;
    await until(
      () => panel.attention[0]?.startsWith('No answer Ana'),
      'no one has answered Ana: known since it is read',
    );
    expect(panel.attention.some((text) => text.startsWith('Long chat'))).to.equal(false);
  });

  it('lists a raised hand first, and joins as advisor from there', async () => {
    const agent = await mountSession(emulator, {
      username: 'mara',
      attributes: `session-id="mara-${++deskCount}" server="4.9"`,
    });
    await goReady(agent);
    await emulator.control('POST', '/chats', { customer: { firstName: 'Ana' }, text: 'Hello', started: 'mara' });
    const id = await until(() => agent.session.state.conversations.ids[0], 'the chat is open');
    await queue('Wren', 'sales');
    await advance(2);
    const desk = await mountPanel();
    await until(() => panel.attention.length > 0, 'Wren is listed');
    await agent.session.dispatch({ type: 'raise-hand', conversationId: id });
    await until(() => panel.attention[0]?.startsWith('Hand raised Ana with') === true, 'the hand is first');
    const button = panel.attentionButton('Ana');
    expect(button?.ariaLabel).to.match(/^Join as advisor: .Ana/);
    button?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => desk.session.state.conversations.byId.get(id)?.role === 'assistant', 'she advises');
    expect(desk.session.state.local.activeConversation).to.equal(id);
    await until(() => !panel.attention.some((text) => text.startsWith('Hand raised')), 'joining lowers the hand');
  });

  it('announces what is new in one sentence, and not what was there at first', async () => {
    await queue('Wren', 'sales');
    await advance(2);
    await mountPanel();
    await until(() => panel.attention.length === 1, 'Wren is listed');
    expect(panel.announcement).to.equal('');
    await queue('Ada', 'support');
    await advance(2);
    await panel.refresh();
    await until(() => panel.attention.length === 2, 'Ada is listed, too');
    expect(panel.announcement).to.match(/^Waiting: Ada, .*support/);
  });

  it('makes the sound of a message for what is new, not for what was there, nor for who is not to be disturbed', async () => {
    // Without a click or a key, the browser plays no sound.
    await sendMouse({ type: 'click', position: [1, 1] });
    tones = 0;
    await queue('Wren', 'sales');
    await advance(2);
    const desk = await mountPanel();
    await until(() => panel.attention.length === 1, 'Wren is listed');
    desk.element.doNotDisturb = true;
    await queue('Robin', 'whatsapp');
    await advance(2);
    await panel.refresh();
    await until(() => panel.announcement.includes('Robin'), 'Robin is announced');
    desk.element.doNotDisturb = false;
    await queue('Ada', 'support');
    await advance(2);
    await panel.refresh();
    await until(() => tones > 0, 'Ada is heard');
    expect(tones, 'and no one else').to.equal(1);
  });

  itWithDevtools('makes one notification while the page is hidden, which goes to the row', async () => {
    await setNotificationPermission('granted');
    await queue('Wren', 'sales');
    await mountPanel();
    await panel.waitForRow('queued', 'Wren');
    await advance(2);
    setAway('behind');
    await panel.refresh();
    await until(() => openNotifications.size > 0, 'a notification');
    expect(notificationTexts()).to.have.lengthOf(1);
    expect(notificationTexts()[0]).to.match(/^Needs attention: Waiting: Wren, .*sales/);
    // What is known makes no second one, what is new takes its place.
    await queue('Ada', 'support');
    await advance(2);
    await panel.refresh();
    await until(() => notificationTexts().join().includes('Ada'), 'that of the next');
    expect(openNotifications.size).to.equal(1);
    const [notification] = openNotifications;
    notification?.dispatchEvent(new Event('click'));
    await until(() => panel.focused?.textContent.includes('Ada') === true, 'her row has the focus');
    expect(openNotifications.size).to.equal(0);
  });

  itWithDevtools('closes the notification when nothing of it needs attention any more', async () => {
    await setNotificationPermission('granted');
    const { conversationId } = await queue('Wren', 'sales');
    await mountPanel();
    await panel.waitForRow('queued', 'Wren');
    await advance(2);
    setAway('behind');
    await panel.refresh();
    await until(() => openNotifications.size > 0, 'a notification');
    await emulator.control('POST', `/chats/${conversationId}/leave`);
    await panel.refresh();
    await until(() => panel.attention.length === 0, 'no one waits');
    await until(() => openNotifications.size === 0, 'it is closed');
  });

  it('keeps the places of the items while the focus is inside, and the focus where an item goes', async () => {
    await queue('Wren', 'sales');
    await advance(2);
    await mountPanel();
    await until(() => panel.attention.length === 1, 'Wren is listed');
    panel.attentionButton('Wren')?.focus();
    await queue('Ada', 'support');
    await advance(2);
    await panel.refresh();
    await until(() => panel.attention.length === 2, 'Ada is listed, too');
    expect(panel.attention[0]).to.include('Wren');
    expect(panel.focused).to.equal(panel.attentionButton('Wren'));
  });

  it('does nothing with Enter on the item that has received the focus of one that has gone', async () => {
    const { conversationId } = (await queue('Wren', 'sales')) as { conversationId: string };
    await queue('Ada', 'support');
    await advance(2);
    await mountPanel();
    await until(() => panel.attention.length === 2, 'both are listed');
    panel.attentionButton('Wren')?.focus();
    await emulator.control('POST', `/chats/${conversationId}/leave`, {});
    await panel.refresh();
    await until(() => panel.attention.length === 1, 'Wren has left');
    expect(panel.focused?.getAttribute('aria-label')).to.equal(panel.attentionButton('Ada')?.ariaLabel);
    await sendKeys({ press: 'Enter' });
    await panel.element.updateComplete;
    expect(panel.focused === panel.attentionButton('Ada'), 'Enter was meant for Wren').to.equal(true);
    await waitForHand();
    await sendKeys({ press: 'Enter' });
    await until(() => panel.focused !== panel.attentionButton('Ada'), 'later, Enter shows the queue');
  });

  it('is usable at 390 px', async () => {
    await queue('Wren', 'sales');
    await advance(2);
    await mountPanel();
    await until(() => panel.attention.length === 1, 'Wren is listed');
    await setViewport({ width: 390, height: 800 });
    await checkA11y(panel.element);
    expect(document.documentElement.scrollWidth).to.be.at.most(390);
  });
});
