/** Sequences 12.12 and 12.13: lost connections, agents who do not return, and takeovers by a second login. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Command, CommandType, ConversationId } from '../../../src/domain/index.js';
import { sendMessageCommand, createScenario, type TestUser, type Scenario } from './scenario.js';

const conference = (conversationId: ConversationId): Command => ({
  type: 'conference',
  conversationId,
  target: { to: 'queue', queueName: 'support' },
  note: '',
});

const dropConnection = (scenario: Scenario, user: TestUser, how = 'kill') =>
  scenario.emulator.control('POST', '/faults', { dropSockets: { username: user.name, how } });
const waitUntilReconnecting = (user: TestUser) =>
  user.waitUntil(() => user.session.state.connection.status === 'reconnecting', 'reconnecting');
const waitUntilOnline = (user: TestUser) =>
  user.waitUntil(() => user.session.state.connection.status === 'online', 'online');

describe('a connection lost during a conversation', () => {
  const scenario = createScenario();

  test('loses no message for the agent, the colleague, the supervisor or the customer', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const vela = await scenario.signIn('vela');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(conference(id));
    await otto.acceptOffer(id);
    const [team] = vela.session.state.agent?.supervisedTeams ?? [];
    assert.ok(team);
    const chat = (await vela.session.teamReport(team)).chats.find(({ conversationId }) => conversationId === id);
    assert.ok(chat);
    await vela.dispatchConfirmed({ type: 'monitor', chat });
    await mara.sendMessage(id, 'Before.');
    const presence = mara.session.state.presence;
    await dropConnection(scenario, mara);
    await waitUntilReconnecting(mara);
    assert.ok(mara.hasConversation(id), 'the conversation stays on screen');
    await otto.sendMessage(id, 'She is away for a moment.');
    await vela.sendWhisper(id, 'Take it slowly.');
    await scenario.simulateCustomer(id, 'messages', { text: 'I can wait.' });
    const outcome = mara.dispatch(sendMessageCommand(id, 'Back again.', false));
    assert.deepEqual(await mara.dispatch({ type: 'pause', conversationId: id, seconds: 60 }), {
      status: 'not-sent',
      why: 'offline',
    });
    await waitUntilOnline(mara);
    assert.deepEqual(await outcome, { status: 'confirmed' });
    const lines = [
      '→ WEB',
      'customer: Hello?',
      '→ mara',
      '* reroute-placed conference to queue support by mara',
      '→ otto',
      'mara: Before.',
      'otto: She is away for a moment.',
      'whisper, vela: Take it slowly.',
      'customer: I can wait.',
      'mara: Back again.',
    ];
    for (const user of [mara, otto, vela]) await user.expectThread(id, ...lines);
    assert.deepEqual(mara.session.state.presence, presence, 'the state is as it was');
    assert.deepEqual([...mara.participants(id)].sort(), ['mara primary', 'otto primary', 'vela monitor']);
    assert.equal(mara.eventDetails('conversation-opened').length, 1);
    assert.deepEqual(await scenario.customerLines(id), [
      'customer: Hello?',
      '→ mara',
      '→ otto',
      'agent: Before.',
      'agent: She is away for a moment.',
      'customer: I can wait.',
      'agent: Back again.',
    ]);
  });

  test('finds a delivered message in the history and does not send it again', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await scenario.openChat(mara);
    await scenario.emulator.control('POST', '/faults', { lose: { event: 'AGENT_MESSAGE', p: 1 } });
    const outcome = mara.dispatch(sendMessageCommand(id, 'Did you get this?', false));
    await mara.waitUntil(
      async () => (await scenario.worldChat(id)).messages.some(({ name }) => name === 'AGENT_MESSAGE'),
      'a message that arrived',
    );
    await dropConnection(scenario, mara);
    await waitUntilReconnecting(mara);
    await scenario.emulator.control('DELETE', '/faults');
    await waitUntilOnline(mara);
    assert.deepEqual(await outcome, { status: 'confirmed' });
    assert.deepEqual((await scenario.customerLines(id)).slice(-1), ['agent: Did you get this?']);
    assert.equal((await scenario.worldChat(id)).messages.filter(({ name }) => name === 'AGENT_MESSAGE').length, 1);
  });

  test('sends a message that was not delivered once more, without asking', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await scenario.openChat(mara);
    // The server is slow, and the connection is lost before it handles the message.
    await scenario.emulator.control('POST', '/faults', { lagMs: 3_000_000 });
    const keptOutcome = mara.dispatch(sendMessageCommand(id, 'Keep me.', false));
    await dropConnection(scenario, mara);
    await waitUntilReconnecting(mara);
    await scenario.emulator.control('DELETE', '/faults');
    await waitUntilOnline(mara);
    const pendingCommand = await mara.waitUntil(
      () => mara.session.state.pending.find(({ delivery }) => delivery === 'unconfirmed'),
      'a message that is looked for',
    );
    const laterOutcome = mara.dispatch(sendMessageCommand(id, 'Drop me.', false));
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara'], 'what comes after it waits too');
    const laterCommand = mara.session.state.pending.find(({ id: commandId }) => commandId !== pendingCommand.id);
    mara.session.discardMessage(laterCommand?.id ?? pendingCommand.id);
    assert.deepEqual(await Promise.all([keptOutcome, laterOutcome]), [
      { status: 'confirmed' },
      { status: 'discarded' },
    ]);
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara', 'agent: Keep me.']);
  });

  test('finishes pending commands by their effect after the reconnect', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await scenario.emulator.control('POST', '/faults', { delayMs: [2000, 2000] });
    const transfer = mara.dispatch({
      type: 'transfer',
      conversationId: id,
      target: { to: 'queue', queueName: 'sales' },
      note: '',
    });
    await mara.waitUntil(
      async () => (await scenario.taskSummaries(id))[0] === 'INBOUND mara CLOSED TRANSFERRED',
      'a transfer the server has made',
    );
    await dropConnection(scenario, mara);
    await scenario.emulator.control('DELETE', '/faults');
    await waitUntilOnline(mara);
    assert.deepEqual(await transfer, { status: 'confirmed' });
    await mara.waitForConversationEnd(id);
    await otto.acceptOffer(id);
  });
});

describe('a server that does not respond', () => {
  const scenario = createScenario();

  test('lets every type of command time out, and leaves messages to the agent', async () => {
    const mara = await scenario.signInReady('mara');
    const watched = await scenario.openChat(mara);
    // A supervisor who also handles conversations can send every type of command.
    const vela = await scenario.signIn('vela', { requestTimeout: 400 });
    await vela.waitUntil(() => vela.session.state.reasons, 'the reasons');
    const list = { id: '72b000000000000000000b01', name: 'general', description: '' };
    await vela.dispatchConfirmed({ type: 'subscribe-list', list });
    const body = { list: 'general', text: 'Call me back' };
    const { requestId } = await scenario.emulator.control<{ requestId: string }>('POST', '/pull-requests', body);
    const item = await vela.waitUntil(() => vela.session.state.queueItems.byId.get(requestId), 'the request');
    await vela.dispatchConfirmed({ type: 'set-state', state: 'ready', reason: null });
    for (const { id } of vela.session.state.channels)
      await vela.dispatchConfirmed({ type: 'set-channel', channelId: id, ready: true });
    await mara.dispatchConfirmed({ type: 'set-state', state: 'not-ready', reason: null });
    const id = await scenario.openChat(vela);
    const offered = await scenario.emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      text: 'Hi',
    });
    await vela.waitForOffer(offered.conversationId);
    const [team] = vela.session.state.agent?.supervisedTeams ?? [];
    const [channel] = vela.session.state.channels;
    const [question] = vela
      .conversation(id)
      .entries.slice()
      .flatMap((entry) => (entry.kind === 'message' ? [entry.messageId] : []));
    assert.ok(team && channel && question);
    const chat = (await vela.session.teamReport(team)).chats.find(({ conversationId }) => conversationId === watched);
    assert.ok(chat);
    const target = { to: 'queue', queueName: 'sales' } as const;
    const commands: Readonly<Record<Exclude<CommandType, 'send-message'>, Command>> = {
      'set-state': { type: 'set-state', state: 'not-ready', reason: null },
      'set-channel': { type: 'set-channel', channelId: channel.id, ready: false },
      'log-out': { type: 'log-out', reason: null },
      'set-agent-state': { type: 'set-agent-state', agentId: mara.id, state: 'logged-out', reason: null },
      'accept-offer': { type: 'accept-offer', conversationId: offered.conversationId },
      leave: { type: 'leave', conversationId: id },
      'send-typing': { type: 'send-typing', conversationId: id },
      'send-read': { type: 'send-read', conversationId: id, messageId: question },
      'extend-sla': { type: 'extend-sla', conversationId: id },
      'raise-hand': { type: 'raise-hand', conversationId: id },
      // It is down already, which the state after the reconnect shows.
      'lower-hand': { type: 'lower-hand', conversationId: id },
      transfer: { type: 'transfer', conversationId: id, target, note: '' },
      conference: { type: 'conference', conversationId: id, target, note: '' },
      consult: { type: 'consult', conversationId: id, target, note: '' },
      'consult-conference': { type: 'consult-conference', conversationId: id, target, note: '' },
      'consult-transfer': { type: 'consult-transfer', conversationId: id, agentId: mara.id },
      monitor: { type: 'monitor', chat },
      'whisper-mode': { type: 'whisper-mode', conversationId: id },
      'barge-in': { type: 'barge-in', conversationId: id },
      pause: { type: 'pause', conversationId: id, seconds: 60 },
      resume: { type: 'resume', conversationId: id },
      'close-wrap-up': { type: 'close-wrap-up', conversationId: id, codes: null, note: '' },
      'subscribe-list': { type: 'subscribe-list', list: { ...list, id: '72b000000000000000000b02' } },
      'unsubscribe-list': { type: 'unsubscribe-list', list },
      'join-item': { type: 'join-item', item },
      'end-item': { type: 'end-item', itemId: requestId },
    };
    await scenario.emulator.control('POST', '/faults', { dropSockets: { username: 'vela', how: 'half-open' } });
    const messageOutcome = vela.dispatch(sendMessageCommand(id, 'Anybody?', false));
    const outcomes = await Promise.all(
      Object.entries(commands).map(async ([type, command]) => [type, (await vela.dispatch(command)).status] as const),
    );
    // The server never responds to these three: they are finished once sent.
    const unanswered = ['send-typing', 'send-read', 'extend-sla'];
    for (const [type, status] of outcomes)
      assert.equal(status, unanswered.includes(type) ? 'confirmed' : 'unknown', type);
    const pendingMessage = await vela.waitUntil(
      () => vela.session.state.pending.find(({ delivery }) => delivery === 'undecided'),
      'a message to decide about',
    );
    vela.session.discardMessage(pendingMessage.id);
    assert.deepEqual(await messageOutcome, { status: 'discarded' });
    assert.deepEqual(vela.session.state.pending, []);
  });
});

describe('an agent who does not return in time', () => {
  const scenario = createScenario({ away: 60 });

  test('starts with no conversation, and the customer has another agent by then', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await scenario.emulator.control('POST', '/faults', { refuse: { code: 'internal-error', data: {} } });
    await dropConnection(scenario, mara);
    await mara.waitUntil(() => mara.session.state.connection.problem?.code === 'other', 'refused for now');
    await scenario.advanceClock(61);
    await otto.waitForOffer(id);
    assert.equal((await scenario.world()).tasks.at(-1)?.activeMedia[0]?.priority, 11, 'first in line');
    await otto.acceptOffer(id);
    await scenario.emulator.control('DELETE', '/faults');
    mara.session.reconnect();
    await waitUntilOnline(mara);
    await mara.waitUntil(() => mara.session.state.presence, 'a state');
    await mara.waitForConversationEnd(id);
    assert.equal(mara.session.state.presence?.state, 'not-ready');
    assert.deepEqual(await scenario.taskSummaries(id), ['INBOUND mara CLOSED AGENT_LOGOUT', 'INBOUND otto ACTIVE']);
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara', '← mara', '→ otto']);
    assert.deepEqual(otto.participants(id), ['otto primary']);
  });

  test('leaves the customer to the second agent of the conversation, without routing', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(conference(id));
    await otto.acceptOffer(id);
    mara.session.suspend();
    await mara.waitUntil(
      async () => !(await scenario.world()).agents.find(({ username }) => username === 'mara')?.connected,
      'no socket',
    );
    await scenario.advanceClock(61);
    await otto.waitUntil(() => otto.participants(id).length === 1, 'no other participant');
    await otto.sendMessage(id, 'I am still here.');
    assert.deepEqual(await scenario.taskSummaries(id), [
      'INBOUND mara CLOSED AGENT_LOGOUT',
      'DIRECT_CONFERENCE otto ACTIVE',
    ]);
    mara.session.resume();
    await waitUntilOnline(mara);
    await mara.waitForConversationEnd(id);
  });

  test('hands open conversations to the next agent after a logout', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.waitUntil(() => mara.session.state.reasons, 'the reasons');
    const reason = mara.session.state.reasons?.find(({ label }) => label === 'End of shift') ?? null;
    assert.deepEqual(await mara.session.logout(reason), { status: 'confirmed' });
    assert.deepEqual(mara.session.state.connection, { status: 'signed-out', problem: null });
    await otto.acceptOffer(id);
    assert.deepEqual(otto.threadLines(id).slice(-2), ['← mara', '→ otto']);
    assert.equal((await scenario.world()).agents.find(({ username }) => username === 'mara')?.state.name, 'LOGOUT');
  });

  test('is shown the forced logout by a supervisor', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await scenario.emulator.control('POST', '/faults', { forceLogout: 'mara' });
    await mara.waitUntil(() => mara.session.state.connection.status === 'closed', 'no session');
    assert.equal(mara.session.state.connection.problem?.code, 'forced-logout');
    await otto.acceptOffer(id);
  });
});

describe('a second login', () => {
  const scenario = createScenario();

  test('takes over conversations, offers and state; the first session stops sending and does not log out', async () => {
    const first = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(first);
    await first.sendMessage(id, 'From the first tab.');
    await first.dispatchConfirmed(conference(id));
    await otto.acceptOffer(id);
    const waiting = await scenario.emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      text: 'Hi',
    });
    await first.waitForOffer(waiting.conversationId);
    await scenario.emulator.control('POST', '/faults', { lose: { event: 'AGENT_MESSAGE', p: 1 } });
    const pendingOutcome = first.dispatch(sendMessageCommand(id, 'Half said.', false));
    await first.waitUntil(
      async () => (await scenario.customerLines(id)).includes('agent: Half said.'),
      'a message that arrived',
    );
    await scenario.emulator.control('DELETE', '/faults');

    const second = await scenario.signIn('mara');
    await first.waitUntil(() => first.session.state.connection.status === 'taken-over', 'the notice');
    const pendingTexts = first.session.state.pending.map(({ message }) => message?.body.text);
    assert.deepEqual(pendingTexts, ['Half said.'], 'it is kept');
    assert.ok(first.hasConversation(id), 'the conversation stays readable');
    assert.deepEqual(first.eventDetails('session-taken-over'), [{}]);
    assert.deepEqual(await first.dispatch(sendMessageCommand(id, 'Too late.', false)), {
      status: 'not-sent',
      why: 'session-ended',
    });

    await second.waitUntil(() => second.hasConversation(id), 'the conversation');
    await second.waitForOffer(waiting.conversationId);
    assert.equal(second.session.state.presence?.state, 'ready');
    await second.sendMessage(id, 'From the second tab.');
    assert.deepEqual(second.threadLines(id).slice(-2), ['mara: Half said.', 'mara: From the second tab.']);
    await otto.waitUntil(() => otto.threadLines(id).at(-1) === 'mara: From the second tab.', 'the message');
    assert.ok(!otto.threadLines(id).includes('← mara'), 'unchanged for the others');
    const log = await scenario.emulator.control<{ dir: string; name: string; payload: unknown }[]>('GET', '/log');
    const logouts = log.filter(({ dir, payload }) => dir === 'in' && JSON.stringify(payload)?.includes('LOGOUT'));
    assert.deepEqual(logouts, []);
    assert.equal((await scenario.world()).agents.find(({ username }) => username === 'mara')?.state.name, 'READY');
    first.session.reconnect();
    assert.deepEqual(await pendingOutcome, { status: 'confirmed' }, 'found in the history');
    assert.equal((await scenario.customerLines(id)).filter((line) => line === 'agent: Half said.').length, 1);
  });

  test('can be taken back by the agent', async () => {
    const first = await scenario.signInReady('mara');
    const id = await scenario.openChat(first);
    const second = await scenario.signIn('mara');
    await first.waitUntil(() => first.session.state.connection.status === 'taken-over', 'the notice');
    first.session.reconnect();
    await second.waitUntil(() => second.session.state.connection.status === 'taken-over', 'the notice');
    await first.waitUntil(() => first.hasConversation(id), 'the conversation again');
    await first.sendMessage(id, 'Here again.');
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara', 'agent: Here again.']);
  });
});
