/** A world without sockets for the tests of the emulator's rules: time stands still until it is told to move. */
import assert from 'node:assert/strict';
import type { PEOPLE } from '../../demo/agent-manager/catalog.js';
import { CHAT, QUEUES, WEB_TYPE, channelTypeByName } from '../../demo/agent-manager/catalog.js';
import { startChat, startPullRequest, type ChatWish } from '../../demo/agent-manager/chats.js';
import { Clock } from '../../demo/agent-manager/clock.js';
import { handleCommand } from '../../demo/agent-manager/commands.js';
import { Refusal } from '../../demo/agent-manager/guards.js';
import { Ids } from '../../demo/agent-manager/ids.js';
import { agentConnected } from '../../demo/agent-manager/presence.js';
import { LISTS } from '../../demo/agent-manager/catalog.js';
import type { Agent, CimEvent, Conversation, Obj, WorldOptions } from '../../demo/agent-manager/types.js';
import { worldView } from '../../demo/agent-manager/view.js';
import { World } from '../../demo/agent-manager/world.js';

export const CHAT_ID = CHAT.id;

const RULES: WorldOptions = {
  ronaMs: 30_000,
  ttlMs: 300_000,
  awayMs: 120_000,
  wrapupMs: 0,
  dedupe: false,
  remintEventIds: false,
  bargeRole: 'PRIMARY',
  ronaNotReady: false,
  autoReadyMrds: false,
};

export interface Sent {
  readonly to: string;
  readonly name: string;
  readonly payload: Obj;
}

/** An event inside `onCimEvent`. */
export function cim(sent: Sent): CimEvent {
  return JSON.parse(String(sent.payload['cimEvent'])) as CimEvent;
}

export class Bench {
  readonly world: World;
  readonly sent: Sent[] = [];

  constructor(options: Partial<WorldOptions> = {}) {
    this.world = new World({ ...RULES, ...options }, new Clock(() => 1_767_600_000_000), new Ids(1));
  }

  agent(username: string): Agent {
    const agent = this.world.agentsByName.get(username);
    assert.ok(agent, username);
    return agent;
  }

  id(username: string): string {
    return this.agent(username).id;
  }

  /** Runs something and collects what it says. */
  run<T>(change: () => T): T {
    try {
      return change();
    } finally {
      for (const item of this.world.drain()) {
        if (item.kind === 'event') {
          const username = this.world.agents.get(item.to)?.username ?? item.to;
          this.sent.push({ to: username, name: item.name, payload: item.payload as Obj });
        }
      }
    }
  }

  advance(seconds: number): void {
    this.run(() => this.world.clock.advance(seconds * 1000));
  }

  login(...usernames: string[]): void {
    for (const username of usernames) {
      this.run(() => {
        agentConnected(this.world, this.agent(username), null);
      });
    }
  }

  /** Logs agents in and makes them ready for chats, the first named the longest available. */
  ready(...usernames: string[]): void {
    this.login(...usernames);
    for (const username of usernames) {
      this.parent(username, 'READY');
      this.mrd(username, 'READY');
    }
  }

  emit(username: string, name: string, payload: unknown): void {
    this.run(() => {
      handleCommand(this.world, this.id(username), name, payload);
    });
  }

  /** Expects a refusal that leaves the world as it was. */
  refused(username: string, name: string, payload: unknown, pattern: RegExp = /./): void {
    const before = JSON.stringify(worldView(this.world));
    const said = this.sent.length;
    assert.throws(
      () => {
        this.emit(username, name, payload);
      },
      (error: unknown) => error instanceof Refusal && pattern.test(error.message),
    );
    assert.equal(JSON.stringify(worldView(this.world)), before);
    assert.equal(this.sent.length, said, 'nothing is said');
  }

  parent(username: string, name: string, reasonCode: unknown = null): void {
    this.emit(username, 'changeAgentState', {
      agentId: this.id(username),
      action: 'agentState',
      state: { name, reasonCode },
    });
  }

  mrd(username: string, state: string, mrdId: string = CHAT_ID): void {
    this.emit(username, 'changeAgentState', { agentId: this.id(username), action: 'agentMRDState', state, mrdId });
  }

  mrdState(username: string, mrdId: string = CHAT_ID): string | undefined {
    return this.agent(username).mrds.find((entry) => entry.mrdId === mrdId)?.state;
  }

  chat(
    wish: Partial<Omit<ChatWish, 'started' | 'type' | 'queue'>> & {
      queue?: string;
      channel?: string;
      started?: string;
    } = {},
  ): Conversation {
    const { queue = 'support', channel, started, ...rest } = wish;
    const full: ChatWish = {
      bot: false,
      priority: 1,
      history: 0,
      data: {},
      text: 'Hello',
      ...rest,
      type: (channel === undefined ? undefined : channelTypeByName(channel)) ?? WEB_TYPE,
      queue: QUEUES.find((entry) => entry.name === queue) ?? assert.fail(queue),
      ...(started === undefined ? {} : { started: this.agent(started) }),
    };
    return this.run(() => startChat(this.world, full)).conversation;
  }

  pullRequest(): Conversation {
    const list = LISTS[0] ?? assert.fail();
    const queue = QUEUES[0] ?? assert.fail();
    return this.run(() => startPullRequest(this.world, { list, queue, text: 'Call me' })).conversation;
  }

  /** The agent an open request of the conversation rings at. */
  ringing(conversation: Conversation): string | undefined {
    const offer = this.world.routesIn(conversation.id).find((route) => route.offer)?.offer;
    return offer ? this.world.agents.get(offer.agentId)?.username : undefined;
  }

  offerTo(username: string, conversation: Conversation): Obj {
    const found = this.of(username, 'taskRequest').filter((item) => item.payload['conversationId'] === conversation.id);
    return found[found.length - 1]?.payload ?? assert.fail(`no offer to ${username}`);
  }

  accept(username: string, conversation: Conversation, extra: Obj = {}): void {
    const { taskId } = this.offerTo(username, conversation);
    this.emit(username, 'topicSubscription', {
      agentId: this.id(username),
      conversationId: conversation.id,
      taskId,
      ...extra,
    });
  }

  /** A conversation the agent is talking in. */
  talking(username: string): Conversation {
    const conversation = this.chat({ started: username });
    this.accept(username, conversation);
    return conversation;
  }

  leave(username: string, conversation: Conversation): void {
    this.emit(username, 'topicUnsubscription', { agentId: this.id(username), conversationId: conversation.id });
  }

  request(username: string, name: string, conversation: Conversation, extra: Obj): void {
    this.emit(username, name, { channelSession: conversation.sessions[0], ...extra });
  }

  publish(username: string, conversation: Conversation, event: Obj): void {
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

  step(username: string, name: string, conversation: Conversation): void {
    this.emit(username, name, { participantId: this.id(username), conversationId: conversation.id });
  }

  /** What an agent was sent, by name. */
  of(username: string, name: string): Sent[] {
    return this.sent.filter((item) => item.to === username && item.name === name);
  }

  last(username: string, name: string): Obj {
    const found = this.of(username, name);
    return found[found.length - 1]?.payload ?? assert.fail(`no ${name} to ${username}`);
  }

  /** The CIM events an agent was sent, in order. */
  cims(username: string, name?: string): CimEvent[] {
    const all = this.of(username, 'onCimEvent').map(cim);
    return name === undefined ? all : all.filter((event) => event.name === name);
  }

  forget(): void {
    this.sent.length = 0;
  }

  roles(conversation: Conversation): Record<string, string> {
    return Object.fromEntries(
      conversation.participants.map((entry) => [this.world.agents.get(entry.agentId)?.username ?? '', entry.role]),
    );
  }

  view(conversation: Conversation): string[] {
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

/** A plain message as a desk publishes it. */
export function message(
  text: string,
  ids: { event: string; message: string } = { event: `e-${text}`, message: `m-${text}` },
  name = 'AGENT_MESSAGE',
): Obj {
  return {
    id: ids.event,
    name,
    type: 'MESSAGE',
    data: { id: ids.message, header: {}, body: { type: 'PLAIN', markdownText: text } },
  };
}

/** One more agent than the fixed cast has. */
export function hire(bench: Bench, username: string, options: Partial<(typeof PEOPLE)[number]> = {}): void {
  bench.world.addPerson({
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
