/** Sequences 12.9 and 12.10: monitoring, whispering, barging in, and who sees each of them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AgentId, ConversationId, TeamChat } from '../../../src/domain/index.js';
import { confirmed, sendMessageCommand, createScenario, type TestUser, type Scenario } from './scenario.js';

/** The row of a running conversation in the supervisor's report. */
async function findChat(supervisor: TestUser, id: ConversationId): Promise<TeamChat> {
  for (const team of supervisor.session.state.agent?.supervisedTeams ?? []) {
    const report = await supervisor.session.teamReport(team);
    const chat = report.chats.find(({ conversationId }) => conversationId === id);
    if (chat !== undefined) return chat;
  }
  return assert.fail('the conversation is in a report');
}

async function monitor(supervisor: TestUser, id: ConversationId): Promise<void> {
  await supervisor.dispatchConfirmed({ type: 'monitor', chat: await findChat(supervisor, id) });
  assert.equal(supervisor.conversation(id).role, 'monitor');
}

/** Adds otto as a second primary agent. */
async function addColleague(colleague: TestUser, requester: TestUser, id: ConversationId): Promise<void> {
  await requester.dispatchConfirmed({
    type: 'conference',
    conversationId: id,
    target: { to: 'queue', queueName: 'support' },
    note: '',
  });
  await colleague.acceptOffer(id);
  await requester.waitUntil(
    () => requester.conversation(id).participants.some(({ agentId }) => agentId === colleague.id),
    'a colleague',
  );
}

const addSupervisor = (scenario: Scenario, username: string, supervises: readonly string[]) =>
  scenario.emulator.control('POST', '/agents', { username, roles: ['agent', 'supervisor'], supervises });

describe('the state of another agent', () => {
  const scenario = createScenario();
  const setState = (agentId: AgentId, state: 'ready' | 'logged-out') =>
    ({ type: 'set-agent-state', agentId, state, reason: null }) as const;

  test('is changed by a supervisor, and confirmed by the next report', async () => {
    const mara = await scenario.signIn('mara');
    const vela = await scenario.signIn('vela');
    const [team] = vela.session.state.agent?.supervisedTeams ?? [];
    assert.ok(team);
    for (const state of ['ready', 'logged-out'] as const) {
      const outcome = vela.dispatch(setState(mara.id, state));
      await mara.waitUntil(() => {
        const { presence, connection } = mara.session.state;
        return state === 'ready' ? presence?.state === 'ready' : connection.problem?.code === 'forced-logout';
      }, state);
      assert.equal(vela.session.state.pending.length, 1, 'no answer so far');
      await vela.session.teamReport(team);
      assert.deepEqual(await outcome, confirmed);
    }
    assert.deepEqual(vela.session.state.pending, []);
    assert.notEqual(vela.session.state.presence?.state, 'logged-out', 'her own state is another one');
  });

  test('is unknown without a report that shows it', async () => {
    const vela = await scenario.signIn('vela', { requestTimeout: 300 });
    const mara = await scenario.signIn('mara');
    const [, otherTeam] = vela.session.state.agent?.supervisedTeams ?? [];
    assert.ok(otherTeam);
    const outcome = vela.dispatch(setState(mara.id, 'ready'));
    await vela.session.teamReport(otherTeam);
    assert.deepEqual(await outcome, { status: 'unknown' });
  });

  test('is refused for agents of other teams and for the own state, and needs a supervisor', async () => {
    const mara = await scenario.signIn('mara');
    const ines = await scenario.signIn('ines');
    await addSupervisor(scenario, 'nils', ['Quay']);
    const nils = await scenario.signIn('nils');
    const outcome = nils.dispatch(setState(mara.id, 'ready'));
    // Her own state is still confirmed by the presence.
    assert.deepEqual(await nils.dispatch({ type: 'set-state', state: 'ready', reason: null }), confirmed);
    assert.equal((await outcome).status, 'refused');
    const notAllowed = { status: 'not-sent', why: 'not-allowed' };
    assert.deepEqual(await nils.dispatch(setState(nils.id, 'ready')), notAllowed);
    assert.deepEqual(await mara.dispatch(setState(ines.id, 'logged-out')), notAllowed);
    assert.equal(ines.session.state.presence?.state, 'not-ready');
  });
});

describe('a silent monitor', () => {
  const scenario = createScenario();

  test('sees everything, stays invisible, and can whisper to agents only', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signIn('otto');
    const vela = await scenario.signIn('vela');
    const id = await scenario.openChat(mara);
    await mara.sendMessage(id, 'Good morning.');
    await monitor(vela, id);
    await mara.waitUntil(() => mara.conversation(id).participants.length === 2, 'a second participant');
    await scenario.simulateCustomer(id, 'messages', { text: 'It is broken.' });
    await vela.waitUntil(() => vela.threadLines(id).includes('customer: It is broken.'), 'the message');
    await vela.sendWhisper(id, 'Offer a refund.');
    await mara.waitUntil(() => mara.threadLines(id).includes('whisper, vela: Offer a refund.'), 'the whisper');
    const lines = ['→ WEB', 'customer: Hello?', '→ mara', 'mara: Good morning.', 'customer: It is broken.'];
    // Neither desk shows that the conversation is monitored.
    assert.deepEqual(mara.threadLines(id), [...lines, 'whisper, vela: Offer a refund.']);
    assert.deepEqual(vela.threadLines(id), [...lines, 'whisper, vela: Offer a refund.']);
    assert.deepEqual(otto.session.state.conversations.ids, []);
    assert.deepEqual(await scenario.customerLines(id), [
      'customer: Hello?',
      '→ mara',
      'agent: Good morning.',
      'customer: It is broken.',
    ]);
    assert.deepEqual(mara.participants(id), ['mara primary', 'vela monitor']);
  });

  test('cannot write to the customer, leave read receipts or control the conversation', async () => {
    const mara = await scenario.signInReady('mara');
    const vela = await scenario.signIn('vela');
    const id = await scenario.openChat(mara);
    await monitor(vela, id);
    const notAllowed = { status: 'not-sent', why: 'not-allowed' };
    assert.deepEqual(await vela.dispatch(sendMessageCommand(id, 'Hello!', false)), notAllowed);
    const question = vela.conversation(id).entries.find((entry) => entry.kind === 'message');
    assert.ok(question?.kind === 'message');
    assert.deepEqual(
      await vela.dispatch({ type: 'send-read', conversationId: id, messageId: question.messageId }),
      notAllowed,
    );
    assert.deepEqual(await vela.dispatch({ type: 'pause', conversationId: id, seconds: 60 }), notAllowed);
    assert.deepEqual(await vela.dispatch({ type: 'extend-sla', conversationId: id }), notAllowed);
    const target = { to: 'queue', queueName: 'support' } as const;
    assert.deepEqual(await vela.dispatch({ type: 'transfer', conversationId: id, target, note: '' }), notAllowed);
    assert.deepEqual(await vela.dispatch({ type: 'send-typing', conversationId: id }), notAllowed);
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara']);
    assert.ok(!(await scenario.worldChat(id)).customerView.some(({ name }) => name === 'TYPING_INDICATOR'));
  });

  test('joins once: a second request changes nothing, and a second supervisor is refused', async () => {
    const mara = await scenario.signInReady('mara');
    const vela = await scenario.signIn('vela');
    await addSupervisor(scenario, 'nils', ['Harbour']);
    const nils = await scenario.signIn('nils');
    const id = await scenario.openChat(mara);
    await monitor(vela, id);
    await monitor(vela, id);
    assert.equal((await scenario.worldChat(id)).participants.filter(({ role }) => role === 'SILENT_MONITOR').length, 1);
    assert.equal(vela.eventDetails('conversation-opened').length, 1);
    assert.deepEqual(await nils.dispatch({ type: 'monitor', chat: await findChat(vela, id) }), {
      status: 'refused',
      message: 'the conversation is already monitored',
      code: 'already-monitored',
    });
    assert.deepEqual(nils.session.state.conversations.ids, []);
  });

  test('must be a supervisor of the team, not an agent', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signIn('otto');
    const vela = await scenario.signIn('vela');
    await addSupervisor(scenario, 'nils', ['Quay']);
    const nils = await scenario.signIn('nils');
    const id = await scenario.openChat(mara);
    const chat = await findChat(vela, id);
    assert.deepEqual(await nils.dispatch({ type: 'monitor', chat }), {
      status: 'refused',
      message: 'the conversation belongs to another team',
      code: 'other-team',
    });
    assert.deepEqual(await otto.dispatch({ type: 'monitor', chat }), { status: 'not-sent', why: 'not-allowed' });
    assert.deepEqual(mara.participants(id), ['mara primary']);
  });

  test('leaves unseen, on request and with the last primary agent', async () => {
    const mara = await scenario.signInReady('mara');
    const vela = await scenario.signIn('vela');
    const id = await scenario.openChat(mara);
    await monitor(vela, id);
    await vela.dispatchConfirmed({ type: 'leave', conversationId: id });
    await mara.waitUntil(() => mara.participants(id).length === 1, 'no monitor');
    assert.deepEqual(mara.threadLines(id), ['→ WEB', 'customer: Hello?', '→ mara']);
    await monitor(vela, id);
    await mara.dispatchConfirmed({ type: 'leave', conversationId: id });
    await vela.waitForConversationEnd(id);
    assert.deepEqual(
      vela.eventDetails('conversation-closed').map((detail) => (detail as { reason: string }).reason),
      ['left', 'no-primary-agent'],
    );
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara', '← mara']);
  });
});

describe('a whisper', () => {
  const scenario = createScenario();

  test('needs an agent to receive it: a silent monitor is not enough', async () => {
    const mara = await scenario.signInReady('mara');
    const vela = await scenario.signIn('vela');
    const id = await scenario.openChat(mara);
    const noRecipient = { status: 'not-sent', why: 'no-whisper-recipient' };
    assert.deepEqual(await mara.dispatch(sendMessageCommand(id, 'To myself', true)), noRecipient);
    await monitor(vela, id);
    await mara.waitUntil(() => mara.participants(id).length === 2, 'a second participant');
    assert.deepEqual(await mara.dispatch(sendMessageCommand(id, 'Are you there?', true)), noRecipient);
    await vela.dispatchConfirmed({ type: 'whisper-mode', conversationId: id });
    assert.equal(vela.conversation(id).role, 'assistant');
    await mara.waitUntil(() => mara.participants(id).includes('vela assistant'), 'an adviser');
    await mara.sendWhisper(id, 'What do I say?');
    await vela.waitUntil(() => vela.threadLines(id).includes('whisper, mara: What do I say?'), 'the question');
    await vela.sendWhisper(id, 'Sorry.');
    assert.deepEqual(await vela.dispatch(sendMessageCommand(id, 'Sorry!', false)), {
      status: 'not-sent',
      why: 'not-allowed',
    });
    await mara.waitUntil(() => mara.threadLines(id).includes('whisper, vela: Sorry.'), 'the answer');
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara']);
  });

  test('reaches every agent in the conversation and no one else', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const ines = await scenario.signIn('ines');
    const vela = await scenario.signIn('vela');
    const id = await scenario.openChat(mara);
    await addColleague(otto, mara, id);
    await monitor(vela, id);
    await otto.sendWhisper(id, 'Between us.');
    for (const user of [mara, vela]) {
      await user.waitUntil(() => user.threadLines(id).includes('whisper, otto: Between us.'), 'the whisper');
    }
    assert.deepEqual(ines.session.state.conversations.ids, []);
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara', '→ otto']);
  });
});

for (const bargeRole of ['PRIMARY', 'BARGIN'] as const) {
  describe(`barging in, with the role ${bargeRole}`, () => {
    const scenario = createScenario({ bargeRole });

    test('turns a monitor into a participant whose messages reach the customer, shown on both desks', async () => {
      const mara = await scenario.signInReady('mara');
      const vela = await scenario.signIn('vela');
      const id = await scenario.openChat(mara);
      await monitor(vela, id);
      await vela.dispatchConfirmed({ type: 'barge-in', conversationId: id });
      assert.deepEqual([vela.conversation(id).role, vela.conversation(id).bargedIn], ['primary', true]);
      await vela.sendMessage(id, 'I am the manager.');
      await vela.sendWhisper(id, 'Leave it to me.');
      const lines = [
        '→ WEB',
        'customer: Hello?',
        '→ mara',
        '→ vela',
        'vela: I am the manager.',
        'whisper, vela: Leave it to me.',
      ];
      await mara.expectThread(id, ...lines);
      await vela.expectThread(id, ...lines);
      assert.deepEqual(mara.participants(id), ['mara primary', 'vela primary (barged in)']);
      assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara', 'agent: I am the manager.']);
      await mara.dispatchConfirmed({ type: 'leave', conversationId: id });
      await vela.waitUntil(() => vela.participants(id).length === 1, 'the customer alone');
      await vela.sendMessage(id, 'Now it is me.');
      assert.equal((await scenario.customerLines(id)).at(-1), 'agent: Now it is me.');
    });

    test('also works after joining as an advisor', async () => {
      const mara = await scenario.signInReady('mara');
      const vela = await scenario.signIn('vela');
      const id = await scenario.openChat(mara);
      await monitor(vela, id);
      await vela.dispatchConfirmed(
        { type: 'whisper-mode', conversationId: id },
        { type: 'barge-in', conversationId: id },
      );
      assert.deepEqual([vela.conversation(id).role, vela.conversation(id).bargedIn], ['primary', true]);
      await mara.waitUntil(
        () => mara.participants(id).includes('vela primary (barged in)'),
        'vela as a primary participant',
      );
      await vela.sendMessage(id, 'Vela here.');
    });

    test('is still shown after a lost connection, and to those who join later', async () => {
      const mara = await scenario.signInReady('mara');
      const otto = await scenario.signInReady('otto');
      const vela = await scenario.signIn('vela');
      const id = await scenario.openChat(mara);
      await monitor(vela, id);
      await vela.dispatchConfirmed({ type: 'barge-in', conversationId: id });
      await addColleague(otto, mara, id);
      assert.ok(otto.participants(id).includes('vela primary (barged in)'));
      assert.ok(otto.participants(id).includes('mara primary'));
      for (const user of [mara, vela]) {
        const conversationsBefore = user.session.state.conversations;
        await scenario.emulator.control('POST', '/faults', { dropSockets: { username: user.name, how: 'close' } });
        await user.waitUntil(
          () =>
            user.session.state.connection.status === 'online' &&
            user.session.state.conversations !== conversationsBefore,
          'online again',
        );
        assert.ok(user.participants(id).includes('vela primary (barged in)'), user.name);
      }
      assert.ok(vela.conversation(id).bargedIn);
    });

    test('requires monitoring first, and a supervisor', async () => {
      const mara = await scenario.signInReady('mara');
      const otto = await scenario.signInReady('otto');
      const vela = await scenario.signIn('vela');
      const id = await scenario.openChat(mara);
      assert.deepEqual(await vela.dispatch({ type: 'barge-in', conversationId: id }), {
        status: 'not-sent',
        why: 'no-such-conversation',
      });
      await addColleague(otto, mara, id);
      const refused = await otto.dispatch({ type: 'barge-in', conversationId: id });
      assert.deepEqual(refused, { status: 'refused', message: 'only supervisors can whisper or barge in' });
      assert.deepEqual(await otto.dispatch({ type: 'whisper-mode', conversationId: id }), refused);
      assert.deepEqual(mara.participants(id), ['mara primary', 'otto primary']);
    });
  });
}

describe('older servers', () => {
  const scenario = createScenario();

  test('get the request to advise by its older name', async () => {
    const mara = await scenario.signInReady('mara');
    const vela = await scenario.signIn('vela', { server: '4.4' });
    const id = await scenario.openChat(mara);
    await monitor(vela, id);
    assert.deepEqual(await vela.dispatch({ type: 'whisper-mode', conversationId: id }), confirmed);
    assert.deepEqual(await vela.dispatch({ type: 'whisper-mode', conversationId: id }), {
      status: 'refused',
      message: 'not allowed in role ASSISTANT',
    });
  });
});

describe('a raised hand', () => {
  const scenario = createScenario();

  test('reaches the supervisors of the team outside the conversation, until one of them advises', async () => {
    const mara = await scenario.signInReady('mara');
    const vela = await scenario.signIn('vela');
    const otto = await scenario.signIn('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed({ type: 'raise-hand', conversationId: id });
    const hand = await vela.waitUntil(() => vela.session.state.local.raisedHands[0], 'the hand');
    assert.equal(hand.conversationId, id);
    assert.deepEqual(hand.agentNames, ['mara']);
    assert.equal(hand.customerName, mara.conversation(id).customer.name);
    assert.deepEqual(
      vela.events.filter(({ name }) => name.startsWith('hand-')),
      [{ name: 'hand-raised', detail: { hand } }],
    );
    await vela.dispatchConfirmed({ type: 'monitor', chat: hand });
    assert.deepEqual(vela.conversation(id).handsRaised, ['mara']);
    assert.equal(vela.session.state.local.raisedHands.length, 1, 'monitoring does not lower it');
    await vela.dispatchConfirmed({ type: 'whisper-mode', conversationId: id });
    for (const user of [mara, vela])
      await user.waitUntil(() => user.conversation(id).handsRaised.length === 0, 'no hand');
    assert.deepEqual(vela.session.state.local.raisedHands, []);
    assert.deepEqual(vela.events.at(-1), { name: 'hand-lowered', detail: { conversationId: id } });
    assert.deepEqual(otto.session.state.local.raisedHands, []);
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara']);
  });

  test('is lowered by its agent, or when they leave', async () => {
    const mara = await scenario.signInReady('mara');
    const vela = await scenario.signIn('vela');
    const id = await scenario.openChat(mara);
    const hasHands = (count: number) =>
      vela.waitUntil(() => vela.session.state.local.raisedHands.length === count, `${count} hands`);
    await mara.dispatchConfirmed({ type: 'raise-hand', conversationId: id });
    await hasHands(1);
    await mara.dispatchConfirmed({ type: 'lower-hand', conversationId: id });
    await hasHands(0);
    await mara.dispatchConfirmed({ type: 'raise-hand', conversationId: id });
    await hasHands(1);
    await mara.dispatchConfirmed({ type: 'leave', conversationId: id });
    await hasHands(0);
    assert.deepEqual(await mara.dispatch({ type: 'raise-hand', conversationId: id }), {
      status: 'not-sent',
      why: mara.hasConversation(id) ? 'not-allowed' : 'no-such-conversation',
    });
  });

  test('is shown to everyone in the conversation until lowered, and after a lost connection', async () => {
    const mara = await scenario.signInReady('mara');
    const vela = await scenario.signIn('vela');
    const id = await scenario.openChat(mara);
    await monitor(vela, id);
    await scenario.simulateCustomer(id, 'events', {
      name: 'HAND_RAISED',
      data: { handRaised: true, agentNames: ['mara'] },
    });
    for (const user of [mara, vela]) {
      await user.waitUntil(() => user.conversation(id).handsRaised.length === 1, 'the hand');
      assert.deepEqual(user.conversation(id).handsRaised, ['mara']);
      assert.equal(user.threadLines(id).at(-1), '* hand-raised mara');
    }
    await scenario.emulator.control('POST', '/faults', { dropSockets: { username: 'vela', how: 'close' } });
    await vela.waitUntil(() => vela.session.state.connection.status === 'reconnecting', 'reconnecting');
    await vela.waitUntil(() => vela.session.state.connection.status === 'online', 'online again');
    assert.deepEqual(vela.conversation(id).handsRaised, ['mara']);
    await scenario.simulateCustomer(id, 'events', { name: 'HAND_DOWN', data: { handRaised: false, agentNames: [] } });
    for (const user of [mara, vela]) {
      await user.waitUntil(() => user.conversation(id).handsRaised.length === 0, 'no hand');
    }
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara']);
  });
});
