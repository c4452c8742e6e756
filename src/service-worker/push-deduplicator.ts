import type { WorkerScope } from './worker-scope.js';

/** How many pushes are remembered. */
const maxEntries = 50;
const cacheName = 'agent-desk-push';

/**
 * Which pushes have been shown. Delivery is at least once, and the worker is stopped between two of them, so this has to
 * outlive it. It holds ids only. Where storage is denied, it lasts as long as the worker.
 */
export class PushDeduplicator {
  readonly #seenIds = new Set<string>();

  constructor(private readonly scope: Pick<WorkerScope, 'caches' | 'location'>) {}

  /** True the first time an id is met. */
  async isNew(id: string): Promise<boolean> {
    if (this.#seenIds.has(id)) return false;
    this.#seenIds.add(id);
    try {
      const cache = await this.scope.caches.open(cacheName);
      const url = new URL(`/${cacheName}/${encodeURIComponent(id)}`, this.scope.location.origin).href;
      if ((await cache.match(url)) !== undefined) return false;
      await cache.put(url, new Response());
      const keys = await cache.keys();
      for (const oldKey of keys.slice(0, -maxEntries)) await cache.delete(oldKey);
    } catch {
      // Better twice than never.
    }
    return true;
  }
}
