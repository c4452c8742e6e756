/** Prints one line per test file and the stack of each failure; writes the result for the summary of `run-suites.mjs`. */
import { relative } from 'node:path';
import { writeResult } from './results.mjs';

export default async function* report(source) {
  const files = new Map();
  const failures = [];
  for await (const { type, data } of source) {
    if (type === 'test:diagnostic' || type === 'test:stderr' || type === 'test:stdout') {
      if (type !== 'test:diagnostic') yield data.message;
      continue;
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // Suites are not counted: their tests are, and hooks that fail. A file that fails to load is reported as a failed test.
    const isSuite =
      data.details?.type === 'suite' && (type === 'test:pass' || data.details.error?.failureType === 'subtestsFailed');
    const file = relative('test', data.file ?? data.name);
    const counts = files.get(file) ?? { passed: 0, failed: 0, ms: 0 };
    files.set(file, counts);
    if (isSuite) continue;
    counts.ms += data.details?.duration_ms ?? 0;
    if (process.env['TIMES'])
      yield `    ${((data.details?.duration_ms ?? 0) / 1000).toFixed(1)} s  ${file}  ${data.name}\n`;
    if (type === 'test:pass') counts.passed++;
    else {
      counts.failed++;
      const error = data.details?.error;
      failures.push({ file, title: data.name, error: error?.cause?.stack ?? error?.stack ?? String(error) });
    }
  }
  let passed = 0;
  let failed = 0;
  for (const [file, count] of files) {
    passed += count.passed;
    failed += count.failed;
    yield `${count.failed > 0 ? '✗' : '✓'} ${file}  ${count.passed} passed${count.failed > 0 ? `, ${count.failed} failed` : ''}  ${(count.ms / 1000).toFixed(1)} s\n`;
  }
  for (const { file, title, error } of failures) yield `\n✗ ${file}: ${title}\n${error}\n`;
  writeResult({ passed, failed, failures });
}
