import type { WorkerScope } from './scope.js';

/** How many pushes are remembered. */
const kept = 50;
const name = 'agent-desk-push';

/**
 * Which pushes have been shown. Delivery is at least once, and the worker is stopped between two of them, so this has to
 * outlive it. It holds ids only. Where storage is denied, it lasts as long as the worker.
 */
export class SeenPushes {
  readonly #now = new Set<string>();

  constructor(private readonly scope: Pick<WorkerScope, 'caches' | 'location'>) {}

  /** True the first time an id is met. */
  async isNew(id: string): Promise<boolean> {
    if (this.#now.has(id)) return false;
    this.#now.add(id);
    try {
      const cache = await this.scope.caches.open(name);
      const address = new URL(`/${name}/${encodeURIComponent(id)}`, this.scope.location.origin).href;
      if ((await cache.match(address)) !== undefined) return false;
      await cache.put(address, new Response());
      const keys = await cache.keys();
      for (const old of keys.slice(0, -kept)) await cache.delete(old);
    } catch {
      // Better twice than never.
    }
    return true;
  }
}
