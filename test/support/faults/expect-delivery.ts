import assert from 'node:assert/strict';
import type { DeskPages } from './desk-pages.js';
import { NodeDesk } from './node-desk.js';
import { PageDesk } from './page-desk.js';
import { TabsDesk } from './tabs-desk.js';
import { createSchedules, describeResult, runSchedules } from './run-schedules.js';

/** Delays of the tests: a twentieth of what a session has by default; a tenth in browsers, which take time to load pages. */
const scale = 1 / 20;
const pageScale = 1 / 10;

/**
 * Runs the schedules of `count` seeds, and of others that have failed once; fails with each that has a finding. In a browser, if there
 * are pages; `isShared`: in three tabs.
 */
export async function expectDelivery(
  firstSeed: number,
  count: number,
  jobs: number,
  pages: DeskPages | null = null,
  otherSeeds: readonly number[] = [],
  isShared = false,
): Promise<void> {
  const options = { inPage: pages !== null };
  const { failures, summary } = await runSchedules({
    ...{ jobs, scale: pages === null ? scale : pageScale },
    schedules: [
      ...createSchedules(firstSeed, count, options),
      ...otherSeeds.flatMap((seed) => createSchedules(seed, 1, options)),
    ],
    createDesk: (url, deskScale, schedule) =>
      pages === null
        ? new NodeDesk(url, deskScale, schedule.replyMode)
        : (isShared ? TabsDesk : PageDesk).open(pages, url, deskScale, schedule),
  });
  console.log(summary);
  const texts = failures.map(({ schedule, result }) => describeResult(schedule, result));
  const option = pages === null ? '' : isShared ? ' --tabs' : ' --pages';
  assert.equal(
    failures.length,
    0,
    `Repeat one with npm run test:faults -- --runs 1 --seed S${option}\n${texts.join('\n')}\n${summary}`,
  );
}
