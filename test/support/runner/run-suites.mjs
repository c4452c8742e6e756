/**
 * Runs test suites in sequence, or the lanes of a tier side by side. Prints the failed tests again at the end, and `N passed, N
 * failed` as the last line. Arguments select a tier or suites: `node test/support/runner/run-suites.mjs --tier=browsers`,
 * `… unit session`, or files of a suite: `… elements test/elements/agent-login/agent-login.test.ts`. `--build` makes the built
 * files first. Further arguments of a tier are passed on to its suites. `TIMES=1` prints how long each test took.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describePackages, hasEngine, installEngines } from '../engines/find-engines.mjs';
import { openOutput } from './outputs.mjs';
import { formatFailure, takeResults } from './results.mjs';
import { buildPrograms, needsBuild, pageSuites, suites, tiers } from './suites.mjs';

/** From the command line: the lanes of suites, the minutes they may take, and further arguments for the suites. */
function readArguments(argv) {
  const withBuild = argv.includes('--build');
  const [first = '--tier=test', ...others] = argv.filter((argument) => argument !== '--build');
  if (!first.startsWith('--tier=')) {
    const isFile = (argument) => argument.endsWith('.test.ts');
    const files = others.some(isFile) ? others.filter(isFile) : undefined;
    const names = [first, ...others.filter((argument) => !isFile(argument))];
    return { lanes: [names], files, minutes: 60, further: [], withBuild };
  }
  const tier = tiers[first.slice('--tier='.length)];
  if (tier === undefined) throw new Error(`No such tier; there are ${Object.keys(tiers).join(', ')}.`);
  return { lanes: tier.lanes, minutes: tier.minutes, further: others, withBuild };
}

/** Stands for the file of a failure that belongs to no file. */
const wholeSuite = 'the suite';

const suiteOf = (name) => name.split(':')[0];
const engineOf = (name) => name.split(':')[1] ?? 'chromium';

/** Result of a suite whose engine is not there: a failure in continuous integration, else one line. */
function withoutEngine(name, output) {
  const engine = engineOf(name);
  const title = `There is no ${engine} on this machine: install ${describePackages(engine)} to run this suite.`;
  output.write(`${title}\n`);
  const isFailure = Boolean(process.env['CI']);
  const failures = isFailure ? [{ suite: name, file: wholeSuite, title, error: '' }] : [];
  return { passed: 0, failed: failures.length, failures, seconds: 0 };
}

/** Runs a program for at most `ms`. Returns its exit code or signal, and whether it was ended. */
async function runProgram(args, env, ms, output) {
  const child = spawn(process.execPath, args, {
    stdio: ['inherit', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...env },
  });
  const closed = once(child, 'close');
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => output.write(data));
  let isEnded = false;
  const timer = setTimeout(() => {
    isEnded = true;
    // It can close its browsers; if it does not, it is ended.
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
  }, ms);
  const [code, signal] = await once(child, 'exit');
  clearTimeout(timer);
  // The rest of the output. A browser that is left behind may hold the pipes.
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 2_000))]);
  return { exit: code ?? signal, isEnded };
}

/** The built files. A suite that reads them waits for it. */
async function buildFiles() {
  const output = openOutput('── build ──');
  const startedAt = Date.now();
  let failure = null;
  for (const args of buildPrograms) {
    const { exit, isEnded } = await runProgram(args, {}, msLeft(), output);
    if (exit === 0) continue;
    failure = isEnded ? 'It was ended: the limit of the tier is exceeded.' : `It ended with ${exit}.`;
    break;
  }
  output.close();
  return { name: 'build', failure, seconds: secondsSince(startedAt) };
}

/** Runs a suite, or some files of it, for at most `ms`, and returns its result. */
async function runSuite(name, ms, files, suffix = '') {
  const suite = suites[suiteOf(name)];
  if (suite === undefined) throw new Error(`No suite "${name}"; there are ${Object.keys(suites).join(', ')}.`);
  const build = needsBuild(suiteOf(name)) ? await built : null;
  const output = openOutput(`── ${name}${suffix} ──`);
  try {
    if (build?.failure) return notBuilt(name, build.failure, output);
    if (!hasEngine(engineOf(name))) return withoutEngine(name, output);
    return await runTests(name, suite(files), ms, output);
  } finally {
    output.close();
  }
}

function notBuilt(name, reason, output) {
  const title = `It did not run, because the build failed. ${reason}`;
  output.write(`${title}\n`);
  return { passed: 0, failed: 1, failures: [{ suite: name, file: wholeSuite, title, error: '' }], seconds: 0 };
}

async function runTests(name, args, ms, output) {
  const resultFile = join(tmpdir(), `agent-desk-results-${process.pid}-${name.replace(':', '-')}.jsonl`);
  const startedAt = Date.now();
  const env = { TEST_RESULTS: resultFile, ENGINE: engineOf(name) };
  const { exit, isEnded } = await runProgram([...args, ...further], env, ms, output);
  const results = takeResults(resultFile);
  const failures = results.flatMap((result) => result.failures.map((failure) => ({ suite: name, ...failure })));
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  let problem = null;
  if (isEnded)
    problem = `It was ended after ${Math.round(ms / 1000)} s: the limits are in test/support/runner/suites.mjs.`;
  else if (exit !== 0 && failed === 0) problem = `It ended with ${exit}, and no test failed.`;
  if (problem !== null) failures.push({ suite: name, file: wholeSuite, title: problem, error: '' });
  return {
    // A program without test results counts as one test.
    passed: results.length === 0 && exit === 0 ? 1 : results.reduce((sum, result) => sum + result.passed, 0),
    failed: Math.max(failed, failures.length),
    failures,
    seconds: secondsSince(startedAt),
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
    ', again',
  );
  if (again.failed > 0 || again.passed === 0) return;
  result.unsteady = result.failures;
  result.failures = [];
  result.passed += result.failed;
  result.failed = 0;
}

const { lanes, files, minutes, further, withBuild } = readArguments(process.argv.slice(2));
// Before the clock starts: a fresh machine takes minutes for it.
installEngines([...new Set(lanes.flat().map(engineOf))]);
const startedAt = Date.now();
const secondsSince = (time) => Math.round((Date.now() - time) / 1000);
const msLeft = () => Math.max(0, startedAt + minutes * 60_000 - Date.now());
const built = withBuild ? buildFiles() : null;

/** Runs the suites of a lane, one after another. The last lane begins with the build. */
async function runLane(names, index) {
  if (index === lanes.length - 1) await built;
  const results = [];
  for (const name of names) {
    // A suite that hangs leaves time for the others.
    results.push({ name, unsteady: [], ...(await runSuite(name, Math.min(msLeft(), minutes * 40_000), files)) });
  }
  return results;
}
const results = (await Promise.all(lanes.map(runLane))).flat();
for (const result of results) await runAgain(result, msLeft());

for (const [list, title] of [
  ['unsteady', 'unsteady: failed, and passed when their files ran again'],
  ['failures', 'failed'],
]) {
  const failures = results.flatMap((result) => result[list]);
  if (failures.length > 0) console.log(`\n── ${title} ──\n\n${failures.map(formatFailure).join('\n\n')}`);
}
const timed = [...(built === null ? [] : [await built]), ...results];
console.log(`\n${timed.map(({ name, seconds }) => `${name} ${seconds} s`).join(', ')}`);
console.log(`${secondsSince(startedAt)} s of at most ${minutes} minutes`);
const sum = (count) => results.reduce((total, result) => total + result[count], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
