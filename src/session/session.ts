import type {
  Agent,
  AgentId,
  Command,
  CommandId,
  CommandOutcome,
  ConnectionState,
  ConnectionProblem,
  PushState,
  Reason,
  ServerEvent,
  Team,
  TeamReport,
} from '../domain/index.js';
import { decode } from '../protocol/decode/decode.js';
import { decodeAgent } from '../protocol/decode/decode-rest.js';
import { isForcedLogout } from '../protocol/logout-reasons.js';
import { addMissedOffer } from '../store/reduce-local.js';
import { markOffersUncertain, reduce, resetServerState } from '../store/reduce.js';
import { selectPendingCommand } from '../store/selectors.js';
import { initialState } from '../store/state.js';
import { AnnouncementsLoader } from './rest/announcements-loader.js';
import { requestSnapshot } from './commands/request-snapshot.js';
import { ServerClock, systemTime } from './server-clock.js';
import { loadConfiguration } from './rest/load-configuration.js';
import { Dispatcher } from './commands/dispatcher.js';
import {
  sessionEventsOf,
  sessionEventsOfOutcome,
  isSameConnectionState,
  serverTimeOf,
  type SessionEvent,
} from './events/session-events-of.js';
import { HistoryLoader } from './rest/history-loader.js';
import { Connection } from './connection/connection.js';
import { ClientState } from './client-state.js';
import { isPiiMasked, maskEvent } from './events/pii-masking.js';
import { defaultOptions, type DeskSessionOptions, type DeskSessionDependencies } from './session-options.js';
import { Push, type PushDependencies } from './push/push.js';
import type { Recording } from './connection/recorder.js';
import { RestClient, RestError } from './rest/rest-client.js';
import { Resync } from './connection/resync.js';
import { SocketTransport } from './connection/socket-transport.js';
import { defaultTiming, type Timing } from './timing.js';
import type { DisconnectReason } from './connection/transport.js';
import { uniqueId } from './unique-id.js';

export { defaultOptions, type DeskSessionOptions, type DeskSessionDependencies } from './session-options.js';

/**
 * One agent's session with one Agent Manager: login, link, state, wishes. Everything an element shows is in `state`;
 * everything it wants goes through `dispatch`. Facts are fired once each as events (see `SessionFacts`).
 *
 * Runs in Node as in browsers. Nothing here knows of elements.
 */
export class DeskSession extends ClientState {
  readonly clock: ServerClock;
  readonly rest: RestClient;
  readonly history: HistoryLoader;
  readonly announcements: AnnouncementsLoader;
  /** Being woken by notifications while the desk is closed; needs the option `push`. */
  readonly push: Push;
  readonly #store = this.store;
  readonly #emit = this.emit;
  readonly #dispatcher: Dispatcher;
  readonly #connection: Connection;
  readonly #dependencies: Pick<DeskSessionDependencies, 'transport' | 'time' | 'newId'>;
  readonly #timing: Timing;
  #options = defaultOptions;
  #loginToken: string | null = null;
  #resync: Resync | undefined;
  #isSuspended = false;
  #lastAgentId: AgentId | null = null;

  constructor(options: Partial<DeskSessionOptions> = {}, dependencies: Partial<DeskSessionDependencies> = {}) {
    super();
    this.#dependencies = {
      transport: dependencies.transport ?? ((transportOptions) => new SocketTransport(transportOptions)),
      time: dependencies.time ?? systemTime,
      newId: dependencies.newId ?? uniqueId,
    };
    this.#timing = { ...defaultTiming, ...dependencies.timing };
    this.clock = new ServerClock(this.#dependencies.time);
    this.rest = new RestClient({
      url: () => this.#options.url,
      services: () => this.#options.services,
      token: () => this.#token(),
      dependencies,
      timeoutMs: this.#timing.rest,
    });
    this.history = new HistoryLoader(this.rest, this.#store, () => this.clock.now());
    this.announcements = new AnnouncementsLoader(this.rest, this.#store);
    this.#dispatcher = new Dispatcher({
      store: this.#store,
      time: this.#dependencies.time,
      timeoutMs: (answer) => this.#options.requestTimeout ?? this.#timing[answer],
      serverNow: () => this.clock.now(),
      newId: this.#dependencies.newId,
      isOnline: () => this.#connection.isConnected,
      canSendMessage: (id) => this.#resync?.hasSnapshot(id) ?? false,
      send: (event, payload) => this.#connection.send(event, payload),
      encodeOptions: () => ({ replyMode: this.#options.replyMode, server: this.#options.server }),
      onFinished: (pendingCommand, outcome) => this.#notify(sessionEventsOfOutcome(pendingCommand, outcome)),
    });
    this.#connection = new Connection({
      createTransport: this.#dependencies.transport,
      now: () => this.#dependencies.time.now(),
      url: () => this.#options.url,
      agent: () => this.state.agent,
      debug: () => this.#options.debug,
      push: () => this.push,
      onConnect: () => this.#handleConnect(),
      onDisconnect: (reason) => this.#handleDisconnect(reason),
      onConnectError: (problem, isRetrying) => this.#handleConnectError(problem, isRetrying),
      onEvent: (eventName, args, acknowledge) => this.#handleEvent(eventName, args, acknowledge),
      onParseError: (problem) => this.#emit('protocol-problem', { event: 'packet', problem }),
    });
    const pushDependencies: PushDependencies = {
      session: this,
      time: this.#dependencies.time,
      timing: this.#timing,
      options: () => this.#options.push,
      onStateChange: (push) => this.#setPushState(push),
      renewConnection: () => this.#renewConnection(),
      checkHealth: () => this.#connection.checkHealth(),
      isResynced: () => this.#resync?.isDone ?? false,
      onConversationRequested: (conversationId) => this.#emit('conversation-requested', { conversationId }),
      addMissedOffer: (offer) => this.updateLocal(addMissedOffer(offer)),
    };
    this.push = new Push(pushDependencies, dependencies.browser);
    this.configure(options);
  }

  get options(): DeskSessionOptions {
    return this.#options;
  }

  configure(options: Partial<DeskSessionOptions>): void {
    const { push } = this.#options;
    this.#options = { ...this.#options, ...options };
    if (push !== this.#options.push) void this.push.refresh();
  }

  /** Signs in and connects. Null, or why the sign-in failed; then nothing was connected and nothing is kept. */
  async login(username: string, password: string): Promise<ConnectionProblem | null> {
    if (this.state.connection.status === 'signing-in') return null;
    this.#setConnectionState({ status: 'signing-in', problem: null });
    try {
      if (!URL.canParse(this.#options.url)) throw new RestError({ code: 'no-url', detail: this.#options.url });
      const { agent, token } = await this.rest.login(username, password);
      this.#loginToken = token;
      this.#startSession(agent);
      return null;
    } catch (error) {
      const problem: ConnectionProblem =
        error instanceof RestError ? error.problem : { code: 'other', detail: String(error) };
      this.#setConnectionState({ status: 'signed-out', problem });
      return problem;
    }
  }

  /**
   * Connects a user somebody else has signed in: the Keycloak user object of the login answer, or its JSON. False when
   * it is no such object. Also the way back after the session was taken over or ended.
   */
  connect(user: unknown): boolean {
    const agent = decodeAgent(user);
    if (agent === null) return false;
    this.#startSession(agent);
    return true;
  }

  /** Takes the session back after it was opened elsewhere, or tries again after a refusal. Always a person's decision. */
  reconnect(): void {
    const { agent, connection } = this.state;
    if (agent === null || connection.status === 'online' || connection.status === 'connecting') return;
    this.#startSession(agent);
  }

  /** Logs the agent out, waits for the server to say so, and disconnects. */
  async logout(reason: Reason | null = null): Promise<CommandOutcome> {
    const outcome = await this.dispatch({ type: 'log-out', reason });
    // An agent who wants to leave leaves, whatever the server answers; it will notice by its own timer.
    if (outcome.status !== 'refused') {
      this.#endSession({ status: 'signed-out', problem: null });
      await this.push.deleteToken();
    }
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

  /** The last wire events with everything personal masked; null unless `debug` is on. */
  recording(): Recording | null {
    return this.#connection.recorder?.recording(this.state.agent?.id ?? '') ?? null;
  }

  /**
   * What a supervisor sees of one team now. What was read before is carried on, if given: beginnings stand still, and what
   * cannot be read this time stays. Throws `RestError` when nothing can be read.
   */
  teamReport(team: Team, previous: TeamReport | null = null): Promise<TeamReport> {
    return this.rest.teamReport({
      team,
      previous,
      now: this.#dependencies.time.now(),
      isMasked: isPiiMasked(this.state.agent),
    });
  }

  /** Lets go of the link without logging the agent out. `resume` takes it up again. */
  suspend(): void {
    if (this.state.agent === null || this.#isSuspended) return;
    this.#isSuspended = true;
    this.push.detach();
    this.#closeConnection();
    this.#setConnectionState({ status: 'connecting', problem: null });
  }

  resume(): void {
    if (!this.#isSuspended) return;
    this.#isSuspended = false;
    if (this.state.agent !== null) this.#openConnection();
  }

  /** Ends everything on this page; the agent stays logged in on the server. */
  dispose(): void {
    this.#endSession({ status: 'closed', problem: null });
    this.push.detach();
  }

  #startSession(agent: Agent): void {
    this.#closeConnection();
    this.#isSuspended = false;
    // The same agent again is a reconnect: what is on screen is checked against the server, what was written waits.
    const isSameAgent = this.#lastAgentId === agent.id;
    if (!isSameAgent) this.#dispatcher.finishAll('session-ended');
    this.#lastAgentId = agent.id;
    this.#store.update((state) => ({
      ...(isSameAgent ? state : initialState),
      agent,
      connection: { status: 'connecting', problem: null },
    }));
    this.#emit('connection-changed', this.state.connection);
    this.#openConnection();
  }

  #openConnection(): void {
    if (this.#connection.open()) return;
    this.#endSession({ status: 'signed-out', problem: { code: 'no-url', detail: this.#options.url } });
  }

  /** A handshake of its own accord: everything is as after a lost link, only that nothing was lost. */
  #renewConnection(): void {
    this.#connection.close();
    this.#handleDisconnect('lost');
    this.#openConnection();
  }

  #setPushState(push: PushState): void {
    if (this.state.push === push) return;
    this.#store.update((state) => ({ ...state, push }));
    this.#emit('push-changed', { state: push });
  }

  #handleConnect(): void {
    this.#resync?.cancel();
    this.#resync = new Resync({
      time: this.#dependencies.time,
      timeoutMs: this.#timing.resync,
      state: () => this.state,
      activeTasks: () => this.rest.activeTasks(this.state.agent?.id ?? ''),
      requestSnapshot: (task) => {
        const context = { ...this.#options, now: this.clock.now(), newId: this.#dependencies.newId };
        for (const { event, payload } of requestSnapshot(task, this.state, context))
          this.#connection.send(event, payload);
      },
      apply: (event) => this.#applyEvent(event),
      onFinished: () => this.#dispatcher.flush(),
    });
    this.#setConnectionState({ status: 'online', problem: null });
    void loadConfiguration(this.rest, this.#store);
  }

  #handleDisconnect(reason: DisconnectReason): void {
    this.#resync?.cancel();
    this.#dispatcher.handleDisconnect();
    this.#store.update(markOffersUncertain);
    if (reason === 'lost') this.#setConnectionState({ status: 'reconnecting', problem: null });
    else if (reason === 'ended-by-server' && this.state.connection.status !== 'taken-over') {
      this.#endSession({ status: 'closed', problem: { code: 'session-ended', detail: '' } });
    }
  }

  #handleConnectError(problem: ConnectionProblem, isRetrying: boolean): void {
    if (isRetrying) {
      const status = this.state.connection.status === 'reconnecting' ? 'reconnecting' : 'connecting';
      this.#setConnectionState({ status, problem: { code: 'unreachable', detail: problem.detail } });
    } else if (problem.code === 'login-failed') {
      this.#endSession({ status: 'signed-out', problem });
    } else {
      this.#closeConnection();
      this.#setConnectionState({ status: 'refused', problem });
    }
  }

  #handleEvent(eventName: string, args: readonly unknown[], acknowledge: (() => void) | null): void {
    const { events, problems } = decode(eventName, args, {
      agentId: this.state.agent?.id ?? null,
      now: this.clock.now(),
    });
    this.#store.batch(() => {
      for (const event of events) this.#applyEvent(event);
    });
    for (const problem of problems) this.#emit('protocol-problem', problem);
    // What could not be read was not taken, and the server must not believe it was.
    if (events.length > 0) acknowledge?.();
  }

  #applyEvent(serverEvent: ServerEvent): void {
    const before = this.state;
    const event = isPiiMasked(before.agent) ? maskEvent(serverEvent) : serverEvent;
    const serverTime = serverTimeOf(event, before, this.#resync?.isDone ?? false);
    if (serverTime !== null) this.clock.observe(serverTime);
    const isExpected = this.#dispatcher.settle(event);
    if (!isExpected && event.type === 'request-refused') {
      this.#emit('protocol-problem', { event: event.event, problem: event.message });
    }
    this.#store.update((state) => reduce(state, event, this.clock.now()));
    this.#resync?.observe(event);
    this.#notify(sessionEventsOf(event, before, this.state));
    if (this.state.local.activeConversation !== before.local.activeConversation) this.emitActiveConversation();
    this.#runEffects(event, selectPendingCommand(before, 'log-out') !== undefined);
  }

  /** What the session does by itself about what it hears. `asked`: we are logging out ourselves. */
  #runEffects(event: ServerEvent, isLoggingOut: boolean): void {
    if (event.type === 'conversation-snapshot') this.#dispatcher.handleSnapshot(event.conversation.id);
    if (event.type === 'offer-received') {
      const { offer } = event;
      const isAutoAnswer = this.#options.autoAnswer || (this.state.settings?.autoAnswer ?? false);
      // Telephony answers voice offers; a started task is ours already and only waits for us to say so.
      if (offer.started || (isAutoAnswer && !offer.voice)) {
        void this.dispatch({ type: 'accept-offer', conversationId: offer.conversationId });
      }
    }
    if (event.type === 'session-taken-over') {
      // Logging out here would log out the session that took over.
      this.#closeConnection();
      this.#dispatcher.finishAll('session-ended');
      this.#store.update(resetServerState);
      this.#setConnectionState({ status: 'taken-over', problem: null });
    }
    if (event.type === 'presence-reported' && event.presence.state === 'logged-out' && !isLoggingOut) {
      const code = isForcedLogout(event.presence) ? 'forced-logout' : 'session-ended';
      const detail = event.presence.reason?.label ?? '';
      this.#endSession({ status: 'closed', problem: { code, detail } });
    }
  }

  async #token(): Promise<string | null> {
    const { token } = this.#options;
    return typeof token === 'function' ? token() : (token ?? this.#loginToken);
  }

  #setConnectionState(connection: ConnectionState): void {
    if (isSameConnectionState(this.state.connection, connection)) return;
    this.#store.update((state) => ({ ...state, connection }));
    this.#emit('connection-changed', connection);
  }

  /** The link goes, what the server said with it, and with it the agent. */
  #endSession(connection: ConnectionState): void {
    this.#closeConnection();
    this.#dispatcher.finishAll('session-ended');
    this.#loginToken = null;
    this.#store.update((state) => ({ ...resetServerState(state), agent: null }));
    this.#setConnectionState(connection);
  }

  #closeConnection(): void {
    this.#resync?.cancel();
    this.#resync = undefined;
    this.#connection.close();
    this.#dispatcher.handleDisconnect();
  }

  #notify(events: readonly SessionEvent[]): void {
    for (const [name, detail] of events) this.#emit(name, detail);
  }
}
