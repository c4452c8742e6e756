import { sendKeys } from '@web/test-runner-commands';
import type { ReportTableName } from '../../../src/domain/index.js';
import type { SupervisorPanel } from '../../../src/elements/supervisor-panel/supervisor-panel.js';
import { until } from '../browser/mount-session.js';
import { ElementHarness } from './element-harness.js';
import { normalizeText, typeText } from './text-helpers.js';

/** What a supervisor sees and does in a `<supervisor-panel>`. */
export class SupervisorPanelHarness extends ElementHarness {
  constructor(readonly element: SupervisorPanel) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.element.shadowRoot;
  }

  /** The whole text, tables included. */
  get text(): string {
    const grids = this.findAll('agent-desk-report-grid');
    const parts = [this.find('[part="base"]'), ...grids.map(({ shadowRoot }) => shadowRoot)];
    return normalizeText(parts.map((part) => part?.textContent).join(' '));
  }

  /** The text of the alert, with its bidi isolates. */
  get alert(): string | null {
    return this.find('[role="alert"]')?.textContent.replaceAll(/\s+/g, ' ').trim() ?? null;
  }

  caption(table: ReportTableName): string {
    return normalizeText(this.#table(table)?.querySelector('#caption')?.textContent);
  }

  /** The texts of the list “Needs attention”. */
  get attention(): string[] {
    return this.#attentionItems.map((item) => normalizeText(item.textContent));
  }

  get attentionHeading(): string {
    const strip = this.find('agent-desk-attention-strip')?.shadowRoot;
    return normalizeText(strip?.querySelector('h2')?.textContent);
  }

  /** What was announced about them. */
  get announcement(): string {
    return normalizeText(this.find('.announcement')?.textContent);
  }

  /** The button of the item that contains this text. */
  attentionButton(text: string): HTMLButtonElement | null {
    return this.#attentionItems.find((item) => item.textContent.includes(text))?.querySelector('button') ?? null;
  }

  get #attentionItems(): HTMLElement[] {
    return [...(this.find('agent-desk-attention-strip')?.shadowRoot?.querySelectorAll('li') ?? [])];
  }

  /** The error message above a table. */
  problemText(table: ReportTableName): string | null {
    const note = this.#table(table)?.querySelector('.note > span');
    return note === null || note === undefined ? null : normalizeText(note.textContent);
  }

  /** The retry button above a table. */
  retryButton(table: ReportTableName): HTMLButtonElement | null {
    return this.#table(table)?.querySelector<HTMLButtonElement>('.note button') ?? null;
  }

  /** The cells of each row. */
  rows(table: ReportTableName): string[][] {
    return this.renderedRows(table).map((row) =>
      [...row.querySelectorAll('[role="gridcell"]')].map((cell) => normalizeText(cell.textContent)),
    );
  }

  /** The row that contains this text; refreshes keep the element. */
  row(table: ReportTableName, text: string): HTMLElement | null {
    return this.renderedRows(table).find((row) => row.textContent.includes(text)) ?? null;
  }

  /** Rows in the DOM; others are rendered when they are scrolled into view. */
  renderedRows(table: ReportTableName): HTMLElement[] {
    return [...(this.#table(table)?.querySelectorAll<HTMLElement>('.body > [role="row"]') ?? [])];
  }

  /** The scrolling part of a table. */
  viewport(table: ReportTableName): HTMLElement {
    const viewport = this.#table(table)?.querySelector<HTMLElement>('[role="grid"]');
    if (viewport === null || viewport === undefined) throw new Error(`No table ${table}.`);
    return viewport;
  }

  /** Elements of a table that Tab can focus. */
  tabStops(table: ReportTableName): HTMLElement[] {
    return [...(this.#table(table)?.querySelectorAll<HTMLElement>('[tabindex="0"]') ?? [])];
  }

  /** A button of a row, by its text. */
  button(customer: string, label: string): HTMLButtonElement | null {
    const buttons = this.row('chats', customer)?.querySelectorAll('button') ?? [];
    return [...buttons].find((button) => normalizeText(button.textContent) === label) ?? null;
  }

  /** A button in the row of an agent, by its accessible name. */
  agentButton(agent: string, name: string): HTMLButtonElement | null {
    const buttons = this.row('members', agent)?.querySelectorAll('button') ?? [];
    return [...buttons].find((button) => normalizeText(button.ariaLabel) === name) ?? null;
  }

  /** What has worked. */
  get success(): string | null {
    const note = this.find('.note.positive > span');
    return note === null ? null : normalizeText(note.textContent);
  }

  async waitForRow(table: ReportTableName, text: string): Promise<HTMLElement> {
    return until(() => this.row(table, text), `${text} is listed under ${table}`);
  }

  async press(customer: string, label: string): Promise<void> {
    const button = await until(() => this.button(customer, label), `the chat of ${customer} has a “${label}” button`);
    button.click();
  }

  async pressByKeyboard(customer: string, label: string): Promise<HTMLButtonElement> {
    const button = await until(() => this.button(customer, label), `the chat of ${customer} has a “${label}” button`);
    button.focus();
    await sendKeys({ press: 'Enter' });
    return button;
  }

  get focused(): Element | null {
    const { activeElement } = this.root;
    return activeElement?.shadowRoot?.activeElement ?? activeElement;
  }

  /** Chooses an option of the select with this label. */
  choose(label: string, option: string): void {
    const select = this.findAll<HTMLSelectElement>('select').find(({ ariaLabel }) => ariaLabel === label);
    const found = [...(select?.options ?? [])].find((candidate) => normalizeText(candidate.textContent) === option);
    if (select === undefined || found === undefined) throw new Error(`No ${option} to choose under ${label}.`);
    select.value = found.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** True while a report is being fetched. */
  get isLoading(): boolean {
    return this.find('.freshness button')?.getAttribute('aria-disabled') === 'true';
  }

  /** Fetches the reports again and waits for them. */
  async refresh(): Promise<void> {
    this.element.refresh();
    await this.element.updateComplete;
    await until(() => !this.isLoading, 'the reports have been fetched');
  }

  summaryText(): string {
    return this.textOf('[part="summary"]');
  }

  async search(text: string): Promise<void> {
    this.find('input[type="search"]')?.focus();
    await typeText(text);
  }

  async clearSearch(): Promise<void> {
    this.find('input[type="search"]')?.focus();
    await sendKeys({ press: 'Escape' });
  }

  async sortBy(table: ReportTableName, heading: string): Promise<void> {
    const buttons = this.#table(table)?.querySelectorAll<HTMLButtonElement>('[role="columnheader"] button') ?? [];
    [...buttons].find((button) => normalizeText(button.textContent) === heading)?.click();
    await this.element.updateComplete;
  }

  sortOrder(table: ReportTableName, heading: string): string | null {
    const headings = this.#table(table)?.querySelectorAll('[role="columnheader"]') ?? [];
    return [...headings].find((candidate) => normalizeText(candidate.textContent) === heading)?.ariaSort ?? null;
  }

  chooseTeam(name: string): void {
    const select = this.find<HTMLSelectElement>('select');
    const option = [...(select?.options ?? [])].find((candidate) => normalizeText(candidate.textContent) === name);
    if (select === null || option === undefined) throw new Error(`No team ${name} to choose.`);
    select.value = option.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  pressRetry(label: string): void {
    this.findButton(label, '.note button')?.click();
  }

  #table(name: ReportTableName): ShadowRoot | null {
    return this.find(`agent-desk-report-grid[data-table="${name}"]`)?.shadowRoot ?? null;
  }
}
