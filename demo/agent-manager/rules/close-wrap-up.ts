/** The end of a wrap-up: closed by the agent, or by its timer. Its start is in `start-wrap-up.ts`. */
import { CommandError, get } from '../world/untrusted-input.js';
import type { Agent, Conversation, Json, Participant } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { closeIfAbandoned, removeParticipant } from './leaving.js';
import { requireConversation, requireParticipant } from './participants.js';
import { publishWrapUp } from './publish-cim-event.js';

/** `closeWrapup`, and the older `WRAP_UP_CLOSED`, whose message was sent before by `publishCimEvent`. */
export function closeWrapUp(world: World, agent: Agent, payload: Json): void {
  const conversation = requireConversation(world, payload);
  const participant = requireParticipant(world, conversation, agent);
  if (participant.role !== 'WRAP_UP') throw new CommandError('no wrap-up is running', 409, conversation.id);
  const event = get(payload, 'cimEvent');
  if (event !== null && event !== undefined) publishWrapUp(world, agent, conversation, event);
  if (participant.wrapUpApplied)
    leaveAfterWrapUp(world, conversation, participant, 'Wrap Up applied', 'WRAP_UP_APPLIED');
  else leaveAfterWrapUp(world, conversation, participant, 'choosing leave without Wrap Up', 'WRAP_UP_NOT_APPLIED');
}

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
