/**
 * Several people at work on one emulator: what each of them does, hears and sees, what the customer sees, and the
 * promises that hold after every test whatever it was about.
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
  NoticeWhat,
} from '../../src/domain/index.js';
import type { DeskSession, DeskSessionOptions } from '../../src/session/desk-session.js';
import { sessionFactNames, type SessionFactName } from '../../src/session/session-events.js';
import { selectThread } from '../../src/store/selectors.js';
import { endSessions, goReady, openChat, record, signIn, startEmulator, until } from '../support/node-desk.js';
import type { NodeEmulator } from '../support/node-desk.js';

export const confirmed: CommandOutcome = { status: 'confirmed' };

/** The status of every way a command can end. */
const outcomes: ReadonlySet<CommandOutcome['status']> = new Set([
  'confirmed',
  'refused',
  'timed-out',
  'not-sent',
  'discarded',
]);

interface WireEvent {
  readonly id: string;
  readonly name: string;
  readonly data: {
    readonly id?: string;
    readonly agentParticipant?: WireParticipant;
    readonly conversationParticipant?: WireParticipant;
    readonly body?: { readonly type: string; readonly markdownText?: string; readonly wrapups?: readonly unknown[] };
  };
}
interface WireParticipant {
  readonly role: string;
  readonly participant: { readonly keycloakUser?: { readonly username: string } };
}
export interface WireTask {
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
  readonly participants: readonly WireParticipant[];
  readonly messages: readonly WireEvent[];
  readonly customerView: readonly WireEvent[];
}
interface World {
  readonly agents: readonly {
    readonly username: string;
    readonly connected: boolean;
    readonly state: { readonly name: string };
  }[];
  readonly tasks: readonly WireTask[];
  readonly conversations: readonly WorldChat[];
  readonly requests: readonly { readonly id: string; readonly status: string }[];
}

/** One agent or supervisor with a desk of their own. */
export class Person {
  /** Everything the session told its host, in order. */
  readonly facts: { readonly name: SessionFactName; readonly detail: unknown }[];
  readonly #asked: { readonly command: Command; outcome: CommandOutcome | null }[] = [];

  constructor(
    readonly name: string,
    readonly session: DeskSession,
  ) {
    this.facts = record(session, ...sessionFactNames);
  }

  get id(): AgentId {
    const { agent } = this.session.state;
    assert.ok(agent, `${this.name} is signed in`);
    return agent.id;
  }

  /** Carries out a wish, however it ends. */
  async tries(command: Command): Promise<CommandOutcome> {
    const row: { command: Command; outcome: CommandOutcome | null } = { command, outcome: null };
    this.#asked.push(row);
    row.outcome = await this.session.dispatch(command);
    return row.outcome;
  }

  /** Carries out wishes that have to succeed. */
  async does(...commands: readonly Command[]): Promise<void> {
    for (const command of commands) {
      assert.deepEqual(await this.tries(command), confirmed, `${this.name}: ${command.type}`);
    }
  }

  says(id: ConversationId, text: string): Promise<void> {
    return this.does(message(id, text, false));
  }

  whispers(id: ConversationId, text: string): Promise<void> {
    return this.does(message(id, text, true));
  }

  until<T>(condition: () => T | Promise<T>, what: string): Promise<NonNullable<T>> {
    return until(this.session, condition, `${this.name} has ${what}`, 8000);
  }

  offered(id: ConversationId): Promise<unknown> {
    return this.until(() => this.session.state.offers.byId.get(id), 'an offer');
  }

  async accepts(id: ConversationId): Promise<void> {
    await this.offered(id);
    await this.does({ type: 'accept-offer', conversationId: id });
  }

  gone(id: ConversationId): Promise<unknown> {
    return this.until(() => !this.session.state.conversations.byId.has(id), 'no conversation any more');
  }

  holds(id: ConversationId): boolean {
    return this.session.state.conversations.byId.has(id);
  }

  talk(id: ConversationId): Conversation {
    const conversation = this.session.state.conversations.byId.get(id);
    assert.ok(conversation, `${this.name} is in the conversation`);
    return conversation;
  }

  /** The thread as it is drawn, one text per line. */
  screen(id: ConversationId): readonly string[] {
    return selectThread(this.session.state, id).slice().flatMap(line);
  }

  /** Waits until the thread reads like this. Whatever else is on it later was not to be seen, and fails. */
  async sees(id: ConversationId, ...lines: readonly string[]): Promise<void> {
    await this.until(
      () => this.screen(id).length >= lines.length && this.screen(id).includes(lines.at(-1) ?? ''),
      `"${lines.at(-1) ?? ''}" on screen; it shows ${JSON.stringify(this.screen(id))}`,
    );
    assert.deepEqual(this.screen(id), lines, `${this.name}’s screen`);
  }

  /** Everybody in a conversation as this desk lists them. */
  people(id: ConversationId): readonly string[] {
    return this.talk(id).participants.map(
      ({ username, role, bargedIn }) => `${username} ${role}${bargedIn ? ' (barged in)' : ''}`,
    );
  }

  told(name: SessionFactName): readonly unknown[] {
    return this.facts.filter((fact) => fact.name === name).map(({ detail }) => detail);
  }

  /** What may still be under way: nothing, but for messages that wait for the agent's own decision. */
  checkEnds(): void {
    const open = this.session.state.pending.filter(
      ({ delivery }) => delivery !== 'rejected' && delivery !== 'undecided',
    );
    assert.deepEqual(
      open.map(({ command }) => command.type),
      [],
      `${this.name} has nothing under way`,
    );
    for (const { command, outcome } of this.#asked) {
      assert.ok(outcome !== null && outcomes.has(outcome.status), `${this.name}: ${command.type} has ended`);
    }
    assert.deepEqual(this.told('protocol-problem'), [], `${this.name} understood everything`);
  }
}

export function message(id: ConversationId, text: string, whisper: boolean): Command {
  const body = { type: 'text', text } as const;
  return { type: 'send-message', conversationId: id, body, replyTo: null, whisper, channelSessionId: null };
}

function line(entry: Entry): readonly string[] {
  if (entry.kind === 'notice') return entry.visible ? [noticeLine(entry.what)] : [];
  const { sender, body, whisper, delivery } = entry;
  const who = sender.kind === 'agent' ? sender.name : sender.kind;
  const what = body.type === 'wrap-up' ? body.codes.map(({ value }) => `#${value}`).join(' ') : body.text;
  // A message is read, or merely there; anything else is worth seeing in a test.
  const fate = delivery === 'sent' || delivery === 'seen' ? '' : ` (${delivery})`;
  return [`${whisper ? 'whisper, ' : ''}${who}: ${what}${fate}`];
}

function noticeLine(what: NoticeWhat): string {
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
      const whereTo = what.queueName === '' ? what.to : `${what.to} ${what.queueName}`;
      return `* ${what.type} ${what.direction} to ${whereTo} by ${what.requestedBy}`;
    }
    case 'hand-raised':
    case 'hand-lowered':
      return `* ${what.type} ${what.names.join(', ')}`;
    default:
      return `* ${what.type}`;
  }
}

/** What is on the customer's screen, one text per line. */
function customerLine({ name, data }: WireEvent): readonly string[] {
  const who = (participant: WireParticipant | undefined) => participant?.participant.keycloakUser?.username ?? '?';
  switch (name) {
    case 'CUSTOMER_MESSAGE':
    case 'AGENT_MESSAGE':
    case 'BOT_MESSAGE':
      return [`${name.slice(0, name.indexOf('_')).toLowerCase()}: ${data.body?.markdownText ?? ''}`];
    case 'AGENT_SUBSCRIBED':
      return [`→ ${who(data.agentParticipant)}`];
    case 'AGENT_UNSUBSCRIBED':
      return [`← ${who(data.agentParticipant)}`];
    case 'PARTICIPANT_ROLE_CHANGED':
      return [`${data.conversationParticipant?.role === 'WRAP_UP' ? '←' : '→'} ${who(data.conversationParticipant)}`];
    case 'MESSAGE_DELIVERY_NOTIFICATION':
    case 'TYPING_INDICATOR':
      return [];
    default:
      return [`! ${name}`];
  }
}

/** The emulator of one `describe` with everybody on it; each test begins with an empty world. */
export interface Stage {
  readonly emulator: NodeEmulator;
  signIn(name: string, options?: Partial<DeskSessionOptions>): Promise<Person>;
  /** Signed in, and available on every channel. */
  ready(name: string, options?: Partial<DeskSessionOptions>): Promise<Person>;
  /** A chat this person has accepted. */
  chat(who: Person, chat?: Record<string, unknown>): Promise<ConversationId>;
  customer(id: ConversationId, what: string, body?: unknown): Promise<unknown>;
  /** Time passes for the server. */
  wait(seconds: number): Promise<void>;
  world(): Promise<World>;
  worldChat(id: ConversationId): Promise<WorldChat>;
  customerScreen(id: ConversationId): Promise<readonly string[]>;
  /** Direction, state and reason of every task of a conversation, in the order they were made. */
  tasks(id: ConversationId): Promise<readonly string[]>;
}

export function stage(options: Parameters<typeof startEmulator>[0] = {}): Stage {
  let running: NodeEmulator | undefined;
  const people: Person[] = [];
  before(async () => {
    running = await startEmulator(options);
  });
  afterEach(async () => {
    const cast = people.splice(0);
    try {
      for (const person of cast) person.checkEnds();
      for (const chat of (await self.world()).conversations) checkCustomerView(chat);
    } finally {
      await endSessions(running);
    }
  });
  const self: Stage = {
    get emulator() {
      assert.ok(running);
      return running;
    },
    async signIn(name, settings = {}) {
      const session = await signIn(self.emulator, name, settings, { resync: 2000 });
      const person = new Person(name, session);
      people.push(person);
      return person;
    },
    async ready(name, settings = {}) {
      const person = await self.signIn(name, settings);
      await goReady(person.session);
      return person;
    },
    chat: (who, chat = {}) => openChat(self.emulator, who.session, chat),
    customer: (id, what, body = {}) => self.emulator.control('POST', `/chats/${id}/${what}`, body),
    async wait(seconds) {
      await self.emulator.control('POST', '/clock', { advanceMs: seconds * 1000 });
    },
    world: () => self.emulator.control<World>('GET', '/world'),
    async worldChat(id) {
      const found = (await self.world()).conversations.find((each) => each.id === id);
      assert.ok(found, 'the emulator holds the conversation');
      return found;
    },
    customerScreen: async (id) => (await self.worldChat(id)).customerView.flatMap(customerLine),
    tasks: async (id) =>
      (await self.world()).tasks
        .filter(({ conversationId }) => conversationId === id)
        .map(({ state, assignedTo, activeMedia: [media] }) =>
          [media?.type.direction, assignedTo?.name ?? '-', media?.state, state.reasonCode].filter(Boolean).join(' '),
        ),
  };
  return self;
}

/** What no customer may ever get to see, whatever was tested. */
function checkCustomerView({ customerView }: WorldChat): void {
  for (const { name, data } of customerView) {
    assert.notEqual(name, 'WHISPER_MESSAGE', 'a whisper never reaches the customer');
    assert.notEqual(data.body?.type, 'WRAPUP', 'what a chat was about is not for the customer');
    const role = data.agentParticipant?.role;
    assert.ok(role === undefined || role === 'PRIMARY', `the customer learns of primaries only, not of ${role ?? ''}`);
  }
}
