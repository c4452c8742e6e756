import { getApps, initializeApp } from 'firebase/app';
import { deleteToken, getMessaging, getToken, isSupported, onMessage } from 'firebase/messaging';
import type { PushMessaging } from './push-browser.js';
import type { FirebaseConfig } from './push-options.js';

/** The only page module that uses Firebase. Uses a named app, since the host page may have others. */
export async function createFirebaseMessaging(config: FirebaseConfig): Promise<PushMessaging> {
  // Check this first: Firebase reports it as an error that cannot be caught.
  if (!(await isSupported())) throw new Error('This browser does not support push.');
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
