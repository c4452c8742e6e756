/** Sequence 12.11 and what may come before the end: leaving, wrap-up, and asking a colleague for advice. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Command, ConversationId } from '../../src/domain/index.js';
import { message, stage, type Person } from './sequence-kit.js';

const leave = (conversationId: ConversationId): Command => ({ type: 'leave', conversationId });
const closeWrapUp = (conversationId: ConversationId, ...values: readonly string[]): Command => ({
  type: 'close-wrap-up',
  conversationId,
  codes: values.length === 0 ? null : values.map((value) => ({ category: 'Billing', value })),
  note: values.length === 0 ? '' : 'Called about the bill',
});
const closings = (person: Person) =>
  person.told('conversation-closed').map((fact) => (fact as { reason: string }).reason);

async function joins(who: Person, asked: Person, id: ConversationId): Promise<void> {
  await asked.does({ type: 'conference', conversationId: id, target: { to: 'queue', queueName: 'support' }, note: '' });
  await who.accepts(id);
  await asked.until(() => asked.talk(id).participants.length === 2, 'a colleague');
}

describe('leaving', () => {
  const desk = stage();

  test('as the last primary ends the conversation for everybody', async () => {
    const mara = await desk.ready('mara');
    const id = await desk.chat(mara);
    await mara.says(id, 'Goodbye.');
    await mara.does(leave(id));
    await mara.gone(id);
    assert.deepEqual(closings(mara), ['left']);
    await mara.until(() => mara.session.state.channels[0]?.state === 'ready', 'a free channel');
    assert.equal((await desk.worldChat(id)).state, 'CLOSED');
    assert.deepEqual(await desk.tasks(id), ['INBOUND mara CLOSED DONE']);
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara', 'agent: Goodbye.', '← mara']);
    assert.deepEqual(await mara.tries(leave(id)), { status: 'not-sent', why: 'no-such-conversation' });
  });

  test('a message under way when the conversation ends has an end too', async () => {
    const mara = await desk.ready('mara');
    const id = await desk.chat(mara);
    // The echo is late; the customer is faster.
    await desk.emulator.control('POST', '/faults', { lose: { event: 'AGENT_MESSAGE', p: 1 } });
    const said = mara.tries(message(id, 'Wait!', false));
    await desk.customer(id, 'leave');
    assert.deepEqual(await said, { status: 'not-sent', why: 'no-such-conversation' });
    assert.deepEqual(closings(mara), ['customer-left']);
  });
});

describe('wrap-up', () => {
  const desk = stage({ wrapup: 60 });

  test('begins with leaving; codes end it, and only colleagues can read them', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await joins(otto, mara, id);
    await mara.does(leave(id));
    const { wrapUp, state } = mara.talk(id);
    assert.deepEqual([state, wrapUp?.seconds], ['wrapping-up', 60]);
    await mara.until(() => mara.talk(id).role === 'wrap-up', 'the role');
    assert.deepEqual(await mara.tries(message(id, 'One more thing', false)), {
      status: 'not-sent',
      why: 'not-allowed',
    });
    assert.deepEqual(await mara.tries(message(id, 'One more thing', true)), { status: 'not-sent', why: 'not-allowed' });
    assert.equal((await mara.tries(leave(id))).status, 'refused', 'wrap-up is ended by its own means');
    await otto.until(() => otto.people(id).length === 1, 'nobody beside');
    assert.equal(mara.session.state.channels[0]?.state, 'active', 'the task keeps its place');
    await otto.does({ type: 'pause', conversationId: id, seconds: 60 }, { type: 'resume', conversationId: id });
    await mara.until(() => mara.screen(id).at(-1) === '* resumed', 'the record of it');
    assert.equal(mara.talk(id).state, 'wrapping-up', 'which is no longer her business');
    const form = await mara.session.rest.wrapUpForm();
    assert.ok((form?.categories.length ?? 0) > 0);
    await mara.does(closeWrapUp(id, 'Refund', 'Complaint'));
    await mara.gone(id);
    assert.deepEqual(closings(mara), ['wrapped-up']);
    assert.deepEqual(await desk.tasks(id), ['INBOUND mara CLOSED WRAP_UP_APPLIED', 'DIRECT_CONFERENCE otto ACTIVE']);
    await otto.sees(
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
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara', '→ otto', '← mara']);
    await otto.says(id, 'Still here.');
    await mara.until(() => mara.session.state.channels[0]?.state === 'ready', 'a free channel');
  });

  test('may be skipped', async () => {
    const mara = await desk.ready('mara');
    const id = await desk.chat(mara);
    await mara.does(leave(id), closeWrapUp(id));
    await mara.gone(id);
    assert.deepEqual(closings(mara), ['wrap-up-skipped']);
    assert.deepEqual(await desk.tasks(id), ['INBOUND mara CLOSED WRAP_UP_NOT_APPLIED']);
  });

  test('ends by itself when its time is over', async () => {
    const mara = await desk.ready('mara');
    const id = await desk.chat(mara);
    await mara.does(leave(id));
    await desk.wait(59);
    assert.ok(mara.holds(id));
    await desk.wait(1);
    await mara.gone(id);
    assert.deepEqual(closings(mara), ['wrap-up-expired']);
    assert.deepEqual(await desk.tasks(id), ['INBOUND mara CLOSED WRAP_UP_EXPIRED']);
    assert.equal((await desk.worldChat(id)).state, 'CLOSED');
  });

  test('has the same time left after a lost link', async () => {
    const mara = await desk.ready('mara');
    const id = await desk.chat(mara);
    await desk.wait(300);
    await mara.does(leave(id));
    await desk.wait(20);
    await desk.emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    const before = mara.session.state.conversations;
    await mara.until(
      () => mara.session.state.connection.status === 'online' && mara.session.state.conversations !== before,
      'the link again',
    );
    assert.equal(mara.talk(id).state, 'wrapping-up');
    const left = (mara.talk(id).wrapUp?.endsAt ?? 0) - mara.session.clock.now();
    assert.ok(left > 35_000 && left <= 40_500, `${left} ms of sixty seconds are left after twenty`);
    await mara.does(closeWrapUp(id, 'Refund'));
  });

  test('also follows a transfer, while it is being looked for somebody else', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.does({ type: 'transfer', conversationId: id, target: { to: 'queue', queueName: 'sales' }, note: '' });
    await mara.until(() => mara.talk(id).role === 'wrap-up', 'wrap-up');
    await otto.accepts(id);
    await otto.says(id, 'I take over.');
    assert.deepEqual(otto.people(id), ['otto primary']);
    assert.deepEqual(await mara.tries(message(id, 'Bye', false)), { status: 'not-sent', why: 'not-allowed' });
    await mara.does(closeWrapUp(id, 'Refund'));
    await mara.gone(id);
    await otto.says(id, 'Still here.');
    assert.deepEqual(await desk.customerScreen(id), [
      'customer: Hello?',
      '→ mara',
      '← mara',
      '→ otto',
      'agent: I take over.',
      'agent: Still here.',
    ]);
  });

  test('is told to older servers in their own words', async () => {
    const mara = await desk.ready('mara', { server: '4.4' });
    const first = await desk.chat(mara);
    await mara.does(leave(first), closeWrapUp(first, 'Refund'));
    await mara.gone(first);
    const second = await desk.chat(mara);
    await mara.does(leave(second), closeWrapUp(second));
    await mara.gone(second);
    assert.deepEqual(closings(mara), ['wrapped-up', 'wrap-up-skipped']);
    const [stored] = (await desk.worldChat(first)).messages.filter(({ data }) => data.body?.type === 'WRAPUP');
    assert.deepEqual(stored?.data.body?.wrapups, [{ categoryName: 'Billing', value: 'Refund' }]);
  });

  test('follows a consult transfer as well', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.does({ type: 'consult', conversationId: id, target: { to: 'agent', agentId: otto.id }, note: '' });
    await otto.accepts(id);
    await mara.until(() => mara.talk(id).participants.length === 2, 'an adviser');
    await mara.does({ type: 'consult-transfer', conversationId: id, agentId: otto.id });
    await mara.until(() => mara.talk(id).role === 'wrap-up', 'wrap-up');
    await mara.does(closeWrapUp(id));
    await otto.says(id, 'I take over.');
  });
});

describe('consulting', () => {
  const desk = stage({ rona: 20, ttl: 100 });
  const consult = (conversationId: ConversationId, agentId: string, note = ''): Command => ({
    type: 'consult',
    conversationId,
    target: { to: 'agent', agentId },
    note,
  });

  test('brings in a colleague who advises unheard by the customer', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.does(consult(id, otto.id, 'How do refunds work?'));
    await otto.offered(id);
    const offer = otto.session.state.offers.byId.get(id);
    assert.deepEqual([offer?.direction, offer?.note, offer?.requestedBy], ['consult', 'How do refunds work?', 'mara']);
    await otto.accepts(id);
    assert.equal(otto.talk(id).role, 'assistant');
    assert.deepEqual(await otto.tries(message(id, 'Hello!', false)), { status: 'not-sent', why: 'not-allowed' });
    await otto.whispers(id, 'Form 12.');
    await mara.until(() => mara.screen(id).includes('whisper, otto: Form 12.'), 'the advice');
    assert.deepEqual(mara.people(id), ['mara primary', 'otto assistant']);
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara']);
    await otto.does(leave(id));
    await mara.until(() => mara.people(id).length === 1, 'nobody beside');
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara']);
    assert.deepEqual(mara.screen(id), [
      '→ WEB',
      'customer: Hello?',
      '→ mara',
      '* reroute-placed consult to agent by mara',
      '→ otto',
      'whisper, otto: Form 12.',
      '← otto',
    ]);
  });

  test('can end in a transfer to the colleague, who goes on under the new task', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.does(consult(id, otto.id));
    await otto.accepts(id);
    const consulting = otto.talk(id).taskId;
    await mara.until(() => mara.talk(id).participants.length === 2, 'an adviser');
    await mara.does({ type: 'consult-transfer', conversationId: id, agentId: otto.id });
    await mara.gone(id);
    assert.deepEqual(closings(mara), ['transferred']);
    await otto.until(() => otto.talk(id).role === 'primary', 'the customer');
    assert.notEqual(otto.talk(id).taskId, consulting);
    assert.deepEqual(otto.people(id), ['otto primary'], 'taking over is not barging in');
    await otto.says(id, 'I take over.');
    assert.equal((await desk.customerScreen(id)).at(-1), 'agent: I take over.');
    // The new task is what everything afterwards is about.
    const task = (await desk.world()).tasks.findLast(({ conversationId }) => conversationId === id);
    assert.equal(otto.talk(id).taskId, `${task?.id ?? ''}:${task?.activeMedia[0]?.id ?? ''}`);
  });

  test('can end in a conference: both speak to the customer', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.does(consult(id, otto.id));
    await otto.accepts(id);
    await mara.until(() => mara.talk(id).participants.length === 2, 'an adviser');
    await mara.does({
      type: 'consult-conference',
      conversationId: id,
      target: { to: 'agent', agentId: otto.id },
      note: '',
    });
    await otto.until(() => otto.talk(id).role === 'primary', 'the customer');
    await otto.says(id, 'Otto here.');
    await mara.says(id, 'And Mara.');
    assert.deepEqual(mara.people(id), ['mara primary', 'otto primary']);
    assert.deepEqual((await desk.customerScreen(id)).slice(-2), ['agent: Otto here.', 'agent: And Mara.']);
  });

  test('a queue, or somebody who is busy with other things, is asked all the same', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.signIn('otto');
    const id = await desk.chat(mara);
    // Nobody rings yet, but the request is placed; a desk that waited for a ring would wait in vain.
    await mara.does(consult(id, otto.id));
    assert.deepEqual(otto.session.state.offers.ids, []);
    await desk.wait(101);
    await mara.until(
      () => mara.screen(id).at(-1) === '* reroute-failed consult to agent by mara',
      'the end of the request',
    );
    await mara.does({ type: 'consult', conversationId: id, target: { to: 'queue', queueName: 'sales' }, note: '' });
  });

  test('is refused where there is nobody to consult', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.signIn('otto');
    const id = await desk.chat(mara);
    assert.deepEqual(await mara.tries(consult(id, 'a1b0c3d2-0000-4a00-8a00-000000000000')), {
      status: 'refused',
      message: 'unknown agent',
    });
    assert.deepEqual(await mara.tries({ type: 'consult-transfer', conversationId: id, agentId: otto.id }), {
      status: 'refused',
      message: 'nobody is being consulted',
    });
    const target = { to: 'agent', agentId: otto.id } as const;
    assert.deepEqual(await mara.tries({ type: 'consult-conference', conversationId: id, target, note: '' }), {
      status: 'refused',
      message: 'nobody is being consulted',
    });
  });
});
