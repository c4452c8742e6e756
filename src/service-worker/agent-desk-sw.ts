/**
 * The ready service worker. Its configuration is in its address, where the page puts it that registers it: so a worker
 * that was stopped has it again. A host's own worker sets `agentDeskPush` and then imports this file's text.
 */
import { isWire } from '../protocol/guards.js';
import { configurationParameter } from '../session/push-messages.js';
import { receivePushes, type ReceivePushesOptions } from './receive-pushes.js';
import { workerScope } from './scope.js';

function configuration(): ReceivePushesOptions | null {
  const given = (globalThis as { agentDeskPush?: unknown }).agentDeskPush;
  const written = new URLSearchParams(workerScope.location.search).get(configurationParameter);
  try {
    const found: unknown = given ?? JSON.parse(written ?? 'null');
    return isWire(found) && isWire(found['firebase']) ? (found as unknown as ReceivePushesOptions) : null;
  } catch {
    return null;
  }
}

const found = configuration();
if (found === null) throw new Error('agent-desk-sw.js: no Firebase configuration was given.');
receivePushes(found);
// No page is under this worker, so that a newer one need not wait for any to close. A site's own has its own ways.
if (!('agentDeskPush' in globalThis)) workerScope.addEventListener('install', () => void workerScope.skipWaiting());
