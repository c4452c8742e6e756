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
  searchMessages: withLetter('S'),
  help: '?',
  typing: 'A',
  send: 'Enter',
  slash: '/',
};

/** The shortcuts that work only in the message field, which reads them itself. */
export const fieldShortcuts: readonly ShortcutName[] = ['send', 'slash'];

/** True if the host has neither changed it nor turned it off. */
export const isDefaultShortcut = (session: DeskSession | undefined, name: ShortcutName): boolean =>
  session?.options.shortcuts[name] === undefined;

/** The sign that opens the canned responses in the message field; null if the host has turned it off. */
export function slashSign(session: DeskSession | undefined): string | null {
  const { slash = defaultShortcuts.slash } = session?.options.shortcuts ?? {};
  return [...(slash?.trim() ?? '')][0] ?? null;
}

/** The keys of a shortcut; null when the host has turned it off. */
export function shortcutKeys(session: DeskSession | undefined, name: ShortcutName): readonly string[] | null {
  const { [name]: text = defaultShortcuts[name] } = session?.options.shortcuts ?? {};
  return text === null ? null : parseShortcut(text);
}
