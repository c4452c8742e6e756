/**
 * Prints what each build weighs, `gzip -9`, and fails over budget. Needs `npm run build`.
 * Only the classic script has a budget: it is what a page pays for everything.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Size limit of the complete desk, chat thread included (bytes, gzip). */
const budgets = { 'dist/script/agent-desk.js': 100_000 };

const gzip = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const scripts = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

let overBudgetCount = 0;
const printSize = (name, bytes, budget) => {
  const budgetNote = budget === undefined ? '' : bytes > budget ? `  OVER the budget of ${budget}` : `  of ${budget}`;
  if (budget !== undefined && bytes > budget) overBudgetCount++;
  console.log(`${String(bytes).padStart(8)}  ${name}${budgetNote}`);
};

console.log('bytes, gzip -9\n');
for (const folder of ['dist/script', 'dist/module', 'dist/npm', 'dist/sw']) {
  const files = scripts(folder);
  for (const file of files) printSize(file, gzip(file), budgets[file]);
  console.log(
    `${String(files.reduce((sum, file) => sum + gzip(file), 0)).padStart(8)}  ${folder} in all, ${files.reduce((sum, file) => sum + statSync(file).size, 0)} bytes plain\n`,
  );
}
const firebase = scripts('dist/script').filter((file) => file.includes('firebase'));
printSize(
  'Firebase in the page, loaded when push is enabled',
  firebase.reduce((sum, file) => sum + gzip(file), 0),
);
// A page without push must not load it.
if (firebase.length !== 1) throw new Error('Firebase is not in a part of its own.');
process.exitCode = overBudgetCount > 0 ? 1 : 0;
