/** What servers may report: rows that lack fields or contradict each other, and answers at the wrong time. */
import { expect } from '@open-wc/testing';
import '../../../src/elements/desk-session/desk-session.define.js';
import '../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { EpochMs } from '../../../src/domain/index.js';
import type { SupervisorPanel } from '../../../src/elements/supervisor-panel/supervisor-panel.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { reconnectWithoutTeam, reconnectWithScopes } from '../../support/browser/reconnect-with-scopes.js';
import { ReportServer, type Fields, type ReportAnswers } from '../../support/browser/report-server.js';
import { SupervisorPanelHarness } from '../../support/harness/supervisor-panel-harness.js';
import { normalizeText } from '../../support/harness/text-helpers.js';

const session = (conversationId: string, channel = 'WEB') => ({
  id: `session-${conversationId}`,
  conversationId,
  channel: { channelType: { id: channel, name: channel } },
});
const chat = (id: string, customerName: unknown, fields: Fields = {}) => ({
  customerName,
  activeSince: 60,
  agentName: 'Mara Quill',
  agentUsername: 'mara',
  channelType: 'WEB',
  channelSession: session(id),
  ...fields,
});
const agent = (id: string, name: string, fields: Fields = {}) => ({
  id,
  name,
  state: 'READY',
  activeChatsCount: 1,
  mrds: [{ id: 'chat', name: 'CHAT', state: 'READY' }],
  ...fields,
});
const inQueue = (...chats: readonly unknown[]) => [{ queueId: 'q', queueName: 'support', chats }];
const waiting = (customerName: unknown, waitingSince: unknown, fields: Fields = {}) => ({
  ...{ customerName, channelType: 'WEB', waitingSince },
  ...fields,
});

describe('<supervisor-panel> with a report', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let panel: SupervisorPanelHarness;
  let deskCount = 0;
  const server = new ReportServer();

  before(async () => {
    emulator = await startEmulator();
    server.start();
  });
  afterEach(async () => {
    await cleanUp(emulator);
    server.reset();
  });
  after(() => server.stop());

  const teamIds = () => desk.session.state.agent?.supervisedTeams.map(({ id }) => id) ?? [];
  const isUpdated = () => panel.text.includes('Updated');
  const namesOf = (table: 'members' | 'chats' | 'queued') => panel.rows(table).map(([name]) => name);

  async function mountPanel(isOneTeam: boolean): Promise<void> {
    const username = 'vela';
    desk = await mountSession(emulator, { username, attributes: `session-id="odd-${++deskCount}"` });
    const element = document.createElement('supervisor-panel') as SupervisorPanel;
    element.refreshInterval = 0;
    if (isOneTeam) element.teamId = teamIds()[0];
    desk.element.append(element);
    panel = new SupervisorPanelHarness(element);
  }

  /** Shows the reports of one team. */
  async function show(answers: ReportAnswers): Promise<void> {
    server.answers = answers;
    await mountPanel(true);
    await until(isUpdated, 'the report is shown');
  }
  async function showNext(answers: ReportAnswers): Promise<void> {
    server.answers = answers;
    await panel.refresh();
    await panel.element.updateComplete;
  }

  describe('of agents', () => {
    it('without names or with fields of other types: lists those that have a name', async () => {
      const rows = [{}, null, 'x', { name: null }, { name: '  ' }, agent('1', 'mara', { state: 7, mrds: 'none' })];
      await show({ members: { agents: rows } });
      await until(() => panel.rows('members').length === 1, 'one agent');
      expect(panel.rows('members')[0]?.join(' ')).to.include('Unknown');
      expect(panel.caption('members')).to.equal('Agents (1)');
      await checkA11y(panel.element);
    });

    it('in an unknown state, with an unknown channel state: says so, and nothing turns red', async () => {
      const mrds = [{ id: 'c', name: 'CHAT', state: 'ON_FIRE' }];
      await show({ members: [agent('1', 'mara', { state: 'LUNCH', stateSince: 90_000, mrds })] });
      await until(() => panel.row('members', 'Unknown'), 'her state is not known');
      expect(panel.row('members', 'mara')?.textContent).to.include('unknown');
      expect(panel.attention).to.deep.equal([]);
    });

    it('who are signed out or not ready while their channels are said to be on: not counted as ready, nor marked so', async () => {
      const states = ['LOGOUT', 'LOGGED_OUT', '', 'READY', 'NOT_READY'];
      await show({ members: states.map((state, i) => agent(`a${i}`, `agent${i}`, { state })) });
      expect(panel.summaryText()).to.include('1 of 5 ready');
      // The channels have marks of their own.
      const stateOf = (name: string) => panel.row('members', name)?.querySelector('.state');
      const marked = states.map((_, i) => stateOf(`agent${i}`)?.classList.contains('on'));
      expect(marked).to.deep.equal([false, false, false, true, false]);
    });

    it('who is listed twice: one row', async () => {
      await show({ members: { agents: [agent('1', 'mara'), agent('1', 'Mara'), agent('2', 'otto')] } });
      await until(() => panel.rows('members').length === 2, 'two agents');
      expect(panel.caption('members')).to.equal('Agents (2)');
    });

    it('whose user name is spelled differently in the chats: one name, and their chats', async () => {
      await show({
        members: [agent('', 'MARA')],
        chats: inQueue(chat('c1', 'Ana', { agentUsername: 'Mara' }), chat('c2', 'Bo', { agentUsername: 'mara' })),
      });
      await until(() => panel.agentButton('MARA', '2: show the chats of Mara Quill'), 'both chats are hers');
    });

    it('with more chats than their title has room for: it says how many more', async () => {
      const chats = Array.from({ length: 23 }, (_, i) => chat(`c${i}`, i === 6 ? 'דנה' : `Customer ${i}`));
      await show({ members: [agent('1', 'mara')], chats: inQueue(...chats) });
      const button = await until(() => panel.agentButton('mara', '23: show the chats of Mara Quill'), 'her chats');
      expect(button.title).to.include('\u2068Customer 5\u2069, \u2068דנה\u2069, ').and.not.to.include('Customer 20');
      expect(normalizeText(button.title)).to.match(/^Customer 0, .*Customer 19, and \+3$/);
    });

    it('with a negative or huge number of chats, and more than the limit: no bar leaves its place', async () => {
      const mrds = [{ id: 'c', name: 'CHAT', state: 'READY', activeTasks: 9, maxAgentTasks: 3 }];
      await show({
        members: [
          agent('1', 'ada', { activeChatsCount: -4 }),
          agent('2', 'bo', { activeChatsCount: 4e9 }),
          agent('3', 'cy', { activeChatsCount: 'many', mrds }),
        ],
      });
      await until(() => panel.rows('members').length === 3, 'three agents');
      const countOf = (name: string) => panel.row('members', name)?.querySelector('.load-count')?.textContent.trim();
      expect([countOf('ada'), countOf('bo'), countOf('cy')]).to.deep.equal(['0', '4,000,000,000', '0']);
      for (const bar of panel.renderedRows('members').map((row) => row.querySelector('.value')))
        expect(Number(bar?.getAttribute('width'))).to.be.within(0, 100);
      expect(panel.row('members', 'cy')?.textContent).to.include('9/3');
    });

    it('who are not ready since a negative time: since now, and since long ago: over the limit, in words', async () => {
      const notReady = (id: string, name: string, stateSince: unknown) =>
        agent(id, name, { state: 'NOT_READY', mrds: [], stateSince });
      await show({ members: [notReady('1', 'ada', -3600), notReady('2', 'bo', 1e6), notReady('3', 'cy', 'x')] });
      await until(() => panel.attention.length === 1, 'one is over the limit');
      expect(panel.attention[0]).to.match(/^Not ready bo .*277:46:\d\d, Over the limit of 45:00/);
      expect(panel.row('members', 'ada')?.textContent).to.match(/ 0:0\d/);
      expect(panel.row('members', 'cy')?.textContent, 'at least, since it was seen').to.match(/0:0\d\+/);
    });

    it('of two teams: one row with both teams, in the later state; a team without agents is named', async () => {
      server.answers = (id) =>
        id.endsWith('1')
          ? { members: { agents: [agent('1', 'mara'), agent('2', 'otto')] } }
          : { members: { agents: [agent('1', 'Mara', { state: 'NOT_READY', mrds: [] })] } };
      await mountPanel(false);
      await until(isUpdated, 'both reports are shown');
      await until(() => panel.rows('members').length === 2, 'two agents');
      expect(panel.row('members', 'ara')?.textContent.replace(/[\u2068\u2069]/g, '')).to.include('Harbour and Quay');
      server.answers = (id) => (id.endsWith('1') ? { members: { agents: [agent('1', 'mara')] } } : {});
      await panel.refresh();
      await until(() => panel.text.includes('Quay: No agents in this team'), 'the empty team is named');
      await checkA11y(panel.element);
    });

    it('of a team without agents: says so', async () => {
      await show({ members: { agents: [] } });
      expect(panel.rows('members')).to.deep.equal([['No agents in this team']]);
      expect(panel.caption('members')).to.equal('Agents (0)');
    });

    it('of a foreign team: the server’s refusal is shown in words', async () => {
      await show({ members: { agents: [agent('not-mine', 'zoe', { state: 'NOT_READY', mrds: [] })] } });
      const button = await until(() => panel.agentButton('zoe', 'Set zoe Ready'), 'the button is there');
      button.click();
      await until(() => panel.question, 'it asks');
      panel.answer('Set Ready');
      await until(() => panel.alert?.match(/Couldn't set .zoe. Ready\. ./), 'why it failed');
    });
  });

  describe('of chats', () => {
    it('without an id: left out; without a customer, a queue or an agent: says what is unknown', async () => {
      await show({
        chats: [
          {
            chats: [chat('c1', null, { agentName: null, agentUsername: undefined }), { customerName: 'Lost' }, null, 4],
          },
          'none',
          { queueName: 'support', chats: null },
        ],
      });
      await until(() => panel.rows('chats').length === 1, 'one chat');
      expect(namesOf('chats')[0]).to.match(/^Unknown customer/);
      await checkA11y(panel.element);
    });

    it('with an unknown channel and direction: as the server names it', async () => {
      await show({
        chats: inQueue(
          chat('c1', 'Ana', { channelType: 'PIGEON', direction: 'SIDEWAYS', channelSession: session('c1', 'PIGEON') }),
        ),
      });
      const row = await panel.waitForRow('chats', 'Ana');
      expect(row.textContent).to.include('PIGEON');
      expect(row.querySelector('.direction')).to.equal(null);
    });

    it('that began in the future, never, or ages ago: from zero, and with hours', async () => {
      await show({
        chats: inQueue(
          chat('c1', 'Ana', { activeSince: -7200 }),
          chat('c2', 'Bo', { activeSince: null }),
          chat('c3', 'Cy', { activeSince: 1e300 }),
          chat('c4', 'Di', { activeSince: '7200' }),
        ),
      });
      await until(() => panel.rows('chats').length === 4, 'four chats');
      const durationOf = (name: string) => panel.row('chats', name)?.querySelector('.cell-duration')?.textContent ?? '';
      expect(durationOf('Ana')).to.match(/0:0\d/);
      expect(durationOf('Bo')).to.match(/0:0\d/);
      expect(durationOf('Cy'), 'no time of a chat').not.to.match(/∞|NaN|e\+|000,000/);
      expect(durationOf('Di')).to.match(/2:00:0\d/);
    });

    it('with markup, another direction and endless names: text that stays in its row', async () => {
      const names = ['<img src=x onerror=alert(1)>', '\u202Egnikcah', 'x'.repeat(20_000), 'مريم'];
      await show({ chats: inQueue(...names.map((name, i) => chat(`c${i}`, name))) });
      await until(() => panel.rows('chats').length === 4, 'four chats');
      expect(panel.row('chats', '<img src=x onerror')).to.not.equal(null);
      const heights = panel.renderedRows('chats').map((row) => row.getBoundingClientRect().height);
      expect(new Set(heights).size, 'all rows are as high').to.equal(1);
      expect(panel.viewport('chats').scrollWidth).to.be.at.most(panel.viewport('chats').clientWidth);
      expect(panel.text).not.to.include('\u202E');
    });

    it('that one server lists in two queues: once, with both agents', async () => {
      const other = chat('c1', 'Ana', { agentName: 'Otto Fenn', agentUsername: 'otto' });
      await show({ chats: [...inQueue(chat('c1', 'Ana')), { queueId: 'q2', queueName: 'sales', chats: [other] }] });
      const row = await panel.waitForRow('chats', 'Ana');
      expect(panel.rows('chats')).to.have.lengthOf(1);
      expect(row.textContent.replace(/[\u2066-\u2069]/g, '')).to.include('Mara Quill and Otto Fenn');
    });
  });

  describe('of who waits', () => {
    it('in no queue at all: says that no one waits, and nothing needs attention', async () => {
      await show({ queued: [] });
      expect(panel.rows('queued')).to.deep.equal([['No customers waiting']]);
      expect(panel.attentionHeading).to.equal('Nothing needs attention');
    });

    it('in more queues than the figures have room for: says how many more', async () => {
      const inQueues = (count: number) =>
        Array.from({ length: count }, (_, i) => ({ queueName: `queue ${i}`, chats: [waiting('Ana', 900 - i)] }));
      await show({ queued: inQueues(4) });
      expect(panel.summaryText()).to.match(/queue 0.*queue 1.*queue 2.* 1 more queue\b/);
      await showNext({ queued: inQueues(26) });
      expect(panel.summaryText()).to.match(/queue 2.* 23 more queues/);
      await showNext({ queued: inQueues(3) });
      expect(panel.summaryText()).to.include('queue 2').and.not.to.include('more queue');
    });

    it('twice under one name: two rows, which keep their places', async () => {
      const rows = inQueue(waiting('Ana', 400), waiting('Ana', 20), waiting('', 30));
      await show({ queued: rows });
      await until(() => panel.rows('queued').length === 3, 'three wait');
      const before = panel.renderedRows('queued');
      await showNext({ queued: rows });
      expect(panel.renderedRows('queued')).to.deep.equal(before);
      expect(panel.attention[0]).to.match(/^Waiting Ana/);
    });
  });

  describe('that is none', () => {
    it('a page of a proxy, a number, or text that is cut off: says which figures are missing', async () => {
      await show({
        members: { agents: [agent('1', 'mara')] },
        chats: new Response('<!doctype html><title>Sign in</title>', { headers: { 'Content-Type': 'text/html' } }),
        queued: new Response('42'),
        botChats: new Response('[{"botName":"Greeter","chats":[{'),
      });
      await panel.waitForRow('members', 'mara');
      for (const table of ['chats', 'queued', 'botChats'] as const) {
        expect(panel.problemText(table), table).to.match(/figures/);
        expect(panel.rows(table), 'no zero for what is not known').to.deep.equal([['Unknown']]);
      }
      await showNext({ members: { agents: [agent('1', 'mara')] }, chats: new Response('') });
      await until(() => panel.problemText('chats') === null, 'an empty answer is an empty table');
      expect(panel.rows('chats')).to.deep.equal([['No active chats in this team']]);
    });

    it('because the permission was withdrawn on the server: says so, keeps the last figures and their time', async () => {
      await show({ members: [agent('1', 'mara')] });
      await panel.waitForRow('members', 'mara');
      const refused = new Response('{}', { status: 403 });
      await showNext({ members: refused, chats: refused, queued: refused, botChats: refused });
      await until(() => panel.text.includes("You don't have permission to view this team's report."), 'why');
      expect(panel.text).to.match(/As of \d/);
      expect(panel.row('members', 'mara')).to.not.equal(null);
      await checkA11y(panel.element);
    });
  });

  describe('while the supervisor changes', () => {
    it('and may not see teams any more: the report goes, with the reason', async () => {
      await show({ members: [agent('1', 'mara')] });
      await panel.waitForRow('members', 'mara');
      await reconnectWithScopes(desk, () => false);
      await until(() => panel.text.includes("You don't have permission to view your teams"), 'the reason');
      expect(panel.row('members', 'mara')).to.equal(null);
    });

    it('and loses the team that is selected: shows the teams that are left', async () => {
      server.answers = (id) => ({ members: { agents: [agent(id, id.endsWith('1') ? 'mara' : 'ines')] } });
      await mountPanel(true);
      await panel.waitForRow('members', 'mara');
      expect(panel.row('members', 'ines')).to.equal(null);
      await reconnectWithoutTeam(desk, teamIds()[0]);
      await panel.waitForRow('members', 'ines');
      expect(panel.row('members', 'mara'), 'nothing of the other team').to.equal(null);
    });

    it('and has logged out: a report that comes after that is not shown, nor to who signs in next', async () => {
      await show({ members: [agent('1', 'mara')] });
      await panel.waitForRow('members', 'mara');
      let answer = (): void => undefined;
      server.delay = new Promise((resolve) => (answer = resolve));
      server.answers = { members: [agent('1', 'secret')] };
      const count = server.requestCount;
      panel.element.refresh();
      await until(() => server.requestCount === count + 4, 'the report is asked for');
      await desk.session.logout(null, 'discard');
      await until(() => panel.row('members', 'mara') === null, 'nothing is shown after the logout');
      answer();
      await server.delay;
      server.answers = { members: [agent('9', 'later')] };
      expect(await desk.element.login('vela', 'demo')).to.equal(null);
      await panel.waitForRow('members', 'later');
      expect(panel.row('members', 'secret')).to.equal(null);
    });
  });

  it('by a server whose clock, or the page’s, is off by hours: times are as long as the server says', async () => {
    await emulator.control('POST', '/clock', { advanceMs: 5 * 3_600_000 });
    await show({
      members: [agent('1', 'mara', { stateSince: 120 })],
      chats: inQueue(chat('c1', 'Ana', { activeSince: 600 })),
      queued: inQueue(waiting('Wren', 30)),
    });
    await panel.waitForRow('chats', 'Ana');
    expect(panel.row('chats', 'Ana')?.textContent).to.match(/10:0\d/);
    expect(panel.row('members', 'mara')?.textContent).to.match(/2:0\d/);
    expect(panel.row('queued', 'Wren')?.textContent).to.match(/0:3\d/);
    const at = (desk.session.clock.now() as EpochMs) - Date.now();
    expect(at, 'the session knows the server’s time').to.be.greaterThan(4 * 3_600_000);
  });
});
