import { isChannelOn, type TeamMember } from '../../../domain/index.js';

/** Availability of an agent, as a filter offers it. */
export type Availability = 'ready' | 'not-ready' | 'signed-out';

/** Of who is signed out or not ready, some servers report the last state of the channels. */
export function getAvailability({ state, channels }: TeamMember): Availability {
  if (state === 'logged-out' || state === 'unknown') return 'signed-out';
  if (state === 'not-ready') return 'not-ready';
  return channels.some((channel) => isChannelOn(channel.state)) ? 'ready' : 'not-ready';
}

export const isReady = (member: TeamMember): boolean => getAvailability(member) === 'ready';
