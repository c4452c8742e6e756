import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../../src/elements/desk-session/desk-session.define.js';
import '../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { SupervisorPanel } from '../../../src/elements/supervisor-panel/supervisor-panel.js';
import type { MonitorRequestEvent } from '../../../src/elements/supervisor-panel/supervisor-panel.events.js';
import {
  checkA11y,
  cleanUp,
  goReady,
  mount,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { fetchWorld } from '../../support/browser/server-world.js';
import { SupervisorPanelHarness } from '../../support/harness/supervisor-panel-harness.js';

describe('<supervisor-panel>', () => {
  let emulator: Emulator;
  let agent: MountedSession;
  let panel: SupervisorPanelHarness;
  let deskCount = 0;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(async () => {
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  async function mountPanel(attributes = 'refresh-interval="1"', username = 'vela'): Promise<MountedSession> {
    const desk = await mountSession(emulator, {
      username,
      attributes: `session-id="supervisor-${++deskCount}"`,
      markup: `<supervisor-panel ${attributes}></supervisor-panel>`,
    });
    panel = new SupervisorPanelHarness(desk.find<SupervisorPanel>('supervisor-panel'));
    return desk;
  }

  /** Mara is signed in on a desk of her own and ready. */
  async function signInReadyAgent(): Promise<void> {
    agent = await mountSession(emulator, { username: 'mara', attributes: `session-id="mara-${++deskCount}"` });
    await goReady(agent);
  }

  /** A customer is in a chat with Mara. */
  async function startChatWithMara(firstName: string): Promise<string> {
    const { conversationId } = await emulator.control<{ conversationId: string }>('POST', '/chats', {
      customer: { firstName },
      text: 'Hello',
      started: 'mara',
    });
    await until(
      () => agent.session.state.conversations.ids.some((id) => id === conversationId),
      `${firstName}'s chat opened on the agent's desk`,
    );
    return conversationId;
  }

  async function getRoles(conversationId: string): Promise<string[]> {
    const world = await fetchWorld(emulator);
    return (world.conversations.find(({ id }) => id === conversationId)?.participants ?? []).map(({ role }) => role);
  }

  it('is accessible, in English and in Arabic, with chats, waiting customers and a monitored one', async function () {
    // Six times all rules over a whole panel.
    this.timeout(40_000);
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await startChatWithMara('Bo');
    await emulator.control('POST', '/chats', { customer: { firstName: 'Wren' }, channel: 'WHATSAPP', queue: 'sales' });
    const desk = await mountPanel();
    await panel.press('Ana', 'Monitor');
    await until(() => panel.button('Ana', 'Leave'), 'Ana is monitored');
    await checkA11y(panel.element);
    desk.element.lang = 'ar';
    await until(() => panel.text.includes('المحادثات النشطة'), 'the panel speaks Arabic');
    await checkA11y(panel.element);
    await setViewport({ width: 390, height: 800 });
    await checkA11y(panel.element);
  });

  it('lists agents, running chats, waiting customers and chats with a bot', async () => {
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await emulator.control('POST', '/chats', { customer: { firstName: 'Robin' }, bot: true });
    await agent.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
    await emulator.control('POST', '/chats', { customer: { firstName: 'Wren' }, queue: 'sales' });
    await mountPanel();
    await panel.waitForRow('chats', 'Ana');
    const [customer, queue, name, channel, line, duration] = panel.rows('chats')[0] ?? [];
    expect(line).to.equal('Hello');
    expect([customer, queue, name, channel]).to.deep.equal(
      ['Ana', 'support', 'Mara', 'WEB'].map((text, i) => (i === 2 ? name : text)),
    );
    expect(name).to.match(/^Mara/);
    expect(duration).to.match(/^\d+:\d\d$/);
    expect(panel.row('queued', 'Wren')?.textContent).to.include('sales');
    expect(panel.row('bots', 'Robin')).to.not.equal(null);
    const maraRow = panel.row('agents', 'mara')?.textContent ?? '';
    expect(maraRow).to.include('Not ready').and.to.include('CHAT').and.to.include('finishing');
    expect(panel.caption('chats')).to.equal('Active chats (1)');
  });

  it('follows what happens by itself, keeping focus, row and scroll', async () => {
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await mountPanel('refresh-interval="0.3"');
    const row = await panel.waitForRow('chats', 'Ana');
    const button = await until(() => panel.button('Ana', 'Monitor'), 'Ana can be monitored');
    button.focus();
    await panel.sortBy('chats', 'Customer');
    button.focus();
    await startChatWithMara('Aaron');
    await panel.waitForRow('chats', 'Aaron');
    expect(panel.rows('chats').map(([customer]) => customer)).to.deep.equal(['Aaron', 'Ana']);
    expect(panel.row('chats', 'Ana')).to.equal(row);
    expect(panel.focused).to.equal(button);
    await panel.sortBy('chats', 'Customer');
    button.focus();
    await panel.sortBy('chats', 'Customer');
    expect(panel.sortOrder('chats', 'Customer')).to.equal('ascending');
    expect(panel.focused).to.equal(button);
  });

  it('finds and sorts', async () => {
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await emulator.control('POST', '/clock', { advanceMs: 60_000 });
    await startChatWithMara('Bo');
    await mountPanel('refresh-interval="0"');
    await panel.waitForRow('chats', 'Bo');
    expect(panel.rows('chats').map(([customer]) => customer)).to.deep.equal(['Ana', 'Bo'], 'longest first');
    await panel.sortBy('chats', 'Duration');
    expect(panel.rows('chats').map(([customer]) => customer)).to.deep.equal(['Bo', 'Ana']);
    expect(panel.sortOrder('chats', 'Duration')).to.equal('ascending');
    await panel.search('bo');
    await until(() => panel.row('chats', 'Ana') === null, 'Ana is filtered out');
    expect(panel.row('chats', 'Bo')).to.not.equal(null);
    expect(panel.rows('queued')).to.deep.equal([['No customers waiting']]);
    await panel.clearSearch();
    await panel.waitForRow('chats', 'Ana');
    await panel.search('nobody at all');
    await until(() => panel.row('chats', 'No matches for your search'), 'it says that nothing matches');
  });

  it('shows another team when asked', async () => {
    await mountPanel('refresh-interval="0"');
    await panel.waitForRow('agents', 'mara');
    panel.chooseTeam('Quay');
    await panel.waitForRow('agents', 'ines');
    expect(panel.row('agents', 'mara')).to.equal(null);
  });

  it('monitors unseen by keyboard, keeping the focus, and leaves again', async () => {
    await signInReadyAgent();
    const id = await startChatWithMara('Ana');
    const desk = await mountPanel();
    const requestedCustomers: string[] = [];
    panel.element.addEventListener('monitor-request', (event: MonitorRequestEvent) => {
      requestedCustomers.push(event.detail.chat.customerName);
    });
    const button = await panel.pressByKeyboard('Ana', 'Monitor');
    await until(() => panel.button('Ana', 'Leave'), 'Ana is monitored');
    expect(requestedCustomers).to.deep.equal(['Ana']);
    expect(panel.row('chats', 'Ana')?.textContent).to.include('Monitoring');
    expect(panel.focused, 'the same button, now one that opens').to.equal(button);
    expect(panel.row('chats', 'Ana')?.getAttribute('aria-current')).to.equal('true');
    expect(desk.session.state.local.activeConversation).to.equal(id);
    expect(await getRoles(id)).to.include('SILENT_MONITOR');

    desk.session.activate(null);
    await panel.press('Ana', 'Open');
    expect(desk.session.state.local.activeConversation).to.equal(id);

    await panel.pressByKeyboard('Ana', 'Leave');
    await until(() => panel.button('Ana', 'Monitor'), 'Ana is not monitored any more');
    expect(panel.focused, 'focus stays in the row').to.equal(panel.button('Ana', 'Monitor'));
    expect(await getRoles(id)).to.not.include('SILENT_MONITOR');
  });

  it('barges in', async () => {
    await signInReadyAgent();
    const id = await startChatWithMara('Ana');
    await mountPanel();
    await panel.press('Ana', 'Monitor');
    await panel.press('Ana', 'Barge in');
    await until(() => panel.row('chats', 'Ana')?.textContent.includes('Barged in') === true, 'she is in the chat');
    expect(panel.button('Ana', 'Leave'), 'leaving a chat one talks in belongs to the thread').to.equal(null);
    expect((await getRoles(id)).filter((role) => role === 'PRIMARY')).to.have.length(2);
  });

  it('lets the host veto', async () => {
    await signInReadyAgent();
    const id = await startChatWithMara('Ana');
    await mountPanel();
    panel.element.addEventListener('monitor-request', (event) => event.preventDefault());
    await panel.press('Ana', 'Monitor');
    expect(panel.button('Ana', 'Monitor')).to.not.equal(null);
    expect(await getRoles(id)).to.not.include('SILENT_MONITOR');
  });

  it('lets the host veto leaving by the name that the thread uses for it', async () => {
    await signInReadyAgent();
    const id = await startChatWithMara('Ana');
    await mountPanel();
    const requestDetails: unknown[] = [];
    panel.element.addEventListener('conversation-leave-request', (event) => {
      requestDetails.push(event.detail);
      event.preventDefault();
    });
    await panel.press('Ana', 'Monitor');
    await panel.press('Ana', 'Leave');
    expect(requestDetails).to.deep.equal([{ conversationId: id }]);
    expect(panel.button('Ana', 'Leave')).to.not.equal(null);
    expect(await getRoles(id)).to.include('SILENT_MONITOR');
  });

  /** A second supervisor of the same team, on a desk of her own. */
  async function monitorAsNoor(customer: string): Promise<void> {
    await emulator.control('POST', '/agents', {
      username: 'noor',
      lastName: 'Haddad',
      roles: ['agent', 'supervisor'],
      supervises: ['Harbour'],
    });
    const noor = await mountSession(emulator, {
      username: 'noor',
      attributes: 'session-id="noor"',
      markup: '<supervisor-panel></supervisor-panel>',
    });
    await new SupervisorPanelHarness(noor.find<SupervisorPanel>('supervisor-panel')).press(customer, 'Monitor');
    await until(() => noor.session.state.conversations.ids.length === 1, 'another supervisor monitors');
  }

  it('says who monitors a chat already, and lets nobody else', async () => {
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await monitorAsNoor('Ana');
    await mountPanel();
    const row = await panel.waitForRow('chats', 'Ana');
    expect(row.textContent).to.match(/Monitored by .Noor Haddad/);
    const button = panel.button('Ana', 'Monitor');
    expect(button?.getAttribute('aria-disabled')).to.equal('true');
    expect(button?.getAttribute('aria-label')).to.include('Another supervisor is already monitoring this chat.');
    await checkA11y(panel.element);
  });

  it('explains the refusal of the server when the report was behind', async () => {
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await mountPanel('refresh-interval="0"');
    await panel.waitForRow('chats', 'Ana');
    await monitorAsNoor('Ana');
    await panel.press('Ana', 'Monitor');
    const alert = await until(() => panel.alert, 'an alert appeared');
    expect(alert).to.match(/Couldn't monitor the chat with .Ana.*Another supervisor is already monitoring this chat/);
    await until(() => panel.row('chats', 'Ana')?.textContent.includes('Monitored by'), 'the report says so, too');
  });

  describe('refused by the server, which knows better than the report', () => {
    async function monitorAndGetAlert(): Promise<string> {
      await panel.press('Ana', 'Monitor');
      return until(() => panel.alert, 'an alert appeared');
    }

    it('says that the conversation is over', async () => {
      await signInReadyAgent();
      const id = await startChatWithMara('Ana');
      await mountPanel('refresh-interval="0"');
      await panel.waitForRow('chats', 'Ana');
      await emulator.control('POST', `/chats/${id}/leave`, {});
      expect(await monitorAndGetAlert()).to.match(/Couldn't monitor the chat with .Ana.*The conversation has ended\./);
      await until(() => panel.row('chats', 'Ana') === null, 'and takes it off the list');
    });

    it('says that it is another team’s', async () => {
      await signInReadyAgent();
      await startChatWithMara('Ana');
      await emulator.control('POST', '/agents', {
        username: 'nils',
        roles: ['agent', 'supervisor'],
        supervises: ['Quay'],
      });
      const desk = await mountPanel('refresh-interval="0"', 'nils');
      await panel.waitForRow('agents', 'ines');
      const originalTeamReport = desk.session.teamReport.bind(desk.session);
      desk.session.teamReport = (team) => originalTeamReport(agent.session.state.agent?.team ?? team);
      panel.element.refresh();
      expect(await monitorAndGetAlert()).to.include('This chat belongs to a team that you do not supervise.');
    });

    it('says that there is no room for another who speaks, and goes on monitoring', async () => {
      await signInReadyAgent();
      const id = await startChatWithMara('Ana');
      // With Mara that makes four. There is one place for a monitor, so they come one after another.
      for (const username of ['noor', 'iris', 'juno']) {
        await emulator.control('POST', '/agents', {
          username,
          roles: ['agent', 'supervisor'],
          supervises: ['Harbour'],
        });
        const { session } = await mountSession(emulator, { username, attributes: `session-id="${username}"` });
        const [team] = session.state.agent?.supervisedTeams ?? [];
        const [chat] = team === undefined ? [] : (await session.teamReport(team)).chats;
        if (chat === undefined) throw new Error(`${username} sees no chat.`);
        await session.dispatch({ type: 'monitor', chat });
        await session.dispatch({ type: 'barge-in', conversationId: chat.conversationId });
      }
      expect((await getRoles(id)).filter((role) => role === 'PRIMARY')).to.have.length(4);
      const desk = await mountPanel('refresh-interval="0"');
      await panel.press('Ana', 'Monitor');
      await panel.press('Ana', 'Barge in');
      const alert = await until(() => panel.alert, 'an alert appeared');
      expect(alert).to.match(/barge in on the chat with .Ana.*This conversation has reached the limit of four people/);
      expect(desk.session.state.conversations.ids, 'she is where she was').to.deep.equal([id]);
      expect(panel.row('chats', 'Ana')?.textContent).to.include('Monitoring');
      expect((await getRoles(id)).filter((role) => role === 'PRIMARY')).to.have.length(4);
      expect(await getRoles(id)).to.include('SILENT_MONITOR');
      await checkA11y(panel.element);
    });

    it('says that it came from a pull-mode list', async () => {
      await signInReadyAgent();
      await startChatWithMara('Ana');
      const pullRequest = await emulator.control<{ conversationId: string }>('POST', '/pull-requests', {
        list: 'general',
      });
      const desk = await mountPanel('refresh-interval="0"');
      await panel.waitForRow('chats', 'Ana');
      const originalTeamReport = desk.session.teamReport.bind(desk.session);
      desk.session.teamReport = async (team) => {
        const report = await originalTeamReport(team);
        const chats = report.chats.map((chat) => ({
          ...chat,
          conversationId: pullRequest.conversationId as typeof chat.conversationId,
          channelSession: { ...chat.channelSession, conversationId: pullRequest.conversationId },
        }));
        return { ...report, chats };
      };
      await panel.refresh();
      expect(await monitorAndGetAlert()).to.include('Chats from pull-mode lists');
    });
  });

  it('keeps the last numbers while the link is down, and takes up again', async () => {
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await mountPanel();
    await panel.waitForRow('chats', 'Ana');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'vela', how: 'close' }, down: 1500 });
    await until(() => panel.text.includes('Connection lost'), 'the panel says that the link is lost');
    expect(panel.button('Ana', 'Monitor')?.getAttribute('aria-disabled')).to.equal('true');
    expect(panel.text).to.include('As of');
    await until(() => !panel.text.includes('Connection lost'), 'the link is back', 10_000);
    await until(() => panel.text.includes('Updated'), 'the numbers are new again');
    expect(panel.button('Ana', 'Monitor')?.getAttribute('aria-disabled')).to.equal(null);
  });

  it('rests while nobody can see the page, and reads at once when somebody can', async () => {
    const desk = await mountPanel('refresh-interval="0.2"');
    await panel.waitForRow('agents', 'mara');
    let readCount = 0;
    const originalTeamReport = desk.session.teamReport.bind(desk.session);
    desk.session.teamReport = (team) => {
      readCount++;
      return originalTeamReport(team);
    };
    await until(() => readCount > 1, 'it reads by itself');
    const setHidden = (hidden: boolean) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    setHidden(true);
    const readCountBefore = readCount;
    const startedAt = performance.now();
    await until(() => performance.now() - startedAt > 700, 'several intervals have gone by');
    expect(readCount, 'not once meanwhile').to.equal(readCountBefore);
    setHidden(false);
    await until(() => readCount > readCountBefore, 'it reads again');
    delete (document as { hidden?: boolean }).hidden;
  });

  it('reads again by itself after a failure', async () => {
    const desk = await mountPanel('refresh-interval="0.3"');
    await panel.waitForRow('agents', 'mara');
    desk.element.services = { reports: 'http://127.0.0.1:9/nowhere' };
    await until(() => panel.text.includes("Couldn't reach the server for the team report."), 'it says what is wrong');
    expect(panel.text).to.include('As of');
    expect(panel.row('agents', 'mara'), 'the last numbers stay').to.not.equal(null);
    await checkA11y(panel.element);
    desk.element.services = {};
    await until(() => !panel.text.includes("Couldn't reach the server"), 'it is well again by itself');
    expect(panel.text).to.include('Updated');
  });

  it('says when the report cannot be read, and reads it again when asked', async () => {
    const desk = await mountSession(emulator, { username: 'vela', attributes: 'session-id="reports"' });
    desk.element.services = { reports: 'http://127.0.0.1:9/nowhere' };
    await desk.element.updateComplete;
    const host = mount('<supervisor-panel session-id="reports" refresh-interval="0"></supervisor-panel>');
    panel = new SupervisorPanelHarness(host.querySelector('supervisor-panel') as SupervisorPanel);
    await until(
      () => panel.text.includes("Couldn't reach the server for the team report."),
      'the panel says what is wrong',
    );
    desk.element.services = {};
    await desk.element.updateComplete;
    panel.pressRetry('Try again');
    await panel.waitForRow('agents', 'vela');
    expect(panel.text).to.not.include("Couldn't reach the server");
  });

  it('shows what there is of a server without a report on bots', async () => {
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await emulator.control('POST', '/faults', { failReports: { 'bot-active-chats': 404 } });
    await mountPanel('refresh-interval="0"');
    await panel.waitForRow('chats', 'Ana');
    expect(panel.rows('agents')).to.have.length(3);
    expect(panel.caption('bots'), 'no number where none is known').to.equal('With a bot');
    expect(panel.problemText('bots')).to.equal('The server does not provide these figures.');
    expect(panel.retryButton('bots'), 'nor will it the next time').to.equal(null);
    expect(panel.rows('bots')).to.deep.equal([['Unknown']]);
    expect(panel.summaryText()).to.include('With a bot –Unknown');
    expect(panel.problemText('chats')).to.equal(null);
    expect(panel.text).to.include('Updated');
    await checkA11y(panel.element);
  });

  it('keeps the last rows of a report that fails, says of when they are, and reads it again when asked', async () => {
    await emulator.control('POST', '/chats', { customer: { firstName: 'Wren' }, queue: 'sales' });
    await mountPanel('refresh-interval="0"');
    await panel.waitForRow('queued', 'Wren');
    await emulator.control('POST', '/faults', { failReports: { 'queued-chats': 500 } });
    panel.element.refresh();
    await until(() => panel.problemText('queued'), 'it says that something is wrong');
    expect(panel.problemText('queued')).to.match(/^These figures are unavailable\. Showing data from \d+:\d+/);
    expect(panel.row('queued', 'Wren'), 'who waited then').to.not.equal(null);
    expect(panel.caption('queued')).to.equal('Waiting in queues (1)');
    await checkA11y(panel.element);
    await emulator.control('DELETE', '/faults');
    panel.retryButton('queued')?.click();
    await until(() => panel.problemText('queued') === null, 'it is well again');
    expect(panel.row('queued', 'Wren')).to.not.equal(null);
  });

  it('explains itself to those who supervise nothing, and to nobody', async () => {
    await mountPanel('', 'mara');
    await until(() => panel.text.includes('You do not supervise a team'), 'it explains');
    await cleanUp(emulator);
    const host = mount('<supervisor-panel></supervisor-panel>');
    panel = new SupervisorPanelHarness(host.querySelector('supervisor-panel') as SupervisorPanel);
    await until(() => panel.text.includes('Not connected to an agent desk'), 'it says that there is no desk');
  });
});
