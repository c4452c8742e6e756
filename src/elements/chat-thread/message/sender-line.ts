import { html, nothing, type TemplateResult } from 'lit';
import { isOwnMessage, type Message } from '../../../domain/index.js';
import { renderAvatar } from '../../internal/styles/avatar.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import type { MessageView } from './message-view.js';

/** Display name of the sender. */
export function senderName(
  message: Message,
  view: Pick<MessageView, 'translations' | 'ownId' | 'customerName' | 'names'>,
): string {
  const { sender } = message;
  if (isOwnMessage(message, view.ownId)) return view.translations.threadYou;
  switch (sender.kind) {
    case 'customer':
      return sender.name || view.customerName;
    case 'agent':
      return view.names.nameOf({ id: sender.id, username: sender.name });
    case 'bot':
      return sender.name || view.translations.senderBot;
    case 'system':
      return sender.name || view.translations.senderSystem;
  }
}

/** Sender for screen readers, with a mark on whispers. */
export const senderLabel = (
  message: Message,
  view: Pick<MessageView, 'translations' | 'ownId' | 'customerName' | 'names'>,
): string =>
  isolateBidi(senderName(message, view)) + (message.whisper ? ` (${view.translations.composerWhisper})` : '');

/** Above a group: who wrote it and when its first message was sent. */
export function renderSenderLine(
  message: Message,
  isOwn: boolean,
  time: FormattedTime,
  view: MessageView,
): TemplateResult {
  const { translations } = view;
  const { sender, activity, scheduledAt } = message;
  const name = senderName(message, view);
  const activityNotes = {
    outbound: translations.activityOutbound,
    scheduled: [translations.activityScheduled, scheduledAt === undefined ? '' : view.localize.dateTime(scheduledAt)]
      .filter(Boolean)
      .join(' · '),
  };
  const note = activity !== null ? activityNotes[activity] : sender.kind === 'bot' ? translations.senderBot : '';
  return html`<div class="sender-line">
    ${isOwn ? nothing : renderAvatar(name, sender.kind === 'customer' || sender.kind === 'agent' ? sender.id : null, view.localize.lang)}
    <bdi class="sender" translate="no">${name}</bdi>
    ${note === '' || note === name ? nothing : html`<span class="muted">${note}</span>`} ${renderTime(time)}
  </div>`;
}

export interface FormattedTime {
  readonly iso: string;
  readonly text: string;
  readonly full: string;
}

export const formatTime = (at: number, localize: MessageView['localize']): FormattedTime => ({
  iso: new Date(at).toISOString(),
  text: localize.time(at),
  full: localize.dateTime(at),
});

/** The time; its title is the full date and the delivery state. The styles show the title of the focused message, too. */
export const renderTime = ({ iso, text, full }: FormattedTime, delivery = ''): TemplateResult =>
  html`<time class="numeric" translate="no" datetime=${iso} title=${delivery === '' ? full : `${full} · ${delivery}`}
    >${text}</time
  >`;
