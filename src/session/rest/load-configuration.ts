import type { Store } from '../../store/store.js';
import type { RestClient } from './rest-client.js';

/** Loads what an administrator has set for all desks, once. Without it the desk works: it has no reasons to offer. */
export async function loadConfiguration(rest: RestClient, store: Store): Promise<void> {
  const { agent, reasons, settings } = store.state;
  if (reasons !== null && settings !== null) return;
  const [loadedReasons, loadedSettings] = await Promise.all([
    rest.reasons().catch(() => null),
    rest.settings().catch(() => null),
  ]);
  store.update((state) =>
    // Somebody else may have signed in meanwhile, at another server even.
    state.agent?.id === agent?.id
      ? { ...state, reasons: loadedReasons ?? state.reasons, settings: loadedSettings ?? state.settings }
      : state,
  );
}
