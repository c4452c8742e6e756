import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AgentId, Keyed, TeamChat, TeamMember } from '../../../../src/domain/index.js';
import { AgentDirectory } from '../../../../src/elements/supervisor-panel/agents/agent-directory.js';
import { AgentNames } from '../../../../src/store/agent-names.js';

const member = (name: string, id = ''): TeamMember => ({
  id: id as AgentId,
  name,
  state: 'ready',
  since: null,
  activeChats: 0,
  channels: [],
  queues: [],
});

const chat = (conversationId: string, since: number, agentUsername: string, ...agentNames: string[]) =>
  ({
    key: conversationId,
    conversationId,
    since,
    agentUsername,
    agentName: agentNames[0] ?? '',
    agentNames,
  }) as unknown as Keyed<TeamChat>;

const names = new AgentNames(
  new Map([
    ['id m1', 'mara'],
    ['user mara', 'Mara Quill'],
  ]),
  null,
);

describe('one person, one name', () => {
  const chats = [
    chat('late', 2, 'mara', 'Mara Quill'),
    chat('early', 1, 'MARA', 'Mara Quill'),
    chat('other', 3, 'ada', 'Ada Olsen', 'Mara Quill'),
  ];
  const directory = new AgentDirectory({ chats }, names);

  it('is the first and last name, though the report of agents has the user name, and the id only that', () => {
    assert.equal(directory.nameOf(member('mara', 'm1')), 'Mara Quill');
    assert.equal(directory.usernameOf(member('mara', 'm1')), 'mara');
  });

  it('has the user name of the chats where the report of agents has the full name', () => {
    assert.equal(directory.usernameOf(member('Ada Olsen')), 'ada');
    assert.equal(directory.usernameOf(member('ines')), '', 'nothing else is known');
  });

  it('has all chats of a person, by whichever name, the oldest first', () => {
    for (const person of [member('mara', 'm1'), member('Mara Quill')])
      assert.deepEqual(
        directory.chatsOf(person).map(({ key }) => key),
        ['early', 'late', 'other'],
      );
    assert.deepEqual(directory.chatsOf(member('ines')), []);
  });

  it('has the next chat of the same agent, and the first after the last', () => {
    const next = (index: number) => directory.chatsAfter(chats[index] as Keyed<TeamChat>).map(({ key }) => key);
    assert.deepEqual(next(1), ['late', 'other']);
    assert.deepEqual(next(0), ['other', 'early']);
    assert.deepEqual(next(2), [], 'Ada has no other');
  });
});
