import {
  hasPermission,
  type Agent,
  type CommandOutcome,
  type Conversation,
  type CustomerId,
  type CustomerLabel,
  type CustomerLabelId,
  type CustomerProfile,
  type PreChatForm,
} from '../../domain/index.js';
import {
  decodeCustomer,
  decodeCustomerLabels,
  decodePreChatForm,
  type CustomerRecord,
} from '../../protocol/customers/decode-customers.js';
import { encodeCustomer } from '../../protocol/customers/encode-customer.js';
import * as paths from '../../protocol/rest-paths.js';
import '../conversations-code.js';
import { isPiiMasked } from '../masking/is-pii-masked.js';
import { TextMask } from '../masking/text-mask.js';
import { requireAnswer } from '../rest/rest-answer.js';
import type { RestClient } from '../rest/rest-client.js';
import { toOutcome } from '../rest/rest-outcome.js';
import type { SessionEnvironment } from '../session-environment.js';
import { maskForm, maskProfile } from './mask-profile.js';
import { PastConversations } from './past-conversations.js';

/** Profiles that are kept for the time until they are loaded again. */
const maxProfiles = 50;

/**
 * What the server knows about customers: their attributes, their labels and their earlier conversations, masked for agents
 * who may not see personal data.
 */
export class Customers {
  /** Earlier conversations. */
  readonly past: PastConversations;
  readonly #environment: SessionEnvironment;
  readonly #rest: RestClient;
  readonly #listeners = new Set<(id: CustomerId) => void>();
  /** Changes of labels, by customer: each starts from the result of the one before. */
  readonly #changes = new Map<CustomerId, Promise<unknown>>();
  #profiles = new Map<CustomerId, CustomerProfile>();
  #schema: Promise<unknown> | null = null;
  #labels: Promise<readonly CustomerLabel[]> | null = null;
  /** For whom the above was loaded. */
  #agent: Agent | null = null;

  constructor(environment: SessionEnvironment, rest: RestClient) {
    this.#environment = environment;
    this.#rest = rest;
    this.past = new PastConversations(environment, rest, (id) => this.#load(id).then(({ details }) => details));
  }

  /** The profile as it was loaded last, to be shown while it is loaded again. */
  known(id: CustomerId): CustomerProfile | undefined {
    this.#forgetOthers();
    return this.#profiles.get(id);
  }

  /** Calls `listener` when a profile has been loaded or changed. Returns how to remove it. */
  subscribe(listener: (id: CustomerId) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Loads a customer's attributes and labels. Rejects with `RestError`. */
  async profile(id: CustomerId): Promise<CustomerProfile> {
    const { agent } = this.#environment.store.state;
    const record = await this.#load(id);
    return this.#keep(id, record, agent);
  }

  /** The labels that customers can have. Loaded once per sign-in. Rejects with `RestError`. */
  labels(): Promise<readonly CustomerLabel[]> {
    this.#forgetOthers();
    this.#labels ??= this.#rest
      .request('customers', paths.customerLabelsPath)
      .then((body) => requireAnswer(decodeCustomerLabels(body)))
      .catch((error: unknown) => {
        this.#labels = null;
        throw error;
      });
    return this.#labels;
  }

  /** True if this agent may set and remove labels. */
  get canSetLabels(): boolean {
    const { agent } = this.#environment.store.state;
    return hasPermission(agent, 'assign-labels') && hasPermission(agent, 'edit-customers');
  }

  /** Sets or removes a label of a customer. Other changes of the customer that were made meanwhile are kept. */
  setLabel(id: CustomerId, labelId: CustomerLabelId, isSet: boolean): Promise<CommandOutcome> {
    if (!this.canSetLabels) return Promise.resolve({ status: 'not-sent', why: 'not-allowed' });
    if (this.#environment.store.state.connection.status !== 'online')
      return Promise.resolve({ status: 'not-sent', why: 'offline' });
    const change = (this.#changes.get(id) ?? Promise.resolve()).then(() => this.#setLabel(id, labelId, isSet));
    this.#changes.set(id, change);
    void change.finally(() => {
      if (this.#changes.get(id) === change) this.#changes.delete(id);
    });
    return change;
  }

  /** What the customer filled in before the chat. */
  preChatForm({ channelSessions }: Conversation): PreChatForm {
    const form = decodePreChatForm(channelSessions.map(({ source }) => source));
    return isPiiMasked(this.#environment.store.state.agent) ? maskForm(form) : form;
  }

  async #setLabel(id: CustomerId, labelId: CustomerLabelId, isSet: boolean): Promise<CommandOutcome> {
    const { agent } = this.#environment.store.state;
    try {
      // What another agent has changed since the card was loaded is not undone.
      const record = await this.#load(id);
      const others = record.profile.labelIds.filter((other) => other !== labelId);
      const labelIds = isSet ? [...others, labelId] : others;
      await this.#rest.request('customers', paths.customerPath(id), {
        method: 'PUT',
        json: encodeCustomer(record, labelIds),
      });
      this.#keep(id, { ...record, profile: { ...record.profile, labelIds } }, agent);
      return { status: 'confirmed' };
    } catch (error) {
      return toOutcome(error);
    }
  }

  async #load(id: CustomerId): Promise<CustomerRecord> {
    this.#forgetOthers();
    this.#schema ??= this.#rest.request('customers', paths.customerSchemaPath).catch((error: unknown) => {
      this.#schema = null;
      throw error;
    });
    const [customer, schema] = await Promise.all([
      this.#rest.request('customers', paths.customerPath(id)),
      this.#schema,
    ]);
    const record = decodeCustomer(customer, schema, id);
    // It may be the schema that cannot be read.
    if (record === null) this.#schema = null;
    return requireAnswer(record);
  }

  /** `agent`: who was signed in when it was requested. Another one may see less. */
  #keep(id: CustomerId, { profile, details }: CustomerRecord, agent: Agent | null): CustomerProfile {
    const isMasked = isPiiMasked(agent) || isPiiMasked(this.#environment.store.state.agent);
    const seen = isMasked ? maskProfile(profile, new TextMask(details)) : profile;
    this.#forgetOthers();
    if (agent !== this.#agent) return seen;
    this.#profiles.delete(id);
    this.#profiles.set(id, seen);
    const [oldest] = this.#profiles.keys();
    if (this.#profiles.size > maxProfiles && oldest !== undefined) this.#profiles.delete(oldest);
    for (const listener of this.#listeners) listener(id);
    return seen;
  }

  /** Another agent, or one with other permissions, has signed in. */
  #forgetOthers(): void {
    const { agent } = this.#environment.store.state;
    if (agent === this.#agent) return;
    this.#agent = agent;
    this.#profiles = new Map();
    this.#schema = null;
    this.#labels = null;
  }
}
