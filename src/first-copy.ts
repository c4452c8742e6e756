import { reportOddity } from './elements/internal/report.js';
import { version } from './elements/internal/version.js';

const key = Symbol.for('agent-desk/loaded');

/**
 * True for the first copy of the script-tag bundle on a page, which is then the one. Another version is reported; the
 * same file twice, as pages put together from parts have it, is nobody's mistake.
 */
export function firstCopy(): boolean {
  const page = globalThis as { [key]?: string };
  const present = page[key];
  if (present === undefined) {
    page[key] = version;
    return true;
  }
  if (present !== version) {
    reportOddity(`Version ${present} is already on this page; version ${version} leaves everything to it.`);
  }
  return false;
}
