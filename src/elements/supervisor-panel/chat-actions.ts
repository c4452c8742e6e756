import { html, nothing, type TemplateResult } from 'lit';
import type { TeamChat } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { icon } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import type { Involvement } from './involvement.js';

export type ChatAct = 'monitor' | 'open' | 'barge-in' | 'leave';

export interface ChatActionsView {
  readonly chat: TeamChat;
  readonly customer: string;
  readonly involvement: Involvement | undefined;
  /** The act that waits for its answer. */
  readonly pending: Exclude<ChatAct, 'open'> | null;
  readonly online: boolean;
  readonly words: Messages;
  readonly onAct: (act: ChatAct, chat: TeamChat) => void;
}

/**
 * What a supervisor can do about one chat. The first button is the same one before and after joining, and a waiting one
 * is only marked as disabled: neither takes the keyboard focus away.
 */
export function renderChatActions(view: ChatActionsView): TemplateResult {
  const { involvement, words, pending } = view;
  const customer = isolate(view.customer);
  const joined = involvement !== undefined;
  const watching = involvement?.role === 'monitor' || involvement?.role === 'assistant';
  return html`<div class="actions">
    ${joined ? html`<span part="involvement" class="badge">${icon('eye')}${involvementWords(involvement, words)}</span>` : nothing}
    ${
      joined
        ? renderButton(view, 'open', words.supervisorOpen, words.supervisorOpenOf(customer))
        : renderButton(
            view,
            'monitor',
            pending === 'monitor' ? words.supervisorJoining : words.supervisorMonitor,
            words.supervisorMonitorOf(customer),
          )
    }
    ${
      watching
        ? [
            renderButton(
              view,
              'barge-in',
              pending === 'barge-in' ? words.supervisorBargingIn : words.supervisorBargeIn,
              words.supervisorBargeInOf(customer),
            ),
            renderButton(
              view,
              'leave',
              pending === 'leave' ? words.supervisorLeaving : words.supervisorLeave,
              words.supervisorLeaveOf(customer),
            ),
          ]
        : nothing
    }
  </div>`;
}

function renderButton(view: ChatActionsView, act: ChatAct, label: string, full: string): TemplateResult {
  // Opening shows what is on this desk already; everything else needs the server.
  const blocked = act !== 'open' && (view.pending !== null || !view.online);
  return html`<button
    type="button"
    part="action-button"
    class="button"
    data-act=${act}
    aria-label=${view.pending === act ? label : full}
    aria-disabled=${blocked ? 'true' : nothing}
    title=${!view.online && act !== 'open' ? view.words.outcomeOffline : nothing}
    @click=${() => {
      if (!blocked) view.onAct(act, view.chat);
    }}
  >
    ${label}
  </button>`;
}

function involvementWords({ role, bargedIn }: Involvement, words: Messages): string {
  if (role === 'monitor') return words.supervisorMonitoring;
  if (role === 'assistant') return words.supervisorWhispering;
  return bargedIn ? words.supervisorBargedIn : words.supervisorInChat;
}
