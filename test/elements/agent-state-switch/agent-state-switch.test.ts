import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import type { AgentStateSwitch } from '../../../src/elements/agent-state-switch/agent-state-switch.js';
import { DeskSession } from '../../../src/session/session.js';
import { itWithDevtools } from '../../support/browser/engine.js';
import {
  checkA11y,
  cleanUp,
  goReady,
  mount,
  mountSession,
  startEmulator,
  until,
  withBlockedRequests,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { fetchWorld } from '../../support/browser/server-world.js';
import { AgentStateSwitchHarness } from '../../support/harness/agent-state-switch-harness.js';

describe('<agent-state-switch>', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let availability: AgentStateSwitchHarness;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function mountSwitch(
    options: { attributes?: string; sessionAttributes?: string; wrapper?: string } = {},
  ): Promise<void> {
    const widget = `<agent-state-switch ${options.attributes ?? ''}></agent-state-switch>`;
    desk = await mountSession(emulator, {
      markup: (options.wrapper ?? '%').replace('%', widget),
      attributes: options.sessionAttributes ?? '',
    });
    availability = await new AgentStateSwitchHarness(
      desk.find<AgentStateSwitch>('agent-state-switch'),
    ).waitUntilReady();
    await until(() => desk.session.state.reasons !== null, 'the reasons are loaded');
  }

  async function getServerState(): Promise<{ state: string; reason: string | null; channels: Record<string, string> }> {
    const world = await fetchWorld(emulator);
    const agent = world.agents.find(({ username }) => username === 'mara');
    if (agent === undefined) throw new Error('The emulator does not know mara.');
    return {
      state: agent.state.name,
      reason: agent.state.reasonCode?.name ?? null,
      channels: Object.fromEntries(agent.agentMrdStates.map(({ mrd, state }) => [mrd.name, state])),
    };
  }

  itWithDevtools('says that the reasons could not be loaded, and requests them again when it opens', async () => {
    await withBlockedRequests('*/unified-admin/reasons*', async () => {
      desk = await mountSession(emulator, { markup: '<agent-state-switch></agent-state-switch>' });
      availability = new AgentStateSwitchHarness(desk.find<AgentStateSwitch>('agent-state-switch'));
      await availability.waitUntilReady();
      await until(() => desk.session.state.configurationProblem, 'the failure is known');
      await availability.open();
      await until(() => availability.panelText.includes("Couldn't load the reasons"), 'the panel says so');
      expect(availability.choices).to.deep.equal(['Ready', 'Not ready']);
      await sendKeys({ press: 'Escape' });
    });
    await availability.open();
    await until(() => availability.choices.includes('Lunch'), 'the reasons');
    expect(availability.panelText).not.to.include("Couldn't load");
  });

  async function acceptChat(fields: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await goReady(desk);
    const { conversationId } = await emulator.control<{ conversationId: string }>('POST', '/chats', fields);
    await until(() => desk.session.state.offers.ids.length === 1, 'the chat is offered');
    const [id] = desk.session.state.offers.ids;
    expect(id).to.equal(conversationId);
    if (id !== undefined) await desk.session.dispatch({ type: 'accept-offer', conversationId: id });
  }

  it('is accessible closed, open, with a refusal and in Arabic', async () => {
    await mountSwitch();
    await checkA11y(availability.element);
    await availability.open();
    availability.toggle('CHAT');
    await availability.waitForPanelText('turn on CHAT');
    await checkA11y(availability.element);
    availability.element.lang = 'ar';
    await availability.waitForPanelText('القنوات');
    await checkA11y(availability.element);
  });

  it('is accessible while it asks for confirmation before logging out', async () => {
    await mountSwitch();
    await acceptChat();
    await availability.open();
    availability.press('Sign out');
    await availability.waitForPanelText('End of shift');
    await checkA11y(availability.element);
    availability.press('Sign out: Personal');
    await availability.waitForPanelText('You still have 1 open conversation');
    await checkA11y(availability.element);
  });

  it('shows the state, the reason and how long it has lasted', async () => {
    await mountSwitch();
    expect(availability.triggerText).to.match(/^Not ready 0:0\d$/);
    await availability.open();
    availability.choose('Lunch');
    await availability.waitForTriggerText('Not ready Lunch');
    const initialText = availability.triggerText;
    await until(
      () => availability.triggerText !== initialText && /0:0\d$/.test(availability.triggerText),
      'the time goes on',
    );
    expect(await getServerState()).to.deep.include({ state: 'NOT_READY', reason: 'Lunch' });
  });

  it('shows the reason only in the panel when compact', async () => {
    await mountSwitch({ attributes: 'compact' });
    await availability.open();
    availability.choose('Lunch');
    await availability.waitForTriggerText('Lunch');
    const reason = availability.trigger.querySelector('.reason');
    expect(reason?.getBoundingClientRect().width, 'only for screen readers').to.be.at.most(1);
  });

  it('goes ready, and warns that channels are off', async () => {
    await mountSwitch();
    await availability.open();
    availability.choose('Ready');
    await availability.waitForTriggerText('Ready no channels on');
    expect(availability.isOpen, 'the panel stays open').to.equal(true);
    expect(await getServerState()).to.deep.equal({
      state: 'READY',
      reason: null,
      channels: { CHAT: 'NOT_READY', WHATSAPP: 'NOT_READY' },
    });
    availability.toggle('CHAT');
    await until(() => availability.isChannelOn('CHAT') && !availability.isPending, 'CHAT is on');
    expect(availability.channelText('CHAT')).to.include('Ready, up to 5');
    expect(availability.triggerText).not.to.include('no channels on');
    expect((await getServerState()).channels).to.deep.equal({ CHAT: 'READY', WHATSAPP: 'NOT_READY' });
  });

  it('reverts a channel that the server refuses, and explains why until the next request', async () => {
    await mountSwitch();
    await availability.open();
    await availability.waitForPanelText('You can turn on a channel only while you are Ready.');
    availability.toggle('CHAT');
    await availability.waitForPanelText('Go Ready first, then turn on CHAT.');
    expect(availability.isChannelOn('CHAT')).to.equal(false);
    expect(availability.announced).to.include('Go Ready first');
    expect((await getServerState()).channels['CHAT']).to.equal('NOT_READY');
    await availability.pressKeys('Escape');
    await until(() => availability.noteText.includes('Go Ready first'), 'the problem is next to the closed panel');
    await availability.open();
    availability.choose('Ready');
    await availability.waitForTriggerText('Ready');
    expect(availability.panelText).not.to.include('Go Ready first');
    expect(availability.announced).to.equal('');
  });

  it('lets the agent dismiss a problem', async () => {
    await mountSwitch();
    await availability.open();
    availability.toggle('CHAT');
    await availability.pressKeys('Escape');
    await until(() => availability.noteText.includes('Go Ready first'), 'the problem is next to the closed panel');
    availability.press('Close');
    await until(() => availability.noteText === '', 'it is gone');
  });

  it('returns the focus to the trigger once all channels are ready', async () => {
    await mountSwitch();
    availability.trigger.focus();
    await availability.pressKeys('Enter');
    await until(() => availability.isOpen, 'the panel is open');
    availability.button('Ready on all channels').focus();
    await availability.pressKeys('Enter');
    await until(() => !availability.isOpen, 'it is confirmed');
    await until(() => availability.element.shadowRoot?.activeElement === availability.trigger, 'the focus is back');
  });

  it('goes ready on all channels with one button', async () => {
    await mountSwitch();
    await availability.open();
    availability.press('Ready on all channels');
    await until(() => !availability.isOpen, 'it is confirmed');
    await availability.waitForTriggerText('Ready');
    expect(await getServerState()).to.deep.equal({
      state: 'READY',
      reason: null,
      channels: { CHAT: 'READY', WHATSAPP: 'READY' },
    });
    await availability.open();
    expect(availability.panelText).not.to.include('Ready on all channels');
  });

  it('stops switching channels on when the agent makes another request', async () => {
    await mountSwitch();
    await emulator.control('POST', '/faults', { delayMs: [150, 150] });
    await availability.open();
    availability.press('Ready on all channels');
    await availability.waitForPanelText('Going ready…');
    availability.choose('Lunch');
    await until(
      () => !availability.isPending && availability.triggerText.includes('Not ready Lunch'),
      'lunch is selected',
    );
    expect(availability.announced, 'no channel was requested after that').to.equal('');
    expect(await getServerState()).to.deep.include({ state: 'NOT_READY', reason: 'Lunch' });
  });

  it('shows every channel as off when the agent is not ready, and closes', async () => {
    await mountSwitch();
    await goReady(desk);
    await availability.open();
    expect(availability.isChannelOn('CHAT') && availability.isChannelOn('WHATSAPP')).to.equal(true);
    availability.choose('Meeting');
    await until(() => !availability.isOpen, 'the panel has closed');
    await availability.waitForTriggerText('Not ready Meeting');
    await availability.open();
    expect(availability.isChannelOn('CHAT') || availability.isChannelOn('WHATSAPP')).to.equal(false);
    expect(await getServerState()).to.deep.equal({
      state: 'NOT_READY',
      reason: 'Meeting',
      channels: { CHAT: 'NOT_READY', WHATSAPP: 'NOT_READY' },
    });
  });

  it('explains the state of a channel with open conversations', async () => {
    await mountSwitch();
    await acceptChat();
    await availability.open();
    await until(() => availability.channelText('CHAT').includes('Active, up to 5'), 'CHAT is active');
    availability.toggle('CHAT');
    await until(() => availability.channelText('CHAT').includes('Finishing open chats, then off'), 'CHAT is finishing');
    expect(availability.isChannelOn('CHAT')).to.equal(false);
    availability.toggle('CHAT');
    await until(() => availability.channelText('CHAT').includes('Active'), 'CHAT is active again');
  });

  it('shows a request as pending until the server has responded', async () => {
    await mountSwitch();
    await emulator.control('POST', '/faults', { delayMs: [400, 400] });
    await availability.open();
    availability.choose('Ready');
    await availability.waitForTriggerText('Ready changing…');
    expect(availability.isPending).to.equal(true);
    expect(desk.session.state.presence?.state, 'the state is what the server reported').to.equal('not-ready');
    await until(() => !availability.isPending, 'the server has responded');
    availability.toggle('CHAT');
    await availability.waitForPanelText('Turning on…');
    expect(availability.isChannelOn('CHAT'), 'the requested state is shown').to.equal(true);
    await until(() => availability.channelText('CHAT').includes('Ready, up to 5'), 'CHAT is on');
  });

  it('reverts and explains when the request times out', async () => {
    await mountSwitch({ sessionAttributes: 'request-timeout="0.4"' });
    await emulator.control('POST', '/faults', { lose: { event: 'agentPresence', p: 1 } });
    await availability.open();
    availability.choose('Ready');
    await availability.waitForPanelText('No response from the server.');
    expect(availability.chosen).to.equal('Not ready');
    expect(availability.triggerText).to.include('Not ready');
  });

  it('changes nothing when the page cancels the request', async () => {
    await mountSwitch();
    const requestedEvents: unknown[] = [];
    for (const name of ['state-change-request', 'channel-change-request', 'logout-request'] as const) {
      desk.element.addEventListener(name, (event) => {
        requestedEvents.push([name, event.detail]);
        event.preventDefault();
      });
    }
    await availability.open();
    availability.choose('Ready');
    availability.toggle('CHAT');
    availability.press('Sign out');
    await availability.waitForPanelText('End of shift');
    availability.press('Sign out: No reason');
    const [channel] = desk.session.state.channels;
    expect(requestedEvents).to.deep.equal([
      ['state-change-request', { state: 'ready', reason: null }],
      ['channel-change-request', { channelId: channel?.id, name: 'CHAT', ready: true }],
      ['logout-request', { reason: null }],
    ]);
    expect(desk.session.state.pending.length).to.equal(0);
    expect((await getServerState()).state).to.equal('NOT_READY');
  });

  describe('the panel', () => {
    it('works by keyboard alone', async () => {
      await mountSwitch();
      availability.trigger.focus();
      await availability.pressKeys('Enter');
      await until(() => availability.focused === 'Not ready', 'the focus is on the selected choice');
      await availability.pressKeys('ArrowDown', 'ArrowDown');
      expect(availability.focused).to.equal('Meeting');
      expect(availability.chosen, 'moving the focus does not select').to.equal('Not ready');
      await availability.pressKeys('Home', 'ArrowUp');
      expect(availability.focused, 'wraps around').to.equal('Training');
      await availability.pressKeys('Tab');
      await availability.pressKeys(' ');
      await availability.waitForPanelText('turn on CHAT');
      await availability.pressKeys('Escape');
      expect(availability.isOpen).to.equal(false);
      await until(() => availability.element.shadowRoot?.activeElement === availability.trigger, 'the focus is back');
    });

    it('closes on a click elsewhere', async () => {
      await mountSwitch();
      await availability.open();
      await sendMouse({ type: 'click', position: [window.innerWidth - 5, window.innerHeight - 5] });
      await until(() => !availability.isOpen, 'it has closed');
      expect(availability.trigger.getAttribute('aria-expanded')).to.equal('false');
    });

    it('is not clipped by its container, and stays in the viewport', async () => {
      const boxMarkup = '<div class="box">%</div>';
      await mountSwitch({ wrapper: boxMarkup });
      const container = desk.find<HTMLElement>('.box');
      container.style.cssText =
        'overflow: hidden; height: 3rem; width: 12rem; margin-inline-start: auto; transform: scale(1)';
      for (const dir of ['ltr', 'rtl']) {
        document.documentElement.dir = dir;
        await availability.open();
        const rect = availability.panel.getBoundingClientRect();
        expect(rect.left).to.be.at.least(0);
        expect(rect.right).to.be.at.most(window.innerWidth);
        expect(rect.bottom).to.be.at.most(window.innerHeight);
        const topElement = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
        expect(topElement?.localName, 'on top of the page').to.equal('agent-state-switch');
        await availability.pressKeys('Escape');
      }
      document.documentElement.removeAttribute('dir');
    });

    it('finds a reason by search', async () => {
      const names = ['Lunch', 'Meeting', 'Training', 'Coaching', 'Break', 'Café', 'Back office', 'Doctor', 'Technical'];
      const reasons = names.map((name, index) => ({ id: `r${index}`, name, type: 'NOT_READY', code: index }));
      const session = new DeskSession(
        { url: emulator.url },
        {
          fetch: (input, init) =>
            String(input).endsWith('/reasons') ? Promise.resolve(Response.json(reasons)) : fetch(input, init),
        },
      );
      const element = document.createElement('agent-state-switch');
      element.session = session;
      mount('').append(element);
      await session.login('mara', 'demo');
      availability = await new AgentStateSwitchHarness(element).waitUntilReady();
      await availability.open();
      await until(() => availability.search, 'the search field is shown');
      expect(availability.choices).to.deep.equal(['Ready', 'Not ready', ...names]);
      availability.search?.focus();
      await sendKeys({ type: 'caf' });
      await until(() => availability.choices.length === 2, 'the others are left out');
      expect(availability.choices).to.deep.equal(['Ready', 'Café']);
      await availability.pressKeys('ArrowDown');
      expect(availability.focused).to.equal('Café');
      availability.search?.focus();
      await sendKeys({ type: 'zz' });
      await availability.waitForPanelText('No matching reasons');
      await checkA11y(element);
      session.dispose();
    });
  });

  describe('logging out', () => {
    it('logs out with a reason', async () => {
      await mountSwitch();
      await availability.open();
      availability.press('Sign out');
      await availability.waitForPanelText('End of shift');
      await until(() => availability.focused === 'No reason', 'the focus is on the reasons');
      availability.press('Sign out: End of shift');
      await until(() => availability.placeholder === 'Not signed in', 'no agent is signed in');
      expect(await getServerState()).to.deep.include({ state: 'LOGOUT', reason: 'End of shift' });
    });

    it('asks for confirmation while conversations are open', async () => {
      await mountSwitch();
      await acceptChat();
      await availability.open();
      availability.press('Sign out');
      await availability.waitForPanelText('End of shift');
      availability.press('Sign out: No reason');
      await availability.waitForPanelText('You still have 1 open conversation.');
      await until(() => availability.focused === 'Stay signed in', 'the focus is on the safe choice');
      availability.press('Stay signed in');
      await until(() => !availability.panelText.includes('You still have'), 'the confirmation is gone');
      expect((await getServerState()).state).to.equal('READY');
      availability.press('Sign out');
      await availability.waitForPanelText('End of shift');
      availability.press('Sign out: No reason');
      await availability.waitForPanelText('You still have');
      availability.press('Sign out anyway');
      await until(() => availability.placeholder === 'Not signed in', 'no agent is signed in');
      expect((await getServerState()).state).to.equal('LOGOUT');
    });
  });

  describe('signing out with a message that is not sent', () => {
    /** The server gets no message until the fault is taken back. */
    const holdMessage = async (draft = ''): Promise<void> => {
      // With a message that the history must contain, it shows that the agent's message has not arrived.
      await acceptChat({ text: 'Hello' });
      const [id] = desk.session.state.conversations.ids;
      await emulator.control('POST', '/faults', { lagMs: 3_000_000 });
      const { conversations } = desk.session.state;
      const conversationId = conversations.ids[0] ?? id;
      if (conversationId === undefined) throw new Error('There is no conversation.');
      desk.session.setDraft(conversationId, { text: draft, replyTo: null, whisper: false });
      const text = { type: 'send-message', body: { type: 'text', text: 'Not yet.' }, replyTo: null } as const;
      void desk.session.dispatch({ ...text, conversationId, whisper: false, channelSessionId: null });
      await availability.open();
      availability.press('Sign out');
      await availability.waitForPanelText('End of shift');
      availability.press('Sign out: No reason');
      await availability.waitForPanelText('You still have 1 open conversation.');
      availability.press('Sign out anyway');
      await availability.waitForPanelText(draft === '' ? 'Not sent yet: 1 message.' : '1 message and 1 draft or note.');
      await until(() => availability.focused === 'Wait until sent', 'the focus is on the safe choice');
    };

    it('waits for it, if the agent wants so', async () => {
      await mountSwitch();
      await holdMessage();
      await checkA11y(availability.element);
      availability.press('Wait until sent');
      await availability.waitForPanelText('as soon as all messages are sent');
      expect((await getServerState()).state).to.equal('READY');
      await emulator.control('DELETE', '/faults');
      // The message is sent again after the reconnect, sooner than its echo times out.
      await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
      await until(() => availability.placeholder === 'Not signed in', 'no agent is signed in');
      expect((await getServerState()).state).to.equal('LOGOUT');
    });

    it('discards it, if the agent wants so, and the draft', async () => {
      await mountSwitch();
      await holdMessage('Half a sentence');
      await emulator.control('DELETE', '/faults');
      availability.press('Discard and sign out');
      await until(() => availability.placeholder === 'Not signed in', 'no agent is signed in');
      expect(desk.session.state.pending.length).to.equal(0);
      expect(desk.session.state.local.drafts.size).to.equal(0);
    });
  });

  it('keeps the state shown while offline, and explains why it cannot be changed', async () => {
    await mountSwitch();
    await availability.open();
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' }, down: 800 });
    await availability.waitForPanelText('You can change this when you are back online.');
    expect(availability.chosen).to.equal('Not ready');
    availability.choose('Ready');
    availability.toggle('CHAT');
    expect(desk.session.state.pending.length).to.equal(0);
    await checkA11y(availability.element);
    await until(() => !availability.panelText.includes('back online'), 'it is online again');
    availability.choose('Ready');
    await availability.waitForTriggerText('Ready');
  });

  it('says that the agent has no permission to change the state, and still lets them log out', async () => {
    const response = await fetch(`${emulator.url}/agent/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: 'mara', password: 'demo' }),
    });
    const { data } = (await response.json()) as { data: { keycloak_User: Record<string, unknown> } };
    desk = await mountSession(emulator, { username: null, markup: '<agent-state-switch></agent-state-switch>' });
    const resources = [{ rsid: '1', rsname: 'customer', scopes: ['view'] }];
    desk.session.connect({ ...data.keycloak_User, permittedResources: { Resources: resources } });
    availability = await new AgentStateSwitchHarness(
      desk.find<AgentStateSwitch>('agent-state-switch'),
    ).waitUntilReady();
    await until(() => desk.session.state.reasons !== null, 'the reasons are loaded');
    await availability.open();
    await availability.waitForPanelText("You don't have permission to change your availability.");
    availability.choose('Ready');
    availability.toggle('CHAT');
    expect(desk.session.state.pending.length).to.equal(0);
    availability.press('Sign out');
    await availability.waitForPanelText('End of shift');
    availability.press('Sign out: No reason');
    await until(() => availability.placeholder !== '', 'the agent is logged out');
  });

  it('shows the same state in two places of one page', async () => {
    await mountSwitch({ wrapper: '%<agent-state-switch id="other" compact></agent-state-switch>' });
    const other = new AgentStateSwitchHarness(desk.find<AgentStateSwitch>('#other'));
    await availability.open();
    availability.choose('Training');
    await other.waitForTriggerText('Training');
  });

  it('shows a placeholder when no agent is signed in', async () => {
    desk = await mountSession(emulator, { username: null, markup: '<agent-state-switch></agent-state-switch>' });
    availability = new AgentStateSwitchHarness(desk.find<AgentStateSwitch>('agent-state-switch'));
    await until(() => availability.placeholder === 'Not signed in', 'it is shown');
    await checkA11y(availability.element);
  });
});
