/** A supervisor's reports in several tabs: the server is asked once. */
import assert from 'node:assert/strict';
import { afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Team } from '../../../src/domain/index.js';
import type { DeskSession } from '../../../src/session/session.js';
import { fetchUser } from '../../support/fetch-user.js';
import { disposeSessions, startEmulator, until, type NodeEmulator } from '../../support/node/node-session.js';
import { SharedBrowser, type SharedTab } from '../../support/tabs/shared-sessions.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

describe('the report of a team in several tabs', () => {
  let asked: string[];
  /** Holds back the answers. */
  let gate: Promise<void>;
  let browser: SharedBrowser;
  let board: SharedTab;
  let panel: SharedTab;
  let team: Team;

  beforeEach(async () => {
    asked = [];
    gate = Promise.resolve();
    browser = new SharedBrowser(
      emulator,
      {},
      {
        fetch: async (input, init) => {
          const url = input instanceof Request ? input.url : String(input);
          if (!url.includes('/detail')) return fetch(input, init);
          asked.push(url);
          await gate;
          return fetch(input, init);
        },
      },
    );
    board = await browser.open('vela');
    panel = await browser.open('vela');
    await until(board.session, () => browser.browser.posted.length > 0, 'the tabs know each other');
    const [first] = board.session.state.agent?.supervisedTeams ?? [];
    assert.ok(first !== undefined);
    team = first;
    // Each tab listens from its first report on. At the same time, one could keep the answers of the other.
    for (const { session } of [board, panel]) await session.teamReport(team);
    asked = [];
  });

  const tables = 4;
  const read = (session: DeskSession, maxAgeMs: number) => session.teamReport(team, null, maxAgeMs);
  const namesOf = ({ members }: Awaited<ReturnType<typeof read>>) => members.map(({ name }) => name);

  test('is asked for once within the interval, and is as old as it is', async () => {
    const ofBoard = await read(board.session, 0);
    assert.equal(asked.length, tables);
    await delivered();
    const ofPanel = await read(panel.session, 9000);
    assert.equal(asked.length, tables, 'the answers of the other tab');
    assert.deepEqual(namesOf(ofPanel), namesOf(ofBoard));
    assert.ok(Math.abs(ofPanel.at - ofBoard.at) < 1000, 'with their time');
    await read(panel.session, 9000);
    assert.equal(asked.length, 2 * tables, 'they were used up');
  });

  test('is asked for once when both tabs ask at the same time', async () => {
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));
    const reports = [read(board.session, 0), read(panel.session, 5000)];
    await until(board.session, () => asked.length > 0, 'one of them asks');
    open();
    const [ofBoard, ofPanel] = await Promise.all(reports);
    assert.equal(asked.length, tables);
    assert.deepEqual(ofBoard && namesOf(ofBoard), ofPanel && namesOf(ofPanel));
  });

  test('is asked for again on request, when it is too old, and when the other tab is gone while it asks', async () => {
    await read(board.session, 0);
    await read(panel.session, 0);
    assert.equal(asked.length, 2 * tables, 'now means now');
    gate = new Promise(() => undefined);
    void read(board.session, 0).catch(() => undefined);
    await until(board.session, () => asked.length === 3 * tables, 'the board asks');
    gate = Promise.resolve();
    const ofPanel = read(panel.session, 0);
    browser.crash(board);
    assert.ok(namesOf(await ofPanel).length > 0);
    assert.equal(asked.length, 4 * tables);
  });

  test('is asked for when what is on the channel is no report', async () => {
    const at = Date.now();
    const body = new ArrayBuffer(0);
    const bodies = { members: body, chats: body, queued: body, botChats: null };
    const odd: readonly unknown[] = [
      ...[null, 'text', [], {}, { bodies }, { at: '1', bodies, failures: {} }, { at: NaN, bodies, failures: {} }],
      ...[
        { at, failures: {} },
        { at, bodies },
        { at, bodies: {}, failures: {} },
      ],
      { at, bodies: { ...bodies, members: '[]' }, failures: {} },
    ];
    for (const message of odd) {
      const isObject = typeof message === 'object' && message !== null && !Array.isArray(message);
      browser.browser.inject(isObject ? { teamId: team.id, ...message } : message);
      await delivered();
      asked = [];
      assert.ok(namesOf(await read(panel.session, 60_000)).length > 0);
      assert.equal(asked.length, tables, JSON.stringify(message));
    }
  });

  test('is not there any more after a logout', async () => {
    await read(board.session, 0);
    await delivered();
    await panel.session.logout(null, 'discard');
    panel.session.connect(await fetchUser(emulator.url, 'vela'));
    await until(panel.session, () => panel.session.state.presence, 'she is signed in again');
    asked = [];
    await read(panel.session, 60_000);
    assert.equal(asked.length, tables);
  });
});

/** What was posted before has been delivered: the browser keeps the order. */
const delivered = () => new Promise((resolve) => setImmediate(resolve));
