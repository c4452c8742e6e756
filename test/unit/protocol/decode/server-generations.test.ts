import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decode, type DecodeResult } from '../../../../src/protocol/decode/decode.js';
import { decodeActiveTasks, decodeLogin } from '../../../../src/protocol/decode/decode-rest.js';
import { asMara, assertLike, fixture, MARA, NOW, onTheWire, type Json } from '../../../fixtures/wire/support.js';

/** All server versions must give the same events, whatever format they use. */

type Fields = Record<string, Json>;

const asFields = (value: Json | undefined): Fields => value as Fields;
const decodePayload = (event: string, payload: unknown): DecodeResult => decode(event, [payload], asMara);

/** The events without the opaque wire objects, which differ by server version. */
function comparableEvents({ events, problems }: DecodeResult): unknown {
  assert.deepEqual(problems, []);
  return JSON.parse(
    JSON.stringify(events, (key, value: unknown) =>
      ['source', 'ownParticipant', 'firstChannelSession', 'channelSession', 'room'].includes(key)
        ? undefined
        : value instanceof Map
          ? [...(value as Map<string, string>)]
          : value,
    ),
  );
}

/** Decodes a stored message and an older form of it made by `age`, and expects equal events. */
function assertSameEvents(event: string, file: string, downgrade: (payload: Fields) => unknown): void {
  const current = comparableEvents(decodePayload(event, onTheWire(file)));
  assert.deepEqual(comparableEvents(decodePayload(event, downgrade(fixture(file)))), current);
  assert.notDeepEqual(current, []);
}

const getCimEvent = (payload: Fields): Fields => asFields(payload['cimEvent']);
const getHeader = (payload: Fields): Fields => asFields(asFields(getCimEvent(payload)['data'])['header']);

/** `conversationId` under its older name, at every depth. */
function renameToTopicId(value: Json): Json {
  if (Array.isArray(value)) return value.map(renameToTopicId);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key === 'conversationId' ? 'topicId' : key, renameToTopicId(item)]),
  );
}

function lowercaseNames(value: Json, key = ''): Json {
  if (Array.isArray(value)) return value.map((item) => lowercaseNames(item, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, lowercaseNames(item, name)]));
  }
  const caseInsensitiveKeys = [
    'name',
    'type',
    'status',
    'role',
    'state',
    'taskDirection',
    'direction',
    'mode',
    'intent',
    'reasonCode',
  ];
  const isName = typeof value === 'string' && caseInsensitiveKeys.includes(key) && /^[A-Z_]+$/.test(value);
  return isName ? value.toLowerCase() : value;
}

describe('conversation events', () => {
  const message = 'onCimEvent.customer_message.plain.json';

  test('as JSON text or as an object', () => assertSameEvents('onCimEvent', message, (payload) => payload));

  test('with the channel session in the header', () => {
    for (const file of [message, 'onCimEvent.agent_message.reply.json', 'onCimEvent.whisper_message.json']) {
      assertSameEvents('onCimEvent', file, (payload) => {
        getHeader(payload)['channelSession'] = getCimEvent(payload)['channelSession'] as Json;
        delete getHeader(payload)['channelSessionId'];
        getCimEvent(payload)['channelSession'] = null;
        return payload;
      });
    }
  });

  test('with topic ids', () => {
    assertSameEvents('onCimEvent', message, renameToTopicId);
    assertSameEvents('onTopicData', 'onTopicData.reconnect.json', renameToTopicId);
    assertSameEvents('taskRequest', 'taskRequest.reserved.json', renameToTopicId);
    assertSameEvents('revokeTask', 'revokeTask.json', renameToTopicId);
    assertSameEvents('topicUnsubscription', 'topicUnsubscription.server.chat_transferred.json', renameToTopicId);
    assertSameEvents('wrapupTimerStarted', 'wrapupTimerStarted.json', renameToTopicId);
  });

  test('with the conversation id in the event only', () => {
    assertSameEvents('onCimEvent', message, (payload) => ({ cimEvent: payload['cimEvent'] }));
  });

  test('without a room', () => {
    assertSameEvents('onCimEvent', message, (payload) => {
      delete payload['roomInfo'];
      delete getCimEvent(payload)['roomInfo'];
      return payload;
    });
  });

  test('with a participant record as the sender', () => {
    assertSameEvents('onCimEvent', 'onCimEvent.agent_message.plain.json', (payload) => {
      const joined = asFields(getCimEvent(fixture('onCimEvent.agent_subscribed.json'))['data']);
      getHeader(payload)['sender'] = joined['agentParticipant'] as Json;
      delete getCimEvent(payload)['eventEmitter'];
      return payload;
    });
    assertSameEvents('onCimEvent', message, (payload) => {
      getHeader(payload)['sender'] = {
        id: 'f0',
        type: 'CUSTOMER',
        role: 'CUSTOMER',
        participant: getCimEvent(payload)['channelSession'] as Json,
      };
      delete getHeader(payload)['customer'];
      delete getCimEvent(payload)['eventEmitter'];
      return payload;
    });
  });

  test('from a customer or from a connector', () => {
    for (const file of [
      message,
      'onCimEvent.message_delivery_notification.read_by_customer.json',
      'onCimEvent.typing_indicator.started.json',
    ]) {
      assertSameEvents('onCimEvent', file, (payload) => {
        getHeader(payload)['sender'] = { id: '66c000000000000000000001', type: 'CUSTOMER', senderName: 'Pim' };
        return payload;
      });
    }
  });

  test('with the customer in the event emitter only', () => {
    assertSameEvents('onCimEvent', message, (payload) => {
      delete getHeader(payload)['customer'];
      return payload;
    });
  });

  test('with names in any case', () => {
    for (const file of [
      message,
      'onCimEvent.agent_subscribed.json',
      'onCimEvent.bot_suggestion.json',
      'onCimEvent.participant_role_changed.whisper.json',
      'onCimEvent.message_delivery_notification.failed.json',
      'onCimEvent.customer_message.image.json',
    ]) {
      assertSameEvents('onCimEvent', file, lowercaseNames);
    }
    assertSameEvents('agentPresence', 'agentPresence.mrd_pending_not_ready.json', (payload) => {
      const presence = asFields(payload['agentPresence']);
      for (const row of presence['agentMrdStates'] as Fields[]) row['state'] = String(row['state']).toLowerCase();
      asFields(presence['state'])['name'] = 'ready';
      return payload;
    });
    assertSameEvents('taskRequest', 'taskRequest.started.consult.json', (payload) => ({
      ...payload,
      taskState: { name: 'Started' },
      taskDirection: 'consult',
    }));
  });

  test('with times of all three forms', () => {
    for (const time of [
      '2026-01-05T10:00:03.000+00:00',
      '2026-01-05 10:00:03.000',
      '2026-01-05T11:00:03+0100',
      '1767607203000',
    ]) {
      assertSameEvents('onCimEvent', message, (payload) => {
        getCimEvent(payload)['timestamp'] = time;
        return payload;
      });
    }
  });

  test('with receipt codes as text or number', () => {
    assertSameEvents('onCimEvent', 'onCimEvent.message_delivery_notification.failed.json', (payload) => {
      asFields(asFields(getCimEvent(payload)['data'])['body'])['reasonCode'] = '500';
      return payload;
    });
    assertSameEvents('onCimEvent', 'onCimEvent.message_delivery_notification.read_by_customer.json', (payload) => {
      getCimEvent(payload)['type'] = 'ACTIVITY';
      return payload;
    });
  });

  test('with the oldest field for the quoted message', () => {
    assertSameEvents('onCimEvent', 'onCimEvent.customer_message.reply.json', (payload) => {
      getHeader(payload)['replyToMessageId'] = getHeader(payload)['originalMessageId'] as Json;
      getHeader(payload)['originalMessageId'] = null;
      getHeader(payload)['intent'] = null;
      return payload;
    });
  });

  test('with a link under either spelling', () => {
    assertSameEvents('onCimEvent', 'onCimEvent.customer_message.url.json', (payload) => {
      const body = asFields(asFields(getCimEvent(payload)['data'])['body']);
      body['mediaURL'] = body['mediaUrl'] as Json;
      delete body['mediaUrl'];
      return payload;
    });
  });

  test('with tasks of either format, or of both', () => {
    const flat = asFields(
      asFields(getCimEvent(fixture('onCimEvent.task_enqueued.conference.v44.json'))['data'])['task'],
    );
    const file = 'onCimEvent.task_enqueued.conference.json';
    for (const hasBoth of [false, true]) {
      assertSameEvents('onCimEvent', file, (payload) => {
        const data = asFields(getCimEvent(payload)['data']);
        data['task'] = hasBoth ? { ...flat, ...asFields(data['task']) } : flat;
        return payload;
      });
    }
    assertSameEvents('onCimEvent', 'onCimEvent.task_state_changed.conference_cancelled.json', (payload) => {
      const task = asFields(asFields(getCimEvent(payload)['data'])['task']);
      const [media] = task['activeMedia'] as Fields[];
      // Old tasks name their queue by id only. With the name added, the events are equal.
      getCimEvent(payload)['data'] = { ...flat, queue: media?.['queue'] as Json, state: task['state'] as Json };
      return payload;
    });
  });

  test('with a barge-in role as in the guide', () => {
    const [plain] = decodePayload('onCimEvent', onTheWire('onCimEvent.participant_role_changed.barge_in.json')).events;
    for (const role of ['BargIn', 'BARGIN', 'BARGE_IN', 'bargein']) {
      const payload = fixture('onCimEvent.participant_role_changed.barge_in.json');
      asFields(asFields(getCimEvent(payload)['data'])['conversationParticipant'])['role'] = role;
      const [bargedIn] = decodePayload('onCimEvent', payload).events;
      assert.ok(plain?.type === 'participant-role-changed' && bargedIn?.type === 'participant-role-changed');
      assert.deepEqual(
        { ...bargedIn.participant, source: null },
        { ...plain.participant, bargedIn: true, source: null },
      );
    }
  });

  test('an unknown role cannot write to the customer', () => {
    const payload = fixture('onCimEvent.agent_subscribed.json');
    asFields(asFields(getCimEvent(payload)['data'])['agentParticipant'])['role'] = 'TRAINEE';
    assertLike(decodePayload('onCimEvent', payload).events[0], { participant: { role: 'assistant' } });
  });
});

describe('a reply in `reuse-id` mode', () => {
  test('quotes the message whose id it has', () => {
    const payload = fixture('onCimEvent.agent_message.reply.json');
    const message = asFields(getCimEvent(payload)['data']);
    message['id'] = 'd0000000-0000-4000-8000-0000000000a1';
    getHeader(payload)['originalMessageId'] = null;
    const [event] = decodePayload('onCimEvent', payload).events;
    assertLike(event, {
      entry: {
        id: 'e0000000-0000-4000-8000-000000000097',
        messageId: 'd0000000-0000-4000-8000-0000000000a1',
        replyTo: 'd0000000-0000-4000-8000-0000000000a1',
      },
    });
  });
});

describe('other messages', () => {
  test('presence with a reason as text, without limits, or with the action as an object', () => {
    assertSameEvents('agentPresence', 'agentPresence.ready.json', (payload) => ({
      ...payload,
      action: { name: 'AGENT_STATE_CHANGED' },
    }));
    const payload = fixture('agentPresence.not_ready_reason.json');
    const presence = asFields(payload['agentPresence']);
    presence['state'] = { name: 'NOT_READY', reasonCode: 'Lunch Break' };
    for (const row of presence['agentMrdStates'] as Fields[]) delete row['maxAgentTasks'];
    assertLike(decodePayload('agentPresence', payload).events, [
      { presence: { reason: { label: 'Lunch Break' } }, channels: [{ limit: 5 }, { limit: 1 }] },
    ]);
  });

  test('an offer without state or direction is an inbound offer', () => {
    assertSameEvents('taskRequest', 'taskRequest.reserved.json', (payload) => {
      delete payload['taskState'];
      delete payload['taskDirection'];
      return payload;
    });
  });

  test('an offer with an expiry time', () => {
    const offer = (extra: Fields): unknown => {
      const [event] = decodePayload('taskRequest', { ...fixture('taskRequest.reserved.json'), ...extra }).events;
      return event?.type === 'offer-received' ? [event.offer.expiresAt, event.offer.ringSeconds] : event;
    };
    assert.deepEqual(offer({}), [null, null]);
    assert.deepEqual(offer({ ronaSeconds: 30 }), [null, 30]);
    assert.deepEqual(offer({ ronaSeconds: 30, expiresAt: NOW + 12_000 }), [NOW + 12_000, 30]);
  });

  test('trailing underscores and odd cases of event names', () => {
    assertSameEvents('agentPresence', 'agentPresence.ready.json', (payload) => payload);
    assert.deepEqual(
      comparableEvents(decodePayload('agentPresence_', fixture('agentPresence.ready.json'))),
      comparableEvents(decodePayload('agentPresence', fixture('agentPresence.ready.json'))),
    );
    assert.deepEqual(
      comparableEvents(decodePayload('agentAssignedForAgentTransfer', fixture('agentAssignedForAssistance.json'))),
      comparableEvents(decodePayload('agentAssignedForAssistance', fixture('agentAssignedForAssistance.json'))),
    );
  });

  test('lists of one, requests as objects, the new task by its documented name', () => {
    assertSameEvents(
      'onPullModeSubscribedList',
      'onPullModeSubscribedList.json',
      (payload) => (payload as unknown as Json[])[0],
    );
    assertSameEvents(
      'onPullModeSubscribedListRequest',
      'onPullModeSubscribedListRequest.closing.json',
      (payload) => payload,
    );
    assertSameEvents('consulTransferRequestSuccess', 'consulTransferRequestSuccess.json', ({ newTask, ...rest }) => ({
      ...rest,
      task: newTask,
    }));
  });

  test('a placed consultation gives one event, from its task', () => {
    const placed = decodePayload('agentAssistanceRequestPlaced', { requestAction: 'consult', mode: 'agent' });
    assert.deepEqual([placed.events, placed.problems], [[], []]);
    const enqueued = fixture('onCimEvent.task_enqueued.transfer.json');
    const asConsult = JSON.parse(JSON.stringify(enqueued).replaceAll('DIRECT_TRANSFER', 'CONSULT')) as Fields;
    const [event] = decodePayload('onCimEvent', asConsult).events;
    const entry = event?.type === 'entry-added' ? event.entry : null;
    assert.ok(entry?.kind === 'notice' && entry.what.type === 'reroute-placed');
    assert.deepEqual([entry.what.direction, entry.visible], ['consult', false]);
  });

  test('errors as text, or without a text', () => {
    const decodeError = (payload: unknown): unknown => comparableEvents(decodePayload('errors', payload));
    const refusedWith = (message: string): unknown => [
      { type: 'request-refused', event: '', message, conversationId: null },
    ];
    assert.deepEqual(decodeError('no such queue'), refusedWith('no such queue'));
    assert.deepEqual(decodeError({ msg: { message: 'no such queue' } }), refusedWith('no such queue'));
    assert.deepEqual(decodeError(null), refusedWith(''));
    assert.deepEqual(decodeError(undefined), refusedWith(''));
  });

  test('wrap-up seconds and milliseconds', () => {
    const seconds = (duration: Json): unknown => {
      const [event] = decodePayload('wrapupTimerStarted', { conversationId: 'c', duration }).events;
      return event?.type === 'wrap-up-started' ? event.seconds : event;
    };
    assert.deepEqual([60, '60', 60_000, '60000', 3_600].map(seconds), [60, 60, 60, 60, 3_600]);
  });

  test('tasks in either format', () => {
    const [current] = fixture('rest.tasks.response.json') as unknown as Fields[];
    const task = current as Fields;
    const [media] = task['activeMedia'] as Fields[];
    const state = (name: string): Json => ({ name, reasonCode: null });
    const withMedia = (name: string): Fields => ({ ...task, activeMedia: [{ ...media, state: name }] });
    const flat = (name: string): Fields => ({
      id: 't',
      channelSession: media?.['requestSession'] as Json,
      type: media?.['type'] as Json,
      state: state(name),
    });
    const phases = (tasks: Fields[]): string[] =>
      (decodeActiveTasks(tasks) ?? []).map(({ taskId, phase }) => `${taskId} ${phase}`);
    const id = `${String(task['id'])}:${String(media?.['id'])}`;
    assert.deepEqual(phases(['QUEUED', 'RESERVED', 'STARTED', 'ACTIVE', 'CLOSED'].map(withMedia)), [
      `${id} offered`,
      `${id} active`,
      `${id} active`,
    ]);
    assert.deepEqual(phases(['QUEUED', 'RESERVED', 'ACTIVE', 'CLOSED'].map(flat)), ['t offered', 't active']);
    assert.deepEqual(
      phases([
        { ...withMedia('CLOSED'), state: state('WRAP_UP') },
        { ...task, state: state('CLOSED') },
      ]),
      [`${id} wrapping-up`],
    );
  });

  test('logins with the user on top and without a token', () => {
    const body = fixture('rest.login.response.agent.json');
    const current = decodeLogin(body);
    const legacy = decodeLogin({ keycloak_User: asFields(body['data'])['keycloak_User'] });
    assert.deepEqual(legacy, { agent: current?.agent, token: null, issuedAt: null });
  });
});

describe('a snapshot', () => {
  test('of an old server: no agent list, no timers, no first session', () => {
    const payload = fixture('onTopicData.conference_joiner.json');
    const topic = asFields(payload['topicData']);
    for (const key of ['agentParticipants', 'agentSla', 'holdTimerDetails', 'agentHandRaise', 'durationInSeconds'])
      Reflect.deleteProperty(topic, key);
    topic['channelSession'] = null;
    const { events, problems } = decode('onTopicData', [payload], asMara);
    assert.deepEqual(problems, []);
    assertLike(events, [
      { conversation: { firstChannelSession: null, sla: null, handsRaised: [], participants: [{}, {}] } },
    ]);
  });

  test('restores running timers', () => {
    const payload = fixture('onTopicData.primary.json');
    Object.assign(asFields(payload['topicData']), {
      state: 'ON_HOLD',
      agentSla: { totalDuration: 300, action: 'START_TIMER', startTime: '2026-01-05 10:01:00.000' },
      holdTimerDetails: { totalDuration: 120, startTime: '2026-01-05 10:02:00.000' },
      agentHandRaise: { handRaised: true, agentNames: ['mara'] },
    });
    assertLike(decode('onTopicData', [payload], asMara).events, [
      {
        conversation: {
          state: 'paused',
          sla: { startedAt: Date.parse('2026-01-05T10:01:00Z'), seconds: 300 },
          hold: { startedAt: Date.parse('2026-01-05T10:02:00Z'), seconds: 120 },
          handsRaised: ['mara'],
        },
      },
    ]);
  });

  test('in wrap-up has the end time', () => {
    const payload = fixture('onTopicData.primary.json');
    const topic = asFields(payload['topicData']);
    asFields(topic['topicParticipant'])['role'] = 'WRAP_UP';
    topic['durationInSeconds'] = 42;
    assertLike(decode('onTopicData', [payload], asMara).events, [
      { conversation: { state: 'wrapping-up', role: 'wrap-up', wrapUp: { seconds: 42, endsAt: NOW + 42_000 } } },
    ]);
  });

  test('finds this agent among the participants when there is no own record', () => {
    const payload = fixture('onTopicData.conference_joiner.json');
    delete asFields(payload['topicData'])['topicParticipant'];
    assertLike(decode('onTopicData', [payload], asMara).events, [{ conversation: { role: 'primary' } }]);
    assert.deepEqual(decode('onTopicData', [payload], { agentId: null, now: NOW }).problems, [
      { event: 'onTopicData', problem: 'no record of our own participation' },
    ]);
  });

  test('skips broken events of the history, and keeps the order of equal times', () => {
    const payload = fixture('onTopicData.primary.json');
    const topic = asFields(payload['topicData']);
    const wireEvents = topic['topicEvents'] as Fields[];
    const expected = decode('onTopicData', [fixture('onTopicData.primary.json')], asMara);
    const deep = JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) as Json;
    topic['topicEvents'] = [
      null,
      ...wireEvents.slice(0, 3),
      { name: 'CUSTOMER_MESSAGE', timestamp: '2026-01-05T10:00:05.000+00:00' },
      'not JSON',
      { id: 'x', name: 'AGENT_SUBSCRIBED', data: deep },
      ...wireEvents.slice(3).map((event) => JSON.stringify(event)),
      17,
    ];
    const { events, problems } = decode('onTopicData', [payload], asMara);
    assert.deepEqual(
      problems.map(({ problem }) => problem),
      [
        'history: event: no name',
        'history: CUSTOMER_MESSAGE: no body',
        'history: not JSON',
        'history: nested too deeply',
        'history: event: no name',
      ],
    );
    assert.deepEqual(comparableEvents({ ...expected, events }), comparableEvents(expected));
  });

  test('decodes live events and history alike', () => {
    for (const file of [
      'onCimEvent.customer_message.plain.json',
      'onCimEvent.agent_subscribed.json',
      'onCimEvent.conversation_paused.json',
    ]) {
      const payload = fixture('onTopicData.primary.json');
      asFields(payload['topicData'])['topicEvents'] = [getCimEvent(fixture(file))];
      const [event] = decode('onTopicData', [payload], asMara).events;
      assert.ok(event?.type === 'conversation-snapshot');
      assert.deepEqual(event.history, decodePayload('onCimEvent', onTheWire(file)).events);
    }
  });
});

describe('messages without events', () => {
  const assertSilent = (payload: unknown, name = 'onCimEvent'): void => {
    const { events, problems } = decodePayload(name, payload);
    assert.deepEqual([events, problems], [[], []]);
  };

  test('own receipts', () => {
    const payload = fixture('onCimEvent.message_delivery_notification.read_by_agent.json');
    asFields(getHeader(payload)['sender'])['id'] = MARA;
    assertSilent(payload);
  });

  test('agents typing', () => {
    const payload = fixture('onCimEvent.typing_indicator.started.json');
    getHeader(payload)['sender'] = { id: MARA, type: 'AGENT', senderName: 'mara' };
    assertSilent(payload);
  });

  test('own announcements, and the old event for a closed wrap-up', () => {
    const announcement = { ...fixture('ANNOUNCEMENT_CREATED.json'), supervisorId: MARA };
    assertSilent(announcement, 'ANNOUNCEMENT_CREATED');
    assertSilent({}, 'WRAP_UP_CLOSED');
  });
});

describe('single rules', () => {
  test('a location with invalid coordinates is an unknown body', () => {
    for (const location of [
      null,
      { latitude: 'north', longitude: 1 },
      { latitude: 91, longitude: 0 },
      { latitude: 1 },
    ]) {
      const payload = fixture('onCimEvent.customer_message.location.json');
      asFields(asFields(getCimEvent(payload)['data'])['body'])['location'] = location;
      assertLike(decodePayload('onCimEvent', payload).events, [
        { entry: { body: { type: 'unknown', wireType: 'LOCATION' } } },
      ]);
    }
  });

  test('an unknown event is a hidden notice with its name, an unknown activity with a receipt is a receipt', () => {
    const event = { id: 'e', name: 'NEW_THING', type: 'NOTIFICATION', timestamp: NOW, data: { a: 1 } };
    const unknown = decodePayload('onCimEvent', { conversationId: 'c', cimEvent: event });
    assertLike(unknown, {
      events: [{ entry: { kind: 'notice', visible: false, what: { type: 'other', wireName: 'NEW_THING' } } }],
      problems: [],
    });
    const body = { type: 'DELIVERYNOTIFICATION', messageId: 'm', status: 'READ', reasonCode: 200 };
    const activity = { ...event, type: 'ACTIVITY', data: { header: {}, body } };
    assertLike(decodePayload('onCimEvent', { conversationId: 'c', cimEvent: activity }).events, [
      { type: 'receipt-received', messageId: 'm', status: 'seen' },
    ]);
  });

  test('a transfer to an agent and a consultation are visible when an agent is found', () => {
    const decodeTaskState = (direction: string, state: string, mode = 'AGENT'): unknown => {
      const payload = fixture('onCimEvent.task_state_changed.reserved.json');
      const [media] = asFields(asFields(getCimEvent(payload)['data'])['task'])['activeMedia'] as Fields[];
      Object.assign(media as Fields, { state, type: { direction, mode, metadata: { requestedBy: 'mara' } } });
      const [event] = decodePayload('onCimEvent', payload).events;
      return event?.type === 'entry-added' && event.entry.kind === 'notice' && event.entry.visible
        ? event.entry.what
        : null;
    };
    const placed = { type: 'reroute-placed', to: 'agent', queueName: 'support', requestedBy: 'mara' };
    assertLike(decodeTaskState('DIRECT_TRANSFER', 'RESERVED'), { ...placed, direction: 'transfer' });
    assertLike(decodeTaskState('CONSULT', 'RESERVED'), { ...placed, direction: 'consult' });
    assertLike(decodeTaskState('CONSULT_TRANSFER', 'ACTIVE'), { ...placed, direction: 'consult-transfer' });
    assert.equal(decodeTaskState('DIRECT_CONFERENCE', 'RESERVED'), null);
    assert.equal(decodeTaskState('DIRECT_TRANSFER', 'ACTIVE'), null);
    assert.equal(decodeTaskState('INBOUND', 'RESERVED'), null);
  });

  test('a transfer to a queue is visible when it is placed, not when an agent is found', () => {
    const visibleFlags = (file: string, downgrade: (payload: Fields) => Fields): unknown =>
      decodePayload('onCimEvent', downgrade(fixture(file))).events.map(
        (event) => event.type === 'entry-added' && event.entry.kind === 'notice' && event.entry.visible,
      );
    const setReserved = (payload: Fields): Fields => {
      const [media] = asFields(asFields(getCimEvent(payload)['data'])['task'])['activeMedia'] as Fields[];
      Object.assign(media as Fields, { state: 'RESERVED', type: { direction: 'DIRECT_TRANSFER', mode: 'QUEUE' } });
      return payload;
    };
    assert.deepEqual(
      visibleFlags('onCimEvent.task_enqueued.transfer.json', (payload) => payload),
      [true],
    );
    assert.deepEqual(visibleFlags('onCimEvent.task_state_changed.reserved.json', setReserved), [false]);
  });

  test('a withdrawn offer has the task id if the server sends it', () => {
    const withdrawn = (file: string): unknown => {
      const [event] = decodePayload('revokeTask', fixture(file)).events;
      return event?.type === 'offer-withdrawn' ? event.taskId : event;
    };
    assert.equal(withdrawn('revokeTask.json'), undefined);
    assert.equal(withdrawn('revokeTask.extended.json'), fixture('revokeTask.extended.json')['taskId']);
  });

  test('an agent who leaves from wrap-up has no second notice', () => {
    const payload = fixture('onCimEvent.agent_unsubscribed.json');
    asFields(asFields(getCimEvent(payload)['data'])['agentParticipant'])['role'] = 'WRAP_UP';
    assertLike(decodePayload('onCimEvent', payload).events, [
      { type: 'participant-left' },
      { entry: { visible: false } },
    ]);
  });

  test('an SLA report sets the start by the elapsed percentage', () => {
    const payload = fixture('onCimEvent.agent_sla.json');
    Object.assign(asFields(getCimEvent(payload)['data']), { percentageCompleted: 50 });
    assertLike(decodePayload('onCimEvent', payload).events, [
      { type: 'sla-changed', sla: { seconds: 300, startedAt: 1_767_607_310_000 - 150_000 } },
    ]);
  });

  test('an outbound SMS through a connector is outbound, other messages through it are the customer’s', () => {
    const payload = fixture('onCimEvent.third_party_activity.outbound_sms.json');
    getHeader(payload)['sender'] = { id: 'x', type: 'CONNECTOR', senderName: 'SMS_CONNECTOR' };
    assertLike(decodePayload('onCimEvent', payload).events, [
      { entry: { activity: 'outbound', sender: { kind: 'system' } } },
    ]);
    asFields(getHeader(payload)['channelData'])['additionalAttributes'] = [];
    assertLike(decodePayload('onCimEvent', payload).events, [
      { entry: { activity: null, sender: { kind: 'customer' } } },
    ]);
  });

  test('an unknown socket event is a problem', () => {
    assert.deepEqual(decodePayload('somethingElse', {}).problems, [
      { event: 'somethingElse', problem: 'unknown event' },
    ]);
  });
});
