import { sendKeys } from '@web/test-runner-commands';
import type { ConversationList } from '../../../src/elements/conversation-list/conversation-list.js';
import { until } from '../browser/mount-session.js';
import { normalizeText } from './text-helpers.js';

/** What an agent sees and does in a `<conversation-list>`. */
export class ConversationListHarness {
  constructor(readonly element: ConversationList) {}

  get text(): string {
    return normalizeText(this.#root.querySelector('[part="base"]')?.textContent);
  }

  /** Names in the order of the rows. */
  get names(): string[] {
    return this.#rows.map((row) => normalizeText(row.querySelector('.name')?.textContent));
  }

  /** Everything a row says. */
  rowText(name: string): string {
    return normalizeText(this.#row(name)?.textContent);
  }

  /** What is said at the end of a row for screen readers: unread messages, trouble. */
  unreadCount(name: string): number {
    return Number(normalizeText(this.#row(name)?.querySelector('.count')?.textContent) || '0');
  }

  get selected(): string | null {
    const row = this.#rows.find((candidate) => candidate.getAttribute('aria-selected') === 'true');
    return row === undefined ? null : normalizeText(row.querySelector('.name')?.textContent);
  }

  get focused(): string | null {
    const row = this.#root.activeElement;
    return row === null ? null : normalizeText(row.querySelector('.name')?.textContent);
  }

  /** What is said about conversations that went away. */
  get endedText(): string {
    return normalizeText(this.#root.querySelector('[part="ended"]')?.textContent);
  }

  /** What screen readers are told of what comes elsewhere. */
  get announced(): string {
    return normalizeText(this.liveRegion.textContent);
  }

  get liveRegion(): Element {
    const region = this.#root.querySelector('[aria-live="polite"]');
    if (region === null) throw new Error('The list has not been drawn.');
    return region;
  }

  async waitForNames(...names: string[]): Promise<void> {
    await until(
      () => names.length === this.names.length && names.every((name) => this.names.includes(name)),
      `the list shows ${names.join(', ') || 'nothing'} (it shows ${this.names.join(', ')})`,
    );
  }

  select(name: string): void {
    this.#row(name)?.click();
  }

  async pressKeys(...keys: string[]): Promise<void> {
    for (const key of keys) await sendKeys({ press: key });
  }

  dismissEnded(): void {
    this.#root.querySelector<HTMLButtonElement>('[part="ended"] button')?.click();
  }

  get #root(): ShadowRoot {
    const root = this.element.shadowRoot;
    if (root === null) throw new Error('The list has not been drawn.');
    return root;
  }

  get #rows(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('[role="option"]')];
  }

  #row(name: string): HTMLElement | undefined {
    return this.#rows.find((row) => normalizeText(row.querySelector('.name')?.textContent) === name);
  }
}
