/**
 * Results of the suites for the summary: each suite appends a line of JSON to the file that `TEST_RESULTS` names. A result is
 * `{ passed, failed, failures: [{ file, title, error }] }`.
 */
import { appendFileSync, readFileSync, rmSync } from 'node:fs';

export function writeResult(result) {
  const file = process.env['TEST_RESULTS'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(result)}\n`);
}

/** The results in a file, which is removed. */
export function takeResults(file) {
  const lines = readFileSync(file, { encoding: 'utf8', flag: 'a+' }).split('\n').filter(Boolean);
  rmSync(file, { force: true });
  return lines.map((line) => JSON.parse(line));
}

const maxLines = 20;

/** One failure as text: file, title and the first lines of the error. */
export function formatFailure({ suite, file, title, error }) {
  const lines = String(error).trim().split('\n');
  const shown = lines.slice(0, maxLines).map((line) => `    ${line}`);
  if (lines.length > maxLines) shown.push(`    … ${lines.length - maxLines} more lines`);
  return [`✗ ${suite}: ${file}`, `  ${title}`, ...shown].join('\n');
}
