import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../context/session-controller.js';
import type { AgentId, PullList } from '../../domain/index.js';
import type { DeskSession } from '../../session/session.js';

/**
 * Loads all pull lists once per agent, and again after a failure when the session is back online or on retry. The
 * subscriptions are in the session's state.
 */
export class PullListsController implements ReactiveController {
  /** Null until they have been loaded. */
  lists: readonly PullList[] | null = null;
  failed = false;

  readonly #host: ReactiveControllerHost;
  readonly #sessionController: SessionController;
  #session: DeskSession | undefined;
  #agentId: AgentId | null = null;
  #isOnline = false;

  constructor(host: ReactiveControllerHost, sessionController: SessionController) {
    this.#host = host;
    this.#sessionController = sessionController;
    host.addController(this);
  }

  hostUpdate(): void {
    const { session } = this.#sessionController;
    const agentId = session?.state.agent?.id ?? null;
    if (session !== this.#session || agentId !== this.#agentId) {
      this.#session = session;
      this.#agentId = agentId;
      this.#isOnline = false;
      this.lists = null;
      this.failed = false;
    }
    const isOnline = session?.state.connection.status === 'online';
    const cameOnline = isOnline && !this.#isOnline;
    this.#isOnline = isOnline;
    if (cameOnline && this.lists === null) void this.load();
  }

  async load(): Promise<void> {
    const session = this.#session;
    const agentId = this.#agentId;
    if (session === undefined || agentId === null) return;
    this.failed = false;
    const lists = await session.rest.pullLists().catch(() => null);
    if (session !== this.#session || agentId !== this.#agentId) return;
    this.lists = lists ?? this.lists;
    this.failed = lists === null;
    this.#host.requestUpdate();
  }
}
