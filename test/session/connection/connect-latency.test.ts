import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DeskSession } from '../../../src/session/session.js';
import { fetchUser } from '../../support/fetch-user.js';
import { CuttingProxy } from '../../support/node/cutting-proxy.js';
import { startEmulator, until, type NodeEmulator } from '../../support/node/node-session.js';

/** Time for the work of both sides on a busy machine. */
const workMs = 300;

describe('from the socket that is up to the first state', () => {
  let emulator: NodeEmulator;
  let user: Record<string, unknown>;
  let proxy: CuttingProxy;
  before(async () => {
    emulator = await startEmulator();
    user = await fetchUser(emulator.url);
    proxy = await CuttingProxy.start(Number(new URL(emulator.url).port));
  });
  after(() => proxy.stop());

  for (const roundTripMs of [50, 300])
    test(`there are at most two round trips of ${String(roundTripMs)} ms`, async (context) => {
      proxy.latencyMs = roundTripMs / 2;
      let upAt: number | null = null;
      proxy.onServerData = (data) => {
        // The answer that opens the socket reaches the page after half a round trip.
        if (upAt === null && data.includes('"sid"')) upAt = performance.now() + roundTripMs / 2;
      };
      const session = new DeskSession({ url: `${proxy.url}${new URL(emulator.url).pathname}` });
      const startedAt = performance.now();
      session.connect(user);
      const shown = await until(session, () => session.state.presence && performance.now(), 'the state');
      session.dispose();
      assert.ok(upAt !== null);
      const roundTrips = (shown - upAt) / roundTripMs;
      context.diagnostic(
        `${roundTrips.toFixed(1)} round trips of ${String(roundTripMs)} ms after the socket is up, ` +
          `${((shown - startedAt) / roundTripMs).toFixed(1)} after connect()`,
      );
      assert.ok(shown - upAt <= 2 * roundTripMs + workMs, `${roundTrips.toFixed(1)} round trips`);
    });
});
