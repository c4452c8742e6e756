import type { Presence } from '../domain/index.js';

/** True for a logout that a supervisor or administrator forced. The server says so in the name of the reason. */
export const isForcedLogout = ({ state, reason }: Presence): boolean =>
  state === 'logged-out' && (reason?.label.startsWith('FORCED_LOGOUT') ?? false);
