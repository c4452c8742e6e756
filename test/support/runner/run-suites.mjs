/**
 * Runs the test suites in sequence and prints `N passed, N failed` as the last line. Arguments select suites:
 * `node test/support/runner/run-suites.mjs unit session`.
 */
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const testsIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name));

const nodeSuite = (folder) => [
  '--import',
  'tsx',
  '--import',
  './test/support/runner/property-seed.mjs',
  '--test',
  '--test-reporter=./test/support/runner/node-reporter.mjs',
  '--test-reporter-destination=stdout',
  ...testsIn(folder),
];

const browserSuite = (...args) => ['--import', 'tsx', 'node_modules/@web/test-runner/dist/bin.js', ...args];

/** The suites of `npm test`, fastest first. */
const defaultSuites = {
  unit: () => nodeSuite('test/unit'),
  emulator: () => nodeSuite('test/emulator'),
  session: () => nodeSuite('test/session'),
  elements: () => browserSuite('--files', 'test/elements/**/*.test.ts'),
  package: () => nodeSuite('test/package'),
  demo: () => nodeSuite('test/demo'),
  e2e: () => nodeSuite('test/e2e'),
  push: () => nodeSuite('test/push'),
  embed: () => browserSuite('--files', 'test/embed/**/*.test.ts'),
};
/** `npm run test:browsers`. Push and embedding are tested in Chromium only. */
const engineSuites = { 'elements:firefox': defaultSuites.elements, 'elements:webkit': defaultSuites.elements };
const suites = { ...defaultSuites, ...engineSuites };
const engineOf = (name) => name.split(':')[1] ?? 'chromium';

const counts = join(tmpdir(), `agent-desk-counts-${process.pid}.jsonl`);
const names = process.argv.slice(2);
const started = Date.now();
let failedSuites = 0;

for (const name of names.length > 0 ? names : Object.keys(defaultSuites)) {
  if (suites[name] === undefined) throw new Error(`No suite "${name}"; there are ${Object.keys(suites).join(', ')}.`);
  console.log(`\n── ${name} ──`);
  const code = await new Promise((resolve) => {
    const child = spawn(process.execPath, suites[name](), {
      stdio: 'inherit',
      env: { ...process.env, TEST_COUNTS: counts, ENGINE: engineOf(name) },
    });
    // A suite that hangs counts as failed; the others still run.
    const minutes = name in defaultSuites ? 9 : 45;
    const timer = setTimeout(() => child.kill('SIGKILL'), minutes * 60_000);
    child.on('exit', (exit) => {
      clearTimeout(timer);
      resolve(exit ?? 1);
    });
  });
  if (code !== 0) failedSuites++;
}

const results = readFileSync(counts, { encoding: 'utf8', flag: 'a+' })
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
rmSync(counts, { force: true });
const passed = results.reduce((sum, line) => sum + line.passed, 0);
// A suite that fails without a failed test (e.g. it did not start) counts as one failure.
const failed = Math.max(
  failedSuites,
  results.reduce((sum, line) => sum + line.failed, 0),
);
console.log(`\n${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
