import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation, TeamChat } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { icon } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';

export type ChatAct = 'monitor' | 'open' | 'barge-in' | 'leave';

export interface ChatActionsView {
  readonly chat: TeamChat;
  readonly customer: string;
  /** The chat on this desk, where we are in it. */
  readonly conversation: Conversation | undefined;
  /** Another supervisor who listens; empty: nobody we know of. */
  readonly monitor: string;
  /** The act that waits for its answer. */
  readonly pending: ChatAct | undefined;
  readonly online: boolean;
  /** Why an act is not for this person or not for this chat; null when it is. */
  readonly obstacle: (act: ChatAct, chat: TeamChat) => string | null;
  readonly words: Messages;
  readonly onAct: (act: ChatAct, chat: TeamChat) => void;
}

/**
 * What a supervisor can do about one chat. The first button is the same one before and after joining, and a waiting one
 * is only marked as disabled: neither takes the keyboard focus away.
 */
export function renderChatActions(view: ChatActionsView): TemplateResult {
  const { conversation } = view;
  return html`<div class="actions">
    ${actsOn(conversation).map((act) => renderButton(view, act))} ${renderInvolvement(view)}
  </div>`;
}

/** Who listens: ourselves, or the one supervisor there is room for. */
function renderInvolvement({ conversation, monitor, words }: ChatActionsView): TemplateResult | typeof nothing {
  const text =
    conversation !== undefined
      ? words.supervisorPart(conversation.role, conversation.bargedIn)
      : monitor !== ''
        ? words.supervisorMonitoredBy(isolate(monitor))
        : '';
  if (text === '') return nothing;
  return html`<span part="involvement" class="involvement ${conversation === undefined ? 'other' : ''}" title=${text}
    >${icon('eye')}<span class="truncate">${text}</span></span
  >`;
}

function actsOn(conversation: Conversation | undefined): readonly ChatAct[] {
  if (conversation === undefined) return ['monitor'];
  const watching = conversation.role === 'monitor' || conversation.role === 'assistant';
  return watching ? ['open', 'barge-in', 'leave'] : ['open'];
}

function renderButton(view: ChatActionsView, act: ChatAct): TemplateResult {
  const { words, pending, online, chat } = view;
  const waiting = pending === act;
  const label = waiting ? words.supervisorActPending(act) : words.supervisorAct(act);
  // Opening shows what is on this desk already; everything else needs the server.
  const why = act === 'open' ? null : online ? view.obstacle(act, chat) : words.outcomeOffline;
  const blocked = why !== null || (act !== 'open' && pending !== undefined);
  const name = waiting ? label : words.supervisorActOf(act, isolate(view.customer));
  return html`<button
    type="button"
    part="action-button"
    class="button small"
    tabindex="-1"
    aria-label=${why === null ? name : `${name}. ${why}`}
    aria-disabled=${blocked ? 'true' : nothing}
    title=${why ?? nothing}
    @click=${() => {
      if (!blocked) view.onAct(act, chat);
    }}
  >
    ${label}
  </button>`;
}
