import type { ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../../context/session-controller.js';
import { SessionSubscriber } from '../../../context/session-subscriber.js';
import type { Agent, ConnectionProblem, Conversation, CustomerId } from '../../../domain/index.js';
import { RestError } from '../../../session/rest/rest-client.js';
import type { DeskSession } from '../../../session/session.js';
import type { SessionState } from '../../../store/state.js';

/**
 * Base of the controllers that load something about the customer of a conversation: once the session is online, and again for
 * another customer or agent.
 */
export abstract class CustomerLoader extends SessionSubscriber {
  /** Why the last attempt failed. */
  problem: ConnectionProblem | null = null;
  isLoading = false;

  protected readonly conversation: () => Conversation | undefined;
  protected customerId: CustomerId | null = null;
  #agent: Agent | null = null;
  #isOnline = false;
  /** Counts what is asked for: the answer to an earlier question is dropped. */
  #question = 0;

  constructor(
    host: ReactiveControllerHost,
    sessionController: SessionController,
    conversation: () => Conversation | undefined,
  ) {
    super(host, sessionController);
    this.conversation = conversation;
  }

  hostUpdate(): void {
    const state = this.session?.state;
    const agent = state?.agent ?? null;
    const conversation = this.conversation();
    const customerId = conversation?.customer.id ?? null;
    if (customerId !== this.customerId || agent !== this.#agent || this.isOther(conversation)) {
      this.customerId = customerId;
      this.#agent = agent;
      this.#isOnline = false;
      this.dropQuestions();
      this.problem = null;
      this.isLoading = false;
      this.reset(conversation);
    }
    const isOnline = state?.connection.status === 'online';
    const cameOnline = isOnline && !this.#isOnline;
    this.#isOnline = isOnline;
    if (cameOnline) this.handleOnline(agent);
  }

  /** Must what was loaded be dropped, although customer and agent are the same? */
  protected isOther(_conversation: Conversation | undefined): boolean {
    return false;
  }

  /** Another customer or agent: drops what was loaded. */
  protected abstract reset(conversation: Conversation | undefined): void;

  /** The session has come online, or there is something new to load. */
  protected abstract handleOnline(agent: Agent | null): void;

  /** Drops what belongs to another session. */
  protected abstract forgetSession(): void;

  /** The state of the session has changed. */
  protected handleState(_state: SessionState): void {}

  protected dropQuestions(): void {
    this.#question++;
  }

  /** Returns a function that says whether the answer to what is asked now is still wanted. */
  protected ask(): () => boolean {
    const question = this.#question;
    return () => question === this.#question;
  }

  /** Loads something, and notes why it failed. `isWanted` says whether it is still to be shown. */
  protected async attempt(load: (isWanted: () => boolean) => Promise<void>): Promise<void> {
    const isWanted = this.ask();
    this.problem = null;
    this.isLoading = true;
    this.host.requestUpdate();
    try {
      await load(isWanted);
    } catch (error) {
      if (!isWanted()) return;
      if (!(error instanceof RestError)) throw error;
      this.problem = error.problem;
    } finally {
      if (isWanted()) {
        this.isLoading = false;
        this.host.requestUpdate();
      }
    }
  }

  protected override subscribe(session: DeskSession | undefined): (() => void) | undefined {
    this.forgetSession();
    this.customerId = null;
    this.dropQuestions();
    return session?.subscribe(() => {
      const { state } = session;
      this.handleState(state);
      // The connection or the agent has changed; all else has its selectors.
      if ((state.connection.status === 'online') !== this.#isOnline || state.agent !== this.#agent)
        this.host.requestUpdate();
    });
  }
}
