import { html, type TemplateResult } from 'lit';
import { isBlank, type Message } from '../../../domain/index.js';
import { formatMessagePreview } from '../../internal/format/format-message-preview.js';
import { getHost, sanitizeUrl } from '../../internal/sanitize/sanitize-url.js';
import type { DrawBudget } from '../../internal/format/draw-budget.js';
import { attachmentFromUrl, renderFile, renderExternalLink } from './message-media.js';
import { textFormatOf } from '../../internal/format/text-format.js';
import type { BodyView, MessageView } from './message-view.js';
import { renderText } from './render-text.js';

/**
 * Renders the body of a message. No body is dropped: an unknown type shows its name and text, and a card shows a
 * one-line preview until the module for cards is loaded.
 */
export function renderBody(message: Message, messageView: MessageView, budget: DrawBudget): TemplateResult {
  const { body } = message;
  const { translations, formats } = messageView;
  const view: BodyView = { ...messageView, format: textFormatOf(message, formats), budget };
  // Cards decide themselves where their text is.
  const renderBodyText = () => renderText(body.text, view);
  switch (body.type) {
    case 'text':
      return isBlank(body.text) ? html`<span class="kind">${translations.bodyEmpty}</span>` : html`${renderBodyText()}`;
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
      return html`${renderFile(body.type, body.attachment, view)} ${renderBodyText()}`;
    case 'sticker':
      return html`${renderFile('image', attachmentFromUrl(body.url, translations.bodyKind('sticker')), view)}
      ${renderBodyText()}`;
    case 'link': {
      const url = sanitizeUrl(body.url);
      return html`${renderBodyText()}
      ${renderExternalLink(body.url, url === null ? body.url : getHost(url), translations)}`;
    }
    case 'deleted':
      return html`<span class="kind">${translations.bodyDeleted}</span>`;
    case 'notice':
      return html`<div class="kind">${translations.bodyNotice(body.level)}</div>
        ${renderBodyText()}`;
    default:
      if (view.rich !== null) return view.rich.renderCard(body, view);
      view.requestRich();
      return html`<div class="kind" dir="auto">${formatMessagePreview(message, formats, translations)}</div>`;
  }
}
