/**
 * Why records are not kept on this device. `unavailable`: the browser has no storage for this page, or denies it. `full`: there
 * is no space left. `evicted`: the browser has removed what was kept. `blocked`: a tab with an older release keeps the storage
 * from being upgraded; it must be reloaded. `outdated`: a newer release has upgraded it; this page must be reloaded.
 * `failed`: anything else.
 */
export type StorageProblem = 'unavailable' | 'full' | 'evicted' | 'blocked' | 'outdated' | 'failed';
