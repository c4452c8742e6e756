/**
 * A client that behaves like the vendor's own desk, on the plain socket library and without code of `src`. It reads the same
 * fields with as few checks, records a warning where that desk would throw, and sends exactly the same payloads.
 */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';

export type Json = Record<string, unknown>;
/** The last release without rooms, and one that requires them. */
export type VendorRelease = '4.4' | '4.8';

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

/** A payload on which the vendor's desk would throw. */
class UnreadablePayloadError extends Error {}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readPath(source: unknown, path: string): unknown {
  let value = source;
  for (const key of path.split('.')) {
    if (!isObject(value)) throw new UnreadablePayloadError(`${path} cannot be read: nothing before ${key}`);
    value = value[key];
  }
  return value;
}

function readString(source: unknown, path: string): string {
  const value = readPath(source, path);
  if (typeof value !== 'string') throw new UnreadablePayloadError(`${path} is no text`);
  return value;
}

function readObject(source: unknown, path: string): Json {
  const value = readPath(source, path);
  if (!isObject(value)) throw new UnreadablePayloadError(`${path} is no object`);
  return value;
}

function readObjects(source: unknown, path: string): Json[] {
  const value = readPath(source, path);
  if (!Array.isArray(value)) throw new UnreadablePayloadError(`${path} is no list`);
  return value.map((item: unknown) => {
    if (!isObject(item)) throw new UnreadablePayloadError(`${path} contains a value that is no object`);
    return item;
  });
}

const voiceChannels = new Set(['CX_VOICE', 'CISCO_CC']);
const channelName = (session: Json): string => readString(session, 'channel.channelType.name').toUpperCase();
const agentId = (participant: Json): string => readString(participant, 'participant.keycloakUser.id');
const agentName = (participant: Json): string => readString(participant, 'participant.keycloakUser.username');

/** Checks the fields that the vendor's desk reads from every channel session. */
function checkSession(session: Json): Json {
  for (const attribute of readObjects(session, 'channelData.additionalAttributes')) readString(attribute, 'type');
  readString(session, 'id');
  readString(session, 'channelData.channelCustomerIdentifier');
  channelName(session);
  return session;
}

/** Accepts the timestamp formats of the wire. */
function checkTime(value: unknown, path: string): void {
  const isValid = typeof value === 'number' || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));
  if (!isValid) throw new UnreadablePayloadError(`${path} is no time`);
}

export class VendorClient {
  /** Payloads on which the vendor's desk would throw, and missing events. */
  readonly warnings: string[] = [];
  readonly errors: { readonly task: string; readonly msg: string }[] = [];
  readonly taskRequests = new Map<string, Json>();
  readonly chats = new Map<string, VendorChat>();
  /** Why each conversation ended. */
  readonly endReasons = new Map<string, string>();
  readonly announcements: string[] = [];
  readonly pullModeLists = new Map<string, Json>();
  readonly pullModeRequests = new Map<string, Json>();
  readonly toasts: string[] = [];
  presence: Json | null = null;
  channelTypes: Json[] = [];
  /** Why the session ended; null while it is open. */
  sessionEndReason: string | null = null;
  /** Causes of expected `agentPresence` events that have not arrived. */
  readonly #pendingPresenceReports: string[] = [];
  readonly #waiters = new Set<() => void>();
  readonly #socket: Socket;
  readonly #release: VendorRelease;
  readonly user: Json;

  private constructor(socket: Socket, user: Json, release: VendorRelease) {
    this.#socket = socket;
    this.user = user;
    this.#release = release;
    for (const [name, handler] of Object.entries(this.#handlers)) {
      socket.on(name, (payload: unknown, ack?: unknown) => this.receive(name, payload, ack, handler));
    }
  }

  /** Logs in and connects, without REST headers, token or acknowledgements. */
  static async login(
    url: string,
    username: string,
    { release = '4.8', fcmKey = null }: { release?: VendorRelease; fcmKey?: string | null } = {},
  ): Promise<VendorClient> {
    const response = await fetch(`${url}/agent/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password: 'demo' }),
    });
    const user = readObject(await response.json(), 'data.keycloak_User');
    readString(user, 'id');
    readObjects(user, 'permittedResources.Resources');
    return VendorClient.connect(url, user, { release, fcmKey });
  }

  /** Connects a user without a login, as if restored from the page's storage. */
  static async connect(
    url: string,
    user: Json,
    { release, fcmKey }: { release: VendorRelease; fcmKey: string | null },
  ): Promise<VendorClient> {
    const { origin, pathname } = new URL(url);
    const socket = io(origin, {
      path: pathname === '/' ? '' : `${pathname}/socket.io`,
      auth: { agent: JSON.stringify(user), fcm: { desktopFcmKey: fcmKey, mobileFcmKey: null } },
      query: { username: readString(user, 'username') },
      // Several clients run in one process.
      forceNew: true,
    });
    const client = new VendorClient(socket, user, release);
    await client.until(() => client.presence !== null && client.channelTypes.length > 0, 'the events of a login');
    return client;
  }

  get id(): string {
    return readString(this.user, 'id');
  }

  get name(): string {
    return readString(this.user, 'username');
  }

  get isConnected(): boolean {
    return this.#socket.connected;
  }

  close(): void {
    this.#socket.disconnect();
  }

  /** Handles a socket event; errors are recorded as warnings, as in the console of the vendor's desk. */
  receive(name: string, payload: unknown, ack?: unknown, handler = this.#handlers[name]): void {
    try {
      handler?.(payload, ack);
    } catch (error) {
      this.warnings.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      // Leaves a conversation that could not be opened, without an acknowledgement.
      if (name === 'onTopicData' && isObject(payload)) {
        this.#emit('topicUnsubscription', { conversationId: payload['conversationId'], agentId: this.id });
      }
    }
    for (const wake of this.#waiters) wake();
  }

  async until(condition: () => unknown, description: string, timeoutMs = 6000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!condition()) {
      const remainingMs = deadline - Date.now();
      if (remainingMs <= 0) {
        throw new Error(
          `${this.name} timed out waiting for ${description}; warnings: ${JSON.stringify(this.warnings)}`,
        );
      }
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.#waiters.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, Math.min(remainingMs, 200));
        this.#waiters.add(wake);
      });
    }
  }

  /** Waits for all expected events (echoes, presence) and returns all warnings. */
  async collectWarnings(timeoutMs = 6000): Promise<readonly string[]> {
    const unanswered = () => [
      ...this.#pendingPresenceReports.map((cause) => `no agentPresence after ${cause}`),
      ...[...this.chats.values()].flatMap(({ messages }) =>
        messages.filter(({ status }) => status === 'sending').map((message) => `no echo of "${message.text}"`),
      ),
    ];
    if (this.sessionEndReason === null)
      await this.until(() => unanswered().length === 0, 'answers', timeoutMs).catch(() => undefined);
    return [...this.warnings, ...(this.sessionEndReason === null ? unanswered() : [])];
  }

  // -- commands ----------------------------------------------------------------------------------------------------

  async goReady(): Promise<void> {
    this.#expectPresence('agentState');
    this.#emit('changeAgentState', {
      agentId: this.id,
      action: 'agentState',
      state: { name: 'READY', reasonCode: null },
    });
    await this.until(() => this.#pendingPresenceReports.length === 0, 'agentPresence');
    for (const mrdId of readObjects(this.presence, 'agentMrdStates').map((mrdState) =>
      readString(mrdState, 'mrd.id'),
    )) {
      this.#expectPresence('agentMRDState');
      // For an MRD the state is a string.
      this.#emit('changeAgentState', { agentId: this.id, action: 'agentMRDState', state: 'READY', mrdId });
      await this.until(() => this.#pendingPresenceReports.length === 0, 'agentPresence');
    }
  }

  async goNotReady(reason: Json | null): Promise<void> {
    this.#expectPresence('agentState');
    const state = { name: 'NOT_READY', reasonCode: reason };
    this.#emit('changeAgentState', { agentId: this.id, action: 'agentState', state });
    await this.until(() => this.#pendingPresenceReports.length === 0, 'agentPresence');
  }

  async logOut(): Promise<void> {
    const state = { name: 'LOGOUT', reasonCode: null };
    this.#emit('changeAgentState', { agentId: this.id, action: 'agentState', state });
    await this.until(() => readString(this.presence, 'state.name') === 'LOGOUT', 'LOGOUT');
    this.#endSession('logged out');
    this.#socket.disconnect();
  }

  /** The state of an MRD by its name. */
  mrdState(name: string): string {
    const entry = readObjects(this.presence, 'agentMrdStates').find(
      (candidate) => readString(candidate, 'mrd.name') === name,
    );
    return entry === undefined ? '' : readString(entry, 'state');
  }

  async accept(conversationId: string): Promise<VendorChat> {
    await this.until(() => this.taskRequests.has(conversationId), 'an offer');
    const request = this.taskRequests.get(conversationId) ?? {};
    // The vendor's desk removes the offer on click, before the server replies.
    this.taskRequests.delete(conversationId);
    this.subscribeToTask(request);
    await this.until(() => this.chats.has(conversationId), 'the conversation');
    return this.chat(conversationId);
  }

  /** Accepts without waiting; the offer may have been revoked. */
  subscribeToTask(request: Json): void {
    const conversationId = readString(request, 'conversationId');
    const direction = readString(request, 'taskDirection').toUpperCase();
    const role = direction === 'CONSULT' ? 'ASSISTANT' : direction === 'SILENT_MONITOR' ? 'SILENT_MONITOR' : 'PRIMARY';
    this.#expectPresence('accepting');
    this.#emit('topicSubscription', {
      topicParticipant: this.#participant(conversationId, role),
      agentId: this.id,
      conversationId,
      taskId: readString(request, 'taskId'),
      ...this.#roomFields({ roomInfo: request['roomInfo'] }),
    });
  }

  chat(conversationId: string): VendorChat {
    const chat = this.chats.get(conversationId);
    if (chat === undefined) throw new Error(`${this.name} is not in ${conversationId}`);
    return chat;
  }

  /** Messages as the desk displays them. */
  messageTexts(conversationId: string): readonly string[] {
    return this.chat(conversationId).messages.map(
      ({ name, from, text: messageText }) => `${name === 'WHISPER_MESSAGE' ? 'whisper, ' : ''}${from}: ${messageText}`,
    );
  }

  sendMessage(conversationId: string, messageText: string, replyTo: string | null = null): void {
    const chat = this.chat(conversationId);
    if (readString(chat.topicParticipant, 'role') !== 'PRIMARY') throw new Error('the composer is disabled');
    this.#publishMessage(chat, 'AGENT_MESSAGE', messageText, replyTo);
  }

  /** Only assistants and primaries can whisper; a monitor must switch to whisper mode first. */
  sendWhisper(conversationId: string, messageText: string): void {
    const chat = this.chat(conversationId);
    if (readString(chat.topicParticipant, 'role') === 'SILENT_MONITOR') throw new Error('the composer is disabled');
    // Without other agents the vendor's desk sends an ordinary message, to the customer.
    this.#publishMessage(chat, chat.agents.length > 0 ? 'WHISPER_MESSAGE' : 'AGENT_MESSAGE', messageText, null);
  }

  sendTyping(conversationId: string): void {
    const body = { type: 'NOTIFICATION', notificationType: 'TYPING_STARTED', markdownText: '' };
    this.#publish(this.chat(conversationId), 'TYPING_INDICATOR', 'NOTIFICATION', randomUUID(), body, {});
  }

  markRead(conversationId: string, messageId: string): void {
    const chat = this.chat(conversationId);
    const { channelCustomerIdentifier, serviceIdentifier } = readObject(chat.selected, 'channelData');
    const body = { type: 'DELIVERYNOTIFICATION', markdownText: '', messageId, status: 'READ', reasonCode: 200 };
    this.#publish(chat, 'MESSAGE_DELIVERY_NOTIFICATION', 'NOTIFICATION', randomUUID(), body, {
      channelData: { channelCustomerIdentifier, serviceIdentifier },
      timestamp: '',
    });
  }

  /** The payload identifies the conversation only by its first channel session, and the queue by its name. */
  requestReroute(
    event: 'directTransferRequest' | 'directConferenceRequest' | 'consultRequest',
    conversationId: string,
    to: { queueName: string } | { requestedAgentId: string },
    note?: string,
  ): void {
    const chat = this.chat(conversationId);
    this.#emit(event, {
      channelSession: chat.firstChannelSession,
      agentParticipant: chat.topicParticipant,
      ...('queueName' in to ? { mode: 'queue', ...to } : { mode: 'agent', ...to, offerToAgent: true }),
      note,
    });
  }

  convertConsult(
    event: 'consultTransferRequest' | 'consultConferenceRequest',
    id: string,
    requestedAgentId: string,
  ): void {
    const { conversationId, firstChannelSession, topicParticipant } = this.chat(id);
    const target = { channelSession: firstChannelSession, agentParticipant: topicParticipant, requestedAgentId };
    this.#emit(
      event,
      event === 'consultTransferRequest'
        ? { conversationId, ...target, mode: 'agent', offerToAgent: false }
        : { ...target, mode: 'agent', offerToAgent: true },
    );
  }

  /** The active chats of a team, fetched without headers. */
  async fetchActiveChats(url: string): Promise<readonly Json[]> {
    const teamId = readString(readObjects(this.user, 'supervisedTeams')[0], 'teamId');
    const reports = url.replace(/\/[^/]*$/, '/realtime-reports');
    const response = await fetch(`${reports}/queue-active-chats/detail`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ teamId, queues: [] }),
    });
    return readObjects({ queues: await response.json() }, 'queues').flatMap((queue) => readObjects(queue, 'chats'));
  }

  /** Sends the row's channel session back unchanged. */
  async monitor(reportRow: Json): Promise<VendorChat> {
    if (typeof readPath(reportRow, 'activeSince') !== 'number')
      this.warnings.push('activeSince is not a number of seconds');
    const channelSession = readObject(reportRow, 'channelSession');
    const conversationId = readString(channelSession, 'conversationId');
    const topicParticipant = this.#participant(conversationId, 'SILENT_MONITOR');
    this.#emit('JoinAsSilentMonitor', { topicParticipant, agentId: this.id, channelSession });
    await this.until(() => this.chats.has(conversationId), 'the conversation');
    return this.chat(conversationId);
  }

  async switchToWhisper(conversationId: string): Promise<void> {
    this.#joinAs(this.#release === '4.4' ? 'moveToWhisperMode' : 'joinAsWhisper', conversationId);
    await this.until(() => readString(this.chat(conversationId).topicParticipant, 'role') === 'ASSISTANT', 'the role');
  }

  async bargeIn(conversationId: string): Promise<void> {
    this.#joinAs('JoinAsBargin', conversationId);
    await this.until(() => readString(this.chat(conversationId).topicParticipant, 'role') === 'PRIMARY', 'the role');
  }

  leave(conversationId: string): void {
    const chat = this.chat(conversationId);
    this.#emit('topicUnsubscription', { conversationId, agentId: this.id, ...this.#roomFields(chat) });
  }

  /** Codes, or null to skip. */
  closeWrapUp(conversationId: string, values: readonly string[] | null): void {
    const chat = this.chat(conversationId);
    const wrapups = (values ?? []).map((value) => ({ categoryName: 'Billing', value }));
    const body = { type: 'WRAPUP', markdownText: '', wrapups, note: '' };
    const cimEvent =
      values === null
        ? null
        : this.#createCimEvent(
            { ...chat, selected: chat.firstChannelSession },
            'AGENT_MESSAGE',
            'MESSAGE',
            randomUUID(),
            body,
          );
    if (this.#release === '4.8') {
      this.#emit('closeWrapup', { cimEvent, conversationId, agentId: this.id, roomInfo: chat.roomInfo });
      return;
    }
    if (cimEvent !== null) this.#emit('publishCimEvent', { cimEvent, agentId: this.id, conversationId });
    this.#emit('WRAP_UP_CLOSED', { conversationId, agentId: this.id });
  }

  pause(conversationId: string, duration: number): void {
    const { roomInfo } = this.chat(conversationId);
    this.#emit('pauseConversation', { participantId: this.id, conversationId, roomInfo, duration, state: 'ON_HOLD' });
  }

  resume(conversationId: string): void {
    const { roomInfo } = this.chat(conversationId);
    this.#emit('resumeConversation', { participantId: this.id, conversationId, roomInfo, state: 'ACTIVE' });
  }

  subscribeList(event: 'subscribePullModeList' | 'unsubscribePullModeList', pullList: Json): void {
    const listId = readString(pullList, 'id');
    const topicParticipant = this.#participant(listId, 'PRIMARY');
    this.#emit(event, { topicParticipant, agentId: this.id, listId, list: pullList });
  }

  async joinPullModeRequest(id: string): Promise<VendorChat> {
    const channelSession = readObject(this.pullModeRequests.get(id), 'channelSession');
    const conversationId = readString(channelSession, 'conversationId');
    const topicParticipant = this.#participant(conversationId, 'PRIMARY');
    this.#emit('joinPullModeRequest', { topicParticipant, agentId: this.id, channelSession, requestId: id });
    this.#expectPresence('joining a request');
    await this.until(() => this.chats.has(conversationId), 'the conversation');
    return this.chat(conversationId);
  }

  /** The only event whose payload is not an object. */
  deletePullModeRequest(id: string): void {
    this.#emit('deletePullModeRequest', id);
  }

  // -- events ------------------------------------------------------------------------------------------------------

  readonly #handlers: Readonly<Record<string, (payload: unknown, ack?: unknown) => void>> = {
    connect: () => this.taskRequests.clear(),
    connect_error: () => this.taskRequests.clear(),
    disconnect: (reason) => {
      if (reason === 'io server disconnect') this.#endSession(this.sessionEndReason ?? 'ended by the server');
    },
    onChannelTypes: (payload) => {
      this.channelTypes = readObjects({ payload }, 'payload');
      for (const type of this.channelTypes) for (const key of ['id', 'name', 'channelLogo']) readString(type, key);
    },
    agentPresence: (payload) => {
      readString(payload, 'action');
      const presence = readObject(payload, 'agentPresence');
      readString(presence, 'state.name');
      checkTime(readPath(presence, 'stateChangeTime'), 'stateChangeTime');
      for (const mrdState of readObjects(presence, 'agentMrdStates'))
        for (const key of ['mrd.id', 'mrd.name', 'state']) readString(mrdState, key);
      this.presence = presence;
      this.#pendingPresenceReports.length = 0;
      const mrdIds = new Set(readObjects(presence, 'agentMrdStates').map((mrdState) => readString(mrdState, 'mrd.id')));
      // Without a known MRD, a channel could not be switched on.
      const isKnownDomain = this.channelTypes.some((type) => mrdIds.has(readString(type, 'mediaRoutingDomain')));
      if (this.channelTypes.length > 0 && !isKnownDomain)
        throw new UnreadablePayloadError('no channel type has an MRD of the agent');
    },
    taskRequest: (payload) => {
      const request = readObject({ payload }, 'payload');
      const conversationId = readString(request, 'conversationId');
      readString(request, 'taskId');
      checkSession(readObject(request, 'channelSession'));
      readString(request, 'channelSession.customer.firstName');
      this.#requireRoom(request);
      if (readString(request, 'taskState.name').toUpperCase() === 'STARTED') this.subscribeToTask(request);
      else this.taskRequests.set(conversationId, request);
    },
    revokeTask: (payload) => void this.taskRequests.delete(readString(payload, 'conversationId')),
    onTopicData: (payload, ack) => {
      this.#openChat(readObject({ payload }, 'payload'));
      if (typeof ack === 'function') (ack as (answer: Json) => void)({ status: 'ok' });
      else throw new UnreadablePayloadError('onTopicData has no acknowledgement callback');
    },
    onCimEvent: (payload) => {
      const event = readObject({ event: JSON.parse(readString(payload, 'cimEvent')) as unknown }, 'event');
      const conversationId = readString(payload, 'conversationId');
      const chat = this.chats.get(conversationId);
      if (chat === undefined) {
        // The 4.4 desk leaves such a conversation; a test must not depend on that.
        throw new UnreadablePayloadError(`${readString(event, 'name')} for a conversation that is not open`);
      }
      this.#requireRoom(payload);
      if (typeof readPath(event, 'timestamp') !== 'number')
        throw new UnreadablePayloadError('the timestamp of a live event is not a number');
      this.#applyEvent(chat, event);
    },
    topicUnsubscription: (payload) => {
      const conversationId = readString(payload, 'conversationId');
      const reason = readString(payload, 'reason').toUpperCase();
      this.#requireRoom(payload);
      const chat = this.chats.get(conversationId);
      if (!this.chats.delete(conversationId))
        throw new UnreadablePayloadError('unsubscribed from a conversation that is not open');
      this.endReasons.set(conversationId, reason);
      if (chat !== undefined && readString(chat.topicParticipant, 'role') !== 'SILENT_MONITOR')
        this.#expectPresence('the end of a chat');
    },
    errors: (payload) => {
      this.errors.push({ task: readString(payload, 'task'), msg: readString(payload, 'msg') });
      // Refused commands have no echo and no presence event.
      for (const { messages } of this.chats.values()) {
        for (const message of messages) if (message.status === 'sending') message.status = 'failed';
      }
      this.#pendingPresenceReports.length = 0;
    },
    socketSessionRemoved: (payload) => {
      if (readString(payload, 'agentId') !== this.id) throw new UnreadablePayloadError('the session of another agent');
      this.#endSession('logged in from another session');
    },
    wrapupTimerStarted: (payload) => {
      if (this.#release === '4.4') return;
      this.#requireRoom(payload);
      const seconds = readPath(payload, 'duration');
      if (typeof seconds !== 'number') throw new UnreadablePayloadError('duration is not a number of seconds');
      this.chat(readString(payload, 'conversationId')).wrapUpSeconds = seconds;
    },
    agentAssistanceRequestPlaced: (payload) => void this.toasts.push(readString(payload, 'requestAction')),
    consulTransferRequestSuccess: (payload) => {
      const task = readObject(payload, 'newTask');
      const media = readObjects(task, 'activeMedia').find(
        (candidate) => readString(candidate, 'type.direction') === 'CONSULT_TRANSFER',
      );
      this.chat(readString(payload, 'conversationId')).taskId = `${readString(task, 'id')}:${readString(media, 'id')}`;
    },
    onPullModeSubscribedList: (payload) => {
      this.pullModeLists.clear();
      for (const pullList of readObjects({ payload }, 'payload'))
        this.pullModeLists.set(readString(pullList, 'id'), pullList);
    },
    pullModeSubscribedListRequests: (payload) => {
      this.pullModeRequests.clear();
      this.#addPullModeRequests(payload);
    },
    addPullModeSubscribedListRequests: (payload) => this.#addPullModeRequests(payload),
    removePullModeSubscribedListRequests: (payload) => {
      if (typeof payload !== 'string') throw new UnreadablePayloadError('the list id is not a string');
      for (const [id, request] of this.pullModeRequests)
        if (readString(request, 'listId') === payload) this.pullModeRequests.delete(id);
    },
    onPullModeSubscribedListRequest: (payload) => {
      const request = readObject({ request: JSON.parse(readString(payload, 'pullModeEvent')) as unknown }, 'request');
      const isClosing = readString(request, 'status').toUpperCase() === 'CLOSING';
      if (readString(payload, 'type') === 'PULL_MODE_LIST_REQUEST_STATE_CHANGED' && isClosing) {
        this.pullModeRequests.delete(readString(request, 'id'));
      } else this.#addPullModeRequests([request]);
    },
    ANNOUNCEMENT_CREATED: (payload) => {
      readObjects(payload, 'teams');
      if (readString(payload, 'supervisorId') !== this.id)
        this.announcements.push(readString(payload, 'announcementText'));
    },
  };

  #addPullModeRequests(payload: unknown): void {
    for (const request of readObjects({ payload }, 'payload')) {
      readString(request, 'listId');
      readString(request, 'status');
      checkTime(readPath(request, 'time'), 'time');
      checkSession(readObject(request, 'channelSession'));
      readString(request, 'channelSession.customer.firstName');
      this.pullModeRequests.set(readString(request, 'id'), request);
    }
  }

  #openChat(payload: Json): void {
    const topic = readObject(payload, 'topicData');
    const conversationId = readString(payload, 'conversationId');
    if (readString(topic, 'id') !== conversationId)
      throw new UnreadablePayloadError('topicData.id differs from conversationId');
    this.#requireRoom(payload);
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
    if (role !== role.toUpperCase())
      throw new UnreadablePayloadError('topicParticipant.role is compared in upper case');
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
      agents: ofType('AGENT').filter((agent) => agentId(agent) !== this.id),
      messages: [],
      systemMessages: [],
      wrapUpSeconds: null,
      seenEventIds: new Set(),
    };
    // Participants come from the snapshot: joins and leaves of the history only add system messages.
    const { agents, topicParticipant: ownParticipant, sessions: openSessions, selected: selectedSession } = chat;
    for (const event of readObjects(topic, 'topicEvents')) {
      checkTime(event['timestamp'], 'topicEvents[].timestamp');
      this.#applyEvent(chat, event);
    }
    Object.assign(chat, {
      agents,
      topicParticipant: ownParticipant,
      sessions: openSessions,
      selected: selectedSession,
    });
    for (const message of chat.messages) if (message.status === 'sending') message.status = 'sent';
    this.chats.set(conversationId, chat);
  }

  /** Applies an event, live or from the history. */
  #applyEvent(chat: VendorChat, event: Json): void {
    const id = readString(event, 'id');
    const name = readString(event, 'name').toUpperCase();
    const type = readString(event, 'type').toUpperCase();
    switch (name) {
      case 'AGENT_MESSAGE':
      case 'BOT_MESSAGE':
      case 'CUSTOMER_MESSAGE':
      case 'WHISPER_MESSAGE':
        this.#applyMessage(chat, event, name);
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
        if (agentId(participant) !== this.id) {
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
        if (agentId(participant) === this.id) chat.topicParticipant = participant;
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
        const { direction, mode, by } = this.#describeTask(event, 'QUEUED');
        if (direction.startsWith('DIRECT_')) chat.systemMessages.push(`${mode} ${direction} request placed by ${by}`);
        return;
      }
      case 'TASK_STATE_CHANGED':
        this.#describeTask(event, null);
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
        this.#applyReadReceipt(chat, event);
        return;
      case 'TYPING_INDICATOR':
        readString(event, 'data.header.sender.type');
        return;
    }
  }

  /** The request of a task event: 4.4 reads it from the task, newer releases from the task's media. */
  #describeTask(event: Json, state: string | null): { direction: string; mode: string; by: string } {
    const data = readObject(event, 'data');
    let type: Json;
    if (this.#release === '4.4') {
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

  #applyMessage(chat: VendorChat, event: Json, name: string): void {
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

  #applyReadReceipt(chat: VendorChat, event: Json): void {
    const messageId = readString(event, 'data.body.messageId');
    const status = readString(event, 'data.body.status');
    if (readString(event, 'data.header.sender.id') === this.id || status !== 'READ') return;
    const lastReadIndex = chat.messages.findIndex(({ id }) => id === messageId);
    for (const message of chat.messages.slice(0, lastReadIndex + 1))
      if (message.status === 'sent') message.status = 'seen';
  }

  // -- payloads ----------------------------------------------------------------------------------------------------

  /** Without an acknowledgement: the vendor's desk relies on events only. */
  #emit(event: string, payload: unknown): void {
    this.#socket.emit(event, payload);
  }

  #expectPresence(cause: string): void {
    this.#pendingPresenceReports.push(cause);
  }

  #endSession(reason: string): void {
    this.sessionEndReason = reason;
    this.chats.clear();
    this.taskRequests.clear();
    this.#pendingPresenceReports.length = 0;
  }

  /** Newer releases send the room with every command and take it from received payloads. */
  #requireRoom(payload: unknown): void {
    if (this.#release === '4.8') readString(payload, 'roomInfo.id');
  }

  #roomFields(source: Pick<VendorChat, 'roomInfo'>): Json {
    return this.#release === '4.8' ? { roomInfo: source.roomInfo } : {};
  }

  #participant(conversationId: string, role: string): Json {
    return {
      id: randomUUID(),
      type: 'AGENT',
      role,
      participant: {
        id: this.id,
        participantType: 'CCUser',
        keycloakUser: this.user,
        associatedRoutingAttributes: [],
      },
      token: null,
      conversationId,
      userCredentials: null,
      state: 'SUBSCRIBED',
    };
  }

  #joinAs(event: string, conversationId: string): void {
    const chat = this.chat(conversationId);
    // The agent's id, not the id of the participant record.
    const participantId = readString(chat.topicParticipant, 'participant.id');
    this.#emit(event, { participantId, conversationId, ...this.#roomFields(chat) });
  }

  #publishMessage(
    chat: VendorChat,
    name: 'AGENT_MESSAGE' | 'WHISPER_MESSAGE',
    messageText: string,
    replyTo: string | null,
  ): void {
    const id = randomUUID();
    chat.messages.push({ id, name, text: messageText, from: this.name, status: 'sending' });
    const header = replyTo === null ? {} : { intent: 'REPLY_TO', originalMessageId: replyTo };
    this.#publish(chat, name, 'MESSAGE', id, { type: 'PLAIN', markdownText: messageText }, header);
  }

  #publish(chat: VendorChat, name: string, type: string, id: string, body: Json, header: Json): void {
    const { conversationId } = chat;
    const cimEvent = this.#createCimEvent(chat, name, type, id, body, header);
    this.#emit('publishCimEvent', { cimEvent, agentId: this.id, conversationId, ...this.#roomFields(chat) });
  }

  #createCimEvent(
    chat: Pick<VendorChat, 'conversationId' | 'selected' | 'customer' | 'roomInfo'>,
    name: string,
    type: string,
    id: string,
    body: Json,
    header: Json = {},
  ): Json {
    const sender = { id: this.id, type: 'AGENT', senderName: this.name };
    const timestamp = Date.now();
    return {
      id: randomUUID(),
      name,
      type,
      timestamp,
      conversationId: chat.conversationId,
      eventEmitter: sender,
      channelSession: chat.selected,
      data: {
        id,
        header: {
          timestamp,
          sender,
          channelData: chat.selected['channelData'],
          language: {},
          securityInfo: {},
          stamps: [],
          intent: null,
          entities: {},
          channelSessionId: chat.selected['id'],
          conversationId: chat.conversationId,
          customer: chat.customer,
          ...header,
        },
        body,
      },
      ...this.#roomFields(chat),
    };
  }
}
