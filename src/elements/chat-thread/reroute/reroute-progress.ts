import { html, nothing, type TemplateResult } from 'lit';
import type { Participant } from '../../../domain/index.js';
import { hasPermission } from '../../../domain/index.js';
import { selectAgentNames, type Rerouting } from '../../../store/selectors.js';
import { iconButton } from '../../internal/styles/icons.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import { ConversationConferenceRequestEvent, ConversationTransferRequestEvent } from './reroute.events.js';
import type { ThreadView } from '../thread-view.js';

/**
 * The progress of a transfer, conference or consult request. It cannot be cancelled: the protocol has no event for it. It
 * ends when an agent joins, or when the server stops searching.
 */
export function renderRerouteRequest(
  { state, request, at }: Rerouting,
  view: ThreadView,
  onRetry: (() => void) | null,
  onDismiss: () => void,
): TemplateResult | typeof nothing {
  const { translations, localize, now } = view;
  const names = selectAgentNames(view.state);
  const requester = { username: request.requestedBy };
  const isOwn = request.requestedBy === '' || names.isOwn(requester);
  const targetName =
    request.to === 'agent' ? (view.state.local.requestedAgentNames.get(view.conversation.id) ?? '') : request.queueName;
  if (state === 'unanswered') {
    // The other agents see it in the thread.
    if (!isOwn) return nothing;
    return html`<div class="note cluster banner warning" part="reroute-progress">
      <span role="status"
        >${translations.rerouteUnanswered(request.to, isolateBidi(targetName), localize.time(at))}</span
      >
      ${onRetry === null ? nothing : html`<button class="button" ?disabled=${!view.online} @click=${onRetry}>${translations.rerouteRetry}</button>`}
      ${iconButton('close', translations.close, onDismiss)}
    </div>`;
  }
  return html`<div class="note cluster banner" part="reroute-progress">
    <span class="cluster">
      <span class="spinner"></span>
      <span role="status"
        >${translations.rerouteInProgress(request.direction, request.to, isolateBidi(targetName))}${isOwn ? nothing : ` ${translations.rerouteRequestedBy(isolateBidi(names.nameOf(requester)))}`}</span
      >
    </span>
    <span class="numeric muted" role="timer" aria-label=${translations.rerouteWaitingTime}
      >${localize.duration(now - at)}</span
    >
  </div>`;
}

/** A consulted agent, with buttons to transfer the conversation to them or to make it a conference. */
export function renderAdvisor(advisor: Participant, view: ThreadView): TemplateResult | typeof nothing {
  const { translations, conversation, state, online } = view;
  if (advisor.agentId === state.agent?.id || conversation.role !== 'primary') return nothing;
  const name = selectAgentNames(state).nameOf({
    id: advisor.agentId,
    username: advisor.username,
    name: advisor.displayName,
  });
  const conversationId = conversation.id;
  const { agentId } = advisor;
  const target = { to: 'agent', agentId, agentName: name } as const;
  const detail = { conversationId, target, note: '' };
  const transferToAdvisor = () =>
    void view.request(new ConversationTransferRequestEvent(detail), {
      type: 'consult-transfer',
      conversationId,
      agentId,
    });
  const addToConference = () =>
    void view.request(new ConversationConferenceRequestEvent(detail), { type: 'consult-conference', ...detail });
  const isPending = view.isPending('consult-transfer') || view.isPending('consult-conference');
  const renderButton = (label: string, onClick: () => void) =>
    html`<button class="button" ?disabled=${!online || isPending} @click=${onClick}>${label}</button>`;
  return html`<div class="note cluster banner whisper" part="reroute-progress">
    <span role="status">${translations.rerouteAdvising(isolateBidi(name))}</span>
    <span class="cluster">
      ${hasPermission(state.agent, 'transfer') ? renderButton(translations.rerouteConsultTransfer, transferToAdvisor) : nothing}
      ${hasPermission(state.agent, 'conference') ? renderButton(translations.rerouteConsultConference, addToConference) : nothing}
    </span>
  </div>`;
}
