import { getApps, initializeApp } from 'firebase/app';
import { deleteToken, getMessaging, getToken, isSupported, onMessage } from 'firebase/messaging';
import type { PushMessaging } from './push-browser.js';
import type { FirebaseConfig } from './push-options.js';

/** The only page file that knows Firebase. An app of our own: the host may have others. */
export async function createFirebaseMessaging(config: FirebaseConfig): Promise<PushMessaging> {
  // Asked first: else Firebase reports it as an error that nobody can catch.
  if (!(await isSupported())) throw new Error('This browser cannot receive pushes.');
  const name = `agent-desk ${config.appId}`;
  const app = getApps().find((candidate) => candidate.name === name) ?? initializeApp({ ...config }, name);
  const messaging = getMessaging(app);
  return {
    getToken: (serviceWorkerRegistration, vapidKey) =>
      getToken(messaging, { serviceWorkerRegistration, ...(vapidKey === undefined ? {} : { vapidKey }) }),
    deleteToken: () => deleteToken(messaging),
    onPush: (listener) => onMessage(messaging, listener),
  };
}
