import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/chat-thread/chat-thread.define.js';
import '../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { ChatThread } from '../../src/elements/chat-thread/chat-thread.js';
import type { SupervisorPanel } from '../../src/elements/supervisor-panel/supervisor-panel.js';
import { openChat, textOf, type Chat } from '../support/chat.js';
import {
  checkA11y,
  cleanUp,
  mountDesk,
  startEmulator,
  until,
  type Emulator,
  type MountedDesk,
} from '../support/desk.js';
import { ChatThreadHarness } from '../support/harness/chat-thread.js';
import { SupervisorPanelHarness } from '../support/harness/supervisor-panel.js';

/** A supervisor in somebody else's conversation, from the panel into the thread. */
describe('<chat-thread> of a supervisor', () => {
  let emulator: Emulator;
  let mara: MountedDesk;
  let vela: MountedDesk;
  let agent: ChatThreadHarness;
  let supervisor: ChatThreadHarness;
  let panel: SupervisorPanelHarness;
  let chat: Chat;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  /** Mara talks to Ana, Vela has pressed Monitor. */
  async function monitor(attributes = ''): Promise<void> {
    mara = await mountDesk(emulator, { attributes: 'session-id="mara"', markup: '<chat-thread></chat-thread>' });
    agent = new ChatThreadHarness(mara.find<ChatThread>('chat-thread'));
    chat = await openChat(emulator, mara, 'Ana', { text: 'Hello' });
    vela = await mountDesk(emulator, {
      username: 'vela',
      attributes: `session-id="vela" ${attributes}`,
      markup: '<supervisor-panel refresh-interval="1"></supervisor-panel><chat-thread></chat-thread>',
    });
    const thread = vela.find<ChatThread>('chat-thread');
    thread.style.setProperty('--chat-thread-height', '400px');
    supervisor = new ChatThreadHarness(thread);
    panel = new SupervisorPanelHarness(vela.find<SupervisorPanel>('supervisor-panel'));
    await panel.press('Ana', 'Monitor');
    await supervisor.shows('Hello');
    await until(() => button('Barge in'), 'the thread offers to barge in');
  }

  const buttons = (): HTMLButtonElement[] => [
    ...(supervisor.element.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part="supervise-button"]') ?? []),
  ];
  const button = (name: string): HTMLButtonElement | undefined => buttons().find(({ ariaLabel }) => ariaLabel === name);

  /** What the agent has on screen, all of it. */
  const agentScreen = (): string => agent.text;

  it('opens from the panel, and nothing on the agent’s screen betrays it', async () => {
    await monitor();
    const before = agentScreen();
    expect(supervisor.header).to.include('You (Monitoring)');
    expect(supervisor.composer).to.include('You can only whisper here');
    expect(buttons().map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Advise', 'Barge in']);
    expect(button('Barge in')?.title).to.equal('The customer will see what you write from then on.');
    const told: string[] = [];
    mara.session.addEventListener('participant-changed', () => told.push('participant-changed'));
    await vela.session.dispatch({ type: 'leave', conversationId: chat.id });
    await panel.press('Ana', 'Monitor');
    await supervisor.shows('Hello');
    await until(
      () => mara.session.state.conversations.byId.get(chat.id)?.participants.length === 2,
      'the agent’s desk has been told',
    );
    await agent.element.updateComplete;
    expect(agentScreen()).to.equal(before);
    expect(told, 'nor does the host page learn of it').to.deep.equal([]);
    expect(JSON.stringify((await chat.truth()).customerView)).not.to.match(/vela/i);
    await checkA11y(supervisor.element);
  });

  it('lets her sit down beside the agents, who see her; the customer does not', async () => {
    await monitor();
    const asked: unknown[] = [];
    vela.element.addEventListener('whisper-mode-request', (event) => asked.push(event.detail));
    button('Advise')?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => supervisor.header.includes('You (Assisting)'), 'she assists');
    expect(asked).to.deep.equal([{ conversationId: chat.id }]);
    expect(button('Advise')).to.equal(undefined);
    await until(() => /vela.*\(Assisting\)/i.test(agent.header), 'the agent sees her');
    await supervisor.say('Offer a refund');
    expect((await agent.shows('Offer a refund')).textContent).to.include('only agents see this');
    expect(JSON.stringify((await chat.truth()).customerView)).not.to.match(/vela|refund/i);
    await checkA11y(supervisor.element);
  });

  it('does not offer what an older server does not know', async () => {
    await monitor('server="4.3"');
    expect(buttons().map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Barge in']);
  });

  it('turns the composer on when she barges in, and everybody sees it', async () => {
    await monitor();
    button('Barge in')?.click();
    await until(() => supervisor.composerButton('Send') ?? null, 'she writes to the customer');
    expect(buttons()).to.deep.equal([]);
    expect(supervisor.header).to.include('You (Stepped in)');
    await until(() => /vela.*\(Stepped in\)/i.test(agent.header), 'the agent sees it');
    await until(() => agent.notices.some((notice) => /vela.*joined/i.test(notice)), 'and that she came');
    await supervisor.say('I am the manager');
    await agent.shows('I am the manager');
    const shown = await chat.shownToCustomer('AGENT_MESSAGE');
    expect(shown.map(textOf)).to.deep.equal(['I am the manager']);
    await until(() => panel.row('chats', 'Ana')?.textContent.includes('Barged in'), 'the panel, too');
  });

  it('asks the host first', async () => {
    await monitor();
    vela.element.addEventListener('barge-in-request', (event) => event.preventDefault());
    button('Barge in')?.click();
    await supervisor.element.updateComplete;
    expect(supervisor.header).to.include('You (Monitoring)');
  });

  it('leaves unseen', async () => {
    await monitor();
    const before = agentScreen();
    await supervisor.press('Leave');
    await until(() => supervisor.focused?.textContent.trim() === 'Leave', 'she is asked');
    await sendKeys({ press: 'Enter' });
    await until(() => supervisor.text.includes('has ended'), 'she is out');
    expect(supervisor.text).to.include('You left');
    expect(agentScreen()).to.equal(before);
    await until(() => panel.button('Ana', 'Monitor'), 'the chat may be monitored again');
  });

  it('is over when the last agent leaves, and says so', async () => {
    await monitor();
    await mara.session.dispatch({ type: 'leave', conversationId: chat.id });
    await until(() => supervisor.text.includes('The last agent left'), 'it says why');
    await until(() => panel.row('chats', 'Ana') === null, 'the chat is not in the report any more');
  });

  it('goes on alone when she had barged in', async () => {
    await monitor();
    button('Barge in')?.click();
    await until(() => supervisor.composerButton('Send') ?? null, 'she writes to the customer');
    await mara.session.dispatch({ type: 'leave', conversationId: chat.id });
    await until(() => !/mara/i.test(supervisor.header), 'the agent is gone');
    await supervisor.say('Now it is me');
    await until(async () => (await chat.shownToCustomer('AGENT_MESSAGE')).length === 1, 'the customer gets it');
    await supervisor.press('Leave');
    await until(() => supervisor.text.includes('You are the only agent here'), 'and is warned when leaving');
  });
});
