/** Supervisor reports: who is talking to whom, who waits, what the agents are doing. Times are elapsed seconds. */
import { BOT, mrdById, QUEUES } from './catalog.js';
import { getText } from './guards.js';
import { HttpError } from './http-router.js';
import { openTaskCount } from './presence.js';
import { idList, type AddRoute, type RestApi } from './rest-api.js';
import type { Agent, Conversation, Obj } from './types.js';
import type { World } from './world.js';

export function addReportRoutes(addRoute: AddRoute, api: RestApi): void {
  const path = `${api.siblings}/realtime-reports`;
  const { world } = api.engine;
  const add: AddRoute = (method, route, handler) =>
    addRoute(method, route, (call) => {
      const status = api.faults.lasting.failReports?.[route.split('/').at(-2) ?? ''];
      return status === undefined
        ? handler(call)
        : { status, body: { statusCode: status, msg: 'no such report today' } };
    });
  add('POST', `${path}/queue-active-chats/detail`, (call) => {
    const rows = activeRows(world, requireTeam(call.body));
    return { body: byQueue(idList(call.body, 'queues'), rows) };
  });
  add('POST', `${path}/queued-chats/detail`, (call) => {
    requireTeam(call.body);
    return { body: byQueue(idList(call.body, 'queues'), waitingRows(world)) };
  });
  add('GET', `${path}/bot-active-chats/detail`, () => ({
    body: [{ botId: BOT.id, botName: BOT.name, chats: botRows(world) }],
  }));
  add('POST', `${path}/agent-activity/detail`, (call) => ({ body: activity(world, idList(call.body, 'teams')) }));
}

function requireTeam(body: unknown): string {
  const teamId = getText(body, 'teamId');
  if (!teamId)
    throw new HttpError(400, { statusCode: 400, msg: { error: { attribute: 'teamId', validation: 'required' } } });
  return teamId;
}

const nameOf = (agent: Agent): string => `${agent.firstName} ${agent.lastName}`.trim() || agent.username;

type Rows = Map<string, Obj[]>;

function byQueue(wanted: readonly string[], rows: Rows): Obj[] {
  return QUEUES.filter((queue) => wanted.length === 0 || wanted.includes(queue.id) || wanted.includes(queue.name)).map(
    (queue) => ({ queueId: queue.id, queueName: queue.name, chats: rows.get(queue.id) ?? [] }),
  );
}

function elapsed(world: World, since: number): number {
  return Math.max(0, Math.round((world.now() - since) / 1000));
}

function customerFields(world: World, conversation: Conversation): Obj {
  const customer = world.customers.get(conversation.customerId);
  const session = conversation.sessions.find((entry) => entry.isActive) ?? conversation.sessions[0];
  const channel = session?.['channel'] as { channelType?: { name?: string } } | undefined;
  const data = session?.['channelData'] as { channelCustomerIdentifier?: string } | undefined;
  return {
    customerName: [customer?.firstName, customer?.['lastName']].filter(Boolean).join(' '),
    channelType: channel?.channelType?.name ?? null,
    channelIdentity: data?.channelCustomerIdentifier ?? null,
    customerLabels: Array.isArray(customer?.['labels']) ? customer['labels'] : [],
  };
}

function put(rows: Rows, queueId: string, row: Obj): void {
  const list = rows.get(queueId);
  if (list) list.push(row);
  else rows.set(queueId, [row]);
}

/** Push-mode chats the agents of a team are talking in: one row per agent. */
function activeRows(world: World, teamId: string): Rows {
  const rows: Rows = new Map();
  for (const agent of world.agents.values()) {
    if (agent.teamId !== teamId) continue;
    for (const id of world.joined.get(agent.id) ?? []) {
      const conversation = world.conversation(id);
      const entry = world.participant(conversation, agent.id);
      if (entry?.role !== 'PRIMARY' || conversation.listId !== null) continue;
      const task = world.tasks.get(entry.taskId);
      put(rows, task?.queue?.id ?? conversation.queueId, {
        agentName: nameOf(agent),
        agentUsername: agent.username,
        ...customerFields(world, conversation),
        direction: task?.direction ?? 'INBOUND',
        activeSince: elapsed(world, entry.joinedAt),
        monitoredBy: monitorOf(world, conversation),
        lastMessage: lastWords(world, conversation),
        channelSession: conversation.sessions[0] ?? null,
      });
    }
  }
  return rows;
}

/** Not on the vendor's wire, which leaves a second supervisor to find out by a refusal. */
function monitorOf(world: World, conversation: Conversation): string | null {
  const entry = conversation.participants.find(({ role }) => role === 'SILENT_MONITOR');
  const agent = entry && world.agents.get(entry.agentId);
  return agent ? nameOf(agent) : null;
}

const SPOKEN = new Set(['CUSTOMER_MESSAGE', 'AGENT_MESSAGE', 'BOT_MESSAGE']);

/** Not on the vendor's wire either: what was said last between customer and agents. */
function lastWords(world: World, conversation: Conversation): string | null {
  const event = world.log(conversation.id).events.findLast(({ name }) => SPOKEN.has(name));
  const body = (event?.data as { body?: { markdownText?: unknown } } | undefined)?.body;
  return typeof body?.markdownText === 'string' ? body.markdownText.slice(0, 200) : null;
}

function waitingRows(world: World): Rows {
  const rows: Rows = new Map();
  for (const request of world.routes.values()) {
    const conversation = world.conversations.get(request.conversationId);
    const task = world.tasks.get(request.taskId);
    if (!conversation || !task) continue;
    put(rows, request.queueId ?? conversation.queueId, {
      ...customerFields(world, conversation),
      waitingSince: elapsed(world, task.enqueueTime),
    });
  }
  return rows;
}

function botRows(world: World): Obj[] {
  const rows: Obj[] = [];
  for (const conversation of world.conversations.values()) {
    const withBot = conversation.state === 'CREATED' && conversation.listId === null;
    if (!withBot || world.routesIn(conversation.id).length > 0) continue;
    rows.push({
      ...customerFields(world, conversation),
      activeSince: elapsed(world, conversation.createdAt),
      channelSession: conversation.sessions[0] ?? null,
    });
  }
  return rows;
}

function activity(world: World, teams: readonly string[]): Obj[] {
  return [...world.agents.values()]
    .filter((agent) => teams.includes(agent.teamId))
    .map((agent) => ({
      id: agent.id,
      name: agent.username,
      state: agent.state,
      stateSince: elapsed(world, agent.stateChangeTime),
      activeChatsCount: agent.mrds.reduce((sum, mrd) => sum + openTaskCount(world, agent, mrd.mrdId), 0),
      mrds: agent.mrds.map((mrd) => ({
        id: mrd.mrdId,
        name: mrdById(mrd.mrdId)?.name ?? '',
        state: mrd.state,
        // Of our own: how much of what this agent may hold they do hold.
        activeTasks: openTaskCount(world, agent, mrd.mrdId),
        maxAgentTasks: mrd.max,
      })),
      agentQueues: QUEUES.filter((queue) => agent.mrds.some((mrd) => mrd.mrdId === queue.mrdId)).map(
        (queue) => queue.name,
      ),
    }));
}
