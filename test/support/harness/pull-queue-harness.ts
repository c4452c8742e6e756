import { sendKeys } from '@web/test-runner-commands';
import type { PullQueue } from '../../../src/elements/pull-queue/pull-queue.js';
import { until } from '../browser/mount-session.js';
import { ElementHarness, accessibleName } from './element-harness.js';
import { normalizeText } from './text-helpers.js';

/** What an agent sees and does in a `<pull-queue>`. */
export class PullQueueHarness extends ElementHarness {
  constructor(readonly element: PullQueue) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.element.shadowRoot;
  }

  get text(): string {
    return this.textOf('[part="base"]');
  }

  get alert(): string {
    return this.textOf('[role="alert"]');
  }

  /** The announcement of new requests. */
  get announced(): string {
    return this.textOf('[part="base"] > .visually-hidden');
  }

  /** All lists, with a star for subscribed ones. */
  get lists(): string[] {
    return this.findAll('.list').map(
      (list) => `${list.getAttribute('aria-pressed') === 'true' ? '*' : ''}${normalizeText(list.textContent)}`,
    );
  }

  /** Names of the waiting customers, in order. */
  get customers(): string[] {
    return this.findAll('[data-item]').map((row) => normalizeText(row.querySelector('.name')?.textContent));
  }

  row(customer: string): HTMLElement | undefined {
    return this.findAll('[data-item]').find(
      (row) => normalizeText(row.querySelector('.name')?.textContent) === customer,
    );
  }

  detailsText(customer: string): string {
    return normalizeText(this.row(customer)?.querySelector('.details')?.textContent);
  }

  button(label: string): HTMLButtonElement | undefined {
    return this.findButton(label);
  }

  async press(label: string): Promise<void> {
    (await until(() => this.button(label), `there is a “${label}” button in: ${this.text}`)).click();
    await this.element.updateComplete;
  }

  /** Focuses a button and presses Enter. */
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
    return accessibleName(this.root.activeElement);
  }
}
