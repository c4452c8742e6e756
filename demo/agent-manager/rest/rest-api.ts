/** The REST services a desk calls, under the vendor's path prefixes on one origin. */
import type { Faults } from '../control/faults.js';
import type { WireLog } from '../control/wire-log.js';
import { HttpError, type Handler, type Router } from '../http/http-router.js';
import type { LoginThrottle } from '../http/login-throttle.js';
import { displayName } from '../payloads/agent-payloads.js';
import { channelForType } from '../payloads/channel-session-payloads.js';
import { taskPayload } from '../payloads/task-payloads.js';
import { routableAgents } from '../rules/routing.js';
import type { Engine } from '../world/engine.js';
import {
  channelTypes,
  languages,
  mediaRoutingDomains,
  mrdById,
  pullLists,
  queues,
  stateReasons,
  webChannelType,
  wrapUpFormId,
} from '../world/seed-data.js';
import { getId } from '../world/untrusted-input.js';
import { addAnnouncementRoutes } from './rest-announcements.js';
import { addConversationRoutes } from './rest-conversations.js';
import { addCustomerRoutes } from './rest-customers.js';
import { addFileRoutes, type FileStore } from './rest-files.js';
import { login } from './rest-login.js';
import { addReportRoutes } from './rest-reports.js';
import { withAuthorization, withFaults } from './service-calls.js';

export interface RestApi {
  readonly engine: Engine;
  readonly faults: Faults;
  readonly log: WireLog;
  readonly files: FileStore;
  readonly logins: LoginThrottle;
  /** The release that is emulated. */
  readonly server: string;
  /** Path of the Agent Manager, and of its siblings; no trailing slash. */
  readonly base: string;
  readonly siblingBase: string;
}

/** Registers every service. */
export function addRestRoutes(router: Router, api: RestApi): void {
  const add = (method: string, path: string, handler: Handler, raw = false) => {
    router.add(method, path, withFaults(api, withAuthorization(api, handler)), raw);
  };
  router.add(
    'POST',
    `${api.base}/agent/login`,
    withFaults(api, (context) => login(api, context)),
  );
  addAdminRoutes(add, api);
  addRoutingRoutes(add, api);
  addReportRoutes(add, api);
  addConversationRoutes(add, api);
  addCustomerRoutes(add, api);
  addAnnouncementRoutes(add, api);
  addFileRoutes(add, api);
  add('GET', `${api.siblingBase}/ccm/channels/defaultoutbound`, (context) => {
    const id = context.query.get('channelTypeId');
    const type = id === null ? webChannelType : channelTypes.find((entry) => entry.id === id);
    if (!type) throw new HttpError(404, { statusCode: 404, msg: 'unknown channel type' });
    return { body: channelForType(type) };
  });
}

export type AddRoute = (method: string, path: string, handler: Handler, raw?: boolean) => void;

const timestamps = { createdAt: '2026-01-01T08:00:00.000Z', updatedAt: '2026-01-01T08:00:00.000Z' };

function addAdminRoutes(add: AddRoute, api: RestApi): void {
  const path = `${api.siblingBase}/unified-admin`;
  const { options } = api.engine.world;
  add('GET', `${path}/reasons`, () => ({
    body: stateReasons.map((reason) => ({ ...reason, description: reason.name, isDeleted: false, ...timestamps })),
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
  add('GET', `${path}/forms/:id`, (context) => {
    if (context.params['id'] !== wrapUpFormId) throw new HttpError(404, { statusCode: 404, msg: 'unknown form' });
    return { body: wrapUpForm };
  });
  add('GET', `${path}/pull-mode-list`, () => ({ body: pullLists }));
  add('GET', `${path}/locale-setting`, () => ({ body: [{ supportedLanguages: languages }] }));
}

const wrapUpForm = {
  id: wrapUpFormId,
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
  const path = `${api.siblingBase}/routing-engine`;
  const { world } = api.engine;
  add('GET', `${path}/media-routing-domains`, () => ({ body: mediaRoutingDomains }));
  add('GET', `${path}/precision-queues`, () => ({
    body: queues.map((queue) => ({
      id: queue.id,
      name: queue.name,
      mrd: mrdById(queue.mrdId),
      agentSelectionCriteria: 'LONGEST_AVAILABLE',
      serviceLevelType: 1,
      serviceLevelThreshold: 10,
      steps: [],
    })),
  }));
  add('GET', `${path}/precision-queues/available-agents`, (context) => {
    const conversation = world.conversations.get(context.query.get('conversationId') ?? '');
    const requestingAgentId = context.query.get('agentId');
    return {
      body: queues.map((queue) => {
        const available = routableAgents(world, queue.mrdId).filter(
          (agent) => agent.id !== requestingAgentId && !(conversation && world.participant(conversation, agent.id)),
        );
        return {
          queueId: queue.id,
          queueName: queue.name,
          mrdId: queue.mrdId,
          totalAvailableAgents: available.length,
          availableAgents: available.map((agent) => ({
            id: agent.id,
            name: displayName(agent),
            extensions: [agent.extension],
          })),
        };
      }),
    };
  });
  add('GET', `${path}/tasks`, (context) => {
    const agentId = getId(Object.fromEntries(context.query), 'agentId') ?? '';
    const openTasks = [...(world.openTaskIdsByAgent.get(agentId) ?? [])].map((id) => world.task(id));
    return {
      body: openTasks.map((task) => taskPayload(task, world.conversations.get(task.conversationId)?.sessions[0])),
    };
  });
}
