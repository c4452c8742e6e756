import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as conversationsCode from '../../../../src/session/conversations-code.js';
import { DeskSession } from '../../../../src/session/session.js';
import type { DeskSessionEvent } from '../../../../src/session/events/session-event-map.js';
import type { TransportListener } from '../../../../src/session/connection/transport.js';

/** A session whose transport receives what the test passes to `receive`. */
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
    { conversationsCode, transport: () => transport, fetch: () => Promise.resolve(new Response('[]')) },
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
  return { session, problems, receive };
}

test('reports a refusal that belongs to no command of this session', () => {
  const { session, problems, receive } = connectSession();
  receive('errors', { task: 'directTransferRequest', msg: 'queue is gone' });
  assert.deepEqual(problems, [{ event: 'directTransferRequest', problem: 'queue is gone' }]);
  session.dispose();
});

test('reports an event that cannot be decoded, without changing the state or acknowledging it', () => {
  const { session, problems, receive } = connectSession();
  const before = session.state;
  assert.equal(receive('onTopicData', { conversationId: 5 }), false);
  assert.equal(receive('unknown-event', {}), false);
  assert.equal(problems.length, 2);
  assert.equal(session.state, before);
  session.dispose();
});
