import type { CommandType } from '../domain/index.js';
import { isAtLeast, type ServerVersion } from './server-version.js';

/** Event name of each command. The server compares them exactly. */
const commandEventNames: Readonly<Record<CommandType, string>> = {
  'set-state': 'changeAgentState',
  'log-out': 'changeAgentState',
  'set-channel': 'changeAgentState',
  'set-agent-state': 'changeAgentState',
  'accept-offer': 'topicSubscription',
  leave: 'topicUnsubscription',
  'send-message': 'publishCimEvent',
  'send-typing': 'publishCimEvent',
  'send-read': 'publishCimEvent',
  'extend-sla': 'publishCimEvent',
  'raise-hand': 'publishCimEvent',
  'lower-hand': 'publishCimEvent',
  transfer: 'directTransferRequest',
  conference: 'directConferenceRequest',
  consult: 'consultRequest',
  'consult-transfer': 'consultTransferRequest',
  'consult-conference': 'consultConferenceRequest',
  monitor: 'JoinAsSilentMonitor',
  'whisper-mode': 'joinAsWhisper',
  // The guide and existing clients use this spelling. Some documentation pages differ.
  'barge-in': 'JoinAsBargin',
  pause: 'pauseConversation',
  resume: 'resumeConversation',
  'close-wrap-up': 'closeWrapup',
  'subscribe-list': 'subscribePullModeList',
  'unsubscribe-list': 'unsubscribePullModeList',
  'join-item': 'joinPullModeRequest',
  'end-item': 'deletePullModeRequest',
};

type EventNameOverrides = Readonly<Partial<Record<CommandType, string>>>;

const eventNamesBefore45: EventNameOverrides = {
  'whisper-mode': 'moveToWhisperMode',
  'close-wrap-up': 'WRAP_UP_CLOSED',
};

/** Other names that servers or their documentation use for the same command. */
const eventNameAliases: EventNameOverrides = { ...eventNamesBefore45, 'barge-in': 'JoinAsBargeIn' };

/** The event a command is sent as. Two were renamed in 4.5. */
export const getCommandEventName = (type: CommandType, server: ServerVersion): string =>
  (isAtLeast(server, '4.5') ? undefined : eventNamesBefore45[type]) ?? commandEventNames[type];

/** Normalizes an event name for comparison: servers differ in case and in a trailing `_`. */
export const normalizeEventName = (event: string): string => event.trim().replace(/_$/, '').toLowerCase();

/** True when `event`, as named in an `errors` message, can refer to a command of this type. */
export function isCommandEventName(event: string, type: CommandType): boolean {
  const name = normalizeEventName(event);
  return [commandEventNames[type], eventNameAliases[type]].some(
    (candidate) => candidate !== undefined && normalizeEventName(candidate) === name,
  );
}
