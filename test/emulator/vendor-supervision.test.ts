/** Supervisors on the vendor's desk: reports of older and newer servers, monitoring, the states of their agents. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationId } from '../../src/domain/index.js';
import { signIn } from '../support/node/node-session.js';
import type { Json } from '../support/node/vendor-desk.js';
import { createScenario, roleOf } from '../support/node/vendor-scenario.js';

for (const release of ['4.4', '4.8'] as const) {
  describe(`a supervisor on the vendor’s desk of release ${release}`, () => {
    const scenario = createScenario();

    test('monitors, whispers and barges in', async () => {
      const mara = await scenario.signInReady('mara', release);
      const vela = await scenario.signIn('vela', release);
      const { conversationId: id } = await scenario.openChat(mara, { customer: { firstName: 'Pim' } });
      const [teamChat] = await vela.supervision.activeChats();
      assert.ok(teamChat);
      const monitoredChat = await vela.supervision.monitor(teamChat);
      assert.equal(roleOf(monitoredChat), 'SILENT_MONITOR');
      await mara.until(() => mara.chat(id).agents.length === 1, 'the record');
      assert.ok(!mara.chat(id).systemMessages.some((line) => line.includes('vela')), 'without a system message');
      await vela.supervision.switchToWhisper(id);
      vela.sendWhisper(id, 'Offer a refund.');
      await mara.until(() => mara.messageTexts(id).includes('whisper, vela: Offer a refund.'), 'the advice');
      await vela.supervision.bargeIn(id);
      vela.sendMessage(id, 'I am the manager.');
      await mara.until(() => mara.messageTexts(id).includes('vela: I am the manager.'), 'the message');
      assert.equal(mara.chat(id).systemMessages.at(-1), 'vela joined');
      assert.equal(vela.chat(id).systemMessages.at(-1), 'vela joined');
      mara.leave(id);
      await vela.until(() => vela.chat(id).agents.length === 0, 'the customer alone');
      vela.leave(id);
      await vela.until(() => vela.endReasons.has(id), 'the end');
      assert.deepEqual(await scenario.customerTexts(id), ['Hello?', 'I am the manager.']);
    });

    test('makes an agent of a supervised team ready, and signs one out', async () => {
      const mara = await scenario.signIn('mara', release);
      const vela = await scenario.signIn('vela', release);
      const presence = vela.presence;
      vela.supervision.setAgentState(mara.id, 'READY');
      await mara.until(() => mara.stateName === 'READY', 'READY');
      const { conversationId } = await scenario.control<{ conversationId: string }>('/chats', { started: 'mara' });
      await mara.until(() => mara.chats.has(conversationId), 'the chat');
      const reason = { id: '74d000000000000000000d11', name: 'End of shift', type: 'LOGOUT' };
      vela.supervision.setAgentState(mara.id, 'LOGOUT', reason);
      await mara.until(() => mara.sessionEndReason === 'ended by the server', 'the end of the session');
      assert.equal(mara.stateName, 'LOGOUT');
      assert.match(String((mara.presence?.['state'] as { reasonCode: Json }).reasonCode['name']), /^FORCED_LOGOUT/);
      const [task] = (await scenario.world()).tasks;
      assert.deepEqual(task?.state, { name: 'CLOSED', reasonCode: 'AGENT_LOGOUT' });
      // Nothing answers the supervisor.
      assert.deepEqual([vela.presence, vela.errors], [presence, []]);
    });

    test('changes no agent of another team, no other state, and is refused as an agent', async () => {
      const [mara, ines] = [await scenario.signIn('mara', release), await scenario.signIn('ines', release)];
      const otto = await scenario.signInReady('otto', release);
      await scenario.control('/agents', { username: 'nils', roles: ['agent', 'supervisor'], supervises: ['Quay'] });
      const nils = await scenario.signIn('nils', release);
      const before = JSON.stringify((await scenario.world()).agents.filter(({ username }) => username !== 'ines'));
      const state = { name: 'READY', reasonCode: null };
      const mrdId = '6305de07166ba1099d11d8e6';
      for (const [client, payload] of [
        [nils, { agentId: mara.id, action: 'agentState', state }],
        [nils, { agentId: otto.id, action: 'agentState', state: { name: 'LOGOUT', reasonCode: null } }],
        [nils, { agentId: ines.id, action: 'agentState', state: { name: 'NOT_READY', reasonCode: null } }],
        [nils, { agentId: ines.id, action: 'agentState', state: { name: 'LOGOUT', reasonCode: { id: 'unknown' } } }],
        [nils, { agentId: ines.id, action: 'agentMRDState', state: 'READY', mrdId }],
        [nils, { agentId: ines.id, action: 'agentState' }],
        [nils, { agentId: 'unknown', action: 'agentState', state }],
        [nils, { action: 'agentState', state }],
        [otto, { agentId: mara.id, action: 'agentState', state }],
      ] as const) {
        const count = client.errors.length;
        client.emit('changeAgentState', payload);
        await client.until(() => client.errors.length > count, JSON.stringify(payload));
        assert.equal(client.errors.at(-1)?.task, 'changeAgentState');
      }
      const after = (await scenario.world()).agents;
      assert.equal(JSON.stringify(after.filter(({ username }) => username !== 'ines')), before);
      assert.equal(ines.stateName, 'NOT_READY');
      nils.supervision.setAgentState(ines.id, 'READY');
      await ines.until(() => ines.stateName === 'READY', 'READY');
    });

    test('shows one row per chat, with all its agents, and whether one takes part', async () => {
      const mara = await scenario.signInReady('mara', release);
      const otto = await scenario.signInReady('otto', release);
      const vela = await scenario.signIn('vela', release);
      const customer = { firstName: 'Pim', lastName: 'Harrow' };
      const id = await scenario.newChat({ started: 'mara', customer });
      await mara.until(() => mara.chats.has(id), 'the started task');
      mara.requestReroute('directConferenceRequest', id, { queueName: 'sales' });
      await otto.accept(id);
      await scenario.control(`/chats/${id}/channels`, { channel: 'WHATSAPP' });
      const [row, ...others] = await vela.supervision.activeChats();
      assert.deepEqual(others, []);
      assert.ok(row);
      const isNewer = release === '4.8';
      assert.deepEqual(
        [row.queue, row.customer, row.channels, row.agents, row.joined],
        [
          'support',
          'Pim Harrow',
          isNewer ? ['WEB', 'WHATSAPP'] : ['WEB'],
          isNewer ? ['Mara Quill', 'Otto Fenn'] : ['Mara Quill'],
          false,
        ],
      );
      await vela.supervision.monitor(row);
      assert.deepEqual(
        (await vela.supervision.activeChats()).map(({ joined, agents }) => [joined, agents]),
        [[true, row.agents]],
      );
      // The report of the other generation shows an older desk nothing.
      const agents = (await vela.supervision.agents()).map(({ name, state, chats }) => [name, state, chats]);
      assert.deepEqual(
        agents.slice(0, 2),
        isNewer
          ? [
              ['mara', 'READY', 1],
              ['otto', 'READY', 1],
            ]
          : [],
      );
    });

    test('is removed with the last primary, as a monitor', async () => {
      const mara = await scenario.signInReady('mara', release);
      const vela = await scenario.signIn('vela', release);
      const { conversationId: id } = await scenario.openChat(mara);
      const [teamChat] = await vela.supervision.activeChats();
      assert.ok(teamChat);
      await vela.supervision.monitor(teamChat);
      mara.leave(id);
      await vela.until(() => vela.endReasons.get(id) === 'NO_PRIMARY_AGENT', 'the end');
    });
  });
}

describe('servers before and after 4.5', () => {
  for (const [server, visible] of [
    ['4.4', ['4.4']],
    ['4.5', ['4.8']],
    ['4.10', ['4.8']],
    ['5.0', ['4.8']],
  ] as const) {
    describe(server, () => {
      const scenario = createScenario({ server });

      test('agents are a list, or a list in an object; the vendor’s desk of that generation shows them', async () => {
        for (const release of ['4.4', '4.8'] as const) {
          const vela = await scenario.signIn('vela', release);
          const names = (await vela.supervision.agents()).map(({ name }) => name);
          assert.deepEqual(names, (visible as readonly string[]).includes(release) ? ['mara', 'otto', 'vela'] : []);
          vela.close();
        }
      });

      test('the desk of this project shows them, and monitors', async () => {
        const mara = await scenario.signInReady('mara', '4.8');
        const { conversationId } = await scenario.openChat(mara, { customer: { firstName: 'Pim' } });
        const vela = await signIn(scenario.emulator, 'vela');
        const [team] = vela.state.agent?.supervisedTeams ?? [];
        assert.ok(team);
        const { members, chats } = await vela.teamReport(team);
        assert.deepEqual(
          members.map(({ name }) => name),
          ['mara', 'otto', 'vela'],
        );
        const [chat] = chats;
        assert.ok(chat);
        assert.deepEqual([chat.agentNames, chat.channelName, chat.customerName], [['Mara Quill'], 'WEB', 'Pim']);
        assert.deepEqual(await vela.dispatch({ type: 'monitor', chat }), { status: 'confirmed' });
        assert.equal(vela.state.conversations.byId.get(conversationId as ConversationId)?.role, 'monitor');
      });
    });
  }
});

describe('how many supervisors monitor a chat', () => {
  for (const monitors of ['one', 'many'] as const) {
    describe(monitors, () => {
      const scenario = createScenario({ monitors });

      test(monitors === 'one' ? 'a second one is refused' : 'several are let in', async () => {
        const mara = await scenario.signInReady('mara', '4.8');
        const { conversationId } = await scenario.openChat(mara);
        const vela = await scenario.signIn('vela', '4.8');
        await scenario.control('/agents', {
          username: 'nils',
          roles: ['agent', 'supervisor'],
          supervises: ['Harbour'],
        });
        const nils = await scenario.signIn('nils', '4.8');
        const [row] = await vela.supervision.activeChats();
        assert.ok(row);
        await vela.supervision.monitor(row);
        if (monitors === 'many') {
          await nils.supervision.monitor(row);
          assert.deepEqual([roleOf(nils.chat(conversationId)), nils.errors], ['SILENT_MONITOR', []]);
          return;
        }
        void nils.supervision.monitor(row).catch(() => undefined);
        await nils.until(() => nils.errors.length > 0, 'the refusal');
        assert.equal(nils.chats.size, 0);
      });
    });
  }
});
