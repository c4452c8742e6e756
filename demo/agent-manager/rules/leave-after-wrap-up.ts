/** The end of a wrap-up, whichever way it came. */
import { closeIfAbandoned, removeParticipant } from './leaving.js';
import type { Conversation, Participant } from '../world/world-types.js';
import type { World } from '../world/world.js';

export function leaveAfterWrapUp(
  world: World,
  conversation: Conversation,
  participant: Participant,
  reason: string,
  taskReasonCode: string,
): void {
  removeParticipant(world, conversation, participant, { reason, taskReasonCode });
  closeIfAbandoned(world, conversation);
}
