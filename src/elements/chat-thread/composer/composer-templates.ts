import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AgentId, ChannelSession, Conversation, Message } from '../../../domain/index.js';
import type { AgentNames } from '../../../store/selectors.js';
import type { Translations } from '../../../translations/translations.js';
import { formatCustomerName } from '../../internal/format/format-customer-name.js';
import { conversationIcon } from '../../internal/styles/conversation-icons.js';
import { iconButton } from '../../internal/styles/icons.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import { formatMessagePreview } from '../../internal/format/format-message-preview.js';
import type { TextFormats } from '../../internal/format/text-format.js';
import type { ComposerState } from './composer-state.js';
import { senderName } from '../message/sender-line.js';

/* The stateless templates of the composer. */

/** The note above the message field: the warning, else that this is a whisper, else the channel replies now go over. */
export function renderNote(
  warning: string | null,
  { whisper, canToggleWhisper }: ComposerState,
  changedChannelName: string | null,
  translations: Translations,
): TemplateResult {
  const whisperText = canToggleWhisper ? translations.composerWhisperOn : translations.composerWhisperOnly;
  const channelText = changedChannelName && translations.composerChannelChanged(changedChannelName);
  const text = warning ?? (whisper ? whisperText : channelText);
  const variant = warning !== null ? 'warning' : whisper ? 'whisper' : 'info';
  return html`<div id="state" role="status">
    ${text === null ? nothing : html`<div class="note ${variant}">${text}</div>`}
  </div>`;
}

export function renderQuote(
  quoted: Message | undefined,
  {
    conversation,
    translations,
    ownId,
    names,
    formats,
    onRemove,
  }: {
    readonly conversation: Conversation;
    readonly translations: Translations;
    readonly ownId: AgentId | null;
    readonly names: AgentNames;
    readonly formats: TextFormats;
    readonly onRemove: () => void;
  },
): TemplateResult | typeof nothing {
  if (quoted === undefined) return nothing;
  const customer = formatCustomerName(conversation.customer, translations);
  const name = senderName(quoted, { translations, ownId, names, customerName: customer });
  return html`<div class="quote-bar" part="quote-bar">
    <div class="quoted">
      <div class="small">${translations.composerReplyingTo(isolateBidi(name))}</div>
      <div class="small muted truncate" dir="auto">${formatMessagePreview(quoted, formats, translations)}</div>
    </div>
    ${iconButton('close', translations.composerReplyRemove, onRemove)}
  </div>`;
}

export function renderWhisperToggle(
  whisper: boolean,
  translations: Translations,
  onToggle: () => void,
): TemplateResult {
  return html`<button
    class="button toggle"
    part="whisper-toggle"
    aria-pressed=${whisper ? 'true' : 'false'}
    @click=${onToggle}
  >
    ${conversationIcon('whisper')} ${translations.composerWhisper}
  </button>`;
}

/** The channels a reply can go over: all but voice. */
export const getTextChannels = ({ channelSessions }: Conversation): readonly ChannelSession[] =>
  channelSessions.filter(({ voice }) => !voice);

/** A channel's name, with the customer's address when the name is not unique. */
export function channelName(channelSession: ChannelSession, allSessions: readonly ChannelSession[]): string {
  const isUnique = allSessions.filter(({ channel }) => channel.name === channelSession.channel.name).length === 1;
  return isUnique ? channelSession.channel.name : `${channelSession.channel.name} · ${channelSession.customerAddress}`;
}

/** Names the customer and, when there is a choice, the channel. */
export function getPlaceholder(
  conversation: Conversation,
  channel: ChannelSession | null,
  translations: Translations,
): string {
  const name = isolateBidi(formatCustomerName(conversation.customer, translations));
  const channelSessions = getTextChannels(conversation);
  return channel === null || channelSessions.length < 2
    ? translations.composerPlaceholder(name)
    : translations.composerPlaceholderVia(name, isolateBidi(channelName(channel, channelSessions)));
}

export function renderChannels(
  channelSessions: readonly ChannelSession[],
  selected: ChannelSession | null,
  translations: Translations,
  onChange: (event: Event) => void,
): TemplateResult | typeof nothing {
  if (channelSessions.length < 2) return nothing;
  return html`<label class="channel"
    ><span class="small muted">${translations.composerChannel}</span>
    <select class="field" part="channel-select" @change=${onChange}>
      ${channelSessions.map(
        (channelSession) =>
          html`<option value=${channelSession.id} .selected=${live(channelSession.id === selected?.id)}>
            ${channelName(channelSession, channelSessions)}
          </option>`,
      )}
    </select></label
  >`;
}
