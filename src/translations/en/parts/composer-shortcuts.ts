/** Texts of the dialog of keyboard shortcuts. */
export const composerShortcuts = {
  shortcutsMessageField: 'Message field',
  shortcutsMessageList: 'Message list',
  shortcutSend: 'Send',
  shortcutNewLine: 'New line',
  shortcutCanned: 'Canned responses, at the start of a word',
  shortcutEscape: 'Close a list or remove the quote',
  shortcutPaste: 'Paste text, images or files',
  shortcutHelp: 'This list, while the field is empty',
  shortcutHelpAgain: 'Press ? again to type a question mark.',
  shortcutMessages: 'Previous and next message',
  shortcutPageUpDown: 'One page up or down',
  shortcutFirstLast: 'First and last message',
};
