import { html, type TemplateResult } from 'lit';
import type { NoticeContent } from '../../../domain/index.js';
import { DrawBudget } from '../../internal/format/draw-budget.js';
import { renderMessage, renderShowMore, type MessageView } from '../message/message-view.js';
import { formatTime, renderTime } from '../message/sender-line.js';
import { noticeText } from './notice-text.js';
import type { ThreadItem } from './thread-items.js';

/** Renders one item of the thread, of any kind. */
export function renderItem(item: ThreadItem, view: MessageView): TemplateResult {
  const { translations, localize, names } = view;
  switch (item.kind) {
    case 'message':
      return renderMessage(item, view);
    case 'day':
      return html`<div class="day" data-key=${item.key}><span>${dayLabel(item.at, view)}</span></div>`;
    case 'unread':
      return html`<div class="divider" part="unread-divider" data-key=${item.key}>
        <span>${translations.messagesUnread}</span>
      </div>`;
    case 'notice': {
      const { notice, key } = item;
      const text = noticeText(notice.what, { translations, names, localize });
      const budget = new DrawBudget(item.steps);
      if (hasDetails(notice.what)) view.requestRich();
      const details = view.rich?.renderNoticeDetails(notice.what, { ...view, format: 'text', budget }) ?? null;
      const line = html`<span>${text}</span> ${renderTime(formatTime(notice.at, localize))}`;
      if (details === null) return html`<div class="notice" part="notice" data-key=${key}>${line}</div>`;
      // A notice with controls is a stop of keyboard navigation, like a message.
      return html`<article class="notice-card" part="notice" data-key=${key} tabindex="-1" aria-label=${text}>
        <div class="notice">${line}</div>
        ${details} ${renderShowMore(key, budget, view)}
      </article>`;
    }
  }
}

const hasDetails = (content: NoticeContent): boolean =>
  content.type === 'call-summary' || (content.type === 'channel-session-started' && content.form !== undefined);

/** Stands in for an item that cannot be rendered. */
export const renderFailedItem = ({ key }: ThreadItem, { translations }: MessageView): TemplateResult =>
  html`<div class="notice" part="notice" data-key=${key}><span>${translations.messageFailed}</span></div>`;

function dayLabel(at: number, { translations, localize, now }: MessageView): string {
  const day = new Date(at).toDateString();
  const today = new Date(now);
  if (day === today.toDateString()) return translations.dayToday;
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  return day === yesterday.toDateString() ? translations.dayYesterday : localize.day(at, now);
}
