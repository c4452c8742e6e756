import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitForHand } from '../../support/browser/pointer.js';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../src/elements/conversation-list/conversation-list.define.js';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import type { ConversationList } from '../../../src/elements/conversation-list/conversation-list.js';
import { openChat, markdownTextOf, type CustomerChat } from '../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { ChatThreadHarness } from '../../support/harness/chat-thread-harness.js';
import { ConversationListHarness } from '../../support/harness/conversation-list-harness.js';
import { normalizeText } from '../../support/harness/text-helpers.js';

/** What each role may send to whom: agents, monitoring supervisors, wrap-up. */
describe('<chat-thread> in every role', () => {
  let emulator: Emulator;
  let mara: MountedSession;
  let vela: MountedSession;
  let agent: ChatThreadHarness;
  let supervisor: ChatThreadHarness;
  let chat: CustomerChat;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function mountAs(username: string): Promise<[MountedSession, ChatThreadHarness]> {
    const desk = await mountSession(emulator, {
      username,
      markup: '<conversation-list></conversation-list><chat-thread></chat-thread>',
      attributes: `session-id="${username}"`,
    });
    const element = desk.find<ChatThread>('chat-thread');
    element.style.setProperty('--chat-thread-height', '400px');
    return [desk, new ChatThreadHarness(element)];
  }

  /** Mara has a conversation with Ana; Vela monitors it. */
  async function startMonitoring(): Promise<void> {
    [mara, agent] = await mountAs('mara');
    chat = await openChat(emulator, mara, 'Ana', { text: 'Hello' });
    [vela, supervisor] = await mountAs('vela');
    const report = await until(async () => {
      const team = vela.session.state.agent?.supervisedTeams[0];
      const teamReport = team === undefined ? null : await vela.session.teamReport(team);
      return (teamReport?.chats.length ?? 0) > 0 ? teamReport : null;
    }, 'the team report lists the chat');
    const [firstChat] = report.chats;
    if (firstChat === undefined) throw new Error('no chat to monitor');
    expect((await vela.session.dispatch({ type: 'monitor', chat: firstChat })).status).to.equal('confirmed');
    await supervisor.waitForMessage('Hello');
  }

  it('lets a monitoring supervisor only whisper, invisibly to the customer', async () => {
    await startMonitoring();
    const list = new ConversationListHarness(vela.find<ConversationList>('conversation-list'));
    expect(list.rowText('Ana'), 'the list shows the role').to.include('Monitoring');
    expect(supervisor.composerText).to.include('You can only whisper here');
    expect(supervisor.composerButton('Whisper'), 'no whisper toggle').to.equal(undefined);
    await checkA11y(supervisor.element);
    await supervisor.send('Offer a refund');
    await until(() => supervisor.deliveryText('Offer a refund') === 'Sent', 'the whisper was sent');
    const received = await agent.waitForMessage('Offer a refund');
    expect(received.textContent).to.include('Whisper – only agents see this');
    expect(received.classList.contains('whisper')).to.equal(true);
    expect(normalizeText(received.ariaLabel), 'the accessible name mentions the whisper').to.match(
      /^Vela Strand \(Whisper\), .*: Offer a refund$/,
    );
    expect(agent.announced).to.equal('Vela Strand (Whisper): Offer a refund');
    const row = new ConversationListHarness(mara.find<ConversationList>('conversation-list')).rowText('Ana');
    expect(row, 'the list marks it as a whisper').to.include('Whisper Vela Strand: Offer a refund');
    const getBubbleColor = (message: HTMLElement) =>
      getComputedStyle(message.querySelector('.bubble') ?? message).backgroundColor;
    const ownMessage = await supervisor.waitForMessage('Offer a refund');
    expect(getBubbleColor(received), 'the whisper looks the same for sender and recipient').to.equal(
      getBubbleColor(ownMessage),
    );
    expect(getBubbleColor(received)).not.to.equal(getBubbleColor(await agent.waitForMessage('Hello')));
    await checkA11y(agent.element);

    expect((await chat.storedEvents('WHISPER_MESSAGE')).map(markdownTextOf)).to.deep.equal(['Offer a refund']);
    expect(JSON.stringify((await chat.serverConversation()).customerView)).not.to.include('Offer a refund');
    expect((await chat.customerEvents('TYPING_INDICATOR')).length, 'no typing events').to.equal(0);
    const readerIds = (await chat.storedEvents('MESSAGE_DELIVERY_NOTIFICATION')).map(
      (event) => event.data.header?.sender?.id,
    );
    expect(readerIds.includes(vela.session.state.agent?.id), 'no read receipts').to.equal(false);
  });

  it('shows a monitoring supervisor only to themselves', async () => {
    await startMonitoring();
    const getParticipantCount = () => mara.session.state.conversations.byId.get(chat.id)?.participants.length;
    await until(() => getParticipantCount() === 2, 'the participant has arrived');
    await agent.element.updateComplete;
    expect(agent.headerText).to.include('You');
    expect(`${agent.headerText} ${agent.notices.join(' ')}`).not.to.match(/vela|monitoring/i);
    expect(supervisor.headerText).to.include('You (Monitoring)');
    expect((await vela.session.dispatch({ type: 'barge-in', conversationId: chat.id })).status).to.equal('confirmed');
    await until(() => /vela/i.test(agent.headerText) || null, 'the supervisor is shown after barging in');
  });

  it('keeps a draft a whisper when the supervisor barges in meanwhile', async () => {
    await startMonitoring();
    await supervisor.write('She is lying');
    expect((await vela.session.dispatch({ type: 'barge-in', conversationId: chat.id })).status).to.equal('confirmed');
    await until(() => supervisor.composerButton('Whisper') ?? null, 'the supervisor may write to the customer');
    supervisor.field.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => supervisor.deliveryText('She is lying') === 'Sent', 'it was sent');
    expect((await chat.storedEvents('WHISPER_MESSAGE')).map(markdownTextOf)).to.deep.equal(['She is lying']);
    expect((await chat.storedEvents('AGENT_MESSAGE')).length).to.equal(0);
  });

  it('offers whispering while another agent is there, and does not turn a whisper into a message when they leave', async () => {
    await startMonitoring();
    expect(agent.composerButton('Whisper'), 'no visible agent to whisper to').to.equal(undefined);
    await vela.session.dispatch({ type: 'barge-in', conversationId: chat.id });
    await until(() => agent.composerButton('Whisper') ?? null, 'there is another agent to whisper to');
    expect(agent.headerText).to.include('Barged in');
    agent.composerButton('Whisper')?.click();
    await until(() => agent.composerText.includes('Only agents will see this'), 'the composer is set to whisper');
    await agent.write('Thanks for coming');
    await vela.session.dispatch({ type: 'leave', conversationId: chat.id });
    await until(() => agent.composerText.includes('The other agents have left'), 'the whisper has no recipient');
    await sendKeys({ press: 'Enter' });
    expect(agent.field.value).to.equal('Thanks for coming');
    expect((await chat.storedEvents('AGENT_MESSAGE')).length).to.equal(0);

    agent.composerButton('Whisper')?.click();
    await until(() => agent.composerButton('Send') ?? null, 'the agent has switched to a message');
    await waitForHand();
    await sendKeys({ press: 'Enter' });
    await until(async () => (await chat.storedEvents('AGENT_MESSAGE')).length === 1, 'the customer receives it');
  });

  it('replies to a whisper with a whisper', async () => {
    await startMonitoring();
    await supervisor.send('Be kind');
    await vela.session.dispatch({ type: 'barge-in', conversationId: chat.id });
    await agent.waitForMessage('Be kind');
    agent.pressInMessage('Be kind', 'Reply');
    await until(() => agent.composerText.includes('Only agents will see this'), 'the composer is set to whisper');
    expect(agent.quoteBarText).to.equal('Replying to Vela Strand Be kind');
    agent.composerButton('Whisper')?.click();
    await until(() => agent.quoteBarText === '', 'a message to the customer does not quote a whisper');
  });
});

describe('<chat-thread> in wrap-up', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ wrapup: 60 });
  });

  afterEach(() => cleanUp(emulator));

  it('counts down, and finishes without codes', async () => {
    const desk = await mountSession(emulator, { markup: '<chat-thread></chat-thread>' });
    const thread = new ChatThreadHarness(desk.find<ChatThread>('chat-thread'));
    const chat = await openChat(emulator, desk, 'Ana', { text: 'Hello' });
    await thread.waitForMessage('Hello');
    await thread.leave();
    await until(() => /Wrap-up: (1:00|0:5\d) left/.test(thread.text), 'wrap-up has started');
    expect(thread.canWrite).to.equal(false);
    expect(thread.composerText).to.include('Complete your wrap-up');
    await checkA11y(thread.element);
    await thread.press('Finish without codes');
    await until(() => thread.text.includes('has ended'), 'wrap-up is over');
    expect(thread.text).to.include('Finished without codes');
    expect((await chat.serverConversation()).state).to.equal('CLOSED');
  });
});
