import type { WorkerMessage } from '../session/push/worker-messages.js';
import type { WindowClient } from './worker-scope.js';

/** How long a page may take to acknowledge (ms). Browsers let a click open a window only for a short time. */
const responseTimeoutMs = 400;

/**
 * Sends a message to windows. Resolves with the one that answers with the highest rank, the first of several: at once when it is
 * `highestRank`, else when all have answered or after the timeout; with null when none has answered.
 */
export function findRespondingWindow(
  windows: readonly WindowClient[],
  message: WorkerMessage,
  highestRank = 1,
): Promise<WindowClient | null> {
  if (windows.length === 0) return Promise.resolve(null);
  return new Promise((resolve) => {
    const ranks = windows.map(() => 0);
    const finish = (): void => {
      clearTimeout(timer);
      const rank = Math.max(...ranks);
      resolve((rank > 0 && windows[ranks.indexOf(rank)]) || null);
    };
    const timer = setTimeout(finish, responseTimeoutMs);
    windows.forEach((window, index) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        // Pages with an older release say only that they have got it.
        ranks[index] = Number(data);
        if (Number(data) >= highestRank || ranks.every((rank) => rank > 0)) finish();
      };
      window.postMessage(message, [port2]);
    });
  });
}
