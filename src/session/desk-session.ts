import type {
  Agent,
  AgentId,
  Command,
  CommandId,
  CommandOutcome,
  Connection,
  ConnectionProblem,
  PushState,
  Reason,
  ServerEvent,
  Team,
  TeamReport,
} from '../domain/index.js';
import { decode } from '../protocol/decode.js';
import { agentFromWire } from '../protocol/decode-rest.js';
import { missed } from '../store/reduce-local.js';
import { markOffersUncertain, reduce, withoutFacts } from '../store/reduce.js';
import { selectPending } from '../store/selectors.js';
import { initialState } from '../store/state.js';
import { Announcements } from './announcements.js';
import { askAgain } from './ask-again.js';
import { Clock, systemTime } from './clock.js';
import { loadConfiguration } from './configuration.js';
import { Dispatcher } from './dispatcher.js';
import { factsOf, factsOfOutcome, sameConnection, stampOf, type Fact } from './facts.js';
import { History } from './history.js';
import { Link } from './link.js';
import { LocalDesk } from './local-desk.js';
import { isMasked, masked } from './masking.js';
import { defaultOptions, type DeskSessionOptions, type DeskSessionPorts } from './options.js';
import { Push, type PushHost } from './push.js';
import type { Recording } from './recorder.js';
import { RestClient, RestError } from './rest-client.js';
import { Resync } from './resync.js';
import { SocketTransport } from './socket-transport.js';
import { defaultTiming, type Timing } from './timing.js';
import type { LinkLoss } from './transport.js';
import { uniqueId } from './unique-id.js';

export { defaultOptions, type DeskSessionOptions, type DeskSessionPorts } from './options.js';

/**
 * One agent's session with one Agent Manager: login, link, state, wishes. Everything an element shows is in `state`;
 * everything it wants goes through `dispatch`. Facts are fired once each as events (see `SessionFacts`).
 *
 * Runs in Node as in browsers. Nothing here knows of elements.
 */
export class DeskSession extends LocalDesk {
  readonly clock: Clock;
  readonly rest: RestClient;
  readonly history: History;
  readonly announcements: Announcements;
  /** Being woken by notifications while the desk is closed; needs the option `push`. */
  readonly push: Push;
  readonly #store = this.store;
  readonly #fire = this.fire;
  readonly #dispatcher: Dispatcher;
  readonly #link: Link;
  readonly #ports: Pick<DeskSessionPorts, 'transport' | 'time' | 'newId'>;
  readonly #timing: Timing;
  #options = defaultOptions;
  #loginToken: string | null = null;
  #resync: Resync | undefined;
  #suspended = false;
  #lastAgent: AgentId | null = null;

  constructor(options: Partial<DeskSessionOptions> = {}, ports: Partial<DeskSessionPorts> = {}) {
    super();
    this.#ports = {
      transport: ports.transport ?? ((transportOptions) => new SocketTransport(transportOptions)),
      time: ports.time ?? systemTime,
      newId: ports.newId ?? uniqueId,
    };
    this.#timing = { ...defaultTiming, ...ports.timing };
    this.clock = new Clock(this.#ports.time);
    this.rest = new RestClient({
      url: () => this.#options.url,
      services: () => this.#options.services,
      token: () => this.#token(),
      ports,
      timeout: this.#timing.rest,
    });
    this.history = new History(this.rest, this.#store, () => this.clock.now());
    this.announcements = new Announcements(this.rest, this.#store);
    this.#dispatcher = new Dispatcher({
      store: this.#store,
      time: this.#ports.time,
      patience: (answer) => this.#options.requestTimeout ?? this.#timing[answer],
      serverNow: () => this.clock.now(),
      newId: this.#ports.newId,
      online: () => this.#link.up,
      mayMessage: (id) => this.#resync?.has(id) ?? false,
      send: (event, payload) => this.#link.send(event, payload),
      encoding: () => ({ replyMode: this.#options.replyMode, server: this.#options.server }),
      ended: (row, outcome) => this.#tell(factsOfOutcome(row, outcome)),
    });
    this.#link = new Link({
      transport: this.#ports.transport,
      now: () => this.#ports.time.now(),
      url: () => this.#options.url,
      agent: () => this.state.agent,
      debug: () => this.#options.debug,
      push: () => this.push,
      onUp: () => this.#linkUp(),
      onDown: (loss) => this.#linkDown(loss),
      onRefused: (problem, retrying) => this.#linkRefused(problem, retrying),
      onMessage: (event, args, acknowledge) => this.#receive(event, args, acknowledge),
      onBadPacket: (problem) => this.#fire('protocol-problem', { event: 'packet', problem }),
    });
    const host: PushHost = {
      session: this,
      time: this.#ports.time,
      timing: this.#timing,
      options: () => this.#options.push,
      changed: (push) => this.#pushChanged(push),
      renew: () => this.#renew(),
      wake: () => this.#link.wake(),
      resynced: () => this.#resync?.done ?? false,
      requested: (conversationId) => this.#fire('conversation-requested', { conversationId }),
      missed: (offer) => this.change(missed(offer)),
    };
    this.push = new Push(host, ports.browser);
    this.configure(options);
  }

  get options(): DeskSessionOptions {
    return this.#options;
  }

  configure(options: Partial<DeskSessionOptions>): void {
    const { push } = this.#options;
    this.#options = { ...this.#options, ...options };
    if (push !== this.#options.push) void this.push.look();
  }

  /** Signs in and connects. Null, or why the sign-in failed; then nothing was connected and nothing is kept. */
  async login(username: string, password: string): Promise<ConnectionProblem | null> {
    if (this.state.connection.status === 'signing-in') return null;
    this.#setConnection({ status: 'signing-in', problem: null });
    try {
      if (!URL.canParse(this.#options.url)) throw new RestError({ code: 'no-url', detail: this.#options.url });
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
    if (outcome.status !== 'refused') {
      this.#close({ status: 'signed-out', problem: null });
      await this.push.forget();
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
    return this.#link.recorder?.recording(this.state.agent?.id ?? '') ?? null;
  }

  /**
   * What a supervisor sees of one team now. What was read before is carried on, if given: beginnings stand still, and what
   * cannot be read this time stays. Throws `RestError` when nothing can be read.
   */
  teamReport(team: Team, before: TeamReport | null = null): Promise<TeamReport> {
    return this.rest.teamReport({ team, before, now: this.#ports.time.now(), masked: isMasked(this.state.agent) });
  }

  /** Lets go of the link without logging the agent out. `resume` takes it up again. */
  suspend(): void {
    if (this.state.agent === null || this.#suspended) return;
    this.#suspended = true;
    this.push.detach();
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
    this.push.detach();
  }

  #start(agent: Agent): void {
    this.#dropLink();
    this.#suspended = false;
    // The same agent again is a reconnect: what is on screen is checked against the server, what was written waits.
    const same = this.#lastAgent === agent.id;
    if (!same) this.#dispatcher.endAll('session-ended');
    this.#lastAgent = agent.id;
    this.#store.update((state) => ({
      ...(same ? state : initialState),
      agent,
      connection: { status: 'connecting', problem: null },
    }));
    this.#fire('connection-changed', this.state.connection);
    this.#open();
  }

  #open(): void {
    if (this.#link.open()) return;
    this.#close({ status: 'signed-out', problem: { code: 'no-url', detail: this.#options.url } });
  }

  /** A handshake of its own accord: everything is as after a lost link, only that nothing was lost. */
  #renew(): void {
    this.#link.drop();
    this.#linkDown('lost');
    this.#open();
  }

  #pushChanged(push: PushState): void {
    if (this.state.push === push) return;
    this.#store.update((state) => ({ ...state, push }));
    this.#fire('push-changed', { state: push });
  }

  #linkUp(): void {
    this.#resync?.abandon();
    this.#resync = new Resync({
      time: this.#ports.time,
      timeout: this.#timing.resync,
      state: () => this.state,
      activeTasks: () => this.rest.activeTasks(this.state.agent?.id ?? ''),
      askFor: (task) => {
        const context = { ...this.#options, now: this.clock.now(), newId: this.#ports.newId };
        for (const { event, payload } of askAgain(task, this.state, context)) this.#link.send(event, payload);
      },
      apply: (event) => this.#apply(event),
      finished: () => this.#dispatcher.pump(),
    });
    this.#setConnection({ status: 'online', problem: null });
    void loadConfiguration(this.rest, this.#store);
  }

  #linkDown(loss: LinkLoss): void {
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

  #apply(told: ServerEvent): void {
    const before = this.state;
    const event = isMasked(before.agent) ? masked(told) : told;
    const stamp = stampOf(event, before, this.#resync?.done ?? false);
    if (stamp !== null) this.clock.observe(stamp);
    const known = this.#dispatcher.judge(event);
    if (!known && event.type === 'request-refused') {
      this.#fire('protocol-problem', { event: event.event, problem: event.message });
    }
    this.#store.update((state) => reduce(state, event, this.clock.now()));
    this.#resync?.saw(event);
    this.#tell(factsOf(event, before, this.state));
    if (this.state.local.activeConversation !== before.local.activeConversation) this.fireActive();
    this.#react(event, selectPending(before, 'log-out') !== undefined);
  }

  /** What the session does by itself about what it hears. `asked`: we are logging out ourselves. */
  #react(event: ServerEvent, asked: boolean): void {
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
    if (event.type === 'presence-reported' && event.presence.state === 'logged-out' && !asked) {
      const label = event.presence.reason?.label ?? '';
      const code = label.startsWith('FORCED_LOGOUT') ? 'forced-logout' : 'session-ended';
      this.#close({ status: 'closed', problem: { code, detail: label } });
    }
  }

  async #token(): Promise<string | null> {
    const { token } = this.#options;
    return typeof token === 'function' ? token() : (token ?? this.#loginToken);
  }

  #setConnection(connection: Connection): void {
    if (sameConnection(this.state.connection, connection)) return;
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
    this.#resync?.abandon();
    this.#resync = undefined;
    this.#link.drop();
    this.#dispatcher.linkLost();
  }

  #tell(facts: readonly Fact[]): void {
    for (const [name, detail] of facts) this.#fire(name, detail);
  }
}
