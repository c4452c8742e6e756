/** A key with modifiers, as `aria-keyshortcuts` writes them: `Alt+A`, `Control+Shift+Enter`. */
export interface Shortcut {
  readonly key: string;
  readonly alt: boolean;
  readonly control: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
}

/** Null when there is none, or it cannot be understood. */
export function parseShortcut(text: string): Shortcut | null {
  const parts = text.split('+').map((part) => part.trim().toLowerCase());
  const key = parts.pop();
  if (key === undefined || key === '') return null;
  const known = ['alt', 'control', 'ctrl', 'meta', 'shift'];
  if (!parts.every((part) => known.includes(part))) return null;
  return {
    key,
    alt: parts.includes('alt'),
    control: parts.includes('control') || parts.includes('ctrl'),
    meta: parts.includes('meta'),
    shift: parts.includes('shift'),
  };
}

/** With Alt, many keyboards write another letter: there the key's place counts as well. */
export function matchesShortcut(event: KeyboardEvent, shortcut: Shortcut): boolean {
  const code = event.code.toLowerCase();
  const { key } = shortcut;
  return (
    (event.key.toLowerCase() === key || code === `key${key}` || code === `digit${key}`) &&
    event.altKey === shortcut.alt &&
    event.ctrlKey === shortcut.control &&
    event.metaKey === shortcut.meta &&
    event.shiftKey === shortcut.shift
  );
}

const typing = 'input:not([type="button" i], [type="checkbox" i], [type="radio" i]), textarea, select';

/** Is this key meant for a text somewhere in the page? */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const [target] = event.composedPath();
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(typing));
}
