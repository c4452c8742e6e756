/** The commands a desk can send, by their event names. */
import { CommandError, getId, isObject } from '../world/untrusted-input.js';
import type { Agent, Json } from '../world/world-types.js';
import type { World } from '../world/world.js';
import {
  consultConferenceRequest,
  consultRequest,
  consultTransferRequest,
  directConferenceRequest,
  directTransferRequest,
} from './assistance.js';
import { changeAgentState } from './change-agent-state.js';
import { closeWrapUp } from './close-wrap-up.js';
import { topicSubscription } from './joining.js';
import { topicUnsubscription } from './leaving.js';
import { pauseConversation, resumeConversation } from './pause-conversation.js';
import { publishCimEvent } from './publish-cim-event.js';
import {
  deletePullModeRequest,
  joinPullModeRequest,
  subscribePullModeList,
  unsubscribePullModeList,
} from './pull-mode.js';
import { joinAsBargeIn, joinAsSilentMonitor, joinAsWhisper } from './supervisor-roles.js';

type CommandHandler = (world: World, agent: Agent, payload: Json) => void;

const commandHandlers: ReadonlyMap<string, CommandHandler> = new Map<string, CommandHandler>([
  ['changeAgentState', changeAgentState],
  ['topicSubscription', topicSubscription],
  ['topicUnsubscription', topicUnsubscription],
  ['topicUnsubscription_', topicUnsubscription],
  ['publishCimEvent', publishCimEvent],
  ['directTransferRequest', directTransferRequest],
  ['directConferenceRequest', directConferenceRequest],
  ['consultRequest', consultRequest],
  ['consultTransferRequest', consultTransferRequest],
  ['consultConferenceRequest', consultConferenceRequest],
  ['JoinAsSilentMonitor', joinAsSilentMonitor],
  ['joinAsSilentMonitor', joinAsSilentMonitor],
  ['JoinAsBargin', joinAsBargeIn],
  ['JoinAsBargeIn', joinAsBargeIn],
  ['joinAsBargeIn', joinAsBargeIn],
  ['joinAsWhisper', joinAsWhisper],
  ['moveToWhisperMode', joinAsWhisper],
  ['closeWrapup', closeWrapUp],
  ['WRAP_UP_CLOSED', closeWrapUp],
  ['pauseConversation', pauseConversation],
  ['resumeConversation', resumeConversation],
  ['subscribePullModeList', subscribePullModeList],
  ['unsubscribePullModeList', unsubscribePullModeList],
  ['joinPullModeRequest', joinPullModeRequest],
]);

/** Carries out a command, or throws a `CommandError` before anything has changed. */
export function handleCommand(world: World, agentId: string, name: string, payload: unknown): void {
  const agent = world.agent(agentId);
  if (name === 'deletePullModeRequest') {
    requireLoggedIn(agent, name);
    const id = getId({ id: payload }, 'id') ?? getId(payload, 'requestId') ?? getId(payload, 'id');
    if (id === undefined) throw new CommandError('the request id is missing');
    deletePullModeRequest(world, id);
    return;
  }
  const handler = commandHandlers.get(name);
  if (!handler) throw new CommandError('unknown event', 404);
  if (!isObject(payload)) throw new CommandError('the payload is not an object');
  const claimedAgentId = getId(payload, 'agentId');
  // `changeAgentState` may name an agent whom this one supervises.
  if (claimedAgentId !== undefined && claimedAgentId !== agent.id && name !== 'changeAgentState') {
    throw new CommandError('agentId is not the agent of this connection', 403, getId(payload, 'conversationId'));
  }
  requireLoggedIn(agent, name);
  handler(world, agent, payload);
}

/** Every command needs a login, except `changeAgentState`: it is answered with a presence after logout too. */
function requireLoggedIn(agent: Agent, name: string): void {
  if (agent.state === 'LOGOUT' && name !== 'changeAgentState') throw new CommandError('the agent is logged out', 409);
}
