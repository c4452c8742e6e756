/**
 * Several users on one emulator: their actions and screens, the customer's screen, and checks that run after every
 * test.
 */
import assert from 'node:assert/strict';
import { afterEach, before } from 'node:test';
import type {
  AgentId,
  Command,
  CommandOutcome,
  Conversation,
  ConversationId,
  Entry,
  NoticeContent,
} from '../../../src/domain/index.js';
import type { DeskSession, DeskSessionOptions } from '../../../src/session/session.js';
import { sessionEventNames, type SessionEventName } from '../../../src/session/events/session-event-map.js';
import { selectThread } from '../../../src/store/selectors.js';
import {
  disposeSessions,
  goReady,
  openChat,
  recordEvents,
  signIn,
  startEmulator,
  until,
} from '../../support/node/node-session.js';
import type { NodeEmulator } from '../../support/node/node-session.js';

export const confirmed: CommandOutcome = { status: 'confirmed' };

/** All statuses of `CommandOutcome`. */
const outcomeStatuses: ReadonlySet<CommandOutcome['status']> = new Set([
  'confirmed',
  'refused',
  'unknown',
  'not-sent',
  'discarded',
]);

interface CimEvent {
  readonly id: string;
  readonly name: string;
  readonly data: {
    readonly id?: string;
    readonly agentParticipant?: WorldParticipant;
    readonly conversationParticipant?: WorldParticipant;
    readonly body?: { readonly type: string; readonly markdownText?: string; readonly wrapups?: readonly unknown[] };
  };
}
interface WorldParticipant {
  readonly role: string;
  readonly participant: { readonly keycloakUser?: { readonly username: string } };
}
export interface WorldTask {
  readonly id: string;
  readonly conversationId: string;
  readonly state: { readonly name: string; readonly reasonCode: string | null };
  readonly assignedTo: { readonly name: string } | null;
  readonly activeMedia: readonly {
    readonly id: string;
    readonly state: string;
    readonly priority: number;
    readonly type: { readonly direction: string };
  }[];
}
interface WorldChat {
  readonly id: string;
  readonly state: string;
  readonly participants: readonly WorldParticipant[];
  readonly messages: readonly CimEvent[];
  readonly customerView: readonly CimEvent[];
}
interface World {
  readonly agents: readonly {
    readonly username: string;
    readonly connected: boolean;
    readonly state: { readonly name: string };
  }[];
  readonly tasks: readonly WorldTask[];
  readonly conversations: readonly WorldChat[];
  readonly requests: readonly { readonly id: string; readonly status: string }[];
}

/** An agent or supervisor with a session. */
export class TestUser {
  /** All session events, in order. */
  readonly events: { readonly name: SessionEventName; readonly detail: unknown }[];
  readonly #dispatched: { readonly command: Command; outcome: CommandOutcome | null }[] = [];

  constructor(
    readonly name: string,
    readonly session: DeskSession,
  ) {
    this.events = recordEvents(session, ...sessionEventNames);
  }

  get id(): AgentId {
    const { agent } = this.session.state;
    assert.ok(agent, `${this.name} is signed in`);
    return agent.id;
  }

  /** Dispatches a command with any outcome. */
  async dispatch(command: Command): Promise<CommandOutcome> {
    const entry: { command: Command; outcome: CommandOutcome | null } = { command, outcome: null };
    this.#dispatched.push(entry);
    entry.outcome = await this.session.dispatch(command);
    return entry.outcome;
  }

  /** Dispatches commands that must be confirmed. */
  async dispatchConfirmed(...commands: readonly Command[]): Promise<void> {
    for (const command of commands) {
      assert.deepEqual(await this.dispatch(command), confirmed, `${this.name}: ${command.type}`);
    }
  }

  sendMessage(id: ConversationId, text: string): Promise<void> {
    return this.dispatchConfirmed(sendMessageCommand(id, text, false));
  }

  sendWhisper(id: ConversationId, text: string): Promise<void> {
    return this.dispatchConfirmed(sendMessageCommand(id, text, true));
  }

  waitUntil<T>(condition: () => T | Promise<T>, description: string): Promise<NonNullable<T>> {
    return until(this.session, condition, `${this.name} has ${description}`);
  }

  waitForOffer(id: ConversationId): Promise<unknown> {
    return this.waitUntil(() => this.session.state.offers.byId.get(id), 'an offer');
  }

  async acceptOffer(id: ConversationId): Promise<void> {
    await this.waitForOffer(id);
    await this.dispatchConfirmed({ type: 'accept-offer', conversationId: id });
  }

  waitForConversationEnd(id: ConversationId): Promise<unknown> {
    return this.waitUntil(() => !this.session.state.conversations.byId.has(id), 'no conversation');
  }

  hasConversation(id: ConversationId): boolean {
    return this.session.state.conversations.byId.has(id);
  }

  conversation(id: ConversationId): Conversation {
    const conversation = this.session.state.conversations.byId.get(id);
    assert.ok(conversation, `${this.name} is in the conversation`);
    return conversation;
  }

  /** The thread as shown, one text per line. */
  threadLines(id: ConversationId): readonly string[] {
    return selectThread(this.session.state, id).slice().flatMap(threadLine);
  }

  /** Waits until the thread has the last of these lines, and fails unless it has exactly these. */
  async expectThread(id: ConversationId, ...lines: readonly string[]): Promise<void> {
    await this.waitUntil(
      () => this.threadLines(id).length >= lines.length && this.threadLines(id).includes(lines.at(-1) ?? ''),
      `"${lines.at(-1) ?? ''}" on screen; it shows ${JSON.stringify(this.threadLines(id))}`,
    );
    assert.deepEqual(this.threadLines(id), lines, `${this.name}’s screen`);
  }

  /** The participants of a conversation as shown on this desk. */
  participants(id: ConversationId): readonly string[] {
    return this.conversation(id).participants.map(
      ({ username, role, bargedIn }) => `${username} ${role}${bargedIn ? ' (barged in)' : ''}`,
    );
  }

  eventDetails(name: SessionEventName): readonly unknown[] {
    return this.events.filter((event) => event.name === name).map(({ detail }) => detail);
  }

  /** Nothing may be pending, except messages that wait for the agent's decision. */
  assertNoPendingCommands(): void {
    const open = this.session.state.pending.filter(
      ({ delivery }) => delivery !== 'rejected' && delivery !== 'undecided',
    );
    assert.deepEqual(
      open.map(({ command }) => command.type),
      [],
      `${this.name} has no pending commands`,
    );
    for (const { command, outcome } of this.#dispatched) {
      assert.ok(outcome !== null && outcomeStatuses.has(outcome.status), `${this.name}: ${command.type} has finished`);
    }
    assert.deepEqual(this.eventDetails('protocol-problem'), [], `${this.name} decoded every event`);
  }
}

export function sendMessageCommand(id: ConversationId, text: string, whisper: boolean): Command {
  const body = { type: 'text', text } as const;
  return { type: 'send-message', conversationId: id, body, replyTo: null, whisper, channelSessionId: null };
}

function threadLine(entry: Entry): readonly string[] {
  if (entry.kind === 'notice') return entry.visible ? [noticeLine(entry.what)] : [];
  const { sender, body, whisper, delivery } = entry;
  const senderName = sender.kind === 'agent' ? sender.name : sender.kind;
  const text = body.type === 'wrap-up' ? body.codes.map(({ value }) => `#${value}`).join(' ') : body.text;
  // Sent and read are the ordinary states; any other is shown.
  const deliverySuffix = delivery === 'sent' || delivery === 'seen' ? '' : ` (${delivery})`;
  return [`${whisper ? 'whisper, ' : ''}${senderName}: ${text}${deliverySuffix}`];
}

function noticeLine(what: NoticeContent): string {
  switch (what.type) {
    case 'agent-joined':
      return `→ ${what.name}`;
    case 'agent-left':
      return `← ${what.name}`;
    case 'channel-session-started':
      return `→ ${what.channelName}`;
    case 'channel-session-ended':
      return `← ${what.channelName}`;
    case 'reroute-placed':
    case 'reroute-cancelled':
    case 'reroute-failed': {
      const target = what.queueName === '' ? what.to : `${what.to} ${what.queueName}`;
      return `* ${what.type} ${what.direction} to ${target} by ${what.requestedBy}`;
    }
    case 'hand-raised':
    case 'hand-lowered':
      return `* ${what.type} ${what.names.join(', ')}`;
    default:
      return `* ${what.type}`;
  }
}

/** The customer's screen, one text per line. */
function customerLine({ name, data }: CimEvent): readonly string[] {
  const usernameOf = (participant: WorldParticipant | undefined) =>
    participant?.participant.keycloakUser?.username ?? '?';
  switch (name) {
    case 'CUSTOMER_MESSAGE':
    case 'AGENT_MESSAGE':
    case 'BOT_MESSAGE':
      return [`${name.slice(0, name.indexOf('_')).toLowerCase()}: ${data.body?.markdownText ?? ''}`];
    case 'AGENT_SUBSCRIBED':
      return [`→ ${usernameOf(data.agentParticipant)}`];
    case 'AGENT_UNSUBSCRIBED':
      return [`← ${usernameOf(data.agentParticipant)}`];
    case 'PARTICIPANT_ROLE_CHANGED':
      return [
        `${data.conversationParticipant?.role === 'WRAP_UP' ? '←' : '→'} ${usernameOf(data.conversationParticipant)}`,
      ];
    case 'MESSAGE_DELIVERY_NOTIFICATION':
    case 'TYPING_INDICATOR':
      return [];
    default:
      return [`! ${name}`];
  }
}

/** The emulator of one `describe`, with its users. Each test starts with an empty world. */
export interface Scenario {
  readonly emulator: NodeEmulator;
  signIn(name: string, options?: Partial<DeskSessionOptions>): Promise<TestUser>;
  /** Signs in and makes the agent ready on every channel. */
  signInReady(name: string, options?: Partial<DeskSessionOptions>): Promise<TestUser>;
  /** A chat that this user has accepted. */
  openChat(user: TestUser, chat?: Record<string, unknown>): Promise<ConversationId>;
  simulateCustomer(id: ConversationId, action: string, body?: unknown): Promise<unknown>;
  /** Advances the server's time. */
  advanceClock(seconds: number): Promise<void>;
  world(): Promise<World>;
  worldChat(id: ConversationId): Promise<WorldChat>;
  customerLines(id: ConversationId): Promise<readonly string[]>;
  /** Direction, state and reason of every task of a conversation, oldest first. */
  taskSummaries(id: ConversationId): Promise<readonly string[]>;
}

export function createScenario(options: Parameters<typeof startEmulator>[0] = {}): Scenario {
  let runningEmulator: NodeEmulator | undefined;
  const users: TestUser[] = [];
  before(async () => {
    runningEmulator = await startEmulator(options);
  });
  afterEach(async () => {
    const currentUsers = users.splice(0);
    try {
      for (const user of currentUsers) user.assertNoPendingCommands();
      for (const chat of (await scenario.world()).conversations) assertCustomerView(chat);
    } finally {
      await disposeSessions(runningEmulator);
    }
  });
  const scenario: Scenario = {
    get emulator() {
      assert.ok(runningEmulator);
      return runningEmulator;
    },
    async signIn(name, settings = {}) {
      const session = await signIn(scenario.emulator, name, settings, { resync: 2000 });
      const user = new TestUser(name, session);
      users.push(user);
      return user;
    },
    async signInReady(name, settings = {}) {
      const user = await scenario.signIn(name, settings);
      await goReady(user.session);
      return user;
    },
    openChat: (user, chat = {}) => openChat(scenario.emulator, user.session, chat),
    simulateCustomer: (id, action, body = {}) => scenario.emulator.control('POST', `/chats/${id}/${action}`, body),
    async advanceClock(seconds) {
      await scenario.emulator.control('POST', '/clock', { advanceMs: seconds * 1000 });
    },
    world: () => scenario.emulator.control<World>('GET', '/world'),
    async worldChat(id) {
      const found = (await scenario.world()).conversations.find((conversation) => conversation.id === id);
      assert.ok(found, 'the emulator holds the conversation');
      return found;
    },
    customerLines: async (id) => (await scenario.worldChat(id)).customerView.flatMap(customerLine),
    taskSummaries: async (id) =>
      (await scenario.world()).tasks
        .filter(({ conversationId }) => conversationId === id)
        .map(({ state, assignedTo, activeMedia: [media] }) =>
          [media?.type.direction, assignedTo?.name ?? '-', media?.state, state.reasonCode].filter(Boolean).join(' '),
        ),
  };
  return scenario;
}

/** Nothing internal may ever be shown to the customer. */
function assertCustomerView({ customerView }: WorldChat): void {
  for (const { name, data } of customerView) {
    assert.notEqual(name, 'WHISPER_MESSAGE', 'a whisper never reaches the customer');
    assert.notEqual(data.body?.type, 'WRAPUP', 'no wrap-up codes for the customer');
    const role = data.agentParticipant?.role;
    assert.ok(role === undefined || role === 'PRIMARY', `the customer learns of primaries only, not of ${role ?? ''}`);
  }
}
