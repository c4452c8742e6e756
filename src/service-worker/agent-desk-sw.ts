/**
 * The ready service worker. Its configuration is in its address, where the page puts it that registers it: so a worker
 * that was stopped has it again. A host's own worker sets `agentDeskPush` and then imports this file's text.
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
// No page is under this worker, so that a newer one need not wait for any to close. A site's own has its own ways.
if (!('agentDeskPush' in globalThis)) workerScope.addEventListener('install', () => void workerScope.skipWaiting());
