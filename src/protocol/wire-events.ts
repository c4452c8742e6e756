import type { CommandType } from '../domain/index.js';
import { atLeast, type ServerVersion } from './server-version.js';

/** The events a desk sends. Exact: the server compares these as they are. */
const commandEvents: Readonly<Record<CommandType, string>> = {
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

type SomeEvents = Readonly<Partial<Record<CommandType, string>>>;

const eventsBefore45: SomeEvents = { 'whisper-mode': 'moveToWhisperMode', 'close-wrap-up': 'WRAP_UP_CLOSED' };

/** Other names under which servers and their documentation speak of the same wish. */
const aliases: SomeEvents = { ...eventsBefore45, 'barge-in': 'JoinAsBargeIn' };

/** The event a wish goes out as. Two were renamed in 4.5. */
export const commandEvent = (type: CommandType, server: ServerVersion): string =>
  (atLeast(server, '4.5') ? undefined : eventsBefore45[type]) ?? commandEvents[type];

/** For comparing events' names: servers and their documentation differ in case and in a trailing `_`. */
export const plainName = (event: string): string => event.trim().replace(/_$/, '').toLowerCase();

/** True when `event`, as an `errors` message names it, can be about a wish of this type. */
export function isAbout(event: string, type: CommandType): boolean {
  const name = plainName(event);
  return [commandEvents[type], aliases[type]].some((other) => other !== undefined && plainName(other) === name);
}
