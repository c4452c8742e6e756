import { isAtLeast, type ServerVersion } from '../protocol/server-version.js';
import type { DeskSessionOptions } from './session-options.js';

/** What not every server can do, by the release that brought it. */
const minServerVersions = {
  /** Sitting down beside the agents to advise them, instead of only whispering unseen. */
  'whisper-mode': '4.4',
  /** Transfers and conferences to an agent by name. */
  'named-agents': '4.5',
  /** Asking a colleague for advice, and what a consultation can turn into. */
  consult: '4.6',
  /** Putting the customer on hold. */
  hold: '4.6',
} as const satisfies Readonly<Record<string, ServerVersion>>;

export type Feature = keyof typeof minServerVersions;

/** Does the server of this session know it? As far as the host has said which release that is. */
export const hasFeature = ({ server }: Pick<DeskSessionOptions, 'server'>, feature: Feature): boolean =>
  isAtLeast(server, minServerVersions[feature]);
