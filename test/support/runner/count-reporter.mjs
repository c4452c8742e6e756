/** Writes the test counts for the summary of `run-suites.mjs`, in addition to the default report. */
import { appendFileSync } from 'node:fs';

export function countReporter() {
  return {
    stop({ sessions }) {
      let passed = 0;
      let failed = 0;
      for (const session of sessions) {
        const suites = [session.testResults].filter((suite) => suite !== undefined);
        for (const suite of suites) {
          suites.push(...suite.suites);
          for (const test of suite.tests) {
            if (test.passed) passed++;
            else if (!test.skipped) failed++;
          }
        }
        // A file that failed to load has no test results: count it as one failure.
        if (!session.passed && session.testResults === undefined) failed++;
        else if (session.errors.length > 0) failed += session.errors.length;
      }
      const file = process.env['TEST_COUNTS'];
      if (file !== undefined) appendFileSync(file, `${JSON.stringify({ passed, failed })}\n`);
    },
  };
}
