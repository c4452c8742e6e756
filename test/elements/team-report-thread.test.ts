import { expect } from '@open-wc/testing';
import '../../src/elements/desk-session/desk-session.define.js';
import '../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { SupervisorPanel } from '../../src/elements/supervisor-panel/supervisor-panel.js';
import type { Team, TeamReport } from '../../src/domain/index.js';
import { cleanUp, goReady, mountDesk, startEmulator, until, type Emulator, type MountedDesk } from '../support/desk.js';
import { SupervisorPanelHarness } from '../support/harness/supervisor-panel.js';

interface World {
  readonly conversations: readonly {
    readonly id: string;
    readonly participants: readonly { readonly role: string }[];
  }[];
}

/** The browser's own, looked at from outside: how many were started, and one can be put out of order. */
const threads: Worker[] = [];
let upset = false;
const Original = globalThis.Worker;
class Watched extends Original {
  constructor(address: string | URL, options?: WorkerOptions) {
    super(address, options);
    threads.push(this);
  }
  override postMessage(message: unknown, transfer?: StructuredSerializeOptions | Transferable[]): void {
    // It stumbles over this with an error of its own.
    if (upset) super.postMessage({});
    super.postMessage(message, transfer as Transferable[]);
  }
}

/** A large report is read on a thread of its own; the tests go on from each other, as the readings of one page do. */
describe('a team’s report on a thread of its own', () => {
  let emulator: Emulator;
  let desk: MountedDesk;
  let team: Team;
  let last: TeamReport;

  before(async () => {
    globalThis.Worker = Watched;
    emulator = await startEmulator();
    const mara = await mountDesk(emulator, { username: 'mara', attributes: 'session-id="mara"' });
    await goReady(mara);
    await emulator.control('POST', '/chats', { customer: { firstName: 'Ana' }, text: 'Hello', started: 'mara' });
    await until(() => mara.session.state.conversations.ids.length === 1, 'Mara is in a chat');
    desk = await mountDesk(emulator, { username: 'vela', attributes: 'session-id="vela"' });
    const supervised = desk.session.state.agent?.supervisedTeams[0];
    if (supervised === undefined) throw new Error('Vela supervises nothing.');
    team = supervised;
  });

  after(async () => {
    globalThis.Worker = Original;
    await cleanUp(emulator);
  });

  const come = (firstName: string) => emulator.control('POST', '/chats', { customer: { firstName }, bot: true });
  const names = ({ botChats }: TeamReport) => botChats.map(({ customerName }) => customerName);
  const crowd = Array.from({ length: 100 }, (_, i) => `Customer${i}`);

  it('is not for a small one', async () => {
    last = await desk.session.teamReport(team);
    expect(last.chats.map(({ customerName }) => customerName)).to.deep.equal(['Ana']);
    expect(threads).to.have.length(0);
  });

  it('reads a large one as the page does', async () => {
    // Each with a whole channel session.
    for (const name of crowd) await come(name);
    const report = await desk.session.teamReport(team, last);
    expect(threads).to.have.length(1);
    expect(names(report)).to.deep.equal(crowd);
    expect(report.problems).to.deep.equal({});
    // What the page itself had read before is in it, and the same by its content.
    expect(report.chats).to.deep.equal(last.chats);
    expect(report.members.map(({ name }) => name)).to.deep.equal(last.members.map(({ name }) => name));
    last = report;
  });

  it('tells only what has changed since', async () => {
    await come('Newcomer');
    const report = await desk.session.teamReport(team, last);
    expect(threads, 'the same thread').to.have.length(1);
    expect(names(report)).to.deep.equal([...names(last), 'Newcomer']);
    last.botChats.forEach((row, i) => expect(report.botChats[i], 'the very row there was').to.equal(row));
    expect(report.chats[0]).to.equal(last.chats[0]);
    // Two panels side by side go on from readings of their own.
    const other = await desk.session.teamReport(team, last);
    expect(names(other)).to.deep.equal(names(report));
    const next = await desk.session.teamReport(team, report);
    report.botChats.forEach((row, i) => expect(next.botChats[i]).to.equal(row));
    last = next;
  });

  it('brings all it takes to monitor a chat', async () => {
    const watching = await mountDesk(emulator, {
      username: 'vela',
      attributes: 'session-id="panel"',
      markup: '<supervisor-panel></supervisor-panel>',
    });
    const panel = new SupervisorPanelHarness(watching.find<SupervisorPanel>('supervisor-panel'));
    await panel.press('Ana', 'Monitor');
    await until(() => panel.button('Ana', 'Leave'), 'Ana is monitored');
    expect(threads, 'by the thread').to.have.length(1);
    const { conversations } = await emulator.control<World>('GET', '/world');
    expect(conversations.flatMap(({ participants }) => participants.map(({ role }) => role))).to.include(
      'SILENT_MONITOR',
    );
  });

  it('fails without a loss: the page reads by itself, then and from then on', async () => {
    upset = true;
    const report = await desk.session.teamReport(team, last);
    expect(names(report)).to.deep.equal(names(last));
    expect(report.botChats.map(({ since }) => since)).to.deep.equal(last.botChats.map(({ since }) => since));
    upset = false;
    await come('Latecomer');
    expect(names(await desk.session.teamReport(team, report))).to.deep.equal([...names(last), 'Latecomer']);
    expect(threads, 'no other is started').to.have.length(1);
  });
});
