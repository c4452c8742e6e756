import { expect } from '@open-wc/testing';
import '../../../src/elements/desk-session/desk-session.define.js';
import '../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { SupervisorPanel } from '../../../src/elements/supervisor-panel/supervisor-panel.js';
import type { Team, TeamReport } from '../../../src/domain/index.js';
import {
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { fetchWorld } from '../../support/browser/server-world.js';
import { SupervisorPanelHarness } from '../../support/harness/supervisor-panel-harness.js';

/** Counts the workers that are started, and can make one fail. */
const workers: Worker[] = [];
let shouldFail = false;
const OriginalWorker = globalThis.Worker;
class ObservedWorker extends OriginalWorker {
  constructor(address: string | URL, options?: WorkerOptions) {
    super(address, options);
    workers.push(this);
  }
  override postMessage(message: unknown, transfer?: StructuredSerializeOptions | Transferable[]): void {
    // The worker throws on this message.
    if (shouldFail) super.postMessage({});
    super.postMessage(message, transfer as Transferable[]);
  }
}

/** Large reports are parsed in a worker. The tests build on each other, like successive refreshes of a page. */
describe('a team report parsed in a worker', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let team: Team;
  let lastReport: TeamReport;

  before(async () => {
    globalThis.Worker = ObservedWorker;
    emulator = await startEmulator();
    const mara = await mountSession(emulator, { username: 'mara', attributes: 'session-id="mara"' });
    await goReady(mara);
    await emulator.control('POST', '/chats', { customer: { firstName: 'Ana' }, text: 'Hello', started: 'mara' });
    await until(() => mara.session.state.conversations.ids.length === 1, 'Mara is in a chat');
    desk = await mountSession(emulator, { username: 'vela', attributes: 'session-id="vela"' });
    const supervised = desk.session.state.agent?.supervisedTeams[0];
    if (supervised === undefined) throw new Error('Vela supervises nothing.');
    team = supervised;
  });

  after(async () => {
    globalThis.Worker = OriginalWorker;
    await cleanUp(emulator);
  });

  const startBotChat = (firstName: string) =>
    emulator.control('POST', '/chats', { customer: { firstName }, bot: true });
  const getBotChatCustomers = ({ botChats }: TeamReport) => botChats.map(({ customerName }) => customerName);
  const customerNames = Array.from({ length: 100 }, (_, i) => `Customer${i}`);

  it('parses a small report without a worker', async () => {
    lastReport = await desk.session.teamReport(team);
    expect(lastReport.chats.map(({ customerName }) => customerName)).to.deep.equal(['Ana']);
    expect(workers).to.have.length(0);
  });

  it('parses a large report with the same result as the page', async () => {
    // Each row carries a full channel session.
    for (const name of customerNames) await startBotChat(name);
    const report = await desk.session.teamReport(team, lastReport);
    expect(workers).to.have.length(1);
    expect(getBotChatCustomers(report)).to.deep.equal(customerNames);
    expect(report.problems).to.deep.equal({});
    // Rows that the page parsed before are equal by content.
    expect(report.chats).to.deep.equal(lastReport.chats);
    expect(report.members.map(({ name }) => name)).to.deep.equal(lastReport.members.map(({ name }) => name));
    lastReport = report;
  });

  it('transfers only the rows that changed', async () => {
    await startBotChat('Newcomer');
    const report = await desk.session.teamReport(team, lastReport);
    expect(workers, 'the same worker').to.have.length(1);
    expect(getBotChatCustomers(report)).to.deep.equal([...getBotChatCustomers(lastReport), 'Newcomer']);
    lastReport.botChats.forEach((row, i) => {
      expect(report.botChats[i], 'the same row object').to.equal(row);
    });
    expect(report.chats[0]).to.equal(lastReport.chats[0]);
    // Two panels each continue from their own last report.
    const otherReport = await desk.session.teamReport(team, lastReport);
    expect(getBotChatCustomers(otherReport)).to.deep.equal(getBotChatCustomers(report));
    const nextReport = await desk.session.teamReport(team, report);
    report.botChats.forEach((row, i) => {
      expect(nextReport.botChats[i]).to.equal(row);
    });
    lastReport = nextReport;
  });

  it('transfers only the rows that changed, of however many teams', async () => {
    // The chats with a bot are in the report of every team.
    const teams = Array.from({ length: 6 }, (_, i) => ({ ...team, id: `${i}` as Team['id'] }));
    const first = await Promise.all(teams.map((other) => desk.session.teamReport(other)));
    const second = await Promise.all(teams.map((other, i) => desk.session.teamReport(other, first[i])));
    first.forEach(({ botChats }, i) => {
      expect(botChats.length).to.be.greaterThan(100);
      expect(
        second[i]?.botChats.every((row, at) => row === botChats[at]),
        `team ${i}`,
      ).to.equal(true);
    });
    expect(workers).to.have.length(1);
  });

  it('returns everything needed to monitor a chat', async () => {
    const supervisorDesk = await mountSession(emulator, {
      username: 'vela',
      attributes: 'session-id="panel"',
      markup: '<supervisor-panel></supervisor-panel>',
    });
    const panel = new SupervisorPanelHarness(supervisorDesk.find<SupervisorPanel>('supervisor-panel'));
    await panel.press('Ana', 'Monitor');
    await until(() => panel.button('Ana', 'Leave'), 'Ana is monitored');
    expect(workers, 'parsed by the worker').to.have.length(1);
    const { conversations } = await fetchWorld(emulator);
    expect(conversations.flatMap(({ participants }) => participants.map(({ role }) => role))).to.include(
      'SILENT_MONITOR',
    );
  });

  it('falls back to parsing in the page when the worker fails', async () => {
    shouldFail = true;
    const report = await desk.session.teamReport(team, lastReport);
    expect(getBotChatCustomers(report)).to.deep.equal(getBotChatCustomers(lastReport));
    expect(report.botChats.map(({ since }) => since)).to.deep.equal(lastReport.botChats.map(({ since }) => since));
    shouldFail = false;
    await startBotChat('Latecomer');
    expect(getBotChatCustomers(await desk.session.teamReport(team, report))).to.deep.equal([
      ...getBotChatCustomers(lastReport),
      'Latecomer',
    ]);
    expect(workers, 'no other worker is started').to.have.length(1);
  });
});
