import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../../../src/elements/chat-thread/chat-thread.js';
import { openChat, type CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { ThreadTimersHarness } from '../../../support/harness/thread-timers-harness.js';

/** Hold, time to reply (SLA) and raised hands. */
describe('<chat-thread> timers', () => {
  let emulator: Emulator;
  let deskCount = 0;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  interface AgentDesk {
    readonly desk: MountedSession;
    readonly thread: ChatThreadHarness;
    readonly timers: ThreadTimersHarness;
  }
  async function mountAgentDesk(username: string, attributes = '', threadAttributes = ''): Promise<AgentDesk> {
    const desk = await mountSession(emulator, {
      username,
      markup: `<chat-thread ${threadAttributes}></chat-thread>`,
      attributes: `session-id="${username}-${++deskCount}" ${attributes}`,
    });
    const thread = new ChatThreadHarness(desk.find<ChatThread>('chat-thread'));
    return { desk, thread, timers: new ThreadTimersHarness(thread.element) };
  }
  async function mountWithChat(attributes = ''): Promise<AgentDesk & { readonly chat: CustomerChat }> {
    const agentDesk = await mountAgentDesk('mara', attributes);
    const chat = await openChat(emulator, agentDesk.desk, 'Ana', { text: 'Hello' });
    return { ...agentDesk, chat };
  }
  const startSla = (chat: CustomerChat, totalDuration = 60) =>
    chat.publishEvent('AGENT_SLA_STARTED', {
      totalDuration,
      currentSliceDuration: 0,
      percentageCompleted: 0,
      action: 'START_TIMER',
    });
  const raiseHand = (chat: CustomerChat, names: readonly string[]) =>
    chat.publishEvent(names.length > 0 ? 'HAND_RAISED' : 'HAND_DOWN', {
      handRaised: names.length > 0,
      agentNames: names,
    });

  it('is accessible with all timers running, with the menu open, in Arabic and on a narrow screen', async () => {
    const { desk, thread, timers, chat } = await mountWithChat();
    await startSla(chat);
    await raiseHand(chat, ['mara']);
    await until(() => timers.text.includes('Reply within'), 'the time to reply is shown');
    await timers.press('Hold…');
    await until(() => timers.isMenuOpen, 'the menu is open');
    await checkA11y(thread.element);
    await timers.press('5 minutes');
    await until(() => timers.text.includes('On hold'), 'it is on hold');
    await checkA11y(thread.element);
    desk.element.lang = 'ar';
    await until(() => timers.text.includes('معلّقة'), 'it is in Arabic');
    await setViewport({ width: 320, height: 700 });
    await checkA11y(thread.element);
  });

  it('raises the hand by keyboard and lowers it again, from release 4.9 on', async () => {
    const { thread, timers, chat } = await mountWithChat('server="4.9"');
    const raise = await until(() => timers.button('Raise hand'), 'the button is shown');
    raise.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => timers.text.includes('You requested a supervisor'), 'the hand is up');
    await thread.waitForNotice('You requested a supervisor');
    await until(() => timers.button('Lower hand'), 'it can be lowered');
    expect(raise.isConnected && raise.matches(':focus'), 'the focus stays').to.equal(true);
    await checkA11y(thread.element);
    await sendKeys({ press: 'Enter' });
    await until(() => timers.button('Raise hand'), 'the hand is down');
    expect(timers.text).to.not.include('supervisor');
    const names = (await chat.serverConversation()).messages.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('HAND_'))).to.deep.equal(['HAND_RAISED', 'HAND_DOWN']);
  });

  it('does not offer to raise a hand before release 4.9', async () => {
    const { timers } = await mountWithChat();
    await until(() => timers.button('Hold…'), 'the buttons are shown');
    expect(timers.button('Raise hand')).to.equal(undefined);
  });

  it('starts a hold of the chosen duration by keyboard, counts down, and resumes', async () => {
    const { timers, thread, chat } = await mountWithChat();
    await until(() => timers.button('Hold…'), 'the button is shown');
    timers.button('Hold…')?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => timers.focused === '1 minute', 'the first duration has the focus');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await until(() => /On hold · (2:00|1:5\d)/.test(timers.text), 'the hold of two minutes has started');
    expect(timers.isMenuOpen).to.equal(false);
    expect((await chat.serverConversation()).state).to.equal('ON_HOLD');
    await until(() => /On hold · 1:5[0-8]/.test(timers.text), 'it counts down');
    await thread.waitForNotice('Conversation put on hold');
    await timers.press('Resume');
    await until(() => timers.button('Hold…'), 'it is resumed');
    expect((await chat.serverConversation()).state).to.equal('ACTIVE');
    expect(timers.text).to.not.include('On hold');
  });

  it('ends the hold when the agent sends a message, and when its time is over', async () => {
    const { timers, thread, chat } = await mountWithChat();
    await timers.hold('1 minute');
    await thread.send('Here I am again.');
    await until(() => timers.button('Hold…'), 'the message ended it');
    expect((await chat.serverConversation()).state).to.equal('ACTIVE');
    await timers.hold('1 minute');
    await emulator.control('POST', '/clock', { advanceMs: 61_000 });
    await until(() => timers.button('Hold…'), 'it timed out');
  });

  it('keeps the hold through a lost connection, and disables the button meanwhile', async () => {
    const { desk, timers } = await mountWithChat();
    await timers.hold('10 minutes');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' }, down: 1200 });
    await until(() => timers.button('Resume')?.getAttribute('aria-disabled') === 'true', 'the button is disabled');
    await timers.press('Resume');
    await until(() => desk.session.state.connection.status === 'online', 'the connection is back');
    await until(() => timers.button('Resume')?.getAttribute('aria-disabled') === null, 'it can be resumed');
    expect(timers.text).to.match(/On hold · (10:00|9:\d\d)/);
  });

  it('shows why the hold was refused', async () => {
    const { timers, thread, chat } = await mountWithChat('request-timeout="0.5"');
    await emulator.control('POST', '/faults', { lose: { event: 'onCimEvent', p: 1 } });
    await timers.press('Hold…');
    await timers.press('1 minute');
    await until(async () => (await chat.serverConversation()).state === 'ON_HOLD', 'the server has started the hold');
    await emulator.control('DELETE', '/faults');
    await until(() => timers.button('Hold…'), 'the event was lost');
    await until(() => thread.text.includes('No response from the server'), 'the timeout is shown');
    await timers.press('Hold…');
    await timers.press('1 minute');
    await until(() => thread.text.includes('the conversation is already paused'), 'the reason is shown');
  });

  it('does nothing when the host cancels the event', async () => {
    const { timers, thread, chat } = await mountWithChat();
    const requestDetails: unknown[] = [];
    thread.element.addEventListener('conversation-pause-request', (event) => {
      requestDetails.push(event.detail);
      event.preventDefault();
    });
    await timers.press('Hold…');
    await timers.press('30 minutes');
    expect(requestDetails).to.deep.equal([{ conversationId: chat.id, seconds: 1800 }]);
    expect((await chat.serverConversation()).state).to.equal('ACTIVE');
  });

  it('offers no hold on a server without it', async () => {
    const { timers, thread } = await mountWithChat('server="4.4"');
    await thread.waitForMessage('Hello');
    await until(() => timers.isLoaded, 'the timers are loaded');
    expect(timers.button('Hold…')).to.equal(undefined);
  });

  it('shows the time to reply, extends it on request, and shows when it is overdue', async () => {
    const { desk, timers, chat } = await mountWithChat();
    await startSla(chat, 120);
    await until(() => /Reply within (2:00|1:5\d)/.test(timers.text), 'the time to reply is shown');
    await emulator.control('POST', '/clock', { advanceMs: 60_000 });
    // The response to a state change synchronizes the clock.
    await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    await until(() => /Reply within (1:00|0:5\d)/.test(timers.text), 'half of the time is over');
    await timers.press('Extend time');
    await until(() => /Reply within (2:00|1:5\d)/.test(timers.text), 'it starts over');
    await emulator.control('POST', '/clock', { advanceMs: 121_000 });
    await desk.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
    await until(() => timers.text.includes('Reply overdue'), 'it is overdue');
    await chat.publishEvent('AGENT_SLA_STOPPED');
    await until(() => !timers.text.includes('Reply'), 'it is removed');
  });

  it('shows a raised hand to the agent and the supervisor until it is lowered', async () => {
    const { timers, chat } = await mountWithChat();
    const { desk: vela, timers: velaTimers } = await mountAgentDesk('vela');
    const [team] = vela.session.state.agent?.supervisedTeams ?? [];
    if (team === undefined) throw new Error('vela supervises no team');
    const [monitoredChat] = (await vela.session.teamReport(team)).chats;
    if (monitoredChat === undefined) throw new Error('no chat to monitor');
    await vela.session.dispatch({ type: 'monitor', chat: monitoredChat });
    await raiseHand(chat, ['mara']);
    await until(() => timers.text.includes('You requested a supervisor'), 'the raised hand is shown');
    await until(() => velaTimers.text.includes('Mara Quill requested a supervisor'), 'the supervisor sees whose it is');
    await startSla(chat);
    await until(() => velaTimers.text.includes('Reply within'), 'the supervisor sees the time to reply');
    expect(velaTimers.button('Extend time'), 'the supervisor cannot extend it').to.equal(undefined);
    expect(velaTimers.button('Hold…')).to.equal(undefined);
    await raiseHand(chat, []);
    for (const harness of [timers, velaTimers])
      await until(() => !harness.text.includes('supervisor'), 'the hand is lowered');
  });

  it('has no actions in a read-only thread', async () => {
    const { desk, timers } = await mountAgentDesk('mara', '', 'read-only');
    const chat = await openChat(emulator, desk, 'Ana', { text: 'Hello' });
    await startSla(chat);
    await until(() => timers.text.includes('Reply within'), 'the time to reply is shown');
    expect([timers.button('Extend time'), timers.button('Hold…')]).to.deep.equal([undefined, undefined]);
  });
});
