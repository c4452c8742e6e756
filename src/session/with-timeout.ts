import type { TimeProvider } from './server-clock.js';

/** Settles like `promise`, or rejects after `timeoutMs`. */
export function withTimeout<T>(promise: Promise<T>, timeoutMs: number, time: TimeProvider): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = time.setTimeout(() => reject(new Error('Timed out.')), timeoutMs);
    void promise.then(resolve, reject).finally(() => time.clearTimeout(timer));
  });
}
