import { html, nothing, type TemplateResult } from 'lit';
import { isBlank, isOwnMessage, type AgentId, type Entry, type EpochMs, type Message } from '../../../domain/index.js';
import type { AgentNames } from '../../../store/selectors.js';
import { limitLabel } from '../../../domain/text/limit-text.js';
import type { Translations } from '../../../translations/translations.js';
import { conversationIcon } from '../../internal/styles/conversation-icons.js';
import { shorten } from '../../internal/format/cut-text.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import type { LocalizeController } from '../../internal/localization/localize-controller.js';
import { formatMessagePreview, formatMessageText } from '../../internal/format/format-message-preview.js';
import type { TextFormat, TextFormats } from '../../internal/format/text-format.js';
import type { RichContent } from './rich/rich-content-controller.js';
import { deliveryText, hasDeliveryProblem, renderDelivery } from './delivery-view.js';
import { DrawBudget } from '../../internal/format/draw-budget.js';
import { renderByHost, type HostContent } from '../host-content.js';
import { renderBody } from './message-body.js';
import {
  formatTime,
  renderSenderLine,
  renderTime,
  senderLabel,
  senderName,
  type FormattedTime,
} from './sender-line.js';
import type { MessageItem, Quoted } from '../message-list/thread-items.js';

/** Everything besides the message itself that rendering it needs, and the actions on it. */
export interface MessageView {
  readonly translations: Translations;
  readonly localize: Pick<
    LocalizeController,
    'time' | 'dateTime' | 'day' | 'duration' | 'number' | 'percent' | 'list' | 'lang'
  >;
  readonly ownId: AgentId | null;
  /** The server's time, for the headings of days. */
  readonly now: EpochMs;
  /** Display name of the customer. */
  readonly customerName: string;
  readonly names: AgentNames;
  /** How texts are meant, by who wrote them. */
  readonly formats: TextFormats;
  /** Markdown and cards; null until they are loaded. */
  readonly rich: RichContent | null;
  /** Loads them: this message needs them. */
  requestRich(): void;
  /** False in a read-only thread. */
  readonly canWrite: boolean;
  /** The page's own content of messages, by the type of the body, and below them. */
  readonly hostContent?: HostContent;
  /** The body with its translation; null for what is not translated. */
  readonly translated?:
    ((message: Message, view: MessageView, budget: DrawBudget) => TemplateResult | null) | undefined;
  /** URL to load a file of the file service from; null for any other address. */
  fileUrl(address: string): string | null;
  /** The thread, for the pictures before and after an enlarged one; absent for a message of its own. */
  readonly entries?: () => Iterable<Entry>;
  /** Files that could not be shown or played; absent where nothing is loaded. */
  readonly media?: { hasFailed(source: string): boolean; retry(source: string): void };
  reply(message: Message): void;
  retry(message: Message): void;
  discard(message: Message): void;
  /** Jumps to the original of a reply; `original` is null if it is not loaded. */
  jumpToOriginal(reply: Message, original: Message | null): void;
  /** Appends a text to the draft. */
  insert(text: string): void;
  /** Sends a text immediately, as a message of the agent. */
  send(text: string): void;
  copy(text: string): void;
  /** Shows the next part of an item that is too long to be shown at once. */
  showMore(key: string): void;
}

/** What rendering the body of a message needs. */
export interface BodyView extends MessageView {
  /** How the text is meant. */
  readonly format: TextFormat;
  readonly budget: DrawBudget;
}

/** Accessible name of a message, read when it gets the focus. */
function messageLabel(message: Message, isOwn: boolean, time: FormattedTime, view: MessageView): string {
  const { translations } = view;
  const text = isolateBidi(formatMessageText(message, view.formats, translations));
  const label = translations.messageLabel(senderLabel(message, view), time.text, text);
  return isOwn ? `${label} (${deliveryText(message, view)})` : label;
}

/**
 * Renders a message. All its controls have `tabindex="-1"`: the list adds those of the current message to the tab
 * sequence, so that a thread is a single tab stop (see `RovingTabindex`).
 */
export function renderMessage(item: MessageItem, view: MessageView): TemplateResult {
  const { message, startsGroup, endsGroup, quoted, key, steps } = item;
  const { delivery } = message;
  const isOwn = isOwnMessage(message, view.ownId);
  const { kind } = message.sender;
  const budget = new DrawBudget(steps);
  const time = formatTime(message.at, view.localize);
  const classes = [
    'message',
    kind,
    message.whisper ? 'whisper' : '',
    isOwn ? 'own' : '',
    startsGroup ? 'first' : '',
    endsGroup ? 'last' : '',
    isOwn && hasDeliveryProblem(message) ? delivery : '',
  ];
  return html`<article
    class=${classes.filter(Boolean).join(' ')}
    part="message message-${isOwn ? 'own' : kind} ${message.whisper ? 'message-whisper' : ''}"
    data-key=${key}
    tabindex="-1"
    aria-label=${messageLabel(message, isOwn, time, view)}
  >
    ${startsGroup ? renderSenderLine(message, isOwn, time, view) : nothing}
    <div class="line">
      <div class="bubble body-${message.body.type}">
        ${
          message.whisper
            ? html`<div class="whisper-mark">
                ${conversationIcon('whisper')}<span>${view.translations.whisperLabel}</span>
              </div>`
            : nothing
        }
        ${quoted === undefined ? nothing : renderQuote(message, quoted, view)}
        ${renderByHost(view.hostContent?.[message.body.type], message) ?? view.translated?.(message, view, budget) ?? renderBody(message, view, budget)}
        ${renderShowMore(key, budget, view)}
      </div>
      ${renderActions(message, view)}${renderTime(time, isOwn ? deliveryText(message, view) : '')}
    </div>
    ${isOwn ? renderDelivery(message, endsGroup, view) : nothing} ${renderSuggestions(item, view)}
    ${renderByHost(view.hostContent?.footer, message)}
  </article>`;
}

/** The button that shows the next part of what is too long to be shown at once. */
export const renderShowMore = (
  key: string,
  budget: DrawBudget,
  { translations, showMore }: Pick<MessageView, 'translations' | 'showMore'>,
): TemplateResult | typeof nothing =>
  budget.isExceeded
    ? html`<button class="button quiet show-more" part="show-more" tabindex="-1" @click=${() => showMore(key)}>
        ${translations.textShowMore}
      </button>`
    : nothing;

function renderActions(message: Message, view: MessageView): TemplateResult | typeof nothing {
  const { translations } = view;
  if (message.body.type === 'deleted') return nothing;
  return html`<div class="actions">
    ${
      view.canWrite && message.pendingCommand === null
        ? html`<button
            class="button quiet icon action"
            part="reply-button"
            tabindex="-1"
            title=${translations.reply}
            aria-label=${translations.reply}
            @click=${() => view.reply(message)}
          >
            ${conversationIcon('reply')}
          </button>`
        : nothing
    }
    ${
      isBlank(message.body.text)
        ? nothing
        : html`<button
            class="button quiet icon action copy"
            part="copy-button"
            tabindex="-1"
            title=${translations.copyText}
            aria-label=${translations.copyText}
            @click=${() => view.copy(message.body.text)}
          >
            ${conversationIcon('copy')}
          </button>`
    }
  </div>`;
}

function renderQuote(message: Message, quoted: Quoted, view: MessageView): TemplateResult {
  const { translations } = view;
  if (quoted === 'ambiguous')
    return html`<div class="quote missing" part="quote"><span>${translations.replyAmbiguous}</span></div>`;
  const name = quoted === null ? '' : senderName(quoted, view);
  return html`<button
    class="quote ${quoted === null ? 'missing' : ''}"
    part="quote"
    tabindex="-1"
    title=${quoted === null ? translations.replyFindOriginal : translations.replyShowOriginal(isolateBidi(name))}
    @click=${() => view.jumpToOriginal(message, quoted)}
  >
    ${
      quoted === null
        ? translations.replyNotLoaded
        : html`<bdi class="sender" translate="no">${name}</bdi>
            <span class="truncate" dir="auto">${formatMessagePreview(quoted, view.formats, translations)}</span>`
    }
  </button>`;
}

/** Longest text of a suggestion in its button; it is inserted and sent in full. */
const maxSuggestionLength = 1_000;

function takeSuggestion(text: string, budget: DrawBudget): string {
  const shown = shorten(text, maxSuggestionLength);
  return budget.take(shown) ? shown : '…';
}

function renderSuggestions({ message, key, steps }: MessageItem, view: MessageView): TemplateResult | typeof nothing {
  const { translations } = view;
  const budget = new DrawBudget(steps);
  if (!view.canWrite || message.suggestions.length === 0) return nothing;
  return html`<div
    class="chips suggestions"
    part="suggestions"
    role="group"
    aria-label=${translations.suggestionsLabel}
  >
    ${budget.drawItems(
      message.suggestions,
      ({ text, confidence }) =>
        html`<div class="suggestion">
          <button
            class="chip"
            part="suggestion"
            tabindex="-1"
            dir="auto"
            title=${translations.suggestionInsert}
            @click=${() => view.insert(text)}
          >
            ${takeSuggestion(text, budget)}
          </button>
          ${
            confidence === null
              ? nothing
              : html`<span class="small muted numeric" title=${translations.suggestionConfidence}
                  ><span class="visually-hidden">${translations.suggestionConfidence} </span
                  >${percent(confidence, view)}</span
                >`
          }
          <button
            class="button quiet icon"
            part="suggestion-send"
            tabindex="-1"
            title=${translations.suggestionSend}
            aria-label=${translations.suggestionSendLabel(isolateBidi(limitLabel(text)))}
            @click=${() => view.send(text)}
          >
            ${conversationIcon('send')}
          </button>
        </div>`,
      4,
    )}
    ${renderShowMore(key, budget, view)}
  </div>`;
}

/** Bots report confidence from 0 to 1 or from 0 to 100. */
const percent = (confidence: number, { localize }: MessageView): string =>
  localize.percent(Math.round(confidence <= 1 ? confidence * 100 : Math.min(confidence, 100)) / 100);
