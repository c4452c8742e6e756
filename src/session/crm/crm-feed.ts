import type { Agent, CommandType, ConversationId, TaskDirection, TaskId } from '../../domain/index.js';
import { isAtWork, screenPopCustomer } from '../../domain/index.js';
import {
  agentLogin,
  agentLogout,
  agentStateChange,
  chatSwitched,
  conversationEnded,
  taskAnswered,
  taskRerouted,
  taskReserved,
  taskWithdrawn,
  taskWrapUp,
  type CrmMessage,
  type PresenceReport,
  type ShownConversation,
} from '../../protocol/crm/crm-messages.js';
import type { SessionState } from '../../store/state.js';
import type { SessionEventMap, SessionEventName } from '../events/session-event-map.js';

/** Says that an event of the session is not posted. */
const withheld = 'withheld';

type EventRule<Name extends SessionEventName> =
  typeof withheld | ((detail: SessionEventMap[Name], state: SessionState) => readonly (CrmMessage | null)[]);

/** What becomes of each session event: one without a rule does not compile. */
type EventRules = { readonly [Name in SessionEventName]: EventRule<Name> };

/** Requests of the agent that are reported to a CRM once the server has confirmed them. */
const rerouteDirections: Readonly<Partial<Record<CommandType, TaskDirection>>> = {
  transfer: 'transfer',
  conference: 'conference',
  consult: 'consult',
  'consult-transfer': 'consult-transfer',
  'consult-conference': 'consult-conference',
};

const dropNull = (messages: readonly (CrmMessage | null)[]): readonly CrmMessage[] =>
  messages.flatMap<CrmMessage>((message) => message ?? []);

/**
 * Makes the messages to a CRM from the events of a session: each once, from the sign-in of an agent to the logout, and none in
 * between that repeats the one before.
 */
export class CrmFeed {
  #agent: Agent | null = null;
  #report: PresenceReport | null = null;
  /** The task of each offer that was posted and neither accepted nor withdrawn. */
  readonly #offers = new Map<ConversationId, TaskId>();
  #shown: ShownConversation | null = null;

  readonly #rules: EventRules = {
    'connection-changed': (_detail, state) => this.#followAgent(state),
    'presence-changed': (report) => this.#reportPresence(report),
    'offer-received': ({ offer }) => {
      this.#offers.set(offer.conversationId, offer.taskId);
      return [taskReserved(offer)];
    },
    'offer-withdrawn': ({ offer, reason }) => {
      this.#offers.delete(offer.conversationId);
      return [taskWithdrawn(offer, reason)];
    },
    'task-accepted': (screenPop) => {
      this.#offers.delete(screenPop.conversationId);
      return [taskAnswered(screenPop)];
    },
    // Of a task that was accepted, `task-accepted` says so. What was open before, or is monitored, pops up no record.
    'conversation-opened': withheld,
    'wrap-up-started': ({ conversationId }) => [taskWrapUp(conversationId)],
    // What people write stays on the desk.
    'message-received': withheld,
    'message-sent': withheld,
    'message-failed': withheld,
    'participant-changed': withheld,
    'conversation-closed': ({ conversationId, reason }) => [conversationEnded(conversationId, reason)],
    'queue-item-received': withheld,
    'hand-raised': withheld,
    'hand-lowered': withheld,
    'announcement-received': withheld,
    // The agent is still signed in, elsewhere.
    'session-taken-over': withheld,
    'credentials-expired': withheld,
    'command-ended': ({ command, conversationId, outcome }) => {
      const direction = rerouteDirections[command];
      const isDone = outcome.status === 'confirmed' && direction !== undefined && conversationId !== null;
      return isDone ? [taskRerouted(conversationId, direction)] : [];
    },
    'request-refused': withheld,
    'protocol-problem': withheld,
    'server-error-reported': withheld,
    'active-conversation-changed': (_detail, state) => this.#followShown(state),
    'push-changed': withheld,
    'conversation-requested': withheld,
  };

  /** The messages of an event, with the state right after it. */
  handle<Name extends SessionEventName>(
    name: Name,
    detail: SessionEventMap[Name],
    state: SessionState,
  ): readonly CrmMessage[] {
    const rule: EventRule<Name> = this.#rules[name];
    if (rule === withheld) return [];
    // Until a sign-in is complete, and after a logout, a CRM gets nothing.
    const isAgentEvent = name === 'connection-changed' || name === 'presence-changed';
    if (!isAgentEvent && this.#agent === null) return [];
    return dropNull(rule(detail, state));
  }

  /** What a CRM has to know of a state whose events it did not get. */
  catchUp(state: SessionState): readonly CrmMessage[] {
    const messages = [...this.#followAgent(state)];
    if (this.#agent === null) return dropNull(messages);
    const { presence, channels, offers } = state;
    if (presence !== null) messages.push(...this.#reportPresence({ presence, channels }));
    for (const offer of offers.byId.values()) {
      if (offer.started || this.#offers.get(offer.conversationId) === offer.taskId) continue;
      messages.push(...this.handle('offer-received', { offer }, state));
    }
    messages.push(...this.#followShown(state));
    return dropNull(messages);
  }

  /** The agent is signed in from the first connection to the end of the session, also while it is interrupted. */
  #followAgent({ agent, connection }: SessionState): readonly (CrmMessage | null)[] {
    const known = this.#agent;
    if (agent === null && known !== null) {
      const { presence = null } = this.#report ?? {};
      this.#reset(null);
      // Closed by the page itself: the agent stays signed in on the server.
      return connection.status === 'closed' && connection.problem === null ? [] : [agentLogout(known, presence)];
    }
    if (agent === null || !isAtWork(connection)) return [];
    if (known?.id !== agent.id) {
      this.#reset(agent);
      return [agentLogin(agent)];
    }
    this.#agent = agent;
    return [];
  }

  #reset(agent: Agent | null): void {
    this.#agent = agent;
    this.#report = null;
    this.#shown = null;
    this.#offers.clear();
  }

  #reportPresence(report: PresenceReport): readonly (CrmMessage | null)[] {
    if (this.#agent === null) return [];
    const message = agentStateChange(this.#agent, this.#report, report);
    this.#report = report;
    return [message];
  }

  /** Only another conversation is news; none at all is not. */
  #followShown({ local, conversations }: SessionState): readonly (CrmMessage | null)[] {
    const conversationId = local.activeConversation;
    const customer = conversationId && conversations.byId.get(conversationId)?.customer;
    if (conversationId === null || !customer || conversationId === this.#shown?.conversationId) return [];
    const previous = this.#shown;
    this.#shown = { conversationId, customer: screenPopCustomer(customer) };
    return [chatSwitched(this.#shown, previous)];
  }
}
