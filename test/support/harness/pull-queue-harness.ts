import { sendKeys } from '@web/test-runner-commands';
import type { PullQueue } from '../../../src/elements/pull-queue/pull-queue.js';
import { until } from '../browser/mount-session.js';
import { normalizeText } from './text-helpers.js';

/** What an agent sees and does in a `<pull-queue>`. */
export class PullQueueHarness {
  constructor(readonly element: PullQueue) {}

  get text(): string {
    return normalizeText(this.#root.querySelector('[part="base"]')?.textContent);
  }

  get alert(): string {
    return normalizeText(this.#root.querySelector('[role="alert"]')?.textContent);
  }

  /** What is said aloud when somebody comes. */
  get announced(): string {
    return normalizeText(this.#root.querySelector('[part="base"] > .visually-hidden')?.textContent);
  }

  /** The lists to choose from; those subscribed to with a star. */
  get lists(): string[] {
    return this.#queryAll('.list').map(
      (list) => `${list.getAttribute('aria-pressed') === 'true' ? '*' : ''}${normalizeText(list.textContent)}`,
    );
  }

  /** Who waits, in their order. */
  get customers(): string[] {
    return this.#queryAll('[data-item]').map((row) => normalizeText(row.querySelector('.name')?.textContent));
  }

  row(customer: string): HTMLElement | undefined {
    return this.#queryAll('[data-item]').find(
      (row) => normalizeText(row.querySelector('.name')?.textContent) === customer,
    );
  }

  detailsText(customer: string): string {
    return normalizeText(this.row(customer)?.querySelector('.about')?.textContent);
  }

  /** A button by what it is called. */
  button(label: string): HTMLButtonElement | undefined {
    return this.#queryAll<HTMLButtonElement>('button').find(
      (button) => normalizeText(button.getAttribute('aria-label') ?? button.textContent) === label,
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

  async subscribe(list: string): Promise<void> {
    await this.press(list);
    await until(() => this.lists.includes(`*${list}`), `${list} is subscribed to`);
  }

  async waitForCustomer(customer: string): Promise<HTMLElement> {
    return until(() => this.row(customer), `${customer} is listed`);
  }

  async waitForRemoval(customer: string): Promise<void> {
    await until(() => this.row(customer) === undefined, `${customer} is gone`);
  }

  get focused(): string {
    const { activeElement } = this.#root;
    return normalizeText(activeElement?.getAttribute('aria-label') ?? activeElement?.textContent);
  }

  get #root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (shadowRoot === null) throw new Error('The lists have not been drawn.');
    return shadowRoot;
  }

  #queryAll<T extends HTMLElement>(selector: string): T[] {
    return [...this.#root.querySelectorAll<T>(selector)];
  }
}
