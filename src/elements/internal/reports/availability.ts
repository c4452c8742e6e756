import { isChannelOn, type TeamMember } from '../../../domain/index.js';

/** Availability of an agent, as a filter offers it. */
export type Availability = 'ready' | 'not-ready' | 'signed-out';

export const isReady = ({ channels }: TeamMember): boolean => channels.some(({ state }) => isChannelOn(state));

export function getAvailability(member: TeamMember): Availability {
  if (member.state === 'logged-out' || member.state === 'unknown') return 'signed-out';
  return isReady(member) ? 'ready' : 'not-ready';
}
