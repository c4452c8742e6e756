import type { WorkerMessage } from '../session/push/worker-messages.js';
import type { WindowClient } from './worker-scope.js';

/** How long a page may take to say that it has a desk (ms). A browser lets a click open a window only soon after it. */
const responseTimeoutMs = 400;

/** The first of these windows in which a desk answers; null when none does. */
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
