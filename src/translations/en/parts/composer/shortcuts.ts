import type { ShortcutName } from '../../../../domain/index.js';

const deskShortcuts: Readonly<Record<ShortcutName, string>> = {
  palette: 'Find a conversation, an action or a response',
  nextConversation: 'Next conversation',
  previousConversation: 'Previous conversation',
  nextUnread: 'Next unread conversation',
  findConversation: 'Search the list of conversations',
  acceptOffer: 'Accept the oldest offer',
  replyToLast: 'Reply to the latest message',
  cannedResponses: 'Canned responses',
  jumpToLatest: 'Jump to latest',
  searchMessages: 'Search the conversation',
  help: 'This list, while no text is being written',
  typing: 'Letters go to the message field',
  send: 'Send',
  slash: 'Canned responses, at the start of a word',
};

/** Texts of the dialog of keyboard shortcuts. */
export const composerShortcuts = {
  shortcutsDesk: 'Anywhere in the desk',
  shortcutDesk: (name: ShortcutName) => deskShortcuts[name],
  shortcutsMessageField: 'Message field',
  shortcutsMessageList: 'Message list',
  shortcutSend: deskShortcuts.send,
  shortcutNewLine: 'New line',
  shortcutCanned: deskShortcuts.slash,
  shortcutEscape: 'Close a list or remove the quote',
  shortcutPaste: 'Paste text, images or files',
  shortcutHelpAgain: 'Press ? again to type a question mark.',
  shortcutMessages: 'Previous and next message',
  shortcutPageUpDown: 'One page up or down',
  shortcutFirstLast: 'First and last message',
};
