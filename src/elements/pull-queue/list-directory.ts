import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../context/session-controller.js';
import type { AgentId, PullList } from '../../domain/index.js';
import type { DeskSession } from '../../session/desk-session.js';

/**
 * Every list there is, read once per agent and again after a failure when the link comes back or somebody asks. Which of
 * them the agent is subscribed to the session knows.
 */
export class ListDirectory implements ReactiveController {
  /** Null until they have come. */
  lists: readonly PullList[] | null = null;
  failed = false;

  #session: DeskSession | undefined;
  #agent: AgentId | null = null;
  #online = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly sessions: SessionController,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const { session } = this.sessions;
    const agent = session?.state.agent?.id ?? null;
    if (session !== this.#session || agent !== this.#agent) {
      this.#session = session;
      this.#agent = agent;
      this.#online = false;
      this.lists = null;
      this.failed = false;
    }
    const online = session?.state.connection.status === 'online';
    const back = online && !this.#online;
    this.#online = online;
    if (back && this.lists === null) void this.load();
  }

  async load(): Promise<void> {
    const session = this.#session;
    const agent = this.#agent;
    if (session === undefined || agent === null) return;
    this.failed = false;
    const lists = await session.rest.pullLists().catch(() => null);
    if (session !== this.#session || agent !== this.#agent) return;
    this.lists = lists ?? this.lists;
    this.failed = lists === null;
    this.host.requestUpdate();
  }
}
