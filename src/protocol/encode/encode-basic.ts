import type { Agent, CommandOf, Reason } from '../../domain/index.js';
import { toJsonText } from '../../domain/text/json-text.js';
import { getCommandEventName } from '../event-names.js';
import { fromOpaque } from '../wire-objects.js';
import type { EncodeContext, OutgoingEvent } from './encode-context.js';

type BasicCommand = CommandOf<'set-state' | 'log-out' | 'set-channel'>;

/** The event of a command about the agent's own state. All others are encoded by encode.ts. */
export const encodeBasicCommand = (command: BasicCommand, { agent, server }: EncodeContext): OutgoingEvent => ({
  event: getCommandEventName(command.type, server),
  payload: buildBasicPayload(command, agent.id),
});

export function buildBasicPayload(command: BasicCommand, agentId: string): unknown {
  switch (command.type) {
    case 'set-state':
      return command.state === 'ready'
        ? buildAgentState(agentId, 'READY', null)
        : buildAgentState(agentId, 'NOT_READY', command.reason);
    case 'log-out':
      return buildAgentState(agentId, 'LOGOUT', command.reason);
    case 'set-channel': {
      const state = command.ready ? 'READY' : 'NOT_READY';
      return { agentId, action: 'agentMRDState', state, mrdId: command.channelId };
    }
  }
}

/** The agent's state is sent as an object, the state of one media domain as a string. */
export const buildAgentState = (
  agentId: string,
  name: 'READY' | 'NOT_READY' | 'LOGOUT',
  reason: Reason | null,
): unknown => ({
  agentId,
  action: 'agentState',
  state: { name, reasonCode: reason && fromOpaque(reason.source) },
});

/** Handshake data of the socket. The user is JSON text. At most one of the two push tokens is set. */
export function encodeHandshake(
  agent: Agent,
  push: { readonly desktop: string | null; readonly mobile: string | null },
): { auth: Record<string, unknown>; query: Record<string, string> } {
  return {
    auth: {
      agent: toJsonText(fromOpaque(agent.source)),
      fcm: { desktopFcmKey: push.desktop, mobileFcmKey: push.mobile },
    },
    query: { username: agent.username },
  };
}
