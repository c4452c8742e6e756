import type {
  Agent,
  ChannelSessionId,
  Command,
  CommandId,
  CommandOutcome,
  Connection,
  ConnectionProblem,
  ConversationId,
  CustomerId,
  Offer,
  Opaque,
  Reason,
  ServerEvent,
  TaskId,
  Team,
  TeamReport,
} from '../domain/index.js';
import { decode } from '../protocol/decode.js';
import { agentFromWire, type ActiveTask } from '../protocol/decode-rest.js';
import { encode, encodeHandshake, type ServerVersion } from '../protocol/encode.js';
import { markOffersUncertain, reduce, withoutFacts } from '../store/reduce.js';
import { commandConversation } from '../store/selectors.js';
import { initialState, type Draft, type LocalState, type PendingRow, type SessionState } from '../store/state.js';
import { Store } from '../store/store.js';
import { Clock, systemTime, type TimePort } from './clock.js';
import { Dispatcher } from './dispatcher.js';
import { factsOf } from './facts.js';
import { History } from './history.js';
import { RestClient, RestError, type Services } from './rest-client.js';
import { Resync } from './resync.js';
import { SessionFactEvent, type SessionFactName, type SessionFacts } from './session-events.js';
import { SocketTransport } from './socket-transport.js';
import { defaultTiming, type Timing } from './timing.js';
import type { LinkLoss, Transport, TransportFactory } from './transport.js';

/** What a host can decide about a session; all of it may change while it is not connected. */
export interface DeskSessionOptions {
  /** Base URL of the Agent Manager, e.g. `https://cx.example.com/agent-manager`. */
  readonly url: string;
  /** Base URLs of services that are not siblings of the Agent Manager. */
  readonly services: Partial<Services>;
  /** How replies are written: the guide's form, or the vendor desk's. */
  readonly replyMode: 'reuse-id' | 'reference';
  /** Release of the server; switches newer features on. */
  readonly server: ServerVersion;
  /** Accept every offer at once. */
  readonly autoAnswer: boolean;
  /** Bearer token for REST, or where to get one; null uses what the login answered. */
  readonly token: string | (() => string | Promise<string>) | null;
  /** How long to wait for the answer to a request, in milliseconds; null = the default of each kind. */
  readonly requestTimeout: number | null;
}

/** Doors to the outside, replaced by tests and special hosts. */
export interface DeskSessionPorts {
  readonly transport: TransportFactory;
  readonly time: TimePort;
  readonly fetch: typeof fetch;
  readonly newId: () => string;
  readonly timing: Partial<Timing>;
}

export const defaultOptions: DeskSessionOptions = {
  url: '',
  services: {},
  replyMode: 'reuse-id',
  server: '4.8',
  autoAnswer: false,
  token: null,
  requestTimeout: null,
};

/**
 * One agent's session with one Agent Manager: login, link, state, wishes. Everything an element shows is in `state`;
 * everything it wants goes through `dispatch`. Facts are fired once each as events (see `SessionFacts`).
 *
 * Runs in Node as in browsers. Nothing here knows of elements.
 */
export class DeskSession extends EventTarget {
  readonly clock: Clock;
  readonly rest: RestClient;
  readonly history: History;
  readonly #store = new Store();
  readonly #dispatcher: Dispatcher;
  readonly #ports: Pick<DeskSessionPorts, 'transport' | 'time' | 'newId'>;
  readonly #timing: Timing;
  #options = defaultOptions;
  #loginToken: string | null = null;
  #transport: Transport | undefined;
  #resync: Resync | undefined;
  #up = false;
  #suspended = false;

  constructor(options: Partial<DeskSessionOptions> = {}, ports: Partial<DeskSessionPorts> = {}) {
    super();
    this.#ports = {
      transport: ports.transport ?? ((transportOptions) => new SocketTransport(transportOptions)),
      time: ports.time ?? systemTime,
      newId: ports.newId ?? (() => crypto.randomUUID()),
    };
    this.#timing = { ...defaultTiming, ...ports.timing };
    this.clock = new Clock(this.#ports.time);
    this.rest = new RestClient({
      url: () => this.#options.url,
      services: () => this.#options.services,
      token: () => this.#token(),
      fetch: ports.fetch ?? ((...args) => fetch(...args)),
      timeout: this.#timing.rest,
    });
    this.history = new History(this.rest, this.#store, () => this.clock.now());
    this.#dispatcher = new Dispatcher({
      store: this.#store,
      time: this.#ports.time,
      patience: (answer) => this.#options.requestTimeout ?? this.#timing[answer],
      serverNow: () => this.clock.now(),
      newId: this.#ports.newId,
      online: () => this.#up,
      mayMessage: (id) => this.#resync?.has(id) ?? false,
      send: (event, payload) => this.#transport?.send(event, payload) ?? false,
      encoding: () => ({ replyMode: this.#options.replyMode, server: this.#options.server }),
      ended: (row, outcome) => this.#commandEnded(row, outcome),
    });
    this.configure(options);
  }

  get state(): SessionState {
    return this.#store.state;
  }

  get options(): DeskSessionOptions {
    return this.#options;
  }

  configure(options: Partial<DeskSessionOptions>): void {
    this.#options = { ...this.#options, ...options };
  }

  /** Calls `listener` after every change of `state`, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** Signs in and connects. Null, or why the sign-in failed; then nothing was connected and nothing is kept. */
  async login(username: string, password: string): Promise<ConnectionProblem | null> {
    if (this.state.connection.status === 'signing-in') return null;
    this.#setConnection({ status: 'signing-in', problem: null });
    try {
      if (this.#options.url === '') throw new RestError({ code: 'no-url', detail: '' });
      const { agent, token } = await this.rest.login(username, password);
      this.#loginToken = token;
      this.#start(agent);
      return null;
    } catch (error) {
      const problem: ConnectionProblem =
        error instanceof RestError ? error.problem : { code: 'other', detail: String(error) };
      this.#setConnection({ status: 'signed-out', problem });
      return problem;
    }
  }

  /**
   * Connects a user somebody else has signed in: the Keycloak user object of the login answer, or its JSON. False when
   * it is no such object. Also the way back after the session was taken over or ended.
   */
  connect(user: unknown): boolean {
    const agent = agentFromWire(user);
    if (agent === null) return false;
    this.#start(agent);
    return true;
  }

  /** Takes the session back after it was opened elsewhere, or tries again after a refusal. Always a person's decision. */
  reconnect(): void {
    const { agent, connection } = this.state;
    if (agent === null || connection.status === 'online' || connection.status === 'connecting') return;
    this.#start(agent);
  }

  /** Logs the agent out, waits for the server to say so, and disconnects. */
  async logout(reason: Reason | null = null): Promise<CommandOutcome> {
    const outcome = await this.dispatch({ type: 'log-out', reason });
    // An agent who wants to leave leaves, whatever the server answers; it will notice by its own timer.
    if (outcome.status !== 'refused') this.#close({ status: 'signed-out', problem: null });
    return outcome;
  }

  /** Carries out a wish. Resolves when it has ended; see `CommandOutcome` for how it can. */
  dispatch(command: Command): Promise<CommandOutcome> {
    return this.#dispatcher.dispatch(command);
  }

  /** Sends a message again that was rejected, or of which nobody knows whether it arrived. */
  retryMessage(id: CommandId): void {
    this.#dispatcher.retry(id);
  }

  discardMessage(id: CommandId): void {
    this.#dispatcher.discard(id);
  }

  /** Puts a conversation in front of the agent, for every list and thread of this session. */
  activate(id: ConversationId | null): void {
    this.#local((local) => (local.activeConversation === id ? local : { ...local, activeConversation: id }));
  }

  /** The agent has seen everything in this conversation. */
  markRead(id: ConversationId): void {
    this.#local((local) => {
      if (!local.unread.has(id)) return local;
      const unread = new Map(local.unread);
      unread.delete(id);
      const unreadFrom = new Map(local.unreadFrom);
      unreadFrom.delete(id);
      return { ...local, unread, unreadFrom };
    });
  }

  /** Keeps what is being written; null forgets it. */
  setDraft(id: ConversationId, draft: Draft | null): void {
    this.#local((local) => {
      const drafts = new Map(local.drafts);
      if (draft === null) drafts.delete(id);
      else drafts.set(id, draft);
      return { ...local, drafts };
    });
  }

  /** Chooses by which open channel answers go. */
  chooseReplyChannel(id: ConversationId, session: ChannelSessionId): void {
    this.#local((local) => ({ ...local, replyChannel: new Map(local.replyChannel).set(id, session) }));
  }

  /** Lets an offer pass: it goes on ringing on the server, but is not shown here any more. */
  hideOffer(id: ConversationId): void {
    this.#local((local) => ({ ...local, hiddenOffers: new Set(local.hiddenOffers).add(id) }));
  }

  /** Forgets why offers and conversations went away, once a person has read it. */
  dismissEnded(): void {
    this.#local((local) => ({ ...local, lostOffers: [], endedConversations: [] }));
  }

  /** What a supervisor sees of one team now. Throws `RestError`. */
  async teamReport(team: Team): Promise<TeamReport> {
    const now = this.#ports.time.now();
    const [members, chats, queued, botChats] = await Promise.all([
      this.rest.teamMembers(team.id),
      this.rest.teamChats(team.id, now),
      this.rest.queuedChats(team.id, now),
      this.rest.botChats(now),
    ]);
    return { team, members, chats, queued, botChats, at: now };
  }

  /** Lets go of the link without logging the agent out. `resume` takes it up again. */
  suspend(): void {
    if (this.#transport === undefined) return;
    this.#suspended = true;
    this.#dropLink();
    this.#setConnection({ status: 'connecting', problem: null });
  }

  resume(): void {
    if (!this.#suspended) return;
    this.#suspended = false;
    if (this.state.agent !== null) this.#open();
  }

  /** Ends everything on this page; the agent stays logged in on the server. */
  dispose(): void {
    this.#close({ status: 'closed', problem: null });
  }

  #start(agent: Agent): void {
    this.#dropLink();
    this.#suspended = false;
    const same = this.state.agent?.id === agent.id;
    this.#store.update((state) => ({
      ...(same ? withoutFacts(state) : initialState),
      agent,
      connection: { status: 'connecting', problem: null },
    }));
    this.#fire('connection-changed', this.state.connection);
    this.#open();
  }

  #open(): void {
    try {
      this.#transport ??= this.#ports.transport({
        url: this.#options.url,
        handshake: () => {
          if (this.state.agent === null) throw new Error('A link is opened for an agent only.');
          return encodeHandshake(this.state.agent, { desktop: null, mobile: null });
        },
      });
      this.#transport.open({
        onUp: () => this.#linkUp(),
        onDown: (loss) => this.#linkDown(loss),
        onRefused: (problem, retrying) => this.#linkRefused(problem, retrying),
        onMessage: (event, args, acknowledge) => this.#receive(event, args, acknowledge),
        onBadPacket: (problem) => this.#fire('protocol-problem', { event: 'packet', problem }),
      });
    } catch {
      // An address no URL can be made of.
      this.#close({ status: 'signed-out', problem: { code: 'no-url', detail: this.#options.url } });
    }
  }

  #linkUp(): void {
    this.#up = true;
    this.#resync?.abandon();
    this.#resync = new Resync({
      time: this.#ports.time,
      timeout: this.#timing.resync,
      state: () => this.state,
      activeTasks: () => this.rest.activeTasks(this.state.agent?.id ?? ''),
      askFor: (task) => this.#askFor(task),
      apply: (event) => this.#apply(event),
      finished: () => this.#dispatcher.pump(),
    });
    this.#setConnection({ status: 'online', problem: null });
    void this.#loadConfiguration();
  }

  #linkDown(loss: LinkLoss): void {
    this.#up = false;
    this.#resync?.abandon();
    this.#dispatcher.linkLost();
    this.#store.update(markOffersUncertain);
    if (loss === 'lost') this.#setConnection({ status: 'reconnecting', problem: null });
    else if (loss === 'ended-by-server' && this.state.connection.status !== 'taken-over') {
      this.#close({ status: 'closed', problem: { code: 'session-ended', detail: '' } });
    }
  }

  #linkRefused(problem: ConnectionProblem, retrying: boolean): void {
    if (retrying) {
      const status = this.state.connection.status === 'reconnecting' ? 'reconnecting' : 'connecting';
      this.#setConnection({ status, problem: { code: 'unreachable', detail: problem.detail } });
    } else if (problem.code === 'login-failed') {
      this.#close({ status: 'signed-out', problem });
    } else {
      this.#dropLink();
      this.#setConnection({ status: 'refused', problem });
    }
  }

  #receive(event: string, args: readonly unknown[], acknowledge: (() => void) | null): void {
    const { events, problems } = decode(event, args, { agentId: this.state.agent?.id ?? null, now: this.clock.now() });
    this.#store.batch(() => {
      for (const each of events) this.#apply(each);
    });
    for (const problem of problems) this.#fire('protocol-problem', problem);
    // What could not be read was not taken, and the server must not believe it was.
    if (events.length > 0) acknowledge?.();
  }

  #apply(event: ServerEvent): void {
    const before = this.state;
    this.#dispatcher.judge(event);
    this.#store.update((state) => reduce(state, event, this.clock.now()));
    this.#resync?.saw(event);
    for (const [name, detail] of factsOf(event, before, this.state)) this.#fire(name, detail);
    if (this.state.local.activeConversation !== before.local.activeConversation) this.#fireActive();
    this.#react(event);
  }

  /** What the session does by itself about what it hears. */
  #react(event: ServerEvent): void {
    if (event.type === 'conversation-snapshot') this.#dispatcher.historyRead(event.conversation.id);
    if (event.type === 'offer-received') {
      const { offer } = event;
      const automatic = this.#options.autoAnswer || (this.state.settings?.autoAnswer ?? false);
      // Telephony answers voice offers; a started task is ours already and only waits for us to say so.
      if (offer.started || (automatic && !offer.voice)) {
        void this.dispatch({ type: 'accept-offer', conversationId: offer.conversationId });
      }
    }
    if (event.type === 'session-taken-over') {
      // Logging out here would log out the session that took over.
      this.#dropLink();
      this.#dispatcher.endAll('session-ended');
      this.#store.update(withoutFacts);
      this.#setConnection({ status: 'taken-over', problem: null });
    }
    if (event.type === 'presence-reported' && event.presence.state === 'logged-out')
      this.#loggedOut(event.presence.reason);
  }

  #loggedOut(reason: { readonly label: string } | null): void {
    const forced = reason?.label.startsWith('FORCED_LOGOUT') ?? false;
    if (!forced) return;
    this.#close({ status: 'closed', problem: { code: 'forced-logout', detail: reason?.label ?? '' } });
  }

  /** Asks for a conversation that the server lists as ours but has not sent. */
  #askFor({ conversationId, taskId }: ActiveTask): void {
    const { agent, conversations } = this.state;
    if (agent === null) return;
    const command = { type: 'accept-offer', conversationId } as const;
    const { replyMode, server } = this.#options;
    const context = { agent, replyMode, server, now: this.clock.now(), newId: this.#ports.newId };
    const conversation = conversations.byId.get(conversationId) ?? null;
    const offer = conversation === null ? startedOffer(conversationId, taskId, context.now) : null;
    for (const { event, payload } of encode(command, {
      ...context,
      conversation,
      offer,
      channelSession: null,
      identity: null,
    })) {
      this.#transport?.send(event, payload);
    }
  }

  #commandEnded({ command, message }: PendingRow, outcome: CommandOutcome): void {
    const conversationId = commandConversation(command);
    if (outcome.status === 'confirmed') {
      if (command.type === 'send-message' && message !== null && conversationId !== null) {
        this.#fire('message-sent', { conversationId, message: { ...message, delivery: 'sent' } });
      }
      return;
    }
    if (outcome.status === 'discarded') return;
    if (command.type === 'send-message' && message !== null && conversationId !== null) {
      const reason = outcome.status === 'refused' ? outcome.message : outcome.status === 'not-sent' ? outcome.why : '';
      this.#fire('message-failed', { conversationId, messageId: message.messageId, reason });
    }
    this.#fire('request-refused', { command: command.type, conversationId, outcome });
  }

  async #loadConfiguration(): Promise<void> {
    const { reasons, settings } = this.state;
    if (reasons !== null && settings !== null) return;
    const [loadedReasons, loadedSettings] = await Promise.all([
      this.rest.reasons().catch(() => null),
      this.rest.settings().catch(() => null),
    ]);
    this.#store.update((state) => ({
      ...state,
      reasons: loadedReasons ?? state.reasons,
      settings: loadedSettings ?? state.settings,
    }));
  }

  async #token(): Promise<string | null> {
    const { token } = this.#options;
    if (token === null) return this.#loginToken;
    return typeof token === 'string' ? token : token();
  }

  #local(change: (local: LocalState) => LocalState): void {
    const before = this.state.local.activeConversation;
    this.#store.update((state) => {
      const local = change(state.local);
      return local === state.local ? state : { ...state, local };
    });
    if (this.state.local.activeConversation !== before) this.#fireActive();
  }

  #fireActive(): void {
    this.#fire('active-conversation-changed', { conversationId: this.state.local.activeConversation });
  }

  #setConnection(connection: Connection): void {
    const { status, problem } = this.state.connection;
    if (
      status === connection.status &&
      problem?.code === connection.problem?.code &&
      problem?.detail === connection.problem?.detail
    )
      return;
    this.#store.update((state) => ({ ...state, connection }));
    this.#fire('connection-changed', connection);
  }

  /** The link goes, what the server said with it, and with it the agent. */
  #close(connection: Connection): void {
    this.#dropLink();
    this.#dispatcher.endAll('session-ended');
    this.#loginToken = null;
    this.#store.update((state) => ({ ...withoutFacts(state), agent: null }));
    this.#setConnection(connection);
  }

  #dropLink(): void {
    this.#up = false;
    this.#resync?.abandon();
    this.#resync = undefined;
    this.#transport?.close();
    this.#transport = undefined;
    this.#dispatcher.linkLost();
  }

  #fire<Name extends SessionFactName>(name: Name, detail: SessionFacts[Name]): void {
    this.dispatchEvent(new SessionFactEvent(name, detail));
  }
}

/** A task we hold and know nothing else about: enough to ask the server for it. */
const startedOffer = (conversationId: ConversationId, taskId: TaskId, now: number): Offer => ({
  conversationId,
  taskId,
  direction: 'inbound',
  customer: { id: '' as CustomerId, name: '', anonymous: false, phones: [], source: {} as Opaque },
  channel: { name: '', logo: '' },
  queue: null,
  note: null,
  requestedBy: null,
  offeredAt: now,
  expiresAt: null,
  ringSeconds: null,
  started: true,
  voice: false,
  uncertain: false,
  room: null,
});
