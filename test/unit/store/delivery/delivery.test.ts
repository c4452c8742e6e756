import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AgentId, CommandId, ConversationId, Message } from '../../../../src/domain/index.js';
import { transition } from '../../../../src/store/delivery/delivery.js';
import {
  emptyDelivery,
  getNextTick,
  listRows,
  type DeliveryEffect,
  type DeliveryEvent,
} from '../../../../src/store/delivery/delivery-state.js';
import { asMaybeSent, createRow, toWitnesses } from '../../../../src/store/delivery/outbox-row.js';
import { message, ownMessage } from '../../../support/builders/domain-objects.js';

const timing = { echo: 10_000, settle: 6_000, read: 5_000, decide: 30_000 };
const conversationId = 'talk' as ConversationId;
const question = message('question', 0);
const composedAt = 1_000_000;

/** A machine whose device answers at once. */
function createMachine() {
  let state = emptyDelivery('mara' as AgentId);
  let now = 0;
  const effects: DeliveryEffect[] = [];
  const apply = (event: DeliveryEvent): void => {
    const step = transition(state, event, now, timing);
    state = step.state;
    effects.push(...step.effects);
    for (const effect of step.effects)
      if (effect.type === 'save') apply({ type: 'saved', id: effect.row.id, version: effect.row.version });
  };
  const advance = (ms: number): void => {
    const end = now + ms;
    for (let next = getNextTick(state, timing); next !== null && next <= end; next = getNextTick(state, timing)) {
      now = Math.max(now + 1, next);
      apply({ type: 'tick' });
    }
    now = end;
  };
  const compose = (id: string): void => {
    const row = createRow({ id: id as CommandId, conversationId, message: ownMessage(id, composedAt) });
    apply({ type: 'composed', row });
  };
  const answer = (messages: readonly Message[] = [question], from: number | null = null): void => {
    const reading = effects.findLast((effect) => effect.type === 'read')?.reading ?? null;
    apply({ type: 'history', conversationId, messages, from, reading });
  };
  const push = (...messages: readonly Message[]): void =>
    apply({ type: 'history', conversationId, messages, from: null, reading: null });
  const fail = (): void => {
    const reading = effects.findLast((effect) => effect.type === 'read')?.reading ?? 0;
    apply({ type: 'reading-failed', conversationId, reading });
  };
  const count = (type: DeliveryEffect['type']): number => effects.filter((effect) => effect.type === type).length;
  const sources = () => effects.flatMap((effect) => (effect.type === 'read' ? [effect.source] : []));
  const rows = () => listRows(state).map(({ id, state: rowState, decision }) => [id, rowState, decision ?? '']);
  return { apply, advance, compose, answer, push, fail, count, sources, rows, state: () => state };
}

function openMachine() {
  const machine = createMachine();
  machine.apply({ type: 'connected' });
  machine.push(question);
  return machine;
}

describe('a message without an echo', () => {
  test('is looked for by REST on a live connection, and sent again when two histories lack it, within 20 s', () => {
    const { compose, advance, answer, count, sources, rows, push } = openMachine();
    compose('a');
    advance(9_999);
    assert.deepEqual([rows(), sources()], [[['a', 'in-flight', '']], []]);
    advance(1);
    answer();
    assert.deepEqual([rows(), count('emit')], [[['a', 'unconfirmed', '']], 1]);
    advance(2_000);
    answer();
    assert.deepEqual([rows(), count('emit'), sources()], [[['a', 'in-flight', '']], 2, ['activities', 'activities']]);
    push(question, ownMessage('a', composedAt));
    assert.deepEqual(rows(), []);
  });

  test('is asked for over the socket once where REST fails, then left to the agent, and still settled by history', () => {
    const { compose, advance, fail, count, sources, rows, push } = openMachine();
    compose('a');
    advance(10_000);
    fail();
    assert.deepEqual(sources(), ['activities', 'subscription']);
    advance(10_000);
    assert.deepEqual([rows(), count('emit')], [[['a', 'needs-decision', 'no-history']], 1]);
    assert.equal(sources().filter((source) => source === 'subscription').length, 1);
    push(question, ownMessage('a', composedAt));
    assert.deepEqual(rows(), []);
  });

  test('is not sent again while the histories do not reach back before it was sent', () => {
    const { compose, advance, answer, count, rows } = openMachine();
    compose('a');
    advance(10_000);
    for (let i = 0; i < 20; i++) {
      answer([question], composedAt);
      advance(5_000);
    }
    assert.deepEqual([rows(), count('emit')], [[['a', 'needs-decision', 'no-history']], 1]);
  });

  test('is looked for by REST after a snapshot whose events cannot be read, and not left to the agent', () => {
    const { apply, compose, advance, push, answer, count, rows } = openMachine();
    compose('a');
    apply({ type: 'disconnected' });
    apply({ type: 'connected' });
    push();
    assert.deepEqual([rows(), count('read')], [[['a', 'unconfirmed', '']], 1]);
    answer([question, ownMessage('a', composedAt)]);
    advance(1);
    assert.deepEqual(rows(), []);
  });

  test('is left to the agent when the history has lost what it had', () => {
    const { compose, advance, answer, rows } = openMachine();
    compose('a');
    advance(10_000);
    answer([]);
    assert.deepEqual(rows(), [['a', 'needs-decision', 'regressed']]);
  });

  test('is looked for by REST after a snapshot that is older than what is known: an answer alone shows what is lost', () => {
    const { apply, compose, advance, push, answer, rows, count } = openMachine();
    const newer = message('newer', composedAt - 1_000);
    push(question, newer);
    compose('a');
    advance(1_000);
    apply({ type: 'disconnected' });
    apply({ type: 'connected' });
    push(question);
    assert.deepEqual([rows(), count('emit')], [[['a', 'unconfirmed', '']], 1]);
    advance(1);
    assert.equal(count('read'), 1);
    answer([question, newer, ownMessage('a', composedAt)]);
    assert.deepEqual(rows(), []);
  });

  test('is left to the agent when an answer shows that the server has lost what was known', () => {
    const { apply, compose, advance, push, answer, rows } = openMachine();
    push(question, message('newer', composedAt - 1_000));
    compose('a');
    apply({ type: 'disconnected' });
    apply({ type: 'connected' });
    push(question);
    advance(1);
    answer([question]);
    assert.deepEqual(rows(), [['a', 'needs-decision', 'regressed']]);
  });

  test('is sent again when a history ends at the moment of what is known: the rest of that is on its next page', () => {
    const first = message('first', composedAt - 20_000);
    const machine = createMachine();
    machine.apply({ type: 'connected' });
    machine.push(first);
    machine.compose('a');
    machine.advance(10_000);
    machine.answer([], first.at);
    assert.deepEqual(machine.rows(), [['a', 'unconfirmed', '']]);
    machine.advance(2_000);
    machine.answer([], first.at - 1);
    assert.deepEqual(machine.rows(), [['a', 'needs-decision', 'regressed']]);
  });

  test('is sent again twice at most', () => {
    const { compose, advance, answer, count, rows, apply } = openMachine();
    compose('a');
    for (let i = 0; i < 10; i++) {
      advance(10_000);
      answer();
      advance(2_000);
      answer();
    }
    assert.deepEqual([rows(), count('emit')], [[['a', 'needs-decision', 'resent']], 3]);
    apply({ type: 'retried', id: 'a' as CommandId });
    assert.deepEqual([rows(), count('emit')], [[['a', 'in-flight', '']], 4]);
  });

  test('waits 30 s for a history after a reconnect before the agent is asked', () => {
    const { compose, advance, apply, fail, rows } = openMachine();
    compose('a');
    apply({ type: 'disconnected' });
    apply({ type: 'connected' });
    advance(29_999);
    fail();
    assert.deepEqual(rows(), [['a', 'unconfirmed', '']]);
    advance(1);
    assert.deepEqual(rows(), [['a', 'needs-decision', 'no-history']]);
  });
});

describe('the order of messages', () => {
  test('one is on its way; an unsettled one blocks those after it, a rejected or discarded one does not', () => {
    const { compose, advance, answer, apply, rows, count } = openMachine();
    compose('a');
    compose('b');
    compose('c');
    assert.deepEqual(rows(), [
      ['a', 'in-flight', ''],
      ['b', 'queued', ''],
      ['c', 'queued', ''],
    ]);
    advance(10_000);
    answer([]);
    assert.equal(count('emit'), 1, 'a question blocks');
    apply({ type: 'discarded', id: 'a' as CommandId });
    apply({ type: 'rejected', id: 'b' as CommandId, problem: 'too long' });
    assert.deepEqual(rows(), [
      ['b', 'rejected', ''],
      ['c', 'in-flight', ''],
    ]);
  });

  test('nothing is sent while the connection, or its history, is missing', () => {
    const { compose, apply, push, rows, count } = createMachine();
    compose('a');
    apply({ type: 'connected' });
    assert.equal(count('emit'), 0);
    apply({ type: 'disconnected' });
    push(question);
    assert.deepEqual([rows(), count('emit')], [[['a', 'queued', '']], 0]);
    apply({ type: 'connected' });
    push(question);
    assert.equal(count('emit'), 1);
    apply({ type: 'not-emitted', id: 'a' as CommandId });
    assert.deepEqual(rows(), [['a', 'queued', '']], 'the connection did not take it');
  });

  test('a conversation that ends takes its messages along', () => {
    const { compose, apply, rows, count } = openMachine();
    compose('a');
    compose('b');
    apply({ type: 'closed', conversationId });
    assert.deepEqual([rows(), count('ended')], [[], 2]);
  });
});

describe('a message that another page has settled or discarded', () => {
  const lose = (machine: ReturnType<typeof openMachine>): void => {
    const { apply, compose } = machine;
    compose('a');
    apply({ type: 'disconnected' });
    apply({ type: 'connected' });
    apply({ type: 'lost', rows: listRows(machine.state()) });
  };

  test('is confirmed by the history, in its place in the order', () => {
    const machine = openMachine();
    lose(machine);
    machine.compose('b');
    assert.deepEqual(machine.rows(), [
      ['a', 'needs-decision', 'elsewhere'],
      ['b', 'queued', ''],
    ]);
    machine.push(question, ownMessage('a', composedAt));
    assert.deepEqual(machine.rows(), [['b', 'in-flight', '']]);
  });

  test('is never sent by itself, and not looked for again once two histories lack it', () => {
    const machine = openMachine();
    lose(machine);
    machine.push(question);
    machine.advance(timing.settle);
    machine.answer();
    assert.deepEqual([machine.rows(), machine.count('emit')], [[['a', 'needs-decision', 'resent']], 1]);
    const readings = machine.count('read');
    machine.advance(120_000);
    assert.deepEqual([machine.count('read'), machine.count('emit')], [readings, 1]);
    machine.apply({ type: 'retried', id: 'a' as CommandId });
    assert.equal(machine.count('emit'), 2);
  });

  test('is as the device has it, if that is newer', () => {
    const machine = openMachine();
    machine.compose('a');
    machine.compose('b');
    machine.apply({ type: 'disconnected' });
    const [a] = listRows(machine.state());
    assert.ok(a);
    machine.apply({ type: 'restored', rows: [{ ...a, sends: 3, state: 'in-flight', version: 9 }] });
    assert.deepEqual(
      listRows(machine.state()).map(({ id, state, sends }) => [id, state, sends]),
      [
        ['a', 'unconfirmed', 3],
        ['b', 'queued', 0],
      ],
    );
  });
});

describe('of two equal replies, of which another page may have sent one', () => {
  const { messageId } = question;
  const body = { type: 'text', text: 'yes' } as const;
  const reply = (id: string): Message => ownMessage(id, composedAt, { messageId, replyTo: messageId, body });
  const rowOf = (id: string) =>
    createRow({ id: id as CommandId, conversationId, message: reply(id), witnesses: toWitnesses([question]) });

  for (const [server, echo] of Object.entries({ 'makes new event ids': 'new', 'keeps event ids': 'a' }))
    test(`the event that confirms one does not confirm the other one, which is sent; the server ${server}`, () => {
      const { apply, advance, push, answer, count, rows } = openMachine();
      apply({ type: 'composed', row: rowOf('a') });
      apply({ type: 'message-received', conversationId, message: reply(echo) });
      assert.deepEqual(rows(), []);
      apply({ type: 'disconnected' });
      apply({ type: 'connected' });
      apply({ type: 'restored', rows: [asMaybeSent(rowOf('b'))] });
      push(question, reply(echo));
      assert.deepEqual(rows(), [['b', 'unconfirmed', '']]);
      advance(timing.settle);
      answer([question, reply(echo)]);
      assert.deepEqual([rows(), count('emit')], [[['b', 'in-flight', '']], 2]);
      push(question, reply(echo), reply('another'));
      assert.deepEqual(rows(), []);
    });

  test('each is confirmed by an event of its own, in whichever order they come', () => {
    const { apply, push, rows } = openMachine();
    apply({ type: 'restored', rows: [asMaybeSent(rowOf('a')), asMaybeSent(rowOf('b'))] });
    push(question, reply('first'));
    assert.deepEqual(rows(), [['b', 'unconfirmed', '']]);
    push(question, reply('first'), reply('second'));
    assert.deepEqual(rows(), []);
  });
});
