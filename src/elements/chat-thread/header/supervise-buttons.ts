import { html, nothing, type TemplateResult } from 'lit';
import { hasFeature } from '../../../session/features.js';
import { askBargeIn } from '../../internal/ask/ask-barge-in.js';
import { formatCustomerName } from '../../internal/format/format-customer-name.js';
import { conversationIcon, type ConversationIconName } from '../../internal/styles/conversation-icons.js';
import { BargeInRequestEvent, WhisperModeRequestEvent } from '../../internal/events/supervise-request-events.js';
import type { ThreadView } from '../thread-view.js';
import { registerEnglish } from '../../../translations/en.js';
import { supervisor } from '../../../translations/en/parts/supervisor.js';

registerEnglish(supervisor);

/**
 * Buttons for the other roles a monitoring supervisor can take. Imported by the first thread that needs them. `thread`: where
 * the question before barging in is asked.
 */
export function renderSuperviseButtons(view: ThreadView, thread: Element): TemplateResult {
  const { conversation, session } = view;
  // A monitor can already whisper. Newer servers add the assistant role, which is visible to the agents.
  const canAdvise = conversation.role === 'monitor' && hasFeature(session.options, 'whisper-mode');
  return html`${canAdvise ? renderButton(view, thread, 'whisper-mode', 'whisper') : nothing}
  ${renderButton(view, thread, 'barge-in', 'chat')}`;
}

type SuperviseCommandType = 'whisper-mode' | 'barge-in';

function renderButton(
  view: ThreadView,
  thread: Element,
  type: SuperviseCommandType,
  iconName: ConversationIconName,
): TemplateResult {
  const { translations, online } = view;
  const isPending = view.isPending(type);
  const label = isPending ? translations.supervisorActionPending(type) : translations.supervisorActionName(type);
  const isDisabled = !online || view.isPending('whisper-mode') || view.isPending('barge-in') || view.isPending('leave');
  return html`<button
    class="button shrinks"
    part="supervise-button"
    aria-label=${label}
    aria-disabled=${isDisabled ? 'true' : nothing}
    title=${online ? translations.supervisorActionHint(type) : translations.outcomeOffline}
    @click=${() => {
      if (!isDisabled) void request(view, thread, type);
    }}
  >
    ${conversationIcon(iconName)} <span>${label}</span>
  </button>`;
}

async function request(view: ThreadView, thread: Element, type: SuperviseCommandType): Promise<void> {
  const { id: conversationId, customer, role } = view.conversation;
  const { translations } = view;
  if (type === 'whisper-mode') {
    await view.request(new WhisperModeRequestEvent(conversationId), { type, conversationId });
  } else if (await askBargeIn(thread, formatCustomerName(customer, translations), role, translations)) {
    await view.request(new BargeInRequestEvent(conversationId), { type, conversationId });
  }
}
