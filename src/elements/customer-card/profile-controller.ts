import type { ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../context/session-controller.js';
import type {
  CommandOutcome,
  Conversation,
  CustomerLabel,
  CustomerLabelId,
  CustomerProfile,
  PreChatForm,
} from '../../domain/index.js';
import type { DeskSession } from '../../session/session.js';
import { CustomerLoader } from '../internal/customers/customer-loader.js';

type Customers = Awaited<ReturnType<DeskSession['customers']>>;

/** Loads what the server knows about a customer, and again after a failure when the session is back online or on retry. */
export class ProfileController extends CustomerLoader {
  profile: CustomerProfile | null = null;
  /** The labels that customers can have; null until they have been loaded. */
  labels: readonly CustomerLabel[] | null = null;

  #customers: Customers | null = null;
  #unfollow: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost,
    sessionController: SessionController,
    conversation: () => Conversation | undefined,
  ) {
    super(host, sessionController, conversation);
    host.addController(this);
  }

  get canSetLabels(): boolean {
    return this.#customers?.canSetLabels ?? false;
  }

  /** What the customer filled in before the chat. */
  get form(): PreChatForm {
    const conversation = this.conversation();
    return conversation === undefined ? [] : (this.#customers?.preChatForm(conversation) ?? []);
  }

  async load(): Promise<void> {
    const { session } = this;
    const id = this.customerId;
    if (session === undefined || id === null || id === '') return;
    this.dropQuestions();
    await this.attempt(async (isWanted) => {
      const customers = (this.#customers ??= await session.customers());
      if (!isWanted()) return;
      this.#showKnown();
      this.#follow(customers);
      // Labels are for customers who are known; without them, the card shows everything else.
      const [profile, labels] = await Promise.all([customers.profile(id), customers.labels().catch(() => null)]);
      if (!isWanted()) return;
      this.profile = profile;
      this.labels = labels;
    });
  }

  async setLabel(labelId: CustomerLabelId, isSet: boolean): Promise<CommandOutcome> {
    const id = this.customerId;
    if (this.#customers === null || id === null) return { status: 'not-sent', why: 'offline' };
    return this.#customers.setLabel(id, labelId, isSet);
  }

  protected override reset(): void {
    this.labels = null;
    this.#showKnown();
  }

  protected override handleOnline(): void {
    void this.load();
  }

  protected override forgetSession(): void {
    this.#customers = null;
  }

  protected override subscribe(session: DeskSession | undefined): (() => void) | undefined {
    const unsubscribe = super.subscribe(session);
    return () => {
      unsubscribe?.();
      this.#unfollow?.();
      this.#unfollow = undefined;
    };
  }

  /** Another card of the page may change the customer. */
  #follow(customers: Customers): void {
    this.#unfollow ??= customers.subscribe((id) => {
      if (id !== this.customerId) return;
      this.profile = customers.known(id) ?? this.profile;
      this.host.requestUpdate();
    });
  }

  #showKnown(): void {
    const id = this.customerId;
    this.profile = id === null ? null : (this.#customers?.known(id) ?? null);
  }
}
