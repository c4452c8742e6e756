import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Conversation, TeamChat } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { handIcon } from '../../internal/styles/hand-icon.js';
import { icon, renderIcon } from '../../internal/styles/icons.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';

export type ChatAction = 'monitor' | 'open' | 'whisper-mode' | 'barge-in' | 'leave';

/** The next chat of the same agent. */
export interface NextChat {
  readonly agent: string;
  readonly run: () => void;
}

const nextIcon = svg`<path d="m7 6 6 6-6 6M17 6v12" />`;

export interface ChatActionsView {
  readonly chat: TeamChat;
  readonly customer: string;
  /** The conversation in this session, if the supervisor takes part in the chat. */
  readonly conversation: Conversation | undefined;
  /** An agent of the chat asks for a supervisor, until one advises. */
  readonly isHandRaised: boolean;
  /** Names of the other supervisors who monitor the chat; empty when there are none. */
  readonly otherMonitors: string;
  /** Null when there is none, or the supervisor is not in this chat. */
  readonly next: NextChat | null;
  /** The action that waits for the server's response. */
  readonly pending: ChatAction | undefined;
  /** The server has advisors, whom the agents see. */
  readonly canAdvise: boolean;
  readonly online: boolean;
  /** Why an action is not available; null when it is. */
  readonly getDisabledReason: (action: ChatAction, chat: TeamChat) => string | null;
  readonly translations: Translations;
  readonly onAction: (action: ChatAction, chat: TeamChat) => void;
}

/**
 * Actions of a supervisor on one chat. The first button element is kept after joining, and a pending button uses
 * `aria-disabled`, so that neither loses the keyboard focus.
 */
export function renderChatActions(view: ChatActionsView): TemplateResult {
  return html`<div class="actions">
    ${actionsFor(view).map((action) => renderButton(view, action))} ${renderNext(view)} ${renderHand(view)}
    ${renderInvolvement(view)}
  </div>`;
}

function renderNext({ next, translations }: ChatActionsView): TemplateResult | typeof nothing {
  if (next === null) return nothing;
  const label = translations.supervisorNextChatOf(isolateBidi(next.agent));
  return html`<button
    type="button"
    part="next-button"
    class="button small quiet icon"
    tabindex="-1"
    aria-label=${label}
    title=${label}
    @click=${next.run}
  >
    ${renderIcon(nextIcon, true)}
  </button>`;
}

const renderHand = ({ isHandRaised, translations }: ChatActionsView): TemplateResult | typeof nothing =>
  isHandRaised
    ? html`<span part="hand" class="involvement" title=${translations.supervisorHandRaised}
        >${renderIcon(handIcon)}<span class="truncate">${translations.supervisorHandRaised}</span></span
      >`
    : nothing;

/** How this supervisor takes part, or who else monitors the chat. */
function renderInvolvement({
  conversation,
  otherMonitors,
  translations,
}: ChatActionsView): TemplateResult | typeof nothing {
  const others = otherMonitors === '' ? '' : translations.supervisorMonitoredBy(otherMonitors);
  const own =
    conversation === undefined ? '' : translations.supervisorInvolvement(conversation.role, conversation.bargedIn);
  const text = [own, others].filter((part) => part !== '').join(' · ');
  if (text === '') return nothing;
  return html`<span part="involvement" class="involvement ${conversation === undefined ? 'other' : ''}" title=${text}
    >${icon('eye')}<span class="truncate">${text}</span></span
  >`;
}

function actionsFor({ conversation, canAdvise }: ChatActionsView): readonly ChatAction[] {
  switch (conversation?.role) {
    case undefined:
      return ['monitor'];
    case 'monitor':
      return canAdvise ? ['open', 'whisper-mode', 'barge-in', 'leave'] : ['open', 'barge-in', 'leave'];
    case 'assistant':
      return ['open', 'barge-in', 'leave'];
    default:
      return ['open'];
  }
}

/** What only agents see looks different from what the customer reads. */
const tones: Readonly<Partial<Record<ChatAction, string>>> = { 'whisper-mode': 'advise', 'barge-in': 'barge' };

function renderButton(view: ChatActionsView, action: ChatAction): TemplateResult {
  const { translations, pending, online, chat } = view;
  const isPending = pending === action;
  const label = isPending ? translations.supervisorActionPending(action) : translations.supervisorActionName(action);
  // Opening works offline; the other actions need the server.
  const disabledReason =
    action === 'open' ? null : online ? view.getDisabledReason(action, chat) : translations.outcomeOffline;
  const isDisabled = disabledReason !== null || (action !== 'open' && pending !== undefined);
  const accessibleName = isPending ? label : translations.supervisorActionLabel(action, isolateBidi(view.customer));
  return html`<button
    type="button"
    part="action-button"
    class="button small ${tones[action] ?? ''}"
    tabindex="-1"
    aria-label=${disabledReason === null ? accessibleName : `${accessibleName}. ${disabledReason}`}
    aria-disabled=${isDisabled ? 'true' : nothing}
    title=${disabledReason ?? nothing}
    @click=${() => {
      if (!isDisabled) view.onAction(action, chat);
    }}
  >
    ${label}
  </button>`;
}
