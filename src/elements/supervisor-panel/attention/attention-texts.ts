import type { EpochMs, TeamChat } from '../../../domain/index.js';
import type { AgentNames } from '../../../store/selectors.js';
import type { Translations } from '../../../translations/translations.js';
import { formatAgentName } from '../../internal/format/format-agent-name.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import type { AttentionItem, AttentionLimits } from '../../internal/reports/attention-items.js';
import type { SeenStates } from '../../internal/reports/seen-states.js';
import type { AttentionAction, AttentionTexts } from './attention-strip.js';

export interface AttentionTextsContext {
  readonly translations: Translations;
  readonly names: AgentNames;
  readonly limits: AttentionLimits;
  readonly formatElapsed: (since: EpochMs) => string;
  readonly formatDuration: (ms: number) => string;
  readonly stateTime: SeenStates['get'];
  /** The agents of a chat as one text. */
  readonly formatAgents: (chat: TeamChat) => string;
  /** What can be done about an item that is named so. */
  readonly actionFor: (item: AttentionItem, title: string) => AttentionAction;
}

/** An item in words. */
export function describeItem(item: AttentionItem, context: AttentionTextsContext): AttentionTexts {
  const { translations, limits, formatElapsed, formatDuration } = context;
  const title = titleOf(item, context);
  const time = formatElapsed(item.since);
  const isAtLeast = item.kind === 'not-ready' && context.stateTime(item.row)?.isAtLeast === true;
  return {
    title,
    detail: detailsOf(item, context)
      .filter((text) => text !== '')
      .join(' · '),
    time: isAtLeast ? translations.supervisorAtLeast(time) : time,
    limit: item.kind === 'hand' ? '' : formatDuration(limits[item.kind].over || limits[item.kind].near),
    action: context.actionFor(item, title),
  };
}

const titleOf = (item: AttentionItem, { names, translations }: AttentionTextsContext): string =>
  item.kind === 'not-ready'
    ? formatAgentName({ id: item.row.id, username: item.row.name }, names, translations)
    : item.row.customerName || translations.unknownCustomer;

function detailsOf(item: AttentionItem, { translations, formatAgents }: AttentionTextsContext): readonly string[] {
  switch (item.kind) {
    case 'not-ready':
      return [translations.supervisorMemberState(item.row.state)];
    case 'waiting':
      return [
        ...placeOf(item.row),
        item.count > 1 ? translations.supervisorMoreWaiting(item.count - 1, item.level) : '',
      ];
    default: {
      const agents = formatAgents(item.row);
      return [agents === '' ? '' : translations.supervisorWithAgent(agents), ...placeOf(item.row)];
    }
  }
}

const placeOf = ({ queue, channelName }: Pick<TeamChat, 'queue' | 'channelName'>): readonly string[] =>
  [queue.name, channelName].filter((text) => text !== '').map(isolateBidi);
