import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../../../src/protocol/decode/decode.js';
import { onMutants, SEED } from '../../../fixtures/wire/mutate.js';
import { asMara, index, isFromServer } from '../../../fixtures/wire/support.js';

test('decoders work with frozen prototypes', () => {
  // In a separate file: freezing cannot be undone.
  for (const prototype of [Object.prototype, Array.prototype, Map.prototype, Set.prototype, String.prototype]) {
    Object.freeze(prototype);
  }
  const eventsByFile = new Map(index.filter(isFromServer).map(({ file, event }) => [file, event]));
  onMutants([...eventsByFile.keys()], 5_000, SEED, (file, payload) => {
    const { problems } = decode(eventsByFile.get(file) as string, [payload], asMara);
    for (const { problem } of problems) assert.notEqual(problem, 'the decoder failed');
  });
});
