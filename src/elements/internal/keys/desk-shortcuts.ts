import type { ShortcutName } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { isApple, parseShortcut } from './shortcut.js';

/** With Alt and a letter, Apple keyboards type a character. */
const withLetter = (letter: string): string => (isApple ? `Control+Shift+${letter}` : `Alt+${letter}`);

/** In the order of the overview. */
const defaultShortcuts: Readonly<Record<ShortcutName, string>> = {
  palette: 'Mod+K',
  nextConversation: 'Alt+ArrowDown',
  previousConversation: 'Alt+ArrowUp',
  nextUnread: 'Alt+Shift+ArrowDown',
  findConversation: withLetter('F'),
  acceptOffer: withLetter('A'),
  replyToLast: withLetter('R'),
  cannedResponses: withLetter('C'),
  jumpToLatest: withLetter('L'),
  help: '?',
  typing: 'A',
};

/** The keys of a shortcut; null when the host has turned it off. */
export function shortcutKeys(session: DeskSession | undefined, name: ShortcutName): readonly string[] | null {
  const { [name]: text = defaultShortcuts[name] } = session?.options.shortcuts ?? {};
  return text === null ? null : parseShortcut(text);
}
