import { html, nothing, type TemplateResult } from 'lit';
import type { AgentId, Conversation, Participant } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { selectVisibleParticipants } from '../../store/selectors.js';
import { customerName } from '../internal/customer-name.js';
import { icon } from '../internal/icons.js';
import { wantTimers } from './thread-parts.js';
import type { ThreadView } from './thread-view.js';

/** Who is here and by which channels. */
export function renderAbout({ conversation, state, words }: ThreadView): TemplateResult {
  return html`<div class="who">
    <h2 class="truncate" tabindex="-1"><bdi>${customerName(conversation.customer, words)}</bdi></h2>
    <div class="about">
      ${renderChannels(conversation, words)}
      <ul aria-label=${words.threadParticipants}>
        ${selectVisibleParticipants(state, conversation).map((each) => renderParticipant(each, state.agent?.id, words))}
      </ul>
    </div>
  </div>`;
}

function renderChannels({ channelSessions }: Conversation, words: Messages): TemplateResult {
  const names = [...new Set(channelSessions.map(({ channel }) => channel.name))];
  if (names.length === 0) return html`<span>${words.threadNoChannel}</span>`;
  return html`<ul class="channels" aria-label=${words.threadChannels}>
    ${names.map((name) => html`<li><bdi>${name}</bdi></li>`)}
  </ul>`;
}

function renderParticipant(participant: Participant, ownId: AgentId | undefined, words: Messages): TemplateResult {
  const { agentId, username, displayName, role, bargedIn } = participant;
  const name = displayName || username;
  // Answering the customer is what is expected; anything else is worth a word.
  const told = bargedIn ? 'barged-in' : role === 'primary' ? null : role;
  return html`<li title=${username}>
    ${icon('user')}
    ${agentId === ownId ? html`<span>${words.threadYou}</span>` : html`<bdi class="truncate">${name}</bdi>`}
    ${told === null ? nothing : html`<span class="role">(${words.roleName(told)})</span>`}
  </li>`;
}

/** The button that puts the customer on hold. */
export const renderHold = ({ desk, conversation }: ThreadView): TemplateResult =>
  html`<agent-desk-hold
    exportparts="hold-button, hold-menu"
    .session=${desk}
    .conversationId=${conversation.id}
  ></agent-desk-hold>`;

/** What runs: a line of its own under the head's, where something does. */
export function renderTimers({ conversation, words, desk, readOnly }: ThreadView): TemplateResult {
  wantTimers();
  return html`<agent-desk-timers
    exportparts="timers, hand, more-time-button"
    .session=${desk}
    .conversationId=${conversation.id}
    .readOnly=${readOnly}
    >${conversation.state === 'paused' ? html`<span class="on-hold">${words.threadOnHold}</span>` : nothing}</agent-desk-timers
  >`;
}
