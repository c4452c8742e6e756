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
  /** The act that waits for its answer. */
  readonly pending: ChatAct | undefined;
  readonly online: boolean;
  readonly words: Messages;
  readonly onAct: (act: ChatAct, chat: TeamChat) => void;
}

/**
 * What a supervisor can do about one chat. The first button is the same one before and after joining, and a waiting one
 * is only marked as disabled: neither takes the keyboard focus away.
 */
export function renderChatActions(view: ChatActionsView): TemplateResult {
  const { conversation, words } = view;
  return html`<div class="cluster actions">
    ${
      conversation === undefined
        ? nothing
        : html`<span part="involvement"
            >${icon('eye')}${words.supervisorPart(conversation.role, conversation.bargedIn)}</span
          >`
    }
    ${actsOn(conversation).map((act) => renderButton(view, act))}
  </div>`;
}

function actsOn(conversation: Conversation | undefined): readonly ChatAct[] {
  if (conversation === undefined) return ['monitor'];
  const watching = conversation.role === 'monitor' || conversation.role === 'assistant';
  return watching ? ['open', 'barge-in', 'leave'] : ['open'];
}

function renderButton({ words, pending, online, ...view }: ChatActionsView, act: ChatAct): TemplateResult {
  const waiting = pending === act;
  const label = waiting ? words.supervisorActPending(act) : words.supervisorAct(act);
  // Opening shows what is on this desk already; everything else needs the server.
  const offline = act !== 'open' && !online;
  const blocked = offline || (act !== 'open' && pending !== undefined);
  return html`<button
    type="button"
    part="action-button"
    class="button"
    aria-label=${waiting ? label : words.supervisorActOf(act, isolate(view.customer))}
    aria-disabled=${blocked ? 'true' : nothing}
    title=${offline ? words.outcomeOffline : nothing}
    @click=${() => {
      if (!blocked) view.onAct(act, view.chat);
    }}
  >
    ${label}
  </button>`;
}
