import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeskSession } from '../../../src/session/session.js';
import type { DeskSessionEvent } from '../../../src/session/events/session-event-map.js';
import type { TransportListener } from '../../../src/session/connection/transport.js';

/** A session on a transport that says what the test says. */
function connectSession() {
  let listener: TransportListener | undefined;
  const transport = {
    open: (transportListener: TransportListener) => {
      listener = transportListener;
    },
    send: () => true,
    close: () => undefined,
  };
  const session = new DeskSession(
    { url: 'http://desk.invalid' },
    { transport: () => transport, fetch: () => Promise.resolve(new Response('[]')) },
  );
  assert.equal(session.connect({ id: 'a', username: 'mara', roles: ['agent'] }), true);
  listener?.onConnect();
  const problems: unknown[] = [];
  session.addEventListener('protocol-problem', (event) =>
    problems.push((event as DeskSessionEvent<'protocol-problem'>).detail),
  );
  const receive = (event: string, ...args: unknown[]) => {
    let acknowledged = false;
    listener?.onEvent(event, args, () => {
      acknowledged = true;
    });
    return acknowledged;
  };
  return { session, problems, hear: receive };
}

test('a refusal of something nobody here asked for is reported, not dropped', () => {
  const { session, problems, hear } = connectSession();
  hear('errors', { task: 'directTransferRequest', msg: 'queue is gone' });
  assert.deepEqual(problems, [{ event: 'directTransferRequest', problem: 'queue is gone' }]);
  session.dispose();
});

test('what could not be read is reported, changes nothing, and is not acknowledged', () => {
  const { session, problems, hear } = connectSession();
  const before = session.state;
  assert.equal(hear('onTopicData', { conversationId: 5 }), false);
  assert.equal(hear('never-heard-of', {}), false);
  assert.equal(problems.length, 2);
  assert.equal(session.state, before);
  session.dispose();
});
