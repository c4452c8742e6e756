/** Wire form of a whole conversation: `onTopicData`, participants, and the conversation object some events carry. */
import { BOT, TOPIC_EVENT_LIMIT } from './catalog.js';
import { ccUser } from './payloads-agent.js';
import { historyEvent, iso } from './payloads-cim.js';
import { roomInfo } from './payloads-session.js';
import type { Agent, Conversation, ConversationLog, Customer, Obj, Participant } from './types.js';

type Agents = ReadonlyMap<string, Agent>;

/** An agent's participant record; `role` may differ from the kept one where an option says so. */
export function agentParticipant(
  agents: Agents,
  conversation: Conversation,
  participant: Participant,
  time: (at: number) => string | number = (at) => at,
  role: string = participant.role,
): Obj {
  const agent = agents.get(participant.agentId);
  return {
    id: participant.recordId,
    type: 'AGENT',
    role,
    participant: agent ? ccUser(agent) : { id: participant.agentId, participantType: 'CCUser' },
    token: null,
    conversationId: conversation.id,
    userCredentials: null,
    state: 'SUBSCRIBED',
    isActive: true,
    joiningTime: time(participant.joinedAt),
    stateChangedOn: participant.stateChangedOn === null ? null : time(participant.stateChangedOn),
  };
}

/** Everybody in the conversation: the bot, one entry per live channel session, the agents. */
export function participants(agents: Agents, conversation: Conversation, time: (at: number) => string | number): Obj[] {
  const common = { token: null, isActive: true, userCredentials: {}, stateChangedOn: null };
  const bot = {
    ...common,
    id: BOT.id,
    type: 'BOT',
    role: 'ASSISTANT',
    participant: BOT,
    conversationId: null,
    state: null,
    joiningTime: time(conversation.createdAt),
  };
  const customers = conversation.sessions
    .filter((session) => session.isActive)
    .map((session) => ({
      ...common,
      id: session.id,
      type: 'CUSTOMER',
      role: 'CUSTOMER',
      participant: session,
      conversationId: conversation.id,
      state: 'SUBSCRIBED',
      joiningTime: time(conversation.createdAt),
    }));
  const people = conversation.participants.map((entry) => agentParticipant(agents, conversation, entry, time));
  return [bot, ...customers, ...people];
}

function timers(conversation: Conversation): Obj {
  const { hold, sla, raisedHands } = conversation;
  return {
    agentSla: sla ?? { totalDuration: null, action: null, startTime: null },
    holdTimerDetails: { totalDuration: hold?.totalDuration ?? null, startTime: hold?.startTime ?? null },
    agentHandRaise: { handRaised: raisedHands.length > 0, agentNames: [...raisedHands] },
    externalGadgets: [],
  };
}

/** The model object that hold and service-level events carry as their data. */
export function conversationObject(agents: Agents, conversation: Conversation, customer: Customer | undefined): Obj {
  const first = conversation.sessions[0] ?? null;
  return {
    id: conversation.id,
    customer: customer ?? null,
    participants: participants(agents, conversation, (at) => at),
    state: conversation.state,
    conversationDirection: 'INBOUND',
    channelSession: first,
    creationTime: conversation.createdAt,
    endTime: conversation.endedAt,
    conversationData: { ...conversation.data },
    metadata: { botId: BOT.id, lastUsedChannelSession: first },
    roomInfo: roomInfo(conversation.roomId),
    ...timers(conversation),
  };
}

/** The `onTopicData` payload for one of its agents. */
export function topicDataPayload(
  agents: Agents,
  conversation: Conversation,
  log: ConversationLog,
  own: Participant,
  extra: { customer: Customer | undefined; taskId: string; now: number; correlationId: string },
): Obj {
  return {
    conversationId: conversation.id,
    taskId: extra.taskId,
    roomInfo: roomInfo(conversation.roomId),
    correlationId: extra.correlationId,
    topicData: {
      id: conversation.id,
      customer: extra.customer ?? null,
      channelSession: conversation.sessions[0] ?? null,
      conversationData: { ...conversation.data },
      state: conversation.state,
      roomInfo: roomInfo(conversation.roomId),
      participants: participants(agents, conversation, iso),
      agentParticipants: conversation.participants
        .filter((entry) => entry !== own)
        .map((entry) => agentParticipant(agents, conversation, entry, iso)),
      topicParticipant: agentParticipant(agents, conversation, own, iso),
      topicEvents: log.events.slice(-TOPIC_EVENT_LIMIT).map(historyEvent),
      customerSuggestions: [],
      // What is left of the wrap-up, for a desk that was reloaded meanwhile.
      durationInSeconds:
        own.wrapUpEndsAt === null ? null : Math.max(0, Math.round((own.wrapUpEndsAt - extra.now) / 1000)),
      wrapUps: [...conversation.wrapUps],
      ...timers(conversation),
    },
  };
}
