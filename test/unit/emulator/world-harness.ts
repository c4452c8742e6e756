/** A world without sockets, to test the rules of the emulator. Its clock moves only by `advance`. */
import assert from 'node:assert/strict';
import type { agentSeeds } from '../../../demo/agent-manager/world/seed-data.js';
import { chatDomain, queues, webChannelType, channelTypeByName } from '../../../demo/agent-manager/world/seed-data.js';
import { startChat, startPullRequest, type ChatOptions } from '../../../demo/agent-manager/rules/customer/chats.js';
import { EmulatedClock } from '../../../demo/agent-manager/world/emulated-clock.js';
import { handleTimer } from '../../../demo/agent-manager/rules/handle-timer.js';
import { handleCommand } from '../../../demo/agent-manager/rules/handle-command.js';
import { CommandError } from '../../../demo/agent-manager/world/untrusted-input.js';
import { IdGenerator } from '../../../demo/agent-manager/world/id-generator.js';
import { agentConnected } from '../../../demo/agent-manager/rules/presence.js';
import { pullLists } from '../../../demo/agent-manager/world/seed-data.js';
import type {
  Agent,
  CimEvent,
  Conversation,
  Json,
  WorldOptions,
} from '../../../demo/agent-manager/world/world-types.js';
import { worldView } from '../../../demo/agent-manager/world/world-view.js';
import { World } from '../../../demo/agent-manager/world/world.js';

export const chatMrdId = chatDomain.id;

const defaultOptions: WorldOptions = {
  ronaMs: 30_000,
  ttlMs: 300_000,
  awayMs: 120_000,
  wrapupMs: 0,
  dedupe: false,
  remintEventIds: false,
  bargeRole: 'PRIMARY',
  ronaNotReady: false,
  autoReadyMrds: false,
  monitors: 'one',
};

export interface SentEvent {
  readonly to: string;
  readonly name: string;
  readonly payload: Json;
}

/** An event inside `onCimEvent`. */
export function parseCimEvent(sent: SentEvent): CimEvent {
  return JSON.parse(String(sent.payload['cimEvent'])) as CimEvent;
}

export class WorldHarness {
  readonly world: World;
  readonly sent: SentEvent[] = [];

  constructor(options: Partial<WorldOptions> = {}) {
    this.world = new World(
      { ...defaultOptions, ...options },
      new EmulatedClock(() => 1_767_600_000_000),
      new IdGenerator(1),
      handleTimer,
    );
  }

  agent(username: string): Agent {
    const agent = this.world.agentsByUsername.get(username);
    assert.ok(agent, username);
    return agent;
  }

  id(username: string): string {
    return this.agent(username).id;
  }

  /** Runs a change and collects the events it sends. */
  collect<T>(change: () => T): T {
    try {
      return change();
    } finally {
      for (const item of this.world.drain()) {
        if (item.kind === 'event') {
          const username = this.world.agents.get(item.to)?.username ?? item.to;
          this.sent.push({ to: username, name: item.name, payload: item.payload as Json });
        }
      }
    }
  }

  advance(seconds: number): void {
    this.collect(() => this.world.clock.advance(seconds * 1000));
  }

  login(...usernames: string[]): void {
    for (const username of usernames) {
      this.collect(() => {
        agentConnected(this.world, this.agent(username), null);
      });
    }
  }

  /** Logs agents in and makes them ready for chats, the first named the longest available. */
  loginReady(...usernames: string[]): void {
    this.login(...usernames);
    for (const username of usernames) {
      this.changeAgentState(username, 'READY');
      this.changeMrdState(username, 'READY');
    }
  }

  emit(username: string, name: string, payload: unknown): void {
    this.collect(() => {
      handleCommand(this.world, this.id(username), name, payload);
    });
  }

  /** Expects a `CommandError`, and an unchanged world. */
  expectRefused(username: string, name: string, payload: unknown, pattern: RegExp = /./): void {
    const worldBefore = JSON.stringify(worldView(this.world));
    const sentCount = this.sent.length;
    assert.throws(
      () => {
        this.emit(username, name, payload);
      },
      (error: unknown) => error instanceof CommandError && pattern.test(error.message),
    );
    assert.equal(JSON.stringify(worldView(this.world)), worldBefore);
    assert.equal(this.sent.length, sentCount, 'no event is sent');
  }

  changeAgentState(username: string, name: string, reasonCode: unknown = null): void {
    this.emit(username, 'changeAgentState', {
      agentId: this.id(username),
      action: 'agentState',
      state: { name, reasonCode },
    });
  }

  changeMrdState(username: string, state: string, mrdId: string = chatMrdId): void {
    this.emit(username, 'changeAgentState', { agentId: this.id(username), action: 'agentMRDState', state, mrdId });
  }

  mrdState(username: string, mrdId: string = chatMrdId): string | undefined {
    return this.agent(username).mrds.find((mrd) => mrd.mrdId === mrdId)?.state;
  }

  startChat(
    overrides: Partial<Omit<ChatOptions, 'started' | 'type' | 'queue'>> & {
      queue?: string;
      channel?: string;
      started?: string;
    } = {},
  ): Conversation {
    const { queue = 'support', channel, started, ...rest } = overrides;
    const options: ChatOptions = {
      bot: false,
      priority: 1,
      history: 0,
      data: {},
      text: 'Hello',
      ...rest,
      type: (channel === undefined ? undefined : channelTypeByName(channel)) ?? webChannelType,
      queue: queues.find((entry) => entry.name === queue) ?? assert.fail(queue),
      ...(started === undefined ? {} : { started: this.agent(started) }),
    };
    return this.collect(() => startChat(this.world, options)).conversation;
  }

  startPullRequest(): Conversation {
    const list = pullLists[0] ?? assert.fail();
    const queue = queues[0] ?? assert.fail();
    return this.collect(() => startPullRequest(this.world, { list, queue, text: 'Call me' })).conversation;
  }

  /** The username of the agent who has an offer of the conversation. */
  offeredTo(conversation: Conversation): string | undefined {
    const offer = this.world.routeRequestsIn(conversation.id).find((route) => route.offer)?.offer;
    return offer ? this.world.agents.get(offer.agentId)?.username : undefined;
  }

  offerPayload(username: string, conversation: Conversation): Json {
    const found = this.sentTo(username, 'taskRequest').filter(
      (item) => item.payload['conversationId'] === conversation.id,
    );
    return found[found.length - 1]?.payload ?? assert.fail(`no offer to ${username}`);
  }

  accept(username: string, conversation: Conversation, extra: Json = {}): void {
    const { taskId } = this.offerPayload(username, conversation);
    this.emit(username, 'topicSubscription', {
      agentId: this.id(username),
      conversationId: conversation.id,
      taskId,
      ...extra,
    });
  }

  /** Starts a chat that the agent accepts. */
  startActiveChat(username: string): Conversation {
    const conversation = this.startChat({ started: username });
    this.accept(username, conversation);
    return conversation;
  }

  leave(username: string, conversation: Conversation): void {
    this.emit(username, 'topicUnsubscription', { agentId: this.id(username), conversationId: conversation.id });
  }

  request(username: string, name: string, conversation: Conversation, extra: Json): void {
    this.emit(username, name, { channelSession: conversation.sessions[0], ...extra });
  }

  publish(username: string, conversation: Conversation, event: Json): void {
    this.emit(username, 'publishCimEvent', {
      agentId: this.id(username),
      conversationId: conversation.id,
      cimEvent: event,
    });
  }

  monitor(username: string, conversation: Conversation): void {
    this.emit(username, 'JoinAsSilentMonitor', {
      agentId: this.id(username),
      channelSession: conversation.sessions[0],
    });
  }

  changeRole(username: string, name: string, conversation: Conversation): void {
    this.emit(username, name, { participantId: this.id(username), conversationId: conversation.id });
  }

  /** The events of a name that were sent to an agent. */
  sentTo(username: string, name: string): SentEvent[] {
    return this.sent.filter((item) => item.to === username && item.name === name);
  }

  lastPayload(username: string, name: string): Json {
    const found = this.sentTo(username, name);
    return found[found.length - 1]?.payload ?? assert.fail(`no ${name} to ${username}`);
  }

  /** The CIM events that were sent to an agent, in order. */
  cimEvents(username: string, name?: string): CimEvent[] {
    const all = this.sentTo(username, 'onCimEvent').map(parseCimEvent);
    return name === undefined ? all : all.filter((event) => event.name === name);
  }

  clearSent(): void {
    this.sent.length = 0;
  }

  roles(conversation: Conversation): Record<string, string> {
    return Object.fromEntries(
      conversation.participants.map((participant) => [
        this.world.agents.get(participant.agentId)?.username ?? '',
        participant.role,
      ]),
    );
  }

  customerView(conversation: Conversation): string[] {
    return this.world.log(conversation.id).customerView.map((event) => event.name);
  }

  tasks(
    conversation: Conversation,
  ): { state: string; reason: string | null; direction: string; to: string | undefined }[] {
    return [...this.world.tasks.values()]
      .filter((task) => task.conversationId === conversation.id)
      .map((task) => ({
        state: task.state,
        reason: task.reasonCode,
        direction: task.direction,
        to: task.assignedTo?.name,
      }));
  }
}

/** A plain message, in the form a desk publishes. */
export function message(
  text: string,
  ids: { event: string; message: string } = { event: `e-${text}`, message: `m-${text}` },
  name = 'AGENT_MESSAGE',
): Json {
  return {
    id: ids.event,
    name,
    type: 'MESSAGE',
    data: { id: ids.message, header: {}, body: { type: 'PLAIN', markdownText: text } },
  };
}

/** Adds an agent to the seed agents. */
export function addAgent(
  harness: WorldHarness,
  username: string,
  options: Partial<(typeof agentSeeds)[number]> = {},
): void {
  harness.world.addAgentFromSeed({
    id: `extra-${username}`,
    username,
    firstName: username,
    lastName: '',
    roles: ['agent'],
    team: 'Harbour',
    supervises: [],
    mrds: [{ name: 'CHAT', max: 5 }],
    extension: '1',
    ...options,
  });
}
