import { warnOnce } from '../browser/diagnostics.js';
import type { DeskSession } from '../session/session.js';

/**
 * The session that a host gives; undefined for null and for what is no session. Not `instanceof`: two copies of the bundle
 * on a page share their sessions.
 */
export function checkSession(given: DeskSession | null | undefined): DeskSession | undefined {
  if (given === null || given === undefined) return undefined;
  if (typeof given === 'object' && typeof given.subscribe === 'function' && typeof given.state === 'object')
    return given;
  warnOnce('session is a session of createDeskSession() or of a <desk-session>; another value is ignored.');
  return undefined;
}
