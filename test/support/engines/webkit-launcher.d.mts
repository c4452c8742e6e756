import type { EnginePage } from './engine-page.js';
import type { FoundEngine } from './find-engines.mjs';

/** Starts a display, a driver and a browser window. */
export function startWebKit(found: FoundEngine): Promise<{ readonly page: EnginePage; stop(): Promise<void> }>;
