import { selectAgentNames, type AgentNames } from '../../../store/selectors.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation, Participant } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { selectVisibleParticipants } from '../../../store/selectors.js';
import { formatCustomerName } from '../../internal/format/format-customer-name.js';
import { DrawBudget } from '../../internal/format/draw-budget.js';
import { conversationIcon } from '../../internal/styles/conversation-icons.js';
import type { ThreadProblemEvent } from '../thread-problem-event.js';
import type { ThreadView } from '../thread-view.js';

/** Customer, channels and participants; actions; and timers in a line of their own. */
export const renderHeader = (
  view: ThreadView,
  {
    actions,
    onProblem,
    onKeydown,
  }: {
    readonly actions: readonly unknown[];
    readonly onProblem: (event: ThreadProblemEvent) => void;
    readonly onKeydown: (event: KeyboardEvent) => void;
  },
): TemplateResult =>
  html`<div class="header" part="header" @agent-desk-problem=${onProblem} @keydown=${onKeydown}>
    <slot name="start"></slot>${renderConversationInfo(view)}
    <div class="actions" role="toolbar" aria-label=${view.translations.threadActions}>
      <slot name="actions"></slot>${actions}
    </div>
    ${renderTimers(view)}
  </div>`;

/** Customer, channels and participants. */
function renderConversationInfo(view: ThreadView): TemplateResult {
  const { conversation, state, translations } = view;
  return html`<div class="info">
    <h2 class="truncate" tabindex="-1">
      <bdi translate="no">${formatCustomerName(conversation.customer, translations)}</bdi>
    </h2>
    <div class="details">
      ${renderChannels(view)}
      ${state.settings?.participants === false ? nothing : renderParticipants(conversation, view)}
    </div>
    <slot name="head"></slot>
  </div>`;
}

function renderChannels({ conversation, translations, localize }: ThreadView): TemplateResult {
  const names = [...new Set(conversation.channelSessions.map(({ channel }) => channel.name))];
  if (names.length === 0) return html`<span>${translations.threadNoChannel}</span>`;
  return html`<ul class="channels" aria-label=${translations.threadChannels}>
    ${renderAll(names, (name) => html`<li><bdi translate="no">${name}</bdi></li>`, localize)}
  </ul>`;
}

const renderParticipants = (
  conversation: Conversation,
  { state, translations, localize }: ThreadView,
): TemplateResult =>
  html`<ul aria-label=${translations.threadParticipants}>
    ${renderAll(selectVisibleParticipants(state, conversation), (participant) => renderParticipant(participant, selectAgentNames(state), translations), localize)}
  </ul>`;

/** The items that the budget allows, and how many others there are. */
function renderAll<Item>(
  items: readonly Item[],
  render: (item: Item) => TemplateResult,
  localize: ThreadView['localize'],
): TemplateResult {
  const drawn = new DrawBudget(1).drawItems(items, render, linesPerItem);
  const restCount = items.length - drawn.length;
  return html`${drawn}${restCount === 0 ? nothing : html`<li>+${localize.number(restCount)}</li>`}`;
}

/** An item consists of several elements. */
const linesPerItem = 4;

function renderParticipant(participant: Participant, names: AgentNames, translations: Translations): TemplateResult {
  const { agentId, username, displayName, role, bargedIn } = participant;
  const name = names.nameOf({ id: agentId, username, name: displayName });
  // The primary role is the normal case and is not shown.
  const displayedRole = bargedIn ? 'barged-in' : role === 'primary' ? null : role;
  return html`<li title=${username}>
    ${conversationIcon('user')}
    ${names.isOwn({ id: agentId }) ? html`<span>${translations.threadYou}</span>` : html`<bdi class="truncate" translate="no">${name}</bdi>`}
    ${displayedRole === null ? nothing : html`<span class="role">(${translations.roleName(displayedRole)})</span>`}
  </li>`;
}

export const renderHandButton = ({ session, conversation }: ThreadView): TemplateResult =>
  html`<agent-desk-hand
    exportparts="hand-button"
    .session=${session}
    .conversationId=${conversation.id}
  ></agent-desk-hand>`;

export const renderHoldButton = ({ session, conversation }: ThreadView): TemplateResult =>
  html`<agent-desk-hold
    exportparts="hold-button, hold-menu"
    .session=${session}
    .conversationId=${conversation.id}
  ></agent-desk-hold>`;

/** Hold, time to reply and raised hands: a second line of the header while any of them is active. */
const renderTimers = ({ conversation, session, readOnly }: ThreadView): TemplateResult =>
  html`<agent-desk-timers
    exportparts="timers, hand, more-time-button"
    .session=${session}
    .conversationId=${conversation.id}
    .readOnly=${readOnly}
  ></agent-desk-timers>`;
