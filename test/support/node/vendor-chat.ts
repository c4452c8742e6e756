/** A conversation in the state of the vendor's desk, and how events change it. */
import {
  UnreadablePayloadError,
  agentId,
  agentName,
  channelName,
  checkSession,
  checkTime,
  isObject,
  readObject,
  readObjects,
  readPath,
  readString,
  requireRoom,
  voiceChannels,
  type Json,
  type VendorRelease,
} from './vendor-payloads.js';

/** Whose events are applied. */
export interface VendorContext {
  readonly agentId: string;
  readonly release: VendorRelease;
}

export interface VendorMessage {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly from: string;
  status: 'sending' | 'sent' | 'seen' | 'failed';
}

/** A conversation in the client's state. */
export interface VendorChat {
  readonly conversationId: string;
  taskId: string;
  readonly roomInfo: unknown;
  /** The channel session that the conversation was requested on. */
  readonly firstChannelSession: Json;
  /** Open channel sessions, and the one for replies. */
  sessions: Json[];
  selected: Json;
  customer: Json;
  topicParticipant: Json;
  /** The other agents. */
  agents: Json[];
  readonly messages: VendorMessage[];
  /** Texts of system messages. */
  readonly systemMessages: string[];
  wrapUpSeconds: number | null;
  /** Ids of applied events: servers may send an event both in the history and live. */
  readonly seenEventIds: Set<string>;
}

export function openChat(payload: Json, context: VendorContext): VendorChat {
  const topic = readObject(payload, 'topicData');
  const conversationId = readString(payload, 'conversationId');
  if (readString(topic, 'id') !== conversationId)
    throw new UnreadablePayloadError('topicData.id differs from conversationId');
  requireRoom(payload, context.release);
  const participants = readObjects(topic, 'participants');
  const ofType = (type: string) =>
    participants.filter((participant) => readString(participant, 'type').toUpperCase() === type);
  const sessions = ofType('CUSTOMER').map((participant) => checkSession(readObject(participant, 'participant')));
  const selected = sessions.find((session) => !voiceChannels.has(channelName(session)));
  const topicParticipant = readObject(topic, 'topicParticipant');
  const role = readString(topicParticipant, 'role');
  // In wrap-up after the customer has left there is no channel session.
  if (selected === undefined && role !== 'WRAP_UP')
    throw new UnreadablePayloadError('no CUSTOMER participant with a channel session');
  if (role !== role.toUpperCase()) throw new UnreadablePayloadError('topicParticipant.role is compared in upper case');
  readString(topic, 'customer._id');
  readString(topic, 'state');
  const first = checkSession(readObject(topic, 'channelSession'));
  const chat: VendorChat = {
    conversationId,
    taskId: readString(payload, 'taskId'),
    roomInfo: payload['roomInfo'],
    firstChannelSession: first,
    sessions,
    selected: selected ?? first,
    customer: readObject(topic, 'customer'),
    topicParticipant,
    agents: ofType('AGENT').filter((agent) => agentId(agent) !== context.agentId),
    messages: [],
    systemMessages: [],
    wrapUpSeconds: null,
    seenEventIds: new Set(),
  };
  // Participants come from the snapshot: joins and leaves of the history only add system messages.
  const { agents, topicParticipant: ownParticipant, sessions: openSessions, selected: selectedSession } = chat;
  for (const event of readObjects(topic, 'topicEvents')) {
    checkTime(event['timestamp'], 'topicEvents[].timestamp');
    applyEvent(chat, event, context);
  }
  Object.assign(chat, {
    agents,
    topicParticipant: ownParticipant,
    sessions: openSessions,
    selected: selectedSession,
  });
  for (const message of chat.messages) if (message.status === 'sending') message.status = 'sent';
  return chat;
}

/** Applies an event, live or from the history. */
export function applyEvent(chat: VendorChat, event: Json, context: VendorContext): void {
  const id = readString(event, 'id');
  const name = readString(event, 'name').toUpperCase();
  const type = readString(event, 'type').toUpperCase();
  switch (name) {
    case 'AGENT_MESSAGE':
    case 'BOT_MESSAGE':
    case 'CUSTOMER_MESSAGE':
    case 'WHISPER_MESSAGE':
      applyMessage(chat, event, name);
      return;
  }
  if (chat.seenEventIds.has(id)) return;
  chat.seenEventIds.add(id);
  if (type === 'SUGGESTION') return;
  switch (name) {
    case 'AGENT_SUBSCRIBED':
    case 'AGENT_UNSUBSCRIBED': {
      const participant = readObject(event, 'data.agentParticipant');
      const hasJoined = name === 'AGENT_SUBSCRIBED';
      if (agentId(participant) !== context.agentId) {
        chat.agents = chat.agents.filter((agent) => agentId(agent) !== agentId(participant));
        if (hasJoined) chat.agents.push(participant);
      }
      if (!hasJoined) readString(event, 'data.reason');
      const role = readString(participant, 'role');
      if (role !== 'SILENT_MONITOR' && (hasJoined || role !== 'WRAP_UP')) {
        chat.systemMessages.push(`${agentName(participant)} ${hasJoined ? 'joined' : 'left'}`);
      }
      return;
    }
    case 'PARTICIPANT_ROLE_CHANGED': {
      const participant = readObject(event, 'data.conversationParticipant');
      const role = readString(participant, 'role');
      if (agentId(participant) === context.agentId) chat.topicParticipant = participant;
      else {
        chat.agents = chat.agents.filter((agent) => agentId(agent) !== agentId(participant));
        if (role !== 'WRAP_UP') chat.agents.push(participant);
      }
      if (role === 'PRIMARY') chat.systemMessages.push(`${agentName(participant)} joined`);
      if (role === 'WRAP_UP') chat.systemMessages.push(`${agentName(participant)} left`);
      return;
    }
    case 'CHANNEL_SESSION_STARTED':
    case 'CHANNEL_SESSION_ENDED': {
      const session = checkSession(readObject(event, 'data'));
      const others = chat.sessions.filter((candidate) => candidate['id'] !== session['id']);
      const started = name === 'CHANNEL_SESSION_STARTED';
      chat.sessions = started ? [...others, session] : others;
      chat.selected = started
        ? session
        : (others.find((candidate) => !voiceChannels.has(channelName(candidate))) ?? chat.selected);
      chat.systemMessages.push(`${channelName(session)} session ${started ? 'started' : 'ended'}`);
      return;
    }
    case 'TASK_ENQUEUED': {
      const { direction, mode, by } = describeTask(event, 'QUEUED', context);
      if (direction.startsWith('DIRECT_')) chat.systemMessages.push(`${mode} ${direction} request placed by ${by}`);
      return;
    }
    case 'TASK_STATE_CHANGED':
      describeTask(event, null, context);
      return;
    case 'NO_AGENT_AVAILABLE':
      chat.systemMessages.push(`no agent is available for ${readString(event, 'data.requestType.direction')}`);
      return;
    case 'ASSOCIATED_CUSTOMER_CHANGED':
      readString(event, 'data._id');
      chat.customer = readObject(event, 'data');
      return;
    case 'CONVERSATION_PAUSED':
    case 'CONVERSATION_RESUMED':
      if (name === 'CONVERSATION_PAUSED') readString(event, 'data.holdTimerDetails.startTime');
      chat.systemMessages.push(name === 'CONVERSATION_PAUSED' ? 'paused' : 'resumed');
      return;
    case 'MESSAGE_DELIVERY_NOTIFICATION':
      applyReadReceipt(chat, event, context);
      return;
    case 'TYPING_INDICATOR':
      readString(event, 'data.header.sender.type');
      return;
  }
}

/** The request of a task event: 4.4 reads it from the task, newer releases from the task's media. */
function describeTask(
  event: Json,
  state: string | null,
  context: VendorContext,
): { direction: string; mode: string; by: string } {
  const data = readObject(event, 'data');
  let type: Json;
  if (context.release === '4.4') {
    const task = readString(event, 'name') === 'TASK_ENQUEUED' ? readObject(data, 'task') : data;
    type = readObject(task, 'type');
    readString(task, 'state.name');
  } else {
    const media = readObjects(data, 'task.activeMedia');
    readString(data, 'task.state.name');
    const selectedMedia =
      state === null ? media.at(-1) : media.find((candidate) => readString(candidate, 'state') === state);
    type = readObject(selectedMedia ?? media[0], 'type');
  }
  const direction = readString(type, 'direction');
  if (direction !== direction.toUpperCase()) throw new UnreadablePayloadError('direction is compared in upper case');
  const by = isObject(type['metadata']) ? type['metadata']['requestedBy'] : undefined;
  return { direction, mode: readString(type, 'mode'), by: typeof by === 'string' ? by : '' };
}

function applyMessage(chat: VendorChat, event: Json, name: string): void {
  const data = readObject(event, 'data');
  const header = readObject(data, 'header');
  const id = readString(data, 'id');
  const sender = readObject(header, 'sender');
  // The channel session is in the envelope.
  channelName(readObject(event, 'channelSession'));
  readString(data, 'body.type');
  checkTime(readPath(header, 'timestamp'), 'header.timestamp');
  if (name === 'AGENT_MESSAGE' || name === 'WHISPER_MESSAGE') {
    const existing = chat.messages.find((candidate) => candidate.id === id);
    if (existing !== undefined) {
      // The echo of an own message, identified by its message id.
      if (existing.status === 'sending') existing.status = 'sent';
      return;
    }
  }
  if (chat.seenEventIds.has(readString(event, 'id'))) return;
  chat.seenEventIds.add(readString(event, 'id'));
  const isConnector = readString(sender, 'type').toUpperCase() === 'CONNECTOR';
  const from = isConnector ? readString(header, 'customer.firstName') : readString(sender, 'senderName');
  if (isConnector) readString(header, 'customer._id');
  const messageText =
    isObject(data['body']) && typeof data['body']['markdownText'] === 'string' ? data['body']['markdownText'] : '';
  chat.messages.push({ id, name, text: messageText, from, status: 'sent' });
}

function applyReadReceipt(chat: VendorChat, event: Json, context: VendorContext): void {
  const messageId = readString(event, 'data.body.messageId');
  const status = readString(event, 'data.body.status');
  if (readString(event, 'data.header.sender.id') === context.agentId || status !== 'READ') return;
  const lastReadIndex = chat.messages.findIndex(({ id }) => id === messageId);
  for (const message of chat.messages.slice(0, lastReadIndex + 1))
    if (message.status === 'sent') message.status = 'seen';
}
