import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { ChatThread } from '../../../../src/elements/chat-thread/chat-thread.js';
import type { SupervisorPanel } from '../../../../src/elements/supervisor-panel/supervisor-panel.js';
import { openChat, markdownTextOf, type CustomerChat } from '../../../support/browser/customer-chat.js';
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
import { SupervisorPanelHarness } from '../../../support/harness/supervisor-panel-harness.js';

/** A supervisor in the conversation of another agent, opened from the supervisor panel. */
describe('<chat-thread> of a supervisor', () => {
  let emulator: Emulator;
  let mara: MountedSession;
  let vela: MountedSession;
  let agent: ChatThreadHarness;
  let supervisor: ChatThreadHarness;
  let panel: SupervisorPanelHarness;
  let chat: CustomerChat;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  /** Mara has a conversation with Ana; Vela has pressed Monitor. */
  async function startMonitoring(attributes = ''): Promise<void> {
    mara = await mountSession(emulator, { attributes: 'session-id="mara"', markup: '<chat-thread></chat-thread>' });
    agent = new ChatThreadHarness(mara.find<ChatThread>('chat-thread'));
    chat = await openChat(emulator, mara, 'Ana', { text: 'Hello' });
    vela = await mountSession(emulator, {
      username: 'vela',
      attributes: `session-id="vela" ${attributes}`,
      markup: '<supervisor-panel refresh-interval="1"></supervisor-panel><chat-thread></chat-thread>',
    });
    const thread = vela.find<ChatThread>('chat-thread');
    thread.style.setProperty('--chat-thread-height', '400px');
    supervisor = new ChatThreadHarness(thread);
    panel = new SupervisorPanelHarness(vela.find<SupervisorPanel>('supervisor-panel'));
    await panel.press('Ana', 'Monitor');
    await supervisor.waitForMessage('Hello');
    await until(() => getButton('Barge in'), 'the thread offers to barge in');
  }

  const getButtons = (): HTMLButtonElement[] => [
    ...(supervisor.element.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part="supervise-button"]') ?? []),
  ];
  const getButton = (name: string): HTMLButtonElement | undefined =>
    getButtons().find(({ ariaLabel }) => ariaLabel === name);

  /** Presses Barge in, and answers the question. */
  async function bargeIn(): Promise<void> {
    getButton('Barge in')?.click();
    await until(() => supervisor.question, 'it asks first');
    supervisor.answer('Barge in');
  }

  /** The whole text of the agent's thread. */
  const getAgentText = (): string => agent.text;

  it('opens from the panel, invisibly to the agent', async () => {
    await startMonitoring();
    const textBefore = getAgentText();
    expect(supervisor.headerText).to.include('You (Monitoring)');
    expect(supervisor.composerText).to.include('You can only whisper here');
    expect(getButtons().map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Advise', 'Barge in']);
    expect(getButton('Barge in')?.title).to.equal('The customer will see what you write from then on.');
    const hostEvents: string[] = [];
    mara.session.addEventListener('participant-changed', () => hostEvents.push('participant-changed'));
    await vela.session.dispatch({ type: 'leave', conversationId: chat.id });
    await panel.press('Ana', 'Monitor');
    await supervisor.waitForMessage('Hello');
    await until(
      () => mara.session.state.conversations.byId.get(chat.id)?.participants.length === 2,
      'the participant has arrived at the agent',
    );
    await agent.element.updateComplete;
    expect(getAgentText()).to.equal(textBefore);
    expect(hostEvents, 'no event for the host page').to.deep.equal([]);
    expect(JSON.stringify((await chat.serverConversation()).customerView)).not.to.match(/vela/i);
    await checkA11y(supervisor.element);
  });

  it('lets a supervisor advise, visible to the agents but not to the customer', async () => {
    await startMonitoring();
    const requestDetails: unknown[] = [];
    vela.element.addEventListener('whisper-mode-request', (event) => requestDetails.push(event.detail));
    getButton('Advise')?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => supervisor.headerText.includes('You (Advising)'), 'she assists');
    expect(requestDetails).to.deep.equal([{ conversationId: chat.id }]);
    expect(getButton('Advise')).to.equal(undefined);
    await until(() => /vela.*\(Advising\)/i.test(agent.headerText), 'the agent sees her');
    await supervisor.send('Offer a refund');
    expect((await agent.waitForMessage('Offer a refund')).textContent).to.include('only agents see this');
    expect(JSON.stringify((await chat.serverConversation()).customerView)).not.to.match(/vela|refund/i);
    await checkA11y(supervisor.element);
  });

  it('does not offer to advise on an older server', async () => {
    await startMonitoring('server="4.3"');
    expect(getButtons().map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Barge in']);
  });

  it('enables the composer after barging in, visible to everyone', async () => {
    await startMonitoring();
    await bargeIn();
    await until(() => supervisor.composerButton('Send') ?? null, 'she can write to the customer');
    expect(getButtons()).to.deep.equal([]);
    expect(supervisor.headerText).to.include('You (Barged in)');
    await until(() => /vela.*\(Barged in\)/i.test(agent.headerText), 'the agent sees it');
    await until(
      () => agent.notices.some((notice) => /Vela Strand.*joined/.test(notice)),
      'a notice says that she joined',
    );
    await supervisor.send('I am the manager');
    await agent.waitForMessage('I am the manager');
    const customerMessages = await chat.customerEvents('AGENT_MESSAGE');
    expect(customerMessages.map(markdownTextOf)).to.deep.equal(['I am the manager']);
    await until(() => panel.row('chats', 'Ana')?.textContent.includes('Barged in'), 'the panel shows it');
  });

  it('asks before it barges in, with the words of the panel', async () => {
    await startMonitoring();
    const requestDetails: unknown[] = [];
    vela.element.addEventListener('barge-in-request', (event) => requestDetails.push(event.detail));
    getButton('Barge in')?.focus();
    await sendKeys({ press: 'Enter' });
    const question = await until(() => supervisor.question, 'it asks first');
    expect(question).to.include('Barge in on the chat with Ana?');
    expect(question).to.include('The customer will read what you write from then on.');
    await checkA11y(supervisor.element);
    await sendKeys({ press: 'Enter' });
    await until(() => supervisor.question === null, 'the focus began on the button that keeps monitoring');
    expect(supervisor.focused?.ariaLabel).to.equal('Barge in');
    expect(requestDetails).to.deep.equal([]);
    expect(vela.session.state.pending).to.deep.equal([]);
    getButton('Advise')?.click();
    await until(() => supervisor.headerText.includes('You (Advising)'), 'she advises');
    getButton('Barge in')?.click();
    expect(await until(() => supervisor.question, 'it asks again')).to.include('Keep advising');
    supervisor.answer('Barge in');
    await until(() => supervisor.headerText.includes('You (Barged in)'), 'she has barged in');
    expect(requestDetails).to.deep.equal([{ conversationId: chat.id }]);
  });

  it('shows the agent that a supervisor who had barged in has left', async () => {
    await startMonitoring();
    await bargeIn();
    await until(() => agent.notices.some((notice) => /Vela Strand.*joined/.test(notice)), 'the agent sees her come');
    await supervisor.leave();
    await until(() => agent.notices.some((notice) => /Vela Strand.*left/.test(notice)), 'the agent sees her leave');
    await until(() => !/vela/i.test(agent.headerText), 'the head of the agent names her no more');
    await chat.sendText('Who was that?');
    await agent.waitForMessage('Who was that?');
  });

  it('does nothing when the host cancels the event', async () => {
    await startMonitoring();
    vela.element.addEventListener('barge-in-request', (event) => event.preventDefault());
    const requests = new Promise((resolve) => vela.element.addEventListener('barge-in-request', resolve));
    await bargeIn();
    await requests;
    await supervisor.element.updateComplete;
    expect(supervisor.headerText).to.include('You (Monitoring)');
  });

  it('leaves invisibly to the agent', async () => {
    await startMonitoring();
    const textBefore = getAgentText();
    await supervisor.leave();
    await until(() => supervisor.text.includes('has ended'), 'she has left');
    expect(supervisor.text).to.include('You left');
    expect(getAgentText()).to.equal(textBefore);
    await until(() => panel.button('Ana', 'Monitor'), 'the chat may be monitored again');
  });

  it('ends when the last agent leaves, and shows why', async () => {
    await startMonitoring();
    await mara.session.dispatch({ type: 'leave', conversationId: chat.id });
    await until(() => supervisor.text.includes('The last agent left'), 'the reason is shown');
    await until(() => panel.row('chats', 'Ana') === null, 'the chat is removed from the report');
  });

  it('continues alone after the agent leaves, if she has barged in', async () => {
    await startMonitoring();
    await bargeIn();
    await until(() => supervisor.composerButton('Send') ?? null, 'she can write to the customer');
    await mara.session.dispatch({ type: 'leave', conversationId: chat.id });
    await until(() => !/mara/i.test(supervisor.headerText), 'the agent is gone');
    await supervisor.send('Now it is me');
    await until(async () => (await chat.customerEvents('AGENT_MESSAGE')).length === 1, 'the customer receives it');
    await supervisor.press('Leave');
    await until(() => supervisor.text.includes('You are the only agent here'), 'leaving shows a warning');
  });
});
