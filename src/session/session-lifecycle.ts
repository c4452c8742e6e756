import type {
  Agent,
  AgentId,
  CommandOutcome,
  ConnectionProblem,
  ConnectionState,
  ConversationId,
  Reason,
  ServerEvent,
} from '../domain/index.js';
import { isSameWireObject } from '../protocol/wire-objects.js';
import { freezeServerState, markOffersUncertain, resetServerState } from '../store/reduce-basic.js';
import { initialState, type LocalState, type SessionState } from '../store/state.js';
import type { Store } from '../store/store.js';
import type { ClientState } from './client-state.js';
import type { Commands } from './commands/commands.js';
import type { Connection } from './connection/connection.js';
import type { Resync, ResyncListener } from './connection/resync.js';
import type { DisconnectReason, TransportListener } from './connection/transport.js';
import { EventGate } from './events/event-gate.js';
import { isSameConnectionState } from './events/basic-session-events.js';
import { getStatus, lifetimeTransitions, type LifetimeEvent, type LifetimeState } from './lifetime.js';
import { showWhenMasked, withoutCustomers } from './masking/hide-unmasked.js';
import { isPiiMasked } from './masking/is-pii-masked.js';
import type { LazyOutbox } from './outbox/lazy-outbox.js';
import type { Push } from './push/push.js';
import { Backoff } from '../browser/backoff.js';
import type { ConfigurationLoader } from './rest/configuration-loader.js';
import type { RecentEvents, RecentHistory } from './rest/recent-history.js';
import type { RestClient } from './rest/rest-client.js';
import type { KeptSignIn } from './remember/remembered-sign-in.js';
import type { SessionEnvironment } from './session-environment.js';
import { SignIn } from './sign-in.js';
import type { TabSharing } from './tab-sharing.js';
import { createLoneTab, type LoneTab } from './tabs/lone-tab.js';
import { getTabPlatform } from './tabs/tab-platform.js';

export interface SessionLifecycleDependencies {
  readonly environment: SessionEnvironment;
  readonly rest: RestClient;
  readonly connection: Connection;
  readonly resync: Resync;
  readonly commands: Commands;
  readonly outbox: LazyOutbox;
  readonly clientState: ClientState;
  readonly push: Push;
  readonly configuration: ConfigurationLoader;
  readonly recentHistory: RecentHistory;
}

/** Starts and ends a session: sign-in, connect and reconnect, suspension, takeover, logout. The states are in lifetime.ts. */
export class SessionLifecycle implements TransportListener, ResyncListener {
  readonly #deps: SessionLifecycleDependencies;
  readonly #environment: SessionEnvironment;
  readonly #store: Store;
  readonly events: EventGate;
  readonly #signIn: SignIn;
  readonly #retry: Backoff;
  #state: LifetimeState = 'signed-out';
  /** No element shows the session. */
  #isAway = false;
  /** The connection was closed for that: a logout in another tab is not noticed here until `resume`. */
  #isAside = false;
  /** Counts the agents given. Answers to what was requested for an earlier one are dropped. */
  #attempt = 0;
  #lastAgentId: AgentId | null = null;
  #lastAddress: string | null = null;
  /** What this agent had written at other servers, by address. */
  readonly #writtenElsewhere = new Map<string | null, LocalState>();
  #declaredAgentId: AgentId | null = null;
  #loggingOut: Promise<CommandOutcome> | null = null;
  #unwatchPage: (() => void) | undefined;
  /** Forgets what is hidden until it can be masked. */
  #forgetHidden: (() => void) | undefined;

  constructor(deps: SessionLifecycleDependencies) {
    this.#deps = deps;
    this.#environment = deps.environment;
    this.#signIn = new SignIn(deps.environment, deps.rest);
    this.#retry = new Backoff(deps.environment);
    this.#store = deps.environment.store;
    this.events = new EventGate({ ...deps, lifecycle: this }, () => {
      const { tabs } = this.#environment;
      if (tabs?.isFollowing === true) tabs.rejoin();
      else deps.connection.renew();
    });
  }

  login(username: string, password: string): Promise<ConnectionProblem | null> {
    // While an agent is signed in, the connection stays as it is until the new sign-in has succeeded.
    const result = this.#signIn.run(
      username,
      password,
      ({ agent, token, address }) => {
        this.#environment.useAddress(address);
        this.#environment.credentials.setLoginToken(token);
        this.#start(agent);
      },
      (problem) => this.#enter('sign-in-failed', problem),
    );
    if (this.#signIn.isRunning) this.#enter('sign-in');
    return result;
  }

  /** Renews the token alone. An answer that comes after the session of this agent is dropped. */
  async renewCredentials(password: string | null): Promise<ConnectionProblem | null> {
    const { agent } = this.#store.state;
    const attempt = this.#attempt;
    if (agent === null) return { code: 'session-ended', detail: '' };
    const problem = await this.#signIn.renew(
      agent,
      password,
      () => attempt === this.#attempt && this.#store.state.agent?.id === agent.id,
    );
    if (problem === null && this.#state === 'online') void this.#deps.configuration.load();
    return problem;
  }

  /** Signs in again with what an earlier page has kept. Any sign-in meanwhile comes first. */
  async restore(keptSignIn: Promise<KeptSignIn | null>): Promise<void> {
    if (this.#store.state.agent !== null || !this.#enter('sign-in')) return;
    const attempt = this.#attempt;
    const kept = await keptSignIn;
    if (attempt !== this.#attempt || this.#signIn.isRunning) return;
    if (kept === null || kept.address.href !== this.#environment.readAddress()?.href) {
      this.#enter('sign-in-failed');
      return;
    }
    this.#environment.useAddress(kept.address);
    this.#environment.credentials.setLoginToken(kept.token);
    this.#start(kept.agent);
  }

  /** Connects an agent, unless their connection is open or being opened. */
  connect(agent: Agent): void {
    this.#signIn.cancel();
    const isConnecting = this.#isLive || (this.#state === 'suspended' && !this.#isAside);
    if (!isConnecting || !this.#updateAgent(agent)) this.start(agent);
  }

  /** Connects an agent who was not declared before. The same one again is no request, whatever became of the session. */
  declareAgent(agent: Agent | null): void {
    if (agent !== null && !this.#updateAgent(agent) && this.#declaredAgentId !== agent.id) this.connect(agent);
    this.#declaredAgentId = agent?.id ?? null;
  }

  /** Connects for an agent who is signed in, at the address in the options. */
  start(agent: Agent): void {
    this.#environment.useAddress(this.#environment.readAddress());
    if (this.#lastAgentId !== agent.id) this.#environment.credentials.setLoginToken(null);
    this.#start(agent);
  }

  #start(agent: Agent): void {
    const attempt = ++this.#attempt;
    this.#isAside = false;
    this.#loggingOut = null;
    this.#closeConnection();
    // The same agent again is a reconnect: the resync checks the state, and queued messages are kept.
    const isSameAgent = this.#lastAgentId === agent.id;
    const address = this.#environment.address?.href ?? null;
    const isSame = isSameAgent && this.#lastAddress === address;
    if (!isSame) this.#leaveServer(isSameAgent);
    this.#lastAgentId = agent.id;
    this.#lastAddress = address;
    this.#environment.records.open({ address: address ?? '', agentId: agent.id });
    const local = this.#writtenElsewhere.get(address) ?? initialState.local;
    this.#enter(this.#isAway ? 'start-away' : 'start', null, (state) =>
      this.#withAgent(isSame ? state : { ...initialState, storageProblem: state.storageProblem, local }, agent),
    );
    // A listener may have ended the session, or given another agent.
    if (attempt !== this.#attempt || this.#store.state.agent === null) return;
    this.#deps.outbox.start({ address: address ?? '', agentId: agent.id });
    if (this.#state === 'connecting') this.#openConnection();
  }

  /** Another server gets nothing that was written for this one. It is there again when this agent comes back. */
  #leaveServer(isSameAgent: boolean): void {
    this.#forgetHidden?.();
    const written = isSameAgent ? resetServerState(this.#store.state).local : null;
    this.#deps.outbox.stop('session-ended');
    this.#deps.commands.finishAll('session-ended');
    if (written === null) this.#writtenElsewhere.clear();
    else this.#writtenElsewhere.set(this.#lastAddress, written);
  }

  reconnect(): void {
    const { agent, connection } = this.#store.state;
    if (agent === null || connection.status === 'online' || connection.status === 'connecting') return;
    if (this.#environment.tabs?.isFollowing === true) this.#environment.tabs.request('reconnect');
    else this.start(agent);
  }

  /** A second call joins one that is running, in the same session. */
  logout(reason: Reason | null): Promise<CommandOutcome> {
    const running = (this.#loggingOut ??= this.#logOut(reason).finally(() => {
      if (this.#loggingOut === running) this.#loggingOut = null;
    }));
    return running;
  }

  async #logOut(reason: Reason | null): Promise<CommandOutcome> {
    this.#signIn.cancel();
    const attempt = this.#attempt;
    const outcome = await this.#deps.commands.dispatch({ type: 'log-out', reason });
    // Only a refusal keeps the session: without an answer, the server logs the agent out after its own timeout.
    if (outcome.status !== 'refused' && attempt === this.#attempt) await this.signOut();
    return outcome;
  }

  /** The agent is logged out on the server. */
  async signOut(): Promise<void> {
    this.#deps.outbox.stop('session-ended', true);
    const purged = this.#environment.records.purge('logout');
    this.end({ status: 'signed-out', problem: null });
    // The next agent at this page finds nothing of it either.
    this.#store.update((state) => ({ ...state, local: initialState.local }));
    this.#writtenElsewhere.clear();
    await Promise.all([purged, this.#deps.push.deleteToken()]);
  }

  /** No element shows the session any more: nothing is connected until `resume`. */
  suspend(): void {
    if (this.#isAway) return;
    this.#isAway = true;
    if (this.#store.state.agent !== null) this.#deps.push.detach();
    if (!this.#allows('away')) return;
    this.#closeConnection();
    this.#enter('away');
    this.#isAside = true;
    this.#environment.tabs?.leave(false);
    this.#environment.loneTab?.leave();
  }

  resume(): void {
    this.#isAway = false;
    const open = (): void => {
      if (this.#isAway || !this.#enter('back')) return;
      this.#isAside = false;
      this.#openConnection();
    };
    if (this.#isAside) void this.comeBack(open);
    else open();
  }

  /** Continues after this tab was put aside, unless the agent was logged out in another one meanwhile. */
  async comeBack(open: () => void): Promise<void> {
    const attempt = this.#attempt;
    const isSignedIn = await this.#environment.records.isSignedIn();
    if (attempt !== this.#attempt || this.#store.state.agent === null) return;
    if (isSignedIn) open();
    else await this.signOut();
  }

  dispose(): void {
    this.#signIn.cancel();
    this.end({ status: 'closed', problem: null });
  }

  /**
   * Closes the connection and removes the agent and everything that came from the server. When the server ends the session, what
   * the agent sees stays until an agent signs in: the resync settles it for the same agent.
   */
  end({
    status,
    problem,
  }: {
    readonly status: 'signed-out' | 'closed';
    readonly problem: ConnectionProblem | null;
  }): void {
    this.#closeConnection();
    this.#forgetHidden?.();
    this.#deps.commands.finishAll('session-ended');
    const isFrozen = problem?.code === 'session-ended' || problem?.code === 'login-failed';
    if (!isFrozen) this.#deps.outbox.stop('session-ended');
    this.#environment.useAddress(null);
    this.#environment.records.close();
    this.#store.update((state) => ({ ...(isFrozen ? freezeServerState : resetServerState)(state), agent: null }));
    this.#enter(status, problem);
    this.#environment.tabs?.leave(status === 'signed-out' || problem !== null);
    this.#environment.loneTab?.leave();
    // A sign-in that runs goes on, and the form shows it.
    if (this.#signIn.isRunning) this.#enter('sign-in');
  }

  /** The login is in use elsewhere. A logout here would log out that session, so the agent stays. */
  handleTakeover(): void {
    if (!this.#allows('taken-over')) return;
    this.#closeConnection();
    this.#deps.commands.finishAll('session-ended');
    this.#store.update(freezeServerState);
    this.#enter('taken-over');
  }

  onConnect(): void {
    if (!this.#allows('connected')) return;
    this.events.handleConnect();
    // Another tab has the connection, and does what belongs to it.
    if (this.#environment.tabs?.isFollowing !== true) {
      this.#deps.commands.handleConnect();
      this.#deps.resync.start(this);
    } else {
      this.#deps.commands.handleLeaderConnect();
      void this.#deps.push.refresh();
    }
    this.#retry.reset();
    this.#enter('connected');
    // A listener may have ended the session.
    if (this.#state === 'online') void this.#deps.configuration.load();
  }

  onDisconnect(reason: DisconnectReason): void {
    if (!this.#isLive) return;
    if (reason === 'ended-by-server') this.events.finish();
    else this.events.drop();
    if (!this.#isLive) return;
    this.#deps.resync.cancel();
    this.#deps.commands.handleDisconnect();
    this.#store.update(markOffersUncertain);
    if (reason === 'lost') this.#enter('lost');
    else if (reason === 'ended-by-server') {
      this.end({ status: 'closed', problem: { code: 'session-ended', detail: '' } });
    }
  }

  onConnectError(problem: ConnectionProblem, isRetrying: boolean): void {
    if (!this.#isLive) return;
    if (isRetrying) this.#enter('retrying', { code: 'unreachable', detail: problem.detail });
    else if (problem.code === 'login-failed' || problem.code === 'no-url') this.end({ status: 'signed-out', problem });
    else if (problem.code === 'licence') {
      this.#closeConnection();
      this.#enter('refused', problem);
    } else {
      // A refusal of unknown cause may be over soon, e.g. while the server starts.
      if (this.#state === 'online') this.onDisconnect('lost');
      this.#enter('retrying', problem);
      this.#retry.schedule(() => this.#openConnection());
    }
  }

  onEvent(eventName: string, args: readonly unknown[], acknowledge: (() => void) | null): void {
    if (!this.#isLive) return;
    this.#relay?.relay(eventName, args);
    this.events.receive(eventName, args, acknowledge);
  }

  onParseError(problem: string): void {
    this.#environment.events.emit('protocol-problem', { event: 'packet', problem });
  }

  applyEvent(event: ServerEvent): void {
    this.#relay?.relayFound(event);
    this.events.apply(event);
  }

  /** Applies what was read of a conversation's history, after what is held. */
  applyHistory(id: ConversationId, recent: RecentEvents): void {
    const before = this.#store.state.conversations.byId.get(id);
    this.events.applyHistory(id, recent);
    if (before !== this.#store.state.conversations.byId.get(id)) this.#relay?.relayHistory(id);
  }

  /** It came without a snapshot, and counts as one. */
  onHistoryRead(id: ConversationId, recent: RecentEvents): void {
    this.#store.batch(() => {
      this.#deps.outbox.current?.handleHistoryRead(id, recent);
      this.applyHistory(id, recent);
    });
  }

  onResynced(): void {
    this.#environment.tabs?.relayResynced();
    this.events.handleResynced();
  }

  /** Where tabs cannot find each other, each has its own connection. */
  #openConnection(): void {
    const environment = this.#environment;
    const lead = (): void => void this.#deps.outbox.lead();
    const connect = (): void => this.#deps.connection.open(this, this.#deps.push);
    if (environment.tabs === null && environment.options.tabs === 'share')
      environment.loneTab ??= createLoneTab({
        environment,
        lead,
        connect,
        disconnect: () => {
          this.#deps.connection.close();
          this.onDisconnect('lost');
        },
        comeBack: (open) => void this.comeBack(open),
        load: async () => {
          const { shareWithTabs } = await import('./tabs/follow-tabs.js');
          return (lead) => shareWithTabs(this.#deps, this, lead);
        },
      });
    const shared = environment.tabs ?? environment.loneTab;
    if (shared !== null) {
      shared.open();
      return;
    }
    if (environment.options.tabs === 'share') lead();
    connect();
    this.#unwatchPage ??= this.#watchPage(connect);
  }

  /** A page with its own connection that the browser puts aside, e.g. in the back/forward cache, does not notice a logout elsewhere. */
  #watchPage(connect: () => void): (() => void) | undefined {
    let isAside = false;
    return getTabPlatform(this.#environment)?.watchPage((event) => {
      if (event === 'away' && this.#isLive && this.#relay === null) {
        isAside = true;
        this.#deps.connection.close();
        this.onDisconnect('lost');
      } else if (event === 'back' && isAside) {
        isAside = false;
        void this.comeBack(() => {
          if (!isAside && this.#isLive) connect();
        });
      }
    });
  }

  /** Tells other tabs, now or when there are some. */
  get #relay(): TabSharing | LoneTab | null {
    return this.#environment.tabs ?? this.#environment.loneTab;
  }

  #closeConnection(): void {
    const { commands, configuration, connection, resync } = this.#deps;
    this.#retry.reset();
    this.#unwatchPage?.();
    this.#unwatchPage = undefined;
    this.events.drop();
    configuration.stop();
    resync.cancel();
    connection.close();
    commands.handleDisconnect();
  }

  get state(): LifetimeState {
    return this.#state;
  }

  /** The connection is open or being opened. */
  get #isLive(): boolean {
    return this.#allows('taken-over');
  }

  /** Takes over what is new about the agent of this session, e.g. permissions. False when it is another agent. */
  #updateAgent(agent: Agent): boolean {
    const present = this.#store.state.agent;
    if (present?.id !== agent.id) return false;
    if (!isSameWireObject(present.source, agent.source)) this.#store.update((state) => this.#withAgent(state, agent));
    return true;
  }

  /** The state with this agent, masked when the agent has lost the permission to see personal data. */
  #withAgent(state: SessionState, agent: Agent): SessionState {
    if (!isPiiMasked(agent) || isPiiMasked(state.agent)) return { ...state, agent };
    const { code } = this.#environment.masking;
    if (code !== null) return { ...code.maskState(state), agent };
    this.#forgetHidden?.();
    this.#forgetHidden = showWhenMasked(this.#environment, state);
    return { ...withoutCustomers(state), agent };
  }

  #allows(event: LifetimeEvent): boolean {
    return lifetimeTransitions[this.#state][event] !== undefined;
  }

  /** Makes the transition of the table. False when it has none: the event is late. */
  #enter(
    event: LifetimeEvent,
    problem: ConnectionProblem | null = null,
    change?: (state: SessionState) => SessionState,
  ): boolean {
    const next = lifetimeTransitions[this.#state][event];
    if (next === undefined) return false;
    this.#state = next;
    const connection: ConnectionState = { status: getStatus(next), problem };
    if (change === undefined && isSameConnectionState(this.#store.state.connection, connection)) return true;
    this.#store.update((state) => ({ ...(change?.(state) ?? state), connection }));
    this.#environment.events.emit('connection-changed', connection);
    return true;
  }
}
