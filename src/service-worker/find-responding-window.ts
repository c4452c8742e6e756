import type { WorkerMessage } from '../session/push/worker-messages.js';
import type { WindowClient } from './worker-scope.js';

/** How long a page may take to acknowledge (ms). Browsers let a click open a window only for a short time. */
const responseTimeoutMs = 400;

/** Sends a message to windows. Resolves with the first one that acknowledges it, or null after the timeout. */
export function findRespondingWindow(
  windows: readonly WindowClient[],
  message: WorkerMessage,
): Promise<WindowClient | null> {
  if (windows.length === 0) return Promise.resolve(null);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), responseTimeoutMs);
    for (const window of windows) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        clearTimeout(timer);
        resolve(window);
      };
      window.postMessage(message, [port2]);
    }
  });
}
