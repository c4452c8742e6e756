import type { EnginePage } from './engine-page.js';
import type { FoundEngine } from './find-engines.mjs';

interface WebKitPage extends EnginePage {
  /** Another window with the same storage. */
  openWindow(): Promise<WebKitPage>;
}

/** Starts a display, a driver and a browser window. */
export function startWebKit(found: FoundEngine): Promise<{ readonly page: WebKitPage; stop(): Promise<void> }>;
