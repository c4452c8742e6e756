/** Supervisor reports: active chats, queued chats, bot chats and agent activity. Times are elapsed seconds. */
import { HttpError } from '../http/http-router.js';
import { isAtLeast } from '../options/server-version.js';
import { displayName } from '../payloads/agent-payloads.js';
import { channelTypeOf } from '../payloads/channel-session-payloads.js';
import { messageEventNames } from '../payloads/cim-payloads.js';
import { agentParticipantPayload } from '../payloads/topic-payloads.js';
import { openTaskCount } from '../rules/agent-states.js';
import { greeterBot, mrdById, queues } from '../world/seed-data.js';
import { getIds, getString } from '../world/untrusted-input.js';
import type { Conversation, Json, Participant } from '../world/world-types.js';
import type { World } from '../world/world.js';
import type { AddRoute, RestApi } from './rest-api.js';

export function addReportRoutes(addRoute: AddRoute, api: RestApi): void {
  const path = `${api.siblingBase}/realtime-reports`;
  const { world } = api.engine;
  const add: AddRoute = (method, route, handler) =>
    addRoute(method, route, (context) => {
      const status = api.faults.ongoing.failReports?.[route.split('/').at(-2) ?? ''];
      return status === undefined
        ? handler(context)
        : { status, body: { statusCode: status, msg: 'the report is not available' } };
    });
  add('POST', `${path}/queue-active-chats/detail`, (context) => {
    const rows = activeRows(world, requireTeam(context.body));
    return { body: groupByQueue(getIds(context.body, 'queues'), rows) };
  });
  add('POST', `${path}/queued-chats/detail`, (context) => {
    requireTeam(context.body);
    return { body: groupByQueue(getIds(context.body, 'queues'), waitingRows(world)) };
  });
  add('GET', `${path}/bot-active-chats/detail`, () => ({
    body: [{ botId: greeterBot.id, botName: greeterBot.name, chats: botRows(world) }],
  }));
  add('POST', `${path}/agent-activity/detail`, (context) => {
    const rows = activityRows(world, getIds(context.body, 'teams'));
    return { body: isAtLeast(api.server, '4.5') ? { agents: rows } : rows };
  });
}

function requireTeam(body: unknown): string {
  const teamId = getString(body, 'teamId');
  if (!teamId)
    throw new HttpError(400, { statusCode: 400, msg: { error: { attribute: 'teamId', validation: 'required' } } });
  return teamId;
}

type Rows = Map<string, Json[]>;

function groupByQueue(requestedQueues: readonly string[], rows: Rows): Json[] {
  return queues
    .filter(
      (queue) =>
        requestedQueues.length === 0 || requestedQueues.includes(queue.id) || requestedQueues.includes(queue.name),
    )
    .map((queue) => ({ queueId: queue.id, queueName: queue.name, chats: rows.get(queue.id) ?? [] }));
}

function elapsedSeconds(world: World, since: number): number {
  return Math.max(0, Math.round((world.now() - since) / 1000));
}

function customerFields(world: World, conversation: Conversation): Json {
  const customer = world.customers.get(conversation.customerId);
  const session = conversation.sessions.find((channelSession) => channelSession.isActive) ?? conversation.sessions[0];
  const data = session?.['channelData'] as { channelCustomerIdentifier?: string } | undefined;
  return {
    customerName: [customer?.firstName, customer?.['lastName']].filter(Boolean).join(' '),
    channelType: channelTypeOf(session)?.name ?? null,
    channelIdentity: data?.channelCustomerIdentifier ?? null,
    customerLabels: Array.isArray(customer?.['labels']) ? customer['labels'] : [],
  };
}

function addRow(rows: Rows, queueId: string, row: Json): void {
  const list = rows.get(queueId);
  if (list) list.push(row);
  else rows.set(queueId, [row]);
}

/**
 * The push-mode chats of a team, for older desks (one agent, one session) and newer ones (lists of both): one row per
 * chat, in the queue of its first primary agent.
 */
function activeRows(world: World, teamId: string): Rows {
  const rows: Rows = new Map();
  for (const conversation of teamConversations(world, teamId)) {
    const primaries = conversation.participants.filter(({ role }) => role === 'PRIMARY');
    const [first] = primaries;
    if (!first) continue;
    const task = world.tasks.get(first.taskId);
    const agentDetails = primaries.map((participant) => agentNames(world, participant));
    addRow(rows, task?.queue?.id ?? conversation.queueId, {
      ...agentDetails[0],
      ...customerFields(world, conversation),
      direction: task?.direction ?? 'INBOUND',
      activeSince: elapsedSeconds(world, first.joinedAt),
      monitoredBy: monitorNames(world, conversation),
      lastMessage: lastMessageText(world, conversation),
      onHold: conversation.hold !== null,
      ...sessionFields(conversation),
      agentDetails,
      conversationParticipantDetails: conversation.participants.map((participant) => ({
        conversationParticipant: agentParticipantPayload(world.agents, conversation, participant),
      })),
    });
  }
  return rows;
}

/** The push-mode conversations in which an agent of the team is a primary. */
function teamConversations(world: World, teamId: string): Set<Conversation> {
  const found = new Set<Conversation>();
  for (const agent of world.agents.values()) {
    if (agent.teamId !== teamId) continue;
    for (const id of world.conversationIdsByAgent.get(agent.id) ?? []) {
      const conversation = world.conversation(id);
      const isPrimary = world.participant(conversation, agent.id)?.role === 'PRIMARY';
      if (isPrimary && conversation.listId === null) found.add(conversation);
    }
  }
  return found;
}

/** The first session for older desks, the open ones for newer desks, which monitor with the first of them. */
function sessionFields(conversation: Conversation): Json {
  const [first] = conversation.sessions;
  const open = conversation.sessions.filter((session) => session.isActive);
  return {
    conversationId: conversation.id,
    channelSession: first ?? null,
    activeChannelSessions: open.length > 0 || !first ? open : [first],
  };
}

function agentNames(world: World, { agentId }: Participant): Json {
  const agent = world.agents.get(agentId);
  return { agentName: agent ? displayName(agent) : '', agentUsername: agent?.username ?? '' };
}

/** Not in the vendor's report, where a second supervisor learns it only from the refusal. */
function monitorNames(world: World, conversation: Conversation): string | null {
  const monitors = conversation.participants.filter(({ role }) => role === 'SILENT_MONITOR');
  const names = monitors.map((participant) => agentNames(world, participant)['agentName']);
  return names.length === 0 ? null : names.join(', ');
}

/** Not in the vendor's report: the text of the latest message. */
function lastMessageText(world: World, conversation: Conversation): string | null {
  const event = world.log(conversation.id).events.findLast(({ name }) => messageEventNames.has(name));
  const body = (event?.data as { body?: { markdownText?: unknown } } | undefined)?.body;
  return typeof body?.markdownText === 'string' ? body.markdownText.slice(0, 200) : null;
}

function waitingRows(world: World): Rows {
  const rows: Rows = new Map();
  for (const request of world.routeRequests.values()) {
    const conversation = world.conversations.get(request.conversationId);
    const task = world.tasks.get(request.taskId);
    if (!conversation || !task) continue;
    addRow(rows, request.queueId ?? conversation.queueId, {
      ...customerFields(world, conversation),
      waitingSince: elapsedSeconds(world, task.enqueueTime),
    });
  }
  return rows;
}

function botRows(world: World): Json[] {
  const rows: Json[] = [];
  for (const conversation of world.conversations.values()) {
    const isWithBot = conversation.state === 'CREATED' && conversation.listId === null;
    if (!isWithBot || world.routeRequestsIn(conversation.id).length > 0) continue;
    rows.push({
      ...customerFields(world, conversation),
      activeSince: elapsedSeconds(world, conversation.createdAt),
      ...sessionFields(conversation),
    });
  }
  return rows;
}

function activityRows(world: World, teams: readonly string[]): Json[] {
  return [...world.agents.values()]
    .filter((agent) => teams.includes(agent.teamId))
    .map((agent) => ({
      id: agent.id,
      name: agent.username,
      state: agent.state,
      stateSince: elapsedSeconds(world, agent.stateChangeTime),
      activeChatsCount: agent.mrds.reduce((sum, mrd) => sum + openTaskCount(world, agent, mrd.mrdId), 0),
      mrds: agent.mrds.map((mrd) => ({
        id: mrd.mrdId,
        name: mrdById(mrd.mrdId)?.name ?? '',
        state: mrd.state,
        // Not in the vendor's report: the open tasks of the agent, and the limit.
        activeTasks: openTaskCount(world, agent, mrd.mrdId),
        maxAgentTasks: mrd.max,
      })),
      agentQueues: queues
        .filter((queue) => agent.mrds.some((mrd) => mrd.mrdId === queue.mrdId))
        .map((queue) => queue.name),
    }));
}
