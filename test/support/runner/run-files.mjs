/**
 * Runs test files in this process: `node --import tsx test/support/runner/run-files.mjs FILES`. A process of its own for each of
 * a hundred small files takes longer than their tests.
 */
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

for (const file of process.argv.slice(2)) {
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    test(`${file} can be loaded`, () => Promise.reject(error));
  }
}
