/** The REST services a desk calls, under the vendor's path prefixes, all at one origin. */
import { CHANNEL_TYPES, LISTS, MRDS, PASSWORD, QUEUES, REASONS, WRAPUP_FORM_ID, WEB_TYPE, mrdById } from './catalog.js';
import type { Engine } from './engine.js';
import type { Faults } from './faults.js';
import { get, getId, getText } from './guards.js';
import { HttpError, type Call, type Handler, type Router } from './http-router.js';
import { keycloakUser } from './payloads-agent.js';
import { channelOf } from './payloads-session.js';
import { taskObject } from './payloads-task.js';
import { addConversationRoutes } from './rest-conversations.js';
import { addCustomerRoutes } from './rest-customers.js';
import { addFileRoutes, type Files } from './rest-files.js';
import { addReportRoutes } from './rest-reports.js';
import { routableAgents } from './routing.js';
import { issueToken, readToken } from './tokens.js';
import type { Obj } from './types.js';
import type { WireLog } from './wire-log.js';

export interface RestApi {
  readonly engine: Engine;
  readonly faults: Faults;
  readonly log: WireLog;
  readonly files: Files;
  /** Path of the Agent Manager, and of its siblings; no trailing slash. */
  readonly base: string;
  readonly siblings: string;
}

/** Registers every service. */
export function addRestRoutes(router: Router, api: RestApi): void {
  const add = (method: string, path: string, handler: Handler, raw = false) => {
    router.add(method, path, guarded(api, handler), raw);
  };
  router.add('POST', `${api.base}/agent/login`, (call) => login(api, call));
  addAdminRoutes(add, api);
  addRoutingRoutes(add, api);
  addReportRoutes(add, api);
  addConversationRoutes(add, api);
  addCustomerRoutes(add, api);
  addFileRoutes(add, api);
  add('GET', `${api.siblings}/ccm/channels/defaultoutbound`, (call) => {
    const id = call.query.get('channelTypeId');
    const type = id === null ? WEB_TYPE : CHANNEL_TYPES.find((entry) => entry.id === id);
    if (!type) throw new HttpError(404, { statusCode: 404, msg: 'unknown channel type' });
    return { body: channelOf(type) };
  });
}

export type AddRoute = (method: string, path: string, handler: Handler, raw?: boolean) => void;

/** Checks a token where one is sent (older desks send none) and notes the call. */
function guarded(api: RestApi, handler: Handler): Handler {
  return async (call) => {
    const header = call.req.headers.authorization;
    const token = header === undefined ? undefined : /^Bearer\s+(\S+)$/i.exec(header)?.[1];
    const agent = token === undefined ? undefined : readToken(api.engine.world, token);
    note(api, call, agent?.username ?? null, call.body);
    if (header !== undefined && header !== '' && !agent)
      throw new HttpError(401, unauthorized('The access token is not valid'));
    return await handler(call);
  };
}

function note(api: RestApi, call: Call, who: string | null, body: unknown): void {
  const payload = call.method === 'GET' ? Object.fromEntries(call.query) : body;
  const bytes = Number(call.req.headers['content-length'] ?? 0);
  const entry = { at: api.engine.world.now(), dir: 'in', kind: 'rest', name: `${call.method} ${call.path}` } as const;
  api.log.add({ ...entry, who, payload }, bytes);
}

/** One body that old and new desks understand. */
function unauthorized(reason: string): Obj {
  return {
    statusCode: 401,
    msg: reason,
    error: { error_message: reason, error_detail: { status: 401, reason }, msg: reason },
  };
}

function login(api: RestApi, call: Call): { body: Obj } {
  const { world } = api.engine;
  const username = getText(call.body, 'username') ?? '';
  const password = getText(call.body, 'password') ?? '';
  note(api, call, username, { username, password: password === '' ? '' : '***' });
  for (const [attribute, value] of [
    ['username', username],
    ['password', password],
  ] as const) {
    if (value === '') {
      throw new HttpError(400, { statusCode: 400, msg: { error: { attribute, validation: 'required' } } });
    }
  }
  const agent = world.agentsByName.get(username);
  if (!agent || password !== PASSWORD) throw new HttpError(401, unauthorized('Invalid user credentials'));
  const token = api.engine.perform(() => issueToken(world, agent, 'access'));
  return {
    body: {
      statusCode: 200,
      data: { token, refresh_token: issueToken(world, agent, 'refresh'), keycloak_User: keycloakUser(agent) },
    },
  };
}

const STAMP = { createdAt: '2026-01-01T08:00:00.000Z', updatedAt: '2026-01-01T08:00:00.000Z' };

function addAdminRoutes(add: AddRoute, api: RestApi): void {
  const path = `${api.siblings}/unified-admin`;
  const { options } = api.engine.world;
  add('GET', `${path}/reasons`, () => ({
    body: REASONS.map((reason) => ({ ...reason, description: reason.name, isDeleted: false, ...STAMP })),
  }));
  add('GET', `${path}/agent-desk-settings`, () => ({
    body: [
      {
        id: '79c000000000000000000001',
        isFileSharingEnabled: true,
        isEmojisEnabled: true,
        isConversationParticipantsEnabled: true,
        isMessageFormattingEnabled: true,
        isWrapUpEnabled: options.wrapupMs > 0,
        wrapUpTime: options.wrapupMs / 1000,
        isOutboundSmsEnabled: false,
        isOutboundSmsSendandClose: false,
        prefixCode: '',
        isAutoAnswerEnabled: false,
      },
    ],
  }));
  add('GET', `${path}/forms/:id`, (call) => {
    if (call.params['id'] !== WRAPUP_FORM_ID) throw new HttpError(404, { statusCode: 404, msg: 'unknown form' });
    return { body: WRAPUP_FORM };
  });
  add('GET', `${path}/pull-mode-list`, () => ({ body: LISTS }));
  add('GET', `${path}/locale-setting`, () => ({
    body: [
      {
        supportedLanguages: [
          { code: 'en', name: 'English', flag: 'gb' },
          { code: 'ar', name: 'Arabic', flag: 'sa' },
        ],
      },
    ],
  }));
}

const WRAPUP_FORM = {
  id: WRAPUP_FORM_ID,
  formTitle: 'Wrap-up',
  attributes: [
    {
      attributeType: 'OPTIONS',
      categoryOptions: {
        isMultipleChoice: true,
        categories: [
          { categoryName: 'Topic', values: ['delivery', 'billing', 'technical', 'return'] },
          { categoryName: 'Outcome', values: ['solved', 'follow-up', 'no answer'] },
        ],
      },
    },
  ],
};

function addRoutingRoutes(add: AddRoute, api: RestApi): void {
  const path = `${api.siblings}/routing-engine`;
  const { world } = api.engine;
  add('GET', `${path}/media-routing-domains`, () => ({ body: MRDS }));
  add('GET', `${path}/precision-queues`, () => ({
    body: QUEUES.map((queue) => ({
      id: queue.id,
      name: queue.name,
      mrd: mrdById(queue.mrdId),
      agentSelectionCriteria: 'LONGEST_AVAILABLE',
      serviceLevelType: 1,
      serviceLevelThreshold: 10,
      steps: [],
    })),
  }));
  add('GET', `${path}/precision-queues/available-agents`, (call) => {
    const conversation = world.conversations.get(call.query.get('conversationId') ?? '');
    const asking = call.query.get('agentId');
    return {
      body: QUEUES.map((queue) => {
        const free = routableAgents(world, queue.mrdId).filter(
          (agent) => agent.id !== asking && !(conversation && world.participant(conversation, agent.id)),
        );
        return {
          queueId: queue.id,
          queueName: queue.name,
          mrdId: queue.mrdId,
          totalAvailableAgents: free.length,
          availableAgents: free.map((agent) => ({
            id: agent.id,
            name: `${agent.firstName} ${agent.lastName}`.trim() || agent.username,
            extensions: [agent.extension],
          })),
        };
      }),
    };
  });
  add('GET', `${path}/tasks`, (call) => {
    const agentId = getId(Object.fromEntries(call.query), 'agentId') ?? '';
    const found = [...(world.openTasks.get(agentId) ?? [])].map((id) => world.task(id));
    return { body: found.map((task) => taskObject(task, world.conversations.get(task.conversationId)?.sessions[0])) };
  });
}

/** A JSON body's list of ids or names. */
export function idList(body: unknown, key: string): string[] {
  const list = get(body, key);
  return Array.isArray(list) ? list.map(String) : [];
}
