import type { AgentNames } from '../../store/selectors.js';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import {
  isOwnMessage,
  type AgentId,
  type Conversation,
  type ConversationId,
  type EpochMs,
  type Message,
} from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';
import { icon } from '../internal/styles/icons.js';

/** Data of one row. */
export interface ConversationRow {
  readonly conversation: Conversation;
  readonly name: string;
  readonly lastMessage: Message | undefined;
  /** The last message as one line. */
  readonly preview: string;
  readonly unreadCount: number;
  readonly isTyping: boolean;
  readonly hasProblem: boolean;
  /** When the customer began to wait for an answer; null when they are not waiting. */
  readonly waitingSince: number | null;
}

/** What the rows of a list have in common. */
export interface RowsView {
  readonly translations: Translations;
  readonly localize: LocalizeController;
  readonly now: EpochMs;
  readonly ownId: AgentId | null;
  readonly names: AgentNames;
  readonly activeId: ConversationId | null;
  /** The row with `tabindex="0"`. */
  readonly tabStopId: ConversationId | undefined;
  readonly onSelect: (id: ConversationId) => void;
  readonly onFocus: (id: ConversationId) => void;
}

/** Shorter waiting times are not shown (ms). */
const minDisplayedWaitMs = 60_000;

/** Renders a row, again only when something shown in it has changed. */
export function renderRow(row: ConversationRow, view: RowsView): unknown {
  const { translations, localize, now, activeId, tabStopId } = view;
  const { id } = row.conversation;
  const dependencies = [
    ...Object.values(row),
    formatWait(row, view),
    id === tabStopId,
    id === activeId,
    translations,
    view.names,
    localize.lang,
    localize.dir,
    new Date(now).toDateString(),
  ];
  return guard(dependencies, () => renderOption(row, view));
}

function renderOption(row: ConversationRow, view: RowsView): TemplateResult {
  const { translations, localize } = view;
  const { conversation, name, unreadCount } = row;
  const channel = getChannelName(row);
  return html`<div
    part="row"
    class="row ${unreadCount > 0 ? 'unread' : ''}"
    role="option"
    aria-selected=${conversation.id === view.activeId ? 'true' : 'false'}
    tabindex=${conversation.id === view.tabStopId ? '0' : '-1'}
    data-id=${conversation.id}
    @click=${() => view.onSelect(conversation.id)}
    @focus=${() => view.onFocus(conversation.id)}
  >
    <div class="top">
      <bdi class="name truncate">${name}</bdi>
      ${conversation.role === 'primary' ? nothing : html`<span class="badge">${translations.roleName(conversation.role)}</span>`}
    </div>
    ${renderTime(row, view)}
    <div class="bottom">
      ${channel === '' ? nothing : html`<span class="channel truncate">${channel}</span>`} ${renderPreview(row, view)}
    </div>
    <div class="end">
      ${
        row.hasProblem
          ? html`<span class="problem" title=${translations.listDeliveryFailed}
              >${icon('warning')}<span class="visually-hidden">${translations.listDeliveryFailed}</span></span
            >`
          : nothing
      }
      ${
        unreadCount === 0
          ? nothing
          : html`<span part="unread" class="count numeric" aria-hidden="true">${localize.number(unreadCount)}</span
              ><span class="visually-hidden">${translations.listUnread(unreadCount)}</span>`
      }
    </div>
  </div>`;
}

/** How long the customer has been waiting; empty for short waits. */
function formatWait({ waitingSince }: ConversationRow, { translations, localize, now }: RowsView): string {
  const waitMs = waitingSince === null ? 0 : now - waitingSince;
  return waitMs < minDisplayedWaitMs ? '' : translations.listWaiting(localize.duration(waitMs));
}

function renderTime(row: ConversationRow, view: RowsView): TemplateResult {
  const { localize } = view;
  const { lastMessage, waitingSince } = row;
  const waitText = formatWait(row, view);
  if (waitText !== '' && waitingSince !== null) {
    return html`<span class="time waiting numeric" title=${localize.dateTime(waitingSince)}>${waitText}</span>`;
  }
  if (lastMessage === undefined) return html`<span></span>`;
  const isToday = new Date(lastMessage.at).toDateString() === new Date(view.now).toDateString();
  return html`<time
    class="time numeric"
    datetime=${new Date(lastMessage.at).toISOString()}
    title=${localize.dateTime(lastMessage.at)}
    >${isToday ? localize.time(lastMessage.at) : localize.shortDay(lastMessage.at)}</time
  >`;
}

function renderPreview({ lastMessage, preview, isTyping }: ConversationRow, view: RowsView): TemplateResult {
  const { translations } = view;
  if (isTyping) return html`<span class="line typing truncate">${translations.listTyping}</span>`;
  if (lastMessage === undefined) return html`<span class="line truncate">${translations.listNoMessages}</span>`;
  const senderLabel = formatSender(lastMessage, view);
  return html`${
      lastMessage.whisper
        ? html`<span class="whispered" title=${translations.composerWhisper}
            >${icon('whisper')}<span class="visually-hidden">${translations.composerWhisper}</span></span
          >`
        : nothing
    }
    ${senderLabel === '' ? nothing : html`<span class="line sender truncate">${senderLabel}</span>`}
    <span class="line truncate" dir="auto">${preview}</span>`;
}

/** The sender of a message from an agent or bot; empty for other senders. */
function formatSender(message: Message, { translations, ownId, names }: RowsView): string {
  if (isOwnMessage(message, ownId)) return translations.listYou;
  const { sender } = message;
  if (sender.kind !== 'agent' && sender.kind !== 'bot') return '';
  const name =
    sender.kind === 'bot'
      ? sender.name || translations.senderBot
      : names.nameOf({ id: sender.id, username: sender.name });
  return name === '' ? '' : `${isolateBidi(name)}:`;
}

function getChannelName({ lastMessage, conversation }: ConversationRow): string {
  const channelSessions = conversation.channelSessions;
  const channelSession =
    channelSessions.find(({ id }) => id === lastMessage?.channelSessionId) ?? channelSessions.at(-1);
  return channelSession?.channel.name ?? lastMessage?.channelName ?? '';
}
