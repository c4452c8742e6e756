import type { CommandType } from '../domain/index.js';
import { atLeast, type ServerVersion } from './server-version.js';
import { clientEvents, plainName } from './wire-events.js';

/** The event a wish goes out as. Two were renamed in 4.5. */
export function commandEvent(type: CommandType, server: ServerVersion): string {
  switch (type) {
    case 'set-state':
    case 'log-out':
    case 'set-channel':
      return clientEvents.changeState;
    case 'accept-offer':
      return clientEvents.subscribe;
    case 'leave':
      return clientEvents.unsubscribe;
    case 'send-message':
    case 'send-typing':
    case 'send-read':
    case 'extend-sla':
      return clientEvents.publish;
    case 'transfer':
      return clientEvents.transfer;
    case 'conference':
      return clientEvents.conference;
    case 'consult':
      return clientEvents.consult;
    case 'consult-transfer':
      return clientEvents.consultTransfer;
    case 'consult-conference':
      return clientEvents.consultConference;
    case 'monitor':
      return clientEvents.monitor;
    case 'whisper-mode':
      return atLeast(server, '4.5') ? clientEvents.whisperMode : clientEvents.whisperMode44;
    case 'barge-in':
      return clientEvents.bargeIn;
    case 'pause':
      return clientEvents.pause;
    case 'resume':
      return clientEvents.resume;
    case 'close-wrap-up':
      return atLeast(server, '4.5') ? clientEvents.closeWrapUp : clientEvents.closeWrapUp44;
    case 'subscribe-list':
      return clientEvents.subscribeList;
    case 'unsubscribe-list':
      return clientEvents.unsubscribeList;
    case 'join-item':
      return clientEvents.joinItem;
    case 'end-item':
      return clientEvents.endItem;
  }
}

/** Other names under which servers and their documentation speak of the same wish, in plain form. */
const aliases: Readonly<Partial<Record<CommandType, readonly string[]>>> = {
  'barge-in': ['joinasbargein'],
  'whisper-mode': [plainName(clientEvents.whisperMode44), plainName(clientEvents.whisperMode)],
  'close-wrap-up': [plainName(clientEvents.closeWrapUp44), plainName(clientEvents.closeWrapUp)],
};

/** True when `event`, as an `errors` message names it, can be about a wish of this type. */
export function isAbout(event: string, type: CommandType): boolean {
  const name = plainName(event);
  return name === plainName(commandEvent(type, '4.5')) || (aliases[type]?.includes(name) ?? false);
}
