import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { expectHungLeaderReplaced, expectNoFight } from '../e2e/tabs-of-agent.js';
import { TestEnvironment } from '../e2e/test-environment.js';

/** As in test/e2e, for a minute each. */
describe('tabs of one agent', () => {
  let environment: TestEnvironment;
  before(async () => {
    environment = await TestEnvironment.start({ rona: 120 });
  });
  afterEach(async () => assert.deepEqual(await environment.reset(), []));
  after(() => environment.stop());

  test('in a frame of another site and in a page: pages that set `agent` each second for a minute do not fight', () =>
    expectNoFight(environment, 1_000));

  test('go on while the page of the one that leads hangs for a minute', () =>
    expectHungLeaderReplaced(environment, 60_000));
});
