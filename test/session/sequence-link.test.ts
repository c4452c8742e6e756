/** Sequences 12.12 and 12.13: links that break, agents who stay away, and logins that take a session over. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Command, CommandType, ConversationId } from '../../src/domain/index.js';
import { message, stage, type Person, type Stage } from './sequence-kit.js';

const conference = (conversationId: ConversationId): Command => ({
  type: 'conference',
  conversationId,
  target: { to: 'queue', queueName: 'support' },
  note: '',
});

const cut = (desk: Stage, person: Person, how = 'kill') =>
  desk.emulator.control('POST', '/faults', { dropSockets: { username: person.name, how } });
const without = (person: Person) =>
  person.until(() => person.session.state.connection.status === 'reconnecting', 'no link');
const back = (person: Person) => person.until(() => person.session.state.connection.status === 'online', 'the link');

describe('a link lost in the middle of a conversation', () => {
  const desk = stage();

  test('costs nobody a line: not who lost it, not the colleague, not the supervisor, not the customer', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const vela = await desk.signIn('vela');
    const id = await desk.chat(mara);
    await mara.does(conference(id));
    await otto.accepts(id);
    const [team] = vela.session.state.agent?.supervisedTeams ?? [];
    assert.ok(team);
    const row = (await vela.session.teamReport(team)).chats.find(({ conversationId }) => conversationId === id);
    assert.ok(row);
    await vela.does({ type: 'monitor', chat: row });
    await mara.says(id, 'Before.');
    const presence = mara.session.state.presence;
    await cut(desk, mara);
    await without(mara);
    assert.ok(mara.holds(id), 'the conversation stays on screen');
    await otto.says(id, 'She is away for a moment.');
    await vela.whispers(id, 'Take it slowly.');
    await desk.customer(id, 'messages', { text: 'I can wait.' });
    const said = mara.tries(message(id, 'Back again.', false));
    assert.deepEqual(await mara.tries({ type: 'pause', conversationId: id, seconds: 60 }), {
      status: 'not-sent',
      why: 'offline',
    });
    await back(mara);
    assert.deepEqual(await said, { status: 'confirmed' });
    const shown = [
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
    for (const person of [mara, otto, vela]) await person.sees(id, ...shown);
    assert.deepEqual(mara.session.state.presence, presence, 'the state is as it was');
    assert.deepEqual([...mara.people(id)].sort(), ['mara primary', 'otto primary', 'vela monitor']);
    assert.equal(mara.told('conversation-opened').length, 1);
    assert.deepEqual(await desk.customerScreen(id), [
      'customer: Hello?',
      '→ mara',
      '→ otto',
      'agent: Before.',
      'agent: She is away for a moment.',
      'customer: I can wait.',
      'agent: Back again.',
    ]);
  });

  test('a message that had arrived is found in the history and not sent again', async () => {
    const mara = await desk.ready('mara');
    const id = await desk.chat(mara);
    await desk.emulator.control('POST', '/faults', { lose: { event: 'AGENT_MESSAGE', p: 1 } });
    const said = mara.tries(message(id, 'Did you get this?', false));
    await mara.until(
      async () => (await desk.worldChat(id)).messages.some(({ name }) => name === 'AGENT_MESSAGE'),
      'a message that arrived',
    );
    await cut(desk, mara);
    await without(mara);
    await desk.emulator.control('DELETE', '/faults');
    await back(mara);
    assert.deepEqual(await said, { status: 'confirmed' });
    assert.deepEqual((await desk.customerScreen(id)).slice(-1), ['agent: Did you get this?']);
    assert.equal((await desk.worldChat(id)).messages.filter(({ name }) => name === 'AGENT_MESSAGE').length, 1);
  });

  test('a message that had not arrived waits for its writer, who sends or drops it', async () => {
    const mara = await desk.ready('mara');
    const id = await desk.chat(mara);
    // The server takes its time, and the link goes before it has begun.
    await desk.emulator.control('POST', '/faults', { lagMs: 3_000_000 });
    const kept = mara.tries(message(id, 'Keep me.', false));
    await cut(desk, mara);
    await without(mara);
    await desk.emulator.control('DELETE', '/faults');
    await back(mara);
    const row = await mara.until(
      () => mara.session.state.pending.find(({ delivery }) => delivery === 'undecided'),
      'a message to decide about',
    );
    const later = mara.tries(message(id, 'Drop me.', false));
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara'], 'what comes after it waits too');
    const waiting = mara.session.state.pending.find(({ id: each }) => each !== row.id);
    mara.session.discardMessage(waiting?.id ?? row.id);
    mara.session.retryMessage(row.id);
    assert.deepEqual(await Promise.all([kept, later]), [{ status: 'confirmed' }, { status: 'discarded' }]);
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara', 'agent: Keep me.']);
  });

  test('wishes under way end, and what they brought about shows afterwards', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await desk.emulator.control('POST', '/faults', { delayMs: [2000, 2000] });
    const transfer = mara.tries({
      type: 'transfer',
      conversationId: id,
      target: { to: 'queue', queueName: 'sales' },
      note: '',
    });
    await mara.until(
      async () => (await desk.tasks(id))[0] === 'INBOUND mara CLOSED TRANSFERRED',
      'a transfer the server has made',
    );
    await cut(desk, mara);
    assert.deepEqual(await transfer, { status: 'not-sent', why: 'link-lost' });
    await desk.emulator.control('DELETE', '/faults');
    await back(mara);
    await mara.gone(id);
    await otto.accepts(id);
  });
});

describe('a server that has fallen silent', () => {
  const desk = stage();

  test('leaves no wish open: every kind of command ends, a message in its writer’s hands', async () => {
    const mara = await desk.ready('mara');
    const watched = await desk.chat(mara);
    // A supervisor who works with customers too can wish for everything there is.
    const vela = await desk.signIn('vela', { requestTimeout: 150 });
    await vela.until(() => vela.session.state.reasons, 'the reasons');
    const list = { id: '72b000000000000000000b01', name: 'general', description: '' };
    await vela.does({ type: 'subscribe-list', list });
    const body = { list: 'general', text: 'Call me back' };
    const { requestId } = await desk.emulator.control<{ requestId: string }>('POST', '/pull-requests', body);
    const item = await vela.until(() => vela.session.state.queueItems.byId.get(requestId), 'the request');
    await vela.does({ type: 'set-state', state: 'ready', reason: null });
    for (const { id } of vela.session.state.channels)
      await vela.does({ type: 'set-channel', channelId: id, ready: true });
    await mara.does({ type: 'set-state', state: 'not-ready', reason: null });
    const id = await desk.chat(vela);
    const offered = await desk.emulator.control<{ conversationId: ConversationId }>('POST', '/chats', { text: 'Hi' });
    await vela.offered(offered.conversationId);
    const [team] = vela.session.state.agent?.supervisedTeams ?? [];
    const [channel] = vela.session.state.channels;
    const [question] = vela
      .talk(id)
      .entries.slice()
      .flatMap((entry) => (entry.kind === 'message' ? [entry.messageId] : []));
    assert.ok(team && channel && question);
    const row = (await vela.session.teamReport(team)).chats.find(({ conversationId }) => conversationId === watched);
    assert.ok(row);
    const target = { to: 'queue', queueName: 'sales' } as const;
    const commands: Readonly<Record<Exclude<CommandType, 'send-message'>, Command>> = {
      'set-state': { type: 'set-state', state: 'not-ready', reason: null },
      'set-channel': { type: 'set-channel', channelId: channel.id, ready: false },
      'log-out': { type: 'log-out', reason: null },
      'accept-offer': { type: 'accept-offer', conversationId: offered.conversationId },
      leave: { type: 'leave', conversationId: id },
      'send-typing': { type: 'send-typing', conversationId: id },
      'send-read': { type: 'send-read', conversationId: id, messageId: question },
      'extend-sla': { type: 'extend-sla', conversationId: id },
      transfer: { type: 'transfer', conversationId: id, target, note: '' },
      conference: { type: 'conference', conversationId: id, target, note: '' },
      consult: { type: 'consult', conversationId: id, target, note: '' },
      'consult-conference': { type: 'consult-conference', conversationId: id, target, note: '' },
      'consult-transfer': { type: 'consult-transfer', conversationId: id, agentId: mara.id },
      monitor: { type: 'monitor', chat: row },
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
    await desk.emulator.control('POST', '/faults', { dropSockets: { username: 'vela', how: 'half-open' } });
    const said = vela.tries(message(id, 'Anybody?', false));
    const ends = await Promise.all(
      Object.entries(commands).map(async ([type, command]) => [type, (await vela.tries(command)).status] as const),
    );
    // Nothing on the wire answers these three: they have ended when they were sent.
    const unanswered = ['send-typing', 'send-read', 'extend-sla'];
    for (const [type, status] of ends)
      assert.equal(status, unanswered.includes(type) ? 'confirmed' : 'timed-out', type);
    const unsettled = await vela.until(
      () => vela.session.state.pending.find(({ delivery }) => delivery === 'undecided'),
      'a message to decide about',
    );
    vela.session.discardMessage(unsettled.id);
    assert.deepEqual(await said, { status: 'discarded' });
    assert.deepEqual(vela.session.state.pending, []);
  });
});

describe('an agent who stays away', () => {
  const desk = stage({ away: 60 });

  test('comes back to a fresh start, and the customer has somebody else by then', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await desk.emulator.control('POST', '/faults', { refuse: { code: 'internal-error', data: {} } });
    await cut(desk, mara);
    await mara.until(() => mara.session.state.connection.status === 'refused', 'to act');
    await desk.wait(61);
    await otto.offered(id);
    assert.equal((await desk.world()).tasks.at(-1)?.activeMedia[0]?.priority, 11, 'first in line');
    await otto.accepts(id);
    await desk.emulator.control('DELETE', '/faults');
    mara.session.reconnect();
    await back(mara);
    await mara.until(() => mara.session.state.presence, 'a state');
    await mara.gone(id);
    assert.equal(mara.session.state.presence?.state, 'not-ready');
    assert.deepEqual(await desk.tasks(id), ['INBOUND mara CLOSED AGENT_LOGOUT', 'INBOUND otto ACTIVE']);
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara', '← mara', '→ otto']);
    assert.deepEqual(otto.people(id), ['otto primary']);
  });

  test('of two agents leaves the other with the customer, and nothing is routed', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.does(conference(id));
    await otto.accepts(id);
    mara.session.suspend();
    await mara.until(
      async () => !(await desk.world()).agents.find(({ username }) => username === 'mara')?.connected,
      'no socket',
    );
    await desk.wait(61);
    await otto.until(() => otto.people(id).length === 1, 'nobody beside');
    await otto.says(id, 'I am still here.');
    assert.deepEqual(await desk.tasks(id), ['INBOUND mara CLOSED AGENT_LOGOUT', 'DIRECT_CONFERENCE otto ACTIVE']);
    mara.session.resume();
    await back(mara);
    await mara.gone(id);
  });

  test('logs out properly, and what was open goes to the next one', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.until(() => mara.session.state.reasons, 'the reasons');
    const reason = mara.session.state.reasons?.find(({ label }) => label === 'End of shift') ?? null;
    assert.deepEqual(await mara.session.logout(reason), { status: 'confirmed' });
    assert.deepEqual(mara.session.state.connection, { status: 'signed-out', problem: null });
    await otto.accepts(id);
    assert.deepEqual(otto.screen(id).slice(-2), ['← mara', '→ otto']);
    assert.equal((await desk.world()).agents.find(({ username }) => username === 'mara')?.state.name, 'LOGOUT');
  });

  test('is logged out by a supervisor, and told so', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await desk.emulator.control('POST', '/faults', { forceLogout: 'mara' });
    await mara.until(() => mara.session.state.connection.status === 'closed', 'no session');
    assert.equal(mara.session.state.connection.problem?.code, 'forced-logout');
    await otto.accepts(id);
  });
});

describe('a second login', () => {
  const desk = stage();

  test('takes conversations, offers and state over; the first one falls silent without logging out', async () => {
    const first = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(first);
    await first.says(id, 'From the first tab.');
    await first.does(conference(id));
    await otto.accepts(id);
    const waiting = await desk.emulator.control<{ conversationId: ConversationId }>('POST', '/chats', { text: 'Hi' });
    await first.offered(waiting.conversationId);
    await desk.emulator.control('POST', '/faults', { lose: { event: 'AGENT_MESSAGE', p: 1 } });
    const underWay = first.tries(message(id, 'Half said.', false));
    await first.until(
      async () => (await desk.customerScreen(id)).includes('agent: Half said.'),
      'a message that arrived',
    );
    await desk.emulator.control('DELETE', '/faults');

    const second = await desk.signIn('mara');
    await first.until(() => first.session.state.connection.status === 'taken-over', 'the notice');
    assert.deepEqual(await underWay, { status: 'not-sent', why: 'session-ended' });
    assert.deepEqual(first.session.state.conversations.ids, []);
    assert.deepEqual(first.told('session-taken-over'), [{}]);
    assert.deepEqual(await first.tries(message(id, 'Too late.', false)), {
      status: 'not-sent',
      why: 'no-such-conversation',
    });

    await second.until(() => second.holds(id), 'the conversation');
    await second.offered(waiting.conversationId);
    assert.equal(second.session.state.presence?.state, 'ready');
    await second.says(id, 'From the second tab.');
    assert.deepEqual(second.screen(id).slice(-2), ['mara: Half said.', 'mara: From the second tab.']);
    await otto.until(() => otto.screen(id).at(-1) === 'mara: From the second tab.', 'the message');
    assert.ok(!otto.screen(id).includes('← mara'), 'for the others nothing has happened');
    const log = await desk.emulator.control<{ dir: string; name: string; payload: unknown }[]>('GET', '/log');
    const logouts = log.filter(({ dir, payload }) => dir === 'in' && JSON.stringify(payload)?.includes('LOGOUT'));
    assert.deepEqual(logouts, []);
    assert.equal((await desk.world()).agents.find(({ username }) => username === 'mara')?.state.name, 'READY');
  });

  test('may be taken back, by a person’s decision', async () => {
    const first = await desk.ready('mara');
    const id = await desk.chat(first);
    const second = await desk.signIn('mara');
    await first.until(() => first.session.state.connection.status === 'taken-over', 'the notice');
    first.session.reconnect();
    await second.until(() => second.session.state.connection.status === 'taken-over', 'the notice');
    await first.until(() => first.holds(id), 'the conversation again');
    await first.says(id, 'Here again.');
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara', 'agent: Here again.']);
  });
});
