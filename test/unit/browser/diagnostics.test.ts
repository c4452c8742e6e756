import assert from 'node:assert/strict';
import { test } from 'node:test';
import { warnOnce } from '../../../src/browser/diagnostics.js';

test('a warning is logged once, another text again', (context) => {
  const warn = context.mock.method(console, 'warn', () => undefined);
  for (const text of ['first', 'first', 'second', 'first']) warnOnce(text);
  assert.deepEqual(
    warn.mock.calls.map((call) => call.arguments),
    [['[agent-desk] first'], ['[agent-desk] second']],
  );
});
