/**
 * Runs test suites in sequence. Prints the failed tests again at the end, and `N passed, N failed` as the last line. Arguments
 * select a tier or suites: `node test/support/runner/run-suites.mjs --tier=browsers`, `… unit session`.
 */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatFailure, takeResults } from './results.mjs';
import { suites, tiers } from './suites.mjs';

/** Arguments of the command line: the names of the suites, and the minutes they may take. */
function readArguments([first = '--tier=test', ...others]) {
  if (!first.startsWith('--tier=')) return { names: [first, ...others], minutes: 60 };
  const tier = tiers[first.slice('--tier='.length)];
  if (tier === undefined) throw new Error(`No such tier; there are ${Object.keys(tiers).join(', ')}.`);
  return { names: tier.suites, minutes: tier.minutes };
}

/** Runs a suite for at most `ms`, and returns its result. */
async function runSuite(name, ms) {
  const [base, engine = 'chromium'] = name.split(':');
  if (suites[base] === undefined) throw new Error(`No suite "${name}"; there are ${Object.keys(suites).join(', ')}.`);
  console.log(`\n── ${name} ──`);
  const resultFile = join(tmpdir(), `agent-desk-results-${process.pid}.jsonl`);
  const startedAt = Date.now();
  let problem = null;
  let exit = 0;
  await new Promise((resolve) => {
    const child = spawn(process.execPath, suites[base](), {
      stdio: 'inherit',
      env: { ...process.env, TEST_RESULTS: resultFile, ENGINE: engine },
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
  if (problem !== null) failures.push({ suite: name, file: 'the suite', title: problem, error: '' });
  return {
    passed: results.reduce((sum, result) => sum + result.passed, 0),
    failed: Math.max(failed, failures.length),
    failures,
    seconds: Math.round((Date.now() - startedAt) / 1000),
  };
}

const { names, minutes } = readArguments(process.argv.slice(2));
const startedAt = Date.now();
const results = [];
for (const name of names) {
  const left = startedAt + minutes * 60_000 - Date.now();
  // A suite that hangs leaves time for the others.
  results.push({ name, ...(await runSuite(name, Math.max(0, Math.min(left, minutes * 40_000)))) });
}

const failures = results.flatMap((result) => result.failures);
if (failures.length > 0) console.log(`\n── failed ──\n\n${failures.map(formatFailure).join('\n\n')}`);
console.log(`\n${results.map(({ name, seconds }) => `${name} ${seconds} s`).join(', ')}`);
console.log(`${Math.round((Date.now() - startedAt) / 1000)} s of at most ${minutes} minutes`);
const sum = (count) => results.reduce((total, result) => total + result[count], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
