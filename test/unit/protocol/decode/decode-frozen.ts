/** Decodes changed payloads with frozen prototypes; the program of `frozen-prototypes.test.ts`. */
import assert from 'node:assert/strict';
import { decode } from '../../../../src/protocol/decode/decode.js';
import { onMutants, SEED } from '../../../fixtures/wire/mutate.js';
import { asMara, index, isFromServer } from '../../../fixtures/wire/support.js';

for (const prototype of [Object.prototype, Array.prototype, Map.prototype, Set.prototype, String.prototype]) {
  Object.freeze(prototype);
}
const eventsByFile = new Map(index.filter(isFromServer).map(({ file, event }) => [file, event]));
let decoded = 0;
onMutants([...eventsByFile.keys()], 5_000, SEED, (file, payload) => {
  const { problems } = decode(eventsByFile.get(file) as string, [payload], asMara);
  for (const { problem } of problems) assert.notEqual(problem, 'the decoder failed');
  decoded++;
});
console.log(`${decoded} decoded`);
