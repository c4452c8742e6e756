import { sendKeys } from '@web/test-runner-commands';
import type { ConversationList } from '../../../src/elements/conversation-list/conversation-list.js';
import { until } from '../browser/mount-session.js';
import { ElementHarness } from './element-harness.js';
import { normalizeText } from './text-helpers.js';

/** What an agent sees and does in a `<conversation-list>`. */
export class ConversationListHarness extends ElementHarness {
  constructor(readonly element: ConversationList) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.element.shadowRoot;
  }

  get text(): string {
    return this.textOf('[part="base"]');
  }

  /** Names in the order of the rows. */
  get names(): string[] {
    return this.#rows.map((row) => normalizeText(row.querySelector('.name')?.textContent));
  }

  rowText(name: string): string {
    return normalizeText(this.#row(name)?.textContent);
  }

  /** Number of unread messages. */
  unreadCount(name: string): number {
    return Number(normalizeText(this.#row(name)?.querySelector('.count')?.textContent) || '0');
  }

  get selected(): string | null {
    const row = this.#rows.find((candidate) => candidate.getAttribute('aria-selected') === 'true');
    return row === undefined ? null : normalizeText(row.querySelector('.name')?.textContent);
  }

  get focused(): string | null {
    const row = this.root.activeElement;
    return row === null ? null : normalizeText(row.querySelector('.name')?.textContent);
  }

  /** Text of the notice about ended conversations. */
  get endedText(): string {
    return this.textOf('[part="ended"]');
  }

  /** The announcement of activity in other conversations. */
  get announced(): string {
    return normalizeText(this.liveRegion.textContent);
  }

  get liveRegion(): Element {
    return this.require('[aria-live="polite"]');
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
    this.find('[part="ended"] button')?.click();
  }

  selectEnded(name: string): void {
    this.requireButton(name, '[part="ended"] li button').click();
  }

  get #rows(): HTMLElement[] {
    return this.findAll('[role="option"]');
  }

  #row(name: string): HTMLElement | undefined {
    return this.#rows.find((row) => normalizeText(row.querySelector('.name')?.textContent) === name);
  }
}
