const modifiers = ['Alt', 'Control', 'Meta', 'Shift'];

export const isApple = /^(?:Mac|iP)/.test(globalThis.navigator?.platform ?? '');

/**
 * Parses a shortcut in the form of `aria-keyshortcuts` (`Alt+A`, `Ctrl+Shift+Enter`, `Mod+K`) into lowercase key names, the
 * modifiers first. Null when it is empty or invalid.
 */
export function parseShortcut(text: string): readonly string[] | null {
  const keys = text
    .trim()
    .toLowerCase()
    .split(/(?<=[^+\s])\s*\+\s*/)
    .map((key) => key.replace(/^ctrl$/, 'control').replace(/^mod$/, isApple ? 'meta' : 'control'));
  const hasKnownModifiers = keys
    .slice(0, -1)
    .every((key) => modifiers.some((modifier) => modifier.toLowerCase() === key));
  return hasKnownModifiers && keys.at(-1) !== '' ? keys : null;
}

/** The value of `aria-keyshortcuts`. */
export const toAriaShortcut = (keys: readonly string[]): string =>
  keys.map((key) => key.slice(0, 1).toUpperCase() + key.slice(1)).join('+');

const arrows: Readonly<Record<string, string>> = { arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→' };
const appleModifiers: Readonly<Record<string, string>> = { alt: '⌥', control: '⌃', meta: '⌘', shift: '⇧' };
const otherModifiers: Readonly<Record<string, string>> = { control: 'Ctrl' };

/** The keys as they are written on the keyboard. */
export const labelKeys = (keys: readonly string[]): readonly string[] =>
  keys.map(
    (key) =>
      (isApple ? appleModifiers : otherModifiers)[key] ?? arrows[key] ?? key.slice(0, 1).toUpperCase() + key.slice(1),
  );

/** True when the key is pressed for what it writes: without a modifier of shortcuts, or with AltGr. */
export const isForText = (event: KeyboardEvent): boolean =>
  (!event.ctrlKey && !event.altKey && !event.metaKey) || event.getModifierState('AltGraph');

/** Compares `key` and `code`: with Alt, many keyboard layouts produce another character. */
export function matchesShortcut(event: KeyboardEvent, keys: readonly string[]): boolean {
  const key = keys.at(-1) ?? '';
  const typed = event.key === '؟' ? '?' : event.key.toLowerCase();
  // AltGr types characters. Some systems report it as Ctrl and Alt.
  if (event.getModifierState('AltGraph')) return false;
  // Which signs need Shift depends on the layout.
  const isSign = /^[^\p{L}\p{N}]$/u.test(key);
  return (
    (typed === key || (!isSign && event.code.toLowerCase().replace(/^(?:key|digit)/, '') === key)) &&
    modifiers.every(
      (modifier) =>
        (isSign && modifier === 'Shift') || event.getModifierState(modifier) === keys.includes(modifier.toLowerCase()),
    )
  );
}

const textInputSelector = 'input:not([type="button" i], [type="checkbox" i], [type="radio" i]), textarea, select';
const textRoleSelector = ['textbox', 'searchbox', 'combobox', 'spinbutton'].map((role) => `[role~="${role}" i]`).join();

/** True when the key goes to a text field or an input method. */
export function isTyping(event: KeyboardEvent): boolean {
  // Some browsers report an input method only by this key code.
  if (event.isComposing || event.keyCode === 229) return true;
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches(textInputSelector) ||
    target.closest(textRoleSelector) !== null ||
    target.ownerDocument.designMode === 'on' ||
    mayHideField(target)
  );
}

/** True when the focus may be in a field of a closed shadow root: the target alone could not have it. */
function mayHideField(target: HTMLElement): boolean {
  if (target.shadowRoot !== null || target === target.ownerDocument.body) return false;
  if (target.localName.includes('-')) return true;
  const root = target.getRootNode() as Document | ShadowRoot;
  return root.activeElement === target && target.tabIndex < 0 && !target.hasAttribute('tabindex');
}

/** True when Alt makes the key type another character, as on Apple keyboards: “å” for Alt+A. */
export const typesCharacter = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, keys: readonly string[]): boolean =>
  altKey && !ctrlKey && !metaKey && key.toLowerCase() !== keys.at(-1) && /^[\p{Script=Latin}\p{S}\p{P}]$/u.test(key);
