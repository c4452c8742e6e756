import assert from 'node:assert/strict';
import { PageUser } from '../support/engines/page-user.js';

/** What has the focus: its name, and whether a person sees that it has it. */
interface Focus {
  readonly tag: string;
  readonly name: string;
  readonly isVisible: boolean;
  readonly text: string;
}

/**
 * Evaluates to the `Focus` of the page. It is seen by an outline on the element, on the option it points to, on what
 * surrounds it (a field in a frame, a radio in its label) or on the bubble of a message, or by the cursor of a field for text.
 */
const focusScript = `(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (element === null) return { tag: 'body', name: '', isVisible: false, text: '' };
  const clean = (text) => (text ?? '').replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ').trim();
  const labelled = [...(element.labels ?? [])].map((label) => label.textContent).join(' ');
  const root = element.getRootNode();
  const pointed = root.getElementById?.(element.getAttribute('aria-activedescendant') ?? '') ?? null;
  const around = [];
  for (let node = element; node instanceof Element && around.length < 4; node = node.parentElement ?? node.getRootNode().host) around.push(node);
  const hasOutline = [pointed, ...around, ...element.querySelectorAll('.bubble')].some((node) => {
    if (node === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(node);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  });
  const hasCursor = element.matches('textarea, input:not([type=radio], [type=checkbox], [type=range], [type=file])');
  const { width, height, top, bottom } = element.getBoundingClientRect();
  return {
    tag: element.localName,
    name: clean(element.getAttribute('aria-label') ?? (labelled || element.textContent)),
    isVisible: (hasOutline || hasCursor) && width > 0 && height > 0 && bottom > 0 && top < innerHeight,
    text: clean(element.innerText ?? ''),
  };
})()`;

const matches = (name: string, expected: string | RegExp): boolean =>
  typeof expected === 'string' ? name === expected : expected.test(name);

/** A person with a keyboard only. Each key must leave the focus on something that is seen to have it. */
export class KeyboardUser extends PageUser {
  static #last: KeyboardUser | null = null;
  readonly #keys: string[] = [];

  /** Presses a key, with those held before it: `Shift+Tab`. */
  override async press(keys: string): Promise<void> {
    this.#keys.push(keys);
    await this.#takeTurn();
    const held = keys.split('+');
    const key = held.pop() as string;
    for (const other of held) await this.page.keyboard.down(other);
    await this.page.keyboard.press(key);
    for (const other of held.reverse()) await this.page.keyboard.up(other);
  }

  async write(text: string): Promise<void> {
    await this.#takeTurn();
    await this.page.keyboard.type(text);
  }

  async getFocus(): Promise<Focus> {
    await this.#takeTurn();
    return this.page.evaluate(focusScript) as Promise<Focus>;
  }

  /** In Firefox one window is active; the others do not show where their focus is. */
  async #takeTurn(): Promise<void> {
    if (KeyboardUser.#last === this) return;
    KeyboardUser.#last = this;
    await this.page.bringToFront?.();
  }

  /** Waits until the focus is on something with this name, or on anything, is seen, and has been there for `restMs`. */
  async waitForFocus(expected: string | RegExp = /^/, restMs = 0): Promise<Focus> {
    let focus = await this.getFocus();
    let since = performance.now();
    const isThere = async (): Promise<boolean> => {
      focus = await this.getFocus();
      if (focus.tag === 'body' || !focus.isVisible || !matches(focus.name, expected)) since = performance.now();
      else return performance.now() - since >= restMs;
      return false;
    };
    await this.waitUntil(
      isThere,
      () => `has the focus on ${String(expected)}; it is on ${JSON.stringify(focus)}, after ${this.#lastKeys}`,
    );
    return focus;
  }

  /** Presses a key until something with this name has the focus. On the way, every stop must be seen. */
  async reach(expected: string | RegExp, key = 'Tab', limit = 40): Promise<void> {
    const stops: string[] = [];
    for (let i = 0; i < limit; i++) {
      // The browser may scroll to it in the next frame.
      const { tag, name } = i > 0 ? await this.waitForFocus() : await this.getFocus();
      if (tag !== 'body' && matches(name, expected)) {
        await this.waitForFocus(expected);
        return;
      }
      stops.push(`${tag} “${name.slice(0, 30)}”`);
      await this.press(key);
    }
    assert.fail(`${this.name} does not get to ${String(expected)} with ${key}: ${stops.join(', ')}`);
  }

  /** Goes to something and presses Enter. */
  async use(expected: string | RegExp, key = 'Tab'): Promise<void> {
    await this.reach(expected, key);
    await this.press('Enter');
  }

  get #lastKeys(): string {
    return this.#keys.slice(-8).join(' ');
  }
}
