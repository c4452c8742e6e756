import type { KeptSignIn } from '../remember/remembered-sign-in.js';
import type { SessionEnvironment } from '../session-environment.js';
import { findSignedIn, watchSignIns } from './sign-in-notice.js';

/**
 * Signs in with the sign-in of other tabs, now or when there is one, until an agent was signed in here. `restore` signs in with what
 * was found.
 */
export async function joinTabs(
  environment: SessionEnvironment,
  restore: (found: Promise<KeptSignIn | null>) => Promise<void>,
): Promise<void> {
  const { store } = environment;
  let isNoticed = false;
  let isJoining = false;
  const join = async (): Promise<void> => {
    isNoticed = true;
    if (isJoining) return;
    isJoining = true;
    while (isNoticed && store.state.connection.status === 'signed-out') {
      isNoticed = false;
      if ((await findSignedIn(environment)).length === 0) continue;
      const found = import('./shared-sign-in.js').then((code) => code.findSharedSignIn(environment));
      await restore(found.catch(() => null));
    }
    isJoining = false;
  };
  const stopWatching = watchSignIns(environment, () => void join());
  const unsubscribe = store.subscribe(() => {
    if (store.state.agent === null) return;
    unsubscribe();
    stopWatching();
  });
  await join();
}
