/** What the keyboard shortcuts of a desk do. */
export const shortcutNames = [
  'palette',
  'nextConversation',
  'previousConversation',
  'nextUnread',
  'findConversation',
  'acceptOffer',
  'replyToLast',
  'cannedResponses',
  'jumpToLatest',
  'searchMessages',
  'help',
  'typing',
  'send',
  'slash',
] as const;

export type ShortcutName = (typeof shortcutNames)[number];

/**
 * The shortcuts that differ from the defaults, e.g. `{ palette: 'Ctrl+Shift+P', help: null }`. Null turns one off. `Mod` is
 * Ctrl, on Apple keyboards ⌘. The value of `typing` is only compared with null,
 * that of `slash` is one character: it opens the canned responses at the start of a word.
 */
export type Shortcuts = Readonly<Partial<Record<ShortcutName, string | null>>>;
