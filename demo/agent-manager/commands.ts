/** Every event a desk can send, by its names on the wire. */
import {
  consultConferenceRequest,
  consultRequest,
  consultTransferRequest,
  directConferenceRequest,
  directTransferRequest,
} from './assist.js';
import { getId, isObj, Refusal } from './guards.js';
import { pauseConversation, resumeConversation } from './hold.js';
import { topicSubscription } from './joining.js';
import { leave } from './leaving.js';
import { joinAsBargin, joinAsSilentMonitor, joinAsWhisper } from './monitor.js';
import { changeAgentState } from './presence.js';
import { publishCimEvent } from './publish.js';
import { deletePullModeRequest, joinPullModeRequest, subscribePullModeList, unsubscribePullModeList } from './pull.js';
import type { Agent, Obj } from './types.js';
import { closeWrapUp } from './wrapup.js';
import type { World } from './world.js';

type Command = (world: World, agent: Agent, payload: Obj) => void;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['changeAgentState', changeAgentState],
  ['topicSubscription', topicSubscription],
  ['topicUnsubscription', leave],
  ['topicUnsubscription_', leave],
  ['publishCimEvent', publishCimEvent],
  ['directTransferRequest', directTransferRequest],
  ['directConferenceRequest', directConferenceRequest],
  ['consultRequest', consultRequest],
  ['consultTransferRequest', consultTransferRequest],
  ['consultConferenceRequest', consultConferenceRequest],
  ['JoinAsSilentMonitor', joinAsSilentMonitor],
  ['joinAsSilentMonitor', joinAsSilentMonitor],
  ['JoinAsBargin', joinAsBargin],
  ['JoinAsBargeIn', joinAsBargin],
  ['joinAsBargeIn', joinAsBargin],
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

/** Carries out what a desk asks, or throws a `Refusal` before anything has changed. */
export function handleCommand(world: World, agentId: string, name: string, payload: unknown): void {
  const agent = world.agent(agentId);
  if (name === 'deletePullModeRequest') {
    requireLogin(agent, name);
    const id = getId({ id: payload }, 'id') ?? getId(payload, 'requestId') ?? getId(payload, 'id');
    if (id === undefined) throw new Refusal('the request id is missing');
    deletePullModeRequest(world, id);
    return;
  }
  const command = COMMANDS.get(name);
  if (!command) throw new Refusal('unknown event', 404);
  if (!isObj(payload)) throw new Refusal('the payload is not an object');
  const claimed = getId(payload, 'agentId');
  if (claimed !== undefined && claimed !== agent.id) {
    throw new Refusal('agentId is not the agent of this connection', 403, getId(payload, 'conversationId'));
  }
  requireLogin(agent, name);
  command(world, agent, payload);
}

/** A state request is answered with a presence even after logout; everything else needs a working session. */
function requireLogin(agent: Agent, name: string): void {
  if (agent.state === 'LOGOUT' && name !== 'changeAgentState') throw new Refusal('the agent is logged out', 409);
}
