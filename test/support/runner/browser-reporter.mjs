/**
 * Prints one line per file of browser tests. Errors, logs and missing files are printed for files that fail only. Writes the
 * result for the summary of `run-suites.mjs`.
 */
import { relative } from 'node:path';
import { defaultReporter } from '@web/test-runner';
import { selectedEngine } from '../engines/engine-names.mjs';
import { writeResult } from './results.mjs';

/** All tests of a file with their full titles. */
function* testsOf({ suites = [], tests = [] }, path = []) {
  for (const test of tests) yield { ...test, title: [...path, test.name].join(' › ') };
  for (const suite of suites) yield* testsOf(suite, [...path, suite.name]);
}

const textOf = ({ name, message = 'Unknown error', stack = '' }) => {
  const text = name ? `${name}: ${message}` : message;
  return stack.includes(text) ? stack : `${text}\n${stack}`;
};

function resultOf(sessions) {
  const result = { passed: 0, failed: 0, failures: [] };
  const fail = (session, title, error) => {
    result.failed++;
    result.failures.push({ file: relative('test', session.testFile), title, error });
  };
  for (const session of sessions) {
    const failedBefore = result.failed;
    const tests = [...testsOf(session.testResults ?? {})];
    for (const test of tests) {
      if (test.passed) result.passed++;
      // Neither: not selected by its name, or after a hook that failed.
      else if (test.error !== undefined) fail(session, test.title, textOf(test.error));
    }
    // E.g. the file cannot be loaded, or takes too long.
    for (const error of session.errors) fail(session, 'the file', textOf(error));
    // Only the other engines have files without a test for them.
    const isEmpty = tests.length === 0 && selectedEngine === 'chromium';
    if (isEmpty && result.failed === failedBefore) fail(session, 'the file', 'It has no tests.');
    // What GREP does not select has not passed.
    const isSelection = Boolean(process.env['GREP']) && tests.some(({ passed }) => passed);
    if (!session.passed && !isSelection && result.failed === failedBefore) fail(session, 'the file', 'It did not run.');
  }
  return result;
}

export function browserReporter() {
  const details = defaultReporter({ reportTestProgress: false });
  return {
    start: details.start,
    reportTestFileResults(args) {
      const { logger, testFile, sessionsForTestFile } = args;
      const { passed, failed } = resultOf(sessionsForTestFile);
      if (failed > 0) details.reportTestFileResults(args);
      const seconds = sessionsForTestFile
        .flatMap(({ testResults }) => [...testsOf(testResults ?? {})])
        .reduce((sum, { duration = 0 }) => sum + duration / 1000, 0);
      logger.log(
        `${failed > 0 ? '✗' : '✓'} ${relative('test', testFile)}  ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}  ${seconds.toFixed(1)} s`,
      );
      if (process.env['TIMES'])
        for (const { testResults } of sessionsForTestFile)
          for (const { title, duration = 0 } of testsOf(testResults ?? {}))
            logger.log(`    ${(duration / 1000).toFixed(1)} s  ${title}`);
    },
    stop: ({ sessions }) => writeResult(resultOf(sessions)),
  };
}
