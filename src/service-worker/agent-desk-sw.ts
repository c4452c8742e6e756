/**
 * The service worker for push notifications. Its configuration is in its URL, so that it survives a restart of the worker.
 * A host's own worker sets the global `agentDeskPush` instead, and then imports this script.
 */
import { isObject } from '../protocol/json.js';
import { configurationParameter } from '../session/push/worker-messages.js';
import { receivePushes, type ReceivePushesOptions } from './receive-pushes.js';
import { workerScope } from './worker-scope.js';

function readConfiguration(): ReceivePushesOptions | null {
  const globalOptions = (globalThis as { agentDeskPush?: unknown }).agentDeskPush;
  const encodedOptions = new URLSearchParams(workerScope.location.search).get(configurationParameter);
  try {
    const options: unknown = globalOptions ?? JSON.parse(encodedOptions ?? 'null');
    return isObject(options) && isObject(options['firebase']) ? (options as unknown as ReceivePushesOptions) : null;
  } catch {
    return null;
  }
}

const options = readConfiguration();
if (options === null) throw new Error('agent-desk-sw.js: no Firebase configuration was given.');
receivePushes(options);
// No page is controlled by this worker, so a new version may start at once. A site's own worker decides for itself.
if (!('agentDeskPush' in globalThis)) workerScope.addEventListener('install', () => void workerScope.skipWaiting());
