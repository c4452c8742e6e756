/* The parts that `<chat-thread>` exports from its own elements. */

export const messageListParts = [
  'messages',
  'message',
  'message-own',
  'message-customer',
  'message-agent',
  'message-bot',
  'message-system',
  'message-whisper',
  'notice',
  'unread-divider',
  'typing',
  'latest-button',
  'show-more',
  'reply-button',
  'retry-button',
  'discard-button',
  'delivery',
  'trouble',
  'quote',
  'suggestions',
  'attachment',
  'translation',
  'translation-button',
].join(', ');
export const composerParts =
  'composer, input, send-button, whisper-toggle, channel-select, counter, quote-bar, leftover, draft-file, drop-zone, canned-panel, own-responses-dialog, shortcuts-dialog, reply-suggestion, outgoing-translation';
