import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decode, type Decoded } from '../../src/protocol/decode.js';
import { decodeTeamChats } from '../../src/protocol/decode-report.js';
import { decodeActiveTasks, decodeLogin } from '../../src/protocol/decode-rest.js';
import { asMara, assertLike, fixture, MARA, NOW, onTheWire, type Json } from '../fixtures/wire/support.js';

/** Servers of every age must tell the same facts, in whatever form they wrap them. */

type Fields = Record<string, Json>;

const fields = (value: Json | undefined): Fields => value as Fields;
const decoded = (event: string, payload: unknown): Decoded => decode(event, [payload], asMara);

/** The facts without what is kept only to be sent back, which differs where the wire does. */
function facts({ events, problems }: Decoded): unknown {
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

/** Decodes a stored message as it is and after `age` has made it old, and expects no difference. */
function same(event: string, file: string, age: (payload: Fields) => unknown): void {
  const young = facts(decoded(event, onTheWire(file)));
  assert.deepEqual(facts(decoded(event, age(fixture(file)))), young);
  assert.notDeepEqual(young, []);
}

const cim = (payload: Fields): Fields => fields(payload['cimEvent']);
const header = (payload: Fields): Fields => fields(fields(cim(payload)['data'])['header']);

/** `conversationId` under its old name, at every depth. */
function asTopic(value: Json): Json {
  if (Array.isArray(value)) return value.map(asTopic);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key === 'conversationId' ? 'topicId' : key, asTopic(item)]),
  );
}

function lowerNames(value: Json, key = ''): Json {
  if (Array.isArray(value)) return value.map((item) => lowerNames(item, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, lowerNames(item, name)]));
  }
  const compared = [
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
  const isName = typeof value === 'string' && compared.includes(key) && /^[A-Z_]+$/.test(value);
  return isName ? value.toLowerCase() : value;
}

describe('conversation events', () => {
  const message = 'onCimEvent.customer_message.plain.json';

  test('as JSON text or as an object', () => same('onCimEvent', message, (payload) => payload));

  test('with the channel session in the header', () => {
    for (const file of [message, 'onCimEvent.agent_message.reply.json', 'onCimEvent.whisper_message.json']) {
      same('onCimEvent', file, (payload) => {
        header(payload)['channelSession'] = cim(payload)['channelSession'] as Json;
        delete header(payload)['channelSessionId'];
        cim(payload)['channelSession'] = null;
        return payload;
      });
    }
  });

  test('from topics', () => {
    same('onCimEvent', message, asTopic);
    same('onTopicData', 'onTopicData.reconnect.json', asTopic);
    same('taskRequest', 'taskRequest.reserved.json', asTopic);
    same('revokeTask', 'revokeTask.json', asTopic);
    same('topicUnsubscription', 'topicUnsubscription.server.chat_transferred.json', asTopic);
    same('wrapupTimerStarted', 'wrapupTimerStarted.json', asTopic);
  });

  test('with the conversation named only within', () => {
    same('onCimEvent', message, (payload) => ({ cimEvent: payload['cimEvent'] }));
  });

  test('without a room', () => {
    same('onCimEvent', message, (payload) => {
      delete payload['roomInfo'];
      delete cim(payload)['roomInfo'];
      return payload;
    });
  });

  test('with a whole participant for a sender', () => {
    same('onCimEvent', 'onCimEvent.agent_message.plain.json', (payload) => {
      const joined = fields(cim(fixture('onCimEvent.agent_subscribed.json'))['data']);
      header(payload)['sender'] = joined['agentParticipant'] as Json;
      delete cim(payload)['eventEmitter'];
      return payload;
    });
    same('onCimEvent', message, (payload) => {
      header(payload)['sender'] = {
        id: 'f0',
        type: 'CUSTOMER',
        role: 'CUSTOMER',
        participant: cim(payload)['channelSession'] as Json,
      };
      delete header(payload)['customer'];
      delete cim(payload)['eventEmitter'];
      return payload;
    });
  });

  test('from a customer or from a connector', () => {
    for (const file of [
      message,
      'onCimEvent.message_delivery_notification.read_by_customer.json',
      'onCimEvent.typing_indicator.started.json',
    ]) {
      same('onCimEvent', file, (payload) => {
        header(payload)['sender'] = { id: '66c000000000000000000001', type: 'CUSTOMER', senderName: 'Pim' };
        return payload;
      });
    }
  });

  test('with the customer known only from who emitted it', () => {
    same('onCimEvent', message, (payload) => {
      delete header(payload)['customer'];
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
      same('onCimEvent', file, lowerNames);
    }
    same('agentPresence', 'agentPresence.mrd_pending_not_ready.json', (payload) => {
      const presence = fields(payload['agentPresence']);
      for (const row of presence['agentMrdStates'] as Fields[]) row['state'] = String(row['state']).toLowerCase();
      fields(presence['state'])['name'] = 'ready';
      return payload;
    });
    same('taskRequest', 'taskRequest.started.consult.json', (payload) => ({
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
      same('onCimEvent', message, (payload) => {
        cim(payload)['timestamp'] = time;
        return payload;
      });
    }
  });

  test('with receipt codes as text or number', () => {
    same('onCimEvent', 'onCimEvent.message_delivery_notification.failed.json', (payload) => {
      fields(fields(cim(payload)['data'])['body'])['reasonCode'] = '500';
      return payload;
    });
    same('onCimEvent', 'onCimEvent.message_delivery_notification.read_by_customer.json', (payload) => {
      cim(payload)['type'] = 'ACTIVITY';
      return payload;
    });
  });

  test('with the oldest word for what a message answers', () => {
    same('onCimEvent', 'onCimEvent.customer_message.reply.json', (payload) => {
      header(payload)['replyToMessageId'] = header(payload)['originalMessageId'] as Json;
      header(payload)['originalMessageId'] = null;
      header(payload)['intent'] = null;
      return payload;
    });
  });

  test('with a link under either spelling', () => {
    same('onCimEvent', 'onCimEvent.customer_message.url.json', (payload) => {
      const body = fields(fields(cim(payload)['data'])['body']);
      body['mediaURL'] = body['mediaUrl'] as Json;
      delete body['mediaUrl'];
      return payload;
    });
  });

  test('with tasks of either shape, or of both', () => {
    const flat = fields(fields(cim(fixture('onCimEvent.task_enqueued.conference.v44.json'))['data'])['task']);
    const file = 'onCimEvent.task_enqueued.conference.json';
    for (const both of [false, true]) {
      same('onCimEvent', file, (payload) => {
        const data = fields(cim(payload)['data']);
        data['task'] = both ? { ...flat, ...fields(data['task']) } : flat;
        return payload;
      });
    }
    same('onCimEvent', 'onCimEvent.task_state_changed.conference_cancelled.json', (payload) => {
      const task = fields(fields(cim(payload)['data'])['task']);
      const [media] = task['activeMedia'] as Fields[];
      // Old tasks know their queue by its id; with the name where newer ones have it, all facts are the same.
      cim(payload)['data'] = { ...flat, queue: media?.['queue'] as Json, state: task['state'] as Json };
      return payload;
    });
  });

  test('with a seed-form barge-in told apart from a plain primary only by the mark', () => {
    const [plain] = decoded('onCimEvent', onTheWire('onCimEvent.participant_role_changed.barge_in.json')).events;
    for (const role of ['BargIn', 'BARGIN', 'BARGE_IN', 'bargein']) {
      const payload = fixture('onCimEvent.participant_role_changed.barge_in.json');
      fields(fields(cim(payload)['data'])['conversationParticipant'])['role'] = role;
      const [barged] = decoded('onCimEvent', payload).events;
      assert.ok(plain?.type === 'participant-role-changed' && barged?.type === 'participant-role-changed');
      assert.deepEqual({ ...barged.participant, source: null }, { ...plain.participant, bargedIn: true, source: null });
    }
  });

  test('a role nobody has heard of may not speak to the customer', () => {
    const payload = fixture('onCimEvent.agent_subscribed.json');
    fields(fields(cim(payload)['data'])['agentParticipant'])['role'] = 'TRAINEE';
    assertLike(decoded('onCimEvent', payload).events[0], { participant: { role: 'assistant' } });
  });
});

describe('a reply in the guide’s form', () => {
  test('answers the message whose id it has', () => {
    const payload = fixture('onCimEvent.agent_message.reply.json');
    const message = fields(cim(payload)['data']);
    message['id'] = 'd0000000-0000-4000-8000-0000000000a1';
    header(payload)['originalMessageId'] = null;
    const [event] = decoded('onCimEvent', payload).events;
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
  test('presence with a reason in words, without limits, or with the action as an object', () => {
    same('agentPresence', 'agentPresence.ready.json', (payload) => ({
      ...payload,
      action: { name: 'AGENT_STATE_CHANGED' },
    }));
    const payload = fixture('agentPresence.not_ready_reason.json');
    const presence = fields(payload['agentPresence']);
    presence['state'] = { name: 'NOT_READY', reasonCode: 'Lunch Break' };
    for (const row of presence['agentMrdStates'] as Fields[]) delete row['maxAgentTasks'];
    assertLike(decoded('agentPresence', payload).events, [
      { presence: { reason: { label: 'Lunch Break' } }, channels: [{ limit: 5 }, { limit: 1 }] },
    ]);
  });

  test('an offer without state or direction rings as an inbound one', () => {
    same('taskRequest', 'taskRequest.reserved.json', (payload) => {
      delete payload['taskState'];
      delete payload['taskDirection'];
      return payload;
    });
  });

  test('an offer that says when it rings out', () => {
    const offer = (extra: Fields): unknown => {
      const [event] = decoded('taskRequest', { ...fixture('taskRequest.reserved.json'), ...extra }).events;
      return event?.type === 'offer-received' ? [event.offer.expiresAt, event.offer.ringSeconds] : event;
    };
    assert.deepEqual(offer({}), [null, null]);
    assert.deepEqual(offer({ ronaSeconds: 30 }), [NOW + 30_000, 30]);
    assert.deepEqual(offer({ ronaSeconds: 30, expiresAt: NOW + 12_000 }), [NOW + 12_000, 30]);
  });

  test('trailing underscores and odd cases of event names', () => {
    same('agentPresence', 'agentPresence.ready.json', (payload) => payload);
    assert.deepEqual(
      facts(decoded('agentPresence_', fixture('agentPresence.ready.json'))),
      facts(decoded('agentPresence', fixture('agentPresence.ready.json'))),
    );
    assert.deepEqual(
      facts(decoded('agentAssignedForAgentTransfer', fixture('agentAssignedForAssistance.json'))),
      facts(decoded('agentAssignedForAssistance', fixture('agentAssignedForAssistance.json'))),
    );
  });

  test('lists of one, requests as objects, the new task by its documented name', () => {
    same('onPullModeSubscribedList', 'onPullModeSubscribedList.json', (payload) => (payload as unknown as Json[])[0]);
    same('onPullModeSubscribedListRequest', 'onPullModeSubscribedListRequest.closing.json', (payload) => payload);
    same('consulTransferRequestSuccess', 'consulTransferRequestSuccess.json', ({ newTask, ...rest }) => ({
      ...rest,
      task: newTask,
    }));
  });

  test('a consultation placed: told by its task, and again by an event that says nothing more', () => {
    const placed = decoded('agentAssistanceRequestPlaced', { requestAction: 'consult', mode: 'agent' });
    assert.deepEqual([placed.events, placed.problems], [[], []]);
    const enqueued = fixture('onCimEvent.task_enqueued.transfer.json');
    const asConsult = JSON.parse(JSON.stringify(enqueued).replaceAll('DIRECT_TRANSFER', 'CONSULT')) as Fields;
    const [event] = decoded('onCimEvent', asConsult).events;
    const entry = event?.type === 'entry-added' ? event.entry : null;
    assert.ok(entry?.kind === 'notice' && entry.what.type === 'reroute-placed');
    assert.deepEqual([entry.what.direction, entry.visible], ['consult', false]);
  });

  test('errors in a bare text, or in none', () => {
    const told = (payload: unknown): unknown => facts(decoded('errors', payload));
    const refused = (message: string): unknown => [
      { type: 'request-refused', event: '', message, conversationId: null },
    ];
    assert.deepEqual(told('no such queue'), refused('no such queue'));
    assert.deepEqual(told({ msg: { message: 'no such queue' } }), refused('no such queue'));
    assert.deepEqual(told(null), refused(''));
    assert.deepEqual(told(undefined), refused(''));
  });

  test('wrap-up seconds and milliseconds', () => {
    const seconds = (duration: Json): unknown => {
      const [event] = decoded('wrapupTimerStarted', { conversationId: 'c', duration }).events;
      return event?.type === 'wrap-up-started' ? event.seconds : event;
    };
    assert.deepEqual([60, '60', 60_000, '60000', 3_600].map(seconds), [60, 60, 60, 60, 3_600]);
  });

  test('tasks of either generation', () => {
    const [young] = fixture('rest.tasks.response.json') as unknown as Fields[];
    const task = young as Fields;
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
      decodeActiveTasks(tasks).map(({ taskId, phase }) => `${taskId} ${phase}`);
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
    const young = decodeLogin(body);
    const old = decodeLogin({ keycloak_User: fields(body['data'])['keycloak_User'] });
    assert.deepEqual(old, { agent: young?.agent, token: null });
  });

  test('report rows with one session or several', () => {
    const young = fixture('rest.supervisor.queue-active-chats.response.json') as unknown as Fields[];
    const rows = decodeTeamChats(young, NOW);
    for (const group of young)
      for (const row of group['chats'] as Fields[]) row['channelSession'] = [row['channelSession'] as Json];
    assert.deepEqual(decodeTeamChats(young, NOW), rows);
  });
});

describe('a snapshot', () => {
  test('of an old server: no agents of their own, no timers, no first session', () => {
    const payload = fixture('onTopicData.conference_joiner.json');
    const topic = fields(payload['topicData']);
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
    Object.assign(fields(payload['topicData']), {
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

  test('in wrap-up says until when', () => {
    const payload = fixture('onTopicData.primary.json');
    const topic = fields(payload['topicData']);
    fields(topic['topicParticipant'])['role'] = 'WRAP_UP';
    topic['durationInSeconds'] = 42;
    assertLike(decode('onTopicData', [payload], asMara).events, [
      { conversation: { state: 'wrapping-up', role: 'wrap-up', wrapUp: { seconds: 42, endsAt: NOW + 42_000 } } },
    ]);
  });

  test('finds our record among the participants when it has no place of its own', () => {
    const payload = fixture('onTopicData.conference_joiner.json');
    delete fields(payload['topicData'])['topicParticipant'];
    assertLike(decode('onTopicData', [payload], asMara).events, [{ conversation: { role: 'primary' } }]);
    assert.deepEqual(decode('onTopicData', [payload], { agentId: null, now: NOW }).problems, [
      { event: 'onTopicData', problem: 'no record of our own participation' },
    ]);
  });

  test('keeps the rest when single events are broken, and the order of one moment', () => {
    const payload = fixture('onTopicData.primary.json');
    const topic = fields(payload['topicData']);
    const good = topic['topicEvents'] as Fields[];
    const whole = decode('onTopicData', [fixture('onTopicData.primary.json')], asMara);
    const deep = JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) as Json;
    topic['topicEvents'] = [
      null,
      ...good.slice(0, 3),
      { name: 'CUSTOMER_MESSAGE', timestamp: '2026-01-05T10:00:05.000+00:00' },
      'not JSON',
      { id: 'x', name: 'AGENT_SUBSCRIBED', data: deep },
      ...good.slice(3).map((event) => JSON.stringify(event)),
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
    assert.deepEqual(facts({ events, problems: [] }), facts(whole));
  });

  test('takes live events and history through the same door', () => {
    for (const file of [
      'onCimEvent.customer_message.plain.json',
      'onCimEvent.agent_subscribed.json',
      'onCimEvent.conversation_paused.json',
    ]) {
      const payload = fixture('onTopicData.primary.json');
      fields(payload['topicData'])['topicEvents'] = [cim(fixture(file))];
      const [event] = decode('onTopicData', [payload], asMara).events;
      assert.ok(event?.type === 'conversation-snapshot');
      assert.deepEqual(event.history, decoded('onCimEvent', onTheWire(file)).events);
    }
  });
});

describe('what is no news', () => {
  const silent = (payload: unknown): void =>
    assert.deepEqual(decoded('onCimEvent', payload), { events: [], problems: [] });

  test('our own receipts', () => {
    const payload = fixture('onCimEvent.message_delivery_notification.read_by_agent.json');
    fields(header(payload)['sender'])['id'] = MARA;
    silent(payload);
  });

  test('agents typing', () => {
    const payload = fixture('onCimEvent.typing_indicator.started.json');
    header(payload)['sender'] = { id: MARA, type: 'AGENT', senderName: 'mara' };
    silent(payload);
  });

  test('our own announcements, and the old word for a closed wrap-up', () => {
    const announcement = { ...fixture('ANNOUNCEMENT_CREATED.json'), supervisorId: MARA };
    assert.deepEqual(decoded('ANNOUNCEMENT_CREATED', announcement), { events: [], problems: [] });
    assert.deepEqual(decoded('WRAP_UP_CLOSED', {}), { events: [], problems: [] });
  });
});

describe('rules of the record', () => {
  test('a place that is none on the globe stays unknown', () => {
    for (const location of [
      null,
      { latitude: 'north', longitude: 1 },
      { latitude: 91, longitude: 0 },
      { latitude: 1 },
    ]) {
      const payload = fixture('onCimEvent.customer_message.location.json');
      fields(fields(cim(payload)['data'])['body'])['location'] = location;
      assertLike(decoded('onCimEvent', payload).events, [
        { entry: { body: { type: 'unknown', wireType: 'LOCATION' } } },
      ]);
    }
  });

  test('an unknown event is kept whole and unseen, an unknown activity with a receipt is a receipt', () => {
    const event = { id: 'e', name: 'NEW_THING', type: 'NOTIFICATION', timestamp: NOW, data: { a: 1 } };
    const unknown = decoded('onCimEvent', { conversationId: 'c', cimEvent: event });
    assertLike(unknown, {
      events: [
        { entry: { kind: 'notice', visible: false, what: { type: 'other', wireName: 'NEW_THING' }, source: event } },
      ],
      problems: [],
    });
    const body = { type: 'DELIVERYNOTIFICATION', messageId: 'm', status: 'READ', reasonCode: 200 };
    const activity = { ...event, type: 'ACTIVITY', data: { header: {}, body } };
    assertLike(decoded('onCimEvent', { conversationId: 'c', cimEvent: activity }).events, [
      { type: 'receipt-received', messageId: 'm', status: 'seen' },
    ]);
  });

  test('a transfer to an agent and a consultation are told when somebody is found', () => {
    const told = (direction: string, state: string, mode = 'AGENT'): unknown => {
      const payload = fixture('onCimEvent.task_state_changed.reserved.json');
      const [media] = fields(fields(cim(payload)['data'])['task'])['activeMedia'] as Fields[];
      Object.assign(media as Fields, { state, type: { direction, mode, metadata: { requestedBy: 'mara' } } });
      const [event] = decoded('onCimEvent', payload).events;
      return event?.type === 'entry-added' && event.entry.kind === 'notice' && event.entry.visible
        ? event.entry.what
        : null;
    };
    const placed = { type: 'reroute-placed', to: 'agent', queueName: 'support', requestedBy: 'mara' };
    assertLike(told('DIRECT_TRANSFER', 'RESERVED'), { ...placed, direction: 'transfer' });
    assertLike(told('CONSULT', 'RESERVED'), { ...placed, direction: 'consult' });
    assertLike(told('CONSULT_TRANSFER', 'ACTIVE'), { ...placed, direction: 'consult-transfer' });
    assert.equal(told('DIRECT_CONFERENCE', 'RESERVED'), null);
    assert.equal(told('DIRECT_TRANSFER', 'ACTIVE'), null);
    assert.equal(told('INBOUND', 'RESERVED'), null);
  });

  test('a transfer to a queue is told once: when it is placed, and not when somebody is found', () => {
    const lines = (file: string, age: (payload: Fields) => Fields): unknown =>
      decoded('onCimEvent', age(fixture(file))).events.map(
        (event) => event.type === 'entry-added' && event.entry.kind === 'notice' && event.entry.visible,
      );
    const found = (payload: Fields): Fields => {
      const [media] = fields(fields(cim(payload)['data'])['task'])['activeMedia'] as Fields[];
      Object.assign(media as Fields, { state: 'RESERVED', type: { direction: 'DIRECT_TRANSFER', mode: 'QUEUE' } });
      return payload;
    };
    assert.deepEqual(
      lines('onCimEvent.task_enqueued.transfer.json', (payload) => payload),
      [true],
    );
    assert.deepEqual(lines('onCimEvent.task_state_changed.reserved.json', found), [false]);
  });

  test('a withdrawn offer names its task where the server does', () => {
    const withdrawn = (file: string): unknown => {
      const [event] = decoded('revokeTask', fixture(file)).events;
      return event?.type === 'offer-withdrawn' ? event.taskId : event;
    };
    assert.equal(withdrawn('revokeTask.json'), undefined);
    assert.equal(withdrawn('revokeTask.extended.json'), fixture('revokeTask.extended.json')['taskId']);
  });

  test('an agent leaving out of wrap-up left before', () => {
    const payload = fixture('onCimEvent.agent_unsubscribed.json');
    fields(fields(cim(payload)['data'])['agentParticipant'])['role'] = 'WRAP_UP';
    assertLike(decoded('onCimEvent', payload).events, [{ type: 'participant-left' }, { entry: { visible: false } }]);
  });

  test('a report of the SLA sets the clock by how much is over', () => {
    const payload = fixture('onCimEvent.agent_sla.json');
    Object.assign(fields(cim(payload)['data']), { percentageCompleted: 50 });
    assertLike(decoded('onCimEvent', payload).events, [
      { type: 'sla-changed', sla: { seconds: 300, startedAt: 1_767_607_310_000 - 150_000 } },
    ]);
  });

  test('an outbound SMS through a connector is ours, another message through it the customer’s', () => {
    const payload = fixture('onCimEvent.third_party_activity.outbound_sms.json');
    header(payload)['sender'] = { id: 'x', type: 'CONNECTOR', senderName: 'SMS_CONNECTOR' };
    assertLike(decoded('onCimEvent', payload).events, [
      { entry: { activity: 'outbound', sender: { kind: 'system' } } },
    ]);
    fields(header(payload)['channelData'])['additionalAttributes'] = [];
    assertLike(decoded('onCimEvent', payload).events, [{ entry: { activity: null, sender: { kind: 'customer' } } }]);
  });

  test('an unknown socket event is a problem', () => {
    assert.deepEqual(decoded('somethingElse', {}).problems, [{ event: 'somethingElse', problem: 'unknown event' }]);
  });
});
