import { selectAgentNames, type AgentNames } from '../../../store/selectors.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation, Participant } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { selectVisibleParticipants } from '../../../store/selectors.js';
import { formatCustomerName } from '../../internal/format/format-customer-name.js';
import { icon } from '../../internal/styles/icons.js';
import { loadTimers } from '../lazy-parts.js';
import type { ThreadView } from '../thread-view.js';

/** Customer, channels and participants. */
export function renderConversationInfo({ conversation, state, translations }: ThreadView): TemplateResult {
  return html`<div class="info">
    <h2 class="truncate" tabindex="-1"><bdi>${formatCustomerName(conversation.customer, translations)}</bdi></h2>
    <div class="details">
      ${renderChannels(conversation, translations)}
      ${state.settings?.participants === false ? nothing : renderParticipants(conversation, state, translations)}
    </div>
  </div>`;
}

function renderChannels({ channelSessions }: Conversation, translations: Translations): TemplateResult {
  const names = [...new Set(channelSessions.map(({ channel }) => channel.name))];
  if (names.length === 0) return html`<span>${translations.threadNoChannel}</span>`;
  return html`<ul class="channels" aria-label=${translations.threadChannels}>
    ${names.map((name) => html`<li><bdi>${name}</bdi></li>`)}
  </ul>`;
}

const renderParticipants = (
  conversation: Conversation,
  state: ThreadView['state'],
  translations: Translations,
): TemplateResult =>
  html`<ul aria-label=${translations.threadParticipants}>
    ${selectVisibleParticipants(state, conversation).map((participant) => renderParticipant(participant, selectAgentNames(state), translations))}
  </ul>`;

function renderParticipant(participant: Participant, names: AgentNames, translations: Translations): TemplateResult {
  const { agentId, username, displayName, role, bargedIn } = participant;
  const name = names.nameOf({ id: agentId, username, name: displayName });
  // The primary role is the normal case and is not shown.
  const displayedRole = bargedIn ? 'barged-in' : role === 'primary' ? null : role;
  return html`<li title=${username}>
    ${icon('user')}
    ${names.isOwn({ id: agentId }) ? html`<span>${translations.threadYou}</span>` : html`<bdi class="truncate">${name}</bdi>`}
    ${displayedRole === null ? nothing : html`<span class="role">(${translations.roleName(displayedRole)})</span>`}
  </li>`;
}

export const renderHoldButton = ({ session, conversation }: ThreadView): TemplateResult =>
  html`<agent-desk-hold
    exportparts="hold-button, hold-menu"
    .session=${session}
    .conversationId=${conversation.id}
  ></agent-desk-hold>`;

/** Hold, time to reply and raised hands: a second line of the header while any of them is active. */
export function renderTimers({ conversation, translations, session, readOnly }: ThreadView): TemplateResult {
  loadTimers();
  return html`<agent-desk-timers
    exportparts="timers, hand, more-time-button"
    .session=${session}
    .conversationId=${conversation.id}
    .readOnly=${readOnly}
    >${conversation.state === 'paused' ? html`<span class="on-hold">${translations.threadOnHold}</span>` : nothing}</agent-desk-timers
  >`;
}
