import type { MessageView } from '../../../src/elements/chat-thread/message/message-view.js';
import * as rich from '../../../src/elements/chat-thread/message/rich/rich-content.js';
import { AgentNames } from '../../../src/store/agent-names.js';
import { englishLanguagePack } from '../../../src/translations/en.js';

/** For rendering messages without a thread: everything is Markdown, and no action does anything. */
export const messageView = (overrides: Partial<MessageView> = {}): MessageView => ({
  translations: englishLanguagePack.translations,
  localize: {
    time: String,
    dateTime: String,
    day: String,
    duration: String,
    number: String,
    percent: String,
    list: String,
    lang: 'en',
  },
  ownId: 'me' as never,
  names: new AgentNames(new Map(), null),
  now: 0,
  customerName: 'Ana',
  formats: { customer: 'markdown', agent: 'markdown' },
  rich,
  requestRich: () => undefined,
  canWrite: true,
  fileUrl: () => null,
  reply: () => undefined,
  retry: () => undefined,
  discard: () => undefined,
  jumpToOriginal: () => undefined,
  insert: () => undefined,
  send: () => undefined,
  copy: () => undefined,
  showMore: () => undefined,
  ...overrides,
});
