import type { Store } from '../../store/store.js';
import type { RestClient } from './rest-client.js';

/** Loads the reasons and settings of all desks, once. The session works without them, but offers no reasons. */
export async function loadConfiguration(rest: RestClient, store: Store, isCurrent: () => boolean): Promise<void> {
  const { reasons, settings } = store.state;
  if (reasons !== null && settings !== null) return;
  const [loadedReasons, loadedSettings] = await Promise.all([
    rest.reasons().catch(() => null),
    rest.settings().catch(() => null),
  ]);
  store.update((state) =>
    // Another agent may have signed in meanwhile, even at another server.
    isCurrent()
      ? { ...state, reasons: loadedReasons ?? state.reasons, settings: loadedSettings ?? state.settings }
      : state,
  );
}
