import { sendKeys } from '@web/test-runner-commands';
import type { SupervisorPanel } from '../../../src/elements/supervisor-panel/supervisor-panel.js';
import { until } from '../desk.js';

export type TableName = 'chats' | 'queued' | 'bots' | 'agents';

/** What a supervisor sees and does in a `<supervisor-panel>`. */
export class SupervisorPanelHarness {
  constructor(readonly element: SupervisorPanel) {}

  /** All words on screen, spaces evened out. */
  get text(): string {
    return tidy(this.#root.querySelector('[part="base"]')?.textContent);
  }

  get alert(): string | null {
    const alert = this.#root.querySelector('[role="alert"]');
    return alert === null ? null : tidy(alert.textContent);
  }

  caption(table: TableName): string {
    return tidy(this.#table(table)?.caption?.textContent);
  }

  /** The cells of each row. */
  rows(table: TableName): string[][] {
    const rows = this.#table(table)?.querySelectorAll('tbody tr') ?? [];
    return [...rows].map((row) => [...row.querySelectorAll('td')].map((cell) => tidy(cell.textContent)));
  }

  /** The row that has this text, as an element that must outlive refreshes. */
  row(table: TableName, text: string): HTMLTableRowElement | null {
    const rows = this.#table(table)?.querySelectorAll<HTMLTableRowElement>('tbody tr') ?? [];
    return [...rows].find((row) => row.textContent.includes(text)) ?? null;
  }

  /** A button of a row, by what it says. */
  button(customer: string, label: string): HTMLButtonElement | null {
    const buttons = this.row('chats', customer)?.querySelectorAll('button') ?? [];
    return [...buttons].find((button) => tidy(button.textContent) === label) ?? null;
  }

  async rowAppears(table: TableName, text: string): Promise<HTMLTableRowElement> {
    return until(() => this.row(table, text), `${text} is listed under ${table}`);
  }

  async press(customer: string, label: string): Promise<void> {
    const button = await until(() => this.button(customer, label), `${customer} can be asked to ${label}`);
    button.click();
  }

  async pressByKeyboard(customer: string, label: string): Promise<HTMLButtonElement> {
    const button = await until(() => this.button(customer, label), `${customer} can be asked to ${label}`);
    button.focus();
    await sendKeys({ press: 'Enter' });
    return button;
  }

  get focused(): Element | null {
    return this.#root.activeElement;
  }

  async search(text: string): Promise<void> {
    this.#root.querySelector<HTMLInputElement>('input[type="search"]')?.focus();
    await sendKeys({ type: text });
  }

  async clearSearch(): Promise<void> {
    this.#root.querySelector<HTMLInputElement>('input[type="search"]')?.focus();
    await sendKeys({ press: 'Escape' });
  }

  async sortBy(table: TableName, heading: string): Promise<void> {
    const buttons = this.#table(table)?.querySelectorAll<HTMLButtonElement>('th button') ?? [];
    [...buttons].find((button) => tidy(button.textContent) === heading)?.click();
    await this.element.updateComplete;
  }

  order(table: TableName, heading: string): string | null {
    const headings = this.#table(table)?.querySelectorAll('th') ?? [];
    return [...headings].find((th) => tidy(th.textContent) === heading)?.ariaSort ?? null;
  }

  chooseTeam(name: string): void {
    const select = this.#root.querySelector('select');
    const option = [...(select?.options ?? [])].find((each) => tidy(each.textContent) === name);
    if (select === null || option === undefined) throw new Error(`No team ${name} to choose.`);
    select.value = option.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  pressRetry(label: string): void {
    const buttons = this.#root.querySelectorAll<HTMLButtonElement>('.note button');
    [...buttons].find((button) => tidy(button.textContent) === label)?.click();
  }

  get #root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (shadowRoot === null) throw new Error('The panel has not rendered.');
    return shadowRoot;
  }

  #table(name: TableName): HTMLTableElement | null {
    return this.#root.querySelector(`table[data-table="${name}"]`);
  }
}

const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
