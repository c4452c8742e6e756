import type { AgentId, NoticeWhat, Role } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { isolate } from '../internal/isolate.js';

export interface NoticeContext {
  readonly words: Messages;
  readonly ownId: AgentId | null;
  readonly duration: (ms: number) => string;
}

/** The sentence for something that happened in a conversation. */
export function noticeWords(what: NoticeWhat, { words, ownId, duration }: NoticeContext): string {
  switch (what.type) {
    case 'channel-session-started':
      return words.noticeChannelStarted(isolate(what.channelName));
    case 'channel-session-ended':
      return words.noticeChannelEnded(isolate(what.channelName));
    case 'agent-joined':
      if (what.agentId === ownId) return words.noticeYouJoined;
      return joined(isolate(what.name), what.role, words);
    case 'agent-left':
      return what.agentId === ownId ? words.endReason('left', '') : words.noticeLeft(isolate(what.name));
    case 'reroute-placed':
      return words.noticeReroutePlaced(what.direction, isolate(what.queueName), isolate(what.requestedBy));
    case 'reroute-cancelled':
      return words.noticeRerouteCancelled(what.direction);
    case 'reroute-failed':
      return words.noticeRerouteFailed(what.direction, isolate(what.queueName));
    case 'paused':
      return words.noticePaused;
    case 'resumed':
      return words.noticeResumed;
    case 'hand-raised':
      return words.noticeHandRaised(what.names.map(isolate).join(', '));
    case 'hand-lowered':
      return words.noticeHandLowered(what.names.map(isolate).join(', '));
    case 'customer-changed':
      return words.noticeCustomerChanged(isolate(what.name));
    case 'customer-left':
      return words.endReason('customer-left', '');
    case 'call':
      return words.noticeCall(what.what);
    case 'call-summary':
      return words.noticeCallSummary(what.call.seconds === null ? '' : duration(what.call.seconds * 1000));
    case 'other':
      return isolate(what.wireName);
  }
}

const joined = (name: string, role: Role, words: Messages): string =>
  role === 'primary' ? words.noticeJoined(name) : words.noticeJoinedAs(name, words.roleName(role));
