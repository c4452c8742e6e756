/** Prints one line per test file and the stack of each failure; writes the counts for the summary of `run-suites.mjs`. */
import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';

export default async function* report(source) {
  const files = new Map();
  const failures = [];
  for await (const { type, data } of source) {
    if (type === 'test:diagnostic' || type === 'test:stderr' || type === 'test:stdout') {
      if (type !== 'test:diagnostic') yield data.message;
      continue;
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // Suites are not counted: their tests are. A file that fails to load is reported as a failed test.
    const suite = data.details?.type === 'suite';
    const file = relative('test', data.file ?? data.name);
    const counts = files.get(file) ?? { passed: 0, failed: 0, ms: 0 };
    files.set(file, counts);
    if (suite) continue;
    counts.ms += data.details?.duration_ms ?? 0;
    if (type === 'test:pass') counts.passed++;
    else {
      counts.failed++;
      failures.push({ file, name: data.name, error: data.details?.error });
    }
  }
  let passed = 0;
  let failed = 0;
  for (const [file, count] of files) {
    passed += count.passed;
    failed += count.failed;
    yield `${count.failed > 0 ? '✗' : '✓'} ${file}  ${count.passed} passed${count.failed > 0 ? `, ${count.failed} failed` : ''}  ${(count.ms / 1000).toFixed(1)} s\n`;
  }
  for (const { file, name, error } of failures) {
    yield `\n✗ ${file}: ${name}\n${error?.cause?.stack ?? error?.stack ?? String(error)}\n`;
  }
  const target = process.env['TEST_COUNTS'];
  if (target !== undefined) appendFileSync(target, `${JSON.stringify({ passed, failed })}\n`);
}
