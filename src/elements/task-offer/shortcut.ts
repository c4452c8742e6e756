const modifiers = ['Alt', 'Control', 'Meta', 'Shift'];

/**
 * Parses a shortcut in the form of `aria-keyshortcuts` (`Alt+A`, `Ctrl+Shift+Enter`) into lowercase key names, the
 * modifiers first. Null when it is empty or invalid.
 */
export function parseShortcut(text: string): readonly string[] | null {
  const keys = text.split('+').map((key) =>
    key
      .trim()
      .toLowerCase()
      .replace(/^ctrl$/, 'control'),
  );
  const hasKnownModifiers = keys
    .slice(0, -1)
    .every((key) => modifiers.some((modifier) => modifier.toLowerCase() === key));
  return hasKnownModifiers && keys.at(-1) !== '' ? keys : null;
}

/** Compares `key` and `code`: with Alt, many keyboard layouts produce another character. */
export function matchesShortcut(event: KeyboardEvent, keys: readonly string[]): boolean {
  const key = keys.at(-1) ?? '';
  return (
    [event.key.toLowerCase(), event.code.toLowerCase().replace(/^(?:key|digit)/, '')].includes(key) &&
    modifiers.every((modifier) => event.getModifierState(modifier) === keys.includes(modifier.toLowerCase()))
  );
}

const textInputSelector = 'input:not([type="button" i], [type="checkbox" i], [type="radio" i]), textarea, select';

/** True when the key goes to a text field or an input method. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const [target] = event.composedPath();
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(textInputSelector));
}
