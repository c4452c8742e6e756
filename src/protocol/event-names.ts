import type { CommandType } from '../domain/index.js';
import { isAtLeast, type ServerVersion } from './server-version.js';

/** The events a desk sends. Exact: the server compares these as they are. */
const commandEventNames: Readonly<Record<CommandType, string>> = {
  'set-state': 'changeAgentState',
  'log-out': 'changeAgentState',
  'set-channel': 'changeAgentState',
  'accept-offer': 'topicSubscription',
  leave: 'topicUnsubscription',
  'send-message': 'publishCimEvent',
  'send-typing': 'publishCimEvent',
  'send-read': 'publishCimEvent',
  'extend-sla': 'publishCimEvent',
  transfer: 'directTransferRequest',
  conference: 'directConferenceRequest',
  consult: 'consultRequest',
  'consult-transfer': 'consultTransferRequest',
  'consult-conference': 'consultConferenceRequest',
  monitor: 'JoinAsSilentMonitor',
  'whisper-mode': 'joinAsWhisper',
  /** Spelled so by the guide and by every desk, whatever some pages call it. */
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

/** Other names under which servers and their documentation speak of the same wish. */
const eventNameAliases: EventNameOverrides = { ...eventNamesBefore45, 'barge-in': 'JoinAsBargeIn' };

/** The event a wish goes out as. Two were renamed in 4.5. */
export const getCommandEventName = (type: CommandType, server: ServerVersion): string =>
  (isAtLeast(server, '4.5') ? undefined : eventNamesBefore45[type]) ?? commandEventNames[type];

/** For comparing events' names: servers and their documentation differ in case and in a trailing `_`. */
export const normalizeEventName = (event: string): string => event.trim().replace(/_$/, '').toLowerCase();

/** True when `event`, as an `errors` message names it, can be about a wish of this type. */
export function isCommandEventName(event: string, type: CommandType): boolean {
  const name = normalizeEventName(event);
  return [commandEventNames[type], eventNameAliases[type]].some(
    (candidate) => candidate !== undefined && normalizeEventName(candidate) === name,
  );
}
