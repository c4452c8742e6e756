import { html, type TemplateResult } from 'lit';
import { renderMessage, renderTime, type MessageView } from './message-view.js';
import { noticeWords } from './notice-words.js';
import type { ThreadItem } from './thread-items.js';

/** One thing in the thread. Everything that is drawn there comes through here. */
export function renderItem(item: ThreadItem, view: MessageView): TemplateResult {
  const { words, localize, ownId } = view;
  switch (item.kind) {
    case 'message':
      return renderMessage(item, view);
    case 'day':
      return html`<div class="day" data-key=${item.key}><span>${dayWords(item.at, view)}</span></div>`;
    case 'unread':
      return html`<div class="divider" part="unread-divider" data-key=${item.key}>
        <span>${words.messagesUnread}</span>
      </div>`;
    case 'notice': {
      const { notice, key } = item;
      const duration = (ms: number) => localize.duration(ms);
      const said = noticeWords(notice.what, { words, ownId, duration });
      const record = view.rich?.renderRecord(notice.what, view) ?? null;
      const line = html`<span>${said}</span> ${renderTime(notice.at, localize)}`;
      if (record === null) return html`<div class="notice" part="notice" data-key=${key}>${line}</div>`;
      // What has something to press in it is a stop of the keyboard, as messages are.
      return html`<article class="record" part="notice" data-key=${key} tabindex="-1" aria-label=${said}>
        <div class="notice">${line}</div>
        ${record}
      </article>`;
    }
  }
}

function dayWords(at: number, { words, localize }: MessageView): string {
  const day = new Date(at).toDateString();
  const today = new Date();
  if (day === today.toDateString()) return words.dayToday;
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  return day === yesterday.toDateString() ? words.dayYesterday : localize.day(at);
}
