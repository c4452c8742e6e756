import { html, nothing, type TemplateResult } from 'lit';
import { hasFeature } from '../../session/features.js';
import { icon, type IconName } from '../internal/icons.js';
import { BargeInRequestEvent, WhisperModeRequestEvent } from '../internal/supervise-request-events.js';
import type { ThreadView } from './thread-view.js';
import { addEnglish } from '../../messages/en.js';
import { supervisor } from '../../messages/en/parts/supervisor.js';

addEnglish(supervisor);

/** What a supervisor who watches a conversation can become in it. Fetched by the first thread that shows one. */
export function renderSupervision(view: ThreadView): TemplateResult {
  const { conversation, desk } = view;
  // Whoever only watches can whisper already; on newer servers they may also sit down beside the agents.
  const advises = conversation.role === 'monitor' && hasFeature(desk.options, 'whisper-mode');
  return html`${advises ? renderButton(view, 'whisper-mode', 'whisper') : nothing}
  ${renderButton(view, 'barge-in', 'chat')}`;
}

type Step = 'whisper-mode' | 'barge-in';

function renderButton(view: ThreadView, type: Step, name: IconName): TemplateResult {
  const { words, online } = view;
  const pending = view.isPending(type);
  const label = pending ? words.supervisorActPending(type) : words.supervisorAct(type);
  const blocked = !online || view.isPending('whisper-mode') || view.isPending('barge-in') || view.isPending('leave');
  const conversationId = view.conversation.id;
  return html`<button
    class="button shrinks"
    part="supervise-button"
    aria-label=${label}
    aria-disabled=${blocked ? 'true' : nothing}
    title=${online ? words.superviseHint(type) : words.outcomeOffline}
    @click=${() => {
      if (blocked) return;
      const request =
        type === 'barge-in' ? new BargeInRequestEvent(conversationId) : new WhisperModeRequestEvent(conversationId);
      void view.wish(request, { type, conversationId });
    }}
  >
    ${icon(name)} <span>${label}</span>
  </button>`;
}
