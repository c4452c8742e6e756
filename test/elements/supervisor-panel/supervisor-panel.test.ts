import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
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
import { normalizeText } from '../../support/harness/text-helpers.js';

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

  /** Signs in Mara in a session of her own and makes her ready. */
  async function signInReadyAgent(): Promise<void> {
    agent = await mountSession(emulator, { username: 'mara', attributes: `session-id="mara-${++deskCount}"` });
    await goReady(agent);
  }

  /** Starts a chat of a customer with Mara. */
  async function startChatWithMara(firstName: string): Promise<string> {
    const { conversationId } = await emulator.control<{ conversationId: string }>('POST', '/chats', {
      customer: { firstName },
      text: 'Hello',
      started: 'mara',
    });
    await until(
      () => agent.session.state.conversations.ids.some((id) => id === conversationId),
      `${firstName}'s chat opened in the agent's session`,
    );
    return conversationId;
  }

  async function getRoles(conversationId: string): Promise<string[]> {
    const world = await fetchWorld(emulator);
    return (world.conversations.find(({ id }) => id === conversationId)?.participants ?? []).map(({ role }) => role);
  }

  it('is accessible in English and Arabic, with chats, waiting customers and a monitored chat', async function () {
    // Runs all accessibility rules several times over the whole panel.
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await startChatWithMara('Bo');
    await emulator.control('POST', '/chats', { customer: { firstName: 'Wren' }, channel: 'WHATSAPP', queue: 'sales' });
    const desk = await mountPanel();
    await panel.press('Ana', 'Monitor');
    await until(() => panel.button('Ana', 'Leave'), 'Ana is monitored');
    await checkA11y(panel.element);
    desk.element.lang = 'ar';
    await until(() => panel.text.includes('المحادثات النشطة'), 'the texts are Arabic');
    await checkA11y(panel.element);
    await setViewport({ width: 390, height: 800 });
    await checkA11y(panel.element);
  });

  it('copies selected rows as a table: tabs between cells, and no buttons', async () => {
    await signInReadyAgent();
    await mountPanel();
    await startChatWithMara('Ana');
    await startChatWithMara('Ben');
    const rows = [await panel.waitForRow('chats', 'Ana'), await panel.waitForRow('chats', 'Ben')];
    const [first, second] = rows.sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    ) as [HTMLElement, HTMLElement];
    getSelection()?.setBaseAndExtent(first, 0, second, second.childNodes.length);
    const init = { clipboardData: new DataTransfer(), bubbles: true, cancelable: true, composed: true };
    const event = new ClipboardEvent('copy', init);
    first.dispatchEvent(event);
    // The event may have a copy of what it was made with.
    const copied = event.clipboardData?.getData('text/plain') ?? '';
    const lines = copied.split('\n').map((line) => line.split('\t'));
    expect(lines.map(([customer]) => customer)).to.have.members(['Ana', 'Ben']);
    expect(lines.map((cells) => cells.slice(1, 4))).to.deep.equal([
      ['support', 'Mara Quill', 'WEB'],
      ['support', 'Mara Quill', 'WEB'],
    ]);
    expect(copied).not.to.match(/Monitor/);
    expect(event.defaultPrevented).to.equal(true);
  });

  it('leaves a part of one cell to the browser, also where a triple click selects up to the next cell', async () => {
    await signInReadyAgent();
    await mountPanel();
    await startChatWithMara('Ana');
    const row = await panel.waitForRow('chats', 'Ana');
    const [cell, next] = row.querySelectorAll('.cell') as NodeListOf<HTMLElement>;
    const copy = (select: () => void): boolean => {
      select();
      const init = { clipboardData: new DataTransfer(), bubbles: true, cancelable: true, composed: true };
      return !row.dispatchEvent(new ClipboardEvent('copy', init));
    };
    expect(copy(() => getSelection()?.setBaseAndExtent(cell as Node, 0, next as Node, 0))).to.equal(false);
    expect(
      copy(() => getSelection()?.setBaseAndExtent(cell as Node, 0, next as Node, next?.childNodes.length ?? 0)),
    ).to.equal(true);
  });

  it('lists agents, active chats, waiting customers and bot chats', async () => {
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
    expect(panel.row('botChats', 'Robin')).to.not.equal(null);
    const maraRow = panel.row('members', 'mara')?.textContent ?? '';
    expect(maraRow).to.include('Not ready').and.to.include('CHAT').and.to.include('finishing');
    expect(panel.caption('chats')).to.equal('Active chats (1)');
  });

  it('updates by itself and keeps the focus and the row elements', async () => {
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

  it('searches and sorts', async () => {
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
    await panel.search('no such customer');
    await until(() => panel.row('chats', 'No matches for your search'), 'the empty text is shown');
  });

  it('shows the selected team', async () => {
    await mountPanel('refresh-interval="0"');
    await panel.waitForRow('members', 'mara');
    panel.chooseTeam('Quay');
    await panel.waitForRow('members', 'ines');
    expect(panel.row('members', 'mara')).to.equal(null);
  });

  it('keeps the team, the filters and the sort order for the next time', async () => {
    const desk = await mountPanel('refresh-interval="0"');
    await panel.waitForRow('members', 'mara');
    panel.chooseTeam('Quay');
    await panel.waitForRow('members', 'ines');
    await panel.sortBy('members', 'Agent');
    panel.choose('Agent availability', 'Ready agents');
    await until(() => panel.caption('members') === 'Agents (0)', 'no agent is ready');
    panel.element.remove();
    const again = document.createElement('supervisor-panel') as SupervisorPanel;
    again.refreshInterval = 0;
    desk.element.append(again);
    panel = new SupervisorPanelHarness(again);
    await until(() => panel.caption('members') === 'Agents (0)', 'the filter is kept');
    panel.choose('Agent availability', 'All agents');
    await panel.waitForRow('members', 'ines');
    expect(panel.row('members', 'mara'), 'the team is kept').to.equal(null);
    expect(panel.sortOrder('members', 'Agent')).to.equal('descending');
  });

  it('keeps the filters and the sort order over refreshes and when another team is shown', async () => {
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await mountPanel('refresh-interval="0"');
    await panel.waitForRow('members', 'ines');
    await panel.sortBy('chats', 'Customer');
    await panel.sortBy('members', 'Agent');
    panel.choose('Agent availability', 'Ready agents');
    await until(() => panel.caption('members') === 'Agents (1)', 'Mara is ready');
    const orders = () => [panel.sortOrder('members', 'Agent'), panel.sortOrder('chats', 'Customer')];
    const before = orders();
    expect(before).not.to.include(null).and.not.to.include('none');
    await startChatWithMara('Ben');
    await panel.refresh();
    await panel.waitForRow('chats', 'Ben');
    expect([panel.caption('members'), ...orders()], 'after a refresh').to.deep.equal(['Agents (1)', ...before]);
    panel.chooseTeam('Quay');
    await until(() => panel.caption('members') === 'Agents (0)', 'no one is ready there');
    expect(orders(), 'of the other team').to.deep.equal(before);
    panel.chooseTeam('Harbour');
    await until(() => panel.caption('members') === 'Agents (1)', 'still only who is ready');
    expect(orders(), 'back').to.deep.equal(before);
  });

  it('monitors by keyboard, keeps the focus, and leaves again', async () => {
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
    expect(panel.focused, 'the same button element, which now opens the chat').to.equal(button);
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

  it('advises the agents, who see it; the customer does not', async () => {
    await signInReadyAgent();
    const id = await startChatWithMara('Ana');
    await mountPanel();
    await panel.press('Ana', 'Monitor');
    await panel.press('Ana', 'Advise');
    await until(() => panel.row('chats', 'Ana')?.textContent.includes('Advising') === true, 'the supervisor advises');
    expect(await getRoles(id)).to.include('ASSISTANT');
    expect(panel.button('Ana', 'Advise')).to.equal(null);
  });

  it('asks before it barges in', async () => {
    await signInReadyAgent();
    const id = await startChatWithMara('Ana');
    await mountPanel();
    await panel.press('Ana', 'Monitor');
    const button = await panel.pressByKeyboard('Ana', 'Barge in');
    const question = await until(() => panel.question, 'it asks first');
    expect(question).to.include('The customer will read what you write from then on.');
    await checkA11y(panel.element);
    await sendKeys({ press: 'Enter' });
    await until(() => panel.question === null, 'the focus began on the button that keeps monitoring');
    expect(panel.focused).to.equal(button);
    expect(
      (await getRoles(id)).filter((role) => role === 'PRIMARY'),
      'nothing was sent',
    ).to.have.length(1);
    await sendKeys({ press: 'Enter' });
    await until(() => panel.question, 'it asks again');
    panel.answer('Barge in');
    await until(
      () => panel.row('chats', 'Ana')?.textContent.includes('Barged in') === true,
      'the supervisor has barged in',
    );
    expect(panel.button('Ana', 'Leave'), 'after barging in, leaving is in the thread only').to.equal(null);
    expect((await getRoles(id)).filter((role) => role === 'PRIMARY')).to.have.length(2);
  });

  it('lets the host cancel the request to monitor', async () => {
    await signInReadyAgent();
    const id = await startChatWithMara('Ana');
    await mountPanel();
    panel.element.addEventListener('monitor-request', (event) => event.preventDefault());
    await panel.press('Ana', 'Monitor');
    expect(panel.button('Ana', 'Monitor')).to.not.equal(null);
    expect(await getRoles(id)).to.not.include('SILENT_MONITOR');
  });

  it('lets the host cancel leaving by the same event as in the thread', async () => {
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

  /** Monitors a chat as a second supervisor of the same team, in a session of her own. */
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
    await until(() => noor.session.state.conversations.ids.length === 1, 'another supervisor monitors the chat');
  }

  it('shows who already monitors a chat, and why the server refuses a second supervisor', async () => {
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await monitorAsNoor('Ana');
    await mountPanel();
    const row = await panel.waitForRow('chats', 'Ana');
    expect(row.textContent).to.match(/Monitored by .Noor Haddad/);
    const button = panel.button('Ana', 'Monitor');
    expect(button?.getAttribute('aria-disabled'), 'the report does not say that it is refused').to.equal(null);
    await panel.press('Ana', 'Monitor');
    await until(() => panel.alert?.includes('Another supervisor is already monitoring this chat.'), 'the refusal');
    await until(() => button?.getAttribute('aria-disabled') === 'true', 'it is known from now on');
    expect(button?.getAttribute('aria-label')).to.include('Another supervisor is already monitoring this chat.');
    await checkA11y(panel.element);
  });

  it('explains the refusal of the server when the report is out of date', async () => {
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await mountPanel('refresh-interval="0"');
    await panel.waitForRow('chats', 'Ana');
    await monitorAsNoor('Ana');
    await panel.press('Ana', 'Monitor');
    const alert = await until(() => panel.alert, 'an alert appeared');
    expect(alert).to.match(/Couldn't monitor the chat with .Ana.*Another supervisor is already monitoring this chat/);
    await until(() => panel.row('chats', 'Ana')?.textContent.includes('Monitored by'), 'the report shows it, too');
  });

  describe('refused by the server while the report is out of date', () => {
    async function monitorAndGetAlert(): Promise<string> {
      await panel.press('Ana', 'Monitor');
      return until(() => panel.alert, 'an alert appeared');
    }

    it('shows that the conversation has ended', async () => {
      await signInReadyAgent();
      const id = await startChatWithMara('Ana');
      await mountPanel('refresh-interval="0"');
      await panel.waitForRow('chats', 'Ana');
      await emulator.control('POST', `/chats/${id}/leave`, {});
      expect(await monitorAndGetAlert()).to.match(/Couldn't monitor the chat with .Ana.*The conversation has ended\./);
      await until(() => panel.row('chats', 'Ana') === null, 'the chat is removed from the table');
    });

    it('shows that the chat belongs to another team', async () => {
      await signInReadyAgent();
      await startChatWithMara('Ana');
      await emulator.control('POST', '/agents', {
        username: 'nils',
        roles: ['agent', 'supervisor'],
        supervises: ['Quay'],
      });
      const desk = await mountPanel('refresh-interval="0"', 'nils');
      await panel.waitForRow('members', 'ines');
      const originalTeamReport = desk.session.teamReport.bind(desk.session);
      desk.session.teamReport = (team) => originalTeamReport(agent.session.state.agent?.team ?? team);
      panel.element.refresh();
      expect(await monitorAndGetAlert()).to.include('This chat belongs to a team that you do not supervise.');
    });

    it('shows that the conversation is full, and keeps monitoring', async () => {
      await signInReadyAgent();
      const id = await startChatWithMara('Ana');
      // With Mara these are four. A chat takes one monitor at a time, so they join one after another.
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
      await until(() => panel.question, 'it asks first');
      panel.answer('Barge in');
      const alert = await until(() => panel.alert, 'an alert appeared');
      expect(alert).to.match(/barge in on the chat with .Ana.*This conversation has reached the limit of four people/);
      expect(desk.session.state.conversations.ids, 'the conversation stays open').to.deep.equal([id]);
      expect(panel.row('chats', 'Ana')?.textContent).to.include('Monitoring');
      expect((await getRoles(id)).filter((role) => role === 'PRIMARY')).to.have.length(4);
      expect(await getRoles(id)).to.include('SILENT_MONITOR');
      await checkA11y(panel.element);
    });

    it('shows that chats of pull-mode lists cannot be monitored', async () => {
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

  it('keeps the last figures while the connection is lost, and updates them afterwards', async () => {
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await mountPanel();
    await panel.waitForRow('chats', 'Ana');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'vela', how: 'close' }, down: 600_000 });
    await until(() => panel.text.includes('Connection lost'), 'the panel shows that the connection is lost');
    expect(panel.button('Ana', 'Monitor')?.getAttribute('aria-disabled')).to.equal('true');
    expect(panel.text).to.include('As of');
    await emulator.control('DELETE', '/faults');
    await until(() => !panel.text.includes('Connection lost'), 'the session is back online');
    const times = [0, 1].map((minutes) =>
      new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(Date.now() + minutes * 60_000),
    );
    await until(
      () => times.some((time) => normalizeText(panel.text).includes(`Updated ${normalizeText(time)}`)),
      'the figures are updated, with the time of the day',
    );
    expect(panel.button('Ana', 'Monitor')?.getAttribute('aria-disabled')).to.equal(null);
  });

  it('stops polling while the page is hidden, and refreshes when it becomes visible', async () => {
    const desk = await mountPanel('refresh-interval="0.2"');
    await panel.waitForRow('members', 'mara');
    let readCount = 0;
    const originalTeamReport = desk.session.teamReport.bind(desk.session);
    desk.session.teamReport = (team) => {
      readCount++;
      return originalTeamReport(team);
    };
    await until(() => readCount > 1, 'it polls');
    const setHidden = (hidden: boolean) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    setHidden(true);
    const readCountBefore = readCount;
    const startedAt = performance.now();
    await until(() => performance.now() - startedAt > 700, 'several intervals have passed');
    expect(readCount, 'no load while hidden').to.equal(readCountBefore);
    setHidden(false);
    await until(() => readCount > readCountBefore, 'it loads again');
    delete (document as { hidden?: boolean }).hidden;
  });

  it('recovers by itself after a failed load', async () => {
    const desk = await mountPanel('refresh-interval="0.3"');
    await panel.waitForRow('members', 'mara');
    desk.element.services = { reports: 'http://127.0.0.1:9/nowhere' };
    await until(() => panel.text.includes("Couldn't reach the server for the team report."), 'the problem is shown');
    expect(panel.text).to.include('As of');
    expect(panel.row('members', 'mara'), 'the last figures stay').to.not.equal(null);
    await checkA11y(panel.element);
    desk.element.services = {};
    await until(() => !panel.text.includes("Couldn't reach the server"), 'the problem is gone');
    expect(panel.text).to.include('Updated');
  });

  it('shows when the report fails to load, and retries on request', async () => {
    const desk = await mountSession(emulator, { username: 'vela', attributes: 'session-id="reports"' });
    desk.element.services = { reports: 'http://127.0.0.1:9/nowhere' };
    await desk.element.updateComplete;
    const host = mount('<supervisor-panel session-id="reports" refresh-interval="0"></supervisor-panel>');
    panel = new SupervisorPanelHarness(host.querySelector('supervisor-panel') as SupervisorPanel);
    await until(
      () =>
        panel.text.includes("Couldn't reach the server for the team report.") &&
        !panel.text.includes('has not come yet'),
      'the panel shows the problem of both teams',
    );
    desk.element.services = {};
    await desk.element.updateComplete;
    panel.pressRetry('Try again');
    await panel.waitForRow('members', 'You');
    await until(() => !panel.text.includes("Couldn't reach the server"), 'the reports of both teams are there');
  });

  it('loads again when asked to during a load that fails', async () => {
    const desk = await mountSession(emulator, { username: 'vela', attributes: 'session-id="again"' });
    const originalTeamReport = desk.session.teamReport.bind(desk.session);
    const failures: (() => void)[] = [];
    desk.session.teamReport = () => new Promise((_, reject) => failures.push(() => reject(new Error('no network'))));
    const host = mount('<supervisor-panel session-id="again" refresh-interval="0"></supervisor-panel>');
    panel = new SupervisorPanelHarness(host.querySelector('supervisor-panel') as SupervisorPanel);
    await until(() => failures.length === 2, 'both teams are asked about');
    panel.element.refresh();
    desk.session.teamReport = originalTeamReport;
    for (const fail of failures) fail();
    await panel.waitForRow('members', 'You');
    await panel.waitForRow('members', 'ines');
  });

  it('shows the figures of the other teams while one team’s report is late, and says which', async () => {
    const desk = await mountSession(emulator, { username: 'vela', attributes: 'session-id="late"' });
    const originalTeamReport = desk.session.teamReport.bind(desk.session);
    let answer = (): void => undefined;
    const late = new Promise<void>((resolve) => (answer = resolve));
    desk.session.teamReport = async (team, previous) => {
      if (team.name === 'Quay') await late;
      return originalTeamReport(team, previous);
    };
    const host = mount('<supervisor-panel session-id="late" refresh-interval="0"></supervisor-panel>');
    panel = new SupervisorPanelHarness(host.querySelector('supervisor-panel') as SupervisorPanel);
    await panel.waitForRow('members', 'mara');
    expect(panel.row('members', 'ines')).to.equal(null);
    expect(panel.text).to.include('Quay: The report has not come yet.');
    answer();
    await panel.waitForRow('members', 'ines');
    expect(panel.text).not.to.include('has not come yet');
  });

  it('shows the other tables of a server without a bot report', async () => {
    await signInReadyAgent();
    await startChatWithMara('Ana');
    await emulator.control('POST', '/faults', { failReports: { 'bot-active-chats': 404 } });
    await mountPanel('refresh-interval="0"');
    await panel.waitForRow('chats', 'Ana');
    expect(panel.rows('members'), 'of both teams').to.have.length(4);
    expect(panel.caption('botChats'), 'no count without a report').to.equal('With a bot');
    expect(panel.problemText('botChats')).to.equal('The server does not provide these figures.');
    expect(panel.retryButton('botChats'), 'a retry would not help').to.equal(null);
    expect(panel.rows('botChats')).to.deep.equal([['Unknown']]);
    expect(panel.summaryText()).to.include('With a bot –Unknown');
    expect(panel.problemText('chats')).to.equal(null);
    expect(panel.text).to.include('Updated');
    await checkA11y(panel.element);
  });

  it('keeps the last rows of a failed table with their time, and retries on request', async () => {
    await emulator.control('POST', '/chats', { customer: { firstName: 'Wren' }, queue: 'sales' });
    await mountPanel('refresh-interval="0"');
    await panel.waitForRow('queued', 'Wren');
    await emulator.control('POST', '/faults', { failReports: { 'queued-chats': 500 } });
    panel.element.refresh();
    await until(
      () => /^These figures are unavailable\. Showing data from \d+:\d+/.test(panel.problemText('queued') ?? ''),
      'the problem of both teams is shown',
    );
    expect(panel.row('queued', 'Wren'), 'the last rows stay').to.not.equal(null);
    expect(panel.caption('queued')).to.equal('Waiting in queues (1)');
    await checkA11y(panel.element);
    await emulator.control('DELETE', '/faults');
    panel.retryButton('queued')?.click();
    await until(() => panel.problemText('queued') === null, 'the problem is gone');
    expect(panel.row('queued', 'Wren')).to.not.equal(null);
  });

  it('explains that the agent supervises no team, and that no session is connected', async () => {
    await mountPanel('', 'mara');
    await until(() => panel.text.includes('You do not supervise a team'), 'the explanation is shown');
    await cleanUp(emulator);
    const host = mount('<supervisor-panel></supervisor-panel>');
    panel = new SupervisorPanelHarness(host.querySelector('supervisor-panel') as SupervisorPanel);
    await until(() => panel.text.includes('Not connected to an agent desk'), 'the placeholder is shown');
  });
});
