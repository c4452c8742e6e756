import { html, nothing, type TemplateResult } from 'lit';
import type { Participant } from '../../domain/index.js';
import { isPermitted } from '../../domain/index.js';
import type { Rerouting } from '../../store/selectors.js';
import { iconButton } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { ConversationConferenceRequestEvent, ConversationTransferRequestEvent } from './reroute.events.js';
import type { ThreadView } from './thread-view.js';

/**
 * What has become of a request for another agent. There is no taking it back: the wire has no event with which a desk
 * could withdraw one, so none is offered. It ends when somebody comes, or when the server gives up.
 */
export function renderRequest(
  { state, request, at }: Rerouting,
  view: ThreadView,
  again: (() => void) | null,
  dismiss: () => void,
): TemplateResult | typeof nothing {
  const { words, localize, now } = view;
  const own = request.requestedBy === '' || request.requestedBy === view.state.agent?.username;
  const who = request.to === 'agent' ? (view.state.local.askedFor.get(view.conversation.id) ?? '') : request.queueName;
  if (state === 'nobody') {
    // Whoever did not ask has read it in the thread.
    if (!own) return nothing;
    return html`<div class="note cluster strip warning" part="reroute-progress">
      <span role="status">${words.rerouteNobody(request.to, isolate(who), localize.time(at))}</span>
      ${again === null ? nothing : html`<button class="button" ?disabled=${!view.online} @click=${again}>${words.rerouteAgain}</button>`}
      ${iconButton('close', words.close, dismiss)}
    </div>`;
  }
  return html`<div class="note cluster strip" part="reroute-progress">
    <span class="cluster">
      <span class="turning"></span>
      <span role="status"
        >${words.rerouteLooking(request.direction, request.to, isolate(who))}${own ? nothing : ` ${words.rerouteAskedBy(isolate(request.requestedBy))}`}</span
      >
    </span>
    <span class="numeric muted" role="timer" aria-label=${words.rerouteLookingFor}>${localize.duration(now - at)}</span>
  </div>`;
}

/** A colleague gives advice here: the agent may hand the customer over to them, or let them speak as well. */
export function renderConsulted(helper: Participant, view: ThreadView): TemplateResult | typeof nothing {
  const { words, conversation, state, online } = view;
  if (helper.agentId === state.agent?.id || conversation.role !== 'primary') return nothing;
  const name = helper.displayName || helper.username;
  const conversationId = conversation.id;
  const { agentId } = helper;
  const target = { to: 'agent', agentId, agentName: name } as const;
  const detail = { conversationId, target, note: '' };
  const handOver = () =>
    void view.wish(new ConversationTransferRequestEvent(detail), { type: 'consult-transfer', conversationId, agentId });
  const letSpeak = () =>
    void view.wish(new ConversationConferenceRequestEvent(detail), { type: 'consult-conference', ...detail });
  const pending = view.isPending('consult-transfer') || view.isPending('consult-conference');
  const button = (label: string, press: () => void) =>
    html`<button class="button" ?disabled=${!online || pending} @click=${press}>${label}</button>`;
  return html`<div class="note cluster strip whisper" part="reroute-progress">
    <span role="status">${words.rerouteAdvised(isolate(name))}</span>
    <span class="cluster">
      ${isPermitted(state.agent, 'transfer') ? button(words.rerouteHandOver, handOver) : nothing}
      ${isPermitted(state.agent, 'conference') ? button(words.rerouteLetSpeak, letSpeak) : nothing}
    </span>
  </div>`;
}
