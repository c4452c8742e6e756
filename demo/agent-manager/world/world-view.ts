/** The body of `GET /world`: the complete state, for tests and demos. */
import { mrdStates } from '../payloads/agent-payloads.js';
import { taskPayload } from '../payloads/task-payloads.js';
import { participantPayloads } from '../payloads/topic-payloads.js';
import type { Json } from './world-types.js';
import type { World } from './world.js';

export function worldView(world: World): Json {
  return {
    now: world.now(),
    agents: [...world.agents.values()].map((agent) => ({
      id: agent.id,
      username: agent.username,
      connected: agent.connected,
      connections: agent.connections ?? 0,
      state: { name: agent.state, reasonCode: agent.reason },
      agentMrdStates: mrdStates(agent),
    })),
    tasks: [...world.tasks.values()].map((task) =>
      taskPayload(task, world.conversations.get(task.conversationId)?.sessions[0]),
    ),
    conversations: [...world.conversations.values()].map((conversation) => ({
      id: conversation.id,
      state: conversation.state,
      customerId: conversation.customerId,
      participants: participantPayloads(world.agents, conversation, (at) => at).map(
        ({ type, role, participant, id }) => ({
          id,
          type,
          role,
          participant,
        }),
      ),
      messages: world.log(conversation.id).events,
      customerView: world.log(conversation.id).customerView,
    })),
    requests: [...world.pullRequests.values()].map(({ id, listId, conversationId, status }) => ({
      id,
      listId,
      conversationId,
      status,
    })),
  };
}
