import { sendKeys } from '@web/test-runner-commands';
import type { TaskOffer } from '../../../src/elements/task-offer/task-offer.js';
import { until } from '../browser/mount-session.js';
import { normalizeText } from './text-helpers.js';

/** What an agent sees and does in a `<task-offer>`. */
export class TaskOfferHarness {
  constructor(readonly element: TaskOffer) {}

  /** Customers on offer, in order. */
  get customers(): string[] {
    return this.#cards.map((card) => normalizeText(card.querySelector('[part="customer"]')?.textContent));
  }

  /** Everything a card says. */
  cardText(customer: string): string {
    return normalizeText(this.#card(customer).textContent);
  }

  /** Where on screen each part of a card's second line is, in their order. */
  detailRects(customer: string): DOMRect[] {
    return [...this.#card(customer).querySelectorAll('.details bdi')].map((part) => part.getBoundingClientRect());
  }

  /** Seconds on the ring of a card. */
  secondsLeft(customer: string): number {
    return Number(normalizeText(this.#card(customer).querySelector('[part="countdown"]')?.textContent));
  }

  /** How much of the ring is drawn, in percent. */
  countdownPercent(customer: string): number {
    const ring = this.#card(customer).querySelector<HTMLElement>('[part="countdown"]');
    return Number(ring?.style.getPropertyValue('--_left'));
  }

  canAccept(customer: string): boolean {
    return this.#acceptButton(customer).getAttribute('aria-disabled') === 'false';
  }

  /** What is said about offers that went away. */
  get endedText(): string {
    return [...this.#root.querySelectorAll('[part="ended"]')].map((note) => normalizeText(note.textContent)).join(' ');
  }

  /** What was said aloud last about new offers. */
  get announced(): string {
    return normalizeText(this.#root.querySelector('[role="alert"].visually-hidden')?.textContent);
  }

  /** What was said aloud last about offers that went away. */
  get announcedEnd(): string {
    return normalizeText(this.#root.querySelector('[role="status"].visually-hidden')?.textContent);
  }

  get visibleText(): string {
    return normalizeText(this.#base.innerText);
  }

  get isRinging(): boolean {
    return this.element.matches(':state(ringing)');
  }

  get stack(): HTMLElement {
    const stack = this.#root.querySelector<HTMLElement>('[part="stack"]');
    if (stack === null) throw new Error('There is no stack.');
    return stack;
  }

  get focusedCustomer(): string | null {
    const card = this.#root.activeElement?.closest('[part="card"]');
    return card ? normalizeText(card.querySelector('[part="customer"]')?.textContent) : null;
  }

  async waitForOffers(...customers: string[]): Promise<void> {
    await until(
      () => this.customers.join() === customers.join(),
      `${customers.join(', ') || 'no customer'} is on offer`,
    );
  }

  async waitForCardText(customer: string, text: string, timeoutMs?: number): Promise<void> {
    await until(
      () => this.customers.includes(customer) && this.cardText(customer).includes(text),
      `the card says "${text}"`,
      timeoutMs,
    );
  }

  async waitForEndedText(text: string, timeoutMs?: number): Promise<void> {
    await until(() => this.endedText.includes(text), `it is said that "${text}"`, timeoutMs);
  }

  accept(customer: string): void {
    this.#acceptButton(customer).click();
  }

  dismiss(customer: string): void {
    this.#card(customer).querySelector<HTMLElement>('[part="dismiss-button"]')?.click();
  }

  dismissEnded(): void {
    this.#root.querySelector<HTMLElement>('[part="ended"] button')?.click();
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
    if (card === undefined) throw new Error(`${customer} is not on offer, but ${this.customers.join(', ')}`);
    return card;
  }

  get #cards(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('[part="card"]')];
  }

  get #base(): HTMLElement {
    const base = this.#root.querySelector<HTMLElement>('[part="base"]');
    if (base === null) throw new Error('Nothing has been drawn.');
    return base;
  }

  get #root(): ShadowRoot {
    const root = this.element.shadowRoot;
    if (root === null) throw new Error('The offers have not been drawn.');
    return root;
  }
}
