import { sendKeys } from '@web/test-runner-commands';
import type { SupervisorPanel } from '../../../src/elements/supervisor-panel/supervisor-panel.js';
import { until } from '../browser/mount-session.js';

export type TableName = 'chats' | 'queued' | 'bots' | 'agents';

/** What a supervisor sees and does in a `<supervisor-panel>`. */
export class SupervisorPanelHarness {
  constructor(readonly element: SupervisorPanel) {}

  /** All words on screen, spaces evened out. */
  get text(): string {
    const grids = [...this.#root.querySelectorAll('agent-desk-report-grid')];
    const parts = [this.#root.querySelector('[part="base"]'), ...grids.map(({ shadowRoot }) => shadowRoot)];
    return normalizeText(parts.map((part) => part?.textContent).join(' '));
  }

  get alert(): string | null {
    const alert = this.#root.querySelector('[role="alert"]');
    return alert === null ? null : normalizeText(alert.textContent);
  }

  caption(table: TableName): string {
    return normalizeText(this.#table(table)?.querySelector('.caption')?.textContent);
  }

  /** What is said above a table of which something is wrong. */
  problemText(table: TableName): string | null {
    const note = this.#table(table)?.querySelector('.note > span');
    return note === null || note === undefined ? null : normalizeText(note.textContent);
  }

  /** The button that reads it again, where that may help. */
  retryButton(table: TableName): HTMLButtonElement | null {
    return this.#table(table)?.querySelector<HTMLButtonElement>('.note button') ?? null;
  }

  /** The cells of each row. */
  rows(table: TableName): string[][] {
    return this.renderedRows(table).map((row) =>
      [...row.querySelectorAll('[role="gridcell"]')].map((cell) => normalizeText(cell.textContent)),
    );
  }

  /** The row that has this text, as an element that must outlive refreshes. */
  row(table: TableName, text: string): HTMLElement | null {
    return this.renderedRows(table).find((row) => row.textContent.includes(text)) ?? null;
  }

  /** Rows that are in the page now; there may be many more to scroll to. */
  renderedRows(table: TableName): HTMLElement[] {
    return [...(this.#table(table)?.querySelectorAll<HTMLElement>('.body > [role="row"]') ?? [])];
  }

  /** The scrolling part of a table. */
  viewport(table: TableName): HTMLElement {
    const viewport = this.#table(table)?.querySelector<HTMLElement>('[role="grid"]');
    if (viewport === null || viewport === undefined) throw new Error(`No table ${table}.`);
    return viewport;
  }

  /** Where Tab leads in a table. */
  tabStops(table: TableName): HTMLElement[] {
    return [...(this.#table(table)?.querySelectorAll<HTMLElement>('[tabindex="0"]') ?? [])];
  }

  /** A button of a row, by what it says. */
  button(customer: string, label: string): HTMLButtonElement | null {
    const buttons = this.row('chats', customer)?.querySelectorAll('button') ?? [];
    return [...buttons].find((button) => normalizeText(button.textContent) === label) ?? null;
  }

  async waitForRow(table: TableName, text: string): Promise<HTMLElement> {
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
    const { activeElement } = this.#root;
    return activeElement?.shadowRoot?.activeElement ?? activeElement;
  }

  /** Chooses in one of the selects, by their names. */
  choose(label: string, option: string): void {
    const select = [...this.#root.querySelectorAll('select')].find(({ ariaLabel }) => ariaLabel === label);
    const found = [...(select?.options ?? [])].find((candidate) => normalizeText(candidate.textContent) === option);
    if (select === undefined || found === undefined) throw new Error(`No ${option} to choose under ${label}.`);
    select.value = found.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Is the report being read just now? */
  get isLoading(): boolean {
    return this.#root.querySelector('.freshness button')?.getAttribute('aria-disabled') === 'true';
  }

  /** Reads the report once more and waits until it is there. */
  async refresh(): Promise<void> {
    this.element.refresh();
    await this.element.updateComplete;
    await until(() => !this.isLoading, 'the report has been read again');
  }

  summaryText(): string {
    return normalizeText(this.#root.querySelector('[part="summary"]')?.textContent);
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
    const buttons = this.#table(table)?.querySelectorAll<HTMLButtonElement>('[role="columnheader"] button') ?? [];
    [...buttons].find((button) => normalizeText(button.textContent) === heading)?.click();
    await this.element.updateComplete;
  }

  sortOrder(table: TableName, heading: string): string | null {
    const headings = this.#table(table)?.querySelectorAll('[role="columnheader"]') ?? [];
    return [...headings].find((candidate) => normalizeText(candidate.textContent) === heading)?.ariaSort ?? null;
  }

  chooseTeam(name: string): void {
    const select = this.#root.querySelector('select');
    const option = [...(select?.options ?? [])].find((candidate) => normalizeText(candidate.textContent) === name);
    if (select === null || option === undefined) throw new Error(`No team ${name} to choose.`);
    select.value = option.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  pressRetry(label: string): void {
    const buttons = this.#root.querySelectorAll<HTMLButtonElement>('.note button');
    [...buttons].find((button) => normalizeText(button.textContent) === label)?.click();
  }

  get #root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (shadowRoot === null) throw new Error('The panel has not rendered.');
    return shadowRoot;
  }

  #table(name: TableName): ShadowRoot | null {
    return this.#root.querySelector(`agent-desk-report-grid[data-table="${name}"]`)?.shadowRoot ?? null;
  }
}

const normalizeText = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
