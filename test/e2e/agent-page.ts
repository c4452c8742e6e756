import type { EnginePage } from '../support/engines/engine-page.js';
import { clickPointOfButton, clickPointOfSelector, onElement, visibleTextScript } from './page-scripts.js';

/** Generous, for busy machines. */
export const timeoutMs = 30_000;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The page of one agent. */
export class AgentPage {
  readonly #page: EnginePage;
  readonly #errors: string[] = [];

  constructor(
    readonly name: string,
    page: EnginePage,
  ) {
    this.#page = page;
  }

  async open(url: string): Promise<void> {
    await this.#page.setViewport({ width: 1280, height: 900 });
    await this.#page.goto(url);
    await this.signIn();
  }

  async reload(): Promise<void> {
    await this.#collectErrors();
    await this.#page.reload();
    await this.signIn();
  }

  async signIn(): Promise<void> {
    await this.type('agent-login >>> input[autocomplete=username]', this.name);
    await this.type('agent-login >>> input[type=password]', 'demo');
    await this.press('Enter');
    await this.waitForText('Not ready');
  }

  async goReady(): Promise<void> {
    await this.click('agent-state-switch >>> button.trigger:not(:disabled)');
    await this.clickButton('Ready on all channels');
    await this.press('Escape');
  }

  /** Clicks the button with this name, in any shadow root. */
  clickButton(name: string): Promise<void> {
    return this.#clickPoint(clickPointOfButton(name), `finds the button “${name}”`);
  }

  /** Clicks the first match of a selector, as soon as it is there and not covered. */
  click(selector: string): Promise<void> {
    return this.#clickPoint(clickPointOfSelector(selector), `finds ${selector}`);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.click(selector);
    await this.#page.keyboard.type(text);
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  async sendMessage(text: string): Promise<void> {
    await this.type('chat-thread >>> textarea[part~=input]', text);
    await this.press('Enter');
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
    return this.#page.evaluate(visibleTextScript) as Promise<string>;
  }

  /** All text that was ever in this page since it was loaded. */
  allShownText(): Promise<string> {
    return this.#page.evaluate('allShownText()') as Promise<string>;
  }

  /** The value of an expression about the first match, `element`. */
  evaluate<T>(selector: string, expression: string): Promise<T> {
    return this.#page.evaluate(onElement(selector, expression)) as Promise<T>;
  }

  /** Waits until an expression about the first match of a selector, `element`, is true. */
  async waitFor(selector: string, expression: string, description: string): Promise<void> {
    await this.waitUntil(() => this.evaluate<boolean>(selector, `element !== null && (${expression})`), description);
  }

  screenshot(): Promise<Uint8Array> {
    return this.#page.screenshot();
  }

  /** The uncaught errors of the page so far. */
  async takeErrors(): Promise<readonly string[]> {
    await this.#collectErrors();
    return this.#errors.splice(0);
  }

  async waitUntil(condition: () => Promise<boolean>, description: string): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await condition())) {
      if (Date.now() > deadline)
        throw new Error(`${this.name} never ${description}. Shown: ${await this.visibleText()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async #collectErrors(): Promise<void> {
    const errors = (await this.#page.evaluate('pageErrors()')) as readonly string[];
    this.#errors.push(...errors.map((error) => `${this.name}: ${error}`));
  }

  /** Clicks when the point stays the same: what moves (a dialog that opens) is not where it was measured. */
  async #clickPoint(script: string, description: string): Promise<void> {
    let last: Point | null = null;
    let point: Point | null = null;
    await this.waitUntil(async () => {
      last = point;
      point = (await this.#page.evaluate(script)) as Point | null;
      return point !== null && last !== null && point.x === last.x && point.y === last.y;
    }, description);
    const { x, y } = point as unknown as Point;
    await this.#page.mouse.click(x, y);
  }
}
