import { sendKeys } from '@web/test-runner-commands';
import type { PullQueue } from '../../../src/elements/pull-queue/pull-queue.js';
import { until } from '../desk.js';
import { tidy } from './page.js';

/** What an agent sees and does in a `<pull-queue>`. */
export class PullQueueHarness {
  constructor(readonly element: PullQueue) {}

  get text(): string {
    return tidy(this.#root.querySelector('[part="base"]')?.textContent);
  }

  get alert(): string {
    return tidy(this.#root.querySelector('[role="alert"]')?.textContent);
  }

  /** What is said aloud when somebody comes. */
  get news(): string {
    return tidy(this.#root.querySelector('[part="base"] > .visually-hidden')?.textContent);
  }

  /** The lists to choose from; those subscribed to with a star. */
  get lists(): string[] {
    return this.#all('.list').map(
      (list) => `${list.getAttribute('aria-pressed') === 'true' ? '*' : ''}${tidy(list.textContent)}`,
    );
  }

  /** Who waits, in their order. */
  get customers(): string[] {
    return this.#all('[data-item]').map((row) => tidy(row.querySelector('.name')?.textContent));
  }

  row(customer: string): HTMLElement | undefined {
    return this.#all('[data-item]').find((row) => tidy(row.querySelector('.name')?.textContent) === customer);
  }

  about(customer: string): string {
    return tidy(this.row(customer)?.querySelector('.about')?.textContent);
  }

  /** A button by what it is called. */
  button(label: string): HTMLButtonElement | undefined {
    return this.#all<HTMLButtonElement>('button').find(
      (button) => tidy(button.getAttribute('aria-label') ?? button.textContent) === label,
    );
  }

  async press(label: string): Promise<void> {
    (await until(() => this.button(label), `there is a “${label}” button in: ${this.text}`)).click();
    await this.element.updateComplete;
  }

  /** Reaches a button and presses it by the keyboard alone. */
  async pressByKeyboard(label: string): Promise<void> {
    const button = await until(() => this.button(label), `there is a “${label}” button`);
    button.focus();
    await sendKeys({ press: 'Enter' });
  }

  async choose(list: string): Promise<void> {
    await this.press(list);
    await until(() => this.lists.includes(`*${list}`), `${list} is subscribed to`);
  }

  async shows(customer: string): Promise<HTMLElement> {
    return until(() => this.row(customer), `${customer} is listed`);
  }

  async shows_not(customer: string): Promise<void> {
    await until(() => this.row(customer) === undefined, `${customer} is gone`);
  }

  get focused(): string {
    const { activeElement } = this.#root;
    return tidy(activeElement?.getAttribute('aria-label') ?? activeElement?.textContent);
  }

  get #root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (shadowRoot === null) throw new Error('The lists have not been drawn.');
    return shadowRoot;
  }

  #all<T extends HTMLElement>(selector: string): T[] {
    return [...this.#root.querySelectorAll<T>(selector)];
  }
}
