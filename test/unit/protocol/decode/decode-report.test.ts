/** Report rows of older and newer servers, and of servers that send both kinds of fields. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  decodeBotChats,
  decodeTeamChats,
  decodeTeamMembers,
  fromCopiedChats,
  toCopiedChats,
} from '../../../../src/protocol/decode/decode-report.js';
import { fromOpaque } from '../../../../src/protocol/wire-objects.js';
import { assertLike, fixture, NOW, type Json } from '../../../fixtures/wire/support.js';

type Fields = Record<string, Json>;

const asRows = (file: string) => fixture(file) as unknown as Fields[];
const olderReport = () => asRows('rest.supervisor.queue-active-chats.response.json');
const newerReport = () => asRows('rest.supervisor.queue-active-chats.response.newer.json');
const firstRow = (report: Fields[]): Fields => (report[0]?.['chats'] as Fields[])[0] as Fields;

/** The first row of the newer report with other fields; undefined removes one. */
const decodeRow = (fields: Record<string, unknown>) => {
  const row = { ...firstRow(newerReport()), ...fields };
  return decodeTeamChats(JSON.stringify([{ queueId: 'q', queueName: 'support', chats: [row] }]), NOW)?.[0];
};

const session = (id: string, channel: string) => ({
  id,
  conversationId: 'talk',
  channel: { channelType: { id: `type-${channel}`, name: channel } },
});

const participant = (role: string, name: string) => ({
  conversationParticipant: {
    type: 'AGENT',
    role,
    participant: {
      participantType: 'CCUser',
      id: name,
      keycloakUser: { id: name, username: name, firstName: name, lastName: 'Marlow' },
    },
  },
});

test('rows of both generations give the same chats', () => {
  const [older, newer] = [decodeTeamChats(olderReport(), NOW), decodeTeamChats(newerReport(), NOW)];
  assert.deepEqual(newer, older);
});

test('older rows with one session or several', () => {
  const report = olderReport();
  const rows = decodeTeamChats(report, NOW);
  for (const group of report)
    for (const row of group['chats'] as Fields[]) row['channelSession'] = [row['channelSession'] as Json];
  assert.deepEqual(decodeTeamChats(report, NOW), rows);
});

test('the first open session is monitored, also where the older field names another one', () => {
  const open = session('open', 'WHATSAPP');
  const closed = session('closed', 'WEB');
  const chosen = (fields: Record<string, unknown>) => decodeRow(fields)?.channelSession as unknown;
  assert.deepEqual(chosen({ activeChannelSessions: [open, closed] }), open);
  assert.deepEqual(chosen({ activeChannelSessions: [open], channelSession: closed }), open);
  for (const none of [[], null, undefined, 'none', [null]])
    assert.deepEqual(chosen({ activeChannelSessions: none, channelSession: [closed] }), closed);
  assert.equal(decodeRow({ activeChannelSessions: [{ id: 'open', topicId: 'talk' }] })?.conversationId, 'talk');
  assert.equal(decodeRow({ activeChannelSessions: [] })?.conversationId, '66f100000000000000000c01');
});

test('a conversation with a call is a call, whichever session and field says so', () => {
  const [web, call] = [session('web', 'WEB'), session('call', 'CX_VOICE')];
  for (const fields of [
    { activeChannelSessions: [call] },
    { activeChannelSessions: [web, call] },
    { activeChannelSessions: [web, call], channelType: 'WEB' },
    { activeChannelSessions: undefined, channelSession: [web, call] },
    { activeChannelSessions: undefined, channelType: 'cx_voice' },
  ])
    assertLike(decodeRow(fields), { voice: true, channelName: 'CX_VOICE' });
  assertLike(decodeRow({ activeChannelSessions: [session('call', 'CISCO_CC')] }), { voice: true });
  assertLike(decodeRow({ activeChannelSessions: [web, session('sms', 'SMS')] }), { voice: false, channelName: 'WEB' });
});

test('all agents of a row are named, or the one of the older fields', () => {
  const details = [
    { agentName: 'Mara Quill', agentUsername: 'mara' },
    { agentName: '', agentUsername: 'otto' },
    { agentName: null },
  ];
  assertLike(decodeRow({ agentDetails: details, agentName: 'Mara Quill', agentUsername: 'mara' }), {
    agentNames: ['Mara Quill', 'otto'],
    agentName: 'Mara Quill',
    agentUsername: 'mara',
  });
  for (const none of [[], null, undefined, 'none'])
    assertLike(decodeRow({ agentDetails: none, agentName: 'Otto Fenn', agentUsername: 'otto' }), {
      agentNames: ['Otto Fenn'],
      agentName: 'Otto Fenn',
      agentUsername: 'otto',
    });
  assertLike(decodeRow({ agentDetails: [] }), { agentNames: [], agentName: '', agentUsername: '' });
});

test('the monitor is named by a field of its own or by the record among the participants', () => {
  const details = [participant('PRIMARY', 'mara'), participant('silent_monitor', 'vela')];
  assert.deepEqual(decodeRow({ conversationParticipantDetails: details })?.monitors, ['vela Marlow']);
  assert.deepEqual(decodeRow({ conversationParticipantDetails: [...details, ...details] })?.monitors.length, 2);
  assert.deepEqual(decodeRow({ monitoredBy: 'Nils' })?.monitors, ['Nils']);
  for (const none of [
    [],
    null,
    undefined,
    [null],
    [{ conversationParticipant: 'x' }],
    [participant('PRIMARY', 'mara')],
  ])
    assert.deepEqual(decodeRow({ conversationParticipantDetails: none })?.monitors, []);
});

test('agents are a list, or a list in an object', () => {
  const older = asRows('rest.supervisor.agent-activity.response.json');
  const members = decodeTeamMembers(older, NOW);
  assert.deepEqual(decodeTeamMembers({ agents: older } as unknown, NOW), members);
  assert.deepEqual(decodeTeamMembers(JSON.stringify({ agents: older }), NOW), members);
  assert.deepEqual(decodeTeamMembers({ agents: older[0] }, NOW), members?.slice(0, 1));
  for (const none of [{}, { agents: null }, { agents: [] }, { agents: 'none' }, []])
    assert.deepEqual(decodeTeamMembers(none, NOW), []);
});

test('bot rows of newer servers have the channel in their sessions', () => {
  const chats = [{ customerName: 'Jane', activeSince: 5, activeChannelSessions: [session('s', 'SMS')] }];
  assertLike(decodeBotChats([{ botName: 'Greeter', chats }], NOW), [{ channelName: 'SMS', since: NOW - 5000 }]);
});

test('sessions do not count towards the size of a report, in either field', () => {
  const large = { ...session('s', 'WEB'), filler: 'x'.repeat(17 * 1_048_576) };
  for (const field of ['activeChannelSessions', 'channelSession'])
    assert.equal(decodeTeamChats([{ queueName: 'q', chats: [{ [field]: [large] }] }], NOW)?.length, 1);
  assert.equal(decodeTeamChats([{ queueName: 'q', chats: [{ other: [large] }] }], NOW), null);
});

test('chats that are copied from a worker have their own sessions, in any script, and show nothing of them', () => {
  const names = ['سارة', '田中', '', 'Björn 🙂', '"\\\n', 'Ana'];
  const sessions = names.map((name, i) => ({ ...session(`s${i}`, 'WEB'), customer: { name } }));
  const chats = sessions.map((channelSession) => ({ channelSession }));
  const decoded = decodeTeamChats(JSON.stringify([{ queueName: 'q', chats }]), NOW) ?? [];
  const { rows, sessions: packed } = structuredClone(toCopiedChats(decoded));
  const copied = fromCopiedChats(rows, packed);
  for (const [i, { channelSession }] of [...copied.entries()].reverse()) {
    assert.equal(JSON.stringify(channelSession), '{}');
    assert.deepEqual(Reflect.ownKeys(channelSession), []);
    assert.deepEqual(fromOpaque(channelSession), sessions[i]);
    assert.equal(fromOpaque(channelSession), fromOpaque(channelSession));
  }
  assert.deepEqual(fromCopiedChats([], structuredClone(toCopiedChats([])).sessions), []);
});

/** What buffers take that are in use. */
function measureBuffers(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().arrayBuffers;
}

test('a chat that stays does not keep the sessions of the others that came with it', () => {
  const before = measureBuffers();
  const kept = Array.from({ length: 100 }, () => {
    const chats = Array.from({ length: 50 }, (_, i) => ({
      channelSession: { ...session(`${i}`, 'WEB'), text: 'x'.repeat(2000) },
    }));
    const { rows, sessions } = toCopiedChats(decodeTeamChats(JSON.stringify([{ queueName: 'q', chats }]), NOW) ?? []);
    return fromCopiedChats(rows, sessions)[7]?.channelSession;
  });
  const added = measureBuffers() - before;
  // The sessions of all reports are 10 MB. Others use buffers, too.
  assert.ok(added < 4_000_000, `${added} bytes`);
  for (const session of kept) assert.equal((session && (fromOpaque(session) as Fields))?.['id'], '7');
});

test('a session that is no object, or nested too deeply to be copied, takes nothing from the other chats', () => {
  for (const odd of [
    'null',
    '"s"',
    '7',
    '[]',
    '[[]]',
    '[null]',
    '{"conversationId":[{}]}',
    `{"x":${nested(100_000)}}`,
  ]) {
    const chats = `{"conversationId":"a","channelSession":${odd}},{"channelSession":{"id":"s","conversationId":"b"}}`;
    const decoded = decodeTeamChats(`[{"queueName":"q","chats":[${chats}]}]`, NOW) ?? [];
    const { rows, sessions } = structuredClone(toCopiedChats(decoded));
    const copied = fromCopiedChats(rows, sessions);
    assert.deepEqual(
      copied.map(({ conversationId }) => conversationId),
      ['a', 'b'],
      odd.slice(0, 40),
    );
    assert.deepEqual(copied[1] && fromOpaque(copied[1].channelSession), { id: 's', conversationId: 'b' });
    assert.equal(typeof (copied[0] && fromOpaque(copied[0].channelSession)), 'object');
  }
});

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

test('the chats of a queue have one queue and one empty list, which a worker copies once', () => {
  const chats = [session('a', 'WEB'), session('b', 'WEB')].map((channelSession) => ({ channelSession }));
  const decoded = decodeTeamChats([{ queueId: 'q', queueName: 'support', chats }], NOW) ?? [];
  const { rows } = structuredClone(toCopiedChats(decoded));
  for (const field of ['queue', 'labelIds', 'monitors'] as const) assert.equal(rows[0]?.[field], rows[1]?.[field]);
});
