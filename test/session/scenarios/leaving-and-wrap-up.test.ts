/** Sequence 12.11 and what may come before it: leaving, wrap-up and consulting. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Command, ConversationId } from '../../../src/domain/index.js';
import { sendMessageCommand, createScenario, type TestUser } from './scenario.js';

const leave = (conversationId: ConversationId): Command => ({ type: 'leave', conversationId });
const closeWrapUp = (conversationId: ConversationId, ...values: readonly string[]): Command => ({
  type: 'close-wrap-up',
  conversationId,
  codes: values.length === 0 ? null : values.map((value) => ({ category: 'Billing', value })),
  note: values.length === 0 ? '' : 'Called about the bill',
});
const closeReasons = (user: TestUser) =>
  user.eventDetails('conversation-closed').map((detail) => (detail as { reason: string }).reason);

async function addColleague(colleague: TestUser, requester: TestUser, id: ConversationId): Promise<void> {
  await requester.dispatchConfirmed({
    type: 'conference',
    conversationId: id,
    target: { to: 'queue', queueName: 'support' },
    note: '',
  });
  await colleague.acceptOffer(id);
  await requester.waitUntil(() => requester.conversation(id).participants.length === 2, 'a colleague');
}

describe('leaving', () => {
  const scenario = createScenario();

  test('ends the conversation for everyone when the last primary agent leaves', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await scenario.openChat(mara);
    await mara.sendMessage(id, 'Goodbye.');
    await mara.dispatchConfirmed(leave(id));
    await mara.waitForConversationEnd(id);
    assert.deepEqual(closeReasons(mara), ['left']);
    await mara.waitUntil(() => mara.session.state.channels[0]?.state === 'ready', 'a free channel');
    assert.equal((await scenario.worldChat(id)).state, 'CLOSED');
    assert.deepEqual(await scenario.taskSummaries(id), ['INBOUND mara CLOSED DONE']);
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara', 'agent: Goodbye.', '← mara']);
    assert.deepEqual(await mara.dispatch(leave(id)), { status: 'not-sent', why: 'no-such-conversation' });
  });

  test('finishes a message that is in flight when the conversation ends', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await scenario.openChat(mara);
    // The echo is lost, and the customer leaves.
    await scenario.emulator.control('POST', '/faults', { lose: { event: 'AGENT_MESSAGE', p: 1 } });
    const outcome = mara.dispatch(sendMessageCommand(id, 'Wait!', false));
    await mara.waitUntil(
      async () => (await scenario.worldChat(id)).messages.some(({ name }) => name === 'AGENT_MESSAGE'),
      'a message that the server has stored',
    );
    await scenario.simulateCustomer(id, 'leave');
    assert.deepEqual(await outcome, { status: 'unknown' });
    assert.deepEqual(closeReasons(mara), ['customer-left']);
  });
});

describe('wrap-up', () => {
  const scenario = createScenario({ wrapup: 60 });

  test('begins with leaving and ends with the codes, which only colleagues see', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await addColleague(otto, mara, id);
    await mara.dispatchConfirmed(leave(id));
    const { wrapUp, state } = mara.conversation(id);
    assert.deepEqual([state, wrapUp?.seconds], ['wrapping-up', 60]);
    await mara.waitUntil(() => mara.conversation(id).role === 'wrap-up', 'the role');
    assert.deepEqual(await mara.dispatch(sendMessageCommand(id, 'One more thing', false)), {
      status: 'not-sent',
      why: 'not-allowed',
    });
    assert.deepEqual(await mara.dispatch(sendMessageCommand(id, 'One more thing', true)), {
      status: 'not-sent',
      why: 'not-allowed',
    });
    assert.equal((await mara.dispatch(leave(id))).status, 'refused', 'wrap-up has its own commands');
    await otto.waitUntil(() => otto.participants(id).length === 1, 'no other participant');
    assert.equal(mara.session.state.channels[0]?.state, 'active', 'the task keeps its place');
    await otto.dispatchConfirmed(
      { type: 'pause', conversationId: id, seconds: 60 },
      { type: 'resume', conversationId: id },
    );
    await mara.waitUntil(() => mara.threadLines(id).at(-1) === '* resumed', 'the record of it');
    assert.equal(mara.conversation(id).state, 'wrapping-up', 'not after the transfer');
    const form = await mara.session.rest.wrapUpForm();
    assert.ok((form?.categories.length ?? 0) > 0);
    await mara.dispatchConfirmed(closeWrapUp(id, 'Refund', 'Complaint'));
    await mara.waitForConversationEnd(id);
    assert.deepEqual(closeReasons(mara), ['wrapped-up']);
    assert.deepEqual(await scenario.taskSummaries(id), [
      'INBOUND mara CLOSED WRAP_UP_APPLIED',
      'DIRECT_CONFERENCE otto ACTIVE',
    ]);
    await otto.expectThread(
      id,
      '→ WEB',
      'customer: Hello?',
      '→ mara',
      '* reroute-placed conference to queue support by mara',
      '→ otto',
      '← mara',
      '* paused',
      '* resumed',
      'mara: #Refund #Complaint',
    );
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara', '→ otto', '← mara']);
    await otto.sendMessage(id, 'Still here.');
    await mara.waitUntil(() => mara.session.state.channels[0]?.state === 'ready', 'a free channel');
  });

  test('can be skipped', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(leave(id), closeWrapUp(id));
    await mara.waitForConversationEnd(id);
    assert.deepEqual(closeReasons(mara), ['wrap-up-skipped']);
    assert.deepEqual(await scenario.taskSummaries(id), ['INBOUND mara CLOSED WRAP_UP_NOT_APPLIED']);
  });

  test('ends when its time is over', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(leave(id));
    await scenario.advanceClock(59);
    assert.ok(mara.hasConversation(id));
    await scenario.advanceClock(1);
    await mara.waitForConversationEnd(id);
    assert.deepEqual(closeReasons(mara), ['wrap-up-expired']);
    assert.deepEqual(await scenario.taskSummaries(id), ['INBOUND mara CLOSED WRAP_UP_EXPIRED']);
    assert.equal((await scenario.worldChat(id)).state, 'CLOSED');
  });

  test('has the same time left after a lost connection', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await scenario.openChat(mara);
    await scenario.advanceClock(300);
    await mara.dispatchConfirmed(leave(id));
    await scenario.advanceClock(20);
    await scenario.emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    const before = mara.session.state.conversations;
    await mara.waitUntil(
      () => mara.session.state.connection.status === 'online' && mara.session.state.conversations !== before,
      'online again',
    );
    assert.equal(mara.conversation(id).state, 'wrapping-up');
    const remainingMs = (mara.conversation(id).wrapUp?.endsAt ?? 0) - mara.session.clock.now();
    assert.ok(
      remainingMs > 35_000 && remainingMs <= 40_500,
      `${remainingMs} ms of sixty seconds are left after twenty`,
    );
    await mara.dispatchConfirmed(closeWrapUp(id, 'Refund'));
  });

  test('also follows a transfer, while another agent is being found', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed({
      type: 'transfer',
      conversationId: id,
      target: { to: 'queue', queueName: 'sales' },
      note: '',
    });
    await mara.waitUntil(() => mara.conversation(id).role === 'wrap-up', 'wrap-up');
    await otto.acceptOffer(id);
    await otto.sendMessage(id, 'I take over.');
    assert.deepEqual(otto.participants(id), ['otto primary']);
    assert.deepEqual(await mara.dispatch(sendMessageCommand(id, 'Bye', false)), {
      status: 'not-sent',
      why: 'not-allowed',
    });
    await mara.dispatchConfirmed(closeWrapUp(id, 'Refund'));
    await mara.waitForConversationEnd(id);
    await otto.sendMessage(id, 'Still here.');
    assert.deepEqual(await scenario.customerLines(id), [
      'customer: Hello?',
      '→ mara',
      '← mara',
      '→ otto',
      'agent: I take over.',
      'agent: Still here.',
    ]);
  });

  test('uses the events of older servers', async () => {
    const mara = await scenario.signInReady('mara', { server: '4.4' });
    const first = await scenario.openChat(mara);
    await mara.dispatchConfirmed(leave(first), closeWrapUp(first, 'Refund'));
    await mara.waitForConversationEnd(first);
    const second = await scenario.openChat(mara);
    await mara.dispatchConfirmed(leave(second), closeWrapUp(second));
    await mara.waitForConversationEnd(second);
    assert.deepEqual(closeReasons(mara), ['wrapped-up', 'wrap-up-skipped']);
    const [stored] = (await scenario.worldChat(first)).messages.filter(({ data }) => data.body?.type === 'WRAPUP');
    assert.deepEqual(stored?.data.body?.wrapups, [{ categoryName: 'Billing', value: 'Refund' }]);
  });

  test('follows a consult transfer as well', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed({
      type: 'consult',
      conversationId: id,
      target: { to: 'agent', agentId: otto.id },
      note: '',
    });
    await otto.acceptOffer(id);
    await mara.waitUntil(() => mara.conversation(id).participants.length === 2, 'an adviser');
    await mara.dispatchConfirmed({ type: 'consult-transfer', conversationId: id, agentId: otto.id });
    await mara.waitUntil(() => mara.conversation(id).role === 'wrap-up', 'wrap-up');
    await mara.dispatchConfirmed(closeWrapUp(id));
    await otto.sendMessage(id, 'I take over.');
  });
});

describe('consulting', () => {
  const scenario = createScenario({ rona: 20, ttl: 100 });
  const consult = (conversationId: ConversationId, agentId: string, note = ''): Command => ({
    type: 'consult',
    conversationId,
    target: { to: 'agent', agentId },
    note,
  });

  test('adds a colleague who advises without the customer seeing it', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(consult(id, otto.id, 'How do refunds work?'));
    await otto.waitForOffer(id);
    const offer = otto.session.state.offers.byId.get(id);
    assert.deepEqual([offer?.direction, offer?.note, offer?.requestedBy], ['consult', 'How do refunds work?', 'mara']);
    await otto.acceptOffer(id);
    assert.equal(otto.conversation(id).role, 'assistant');
    assert.deepEqual(await otto.dispatch(sendMessageCommand(id, 'Hello!', false)), {
      status: 'not-sent',
      why: 'not-allowed',
    });
    await otto.sendWhisper(id, 'Form 12.');
    await mara.waitUntil(() => mara.threadLines(id).includes('whisper, otto: Form 12.'), 'the advice');
    assert.deepEqual(mara.participants(id), ['mara primary', 'otto assistant']);
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara']);
    await otto.dispatchConfirmed(leave(id));
    await mara.waitUntil(() => mara.participants(id).length === 1, 'no other participant');
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara']);
    assert.deepEqual(mara.threadLines(id), [
      '→ WEB',
      'customer: Hello?',
      '→ mara',
      '* reroute-placed consult to agent by mara',
      '→ otto',
      'whisper, otto: Form 12.',
      '← otto',
    ]);
  });

  test('can end in a transfer to the colleague, who continues under the new task', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(consult(id, otto.id));
    await otto.acceptOffer(id);
    const consultTaskId = otto.conversation(id).taskId;
    await mara.waitUntil(() => mara.conversation(id).participants.length === 2, 'an adviser');
    await mara.dispatchConfirmed({ type: 'consult-transfer', conversationId: id, agentId: otto.id });
    await mara.waitForConversationEnd(id);
    assert.deepEqual(closeReasons(mara), ['transferred']);
    await otto.waitUntil(() => otto.conversation(id).role === 'primary', 'the customer');
    assert.notEqual(otto.conversation(id).taskId, consultTaskId);
    assert.deepEqual(otto.participants(id), ['otto primary'], 'taking over is not barging in');
    await otto.sendMessage(id, 'I take over.');
    assert.equal((await scenario.customerLines(id)).at(-1), 'agent: I take over.');
    // Everything afterwards refers to the new task.
    const task = (await scenario.world()).tasks.findLast(({ conversationId }) => conversationId === id);
    assert.equal(otto.conversation(id).taskId, `${task?.id ?? ''}:${task?.activeMedia[0]?.id ?? ''}`);
  });

  test('can end in a conference: both speak to the customer', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(consult(id, otto.id));
    await otto.acceptOffer(id);
    await mara.waitUntil(() => mara.conversation(id).participants.length === 2, 'an adviser');
    await mara.dispatchConfirmed({
      type: 'consult-conference',
      conversationId: id,
      target: { to: 'agent', agentId: otto.id },
      note: '',
    });
    await otto.waitUntil(() => otto.conversation(id).role === 'primary', 'the customer');
    await otto.sendMessage(id, 'Otto here.');
    await mara.sendMessage(id, 'And Mara.');
    assert.deepEqual(mara.participants(id), ['mara primary', 'otto primary']);
    assert.deepEqual((await scenario.customerLines(id)).slice(-2), ['agent: Otto here.', 'agent: And Mara.']);
  });

  test('can request a queue, or a colleague who is busy', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signIn('otto');
    const id = await scenario.openChat(mara);
    // No agent has an offer yet, but the request is placed: it must not wait for an offer.
    await mara.dispatchConfirmed(consult(id, otto.id));
    assert.deepEqual(otto.session.state.offers.ids, []);
    await scenario.advanceClock(101);
    await mara.waitUntil(
      () => mara.threadLines(id).at(-1) === '* reroute-failed consult to agent by mara',
      'the end of the request',
    );
    await mara.dispatchConfirmed({
      type: 'consult',
      conversationId: id,
      target: { to: 'queue', queueName: 'sales' },
      note: '',
    });
  });

  test('is refused when no colleague is being consulted', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signIn('otto');
    const id = await scenario.openChat(mara);
    assert.deepEqual(await mara.dispatch(consult(id, 'a1b0c3d2-0000-4a00-8a00-000000000000')), {
      status: 'refused',
      message: 'unknown agent',
    });
    assert.deepEqual(await mara.dispatch({ type: 'consult-transfer', conversationId: id, agentId: otto.id }), {
      status: 'refused',
      message: 'no agent is being consulted',
    });
    const target = { to: 'agent', agentId: otto.id } as const;
    assert.deepEqual(await mara.dispatch({ type: 'consult-conference', conversationId: id, target, note: '' }), {
      status: 'refused',
      message: 'no agent is being consulted',
    });
  });
});
