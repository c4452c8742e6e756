/** Sequences 12.9 and 12.10: watching, whispering, stepping in, and who gets to know of it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationId, TeamChat } from '../../src/domain/index.js';
import { confirmed, message, stage, type Person, type Stage } from './sequence-kit.js';

/** The row of a running conversation in the supervisor's report. */
async function rowOf(supervisor: Person, id: ConversationId): Promise<TeamChat> {
  for (const team of supervisor.session.state.agent?.supervisedTeams ?? []) {
    const report = await supervisor.session.teamReport(team);
    const row = report.chats.find(({ conversationId }) => conversationId === id);
    if (row !== undefined) return row;
  }
  return assert.fail('the conversation is in a report');
}

async function watches(supervisor: Person, id: ConversationId): Promise<void> {
  await supervisor.does({ type: 'monitor', chat: await rowOf(supervisor, id) });
  assert.equal(supervisor.talk(id).role, 'monitor');
}

/** Brings otto in as a second primary. */
async function joins(who: Person, asked: Person, id: ConversationId): Promise<void> {
  await asked.does({
    type: 'conference',
    conversationId: id,
    target: { to: 'queue', queueName: 'support' },
    note: '',
  });
  await who.accepts(id);
  await asked.until(() => asked.talk(id).participants.some(({ agentId }) => agentId === who.id), 'a colleague');
}

const addSupervisor = (desk: Stage, username: string, supervises: readonly string[]) =>
  desk.emulator.control('POST', '/agents', { username, roles: ['agent', 'supervisor'], supervises });

describe('a silent monitor', () => {
  const desk = stage();

  test('sees everything, is seen by nobody, and is heard by agents alone', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.signIn('otto');
    const vela = await desk.signIn('vela');
    const id = await desk.chat(mara);
    await mara.says(id, 'Good morning.');
    await watches(vela, id);
    await mara.until(() => mara.talk(id).participants.length === 2, 'the record of a second person');
    await desk.customer(id, 'messages', { text: 'It is broken.' });
    await vela.until(() => vela.screen(id).includes('customer: It is broken.'), 'the message');
    await vela.whispers(id, 'Offer a refund.');
    await mara.until(() => mara.screen(id).includes('whisper, vela: Offer a refund.'), 'the whisper');
    const shown = ['→ WEB', 'customer: Hello?', '→ mara', 'mara: Good morning.', 'customer: It is broken.'];
    // Not a line says that somebody watches, on either desk.
    assert.deepEqual(mara.screen(id), [...shown, 'whisper, vela: Offer a refund.']);
    assert.deepEqual(vela.screen(id), [...shown, 'whisper, vela: Offer a refund.']);
    assert.deepEqual(otto.session.state.conversations.ids, []);
    assert.deepEqual(await desk.customerScreen(id), [
      'customer: Hello?',
      '→ mara',
      'agent: Good morning.',
      'customer: It is broken.',
    ]);
    assert.deepEqual(mara.people(id), ['mara primary', 'vela monitor']);
  });

  test('cannot speak to the customer, be read or steer the conversation', async () => {
    const mara = await desk.ready('mara');
    const vela = await desk.signIn('vela');
    const id = await desk.chat(mara);
    await watches(vela, id);
    const notAllowed = { status: 'not-sent', why: 'not-allowed' };
    assert.deepEqual(await vela.tries(message(id, 'Hello!', false)), notAllowed);
    const question = vela.talk(id).entries.find((entry) => entry.kind === 'message');
    assert.ok(question?.kind === 'message');
    assert.deepEqual(
      await vela.tries({ type: 'send-read', conversationId: id, messageId: question.messageId }),
      notAllowed,
    );
    assert.deepEqual(await vela.tries({ type: 'pause', conversationId: id, seconds: 60 }), notAllowed);
    assert.deepEqual(await vela.tries({ type: 'extend-sla', conversationId: id }), notAllowed);
    const target = { to: 'queue', queueName: 'support' } as const;
    assert.deepEqual(await vela.tries({ type: 'transfer', conversationId: id, target, note: '' }), notAllowed);
    assert.deepEqual(await vela.tries({ type: 'send-typing', conversationId: id }), notAllowed);
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara']);
    assert.ok(!(await desk.worldChat(id)).customerView.some(({ name }) => name === 'TYPING_INDICATOR'));
  });

  test('comes once: asking again doubles nothing, and there is room for one', async () => {
    const mara = await desk.ready('mara');
    const vela = await desk.signIn('vela');
    await addSupervisor(desk, 'nils', ['Harbour']);
    const nils = await desk.signIn('nils');
    const id = await desk.chat(mara);
    await watches(vela, id);
    await watches(vela, id);
    assert.equal((await desk.worldChat(id)).participants.filter(({ role }) => role === 'SILENT_MONITOR').length, 1);
    assert.equal(vela.told('conversation-opened').length, 1);
    assert.deepEqual(await nils.tries({ type: 'monitor', chat: await rowOf(vela, id) }), {
      status: 'refused',
      message: 'the conversation is already monitored',
      code: 'already-monitored',
    });
    assert.deepEqual(nils.session.state.conversations.ids, []);
  });

  test('is somebody whose team it is; agents may not', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.signIn('otto');
    const vela = await desk.signIn('vela');
    await addSupervisor(desk, 'nils', ['Quay']);
    const nils = await desk.signIn('nils');
    const id = await desk.chat(mara);
    const chat = await rowOf(vela, id);
    assert.deepEqual(await nils.tries({ type: 'monitor', chat }), {
      status: 'refused',
      message: 'the conversation belongs to another team',
      code: 'other-team',
    });
    assert.deepEqual(await otto.tries({ type: 'monitor', chat }), { status: 'not-sent', why: 'not-allowed' });
    assert.deepEqual(mara.people(id), ['mara primary']);
  });

  test('goes unseen, by own wish and with the last primary', async () => {
    const mara = await desk.ready('mara');
    const vela = await desk.signIn('vela');
    const id = await desk.chat(mara);
    await watches(vela, id);
    await vela.does({ type: 'leave', conversationId: id });
    await mara.until(() => mara.people(id).length === 1, 'nobody watching');
    assert.deepEqual(mara.screen(id), ['→ WEB', 'customer: Hello?', '→ mara']);
    await watches(vela, id);
    await mara.does({ type: 'leave', conversationId: id });
    await vela.gone(id);
    assert.deepEqual(
      vela.told('conversation-closed').map((fact) => (fact as { reason: string }).reason),
      ['left', 'no-primary-agent'],
    );
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara', '← mara']);
  });
});

describe('a whisper', () => {
  const desk = stage();

  test('needs somebody who may know of it: nobody, or only a silent monitor, is not enough', async () => {
    const mara = await desk.ready('mara');
    const vela = await desk.signIn('vela');
    const id = await desk.chat(mara);
    const nobody = { status: 'not-sent', why: 'nobody-to-whisper-to' };
    assert.deepEqual(await mara.tries(message(id, 'To myself', true)), nobody);
    await watches(vela, id);
    await mara.until(() => mara.people(id).length === 2, 'the record of a second person');
    assert.deepEqual(await mara.tries(message(id, 'Are you there?', true)), nobody);
    await vela.does({ type: 'whisper-mode', conversationId: id });
    assert.equal(vela.talk(id).role, 'assistant');
    await mara.until(() => mara.people(id).includes('vela assistant'), 'an adviser');
    await mara.whispers(id, 'What do I say?');
    await vela.until(() => vela.screen(id).includes('whisper, mara: What do I say?'), 'the question');
    await vela.whispers(id, 'Sorry.');
    assert.deepEqual(await vela.tries(message(id, 'Sorry!', false)), { status: 'not-sent', why: 'not-allowed' });
    await mara.until(() => mara.screen(id).includes('whisper, vela: Sorry.'), 'the answer');
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara']);
  });

  test('reaches every agent in the conversation, and nobody else', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const ines = await desk.signIn('ines');
    const vela = await desk.signIn('vela');
    const id = await desk.chat(mara);
    await joins(otto, mara, id);
    await watches(vela, id);
    await otto.whispers(id, 'Between us.');
    for (const person of [mara, vela]) {
      await person.until(() => person.screen(id).includes('whisper, otto: Between us.'), 'the whisper');
    }
    assert.deepEqual(ines.session.state.conversations.ids, []);
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara', '→ otto']);
  });
});

for (const bargeRole of ['PRIMARY', 'BARGIN'] as const) {
  describe(`barging in, told as ${bargeRole}`, () => {
    const desk = stage({ bargeRole });

    test('turns who watched into somebody the customer hears, and both desks say so', async () => {
      const mara = await desk.ready('mara');
      const vela = await desk.signIn('vela');
      const id = await desk.chat(mara);
      await watches(vela, id);
      await vela.does({ type: 'barge-in', conversationId: id });
      assert.deepEqual([vela.talk(id).role, vela.talk(id).bargedIn], ['primary', true]);
      await vela.says(id, 'I am the manager.');
      await vela.whispers(id, 'Leave it to me.');
      const shown = [
        '→ WEB',
        'customer: Hello?',
        '→ mara',
        '→ vela',
        'vela: I am the manager.',
        'whisper, vela: Leave it to me.',
      ];
      await mara.sees(id, ...shown);
      await vela.sees(id, ...shown);
      assert.deepEqual(mara.people(id), ['mara primary', 'vela primary (barged in)']);
      assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara', 'agent: I am the manager.']);
      await mara.does({ type: 'leave', conversationId: id });
      await vela.until(() => vela.people(id).length === 1, 'the customer alone');
      await vela.says(id, 'Now it is me.');
      assert.equal((await desk.customerScreen(id)).at(-1), 'agent: Now it is me.');
    });

    test('by way of whispering is barging in all the same', async () => {
      const mara = await desk.ready('mara');
      const vela = await desk.signIn('vela');
      const id = await desk.chat(mara);
      await watches(vela, id);
      await vela.does({ type: 'whisper-mode', conversationId: id }, { type: 'barge-in', conversationId: id });
      assert.deepEqual([vela.talk(id).role, vela.talk(id).bargedIn], ['primary', true]);
      await mara.until(() => mara.people(id).includes('vela primary (barged in)'), 'the word for it');
      await vela.says(id, 'Vela here.');
    });

    test('is still known after a lost link, and to who joins later', async () => {
      const mara = await desk.ready('mara');
      const otto = await desk.ready('otto');
      const vela = await desk.signIn('vela');
      const id = await desk.chat(mara);
      await watches(vela, id);
      await vela.does({ type: 'barge-in', conversationId: id });
      await joins(otto, mara, id);
      assert.ok(otto.people(id).includes('vela primary (barged in)'));
      assert.ok(otto.people(id).includes('mara primary'));
      for (const person of [mara, vela]) {
        const snapshots = person.session.state.conversations;
        await desk.emulator.control('POST', '/faults', { dropSockets: { username: person.name, how: 'close' } });
        await person.until(
          () => person.session.state.connection.status === 'online' && person.session.state.conversations !== snapshots,
          'the link again',
        );
        assert.ok(person.people(id).includes('vela primary (barged in)'), person.name);
      }
      assert.ok(vela.talk(id).bargedIn);
    });

    test('needs watching first, and a supervisor', async () => {
      const mara = await desk.ready('mara');
      const otto = await desk.ready('otto');
      const vela = await desk.signIn('vela');
      const id = await desk.chat(mara);
      assert.deepEqual(await vela.tries({ type: 'barge-in', conversationId: id }), {
        status: 'not-sent',
        why: 'no-such-conversation',
      });
      await joins(otto, mara, id);
      const refused = await otto.tries({ type: 'barge-in', conversationId: id });
      assert.deepEqual(refused, { status: 'refused', message: 'only supervisors step in' });
      assert.deepEqual(await otto.tries({ type: 'whisper-mode', conversationId: id }), refused);
      assert.deepEqual(mara.people(id), ['mara primary', 'otto primary']);
    });
  });
}

describe('older servers', () => {
  const desk = stage();

  test('are asked for whispering by the name they know', async () => {
    const mara = await desk.ready('mara');
    const vela = await desk.signIn('vela', { server: '4.4' });
    const id = await desk.chat(mara);
    await watches(vela, id);
    assert.deepEqual(await vela.tries({ type: 'whisper-mode', conversationId: id }), confirmed);
    assert.deepEqual(await vela.tries({ type: 'whisper-mode', conversationId: id }), {
      status: 'refused',
      message: 'not allowed in role ASSISTANT',
    });
  });
});

describe('a raised hand', () => {
  const desk = stage();

  test('is seen by everybody in the conversation until it goes down, and after a lost link', async () => {
    const mara = await desk.ready('mara');
    const vela = await desk.signIn('vela');
    const id = await desk.chat(mara);
    await watches(vela, id);
    await desk.customer(id, 'events', { name: 'HAND_RAISED', data: { handRaised: true, agentNames: ['mara'] } });
    for (const person of [mara, vela]) {
      await person.until(() => person.talk(id).handsRaised.length === 1, 'the hand');
      assert.deepEqual(person.talk(id).handsRaised, ['mara']);
      assert.equal(person.screen(id).at(-1), '* hand-raised mara');
    }
    await desk.emulator.control('POST', '/faults', { dropSockets: { username: 'vela', how: 'close' } });
    await vela.until(() => vela.session.state.connection.status === 'reconnecting', 'no link');
    await vela.until(() => vela.session.state.connection.status === 'online', 'the link again');
    assert.deepEqual(vela.talk(id).handsRaised, ['mara']);
    await desk.customer(id, 'events', { name: 'HAND_DOWN', data: { handRaised: false, agentNames: [] } });
    for (const person of [mara, vela]) {
      await person.until(() => person.talk(id).handsRaised.length === 0, 'no hand');
    }
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara']);
  });
});
