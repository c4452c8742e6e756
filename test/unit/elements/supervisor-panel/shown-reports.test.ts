import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import type { Team, TeamReport } from '../../../../src/domain/index.js';
import type { TeamReportFeed } from '../../../../src/elements/internal/reports/team-report-feed.js';
import { ShownReports } from '../../../../src/elements/supervisor-panel/shown-reports.js';

const noRows = { problems: {}, members: [], chats: [], queued: [], botChats: [] };

/** A team whose report came `agoMs` ago; null for one that has not come. */
const feed = (name: string, agoMs: number | null, rows: Partial<TeamReport> = {}, problem: string | null = null) => {
  const team = { id: name, name } as Team;
  const report = agoMs === null ? null : { team, at: 1, ...noRows, ...rows };
  return { team, report, problem, readAt: performance.now() - (agoMs ?? 0) } as unknown as TeamReportFeed;
};

const namesOf = (teams: readonly Team[]): readonly string[] => teams.map(({ name }) => name);
const member = { members: [{ key: 'mara', name: 'mara', id: '' }] } as unknown as Partial<TeamReport>;

describe('the reports of several teams that come at different times', () => {
  it('are shown together when they come together', () => {
    let feeds = [feed('Harbour', null), feed('Quay', null)];
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      let updates = 0;
      const shown = new ShownReports(
        () => feeds,
        () => updates++,
      );
      assert.equal(shown.report, null);
      feeds = [feed('Harbour', 10, member), feed('Quay', null)];
      assert.equal(shown.report, null);
      assert.deepEqual(shown.awaitedTeams, []);
      assert.equal(updates, 0);
      mock.timers.tick(1000);
      assert.equal(updates, 1, 'looks again when the time is over');
      feeds = [feed('Harbour', 20, member), feed('Quay', 10)];
      assert.notEqual(shown.report, null);
      mock.timers.tick(5000);
      assert.equal(updates, 1);
    } finally {
      mock.timers.reset();
    }
  });

  it('are shown without a late one, which is named until it comes or fails', () => {
    let feeds = [feed('Harbour', 2000, member), feed('Quay', null)];
    const shown = new ShownReports(
      () => feeds,
      () => undefined,
    );
    assert.equal(shown.report?.members.length, 1);
    assert.deepEqual(namesOf(shown.awaitedTeams), ['Quay']);
    assert.deepEqual(namesOf(shown.knownTeams), ['Harbour']);
    feeds = [feed('Harbour', 2000, member), feed('Quay', null, {}, 'timed-out')];
    assert.deepEqual(namesOf(shown.awaitedTeams), []);
  });

  it('tell which teams have no agents, but not of those whose agents are not known', () => {
    const problems = { members: { code: 'server-error' as const, readAt: null } };
    const feeds = [feed('Harbour', 2000, member), feed('Quay', 2000), feed('Pier', 2000, { problems })];
    const shown = new ShownReports(
      () => feeds,
      () => undefined,
    );
    assert.deepEqual(namesOf(shown.emptyTeams), ['Quay']);
  });
});
