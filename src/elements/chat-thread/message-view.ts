import { html, nothing, type TemplateResult } from 'lit';
import type { AgentId, Message } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { icon } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import type { LocalizeController } from '../internal/localize-controller.js';
import { previewOf } from '../internal/message-preview.js';
import type { Rich } from './rich-part.js';
import { plainName } from '../internal/plain-name.js';
import { deliveryWords, renderDelivery, renderTrouble } from './delivery-view.js';
import { renderBody } from './message-body.js';
import type { MessageItem } from './thread-items.js';

/** What drawing a message needs to know beside the message, and what can be done with one. */
export interface MessageView {
  readonly words: Messages;
  readonly localize: Pick<LocalizeController, 'time' | 'dateTime' | 'day' | 'duration' | 'number'>;
  readonly ownId: AgentId | null;
  /** What the customer is called. */
  readonly customer: string;
  /** Reads markdown and draws cards; null while, or because, the part for that is not here. */
  readonly rich: Rich | null;
  /** False: to be looked at only. */
  readonly mayWrite: boolean;
  /** Where a file of the file service is fetched from; null for any other address. */
  fileUrl(address: string): string | null;
  reply(message: Message): void;
  retry(message: Message): void;
  discard(message: Message): void;
  /** Leads to what a message answers; null when that has not been loaded. */
  jump(reply: Message, original: Message | null): void;
  insert(text: string): void;
  /** Sends a text at once, as if the agent had written it. */
  send(text: string): void;
  copy(text: string): void;
}

export const isOwn = (message: Message, ownId: AgentId | null): boolean =>
  message.sender.kind === 'agent' && (message.sender.id === ownId || message.pendingCommand !== null);

/** What to call whoever wrote a message. */
export function senderName(message: Message, view: Pick<MessageView, 'words' | 'ownId' | 'customer'>): string {
  const { sender } = message;
  if (isOwn(message, view.ownId)) return view.words.threadYou;
  switch (sender.kind) {
    case 'customer':
      return plainName(sender.name) || view.customer;
    case 'agent':
      return plainName(sender.name);
    case 'bot':
      return plainName(sender.name) || view.words.senderBot;
    case 'system':
      return plainName(sender.name) || view.words.senderSystem;
  }
}

/** Whose words they are, and whether they are a whisper: for those who hear it. */
export const speakerName = (message: Message, view: Pick<MessageView, 'words' | 'ownId' | 'customer'>): string =>
  isolate(senderName(message, view)) + (message.whisper ? ` (${view.words.composerWhisper})` : '');

/** All that is heard of a message while the keyboard is at it. */
function messageName(message: Message, own: boolean, view: MessageView): string {
  const { words, localize } = view;
  const text = isolate(previewOf(message.body, words));
  const said = words.messageLabel(speakerName(message, view), localize.time(message.at), text);
  return own ? `${said} (${deliveryWords(message, words)})` : said;
}

/**
 * One message. Everything in it that takes focus has `tabindex="-1"`: the list makes it reachable in the message that
 * the keyboard is at, so that a long thread is one stop on the way to the composer.
 */
export function renderMessage({ message, first, quoted, key }: MessageItem, view: MessageView): TemplateResult {
  const { words, localize } = view;
  const own = isOwn(message, view.ownId);
  const name = senderName(message, view);
  const { kind } = message.sender;
  return html`<article
    class="message ${kind} ${message.whisper ? 'whisper' : ''} ${own ? 'own' : ''} ${first ? 'first' : ''}"
    part="message message-${own ? 'own' : kind} ${message.whisper ? 'message-whisper' : ''}"
    data-key=${key}
    tabindex="-1"
    aria-label=${messageName(message, own, view)}
  >
    ${first ? renderSender(message, name, own, words) : nothing}
    <div class="line">
      <div class="bubble ${message.body.type === 'text' ? '' : 'wide'}">
        <div class="said">
          ${
            message.whisper
              ? html`<div class="whisper-mark">${icon('whisper')}<span>${words.whisperMark}</span></div>`
              : nothing
          }
          ${quoted === undefined ? nothing : renderQuote(message, quoted, view)} ${renderBody(message.body, view)}
        </div>
        <div class="meta numeric">
          ${renderTime(message.at, localize)} ${own ? renderDelivery(message, words) : nothing}
        </div>
      </div>
      <div class="acts">
        ${
          view.mayWrite && message.pendingCommand === null && message.body.type !== 'deleted'
            ? html`<button
                class="button quiet icon act"
                part="reply-button"
                tabindex="-1"
                title=${words.reply}
                aria-label=${words.reply}
                @click=${() => view.reply(message)}
              >
                ${icon('reply')}
              </button>`
            : nothing
        }
        ${
          message.body.text === '' || message.body.type === 'deleted'
            ? nothing
            : html`<button
                class="button quiet icon act copy"
                part="copy-button"
                tabindex="-1"
                title=${words.copyText}
                aria-label=${words.copyText}
                @click=${() => view.copy(message.body.text)}
              >
                ${icon('copy')}
              </button>`
        }
      </div>
    </div>
    ${own ? renderTrouble(message, view) : nothing} ${renderSuggestions(message, view)}
  </article>`;
}

/** The time, and when it was exactly: for the pointer as a title, for the keyboard while it is at the message. */
export const renderTime = (at: number, localize: MessageView['localize']): TemplateResult =>
  html`<time datetime=${new Date(at).toISOString()} title=${localize.dateTime(at)}>${localize.time(at)}</time>`;

function renderSender(message: Message, name: string, own: boolean, words: Messages): TemplateResult | typeof nothing {
  const activity = { outbound: words.activityOutbound, scheduled: words.activityScheduled };
  const note =
    message.activity !== null ? activity[message.activity] : message.sender.kind === 'bot' ? words.senderBot : '';
  if (own && note === '') return nothing;
  return html`<div class="who">
    ${own ? nothing : html`<bdi class="sender">${name}</bdi>`}
    ${note === '' || note === name ? nothing : html`<span class="muted">${note}</span>`}
  </div>`;
}

function renderQuote(message: Message, quoted: Message | null, view: MessageView): TemplateResult {
  const { words } = view;
  const name = quoted === null ? '' : senderName(quoted, view);
  return html`<button
    class="quote ${quoted === null ? 'missing' : ''}"
    part="quote"
    tabindex="-1"
    title=${quoted === null ? words.replyFind : words.replyOriginal(isolate(name))}
    @click=${() => view.jump(message, quoted)}
  >
    ${
      quoted === null
        ? words.replyMissing
        : html`<bdi class="sender">${name}</bdi>
            <span class="truncate" dir="auto">${previewOf(quoted.body, words)}</span>`
    }
  </button>`;
}

function renderSuggestions(message: Message, view: MessageView): TemplateResult | typeof nothing {
  const { words } = view;
  if (!view.mayWrite || message.suggestions.length === 0) return nothing;
  return html`<div class="chips suggestions" part="suggestions" role="group" aria-label=${words.suggestionsLabel}>
    ${message.suggestions.map(
      ({ text, confidence }) =>
        html`<div class="suggestion">
          <button
            class="chip"
            part="suggestion"
            tabindex="-1"
            dir="auto"
            title=${words.suggestionInsert}
            @click=${() => view.insert(text)}
          >
            ${text}
          </button>
          ${
            confidence === null
              ? nothing
              : html`<span class="small muted numeric" title=${words.suggestionConfidence}
                  ><span class="visually-hidden">${words.suggestionConfidence} </span>${percent(confidence, view)}</span
                >`
          }
          <button
            class="button quiet icon"
            part="suggestion-send"
            tabindex="-1"
            title=${words.suggestionSend}
            aria-label=${words.suggestionSendLabel(isolate(text))}
            @click=${() => view.send(text)}
          >
            ${icon('send')}
          </button>
        </div>`,
    )}
  </div>`;
}

/** Some bots count to one, some to a hundred. */
const percent = (confidence: number, { localize }: MessageView): string =>
  `${localize.number(Math.round(confidence <= 1 ? confidence * 100 : Math.min(confidence, 100)))}\u00a0%`;
