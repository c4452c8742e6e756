/**
 * Changes the code in small ways and reports the changes that no test notices.
 *
 *   npm run test:mutants                     everything below
 *   npm run test:mutants -- domain store     only these groups
 *   npm run test:mutants -- --file reduce    only mutants in files whose path contains the text
 *   npm run test:mutants -- --list           lists the mutants without running them
 *
 * `domain` and `store` are mutated systematically and run against their unit tests. `session` is a list of chosen
 * changes, each with the tests that must notice it. A mutant that survives fails the run, unless
 * `accepted-survivors.ts` gives a reason.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { acceptedSurvivors } from './accepted-survivors.js';
import { chosenMutants } from './chosen-mutants.js';
import { CompileChecker } from './compile-checker.js';
import { findMutants, type Mutant } from './find-mutants.js';
import { MutantRunner } from './mutant-runner.js';

const { values: options, positionals: groups } = parseArgs({
  allowPositionals: true,
  options: { file: { type: 'string' }, list: { type: 'boolean', default: false } },
});
const isSelected = (group: string) => groups.length === 0 || groups.includes(group);

const filesIn = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort();

const pureTests = ['domain', 'store'].flatMap((group) => filesIn(`test/unit/${group}`, '.test.ts'));
const isSelectedFile = (file: string) => options.file === undefined || file.includes(options.file);
const pureFiles = ['domain', 'store']
  .filter(isSelected)
  .flatMap((group) => filesIn(`src/${group}`, '.ts'))
  .filter(isSelectedFile);
const checker = new CompileChecker(pureFiles);
const pureMutants = pureFiles
  .flatMap((file) => findMutants(file, readFileSync(file, 'utf8')))
  .filter((mutant) => !mutant.mustCompile || checker.compiles(mutant))
  .map((mutant) => ({ mutant, tests: pureTests }));
const sessionMutants = isSelected('session') ? chosenMutants().filter(({ mutant }) => isSelectedFile(mutant.file)) : [];
const jobs = [...pureMutants, ...sessionMutants];

const describe = ({ file, line, code, description }: Mutant) => `${file}:${line}  ${description}\n    ${code}`;
const isAccepted = (mutant: Mutant) =>
  acceptedSurvivors.some(
    ({ file, mutations }) =>
      file === mutant.file &&
      mutations.some(([code, ...descriptions]) => code === mutant.code && descriptions.includes(mutant.description)),
  );

if (options.list) {
  for (const { mutant } of jobs) console.log(describe(mutant));
  process.exit();
}

const startedAt = Date.now();
const runners = Array.from({ length: Math.min(availableParallelism(), jobs.length) }, () => new MutantRunner());

/** Much longer than without a mutant means an endless loop: the tests have noticed. */
const timeouts = new Map<readonly string[], number>();
for (const tests of new Set(jobs.map((job) => job.tests))) {
  const before = Date.now();
  if (!(await runners[0]?.passes(null, tests, 120_000))) throw new Error(`Fails without a mutant: ${tests.join(', ')}`);
  timeouts.set(tests, (Date.now() - before) * 4 + 5_000);
}

const queue = [...jobs];
const survivors: Mutant[] = [];
await Promise.all(
  runners.map(async (runner) => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      if (!(await runner.passes(job.mutant, job.tests, timeouts.get(job.tests) ?? 0))) continue;
      survivors.push(job.mutant);
      if (!isAccepted(job.mutant)) console.log(`survived  ${describe(job.mutant)}`);
    }
    await runner.dispose();
  }),
);

const unexpectedCount = survivors.filter((mutant) => !isAccepted(mutant)).length;
console.log(
  `\n${jobs.length} mutants, ${jobs.length - survivors.length} killed, ${survivors.length - unexpectedCount} accepted, ` +
    `${unexpectedCount} survived, ${Math.round((Date.now() - startedAt) / 1000)} s`,
);
process.exitCode = unexpectedCount > 0 ? 1 : 0;
