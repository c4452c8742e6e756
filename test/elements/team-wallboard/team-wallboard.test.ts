import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../../src/elements/desk-session/desk-session.define.js';
import '../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import '../../../src/elements/team-wallboard/team-wallboard.define.js';
import type { TeamWallboard } from '../../../src/elements/team-wallboard/team-wallboard.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { ReportServer } from '../../support/browser/report-server.js';
import { TeamWallboardHarness } from '../../support/harness/team-wallboard-harness.js';

describe('<team-wallboard>', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let board: TeamWallboardHarness;
  let deskCount = 0;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(async () => {
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  async function mountBoard(markup = '<team-wallboard refresh-interval="0.5"></team-wallboard>', username = 'vela') {
    desk = await mountSession(emulator, { username, attributes: `session-id="board-${++deskCount}"`, markup });
    board = new TeamWallboardHarness(desk.find<TeamWallboard>('team-wallboard'));
  }

  const startChat = (firstName: string, queue: string) =>
    emulator.control('POST', '/chats', { customer: { firstName }, queue });

  it('shows who waits and how long by queue, with levels, and no data of customers', async () => {
    await startChat('Wren', 'sales');
    await emulator.control('POST', '/clock', { advanceMs: 80_000 });
    await startChat('Robin', 'support');
    await mountBoard(
      '<team-wallboard refresh-interval="0.5" wait-near-after="60" wait-over-after="120"></team-wallboard>',
    );
    await until(() => board.card('Waiting')?.text === 'Waiting 2', 'two wait');
    expect(board.card('Longest wait')?.text).to.match(/^Longest wait 1:2\d Near the limit of 2:00 · in sales$/);
    expect(board.card('Longest wait')?.level).to.equal('near');
    expect(board.queues[0]?.[0]).to.equal('sales');
    expect(board.queues[0]?.[2]).to.match(/^1:2\d, Near the limit of 2:00$/);
    expect(board.queues[1]?.slice(0, 2)).to.deep.equal(['support', '1']);
    await emulator.control('POST', '/clock', { advanceMs: 60_000 });
    await until(() => board.card('Longest wait')?.level === 'over', 'the limit is passed');
    expect(board.text).not.to.match(/Wren|Robin|mara/i);
    await until(() => board.trendTable.length > 1, 'the trend goes on');
    expect(board.trendTable.at(-1)?.[1]).to.equal('2');
  });

  it('draws no figure that is not in a table or a list, too, and keeps the trend since it was opened', async () => {
    await startChat('Wren', 'sales');
    await mountBoard();
    await until(() => board.trendTable.length > 0, 'the first figure');
    const [first] = board.trendTable;
    expect(first?.[1]).to.equal('1');
    expect(board.headingOf('trend')).to.match(new RegExp(`^Waiting since ${first?.[0] ?? '?'}`));
    await startChat('Robin', 'support');
    await until(() => board.trendTable.at(-1)?.[1] === '2', 'the figure of now');
    await startChat('Ada', 'support');
    await until(() => board.trendTable.at(-1)?.[1] === '3', 'that of later');
    const figures = board.trendTable.map((row) => row[1]);
    expect(board.trendTable[0], 'the first is kept').to.deep.equal(first);
    expect([...new Set(figures)], 'and what was between').to.deep.equal(['1', '2', '3']);
    expect(board.queues.map(([name, count]) => `${name}: ${count}`)).to.include.members(['sales: 1', 'support: 2']);
    const { free, total } = board.agentsByState;
    expect(board.card('Free agents')?.text).to.include(`Free agents ${free} `);
    expect(total).to.be.greaterThan(0);
    for (const part of ['queues', 'agents', 'trend'])
      expect(board.readableCharts(part), `only the text of ${part} is read`).to.deep.equal([]);
  });

  it('is accessible in all sizes, in English and Arabic, and fits a screen and a phone', async () => {
    await startChat('Wren', 'sales');
    await mountBoard();
    await until(() => board.card('Waiting')?.text === 'Waiting 1', 'one waits');
    await checkA11y(board.element);
    await setViewport({ width: 390, height: 800 });
    await until(() => board.element.scrollWidth <= 390, 'nothing is wider than the phone');
    await checkA11y(board.element);
    desk.element.lang = 'ar';
    await until(() => board.text.includes('أطول انتظار'), 'the texts are Arabic');
    await setViewport({ width: 1920, height: 1080 });
    await checkA11y(board.element);
  });

  it('shows a wait of any length inside its card, on a screen and on a phone', async () => {
    const server = new ReportServer();
    server.start();
    try {
      for (const [waitingSince, shown] of [
        [9, '0:09'],
        [12 * 60, '12:00'],
        [72 * 60, '1:12:00'],
        [23 * 3600, '23:00:00'],
      ] as const) {
        const chats = Array.from({ length: 1200 }, () => ({ customerName: 'Wren', channelType: 'WEB', waitingSince }));
        server.answers = { queued: [{ queueId: 'q', queueName: 'support', chats }] };
        await mountBoard('<team-wallboard refresh-interval="0" waiting-limit="1"></team-wallboard>');
        await until(
          () =>
            board.figures
              .map(({ text }) => text)
              .join()
              .includes(`,${shown.slice(0, -1)}`),
          `${shown}`,
        );
        for (const [width, height] of [
          [1920, 1080],
          [1024, 800],
          [390, 800],
        ] as const) {
          await setViewport({ width, height });
          await until(
            () => board.figures.every(({ isInside }) => isInside),
            () => `${width} px: ${board.figures.map(({ text, isInside }) => `${text} ${isInside}`).join('; ')}`,
          );
        }
        desk.element.remove();
      }
    } finally {
      server.stop();
    }
  });

  for (const count of [5, 6, 8, 30])
    it(`shows ${count} queues on a screen without scrolling`, async () => {
      const server = new ReportServer();
      server.start();
      try {
        const queues = Array.from({ length: count }, (_, i) => ({
          queueName: `queue ${i}`,
          chats: [{ customerName: 'Wren', channelType: 'WEB', waitingSince: 720 - i }],
        }));
        server.answers = { queued: queues };
        await mountBoard('<team-wallboard refresh-interval="0"></team-wallboard>');
        board.element.style.blockSize = '100vh';
        await until(() => board.queues.length === Math.min(count, 8), 'the queues are shown');
        for (const [width, height] of [
          [1920, 1080],
          [1366, 768],
        ] as const) {
          await setViewport({ width, height });
          await until(
            () => board.overflow <= 0,
            () => `${width} px: ${board.overflow} px are below the screen`,
          );
        }
      } finally {
        server.stop();
      }
    });

  it('asks the server once for a page with a panel and a board, and shows figures that are old as such', async () => {
    let requests = 0;
    const observer = new PerformanceObserver((list) => {
      requests += list.getEntries().filter(({ name }) => name.includes('queued-chats')).length;
    });
    observer.observe({ type: 'resource' });
    await mountBoard(
      '<team-wallboard refresh-interval="0"></team-wallboard><supervisor-panel refresh-interval="0"></supervisor-panel>',
    );
    const panel = desk.find('supervisor-panel');
    await until(() => board.card('Waiting') !== null, 'the board has figures');
    await until(() => panel.shadowRoot?.textContent.includes('Updated'), 'the panel has the report');
    const { supervisedTeams } = desk.session.state.agent ?? { supervisedTeams: [] };
    await until(() => requests >= supervisedTeams.length, 'the requests are counted');
    await until(() => !board.text.includes('Not up to date'), 'all figures are there');
    expect(requests, 'one request for each team').to.equal(supervisedTeams.length);
    observer.disconnect();
    await emulator.control('POST', '/faults', { dropSockets: { username: 'vela', how: 'close' }, down: 60_000 });
    await until(() => board.text.includes('Not up to date'), 'the figures are old');
    expect(board.card('Waiting')?.text, 'and still there').to.equal('Waiting 0');
  });

  it('says that an agent supervises no team', async () => {
    await mountBoard(undefined, 'mara');
    await until(() => board.text !== '', 'there is a text');
    expect(board.card('Waiting')).to.equal(null);
  });
});
