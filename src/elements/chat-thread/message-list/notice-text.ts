import type { AgentId, NoticeContent, Role } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';

export interface NoticeContext {
  readonly translations: Translations;
  readonly ownId: AgentId | null;
  readonly duration: (ms: number) => string;
}

/** The text of a notice. */
export function noticeText(content: NoticeContent, { translations, ownId, duration }: NoticeContext): string {
  switch (content.type) {
    case 'channel-session-started':
      return translations.noticeChannelStarted(isolateBidi(content.channelName));
    case 'channel-session-ended':
      return translations.noticeChannelEnded(isolateBidi(content.channelName));
    case 'agent-joined':
      if (content.agentId === ownId) return translations.noticeYouJoined;
      return joinedText(isolateBidi(content.name), content.role, translations);
    case 'agent-left':
      return content.agentId === ownId
        ? translations.endReason('left', '')
        : translations.noticeLeft(isolateBidi(content.name));
    case 'reroute-placed':
      return translations.noticeReroutePlaced(
        content.direction,
        isolateBidi(content.queueName),
        isolateBidi(content.requestedBy),
      );
    case 'reroute-cancelled':
      return translations.noticeRerouteCancelled(content.direction);
    case 'reroute-failed':
      return translations.noticeRerouteFailed(content.direction, isolateBidi(content.queueName));
    case 'paused':
      return translations.noticePaused;
    case 'resumed':
      return translations.noticeResumed;
    case 'hand-raised':
      return translations.noticeHandRaised(content.names.map(isolateBidi).join(', '));
    case 'hand-lowered':
      return translations.noticeHandLowered(content.names.map(isolateBidi).join(', '));
    case 'customer-changed':
      return translations.noticeCustomerChanged(isolateBidi(content.name));
    case 'customer-left':
      return translations.endReason('customer-left', '');
    case 'call':
      return translations.noticeCall(content.what);
    case 'call-summary':
      return translations.noticeCallSummary(content.call.seconds === null ? '' : duration(content.call.seconds * 1000));
    case 'unresolved-note':
      return translations.noticeUndecided(content.what, content.candidates);
    case 'other':
      return isolateBidi(content.wireName);
  }
}

const joinedText = (name: string, role: Role, translations: Translations): string =>
  role === 'primary' ? translations.noticeJoined(name) : translations.noticeJoinedAs(name, translations.roleName(role));
