/** What the vendor's desk does with each event. It reads fields with few checks; where it would throw, this throws. */
import { applyEvent, openChat } from './vendor-chat.js';
import type { VendorConnection } from './vendor-connection.js';
import {
  UnreadablePayloadError,
  checkSession,
  checkTime,
  readObject,
  readObjects,
  readPath,
  readString,
  requireRoom,
  type Json,
} from './vendor-payloads.js';

export type EventHandlers = Readonly<Record<string, (payload: unknown, ack?: unknown) => void>>;

export function createEventHandlers(desk: VendorConnection): EventHandlers {
  return {
    connect: () => desk.taskRequests.clear(),
    connect_error: () => desk.taskRequests.clear(),
    disconnect: (reason) => {
      if (reason === 'io server disconnect') desk.endSession(desk.sessionEndReason ?? 'ended by the server');
    },
    onChannelTypes: (payload) => {
      desk.channelTypes = readObjects({ payload }, 'payload');
      for (const type of desk.channelTypes) for (const key of ['id', 'name', 'channelLogo']) readString(type, key);
    },
    agentPresence: (payload) => {
      readString(payload, 'action');
      const presence = readObject(payload, 'agentPresence');
      readString(presence, 'state.name');
      checkTime(readPath(presence, 'stateChangeTime'), 'stateChangeTime');
      for (const mrdState of readObjects(presence, 'agentMrdStates'))
        for (const key of ['mrd.id', 'mrd.name', 'state']) readString(mrdState, key);
      desk.presence = presence;
      desk.pendingPresenceReports.length = 0;
      const mrdIds = new Set(readObjects(presence, 'agentMrdStates').map((mrdState) => readString(mrdState, 'mrd.id')));
      // Without a known MRD, a channel could not be switched on.
      const isKnownDomain = desk.channelTypes.some((type) => mrdIds.has(readString(type, 'mediaRoutingDomain')));
      if (desk.channelTypes.length > 0 && !isKnownDomain)
        throw new UnreadablePayloadError('no channel type has an MRD of the agent');
    },
    taskRequest: (payload) => {
      const request = readObject({ payload }, 'payload');
      const conversationId = readString(request, 'conversationId');
      readString(request, 'taskId');
      checkSession(readObject(request, 'channelSession'));
      readString(request, 'channelSession.customer.firstName');
      requireRoom(request, desk.release);
      if (readString(request, 'taskState.name').toUpperCase() === 'STARTED') desk.subscribeToTask(request);
      else desk.taskRequests.set(conversationId, request);
    },
    revokeTask: (payload) => void desk.taskRequests.delete(readString(payload, 'conversationId')),
    onTopicData: (payload, ack) => {
      const chat = openChat(readObject({ payload }, 'payload'), desk.context);
      desk.chats.set(chat.conversationId, chat);
      if (typeof ack === 'function') (ack as (answer: Json) => void)({ status: 'ok' });
      else throw new UnreadablePayloadError('onTopicData has no acknowledgement callback');
    },
    onCimEvent: (payload) => {
      const event = readObject({ event: JSON.parse(readString(payload, 'cimEvent')) as unknown }, 'event');
      const conversationId = readString(payload, 'conversationId');
      const chat = desk.chats.get(conversationId);
      if (chat === undefined) {
        // The 4.4 desk leaves such a conversation; a test must not depend on that.
        throw new UnreadablePayloadError(`${readString(event, 'name')} for a conversation that is not open`);
      }
      requireRoom(payload, desk.release);
      if (typeof readPath(event, 'timestamp') !== 'number')
        throw new UnreadablePayloadError('the timestamp of a live event is not a number');
      applyEvent(chat, event, desk.context);
    },
    topicUnsubscription: (payload) => {
      const conversationId = readString(payload, 'conversationId');
      const reason = readString(payload, 'reason').toUpperCase();
      requireRoom(payload, desk.release);
      const chat = desk.chats.get(conversationId);
      if (!desk.chats.delete(conversationId))
        throw new UnreadablePayloadError('unsubscribed from a conversation that is not open');
      desk.endReasons.set(conversationId, reason);
      if (chat !== undefined && readString(chat.topicParticipant, 'role') !== 'SILENT_MONITOR')
        desk.expectPresence('the end of a chat');
    },
    errors: (payload) => {
      desk.errors.push({ task: readString(payload, 'task'), msg: readString(payload, 'msg') });
      // Refused commands have no echo and no presence event.
      for (const { messages } of desk.chats.values()) {
        for (const message of messages) if (message.status === 'sending') message.status = 'failed';
      }
      desk.pendingPresenceReports.length = 0;
    },
    socketSessionRemoved: (payload) => {
      if (readString(payload, 'agentId') !== desk.id) throw new UnreadablePayloadError('the session of another agent');
      desk.endSession('logged in from another session');
    },
    wrapupTimerStarted: (payload) => {
      if (desk.release === '4.4') return;
      requireRoom(payload, desk.release);
      const seconds = readPath(payload, 'duration');
      if (typeof seconds !== 'number') throw new UnreadablePayloadError('duration is not a number of seconds');
      desk.chat(readString(payload, 'conversationId')).wrapUpSeconds = seconds;
    },
    agentAssistanceRequestPlaced: (payload) => void desk.toasts.push(readString(payload, 'requestAction')),
    consulTransferRequestSuccess: (payload) => {
      const task = readObject(payload, 'newTask');
      const media = readObjects(task, 'activeMedia').find(
        (candidate) => readString(candidate, 'type.direction') === 'CONSULT_TRANSFER',
      );
      desk.chat(readString(payload, 'conversationId')).taskId = `${readString(task, 'id')}:${readString(media, 'id')}`;
    },
    onPullModeSubscribedList: (payload) => {
      desk.pullModeLists.clear();
      for (const pullList of readObjects({ payload }, 'payload'))
        desk.pullModeLists.set(readString(pullList, 'id'), pullList);
    },
    pullModeSubscribedListRequests: (payload) => {
      desk.pullModeRequests.clear();
      addPullModeRequests(desk, payload);
    },
    addPullModeSubscribedListRequests: (payload) => addPullModeRequests(desk, payload),
    removePullModeSubscribedListRequests: (payload) => {
      if (typeof payload !== 'string') throw new UnreadablePayloadError('the list id is not a string');
      for (const [id, request] of desk.pullModeRequests)
        if (readString(request, 'listId') === payload) desk.pullModeRequests.delete(id);
    },
    onPullModeSubscribedListRequest: (payload) => {
      const request = readObject({ request: JSON.parse(readString(payload, 'pullModeEvent')) as unknown }, 'request');
      const isClosing = readString(request, 'status').toUpperCase() === 'CLOSING';
      if (readString(payload, 'type') === 'PULL_MODE_LIST_REQUEST_STATE_CHANGED' && isClosing) {
        desk.pullModeRequests.delete(readString(request, 'id'));
      } else addPullModeRequests(desk, [request]);
    },
    ANNOUNCEMENT_CREATED: (payload) => {
      readObjects(payload, 'teams');
      if (readString(payload, 'supervisorId') !== desk.id)
        desk.announcements.push(readString(payload, 'announcementText'));
    },
  };
}

function addPullModeRequests(desk: VendorConnection, payload: unknown): void {
  for (const request of readObjects({ payload }, 'payload')) {
    readString(request, 'listId');
    readString(request, 'status');
    checkTime(readPath(request, 'time'), 'time');
    checkSession(readObject(request, 'channelSession'));
    readString(request, 'channelSession.customer.firstName');
    desk.pullModeRequests.set(readString(request, 'id'), request);
  }
}
