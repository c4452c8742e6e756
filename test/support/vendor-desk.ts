/**
 * A desk as the vendor’s own one speaks and listens, on the bare socket library and with nothing of `src`. It reads what
 * that desk reads, as unguarded as that one does, so what it cannot work with becomes a complaint; and it sends exactly
 * the forms that desk sends.
 */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';

export type Wire = Record<string, unknown>;
/** The last release without rooms, and one that cannot answer without them. */
export type Era = '4.4' | '4.8';

export interface VendorMessage {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly from: string;
  status: 'sending' | 'sent' | 'seen' | 'failed';
}

/** A conversation as that desk keeps it. */
export interface VendorChat {
  readonly conversationId: string;
  taskId: string;
  readonly roomInfo: unknown;
  /** The session the conversation was requested on. */
  readonly firstChannelSession: Wire;
  /** Open sessions, and the one answers go by. */
  sessions: Wire[];
  selected: Wire;
  customer: Wire;
  topicParticipant: Wire;
  /** The other agents. */
  agents: Wire[];
  readonly messages: VendorMessage[];
  /** System lines. */
  readonly lines: string[];
  wrapUpSeconds: number | null;
  /** Ids of events taken, since servers may send one both in the history and live. */
  readonly known: Set<string>;
}

/** What that desk would have thrown on. */
class Missing extends Error {}

const isWire = (value: unknown): value is Wire => typeof value === 'object' && value !== null && !Array.isArray(value);

function at(from: unknown, path: string): unknown {
  let value = from;
  for (const key of path.split('.')) {
    if (!isWire(value)) throw new Missing(`${path} cannot be read: nothing before ${key}`);
    value = value[key];
  }
  return value;
}

function text(from: unknown, path: string): string {
  const value = at(from, path);
  if (typeof value !== 'string') throw new Missing(`${path} is no text`);
  return value;
}

function wire(from: unknown, path: string): Wire {
  const value = at(from, path);
  if (!isWire(value)) throw new Missing(`${path} is no object`);
  return value;
}

function list(from: unknown, path: string): Wire[] {
  const value = at(from, path);
  if (!Array.isArray(value)) throw new Missing(`${path} is no list`);
  return value.map((each: unknown) => {
    if (!isWire(each)) throw new Missing(`${path} holds something else than objects`);
    return each;
  });
}

const voice = new Set(['CX_VOICE', 'CISCO_CC']);
const channelName = (session: Wire): string => text(session, 'channel.channelType.name').toUpperCase();
const agentId = (participant: Wire): string => text(participant, 'participant.keycloakUser.id');
const agentName = (participant: Wire): string => text(participant, 'participant.keycloakUser.username');

/** That desk looks for the web channel’s data in every session it gets. */
function checkSession(session: Wire): Wire {
  for (const attribute of list(session, 'channelData.additionalAttributes')) text(attribute, 'type');
  text(session, 'id');
  text(session, 'channelData.channelCustomerIdentifier');
  channelName(session);
  return session;
}

/** The three forms of a time on this wire. */
function checkTime(value: unknown, path: string): void {
  const ok = typeof value === 'number' || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));
  if (!ok) throw new Missing(`${path} is no time`);
}

export class VendorDesk {
  /** Everything that desk could not have worked with. */
  readonly complaints: string[] = [];
  readonly errors: { readonly task: string; readonly msg: string }[] = [];
  readonly requests = new Map<string, Wire>();
  readonly chats = new Map<string, VendorChat>();
  /** How conversations ended, as the desk words it. */
  readonly endings = new Map<string, string>();
  readonly announcements: string[] = [];
  readonly lists = new Map<string, Wire>();
  readonly listRequests = new Map<string, Wire>();
  readonly toasts: string[] = [];
  presence: Wire | null = null;
  channelTypes: Wire[] = [];
  /** Why there is no session any more. */
  over: string | null = null;
  /** Presence reports that are due, and what they are due for. */
  readonly #owed: string[] = [];
  readonly #wakers = new Set<() => void>();
  readonly #socket: Socket;
  readonly #era: Era;
  readonly user: Wire;

  private constructor(socket: Socket, user: Wire, era: Era) {
    this.#socket = socket;
    this.user = user;
    this.#era = era;
    for (const [name, handle] of Object.entries(this.#handlers)) {
      socket.on(name, (payload: unknown, ack?: unknown) => this.receive(name, payload, ack, handle));
    }
  }

  /** Logs in and connects; no header, no token, no acknowledgements. */
  static async login(
    url: string,
    username: string,
    { era = '4.8', fcmKey = null }: { era?: Era; fcmKey?: string | null } = {},
  ): Promise<VendorDesk> {
    const response = await fetch(`${url}/agent/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password: 'demo' }),
    });
    const user = wire(await response.json(), 'data.keycloak_User');
    text(user, 'id');
    list(user, 'permittedResources.Resources');
    return VendorDesk.connect(url, user, { era, fcmKey });
  }

  /** Connects a user restored from the page’s storage. */
  static async connect(
    url: string,
    user: Wire,
    { era, fcmKey }: { era: Era; fcmKey: string | null },
  ): Promise<VendorDesk> {
    const { origin, pathname } = new URL(url);
    const socket = io(origin, {
      path: pathname === '/' ? '' : `${pathname}/socket.io`,
      auth: { agent: JSON.stringify(user), fcm: { desktopFcmKey: fcmKey, mobileFcmKey: null } },
      query: { username: text(user, 'username') },
      // Several desks live in one process here; a browser has one.
      forceNew: true,
    });
    const desk = new VendorDesk(socket, user, era);
    await desk.until(() => desk.presence !== null && desk.channelTypes.length > 0, 'what a login brings');
    return desk;
  }

  get id(): string {
    return text(this.user, 'id');
  }

  get name(): string {
    return text(this.user, 'username');
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  close(): void {
    this.#socket.disconnect();
  }

  /** Takes an event as the socket hands it over; what cannot be read becomes a complaint, as in that desk’s console. */
  receive(name: string, payload: unknown, ack?: unknown, handle = this.#handlers[name]): void {
    try {
      handle?.(payload, ack);
    } catch (error) {
      this.complaints.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      // A conversation it could not set up is left at once, unacknowledged.
      if (name === 'onTopicData' && isWire(payload)) {
        this.#emit('topicUnsubscription', { conversationId: payload['conversationId'], agentId: this.id });
      }
    }
    for (const wake of this.#wakers) wake();
  }

  async until(condition: () => unknown, what: string, ms = 6000): Promise<void> {
    const end = Date.now() + ms;
    while (!condition()) {
      const left = end - Date.now();
      if (left <= 0) {
        throw new Error(`${this.name} waited in vain for ${what}; complaints: ${JSON.stringify(this.complaints)}`);
      }
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.#wakers.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, Math.min(left, 200));
        this.#wakers.add(wake);
      });
    }
  }

  /** Waits for everything that is due (echoes, presence), then says what was wrong in all. */
  async settle(ms = 6000): Promise<readonly string[]> {
    const open = () => [
      ...this.#owed.map((what) => `no agentPresence after ${what}`),
      ...[...this.chats.values()].flatMap(({ messages }) =>
        messages.filter(({ status }) => status === 'sending').map((each) => `no echo of "${each.text}"`),
      ),
    ];
    if (this.over === null) await this.until(() => open().length === 0, 'answers', ms).catch(() => undefined);
    return [...this.complaints, ...(this.over === null ? open() : [])];
  }

  // -- what the agent does -----------------------------------------------------------------------------------------

  async goReady(): Promise<void> {
    this.#owe('agentState');
    this.#emit('changeAgentState', {
      agentId: this.id,
      action: 'agentState',
      state: { name: 'READY', reasonCode: null },
    });
    await this.until(() => this.#owed.length === 0, 'agentPresence');
    for (const mrd of list(this.presence, 'agentMrdStates').map((row) => text(row, 'mrd.id'))) {
      this.#owe('agentMRDState');
      // Of a domain the state is a bare word.
      this.#emit('changeAgentState', { agentId: this.id, action: 'agentMRDState', state: 'READY', mrdId: mrd });
      await this.until(() => this.#owed.length === 0, 'agentPresence');
    }
  }

  async goNotReady(reason: Wire | null): Promise<void> {
    this.#owe('agentState');
    const state = { name: 'NOT_READY', reasonCode: reason };
    this.#emit('changeAgentState', { agentId: this.id, action: 'agentState', state });
    await this.until(() => this.#owed.length === 0, 'agentPresence');
  }

  async logOut(): Promise<void> {
    const state = { name: 'LOGOUT', reasonCode: null };
    this.#emit('changeAgentState', { agentId: this.id, action: 'agentState', state });
    await this.until(() => text(this.presence, 'state.name') === 'LOGOUT', 'LOGOUT');
    this.#end('logged out');
    this.#socket.disconnect();
  }

  /** The state of an MRD by its name. */
  mrdState(name: string): string {
    const row = list(this.presence, 'agentMrdStates').find((each) => text(each, 'mrd.name') === name);
    return row === undefined ? '' : text(row, 'state');
  }

  async accept(conversationId: string): Promise<VendorChat> {
    await this.until(() => this.requests.has(conversationId), 'an offer');
    const request = this.requests.get(conversationId) ?? {};
    // The offer goes from the screen with the click, whatever the server says.
    this.requests.delete(conversationId);
    this.take(request);
    await this.until(() => this.chats.has(conversationId), 'the conversation');
    return this.chat(conversationId);
  }

  /** The click itself, which may come too late. */
  take(request: Wire): void {
    const conversationId = text(request, 'conversationId');
    const direction = text(request, 'taskDirection').toUpperCase();
    const role = direction === 'CONSULT' ? 'ASSISTANT' : direction === 'SILENT_MONITOR' ? 'SILENT_MONITOR' : 'PRIMARY';
    this.#owe('accepting');
    this.#emit('topicSubscription', {
      topicParticipant: this.#participant(conversationId, role),
      agentId: this.id,
      conversationId,
      taskId: text(request, 'taskId'),
      ...this.#room({ roomInfo: request['roomInfo'] }),
    });
  }

  chat(conversationId: string): VendorChat {
    const chat = this.chats.get(conversationId);
    if (chat === undefined) throw new Error(`${this.name} is not in ${conversationId}`);
    return chat;
  }

  /** Texts as the desk shows them. */
  texts(conversationId: string): readonly string[] {
    return this.chat(conversationId).messages.map(
      ({ name, from, text: said }) => `${name === 'WHISPER_MESSAGE' ? 'whisper, ' : ''}${from}: ${said}`,
    );
  }

  say(conversationId: string, said: string, replyTo: string | null = null): void {
    const chat = this.chat(conversationId);
    if (text(chat.topicParticipant, 'role') !== 'PRIMARY') throw new Error('the composer is disabled');
    this.#publishMessage(chat, 'AGENT_MESSAGE', said, replyTo);
  }

  /** In whisper mode the composer opens for advisers and primaries; a monitor has to ask for it first. */
  whisper(conversationId: string, said: string): void {
    const chat = this.chat(conversationId);
    if (text(chat.topicParticipant, 'role') === 'SILENT_MONITOR') throw new Error('the composer is disabled');
    // With nobody to whisper to that desk sends an ordinary message, to the customer.
    this.#publishMessage(chat, chat.agents.length > 0 ? 'WHISPER_MESSAGE' : 'AGENT_MESSAGE', said, null);
  }

  type(conversationId: string): void {
    const body = { type: 'NOTIFICATION', notificationType: 'TYPING_STARTED', markdownText: '' };
    this.#publish(this.chat(conversationId), 'TYPING_INDICATOR', 'NOTIFICATION', randomUUID(), body, {});
  }

  read(conversationId: string, messageId: string): void {
    const chat = this.chat(conversationId);
    const { channelCustomerIdentifier, serviceIdentifier } = wire(chat.selected, 'channelData');
    const body = { type: 'DELIVERYNOTIFICATION', markdownText: '', messageId, status: 'READ', reasonCode: 200 };
    this.#publish(chat, 'MESSAGE_DELIVERY_NOTIFICATION', 'NOTIFICATION', randomUUID(), body, {
      channelData: { channelCustomerIdentifier, serviceIdentifier },
      timestamp: '',
    });
  }

  /** The conversation is named by nothing but its first channel session; the queue by its name. */
  request(
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

  turnConsult(
    event: 'consultTransferRequest' | 'consultConferenceRequest',
    id: string,
    requestedAgentId: string,
  ): void {
    const { conversationId, firstChannelSession, topicParticipant } = this.chat(id);
    const who = { channelSession: firstChannelSession, agentParticipant: topicParticipant, requestedAgentId };
    this.#emit(
      event,
      event === 'consultTransferRequest'
        ? { conversationId, ...who, mode: 'agent', offerToAgent: false }
        : { ...who, mode: 'agent', offerToAgent: true },
    );
  }

  /** The rows of a team’s running chats, read without any header. */
  async activeChats(url: string): Promise<readonly Wire[]> {
    const teamId = text(list(this.user, 'supervisedTeams')[0], 'teamId');
    const reports = url.replace(/\/[^/]*$/, '/realtime-reports');
    const response = await fetch(`${reports}/queue-active-chats/detail`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ teamId, queues: [] }),
    });
    return list({ queues: await response.json() }, 'queues').flatMap((queue) => list(queue, 'chats'));
  }

  /** The row’s channel session goes back as it came. */
  async monitor(row: Wire): Promise<VendorChat> {
    if (typeof at(row, 'activeSince') !== 'number') this.complaints.push('activeSince is no number of seconds');
    const channelSession = wire(row, 'channelSession');
    const conversationId = text(channelSession, 'conversationId');
    const topicParticipant = this.#participant(conversationId, 'SILENT_MONITOR');
    this.#emit('JoinAsSilentMonitor', { topicParticipant, agentId: this.id, channelSession });
    await this.until(() => this.chats.has(conversationId), 'the conversation');
    return this.chat(conversationId);
  }

  async whisperMode(conversationId: string): Promise<void> {
    this.#stepIn(this.#era === '4.4' ? 'moveToWhisperMode' : 'joinAsWhisper', conversationId);
    await this.until(() => text(this.chat(conversationId).topicParticipant, 'role') === 'ASSISTANT', 'the role');
  }

  async bargeIn(conversationId: string): Promise<void> {
    this.#stepIn('JoinAsBargin', conversationId);
    await this.until(() => text(this.chat(conversationId).topicParticipant, 'role') === 'PRIMARY', 'the role');
  }

  leave(conversationId: string): void {
    const chat = this.chat(conversationId);
    this.#emit('topicUnsubscription', { conversationId, agentId: this.id, ...this.#room(chat) });
  }

  /** Codes, or null to skip. */
  closeWrapUp(conversationId: string, values: readonly string[] | null): void {
    const chat = this.chat(conversationId);
    const wrapups = (values ?? []).map((value) => ({ categoryName: 'Billing', value }));
    const body = { type: 'WRAPUP', markdownText: '', wrapups, note: '' };
    const cimEvent =
      values === null
        ? null
        : this.#event({ ...chat, selected: chat.firstChannelSession }, 'AGENT_MESSAGE', 'MESSAGE', randomUUID(), body);
    if (this.#era === '4.8') {
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

  subscribeList(event: 'subscribePullModeList' | 'unsubscribePullModeList', pullList: Wire): void {
    const listId = text(pullList, 'id');
    const topicParticipant = this.#participant(listId, 'PRIMARY');
    this.#emit(event, { topicParticipant, agentId: this.id, listId, list: pullList });
  }

  async joinRequest(id: string): Promise<VendorChat> {
    const channelSession = wire(this.listRequests.get(id), 'channelSession');
    const conversationId = text(channelSession, 'conversationId');
    const topicParticipant = this.#participant(conversationId, 'PRIMARY');
    this.#emit('joinPullModeRequest', { topicParticipant, agentId: this.id, channelSession, requestId: id });
    this.#owe('joining a request');
    await this.until(() => this.chats.has(conversationId), 'the conversation');
    return this.chat(conversationId);
  }

  /** The one event whose payload is no object. */
  deleteRequest(id: string): void {
    this.#emit('deletePullModeRequest', id);
  }

  // -- what the server says ----------------------------------------------------------------------------------------

  readonly #handlers: Readonly<Record<string, (payload: unknown, ack?: unknown) => void>> = {
    connect: () => this.requests.clear(),
    connect_error: () => this.requests.clear(),
    disconnect: (reason) => {
      if (reason === 'io server disconnect') this.#end(this.over ?? 'ended by the server');
    },
    onChannelTypes: (payload) => {
      this.channelTypes = list({ payload }, 'payload');
      for (const type of this.channelTypes) for (const key of ['id', 'name', 'channelLogo']) text(type, key);
    },
    agentPresence: (payload) => {
      text(payload, 'action');
      const presence = wire(payload, 'agentPresence');
      text(presence, 'state.name');
      checkTime(at(presence, 'stateChangeTime'), 'stateChangeTime');
      for (const row of list(presence, 'agentMrdStates'))
        for (const key of ['mrd.id', 'mrd.name', 'state']) text(row, key);
      this.presence = presence;
      this.#owed.length = 0;
      const domains = new Set(list(presence, 'agentMrdStates').map((row) => text(row, 'mrd.id')));
      // A channel whose domain is unknown could never be switched on.
      const known = this.channelTypes.some((type) => domains.has(text(type, 'mediaRoutingDomain')));
      if (this.channelTypes.length > 0 && !known) throw new Missing('no channel type names a domain of the agent');
    },
    taskRequest: (payload) => {
      const request = wire({ payload }, 'payload');
      const conversationId = text(request, 'conversationId');
      text(request, 'taskId');
      checkSession(wire(request, 'channelSession'));
      text(request, 'channelSession.customer.firstName');
      this.#needRoom(request);
      if (text(request, 'taskState.name').toUpperCase() === 'STARTED') this.take(request);
      else this.requests.set(conversationId, request);
    },
    revokeTask: (payload) => void this.requests.delete(text(payload, 'conversationId')),
    onTopicData: (payload, ack) => {
      this.#openChat(wire({ payload }, 'payload'));
      if (typeof ack === 'function') (ack as (answer: Wire) => void)({ status: 'ok' });
      else throw new Missing('onTopicData wants no acknowledgement');
    },
    onCimEvent: (payload) => {
      const event = wire({ event: JSON.parse(text(payload, 'cimEvent')) as unknown }, 'event');
      const conversationId = text(payload, 'conversationId');
      const chat = this.chats.get(conversationId);
      if (chat === undefined) {
        // The older desk leaves such a conversation; nobody wants that to happen by itself.
        throw new Missing(`${text(event, 'name')} for a conversation that is not open`);
      }
      this.#needRoom(payload);
      if (typeof at(event, 'timestamp') !== 'number') throw new Missing('the time of a live event is no number');
      this.#happened(chat, event);
    },
    topicUnsubscription: (payload) => {
      const conversationId = text(payload, 'conversationId');
      const reason = text(payload, 'reason').toUpperCase();
      this.#needRoom(payload);
      const chat = this.chats.get(conversationId);
      if (!this.chats.delete(conversationId)) throw new Missing('unsubscribed from a conversation that is not open');
      this.endings.set(conversationId, reason);
      if (chat !== undefined && text(chat.topicParticipant, 'role') !== 'SILENT_MONITOR')
        this.#owe('the end of a chat');
    },
    errors: (payload) => {
      this.errors.push({ task: text(payload, 'task'), msg: text(payload, 'msg') });
      // What was refused is not echoed, nor does anything follow from it.
      for (const { messages } of this.chats.values()) {
        for (const each of messages) if (each.status === 'sending') each.status = 'failed';
      }
      this.#owed.length = 0;
    },
    socketSessionRemoved: (payload) => {
      if (text(payload, 'agentId') !== this.id) throw new Missing('somebody else’s session');
      this.#end('logged in from another session');
    },
    wrapupTimerStarted: (payload) => {
      if (this.#era === '4.4') return;
      this.#needRoom(payload);
      const seconds = at(payload, 'duration');
      if (typeof seconds !== 'number') throw new Missing('duration is no number of seconds');
      this.chat(text(payload, 'conversationId')).wrapUpSeconds = seconds;
    },
    agentAssistanceRequestPlaced: (payload) => void this.toasts.push(text(payload, 'requestAction')),
    consulTransferRequestSuccess: (payload) => {
      const task = wire(payload, 'newTask');
      const media = list(task, 'activeMedia').find((each) => text(each, 'type.direction') === 'CONSULT_TRANSFER');
      this.chat(text(payload, 'conversationId')).taskId = `${text(task, 'id')}:${text(media, 'id')}`;
    },
    onPullModeSubscribedList: (payload) => {
      this.lists.clear();
      for (const each of list({ payload }, 'payload')) this.lists.set(text(each, 'id'), each);
    },
    pullModeSubscribedListRequests: (payload) => {
      this.listRequests.clear();
      this.#addRequests(payload);
    },
    addPullModeSubscribedListRequests: (payload) => this.#addRequests(payload),
    removePullModeSubscribedListRequests: (payload) => {
      if (typeof payload !== 'string') throw new Missing('the list id is no text');
      for (const [id, each] of this.listRequests) if (text(each, 'listId') === payload) this.listRequests.delete(id);
    },
    onPullModeSubscribedListRequest: (payload) => {
      const request = wire({ request: JSON.parse(text(payload, 'pullModeEvent')) as unknown }, 'request');
      const gone = text(request, 'status').toUpperCase() === 'CLOSING';
      if (text(payload, 'type') === 'PULL_MODE_LIST_REQUEST_STATE_CHANGED' && gone) {
        this.listRequests.delete(text(request, 'id'));
      } else this.#addRequests([request]);
    },
    ANNOUNCEMENT_CREATED: (payload) => {
      list(payload, 'teams');
      if (text(payload, 'supervisorId') !== this.id) this.announcements.push(text(payload, 'announcementText'));
    },
  };

  #addRequests(payload: unknown): void {
    for (const request of list({ payload }, 'payload')) {
      text(request, 'listId');
      text(request, 'status');
      checkTime(at(request, 'time'), 'time');
      checkSession(wire(request, 'channelSession'));
      text(request, 'channelSession.customer.firstName');
      this.listRequests.set(text(request, 'id'), request);
    }
  }

  #openChat(payload: Wire): void {
    const topic = wire(payload, 'topicData');
    const conversationId = text(payload, 'conversationId');
    if (text(topic, 'id') !== conversationId) throw new Missing('topicData.id is another conversation');
    this.#needRoom(payload);
    const participants = list(topic, 'participants');
    const ofType = (type: string) => participants.filter((each) => text(each, 'type').toUpperCase() === type);
    const sessions = ofType('CUSTOMER').map((each) => checkSession(wire(each, 'participant')));
    const selected = sessions.find((session) => !voice.has(channelName(session)));
    const topicParticipant = wire(topic, 'topicParticipant');
    const role = text(topicParticipant, 'role');
    // After the customer has left only the wrap-up goes on, without any session.
    if (selected === undefined && role !== 'WRAP_UP')
      throw new Missing('no CUSTOMER participant with a channel session');
    if (role !== role.toUpperCase()) throw new Missing('topicParticipant.role is compared in upper case');
    text(topic, 'customer._id');
    text(topic, 'state');
    const first = checkSession(wire(topic, 'channelSession'));
    const chat: VendorChat = {
      conversationId,
      taskId: text(payload, 'taskId'),
      roomInfo: payload['roomInfo'],
      firstChannelSession: first,
      sessions,
      selected: selected ?? first,
      customer: wire(topic, 'customer'),
      topicParticipant,
      agents: ofType('AGENT').filter((each) => agentId(each) !== this.id),
      messages: [],
      lines: [],
      wrapUpSeconds: null,
      known: new Set(),
    };
    // People as they are now come from the list above; what history says of comings and goings makes lines alone.
    const { agents, topicParticipant: own, sessions: open, selected: chosen } = chat;
    for (const event of list(topic, 'topicEvents')) {
      checkTime(event['timestamp'], 'topicEvents[].timestamp');
      this.#happened(chat, event);
    }
    Object.assign(chat, { agents, topicParticipant: own, sessions: open, selected: chosen });
    for (const message of chat.messages) if (message.status === 'sending') message.status = 'sent';
    this.chats.set(conversationId, chat);
  }

  /** One event of a conversation, live or out of its history: what it does to the view. */
  #happened(chat: VendorChat, event: Wire): void {
    const id = text(event, 'id');
    const name = text(event, 'name').toUpperCase();
    const type = text(event, 'type').toUpperCase();
    switch (name) {
      case 'AGENT_MESSAGE':
      case 'BOT_MESSAGE':
      case 'CUSTOMER_MESSAGE':
      case 'WHISPER_MESSAGE':
        this.#takeMessage(chat, event, name);
        return;
    }
    if (chat.known.has(id)) return;
    chat.known.add(id);
    if (type === 'SUGGESTION') return;
    switch (name) {
      case 'AGENT_SUBSCRIBED':
      case 'AGENT_UNSUBSCRIBED': {
        const who = wire(event, 'data.agentParticipant');
        const came = name === 'AGENT_SUBSCRIBED';
        if (agentId(who) !== this.id) {
          chat.agents = chat.agents.filter((each) => agentId(each) !== agentId(who));
          if (came) chat.agents.push(who);
        }
        if (!came) text(event, 'data.reason');
        const role = text(who, 'role');
        if (role !== 'SILENT_MONITOR' && (came || role !== 'WRAP_UP')) {
          chat.lines.push(`${agentName(who)} ${came ? 'joined' : 'left'}`);
        }
        return;
      }
      case 'PARTICIPANT_ROLE_CHANGED': {
        const who = wire(event, 'data.conversationParticipant');
        const role = text(who, 'role');
        if (agentId(who) === this.id) chat.topicParticipant = who;
        else {
          chat.agents = chat.agents.filter((each) => agentId(each) !== agentId(who));
          if (role !== 'WRAP_UP') chat.agents.push(who);
        }
        if (role === 'PRIMARY') chat.lines.push(`${agentName(who)} joined`);
        if (role === 'WRAP_UP') chat.lines.push(`${agentName(who)} left`);
        return;
      }
      case 'CHANNEL_SESSION_STARTED':
      case 'CHANNEL_SESSION_ENDED': {
        const session = checkSession(wire(event, 'data'));
        const others = chat.sessions.filter((each) => each['id'] !== session['id']);
        const started = name === 'CHANNEL_SESSION_STARTED';
        chat.sessions = started ? [...others, session] : others;
        chat.selected = started ? session : (others.find((each) => !voice.has(channelName(each))) ?? chat.selected);
        chat.lines.push(`${channelName(session)} session ${started ? 'started' : 'ended'}`);
        return;
      }
      case 'TASK_ENQUEUED': {
        const { direction, mode, by } = this.#requested(event, 'QUEUED');
        if (direction.startsWith('DIRECT_')) chat.lines.push(`${mode} ${direction} request placed by ${by}`);
        return;
      }
      case 'TASK_STATE_CHANGED':
        this.#requested(event, null);
        return;
      case 'NO_AGENT_AVAILABLE':
        chat.lines.push(`no agent is available for ${text(event, 'data.requestType.direction')}`);
        return;
      case 'ASSOCIATED_CUSTOMER_CHANGED':
        text(event, 'data._id');
        chat.customer = wire(event, 'data');
        return;
      case 'CONVERSATION_PAUSED':
      case 'CONVERSATION_RESUMED':
        if (name === 'CONVERSATION_PAUSED') text(event, 'data.holdTimerDetails.startTime');
        chat.lines.push(name === 'CONVERSATION_PAUSED' ? 'paused' : 'resumed');
        return;
      case 'MESSAGE_DELIVERY_NOTIFICATION':
        this.#takeReceipt(chat, event);
        return;
      case 'TYPING_INDICATOR':
        text(event, 'data.header.sender.type');
        return;
    }
  }

  /** Which request an event is about: the older desk reads the task itself, the newer one its media. */
  #requested(event: Wire, state: string | null): { direction: string; mode: string; by: string } {
    const data = wire(event, 'data');
    let type: Wire;
    if (this.#era === '4.4') {
      const task = text(event, 'name') === 'TASK_ENQUEUED' ? wire(data, 'task') : data;
      type = wire(task, 'type');
      text(task, 'state.name');
    } else {
      const media = list(data, 'task.activeMedia');
      text(data, 'task.state.name');
      const meant = state === null ? media.at(-1) : media.find((each) => text(each, 'state') === state);
      type = wire(meant ?? media[0], 'type');
    }
    const direction = text(type, 'direction');
    if (direction !== direction.toUpperCase()) throw new Missing('direction is compared in upper case');
    const by = isWire(type['metadata']) ? type['metadata']['requestedBy'] : undefined;
    return { direction, mode: text(type, 'mode'), by: typeof by === 'string' ? by : '' };
  }

  #takeMessage(chat: VendorChat, event: Wire, name: string): void {
    const data = wire(event, 'data');
    const header = wire(data, 'header');
    const id = text(data, 'id');
    const sender = wire(header, 'sender');
    // The session is looked for in the envelope and copied into the header.
    channelName(wire(event, 'channelSession'));
    text(data, 'body.type');
    checkTime(at(header, 'timestamp'), 'header.timestamp');
    if (name === 'AGENT_MESSAGE' || name === 'WHISPER_MESSAGE') {
      const known = chat.messages.find((each) => each.id === id);
      if (known !== undefined) {
        // The echo of an own message, found by its message id and by nothing else.
        if (known.status === 'sending') known.status = 'sent';
        return;
      }
    }
    if (chat.known.has(text(event, 'id'))) return;
    chat.known.add(text(event, 'id'));
    const connector = text(sender, 'type').toUpperCase() === 'CONNECTOR';
    const from = connector ? text(header, 'customer.firstName') : text(sender, 'senderName');
    if (connector) text(header, 'customer._id');
    const said =
      isWire(data['body']) && typeof data['body']['markdownText'] === 'string' ? data['body']['markdownText'] : '';
    chat.messages.push({ id, name, text: said, from, status: 'sent' });
  }

  #takeReceipt(chat: VendorChat, event: Wire): void {
    const messageId = text(event, 'data.body.messageId');
    const status = text(event, 'data.body.status');
    if (text(event, 'data.header.sender.id') === this.id || status !== 'READ') return;
    const until = chat.messages.findIndex(({ id }) => id === messageId);
    for (const each of chat.messages.slice(0, until + 1)) if (each.status === 'sent') each.status = 'seen';
  }

  // -- what goes out -----------------------------------------------------------------------------------------------

  /** Never with an acknowledgement: that desk takes its answers from events alone. */
  #emit(event: string, payload: unknown): void {
    this.#socket.emit(event, payload);
  }

  #owe(what: string): void {
    this.#owed.push(what);
  }

  #end(why: string): void {
    this.over = why;
    this.chats.clear();
    this.requests.clear();
    this.#owed.length = 0;
  }

  /** Newer desks name the room in everything they send, and have it from what they were sent. */
  #needRoom(payload: unknown): void {
    if (this.#era === '4.8') text(payload, 'roomInfo.id');
  }

  #room(from: Pick<VendorChat, 'roomInfo'>): Wire {
    return this.#era === '4.8' ? { roomInfo: from.roomInfo } : {};
  }

  #participant(conversationId: string, role: string): Wire {
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

  #stepIn(event: string, conversationId: string): void {
    const chat = this.chat(conversationId);
    // Not the record’s id but the agent’s.
    const participantId = text(chat.topicParticipant, 'participant.id');
    this.#emit(event, { participantId, conversationId, ...this.#room(chat) });
  }

  #publishMessage(
    chat: VendorChat,
    name: 'AGENT_MESSAGE' | 'WHISPER_MESSAGE',
    said: string,
    replyTo: string | null,
  ): void {
    const id = randomUUID();
    chat.messages.push({ id, name, text: said, from: this.name, status: 'sending' });
    const header = replyTo === null ? {} : { intent: 'REPLY_TO', originalMessageId: replyTo };
    this.#publish(chat, name, 'MESSAGE', id, { type: 'PLAIN', markdownText: said }, header);
  }

  #publish(chat: VendorChat, name: string, type: string, id: string, body: Wire, header: Wire): void {
    const { conversationId } = chat;
    const cimEvent = this.#event(chat, name, type, id, body, header);
    this.#emit('publishCimEvent', { cimEvent, agentId: this.id, conversationId, ...this.#room(chat) });
  }

  #event(
    chat: Pick<VendorChat, 'conversationId' | 'selected' | 'customer' | 'roomInfo'>,
    name: string,
    type: string,
    id: string,
    body: Wire,
    header: Wire = {},
  ): Wire {
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
      ...this.#room(chat),
    };
  }
}
