import { warnOnce } from './browser/diagnostics.js';
import { version } from './browser/version.js';

const loadedKey = Symbol.for('agent-desk/loaded');

/**
 * True for the first copy of the script-tag bundle on a page, false for every later one. Warns about a different version;
 * loading the same version twice is normal on pages composed of fragments.
 */
export function singleInstance(): boolean {
  const globalScope = globalThis as { [loadedKey]?: string };
  const loadedVersion = globalScope[loadedKey];
  if (loadedVersion === undefined) {
    globalScope[loadedKey] = version;
    return true;
  }
  if (loadedVersion !== version) {
    warnOnce(`Version ${loadedVersion} is already on this page; version ${version} leaves everything to it.`);
  }
  return false;
}
