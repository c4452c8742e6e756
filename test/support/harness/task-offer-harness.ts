import { sendKeys } from '@web/test-runner-commands';
import type { TaskOffer } from '../../../src/elements/task-offer/task-offer.js';
import { until } from '../browser/mount-session.js';
import { ElementHarness } from './element-harness.js';
import { normalizeText } from './text-helpers.js';

/** What an agent sees and does in a `<task-offer>`. */
export class TaskOfferHarness extends ElementHarness {
  constructor(readonly element: TaskOffer) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.element.shadowRoot;
  }

  /** Customers of the offers, in order. */
  get customers(): string[] {
    return this.#cards.map((card) => normalizeText(card.querySelector('[part="customer"]')?.textContent));
  }

  cardText(customer: string): string {
    return normalizeText(this.#card(customer).textContent);
  }

  /** Bounding boxes of the parts of a card's second line. */
  detailRects(customer: string): DOMRect[] {
    return [...this.#card(customer).querySelectorAll('.details bdi')].map((part) => part.getBoundingClientRect());
  }

  /** Seconds shown in the countdown ring. */
  secondsLeft(customer: string): number {
    return Number(normalizeText(this.#card(customer).querySelector('[part="countdown"]')?.textContent));
  }

  /** Drawn part of the countdown ring, in percent. */
  countdownPercent(customer: string): number {
    const ring = this.#card(customer).querySelector('[part="countdown"] .remaining');
    return Number.parseFloat(ring?.getAttribute('stroke-dasharray') ?? '');
  }

  canAccept(customer: string): boolean {
    return this.#acceptButton(customer).getAttribute('aria-disabled') === 'false';
  }

  /** Texts of the notices about ended offers. */
  get endedText(): string {
    return this.findAll('[part="ended"]')
      .map((notice) => normalizeText(notice.textContent))
      .join(' ');
  }

  get silentText(): string {
    return this.textOf('[part="silent"]');
  }

  get dismissedText(): string {
    return this.textOf('[part="dismissed"]');
  }

  undo(): void {
    this.find('[part="dismissed"] button')?.click();
  }

  get missedText(): string {
    return this.textOf('[part="missed"]');
  }

  pressMissed(label: string): void {
    this.requireButton(label, '[part="missed"] button').click();
  }

  /** The last announcement of new offers. */
  get announced(): string {
    return this.textOf('[role="alert"].visually-hidden');
  }

  /** The last announcement of ended offers. */
  get announcedEnd(): string {
    return this.textOf('[role="status"].visually-hidden');
  }

  get visibleText(): string {
    return normalizeText(this.require('[part="base"]').innerText);
  }

  get isRinging(): boolean {
    return this.element.matches(':state(ringing)');
  }

  get stack(): HTMLElement {
    return this.require('[part="stack"]');
  }

  get focusedCustomer(): string | null {
    const card = this.root.activeElement?.closest('[part="card"]');
    return card ? normalizeText(card.querySelector('[part="customer"]')?.textContent) : null;
  }

  async waitForOffers(...customers: string[]): Promise<void> {
    await until(() => this.customers.join() === customers.join(), `the offers are ${customers.join(', ') || 'none'}`);
  }

  async waitForCardText(customer: string, text: string, timeoutMs?: number): Promise<void> {
    await until(
      () => this.customers.includes(customer) && this.cardText(customer).includes(text),
      `the card shows “${text}”`,
      timeoutMs,
    );
  }

  async waitForEndedText(text: string, timeoutMs?: number): Promise<void> {
    await until(() => this.endedText.includes(text), `a notice shows “${text}”`, timeoutMs);
  }

  accept(customer: string): void {
    this.#acceptButton(customer).click();
  }

  dismiss(customer: string): void {
    this.#card(customer).querySelector<HTMLElement>('[part="dismiss-button"]')?.click();
  }

  dismissEnded(): void {
    this.find('[part="ended"] button')?.click();
  }

  async pressEnterOn(customer: string): Promise<void> {
    this.#card(customer).focus();
    await sendKeys({ press: 'Enter' });
  }

  #acceptButton(customer: string): HTMLElement {
    const button = this.#card(customer).querySelector<HTMLElement>('[part="accept-button"]');
    if (button === null) throw new Error(`${customer} cannot be accepted.`);
    return button;
  }

  #card(customer: string): HTMLElement {
    const card = this.#cards.find(
      (candidate) => normalizeText(candidate.querySelector('[part="customer"]')?.textContent) === customer,
    );
    if (card === undefined) throw new Error(`No offer of ${customer}, but ${this.customers.join(', ')}`);
    return card;
  }

  get #cards(): HTMLElement[] {
    return this.findAll('[part="card"]');
  }
}
