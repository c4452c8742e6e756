import type { NoticeContent, Role } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import type { AgentNames } from '../../../store/selectors.js';
import { listAgents } from '../../internal/format/format-agent-name.js';
import type { LocalizeController } from '../../internal/localization/localize-controller.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';

export interface NoticeContext {
  readonly translations: Translations;
  readonly names: AgentNames;
  readonly localize: Pick<LocalizeController, 'duration' | 'list'>;
}

/** The text of a notice. */
export function noticeText(content: NoticeContent, { translations, names, localize }: NoticeContext): string {
  switch (content.type) {
    case 'channel-session-started':
      return translations.noticeChannelStarted(isolateBidi(content.channelName));
    case 'channel-session-ended':
      return translations.noticeChannelEnded(isolateBidi(content.channelName));
    case 'agent-joined':
      if (names.isOwn({ id: content.agentId })) return translations.noticeYouJoined;
      return joinedText(nameIn(content, names), content.role, translations);
    case 'agent-left':
      return names.isOwn({ id: content.agentId })
        ? translations.endReason('left', '')
        : translations.noticeLeft(nameIn(content, names));
    case 'reroute-placed':
      return reroutePlacedText(content, names, translations);
    case 'reroute-cancelled':
      return translations.noticeRerouteCancelled(content.direction);
    case 'reroute-failed':
      return translations.noticeRerouteFailed(content.direction, isolateBidi(content.queueName));
    case 'paused':
      return translations.noticePaused;
    case 'resumed':
      return translations.noticeResumed;
    case 'hand-raised':
      return handText(content.names, { names, localize }, translations.noticeHandRaised);
    case 'hand-lowered':
      return handText(content.names, { names, localize }, translations.noticeHandLowered);
    case 'customer-changed':
      return translations.noticeCustomerChanged(isolateBidi(content.name));
    case 'customer-left':
      return translations.endReason('customer-left', '');
    case 'call':
      return translations.noticeCall(content.what);
    case 'call-summary':
      return translations.noticeCallSummary(
        content.call.seconds === null ? '' : localize.duration(content.call.seconds * 1000),
      );
    case 'unresolved-note':
      return translations.noticeUndecided(content.what, content.candidates);
    case 'other':
      return isolateBidi(content.wireName);
  }
}

type AgentNotice = Extract<NoticeContent, { type: 'agent-joined' | 'agent-left' }>;
type RerouteNotice = Extract<NoticeContent, { type: 'reroute-placed' | 'reroute-cancelled' | 'reroute-failed' }>;

const nameIn = ({ agentId, name }: AgentNotice, names: AgentNames): string =>
  isolateBidi(names.nameOf({ id: agentId, username: name }));

function reroutePlacedText(
  { direction, queueName, requestedBy: username }: RerouteNotice,
  names: AgentNames,
  translations: Translations,
): string {
  const queue = isolateBidi(queueName);
  return names.isOwn({ username })
    ? translations.noticeYouRerouted(direction, queue)
    : translations.noticeReroutePlaced(direction, queue, isolateBidi(names.nameOf({ username })));
}

function handText(
  usernames: readonly string[],
  { names, localize }: Pick<NoticeContext, 'names' | 'localize'>,
  format: (others: string, isYou: boolean) => string,
): string {
  const { others, isYou } = listAgents(usernames, names, localize);
  return format(others, isYou);
}

const joinedText = (name: string, role: Role, translations: Translations): string =>
  role === 'primary' ? translations.noticeJoined(name) : translations.noticeJoinedAs(name, translations.roleName(role));
