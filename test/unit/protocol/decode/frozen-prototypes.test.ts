import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';

test('decoders work with frozen prototypes', async () => {
  // In a separate process: freezing cannot be undone.
  const program = new URL('decode-frozen.ts', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program]);
  assert.equal(stdout, '5000 decoded\n');
});
