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

  clearEnded(): void {
    this.press('Clear the list');
  }

  selectEnded(name: string): void {
    const rows = this.findAll('[part="ended"] li button');
    rows.find((row) => normalizeText(row.querySelector('.name')?.textContent) === name)?.click();
  }

  /** Headings of the groups, with their numbers. */
  get groups(): string[] {
    return this.findAll('.group-head').map((head) => normalizeText(head.textContent));
  }

  /** Number of rows, rendered or not. */
  get rowCount(): number {
    return Number(this.#rows[0]?.getAttribute('aria-setsize') ?? 0);
  }

  urgency(name: string): string | undefined {
    return ['due', 'soon', 'late'].find((urgency) => this.#row(name)?.classList.contains(urgency));
  }

  isInView(name: string): boolean {
    const row = this.#row(name)?.getBoundingClientRect();
    const view = this.listbox.getBoundingClientRect();
    return row !== undefined && row.top >= view.top - 1 && row.bottom <= view.bottom + 1;
  }

  get listbox(): HTMLElement {
    return this.require('[role="listbox"]');
  }

  setHeight(height: number): void {
    this.element.style.height = `${height}px`;
  }

  async search(text: string): Promise<void> {
    const field = this.require<HTMLInputElement>('[part="search"]');
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await this.element.updateComplete;
  }

  press(label: string): void {
    this.requireButton(label).click();
  }

  choose(label: string, text: string): void {
    const select = this.require<HTMLSelectElement>(`select[aria-label="${label}"]`);
    select.value = [...select.options].find((option) => option.text === text)?.value ?? '';
    select.dispatchEvent(new Event('change'));
  }

  get endedNames(): string[] {
    return this.findAll('[part="ended"] li .name').map((name) => normalizeText(name.textContent));
  }

  openEnded(): void {
    this.require<HTMLElement>('.ended-head').click();
  }

  get #rows(): HTMLElement[] {
    return this.findAll('[role="option"]');
  }

  /** The row of a conversation, to be clicked at its place. */
  row(name: string): HTMLElement {
    const row = this.#row(name);
    if (row === undefined) throw new Error(`No row of ${name}, but ${this.names.join(', ')}.`);
    return row;
  }

  #row(name: string): HTMLElement | undefined {
    return this.#rows.find((row) => normalizeText(row.querySelector('.name')?.textContent) === name);
  }
}
