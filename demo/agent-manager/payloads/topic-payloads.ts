/** Wire form of a conversation: `onTopicData`, participants, and the conversation object of some events. */
import { greeterBot, maxTopicEvents } from '../world/seed-data.js';
import type { Agent, Conversation, ConversationLog, Customer, Json, Participant } from '../world/world-types.js';
import { ccUser } from './agent-payloads.js';
import { roomInfo } from './channel-session-payloads.js';
import { historyEvent, isoTime } from './cim-payloads.js';

type AgentsById = ReadonlyMap<string, Agent>;

/** An agent's participant record; `role` overrides the stored role. */
export function agentParticipantPayload(
  agents: AgentsById,
  conversation: Conversation,
  participant: Participant,
  formatTime: (at: number) => string | number = (at) => at,
  role: string = participant.role,
): Json {
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
    joiningTime: formatTime(participant.joinedAt),
    stateChangedOn: participant.stateChangedOn === null ? null : formatTime(participant.stateChangedOn),
  };
}

/** All participants: the bot, one entry per active channel session, and the agents. */
export function participantPayloads(
  agents: AgentsById,
  conversation: Conversation,
  formatTime: (at: number) => string | number,
): Json[] {
  const common = { token: null, isActive: true, userCredentials: {}, stateChangedOn: null };
  const bot = {
    ...common,
    id: greeterBot.id,
    type: 'BOT',
    role: 'ASSISTANT',
    participant: greeterBot,
    conversationId: null,
    state: null,
    joiningTime: formatTime(conversation.createdAt),
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
      joiningTime: formatTime(conversation.createdAt),
    }));
  const agentParticipants = conversation.participants.map((participant) =>
    agentParticipantPayload(agents, conversation, participant, formatTime),
  );
  return [bot, ...customers, ...agentParticipants];
}

function timerFields(conversation: Conversation): Json {
  const { hold, sla, raisedHands } = conversation;
  return {
    agentSla: sla ?? { totalDuration: null, action: null, startTime: null },
    holdTimerDetails: { totalDuration: hold?.totalDuration ?? null, startTime: hold?.startTime ?? null },
    agentHandRaise: { handRaised: raisedHands.length > 0, agentNames: [...raisedHands] },
    externalGadgets: [],
  };
}

/** The conversation object: `data` of hold events. */
export function conversationPayload(
  agents: AgentsById,
  conversation: Conversation,
  customer: Customer | undefined,
): Json {
  const first = conversation.sessions[0] ?? null;
  return {
    id: conversation.id,
    customer: customer ?? null,
    participants: participantPayloads(agents, conversation, (at) => at),
    state: conversation.state,
    conversationDirection: 'INBOUND',
    channelSession: first,
    creationTime: conversation.createdAt,
    endTime: conversation.endedAt,
    conversationData: { ...conversation.data },
    metadata: { botId: greeterBot.id, lastUsedChannelSession: first },
    roomInfo: roomInfo(conversation.roomId),
    ...timerFields(conversation),
  };
}

/** The `onTopicData` payload for one participant. */
export function topicDataPayload(
  agents: AgentsById,
  conversation: Conversation,
  log: ConversationLog,
  own: Participant,
  extra: { customer: Customer | undefined; taskId: string; now: number; correlationId: string },
): Json {
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
      participants: participantPayloads(agents, conversation, isoTime),
      agentParticipants: conversation.participants
        .filter((participant) => participant !== own)
        .map((participant) => agentParticipantPayload(agents, conversation, participant, isoTime)),
      topicParticipant: agentParticipantPayload(agents, conversation, own, isoTime),
      topicEvents: log.events.slice(-maxTopicEvents).map(historyEvent),
      customerSuggestions: [],
      // The rest of the wrap-up, for a desk that was reloaded.
      durationInSeconds:
        own.wrapUpEndsAt === null ? null : Math.max(0, Math.round((own.wrapUpEndsAt - extra.now) / 1000)),
      wrapUps: [...conversation.wrapUps],
      ...timerFields(conversation),
    },
  };
}
