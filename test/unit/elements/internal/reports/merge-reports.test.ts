import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  AgentId,
  ConversationId,
  Keyed,
  QueueId,
  Team,
  TeamChat,
  TeamMember,
  TeamReport,
} from '../../../../../src/domain/index.js';
import { mergeReports } from '../../../../../src/elements/internal/reports/merge-reports.js';
import { SeenStates } from '../../../../../src/elements/internal/reports/seen-states.js';

const member = (name: string, change: Partial<Keyed<TeamMember>> = {}): Keyed<TeamMember> => ({
  key: `${change.id ?? name}\n1`,
  id: '' as AgentId,
  name,
  state: 'ready',
  since: null,
  activeChats: 0,
  channels: [],
  queues: [],
  ...change,
});

const report = (name: string, at: number, rows: Partial<TeamReport>): TeamReport => ({
  team: { id: name, name } as Team,
  at,
  problems: {},
  members: [],
  chats: [],
  queued: [],
  botChats: [],
  ...rows,
});

const chat = (agentName: string, since: number, change: Partial<TeamChat> = {}): Keyed<TeamChat> => ({
  key: 'c',
  conversationId: 'c' as ConversationId,
  queue: { id: 'q' as QueueId, name: 'support' },
  agentNames: [agentName],
  agentName,
  agentUsername: agentName.toLowerCase(),
  customerName: 'Ana',
  channelName: 'WEB',
  since,
  voice: false,
  direction: 'unknown',
  labelIds: [],
  monitors: [],
  lastLine: '',
  channelSession: {} as TeamChat['channelSession'],
  ...change,
});

describe('the reports of several teams', () => {
  it('show an agent of two teams once, in the state of the later report, with both teams', () => {
    const merged = mergeReports([
      report('Harbour', 1, { members: [member('mara'), member('ada')] }),
      report('Quay', 2, { members: [member('Mara', { state: 'not-ready' })] }),
    ]);
    assert.deepEqual(
      merged.members.map(({ name, state }) => `${name} ${state}`),
      ['Mara not-ready', 'ada ready'],
    );
    assert.deepEqual(merged.teamNames.get('Mara\n1'), ['Harbour', 'Quay']);
    assert.equal(merged.at, 1, 'as old as the oldest');
  });

  it('keep two agents of one name apart by their ids, with keys of their own', () => {
    const merged = mergeReports([
      report('Harbour', 1, { members: [member('mara', { id: '1' as AgentId })] }),
      report('Quay', 1, { members: [member('mara', { id: '2' as AgentId })] }),
    ]);
    assert.equal(new Set(merged.members.map(({ key }) => key)).size, 2);
  });

  it('show a chat with agents of two teams once: all its agents and supervisors, since the first of them', () => {
    const merged = mergeReports([
      report('Harbour', 1, { chats: [chat('Mara', 90)] }),
      report('Quay', 1, { chats: [chat('Ines', 10, { monitors: ['vela'], lastLine: 'Hello', voice: true })] }),
    ]);
    assert.deepEqual(
      merged.chats.map(({ agentNames, monitors, since, lastLine, voice }) => [
        ...agentNames,
        ...monitors,
        since,
        lastLine,
        voice,
      ]),
      [['Mara', 'Ines', 'vela', 10, 'Hello', true]],
    );
  });

  for (const [what, change] of Object.entries({
    'a supervisor': { monitors: ['vela'] },
    'an earlier start': { since: 10 },
    'its last message': { lastLine: 'Hello' },
    'its direction': { direction: 'outbound' },
    'that it is a call': { voice: true },
  } satisfies Record<string, Partial<TeamChat>>))
    it(`show a chat of the same agent with ${what} that only the other team reports`, () => {
      const [joined] = mergeReports([
        report('Harbour', 1, { chats: [chat('Mara', 90)] }),
        report('Quay', 2, { chats: [chat('Mara', 90, change)] }),
      ]).chats;
      assert.deepEqual({ ...joined, ...change }, joined);
    });

  it('keep the row of a chat that both report alike', () => {
    const row = chat('Mara', 90, { monitors: ['vela'] });
    const [kept] = mergeReports([
      report('Harbour', 1, { chats: [row] }),
      report('Quay', 2, { chats: [chat('Mara', 95)] }),
    ]).chats;
    assert.equal(kept, row);
  });

  it('say which team lacks a table, and that no team has it', () => {
    const failed = { code: 'server-error', readAt: null } as const;
    const merged = mergeReports([
      report('Harbour', 1, { problems: { queued: failed, botChats: failed } }),
      report('Quay', 1, { problems: { botChats: failed } }),
    ]);
    assert.deepEqual(merged.problems.queued, [{ ...failed, teamName: 'Harbour' }]);
    assert.deepEqual([...merged.unknown], ['botChats']);
  });

  it('of one team are not copied', () => {
    const members = [member('mara')];
    assert.equal(mergeReports([report('Harbour', 1, { members })]).members, members);
  });
});

describe('the time in a state, as far as the page has seen it', () => {
  it('is at least since the first report, and exact from a change on', () => {
    const states = new SeenStates();
    states.learn({ at: 100, members: [member('mara')] });
    assert.deepEqual(states.get(member('mara')), { state: 'ready', since: 100, isAtLeast: true });
    states.learn({ at: 200, members: [member('mara')] });
    assert.equal(states.get(member('mara'))?.since, 100);
    states.learn({ at: 300, members: [member('mara', { state: 'not-ready' })] });
    assert.deepEqual(states.get(member('mara')), { state: 'not-ready', since: 300, isAtLeast: false });
    assert.equal(states.get(member('ada')), null);
  });

  it('is what the report says, where it says it', () => {
    const states = new SeenStates();
    states.learn({ at: 100, members: [member('mara', { since: 40 })] });
    assert.deepEqual(states.get(member('mara', { since: 40 })), { since: 40, isAtLeast: false });
  });
});
