import { html, nothing, svg, type TemplateResult } from 'lit';
import { isChannelOn, type Keyed, type TeamMember, type TeamMemberChannel } from '../../../domain/index.js';
import { isReady } from '../../internal/reports/availability.js';
import { renderLevelTime } from '../../internal/reports/render-level.js';
import { joinNames } from '../../internal/format/join-names.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import { renderIcon } from '../../internal/styles/icons.js';
import { renderBar } from '../charts.js';
import type { ColumnContext } from '../report-columns.js';
import type { Column } from '../report-grid/report-table.js';
import type { AgentAction } from './agent-requests.js';

const readySign = renderIcon(svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`);
const logOutSign = renderIcon(svg`<path d="M12 3v8M6.5 6.500a8 8 0 1 0 11 0" />`);

/** Columns of the table of agents. */
export function createAgentColumns(context: ColumnContext): readonly Column<TeamMember>[] {
  const { translations, directory, formatElapsed, formatList, stateTime, levels, limitTexts, names, teamNamesOf } =
    context;
  const nameOf = (member: TeamMember): string =>
    names.isOwn({ id: member.id, username: member.name }) ? translations.threadYou : directory.nameOf(member);
  return [
    {
      name: 'agent',
      label: translations.supervisorAgent,
      sortBy: (member) => `${nameOf(member)} ${directory.usernameOf(member)}`,
      renderCell: (member) => {
        const name = nameOf(member);
        const username = directory.usernameOf(member);
        const teams = teamNamesOf(member as Keyed<TeamMember>);
        const more = [username, ...(teams.length > 1 ? [formatList(teams)] : [])].filter(Boolean);
        return html`<span class="person" title=${[name, ...more].join(' · ')}
          ><bdi translate="no">${name}</bdi>${
            more.length === 0 ? nothing : html` <span class="muted small" translate="no">${more.join(' · ')}</span>`
          }</span
        >`;
      },
    },
    {
      name: 'state',
      label: translations.supervisorState,
      sortBy: ({ state }) => translations.supervisorMemberState(state),
      renderCell: (member) => {
        const pending = context.agentActions.pendingAction(member);
        return html`<span class="state ${isReady(member) ? 'on' : ''}"
          >${pending === undefined ? translations.supervisorMemberState(member.state) : translations.supervisorAgentAsked(pending)}</span
        >`;
      },
    },
    {
      name: 'since',
      label: translations.supervisorStateSince,
      isNumeric: true,
      sortBy: (member) => -(stateTime(member)?.since ?? 0),
      renderCell: (member) => {
        const time = stateTime(member);
        if (time === null) return nothing;
        const elapsed = formatElapsed(time.since);
        const text = time.isAtLeast ? translations.supervisorAtLeast(elapsed) : elapsed;
        return renderLevelTime({ text, level: levels.member(member), limit: limitTexts.member }, translations);
      },
    },
    {
      name: 'channels',
      label: translations.supervisorChannels,
      sortBy: ({ channels }) => channels.map(({ name }) => name).join(' '),
      renderCell: ({ channels, state }) =>
        html`<ul class="channels">
          ${channels.map((memberChannel) => renderChannel(memberChannel, state, context))}
        </ul>`,
    },
    {
      name: 'load',
      label: translations.supervisorLoad,
      isNumeric: true,
      sortBy: ({ activeChats }) => activeChats,
      renderCell: (member) => html`${renderLoad(member, context)} ${renderChats(member, nameOf(member), context)}`,
    },
    {
      name: 'agent-actions',
      label: translations.supervisorActions,
      hasButtons: true,
      renderCell: (member) =>
        html`<span class="agent-actions"
          >${renderAction('ready', member, nameOf(member), context)}${renderAction('logged-out', member, nameOf(member), context)}</span
        >`,
    },
  ];
}

function renderAction(
  action: AgentAction,
  member: TeamMember,
  name: string,
  { translations, agentActions }: ColumnContext,
): TemplateResult {
  const disabledReason = agentActions.disabledReason(action, member);
  const label = translations.supervisorAgentActionOf(action, isolateBidi(name));
  const text = disabledReason === null ? label : `${label}. ${disabledReason}`;
  return html`<button
    type="button"
    part="agent-button"
    class="button small quiet icon"
    tabindex="-1"
    aria-label=${text}
    title=${text}
    aria-disabled=${disabledReason === null ? nothing : 'true'}
    @click=${() => {
      if (disabledReason === null) agentActions.run(action, member);
    }}
  >
    ${action === 'ready' ? readySign : logOutSign}
  </button>`;
}

/** The customers of an agent, one click away. */
function renderChats(
  member: TeamMember,
  name: string,
  { translations, directory, agentActions, formatNumber, formatList }: ColumnContext,
): TemplateResult {
  const chats = directory.chatsOf(member);
  const count = formatNumber(Math.max(member.activeChats, chats.length));
  if (chats.length === 0) return html`<span class="load-count">${count}</span>`;
  return html`<button
    type="button"
    class="link load-count"
    tabindex="-1"
    aria-label=${translations.labelled(count, translations.supervisorShowChatsOf(isolateBidi(name)))}
    title=${joinNames(
      chats.map(({ customerName }) => customerName || translations.unknownCustomer),
      { list: formatList },
    )}
    @click=${() => agentActions.showChats(member)}
  >
    ${count}
  </button>`;
}

/** States without a text beside the mark: the number of chats shows them. */
const plainStates: readonly TeamMemberChannel['state'][] = ['ready', 'active', 'busy'];

function renderChannel(
  { name, state, load, limit }: TeamMemberChannel,
  memberState: TeamMember['state'],
  { translations, formatNumber }: ColumnContext,
): TemplateResult {
  const isFull = state === 'busy' || state === 'pending-not-ready' || state === 'interrupted';
  const tone = isFull ? 'full' : isChannelOn(state) ? 'on' : '';
  const stateText = translations.supervisorChannelState(state);
  const loadText =
    load === null || limit === null || (load === 0 && tone === '')
      ? ''
      : translations.supervisorLoadOf(formatNumber(load), formatNumber(limit));
  // With chats: how many is written beside it.
  const isAgentState = state === memberState || (state === 'active' && memberState === 'ready');
  const isPlain = isAgentState || (loadText !== '' && plainStates.includes(state));
  return html`<li class="state ${tone}" title=${`${name} ${stateText} ${loadText}`}>
    <bdi>${name}</bdi> <span class=${isPlain ? 'visually-hidden' : ''}>${stateText}</span> ${loadText}
  </li>`;
}

/** Share of the agent's chat limit, or of the busiest agent's chats where the server sends no limit. */
function renderLoad({ activeChats, channels }: TeamMember, { maxChats }: ColumnContext): TemplateResult {
  const limit = channels.reduce((sum, channel) => sum + (channel.limit ?? 0), 0);
  const share = activeChats / Math.max(1, limit || maxChats);
  return renderBar(share, limit > 0 && share >= 1 ? 'full' : 'ok');
}
