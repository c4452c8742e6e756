/**
 * Runs test suites in sequence. Prints the failed tests again at the end, and `N passed, N failed` as the last line. Arguments
 * select a tier or suites: `node test/support/runner/run-suites.mjs --tier=browsers`, `… unit session`. Further arguments of a
 * tier are passed on to its suites.
 */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describePackages, hasEngine, installEngines } from '../engines/find-engines.mjs';
import { formatFailure, takeResults } from './results.mjs';
import { pageSuites, suites, tiers } from './suites.mjs';

/** From the command line: the names of the suites, the minutes they may take, and further arguments for them. */
function readArguments([first = '--tier=test', ...others]) {
  if (!first.startsWith('--tier=')) return { names: [first, ...others], minutes: 60, further: [] };
  const tier = tiers[first.slice('--tier='.length)];
  if (tier === undefined) throw new Error(`No such tier; there are ${Object.keys(tiers).join(', ')}.`);
  return { names: tier.suites, minutes: tier.minutes, further: others };
}

/** Stands for the file of a failure that belongs to no file. */
const wholeSuite = 'the suite';

const suiteOf = (name) => name.split(':')[0];
const engineOf = (name) => name.split(':')[1] ?? 'chromium';

/** Result of a suite whose engine is not there: a failure in continuous integration, else one line. */
function withoutEngine(name) {
  const engine = engineOf(name);
  const title = `There is no ${engine} on this machine: install ${describePackages(engine)} to run this suite.`;
  console.log(`\n── ${name} ──\n${title}`);
  const isFailure = Boolean(process.env['CI']);
  const failures = isFailure ? [{ suite: name, file: wholeSuite, title, error: '' }] : [];
  return { passed: 0, failed: failures.length, failures, seconds: 0 };
}

/** Runs a suite, or some files of it, for at most `ms`, and returns its result. */
async function runSuite(name, ms, files) {
  const suite = suites[suiteOf(name)];
  if (suite === undefined) throw new Error(`No suite "${name}"; there are ${Object.keys(suites).join(', ')}.`);
  if (!hasEngine(engineOf(name))) return withoutEngine(name);
  console.log(`\n── ${name}${files === undefined ? '' : ', again'} ──`);
  const resultFile = join(tmpdir(), `agent-desk-results-${process.pid}.jsonl`);
  const startedAt = Date.now();
  let problem = null;
  let exit = 0;
  await new Promise((resolve) => {
    const child = spawn(process.execPath, [...suite(files), ...further], {
      stdio: 'inherit',
      env: { ...process.env, TEST_RESULTS: resultFile, ENGINE: engineOf(name) },
    });
    const timer = setTimeout(() => {
      problem = `It was ended after ${Math.round(ms / 1000)} s: the limits are in test/support/runner/suites.mjs.`;
      child.kill('SIGKILL');
    }, ms);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      exit = code ?? signal;
      resolve();
    });
  });
  const results = takeResults(resultFile);
  const failures = results.flatMap((result) => result.failures.map((failure) => ({ suite: name, ...failure })));
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  if (exit !== 0 && failed === 0) problem ??= `It ended with ${exit}, and no test failed.`;
  if (problem !== null) failures.push({ suite: name, file: wholeSuite, title: problem, error: '' });
  return {
    // A program without test results counts as one test.
    passed: results.length === 0 && exit === 0 ? 1 : results.reduce((sum, result) => sum + result.passed, 0),
    failed: Math.max(failed, failures.length),
    failures,
    seconds: Math.round((Date.now() - startedAt) / 1000),
  };
}

/**
 * Runs the files of a suite that failed once more. If all of them pass now, their tests count as passed and are listed as
 * unsteady; otherwise the first result stands.
 */
async function runAgain(result, ms) {
  const files = [...new Set(result.failures.map(({ file }) => file))];
  if (files.length === 0 || files.includes(wholeSuite) || !pageSuites.has(suiteOf(result.name))) return;
  const again = await runSuite(
    result.name,
    ms,
    files.map((file) => join('test', file)),
  );
  if (again.failed > 0 || again.passed === 0) return;
  result.unsteady = result.failures;
  result.failures = [];
  result.passed += result.failed;
  result.failed = 0;
}

const { names, minutes, further } = readArguments(process.argv.slice(2));
// Before the clock starts: a fresh machine takes minutes for it.
installEngines([...new Set(names.map(engineOf))]);
const startedAt = Date.now();
const msLeft = () => Math.max(0, startedAt + minutes * 60_000 - Date.now());
const results = [];
for (const name of names) {
  // A suite that hangs leaves time for the others.
  results.push({ name, unsteady: [], ...(await runSuite(name, Math.min(msLeft(), minutes * 40_000))) });
}
for (const result of results) await runAgain(result, msLeft());

for (const [list, title] of [
  ['unsteady', 'unsteady: failed, and passed when their files ran again'],
  ['failures', 'failed'],
]) {
  const failures = results.flatMap((result) => result[list]);
  if (failures.length > 0) console.log(`\n── ${title} ──\n\n${failures.map(formatFailure).join('\n\n')}`);
}
console.log(`\n${results.map(({ name, seconds }) => `${name} ${seconds} s`).join(', ')}`);
console.log(`${Math.round((Date.now() - startedAt) / 1000)} s of at most ${minutes} minutes`);
const sum = (count) => results.reduce((total, result) => total + result[count], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
