import { loadOnce } from '../internal/base/load-once.js';

export { retryDelayMs } from '../internal/base/load-once.js';

export const loadWrapUp = loadOnce(() => import('./wrap-up/wrap-up-panel.define.js'));
export const loadTimers = loadOnce(() => import('./header/thread-timers.define.js'));
