import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { DeskSession } from '../../../src/session/session.js';
import { MemoryStorage } from '../../../src/session/storage/memory-storage.js';
import { fetchUser } from '../../support/fetch-user.js';
import { CuttingProxy } from '../../support/node/cutting-proxy.js';
import { startEmulator, until, type NodeEmulator } from '../../support/node/node-session.js';

describe('from the socket that is up to the first state', () => {
  let emulator: NodeEmulator;
  let user: Record<string, unknown>;
  before(async () => {
    emulator = await startEmulator();
    user = await fetchUser(emulator.url);
  });

  for (const roundTripMs of [50, 300])
    test(`there are at most two round trips of ${String(roundTripMs)} ms`, async (context) => {
      const proxy = await CuttingProxy.start(Number(new URL(emulator.url).port));
      context.after(() => proxy.stop());
      proxy.latencyMs = roundTripMs / 2;
      let upAt: number | null = null;
      let roundTrips: number | null = null;
      proxy.onServerData = (data, count) => {
        if (data.includes('"sid"')) upAt ??= count;
      };
      const session = new DeskSession({ url: `${proxy.url}${new URL(emulator.url).pathname}` });
      // Counted instead of timed: the work of both sides takes long on a busy machine.
      session.subscribe(() => {
        if (upAt !== null && session.state.presence !== null) roundTrips ??= proxy.roundTrips - upAt;
      });
      session.connect(user);
      await until(session, () => session.state.presence, 'the state');
      session.dispose();
      assert.ok(roundTrips !== null);
      context.diagnostic(`${String(roundTrips)} round trips of ${String(roundTripMs)} ms after the socket is up`);
      assert.ok(roundTrips <= 2, `${String(roundTrips)} round trips`);
    });
  test('a storage that does not answer delays nothing', async () => {
    class SilentStorage extends MemoryStorage {
      override index(): Promise<never> {
        return new Promise(() => undefined);
      }
    }
    const session = new DeskSession(
      { url: emulator.url },
      { storage: new SilentStorage(), timing: { storage: 60_000 } },
    );
    session.connect(user);
    await until(session, () => session.state.presence, 'the state');
    session.dispose();
  });
});
