import { html, type TemplateResult } from 'lit';
import type { MessageBody } from '../../domain/index.js';
import { previewOf } from '../internal/message-preview.js';
import { hostOf, safeUrl } from '../internal/safe-url.js';
import { fileAt, renderFile, renderForeign } from './message-media.js';
import type { MessageView } from './message-view.js';
import { renderText } from './render-text.js';

/**
 * What a message says, whatever kind it is. Nothing is ever dropped: an unknown kind shows its name and its text, and one
 * that is drawn as a card a few words until the part that draws cards is here.
 */
export function renderBody(body: MessageBody, view: MessageView): TemplateResult {
  const { words } = view;
  const text = renderText(body.text, view);
  switch (body.type) {
    case 'text':
      return html`${text}`;
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
      return html`${renderFile(body.type, body.attachment, view)} ${text}`;
    case 'sticker':
      return html`${renderFile('image', fileAt(body.url, words.bodyKind('sticker')), view)} ${text}`;
    case 'link': {
      const url = safeUrl(body.url);
      return html`${text} ${renderForeign(body.url, url === null ? body.url : hostOf(url), words)}`;
    }
    case 'deleted':
      return html`<span class="kind">${words.bodyDeleted}</span>`;
    case 'notice':
      return html`<div class="kind">${words.bodyNotice(body.level)}</div>
        ${text}`;
    case 'unknown':
      return html`<div class="kind">${words.bodyUnknown(body.wireType)}</div>
        ${text}`;
    default:
      return view.rich?.renderCard(body, view) ?? html`<div class="kind" dir="auto">${previewOf(body, words)}</div>`;
  }
}
