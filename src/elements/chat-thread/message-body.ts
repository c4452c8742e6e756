import { html, nothing, type TemplateResult } from 'lit';
import type { MessageBody } from '../../domain/index.js';
import { hostOf, safeUrl } from '../internal/safe-url.js';
import {
  renderButtons,
  renderCall,
  renderCarousel,
  renderContacts,
  renderEmail,
  renderLines,
  renderList,
  renderPlace,
  renderWrapUp,
} from './message-cards.js';
import { fileAt, renderFile, renderForeign } from './message-media.js';
import type { MessageView } from './message-view.js';
import { renderText } from './render-text.js';

/** What a message says, whatever kind it is. Nothing is ever dropped: an unknown kind shows its name and its text. */
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
    case 'location':
      return html`${renderPlace(body, view)} ${text}`;
    case 'contacts':
      return html`${text} ${renderContacts(body, view)}`;
    case 'buttons':
      return renderButtons(body, view);
    case 'carousel':
      return html`${text} ${renderCarousel(body, view)}`;
    case 'list':
      return renderList(body, view);
    case 'wrap-up':
      return html`${renderWrapUp(body, view)} ${text}`;
    case 'comment': {
      const act = words.bodyCommentAct(body.act);
      return html`<div class="kind">${act || words.bodyKind('comment')}</div>
        ${body.attachment === null ? nothing : renderFile(commentMedia(body.act), body.attachment, view)} ${text}`;
    }
    case 'email':
      return renderEmail(body, view);
    case 'deleted':
      return html`<span class="kind">${words.bodyDeleted}</span>`;
    case 'voice':
      return html`${renderCall(body.call, view)} ${text}`;
    case 'receipt':
      return html`${renderLines(body.title || words.bodyKind('receipt'), body.lines, view)} ${text}`;
    case 'template':
      return html`${renderLines(body.name || words.bodyKind('template'), body.lines, view)} ${text}`;
    case 'notice':
      return html`<div class="kind">${words.bodyNotice(body.level)}</div>
        ${text}`;
    case 'unknown':
      return html`<div class="kind">${words.bodyUnknown(body.wireType)}</div>
        ${text}`;
  }
}

const commentMedia = (act: string): 'image' | 'video' | 'file' => (act === 'image' || act === 'video' ? act : 'file');
