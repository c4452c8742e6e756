import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AgentId, ChannelSession, Conversation, Message } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { customerName } from '../internal/customer-name.js';
import { icon, iconButton } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { previewOf } from '../internal/message-preview.js';
import { longest } from './composer-rules.js';
import { senderName } from './message-view.js';

/* The parts of the composer that only show something. */

/** The counter appears when this few characters are left. */
const nearEnd = 100;

/** Where the answer goes, what stands in its way, and what went wrong. */
export function renderNotes(
  note: { readonly text: string | null; readonly look: 'whisper' | 'warning' | 'info' },
  problem: string | null,
): TemplateResult {
  return html`<div id="state" role="status">
      ${note.text === null ? nothing : html`<div class="note ${note.look}">${note.text}</div>`}
    </div>
    ${problem === null ? nothing : html`<div class="note negative" role="alert">${problem}</div>`}`;
}

export function renderQuote(
  quoted: Message | undefined,
  {
    conversation,
    words,
    ownId,
    remove,
  }: {
    readonly conversation: Conversation;
    readonly words: Messages;
    readonly ownId: AgentId | null;
    readonly remove: () => void;
  },
): TemplateResult | typeof nothing {
  if (quoted === undefined) return nothing;
  const customer = customerName(conversation.customer, words);
  const name = senderName(quoted, { words, ownId, customer });
  return html`<div class="quote-bar" part="quote-bar">
    <div class="quoted">
      <div class="small">${words.composerReplyingTo(isolate(name))}</div>
      <div class="small muted truncate" dir="auto">${previewOf(quoted.body, words)}</div>
    </div>
    ${iconButton('close', words.composerReplyRemove, remove)}
  </div>`;
}

export function renderWhisperToggle(whisper: boolean, words: Messages, press: () => void): TemplateResult {
  return html`<button
    class="button toggle"
    part="whisper-toggle"
    aria-pressed=${whisper ? 'true' : 'false'}
    @click=${press}
  >
    ${icon('whisper')} ${words.composerWhisper}
  </button>`;
}

/** The channels an answer can go by. */
export const channelsOf = ({ channelSessions }: Conversation): readonly ChannelSession[] =>
  channelSessions.filter(({ voice }) => !voice);

/** A channel's name, with the customer's address where the name alone does not tell. */
export function channelName(session: ChannelSession, among: readonly ChannelSession[]): string {
  const alone = among.filter(({ channel }) => channel.name === session.channel.name).length === 1;
  return alone ? session.channel.name : `${session.channel.name} · ${session.customerAddress}`;
}

/** To whom one writes, and, where there is a choice, by which channel. */
export function hintOf(conversation: Conversation, channel: ChannelSession | null, words: Messages): string {
  const name = isolate(customerName(conversation.customer, words));
  const sessions = channelsOf(conversation);
  return channel === null || sessions.length < 2
    ? words.composerPlaceholder(name)
    : words.composerPlaceholderBy(name, isolate(channelName(channel, sessions)));
}

export function renderChannels(
  sessions: readonly ChannelSession[],
  chosen: ChannelSession | null,
  words: Messages,
  choose: (event: Event) => void,
): TemplateResult | typeof nothing {
  if (sessions.length < 2) return nothing;
  return html`<label class="channel"
    ><span class="small muted">${words.composerChannel}</span>
    <select class="field" part="channel-select" @change=${choose}>
      ${sessions.map(
        (session) =>
          html`<option value=${session.id} .selected=${live(session.id === chosen?.id)}>
            ${channelName(session, sessions)}
          </option>`,
      )}
    </select></label
  >`;
}

export function renderCounter(length: number, words: Messages): TemplateResult | typeof nothing {
  const left = longest - length;
  if (left > nearEnd) return nothing;
  const text = left < 0 ? words.composerTooLong(-left) : words.composerLeft(left);
  return html`<span class="counter small numeric ${left < 0 ? 'too-long' : 'muted'}" part="counter">${text}</span>`;
}
