import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { canCrashAndFreeze } from '../support/engines/engine-names.mjs';
import { expectHungLeaderReplaced, expectNoFight } from './tabs-of-agent.js';
import { TestEnvironment } from './test-environment.js';

/** Shorter than in test/long. */
describe('tabs of one agent', () => {
  let environment: TestEnvironment;
  before(async () => {
    environment = await TestEnvironment.start({ rona: 60 });
  });
  afterEach(async () => assert.deepEqual(await environment.reset(), []));
  after(() => environment.stop());

  test('in a frame of another site and in a page: never fight, and one click brings the desk', () =>
    expectNoFight(environment, 30));

  // In the other engines, pages of one site hang together.
  if (canCrashAndFreeze)
    test('go on while the page of the one that leads hangs', () => expectHungLeaderReplaced(environment, 14_000));
});
