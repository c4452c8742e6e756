import { isAtLeast, type ServerVersion } from '../protocol/server-version.js';
import type { DeskSessionOptions } from './session-options.js';

/** Features that not every server has, by the release that introduced them. */
const minServerVersions = {
  /** Joining a conversation as an advisor whom its agents see, besides monitoring it unseen. */
  'whisper-mode': '4.4',
  /** Transfers and conferences to an agent by name. */
  'named-agents': '4.5',
  /** Consulting a colleague, and turning the consultation into a transfer or a conference. */
  consult: '4.6',
  /** Putting the customer on hold. */
  hold: '4.6',
  /** Asking for a supervisor. */
  'raise-hand': '4.9',
} as const satisfies Readonly<Record<string, ServerVersion>>;

export type Feature = keyof typeof minServerVersions;

/** True when the server's release, as set by the option `server`, has this feature. */
export const hasFeature = ({ server }: Pick<DeskSessionOptions, 'server'>, feature: Feature): boolean =>
  isAtLeast(server, minServerVersions[feature]);
