import type { WorkerScope } from './worker-scope.js';

/** How many push ids are kept. */
const maxEntries = 50;
const cacheName = 'agent-desk-push';

/**
 * Detects pushes that were already shown: delivery is at least once. The ids are kept in a cache, because the worker is
 * stopped between pushes. Where storage is denied, they last as long as the worker.
 */
export class PushDeduplicator {
  readonly #scope: Pick<WorkerScope, 'caches' | 'location'>;
  readonly #seenIds = new Set<string>();

  constructor(scope: Pick<WorkerScope, 'caches' | 'location'>) {
    this.#scope = scope;
  }

  /** True the first time it is called with an id. */
  async isNew(id: string): Promise<boolean> {
    if (this.#seenIds.has(id)) return false;
    this.#seenIds.add(id);
    try {
      const cache = await this.#scope.caches.open(cacheName);
      const url = new URL(`/${cacheName}/${encodeURIComponent(id)}`, this.#scope.location.origin).href;
      if ((await cache.match(url)) !== undefined) return false;
      await cache.put(url, new Response());
      const keys = await cache.keys();
      for (const oldKey of keys.slice(0, -maxEntries)) await cache.delete(oldKey);
    } catch {
      // Without storage, showing a push twice is better than not at all.
    }
    return true;
  }
}
