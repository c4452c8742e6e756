import type { EnginePage } from './engine-page.js';
import { clickPointOfButton, clickPointOfSelector, onElement, visibleTextScript } from './page-scripts.js';

/** Generous, for busy machines. */
export const timeoutMs = 60_000;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A person at a page: sees its text, clicks and types, in any engine. Selectors: `a >>> b` finds `b` in the shadow roots in `a`. */
export class PageUser {
  constructor(
    readonly name: string,
    readonly page: EnginePage,
  ) {}

  /** Clicks the button with this name, in any shadow root, after it has been at its place for `restMs`. */
  clickButton(name: string, restMs = 0): Promise<void> {
    return this.#clickPoint(clickPointOfButton(name), `finds the button “${name}”`, restMs);
  }

  /** Clicks the first match of a selector, as soon as it is there and not covered. */
  click(selector: string): Promise<void> {
    return this.#clickPoint(clickPointOfSelector(selector), `finds ${selector}`);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.click(selector);
    await this.page.keyboard.type(text);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  async waitForText(text: string | RegExp): Promise<void> {
    const expected = typeof text === 'string' ? text : text.source;
    await this.waitUntil(async () => {
      const visibleText = await this.visibleText();
      return typeof text === 'string' ? visibleText.includes(text) : text.test(visibleText);
    }, `sees “${expected}”`);
  }

  async waitForTextGone(text: string): Promise<void> {
    await this.waitUntil(async () => !(await this.visibleText()).includes(text), `no longer sees “${text}”`);
  }

  visibleText(): Promise<string> {
    return this.page.evaluate(visibleTextScript) as Promise<string>;
  }

  /** The value of an expression about the first match, `element`. */
  evaluate<T>(selector: string, expression: string): Promise<T> {
    return this.page.evaluate(onElement(selector, expression)) as Promise<T>;
  }

  /** Waits until an expression about the first match of a selector, `element`, is true. */
  async waitFor(selector: string, expression: string, description: string): Promise<void> {
    await this.waitUntil(() => this.evaluate<boolean>(selector, `element !== null && (${expression})`), description);
  }

  async waitUntil(condition: () => Promise<boolean>, description: string | (() => string)): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await condition())) {
      if (Date.now() > deadline) {
        const text = typeof description === 'string' ? description : description();
        throw new Error(`${this.name} never ${text}. Shown: ${await this.visibleText()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Clicks when the point stays the same: what moves (a dialog that opens) is not where it was measured. */
  async #clickPoint(script: string, description: string, restMs = 0): Promise<void> {
    let last: Point | null = null;
    let point: Point | null = null;
    let restsSince = 0;
    await this.waitUntil(async () => {
      last = point;
      point = (await this.page.evaluate(script)) as Point | null;
      const rests = point !== null && last !== null && point.x === last.x && point.y === last.y;
      if (!rests) restsSince = performance.now();
      return rests && performance.now() - restsSince >= restMs;
    }, description);
    const { x, y } = point as unknown as Point;
    await this.page.mouse.click(x, y);
  }
}
