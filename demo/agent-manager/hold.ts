/** Pause and resume: the customer is asked to wait, for a time that ends by itself. */
import { getId, getName, getNumber, Refusal } from './guards.js';
import { requireParticipant } from './joining.js';
import { agentSender, CONVERSATION_MANAGER, timerStart } from './payloads-cim.js';
import { conversationObject } from './payloads-topic.js';
import type { Agent, Conversation, Obj } from './types.js';
import type { World } from './world.js';

const LONGEST_HOLD_SECONDS = 24 * 60 * 60;

function holder(world: World, agent: Agent, payload: Obj): Conversation {
  const conversation = world.conversation(getId(payload, 'conversationId'));
  const entry = requireParticipant(world, conversation, agent);
  const named = getId(payload, 'participantId');
  if (named !== undefined && named !== agent.id && named !== entry.recordId) {
    throw new Refusal('participantId is not the agent of this connection', 403, conversation.id);
  }
  if (entry.role !== 'PRIMARY') throw new Refusal(`not allowed in role ${entry.role}`, 403, conversation.id);
  return conversation;
}

/** `pauseConversation`. */
export function pauseConversation(world: World, agent: Agent, payload: Obj): void {
  const conversation = holder(world, agent, payload);
  const seconds = getNumber(payload, 'duration');
  if (seconds === undefined || seconds <= 0 || seconds > LONGEST_HOLD_SECONDS) {
    throw new Refusal('duration is a number of seconds', 400, conversation.id);
  }
  const state = getName(payload, 'state');
  if (state !== undefined && state !== 'ON_HOLD') throw new Refusal('state must be ON_HOLD', 400, conversation.id);
  if (conversation.hold) throw new Refusal('the conversation is already paused', 409, conversation.id);
  conversation.state = 'ON_HOLD';
  conversation.hold = {
    totalDuration: seconds,
    startTime: timerStart(world.now()),
    endsAt: world.now() + seconds * 1000,
  };
  world.touch('conversation', conversation.id);
  armHold(world, conversation);
  announce(world, conversation, 'CONVERSATION_PAUSED', agentSender(agent));
}

export function armHold(world: World, conversation: Conversation): void {
  if (!conversation.hold) return;
  world.clock.set(`hold:${conversation.id}`, conversation.hold.endsAt, () => {
    resume(world, conversation, null);
  });
}

/** `resumeConversation`. */
export function resumeConversation(world: World, agent: Agent, payload: Obj): void {
  const conversation = holder(world, agent, payload);
  if (!conversation.hold) throw new Refusal('the conversation is not paused', 409, conversation.id);
  resume(world, conversation, agent);
}

/** Ends the pause: by an agent, by a message, or (null) by the timer. */
export function resume(world: World, conversation: Conversation, agent: Agent | null): void {
  conversation.hold = null;
  if (conversation.state === 'ON_HOLD') conversation.state = 'ACTIVE';
  world.clock.clear(`hold:${conversation.id}`);
  world.touch('conversation', conversation.id);
  announce(world, conversation, 'CONVERSATION_RESUMED', agent ? agentSender(agent) : CONVERSATION_MANAGER);
}

function announce(world: World, conversation: Conversation, name: string, emitter: Obj): void {
  const data = conversationObject(world.agents, conversation, world.customers.get(conversation.customerId));
  world.append(conversation, world.event(conversation, { name, emitter, data }));
}
