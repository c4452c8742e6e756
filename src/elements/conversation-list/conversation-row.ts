import type { AgentNames } from '../../store/selectors.js';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import {
  isOwnMessage,
  type AgentId,
  type Channel,
  type Conversation,
  type ConversationId,
  type EpochMs,
  type Message,
} from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';
import { renderAvatar } from '../internal/styles/avatar.js';
import { conversationIcon } from '../internal/styles/conversation-icons.js';
import { icon, renderIcon } from '../internal/styles/icons.js';
import { channelShape } from '../internal/styles/channel-icons.js';
import { listShapes } from './list-icons.js';
import type { OrderedRow } from './list-order.js';
import { describeWait, type Wait, type WaitLimits } from './waiting.js';

/** Data of one row. */
export interface ConversationRow extends OrderedRow {
  readonly conversation: Conversation;
  readonly name: string;
  readonly unreadCount: number;
}

/** What is shown of a row besides its data. */
export interface RowContent {
  readonly lastMessage: Message | undefined;
  /** The last message as one line. */
  readonly preview: string;
  /** What is written but not sent: a draft, or a message that failed. */
  readonly unsent: { readonly kind: 'failed' | 'draft'; readonly text: string } | null;
  readonly isTyping: boolean;
  readonly channel: Channel | null;
  readonly logo: string | null;
  readonly position: number;
  readonly count: number;
}

/** What the rows of a list have in common. */
export interface RowsView {
  readonly translations: Translations;
  readonly localize: LocalizeController;
  readonly now: EpochMs;
  readonly limits: WaitLimits;
  readonly ownId: AgentId | null;
  readonly names: AgentNames;
  readonly activeId: ConversationId | null;
  /** The row with `tabindex="0"`. */
  readonly tabStopId: ConversationId | undefined;
  readonly onSelect: (id: ConversationId, event: Event) => void;
  readonly onFocus: (id: ConversationId) => void;
}

/** Renders a row, again only when something shown in it has changed. */
export function renderRow(row: ConversationRow, content: RowContent, view: RowsView): unknown {
  const { translations, localize, now, activeId, tabStopId } = view;
  const { conversation, waitingSince } = row;
  const { id, customer, role } = conversation;
  const wait = waitingSince === null ? null : describeWait(conversation, waitingSince, now, view.limits);
  const dependencies = [
    ...[id, row.name, row.unreadCount, row.isOnHold, customer, role],
    ...[content.lastMessage, content.preview, content.unsent?.kind, content.unsent?.text, content.isTyping],
    ...[content.channel?.name, content.logo, content.position, content.count],
    ...(wait === null ? [null] : [localize.duration(wait.elapsedMs), wait.urgency, wait.usedPercent]),
    id === tabStopId,
    id === activeId,
    ...[translations, view.names, localize.version],
    new Date(now).toDateString(),
  ];
  return guard(dependencies, () => renderOption(row, content, wait, view));
}

function renderOption(row: ConversationRow, content: RowContent, wait: Wait | null, view: RowsView): TemplateResult {
  const { translations, localize } = view;
  const { conversation, name, unreadCount, isOnHold } = row;
  const { id, role, customer } = conversation;
  return html`<div
    part="row"
    class="row ${unreadCount > 0 ? 'unread' : ''} ${wait === null ? 'quiet' : wait.urgency}"
    role="option"
    aria-selected=${id === view.activeId ? 'true' : 'false'}
    aria-posinset=${content.position}
    aria-setsize=${content.count}
    tabindex=${id === view.tabStopId ? '0' : '-1'}
    data-id=${id}
    @click=${(event: Event) => view.onSelect(id, event)}
    @focus=${() => view.onFocus(id)}
  >
    <span class="face">${renderAvatar(name, customer.id, localize.lang)}${renderChannel(content)}</span>
    <div class="top">
      <span class="who">
        <bdi class="name truncate" translate="no">${name}</bdi>
        ${role === 'primary' ? nothing : html`<span class="badge">${translations.roleName(role)}</span>`}
      </span>
      ${wait === null ? renderTime(content, view) : renderWait(wait, view)}
    </div>
    <div class="bottom">
      <span class="preview">${renderLine(content, view)}</span>
      <span class="end">
        ${
          isOnHold
            ? html`<span title=${translations.threadOnHold}
                >${renderIcon(listShapes.hold)}<span class="visually-hidden">${translations.threadOnHold}</span></span
              >`
            : nothing
        }
        ${
          unreadCount === 0
            ? nothing
            : html`<span part="unread" class="count numeric" translate="no" aria-hidden="true"
                  >${localize.number(unreadCount)}</span
                ><span class="visually-hidden">${translations.listUnread(unreadCount)}</span>`
        }
      </span>
    </div>
  </div>`;
}

function renderChannel({ channel, logo }: RowContent): TemplateResult | typeof nothing {
  if (channel === null || channel.name === '') return nothing;
  return html`<span class="via" part="channel" title=${channel.name}
    >${logo === null ? renderIcon(channelShape(channel.name)) : html`<img src=${logo} alt="" />`}<span
      class="visually-hidden"
      >${channel.name}</span
    ></span
  >`;
}

/** Tells by its form too how long the customer has waited: plain with a ring, tinted, or solid with a clock. */
function renderWait(
  { since, elapsedMs, urgency, usedPercent }: Wait,
  { translations, localize }: RowsView,
): TemplateResult {
  const duration = localize.duration(elapsedMs);
  const text = urgency === 'late' ? translations.listOverdue(duration) : translations.listWaiting(duration);
  return html`<span class="time wait ${urgency} numeric" part="waiting" translate="no" title=${localize.dateTime(since)}
    >${
      urgency === 'late'
        ? renderIcon(listShapes.clock)
        : html`<svg class="ring" viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="10" cy="10" r="7" pathLength="100" />
            <circle cx="10" cy="10" r="7" pathLength="100" stroke-dasharray="${usedPercent} 100" />
          </svg>`
    }<span aria-hidden="true">${duration}</span><span class="visually-hidden">${text}</span></span
  >`;
}

function renderTime({ lastMessage }: RowContent, { localize, now }: RowsView): TemplateResult | typeof nothing {
  if (lastMessage === undefined) return nothing;
  const isToday = new Date(lastMessage.at).toDateString() === new Date(now).toDateString();
  return html`<time
    class="time numeric"
    translate="no"
    datetime=${new Date(lastMessage.at).toISOString()}
    title=${localize.dateTime(lastMessage.at)}
    >${isToday ? localize.time(lastMessage.at) : localize.shortDay(lastMessage.at, now)}</time
  >`;
}

/** One of: what was not sent, a draft, typing, the last message. */
function renderLine({ lastMessage, preview, isTyping, unsent }: RowContent, view: RowsView): TemplateResult {
  const { translations } = view;
  if (unsent !== null) {
    const isFailed = unsent.kind === 'failed';
    return html`${isFailed ? html`<span class="problem">${icon('warning')}</span>` : renderIcon(listShapes.draft)}
      <b class=${isFailed ? 'problem' : ''}>${isFailed ? translations.listNotSent : translations.listDraft}</b>
      ${isFailed ? html`<span class="visually-hidden">${translations.listDeliveryFailed}</span>` : nothing}
      <span class="line truncate" dir="auto" .textContent=${unsent.text}></span>`;
  }
  if (isTyping)
    return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <span class="line typing truncate">${translations.listTyping}</span>`;
  if (lastMessage === undefined) return html`<span class="line truncate">${translations.listNoMessages}</span>`;
  const senderLabel = formatSender(lastMessage, view);
  return html`${
      lastMessage.whisper
        ? html`<span class="whispered" title=${translations.composerWhisper}
            >${conversationIcon('whisper')}<span class="visually-hidden">${translations.composerWhisper}</span></span
          >`
        : nothing
    }
    ${senderLabel === '' ? nothing : html`<span class="line sender truncate">${senderLabel}</span>`}
    <span class="line truncate" dir="auto" .textContent=${preview}></span>`;
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
