/**
 * Changes the code in small ways and reports the changes that no unit test notices.
 *
 *   npm run test:mutants                     everything below
 *   npm run test:mutants -- domain store     only these groups
 *   npm run test:mutants -- --file reduce    only mutants in files whose path contains the text
 *
 * `domain` and `store` are mutated systematically and run against the unit tests of the store. `session` is a list of
 * chosen changes, each with the test file that must notice it. A mutant that survives fails the run, unless
 * `accepted-survivors.ts` gives a reason why it changes nothing.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { context, type Plugin } from 'esbuild';
import { acceptedSurvivors } from './accepted-survivors.js';
import { findMutants, type Mutant } from './find-mutants.js';
import { chosenMutants } from './chosen-mutants.js';

/** A run that takes this much longer than the tests alone is an endless loop, which the tests have noticed. */
const timeoutMs = 15_000;

const cacheFolder = '.cache';
mkdirSync(cacheFolder, { recursive: true });

const { values: options, positionals: groups } = parseArgs({
  allowPositionals: true,
  options: { file: { type: 'string' }, list: { type: 'boolean', default: false } },
});
const isSelected = (group: string) => groups.length === 0 || groups.includes(group);

interface Job {
  readonly mutant: Mutant;
  readonly tests: readonly string[];
}

const filesIn = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort();

const storeTests = [...filesIn('test/unit/store', '.test.ts')];

const jobs: readonly Job[] = [
  ...['domain', 'store']
    .filter(isSelected)
    .flatMap((group) =>
      filesIn(`src/${group}`, '.ts').flatMap((file) =>
        findMutants(file, readFileSync(file, 'utf8')).map((mutant) => ({ mutant, tests: storeTests })),
      ),
    ),
  ...(isSelected('session') ? chosenMutants() : []),
].filter(({ mutant }) => options.file === undefined || mutant.file.includes(options.file));

/** Bundles the tests with one file changed, and runs them. */
class TestRunner {
  // Inside the project, where the bundles find their packages.
  readonly #folder = mkdtempSync(join(cacheFolder, 'mutants-'));
  #mutant: Mutant | null = null;
  readonly #bundles = new Map<string, Awaited<ReturnType<typeof context>>>();

  readonly #plugin: Plugin = {
    name: 'mutant',
    setup: (build) => {
      build.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
        const mutant = this.#mutant;
        if (mutant === null || resolve(mutant.file) !== path) return undefined;
        const text = readFileSync(path, 'utf8');
        return {
          contents: text.slice(0, mutant.start) + mutant.replacement + text.slice(mutant.end),
          loader: 'ts' as const,
        };
      });
    },
  };

  /** Whether all tests pass; a changed module that cannot be bundled fails them. */
  async passes({
    mutant,
    tests,
  }: {
    readonly mutant: Mutant | null;
    readonly tests: readonly string[];
  }): Promise<boolean> {
    const key = tests.join();
    let bundle = this.#bundles.get(key);
    const outfile = join(this.#folder, `${[...this.#bundles.keys()].indexOf(key)}.mjs`);
    if (bundle === undefined) {
      bundle = await context({
        stdin: {
          contents: tests.map((file) => `import './${file}';`).join('\n'),
          resolveDir: process.cwd(),
          loader: 'ts',
        },
        outfile: join(this.#folder, `${this.#bundles.size}.mjs`),
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        tsconfig: 'tsconfig.json',
        logLevel: 'silent',
        // package.json says which modules of the package have side effects; the tests are not among them.
        ignoreAnnotations: true,
        packages: 'external',
        absWorkingDir: process.cwd(),
        plugins: [this.#plugin],
      });
      this.#bundles.set(key, bundle);
      return this.passes({ mutant, tests });
    }
    this.#mutant = mutant;
    try {
      await bundle.rebuild();
    } catch {
      return false;
    }
    return new Promise((resolvePassed) => {
      const child = spawn(process.execPath, [outfile], { stdio: 'ignore' });
      const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
      child.on('exit', (code) => {
        clearTimeout(timer);
        resolvePassed(code === 0);
      });
    });
  }

  async dispose(): Promise<void> {
    for (const bundle of this.#bundles.values()) await bundle.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

if (options.list) {
  for (const { mutant } of jobs) console.log(`${mutant.file}:${mutant.line}  ${mutant.description}`);
  process.exit();
}

const isAccepted = (mutant: Mutant) =>
  acceptedSurvivors.some(
    ({ file, mutations }) => file === mutant.file && mutations.some((mutation) => mutation === mutant.description),
  );
const describe = ({ file, line, description }: Mutant) => `survived  ${file}:${line}  ${description}`;

const started = Date.now();
const queue = [...jobs];
const survivors: Mutant[] = [];
const runners = Array.from({ length: Math.min(availableParallelism(), queue.length) }, () => new TestRunner());

const unchanged = runners[0];
for (const tests of new Set(jobs.map((job) => job.tests))) {
  if (unchanged !== undefined && !(await unchanged.passes({ mutant: null, tests })))
    throw new Error(`The tests fail without a mutant: ${tests.join(', ')}`);
}

await Promise.all(
  runners.map(async (runner) => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      if (await runner.passes(job)) {
        survivors.push(job.mutant);
        if (!isAccepted(job.mutant)) console.log(describe(job.mutant));
      }
      const done = jobs.length - queue.length;
      if (process.stdout.isTTY && done % 10 === 0) process.stdout.write(`\r${done} of ${jobs.length}`);
    }
    await runner.dispose();
  }),
);

const unexpected = survivors.filter((mutant) => !isAccepted(mutant));
console.log(
  `\n${jobs.length} mutants, ${jobs.length - survivors.length} killed, ${survivors.length - unexpected.length} accepted, ` +
    `${unexpected.length} survived, ${Math.round((Date.now() - started) / 1000)} s`,
);
process.exitCode = unexpected.length > 0 ? 1 : 0;
