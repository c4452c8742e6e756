import type {
  Agent,
  AgentId,
  CommandOutcome,
  ConnectionProblem,
  ConnectionState,
  Reason,
  ServerEvent,
} from '../domain/index.js';
import { markOffersUncertain, resetServerState } from '../store/reduce.js';
import { initialState } from '../store/state.js';
import type { Store } from '../store/store.js';
import type { ClientState } from './client-state.js';
import type { Commands } from './commands/commands.js';
import type { Connection } from './connection/connection.js';
import type { Resync, ResyncListener } from './connection/resync.js';
import type { DisconnectReason, TransportListener } from './connection/transport.js';
import { ServerEventHandler } from './events/server-event-handler.js';
import { isSameConnectionState } from './events/session-events-of.js';
import type { Push } from './push/push.js';
import { loadConfiguration } from './rest/load-configuration.js';
import { RestError, type RestClient } from './rest/rest-client.js';
import type { SessionEnvironment } from './session-environment.js';

export interface SessionLifecycleDependencies {
  readonly environment: SessionEnvironment;
  readonly rest: RestClient;
  readonly connection: Connection;
  readonly resync: Resync;
  readonly commands: Commands;
  readonly clientState: ClientState;
  readonly push: Push;
}

/** Starts and ends a session: sign-in, connect and reconnect, suspension, takeover, logout. */
export class SessionLifecycle implements TransportListener, ResyncListener {
  readonly #deps: SessionLifecycleDependencies;
  readonly #environment: SessionEnvironment;
  readonly #store: Store;
  readonly #eventHandler: ServerEventHandler;
  #isSuspended = false;
  #lastAgentId: AgentId | null = null;
  #declaredAgentId: AgentId | null = null;

  constructor(deps: SessionLifecycleDependencies) {
    this.#deps = deps;
    this.#environment = deps.environment;
    this.#store = deps.environment.store;
    this.#eventHandler = new ServerEventHandler({ ...deps, lifecycle: this });
  }

  async login(username: string, password: string): Promise<ConnectionProblem | null> {
    const { store, options } = this.#environment;
    if (store.state.connection.status === 'signing-in') return null;
    this.#setConnectionState({ status: 'signing-in', problem: null });
    try {
      if (!URL.canParse(options.url)) throw new RestError({ code: 'no-url', detail: options.url });
      const { agent, token } = await this.#deps.rest.login(username, password);
      this.#environment.loginToken = token;
      this.start(agent);
      return null;
    } catch (error) {
      const problem: ConnectionProblem =
        error instanceof RestError ? error.problem : { code: 'other', detail: String(error) };
      this.#setConnectionState({ status: 'signed-out', problem });
      return problem;
    }
  }

  /** Connects an agent, unless their connection is open or being opened. */
  connect(agent: Agent): void {
    const { status } = this.#store.state.connection;
    const isLive = status === 'connecting' || status === 'online' || status === 'reconnecting';
    if (!isLive || !this.#updateAgent(agent)) this.start(agent);
  }

  /** Connects an agent who was not declared before. The same one again is no request, whatever became of the session. */
  declareAgent(agent: Agent | null): void {
    if (agent !== null && !this.#updateAgent(agent) && this.#declaredAgentId !== agent.id) this.start(agent);
    this.#declaredAgentId = agent?.id ?? null;
  }

  /** Takes over what is new about the agent of this session, e.g. permissions. False when it is another agent. */
  #updateAgent(agent: Agent): boolean {
    const present = this.#store.state.agent;
    if (present?.id !== agent.id) return false;
    if (JSON.stringify(present.source) !== JSON.stringify(agent.source)) {
      this.#store.update((state) => ({ ...state, agent }));
    }
    return true;
  }

  /** Connects for an agent who is signed in. */
  start(agent: Agent): void {
    this.#closeConnection();
    this.#isSuspended = false;
    // The same agent again is a reconnect: the resync checks the state, and queued messages are kept.
    const isSameAgent = this.#lastAgentId === agent.id;
    if (!isSameAgent) this.#deps.commands.finishAll('session-ended');
    this.#lastAgentId = agent.id;
    const connection: ConnectionState = { status: 'connecting', problem: null };
    this.#store.update((state) => ({ ...(isSameAgent ? state : initialState), agent, connection }));
    this.#environment.events.emit('connection-changed', this.#store.state.connection);
    this.#openConnection();
  }

  reconnect(): void {
    const { agent, connection } = this.#store.state;
    if (agent === null || connection.status === 'online' || connection.status === 'connecting') return;
    this.start(agent);
  }

  async logout(reason: Reason | null): Promise<CommandOutcome> {
    const outcome = await this.#deps.commands.dispatch({ type: 'log-out', reason });
    // Only a refusal keeps the session: without an answer, the server logs the agent out after its own timeout.
    if (outcome.status !== 'refused') {
      this.end({ status: 'signed-out', problem: null });
      await this.#deps.push.deleteToken();
    }
    return outcome;
  }

  suspend(): void {
    if (this.#store.state.agent === null || this.#isSuspended) return;
    this.#isSuspended = true;
    this.#deps.push.detach();
    this.#closeConnection();
    this.#setConnectionState({ status: 'connecting', problem: null });
  }

  resume(): void {
    if (!this.#isSuspended) return;
    this.#isSuspended = false;
    if (this.#store.state.agent !== null) this.#openConnection();
  }

  /** Closes the connection and removes the agent and everything that came from the server. */
  end(connection: ConnectionState): void {
    this.#closeConnection();
    this.#deps.commands.finishAll('session-ended');
    this.#environment.loginToken = null;
    this.#store.update((state) => ({ ...resetServerState(state), agent: null }));
    this.#setConnectionState(connection);
  }

  /** The login is in use elsewhere. A logout here would log out that session, so the agent stays. */
  handleTakeover(): void {
    this.#closeConnection();
    this.#deps.commands.finishAll('session-ended');
    this.#store.update(resetServerState);
    this.#setConnectionState({ status: 'taken-over', problem: null });
  }

  onConnect(): void {
    this.#deps.resync.start(this);
    this.#setConnectionState({ status: 'online', problem: null });
    void loadConfiguration(this.#deps.rest, this.#store);
  }

  onDisconnect(reason: DisconnectReason): void {
    const store = this.#store;
    this.#deps.resync.cancel();
    this.#deps.commands.handleDisconnect();
    store.update(markOffersUncertain);
    if (reason === 'lost') this.#setConnectionState({ status: 'reconnecting', problem: null });
    else if (reason === 'ended-by-server' && store.state.connection.status !== 'taken-over') {
      this.end({ status: 'closed', problem: { code: 'session-ended', detail: '' } });
    }
  }

  onConnectError(problem: ConnectionProblem, isRetrying: boolean): void {
    if (isRetrying) {
      const isReconnecting = this.#store.state.connection.status === 'reconnecting';
      this.#setConnectionState({
        status: isReconnecting ? 'reconnecting' : 'connecting',
        problem: { code: 'unreachable', detail: problem.detail },
      });
    } else if (problem.code === 'login-failed' || problem.code === 'no-url') {
      this.end({ status: 'signed-out', problem });
    } else {
      this.#closeConnection();
      this.#setConnectionState({ status: 'refused', problem });
    }
  }

  onEvent(eventName: string, args: readonly unknown[], acknowledge: (() => void) | null): void {
    this.#eventHandler.receive(eventName, args, acknowledge);
  }

  onParseError(problem: string): void {
    this.#environment.events.emit('protocol-problem', { event: 'packet', problem });
  }

  applyEvent(event: ServerEvent): void {
    this.#eventHandler.apply(event);
  }

  onResynced(): void {
    this.#deps.commands.flush();
  }

  #openConnection(): void {
    this.#deps.connection.open(this, this.#deps.push);
  }

  #closeConnection(): void {
    const { commands, connection, resync } = this.#deps;
    resync.cancel();
    connection.close();
    commands.handleDisconnect();
  }

  #setConnectionState(connection: ConnectionState): void {
    const { store, events } = this.#environment;
    if (isSameConnectionState(store.state.connection, connection)) return;
    store.update((state) => ({ ...state, connection }));
    events.emit('connection-changed', connection);
  }
}
