/** The end of a wrap-up, whichever way it came. */
import { closeIfAbandoned, removeParticipant } from './leaving.js';
import type { Conversation, Participant } from './types.js';
import type { World } from './world.js';

export function departureAfterWrapUp(
  world: World,
  conversation: Conversation,
  entry: Participant,
  told: string,
  closing: string,
): void {
  removeParticipant(world, conversation, entry, { told, closing });
  closeIfAbandoned(world, conversation);
}
