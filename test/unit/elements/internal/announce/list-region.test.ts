import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ListRegion } from '../../../../../src/elements/internal/announce/list-region.js';

/** The texts of the region, which is announced each time it changes, after each list. */
function announce(lists: readonly (readonly string[])[]): readonly string[] {
  const region = new ListRegion();
  return lists.map((texts) => region.read(texts));
}

const cases: Readonly<Record<string, readonly (readonly [list: readonly string[], announced: string])[]>> = {
  'only what is new is announced': [
    [['down'], 'down'],
    [['down', 'slow'], 'slow'],
    [['down', 'slow'], 'slow'],
  ],
  'what came together stays when a part of it goes: it would be read again': [
    [['down', 'slow'], 'down slow'],
    [['slow'], 'down slow'],
    [[], ''],
  ],
  'what is gone is not in the region any more, although the rest of the list is': [
    [['down'], 'down'],
    [['down', 'slow'], 'slow'],
    [['down'], ''],
    [['down', 'slow'], 'slow'],
  ],
  'what came together and comes together again is announced again': [
    [['down'], 'down'],
    [['down', 'slow', 'full'], 'slow full'],
    [['down', 'full'], 'slow full'],
    [['down'], ''],
    [['down', 'slow', 'full'], 'slow full'],
  ],
  'a list that is empty is not announced': [
    [[], ''],
    [['down'], 'down'],
    [[], ''],
    [['down'], 'down'],
  ],
};

for (const [title, steps] of Object.entries(cases))
  test(title, () => {
    assert.deepEqual(
      announce(steps.map(([list]) => list)),
      steps.map(([, announced]) => announced),
    );
  });
