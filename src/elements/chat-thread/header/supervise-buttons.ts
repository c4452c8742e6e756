import { html, nothing, type TemplateResult } from 'lit';
import { hasFeature } from '../../../session/features.js';
import { icon, type IconName } from '../../internal/styles/icons.js';
import { BargeInRequestEvent, WhisperModeRequestEvent } from '../../internal/events/supervise-request-events.js';
import type { ThreadView } from '../thread-view.js';
import { registerEnglish } from '../../../translations/en.js';
import { supervisor } from '../../../translations/en/parts/supervisor.js';

registerEnglish(supervisor);

/** Buttons for the other roles a monitoring supervisor can take. Imported by the first thread that needs them. */
export function renderSuperviseButtons(view: ThreadView): TemplateResult {
  const { conversation, session } = view;
  // A monitor can already whisper. Newer servers add the assistant role, which is visible to the agents.
  const canAdvise = conversation.role === 'monitor' && hasFeature(session.options, 'whisper-mode');
  return html`${canAdvise ? renderButton(view, 'whisper-mode', 'whisper') : nothing}
  ${renderButton(view, 'barge-in', 'chat')}`;
}

type SuperviseCommandType = 'whisper-mode' | 'barge-in';

function renderButton(view: ThreadView, type: SuperviseCommandType, iconName: IconName): TemplateResult {
  const { translations, online } = view;
  const isPending = view.isPending(type);
  const label = isPending ? translations.supervisorActionPending(type) : translations.supervisorActionName(type);
  const isDisabled = !online || view.isPending('whisper-mode') || view.isPending('barge-in') || view.isPending('leave');
  const conversationId = view.conversation.id;
  return html`<button
    class="button shrinks"
    part="supervise-button"
    aria-label=${label}
    aria-disabled=${isDisabled ? 'true' : nothing}
    title=${online ? translations.supervisorActionHint(type) : translations.outcomeOffline}
    @click=${() => {
      if (isDisabled) return;
      const event =
        type === 'barge-in' ? new BargeInRequestEvent(conversationId) : new WhisperModeRequestEvent(conversationId);
      void view.request(event, { type, conversationId });
    }}
  >
    ${icon(iconName)} <span>${label}</span>
  </button>`;
}
