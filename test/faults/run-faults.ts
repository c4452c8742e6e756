/**
 * Runs seeded schedules of faults: `npm run test:faults -- --runs 500 --seed 1`. `--seed S --runs 1` repeats one.
 * `--jobs` schedules run at a time; `--scale` is the real time per session time. `--pages`: in a browser (`ENGINE=firefox`), with the
 * built script; `--tabs`: in three tabs of it.
 */
import { parseArgs } from 'node:util';
import { DeskPages } from '../support/faults/desk-pages.js';
import { NodeDesk } from '../support/faults/node-desk.js';
import { TabsDesk } from '../support/faults/tabs-desk.js';
import { PageDesk } from '../support/faults/page-desk.js';
import { createSchedules, runSchedules } from '../support/faults/run-schedules.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '4' },
    scale: { type: 'string', default: '0.05' },
    pages: { type: 'boolean', default: false },
    tabs: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});

const pages = values.pages || values.tabs ? await DeskPages.start() : null;
const { failures, summary } = await runSchedules({
  schedules: createSchedules(Number(values.seed), Number(values.runs), { inPage: pages !== null }),
  jobs: Number(values.jobs),
  scale: Number(values.scale),
  createDesk: (url, scale, schedule) =>
    pages === null
      ? new NodeDesk(url, scale, schedule.replyMode)
      : (values.tabs ? TabsDesk : PageDesk).open(pages, url, scale, schedule),
  report: (text) => console.log(text),
  isVerbose: values.verbose,
});
await pages?.stop();
console.log(summary);
process.exit(failures.length > 0 ? 1 : 0);
