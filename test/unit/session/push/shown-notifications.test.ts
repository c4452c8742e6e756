import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { ConversationId, TaskId } from '../../../../src/domain/index.js';
import type { PushDependencies } from '../../../../src/session/push/push.js';
import { ShownNotifications } from '../../../../src/session/push/shown-notifications.js';
import type { NotificationSubject } from '../../../../src/session/push/worker-messages.js';
import type { SessionState } from '../../../../src/store/state.js';
import { withRow } from '../../../../src/store/table.js';
import { conversation, offer, stateWith } from '../../../support/builders/domain-objects.js';
import { createSessionParts } from '../../../support/builders/session-parts.js';

const id = (name: string) => name as ConversationId;
const online: Partial<SessionState> = { connection: { status: 'online', problem: null } };

function withOffers(state: SessionState, ...names: readonly string[]): SessionState {
  return names.reduce((next, name) => ({ ...next, offers: withRow(next.offers, id(name), offer(name)) }), state);
}

const withLocal = (state: SessionState, local: Partial<SessionState['local']>): SessionState => ({
  ...state,
  local: { ...state.local, ...local },
});

describe('notifications of the worker', () => {
  let shown: NotificationSubject[];
  let notifications: ShownNotifications;
  let store: { update(change: (state: SessionState) => SessionState): void };
  const resync = { isDone: false };
  const show = (name: string, kind: 'message' | 'offer') => void shown.push({ conversationId: id(name), kind });
  const names = () => shown.map(({ conversationId }) => conversationId);
  const become = (state: SessionState) => store.update(() => ({ ...state, ...online }));

  beforeEach(() => {
    shown = [];
    resync.isDone = false;
    const { environment } = createSessionParts({ ...stateWith(), ...online }, () => []);
    ({ store } = environment);
    notifications = new ShownNotifications({ environment, resync } as unknown as PushDependencies, (isOutdated) => {
      shown = shown.filter((subject) => !isOutdated(subject));
    });
  });

  test('are closed when the offer is taken or over, and when the chat is over, read or active', () => {
    const open = stateWith(conversation('read'), conversation('ended'), conversation('active'), conversation('unread'));
    const unread = new Map([id('read'), id('ended'), id('active'), id('unread')].map((name) => [name, 1]));
    become(withLocal(withOffers(open, 'taken', 'withdrawn', 'open'), { unread }));
    for (const name of ['read', 'ended', 'active', 'unread']) show(name, 'message');
    for (const name of ['taken', 'withdrawn', 'open']) show(name, 'offer');
    become(
      withLocal(
        withOffers(
          stateWith(conversation('read'), conversation('active'), conversation('unread'), conversation('taken')),
          'open',
        ),
        {
          unread: new Map([id('active'), id('unread')].map((name) => [name, 1])),
          activeConversation: id('active'),
        },
      ),
    );
    assert.deepEqual(names(), ['unread', 'open']);
  });

  test('of what is not there any more are closed after the state was loaded, those of others stay', () => {
    for (const name of ['gone', 'here']) show(name, 'message');
    shown.push({ conversationId: null });
    become(stateWith(conversation('here')));
    assert.deepEqual(names(), ['gone', 'here', null], 'the state is not complete yet');
    resync.isDone = true;
    become(stateWith(conversation('here'), conversation('next')));
    assert.deepEqual(names(), ['here', null]);
  });

  test('are not shown for what is over, but for what is open, unknown or back', () => {
    const isOver = (kind: 'message' | 'offer', name: string) =>
      notifications.isOver({
        kind,
        conversationId: id(name),
        taskId: kind === 'offer' ? (`task-${name}` as TaskId) : null,
      });
    become(withOffers(stateWith(conversation('ended'), conversation('open')), 'taken', 'ringing'));
    become(withOffers(stateWith(conversation('open'), conversation('taken')), 'ringing'));
    assert.deepEqual(
      (['ended', 'open', 'unknown', 'taken'] as const).map((name) => isOver('message', name)),
      [true, false, false, false],
    );
    assert.deepEqual(
      (['taken', 'ringing', 'unknown'] as const).map((name) => isOver('offer', name)),
      [true, false, false],
    );
    become(stateWith(conversation('open'), conversation('ended')));
    assert.equal(isOver('message', 'ended'), false, 'the customer has come back');
  });

  test('stay with the connection: a state that is loaded again says nothing', () => {
    become(stateWith(conversation('open')));
    show('open', 'message');
    store.update((state) => ({ ...state, connection: { status: 'reconnecting', problem: null } }));
    assert.deepEqual(names(), ['open']);
  });
});
