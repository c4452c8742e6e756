/** Raised hands: agents ask for a supervisor, who is told wherever they are. How a real desk raises one is not public. */
import { channelTypeOf } from '../payloads/channel-session-payloads.js';
import { agentManager } from '../payloads/cim-payloads.js';
import { CommandError } from '../world/untrusted-input.js';
import type { Agent, CimEvent, Conversation, Json } from '../world/world-types.js';
import type { World } from '../world/world.js';

/** The raised hands once this agent has raised or lowered theirs. */
export function handsAfter({ raisedHands }: Conversation, { username }: Agent, isRaised: boolean): string[] {
  const others = raisedHands.filter((name) => name !== username);
  return isRaised ? [...others, username] : others;
}

export const handsData = (names: readonly string[]): Json => ({ handRaised: names.length > 0, agentNames: [...names] });

/** Supervisors are called to digital channels only, and not into a call. */
export function requireDigitalChannels(conversation: Conversation): void {
  const active = conversation.sessions.filter(({ isActive }) => isActive);
  if (active.length === 0 || active.some((session) => channelTypeOf(session)?.name.includes('VOICE')))
    throw new CommandError('hands are raised on digital channels only', 409, conversation.id);
}

/** Sends an event to the connected supervisors of these agents' teams who are outside the conversation. */
export function tellSupervisors(
  world: World,
  conversation: Conversation,
  event: CimEvent,
  usernames: readonly string[],
): void {
  const agents = [...world.agents.values()];
  const teamIds = new Set(agents.filter(({ username }) => usernames.includes(username)).map(({ teamId }) => teamId));
  for (const supervisor of agents) {
    const isOutside = world.participant(conversation, supervisor.id) === undefined;
    const isTheirs =
      supervisor.roles.includes('supervisor') && supervisor.supervises.some((teamId) => teamIds.has(teamId));
    if (supervisor.connected && isOutside && isTheirs)
      world.send(supervisor.id, 'onCimEvent', world.cimPayload(conversation, event));
  }
}

/** A supervisor advises, or an agent leaves: their hands are down. */
export function lowerHands(world: World, conversation: Conversation, usernames: readonly string[]): void {
  const lowered = conversation.raisedHands.filter((name) => usernames.includes(name));
  if (lowered.length === 0) return;
  conversation.raisedHands = conversation.raisedHands.filter((name) => !lowered.includes(name));
  world.markChanged('conversation', conversation.id);
  const event = world.createEvent(conversation, {
    name: 'HAND_DOWN',
    emitter: agentManager,
    data: handsData(conversation.raisedHands),
  });
  world.append(conversation, event);
  tellSupervisors(world, conversation, event, lowered);
}
