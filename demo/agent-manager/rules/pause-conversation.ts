/** Pauses a conversation for a given time, and resumes it. */
import { agentSender, conversationManager, formatTimerStart } from '../payloads/cim-payloads.js';
import { conversationPayload } from '../payloads/topic-payloads.js';
import { CommandError, getId, getName, getNumber } from '../world/untrusted-input.js';
import type { Agent, Conversation, Json } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { requireParticipant } from './participants.js';
import { startHoldTimer } from './start-timers.js';

const maxHoldSeconds = 24 * 60 * 60;

function requireOwnConversation(world: World, agent: Agent, payload: Json): Conversation {
  const conversation = world.conversation(getId(payload, 'conversationId'));
  const participant = requireParticipant(world, conversation, agent);
  const named = getId(payload, 'participantId');
  if (named !== undefined && named !== agent.id && named !== participant.recordId) {
    throw new CommandError('participantId is not the agent of this connection', 403, conversation.id);
  }
  if (participant.role !== 'PRIMARY')
    throw new CommandError(`not allowed in role ${participant.role}`, 403, conversation.id);
  return conversation;
}

/** `pauseConversation`. */
export function pauseConversation(world: World, agent: Agent, payload: Json): void {
  const conversation = requireOwnConversation(world, agent, payload);
  const seconds = getNumber(payload, 'duration');
  if (seconds === undefined || seconds <= 0 || seconds > maxHoldSeconds) {
    throw new CommandError('duration must be a number of seconds', 400, conversation.id);
  }
  const state = getName(payload, 'state');
  if (state !== undefined && state !== 'ON_HOLD') throw new CommandError('state must be ON_HOLD', 400, conversation.id);
  if (conversation.hold) throw new CommandError('the conversation is already paused', 409, conversation.id);
  conversation.state = 'ON_HOLD';
  conversation.hold = {
    totalDuration: seconds,
    startTime: formatTimerStart(world.now()),
    endsAt: world.now() + seconds * 1000,
  };
  world.markChanged('conversation', conversation.id);
  startHoldTimer(world, conversation);
  publishHoldEvent(world, conversation, 'CONVERSATION_PAUSED', agentSender(agent));
}

/** `resumeConversation`. */
export function resumeConversation(world: World, agent: Agent, payload: Json): void {
  const conversation = requireOwnConversation(world, agent, payload);
  if (!conversation.hold) throw new CommandError('the conversation is not paused', 409, conversation.id);
  endHold(world, conversation, agent);
}

/** Ends the pause. `agent` is the one who ended it; null when the timer did. */
export function endHold(world: World, conversation: Conversation, agent: Agent | null): void {
  conversation.hold = null;
  if (conversation.state === 'ON_HOLD') conversation.state = 'ACTIVE';
  world.clearTimer({ kind: 'hold', conversationId: conversation.id });
  world.markChanged('conversation', conversation.id);
  publishHoldEvent(world, conversation, 'CONVERSATION_RESUMED', agent ? agentSender(agent) : conversationManager);
}

function publishHoldEvent(world: World, conversation: Conversation, name: string, emitter: Json): void {
  const data = conversationPayload(world.agents, conversation, world.customers.get(conversation.customerId));
  world.append(conversation, world.createEvent(conversation, { name, emitter, data }));
}
