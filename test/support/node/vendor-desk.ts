/**
 * A client that behaves like the vendor's own desk, on the plain socket library and without code of `src`. It reads the same
 * fields with as few checks, records a warning where that desk would throw, and sends exactly the same payloads.
 */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { applyEvent, openChat, type VendorChat, type VendorContext } from './vendor-chat.js';
import {
  UnreadablePayloadError,
  checkSession,
  checkTime,
  isObject,
  readObject,
  readObjects,
  readPath,
  readString,
  requireRoom,
  type Json,
  type VendorRelease,
} from './vendor-payloads.js';

export type { VendorChat } from './vendor-chat.js';
export type { Json, VendorRelease } from './vendor-payloads.js';

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

  get #context(): VendorContext {
    return { agentId: this.id, release: this.#release };
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
      requireRoom(request, this.#release);
      if (readString(request, 'taskState.name').toUpperCase() === 'STARTED') this.subscribeToTask(request);
      else this.taskRequests.set(conversationId, request);
    },
    revokeTask: (payload) => void this.taskRequests.delete(readString(payload, 'conversationId')),
    onTopicData: (payload, ack) => {
      const chat = openChat(readObject({ payload }, 'payload'), this.#context);
      this.chats.set(chat.conversationId, chat);
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
      requireRoom(payload, this.#release);
      if (typeof readPath(event, 'timestamp') !== 'number')
        throw new UnreadablePayloadError('the timestamp of a live event is not a number');
      applyEvent(chat, event, this.#context);
    },
    topicUnsubscription: (payload) => {
      const conversationId = readString(payload, 'conversationId');
      const reason = readString(payload, 'reason').toUpperCase();
      requireRoom(payload, this.#release);
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
      requireRoom(payload, this.#release);
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
