/**
 * Runs seeded schedules of faults: `npm run test:faults -- --runs 500 --seed 1`. `--seed S --runs 1` repeats one.
 * `--jobs` schedules run at a time; `--scale` is the real time per session time.
 */
import { parseArgs } from 'node:util';
import { runSchedules } from '../support/faults/run-schedules.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '4' },
    scale: { type: 'string', default: '0.05' },
    verbose: { type: 'boolean', default: false },
  },
});

const { failures, summary } = await runSchedules({
  firstSeed: Number(values.seed),
  count: Number(values.runs),
  jobs: Number(values.jobs),
  scale: Number(values.scale),
  report: (text) => console.log(text),
  isVerbose: values.verbose,
});
console.log(summary);
process.exit(failures.length > 0 ? 1 : 0);
