/** Texts of the list of shortcuts: they come with that part. */
export const composerShortcuts = {
  shortcutsMessageField: 'Where you write',
  shortcutsMessageList: 'In the messages',
  shortcutSend: 'Send',
  shortcutNewLine: 'New line',
  shortcutCanned: 'Ready-made answers, at the beginning of a word',
  shortcutEscape: 'Close a list, or stop quoting',
  shortcutPaste: 'Paste text, pictures or files',
  shortcutHelp: 'This list, while nothing is written',
  shortcutHelpAgain: 'Press ? again to write a question mark.',
  shortcutMessages: 'Previous and next message',
  shortcutPageUpDown: 'A page up and down',
  shortcutFirstLast: 'First and last message',
};
