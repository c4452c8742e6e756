import type { ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../context/session-controller.js';
import { SessionSubscriber } from '../../context/session-subscriber.js';
import type {
  Agent,
  CommandOutcome,
  ConnectionProblem,
  Conversation,
  CustomerId,
  CustomerLabel,
  CustomerLabelId,
  CustomerProfile,
  PreChatForm,
} from '../../domain/index.js';
import { RestError } from '../../session/rest/rest-client.js';
import type { DeskSession } from '../../session/session.js';

type Customers = Awaited<ReturnType<DeskSession['customers']>>;

/** Loads what the server knows about a customer, and again after a failure when the session is back online or on retry. */
export class ProfileController extends SessionSubscriber {
  profile: CustomerProfile | null = null;
  /** The labels that customers can have; null until they have been loaded. */
  labels: readonly CustomerLabel[] | null = null;
  /** Why the last attempt failed. */
  problem: ConnectionProblem | null = null;
  isLoading = false;

  readonly #conversation: () => Conversation | undefined;
  #customers: Customers | null = null;
  #customerId: CustomerId | null = null;
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
    this.#conversation = conversation;
    host.addController(this);
  }

  get canSetLabels(): boolean {
    return this.#customers?.canSetLabels ?? false;
  }

  /** What the customer filled in before the chat. */
  get form(): PreChatForm {
    const conversation = this.#conversation();
    return conversation === undefined ? [] : (this.#customers?.preChatForm(conversation) ?? []);
  }

  hostUpdate(): void {
    const { state } = this.session ?? {};
    const id = this.#conversation()?.customer.id ?? null;
    const agent = state?.agent ?? null;
    if (id !== this.#customerId || agent !== this.#agent) {
      this.#customerId = id;
      this.#agent = agent;
      this.#isOnline = false;
      this.#question++;
      this.labels = null;
      this.problem = null;
      this.isLoading = false;
      this.#showKnown();
    }
    const isOnline = state?.connection.status === 'online';
    const cameOnline = isOnline && !this.#isOnline;
    this.#isOnline = isOnline;
    if (cameOnline) void this.load();
  }

  async load(): Promise<void> {
    const { session } = this;
    const id = this.#customerId;
    if (session === undefined || id === null || id === '') return;
    const question = ++this.#question;
    this.problem = null;
    this.isLoading = true;
    this.host.requestUpdate();
    try {
      const customers = (this.#customers ??= await session.customers());
      if (question !== this.#question) return;
      this.#showKnown();
      this.#follow(customers);
      // Labels are for customers who are known; without them, the card shows everything else.
      const [profile, labels] = await Promise.all([customers.profile(id), customers.labels().catch(() => null)]);
      if (question !== this.#question) return;
      this.profile = profile;
      this.labels = labels;
    } catch (error) {
      if (question !== this.#question) return;
      if (!(error instanceof RestError)) throw error;
      this.problem = error.problem;
    } finally {
      if (question === this.#question) {
        this.isLoading = false;
        this.host.requestUpdate();
      }
    }
  }

  async setLabel(labelId: CustomerLabelId, isSet: boolean): Promise<CommandOutcome> {
    const id = this.#customerId;
    if (this.#customers === null || id === null) return { status: 'not-sent', why: 'offline' };
    return this.#customers.setLabel(id, labelId, isSet);
  }

  protected override subscribe(session: DeskSession | undefined): (() => void) | undefined {
    this.#customers = null;
    this.#customerId = null;
    this.#question++;
    const unsubscribe = session?.subscribe(() => {
      // The connection or the agent has changed; all else has its selectors.
      const { state } = session;
      if ((state.connection.status === 'online') !== this.#isOnline || state.agent !== this.#agent)
        this.host.requestUpdate();
    });
    return () => {
      unsubscribe?.();
      this.#unfollow?.();
      this.#unfollow = undefined;
    };
  }

  #unfollow: (() => void) | undefined;

  /** Another card of the page may change the customer. */
  #follow(customers: Customers): void {
    this.#unfollow ??= customers.subscribe((id) => {
      if (id !== this.#customerId) return;
      this.profile = customers.known(id) ?? this.profile;
      this.host.requestUpdate();
    });
  }

  #showKnown(): void {
    const id = this.#customerId;
    this.profile = id === null ? null : (this.#customers?.known(id) ?? null);
  }
}
