import { DeskElement } from '../base/desk-element.js';
import { isElement, parentOf } from '../base/view-of.js';
import { isComposing } from './is-composing.js';

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

/** Password managers dispatch plain events named keydown. Not `instanceof`: in a frame, the event is of a class of its own. */
export const isKeyEvent = (event: Event): boolean => 'getModifierState' in event;

/** True when the key is pressed for what it writes: without a modifier of shortcuts, or with AltGr. */
export const isForText = (event: KeyboardEvent): boolean =>
  (!event.ctrlKey && !event.altKey && !event.metaKey) || event.getModifierState('AltGraph');

/** What a shortcut can name: where the layout has it, its place on other keyboards says nothing. */
const isPlainKey = /^[a-z\d]$/;

/**
 * Compares the key, or its place on the keyboard if the layout writes something else with it: with Alt, “å” for A, or “φ” on a
 * Greek keyboard.
 */
export function matchesShortcut(event: KeyboardEvent, keys: readonly string[]): boolean {
  const key = keys.at(-1) ?? '';
  const typed = event.key === '؟' ? '?' : event.key.toLowerCase();
  // AltGr types characters. Some systems report it as Ctrl and Alt.
  if (event.getModifierState('AltGraph')) return false;
  // Which signs need Shift depends on the layout.
  const isSign = /^[^\p{L}\p{N}]$/u.test(key);
  return (
    (typed === key ||
      (!isSign && !isPlainKey.test(typed) && event.code.toLowerCase().replace(/^(?:key|digit)/, '') === key)) &&
    modifiers.every(
      (modifier) =>
        (isSign && modifier === 'Shift') || event.getModifierState(modifier) === keys.includes(modifier.toLowerCase()),
    )
  );
}

const textInputSelector = 'input:not([type="button" i], [type="checkbox" i], [type="radio" i]), textarea, select';
const selectRoles = (roles: string): string =>
  roles
    .split(' ')
    .map((role) => `[role~="${role}" i]`)
    .join();
const textRoleSelector = selectRoles('textbox searchbox combobox spinbutton');
/** Lists of a page go to what begins with the letter. Those of our own elements do not. */
const letterRoleSelector = selectRoles('listbox grid treegrid tree menu menubar application');

/** True when the key goes to a text field or an input method. */
export function isTyping(event: KeyboardEvent): boolean {
  if (isComposing(event)) return true;
  const path = event.composedPath().filter(isElement);
  const [target] = path;
  if (target === undefined) return false;
  // Around the target there may be shadow roots, which neither `closest` nor `isContentEditable` looks beyond.
  return path.some(isTextField) || target.ownerDocument.designMode === 'on' || mayHideField(target);
}

/** Also what has an `EditContext`: pages with it draw their texts themselves. */
const isTextField = (element: Element): boolean =>
  (element as Partial<HTMLElement>).isContentEditable === true ||
  ((element as { readonly editContext?: unknown }).editContext ?? null) !== null ||
  element.matches(textInputSelector) ||
  element.matches(textRoleSelector);

const isOwnElement = (node: EventTarget | null): boolean => node instanceof DeskElement;

/** Rendered by an element of this library, or by a part of it that has a shadow root of its own. */
function isRenderedByUs(element: Element): boolean {
  const host = parentOf(element.getRootNode()) as Element | null;
  return host !== null && (isOwnElement(host) || isRenderedByUs(host));
}

/** True in a widget of the page inside an element of the session, such as a list that is slotted: it may use letters itself. */
export function usesLetters(event: KeyboardEvent): boolean {
  const path = event.composedPath();
  return path
    .slice(0, path.findIndex(isOwnElement) + 1)
    .some((node) => isElement(node) && node.matches(letterRoleSelector) && !isRenderedByUs(node));
}

/** Elements of HTML that may have a shadow root. */
const shadowHosts = /^(?:article|aside|blockquote|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

const isHtmlElement = (element: Element): element is HTMLElement => 'isContentEditable' in element;

/** True when the focus may be in a field of a closed shadow root: the target alone could not have it, or shows nothing itself. */
function mayHideField(target: Element): boolean {
  if (!isHtmlElement(target)) return false;
  if (target.shadowRoot !== null || target === target.ownerDocument.body) return false;
  if (target.localName.includes('-')) return true;
  const root = target.getRootNode() as Document | ShadowRoot;
  if (root.activeElement !== target) return false;
  if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) return true;
  return shadowHosts.test(target.localName) && !target.hasAttribute('role') && isBlank(target);
}

function isBlank(element: HTMLElement): boolean {
  const content = element.ownerDocument.createRange();
  content.selectNodeContents(element);
  return content.getClientRects().length === 0;
}

/** True when Alt makes the key type another character, as on Apple keyboards: “å” for Alt+A. */
export const typesCharacter = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, keys: readonly string[]): boolean =>
  altKey && !ctrlKey && !metaKey && key.toLowerCase() !== keys.at(-1) && /^[\p{Script=Latin}\p{S}\p{P}]$/u.test(key);
