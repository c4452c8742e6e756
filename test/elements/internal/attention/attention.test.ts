import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import type { AgentStateSwitch } from '../../../../src/elements/agent-state-switch/agent-state-switch.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/conversation-list/conversation-list.define.js';
import '../../../../src/elements/task-offer/task-offer.define.js';
import { openChat, type CustomerChat } from '../../../support/browser/customer-chat.js';
import { itWithDevtools } from '../../../support/browser/engine.js';
import {
  notificationTexts,
  openNotifications,
  setNotificationPermission,
} from '../../../support/browser/notifications.js';
import { setAway } from '../../../support/browser/page-away.js';
import {
  checkA11y,
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import { AgentStateSwitchHarness } from '../../../support/harness/agent-state-switch-harness.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';

/** The time of each tone that was started. */
const tones: number[] = [];
let lastTone = 0;
const startTone = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (when?: number) {
  lastTone = performance.now();
  tones.push(lastTone);
  startTone.call(this, when);
};

/** The numbers on the icon of the page. */
const badges: number[] = [];
navigator.setAppBadge = (count = 0) => (badges.push(count), Promise.resolve());
navigator.clearAppBadge = () => (badges.push(0), Promise.resolve());

const markup = `<agent-state-switch></agent-state-switch><task-offer no-sound></task-offer>
  <conversation-list></conversation-list><chat-thread style="height: 20rem"></chat-thread>`;

describe('an agent is called', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let availability: AgentStateSwitchHarness;
  let ana: CustomerChat;
  let deskCount = 0;

  before(async () => {
    emulator = await startEmulator({ rona: 60 });
  });

  afterEach(async () => {
    setAway(null);
    await cleanUp(emulator);
    tones.length = 0;
  });

  async function mountAgent(attributes = '', username = 'mara'): Promise<void> {
    desk = await mountSession(emulator, {
      username,
      markup,
      attributes: `session-id="desk-${++deskCount}" ${attributes}`,
    });
    availability = new AgentStateSwitchHarness(desk.find<AgentStateSwitch>('agent-state-switch'));
  }

  /** Ana's chat is not in front, Ben's is. */
  async function openChats(): Promise<CustomerChat> {
    ana = await openChat(emulator, desk, 'Ana', { text: 'Hello' });
    const ben = await openChat(emulator, desk, 'Ben', { text: 'Hello' });
    desk.session.activate(ben.id);
    await until(() => desk.session.state.local.unread.size === 0, 'everything is read');
    return ben;
  }

  const unreadOf = ({ id }: CustomerChat) => desk.session.state.local.unread.get(id) ?? 0;

  it('is told to click once, when the browser plays no sound before that', async () => {
    expect(navigator.userActivation?.hasBeenActive, 'no test before has clicked').not.to.equal(true);
    await mountAgent();
    await openChats();
    await ana.sendText('Are you there?');
    if (navigator.userActivation === undefined) {
      await until(() => tones.length > 0, 'the browser decides by itself');
      return;
    }
    const hint = 'Click for sound';
    await until(() => availability.triggerText.includes(hint), 'it is said');
    expect(tones).to.deep.equal([]);
    await checkA11y(availability.element);
    await sendMouse({ type: 'click', position: [1, 1] });
    await until(() => !availability.triggerText.includes(hint), 'it is not said any more');
    await ana.sendText('Hello?');
    await until(() => tones.length === 1, 'the next one is heard');
  });

  it('by a sound for what is not in front, one for several, and not while they do not want to be disturbed', async () => {
    await sendMouse({ type: 'click', position: [1, 1] });
    document.title = 'Desk';
    await mountAgent();
    const ben = await openChats();
    await ben.sendText('Read at once');
    const textsOf = ({ id }: CustomerChat) =>
      [...(desk.session.state.conversations.byId.get(id)?.entries ?? [])].map((entry) =>
        entry.kind === 'message' ? entry.body.text : '',
      );
    await until(() => textsOf(ben).includes('Read at once'), 'it is there');
    for (const text of ['one', 'two', 'three']) await ana.sendText(text);
    await until(() => unreadOf(ana) === 3, 'they are unread');
    await until(() => tones.length > 0, 'it is heard');
    tones.length = 0;
    // One more at most for what came in the pause: it is heard before a message after the pause.
    await until(() => performance.now() - lastTone > 2500, 'the pause is over');
    await ana.sendText('four');
    await until(() => performance.now() - lastTone < 1000, 'it is heard again');
    expect(tones.length).to.be.at.most(2);
    await availability.open();
    availability.press('Sounds and notifications');
    await until(() => menu()?.querySelector('#do-not-disturb'), 'the settings');
    press('#do-not-disturb');
    await until(() => availability.triggerText.includes('Do not disturb'), 'the switch says so');
    setAway('behind');
    await ben.sendText('Silent');
    await until(() => unreadOf(ben) === 1 && document.title === '(5) Desk', 'it is counted');
    press('#do-not-disturb');
    setAway(null);
    await until(() => unreadOf(ben) === 0, 'it is read');
    setAway('hidden');
    tones.length = 0;
    await ben.sendText('Heard');
    await until(() => tones.length === 1, 'the next one is heard');
  });

  const menu = (): ShadowRoot | null =>
    desk.find('agent-state-switch').shadowRoot?.querySelector('agent-desk-attention')?.shadowRoot ?? null;
  const press = (selector: string): void => menu()?.querySelector<HTMLElement>(selector)?.click();

  it('by a count in the title and on the icon, whatever title the page sets, and of both desks of a page', async () => {
    document.title = 'Customer 42';
    badges.length = 0;
    await mountAgent();
    await openChats();
    expect(document.title).to.equal('Customer 42');
    await ana.sendText('one');
    await ana.sendText('two');
    await until(() => document.title === '(2) Customer 42', 'the count is there');
    document.title = 'Customer 43';
    await until(() => document.title === '(2) Customer 43', 'the new title has it');
    document.title = `${document.title} – open`;
    await until(() => document.title === '(2) Customer 43 – open', 'it is there once');
    const first = desk;
    await mountAgent('', 'vela');
    await goReady(desk);
    await emulator.control('POST', '/chats', { customer: { firstName: 'Zoe' } });
    await until(() => document.title === '(3) Customer 43 – open', 'the offer of the other desk counts');
    expect(badges.at(-1)).to.equal(3);
    first.session.activate(ana.id);
    await until(() => document.title === '(1) Customer 43 – open', 'what is read does not count');
    first.element.noCount = true;
    desk.session.dispose();
    await until(() => document.title === 'Customer 43 – open', 'the title of the page is back');
    await until(() => badges.at(-1) === 0, 'the icon has no number');
    document.title = 'Customer 44';
    expect(document.title).to.equal('Customer 44');
  });

  itWithDevtools('by a notification for each conversation while they work elsewhere, without the words', async () => {
    await setNotificationPermission('granted');
    await mountAgent();
    const ben = await openChats();
    setAway('behind');
    await ana.sendText('My number is 555 0199');
    await until(() => notificationTexts().join() === 'Ana: 1 new message', 'a notification without the words');
    await ana.sendText('or 555 0198');
    await ben.sendText('Hi');
    await until(() => notificationTexts().join() === 'Ana: 2 new messages,Ben: 1 new message', 'one for each');
  });

  it('by one sound when the system lets sounds be heard again, unless everything is read by then', async () => {
    await sendMouse({ type: 'click', position: [1, 1] });
    await mountAgent();
    await openChats();
    const { resume } = AudioContext.prototype;
    const { connect, disconnect } = GainNode.prototype;
    const state = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state');
    /** What will be heard. */
    const audible = new Set<GainNode>();
    GainNode.prototype.connect = function (this: GainNode, ...target: unknown[]) {
      audible.add(this);
      return Reflect.apply(connect, this, target) as AudioNode;
    } as unknown as typeof connect;
    GainNode.prototype.disconnect = function (this: GainNode) {
      audible.delete(this);
      Reflect.apply(disconnect, this, []);
    };
    let waiting: (() => void)[] = [];
    // As while the agent is on the phone.
    Object.defineProperty(BaseAudioContext.prototype, 'state', { get: () => 'suspended', configurable: true });
    AudioContext.prototype.resume = () => new Promise((resolve) => waiting.push(resolve));
    const goOn = async (): Promise<void> => {
      for (const done of waiting) done();
      waiting = [];
      await Promise.resolve();
    };
    try {
      await ana.sendText('one');
      await until(() => waiting.length === 1, 'the sound waits');
      await ana.sendText('two');
      await until(() => waiting.length === 2, 'another one');
      expect(audible.size, 'both at once would be too loud').to.equal(1);
      await goOn();
      expect(audible.size).to.equal(1);
      await ana.sendText('three');
      await until(() => waiting.length === 1, 'the sound waits');
      desk.session.markRead(ana.id);
      await goOn();
      expect(audible.size, 'what is read is not called for').to.equal(0);
    } finally {
      Object.assign(GainNode.prototype, { connect, disconnect });
      AudioContext.prototype.resume = resume;
      Object.defineProperty(BaseAudioContext.prototype, 'state', state as PropertyDescriptor);
    }
  });

  it('by the sound of what comes during the pause, whatever is read meanwhile', async () => {
    await sendMouse({ type: 'click', position: [1, 1] });
    await mountAgent();
    const ben = await openChats();
    const cid = await openChat(emulator, desk, 'Cid', { text: 'Hello' });
    desk.session.activate(cid.id);
    await until(() => desk.session.state.local.unread.size === 0, 'everything is read');
    tones.length = 0;
    await ana.sendText('one');
    await until(() => tones.length === 1, 'the first is heard');
    await ana.sendText('two');
    await ben.sendText('Hi');
    await until(() => unreadOf(ana) === 2 && unreadOf(ben) === 1, 'both are unread');
    await until(() => performance.now() - lastTone > 1000, 'both wait');
    desk.session.markRead(ana.id);
    await until(() => tones.length === 2, 'Ben is heard');
  });

  itWithDevtools('by no notification once they do not want to be disturbed, and by none that is late', async () => {
    await setNotificationPermission('granted');
    await mountAgent();
    const ben = await openChats();
    setAway('behind');
    const callElsewhere = desk.session.callElsewhere.bind(desk.session);
    const answers: ((isCalled: boolean) => void)[] = [];
    desk.session.callElsewhere = () => new Promise((resolve) => answers.push(resolve));
    const answer = async (): Promise<void> => {
      await until(() => answers.length === 1, 'another tab is asked');
      answers.pop()?.(false);
      await Promise.resolve();
      await Promise.resolve();
    };
    await ana.sendText('one');
    await answer();
    await until(() => notificationTexts().join() === 'Ana: 1 new message', 'a notification');
    desk.session.setOwnSetting('attention', { doNotDisturb: true });
    await until(() => openNotifications.size === 0, 'it is taken back');
    desk.session.setOwnSetting('attention', {});
    await ben.sendText('Hi');
    await until(() => answers.length === 1, 'another tab is asked');
    desk.session.setOwnSetting('attention', { doNotDisturb: true });
    await answer();
    expect(notificationTexts(), 'switched off meanwhile').to.deep.equal([]);
    desk.session.setOwnSetting('attention', {});
    await ben.sendText('Are you there?');
    await until(() => answers.length === 1, 'another tab is asked');
    setAway(null);
    desk.session.activate(ana.id);
    await answer();
    expect(notificationTexts(), 'the agent is back').to.deep.equal([]);
    desk.session.callElsewhere = callElsewhere;
  });

  itWithDevtools(
    'by a notification that brings the conversation, and goes when it is read in another tab',
    async () => {
      await setNotificationPermission('granted');
      await mountAgent();
      const ben = await openChats();
      setAway('behind');
      await ana.sendText('My number is 555 0199');
      await ben.sendText('Hi');
      await until(() => notificationTexts().join() === 'Ana: 1 new message,Ben: 1 new message', 'one for each');
      const ofAna = [...openNotifications].find(({ title }) => title.includes('Ana'));
      ofAna?.dispatchEvent(new Event('click'));
      await until(() => desk.session.state.local.activeConversation === ana.id, 'her conversation is in front');
      await until(() => notificationTexts().join() === 'Ben: 1 new message', 'her notification is gone');
      // As another tab of the agent tells it.
      desk.session.markRead(ben.id);
      await until(() => openNotifications.size === 0, 'what is read elsewhere is not called for');
    },
  );

  itWithDevtools('by a notification with the masked name, and the words only when they want them', async () => {
    await setNotificationPermission('granted');
    await emulator.control('POST', '/agents', { username: 'nico', lacks: ['customer/view_pii'] });
    await mountAgent('', 'nico');
    await openChats();
    setAway('behind');
    await ana.sendText('Where is my bicycle?');
    await until(() => notificationTexts().join() === 'A•••: 1 new message', 'the masked name');
    desk.element.quoteMessages = true;
    await ana.sendText('Is it in the harbour?');
    await until(() => notificationTexts().join().includes('Is it in the harbour?'), 'the words');
    expect(notificationTexts().join(), 'and still no name').to.match(/^A•••: /);
  });

  itWithDevtools('as they choose by keyboard, which is kept for them beyond the logout', async () => {
    await setNotificationPermission('prompt');
    await mountAgent('sounds="offers" volume="20"');
    await availability.open();
    availability.press('Sounds and notifications');
    const root = await until(() => menu()?.querySelector('#volume') && menu(), 'the settings');
    const shown = () =>
      [...(menu()?.querySelectorAll('[role="switch"]') ?? [])].map(
        ({ id, ariaChecked }) => `${id} ${ariaChecked === 'true' ? 'on' : 'off'}`,
      );
    expect(shown()).to.deep.equal(['do-not-disturb off', 'sounds-offers on', 'sounds-messages off']);
    await checkA11y(availability.element);
    (root as ShadowRoot).querySelector<HTMLElement>('#do-not-disturb')?.focus();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    await until(() => shown().includes('sounds-messages on'), 'the sound is on');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'ArrowRight' });
    await until(() => tones.length === 1, 'the volume is heard');
    expect((root as ShadowRoot).querySelector<HTMLInputElement>('#volume')?.value).to.equal('25');
    await setNotificationPermission('granted');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await until(() => shown().includes('notifications-messages on'), 'notifications are allowed');
    await until(() => (root as ShadowRoot).activeElement?.id === 'notifications-offers', 'the focus is kept');
    expect(shown()).to.include('quote off');
    await desk.session.logout(null, 'discard');
    expect(await desk.element.login('mara', 'demo')).to.equal(null);
    await until(() => desk.session.state.presence !== null, 'the presence');
    await until(() => desk.session.state.local.ownSettings.size > 0, 'the settings are there');
    await availability.open();
    availability.press('Sounds and notifications');
    await until(() => shown().includes('sounds-messages on'), 'the choice is there');
    const forget = [...(menu()?.querySelectorAll('button') ?? [])].find((button) =>
      normalizeText(button.textContent).startsWith('Forget'),
    );
    forget?.click();
    await until(() => shown().includes('sounds-messages off'), 'as the page has set it');
  });
});
