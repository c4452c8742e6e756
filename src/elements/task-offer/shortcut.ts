const modifiers = ['Alt', 'Control', 'Meta', 'Shift'];

/**
 * The names, in small letters, of keys written as `aria-keyshortcuts` has them (`Alt+A`, `Ctrl+Shift+Enter`): the
 * modifiers, and last the key. Null when there is none, or it cannot be understood.
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

/** With Alt, many keyboards write another letter: there the key's place counts as well. */
export function matchesShortcut(event: KeyboardEvent, keys: readonly string[]): boolean {
  const key = keys.at(-1) ?? '';
  return (
    [event.key.toLowerCase(), event.code.toLowerCase().replace(/^(?:key|digit)/, '')].includes(key) &&
    modifiers.every((modifier) => event.getModifierState(modifier) === keys.includes(modifier.toLowerCase()))
  );
}

const textInputSelector = 'input:not([type="button" i], [type="checkbox" i], [type="radio" i]), textarea, select';

/** Is this key meant for a text somewhere in the page? */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const [target] = event.composedPath();
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(textInputSelector));
}
