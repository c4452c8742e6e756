import { sendKeys } from '@web/test-runner-commands';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { until } from '../desk.js';
import { tidy } from './page.js';

/** Bringing in another agent, as it is seen and done in a `<chat-thread>`. */
export class RerouteHarness {
  constructor(readonly thread: ChatThread) {}

  get button(): HTMLButtonElement | null {
    return this.#root.querySelector('[part="reroute-button"]');
  }

  get dialog(): HTMLDialogElement | null {
    return this.#inside?.querySelector('dialog[open]') ?? null;
  }

  /** The strips that say what becomes of requests. */
  get progress(): string[] {
    return [...this.#root.querySelectorAll('[part="reroute-progress"]')].map((strip) => tidy(strip.textContent));
  }

  get kinds(): string[] {
    return [...(this.#inside?.querySelectorAll<HTMLInputElement>('input[name="kind"]') ?? [])].map(
      ({ value }) => value,
    );
  }

  /** Every row with what is said about it. */
  get rows(): string[] {
    return this.#options.map((option) => tidy(option.textContent));
  }

  get mayAsk(): boolean {
    return this.#confirm?.disabled === false;
  }

  get problem(): string {
    return tidy(this.#inside?.querySelector('[role="alert"]')?.textContent);
  }

  get note(): HTMLTextAreaElement {
    return this.#required('textarea');
  }

  get search(): HTMLInputElement | null {
    return this.#inside?.querySelector('input[type="search"]') ?? null;
  }

  async open(): Promise<void> {
    (await until(() => this.button, 'there is a button for it')).click();
    await until(() => this.rows.length > 0, 'the queues are listed');
  }

  choose(kind: string): void {
    this.#required<HTMLInputElement>(`input[name="kind"][value="${kind}"]`).click();
  }

  /** Chooses a queue or an agent once it can be chosen. */
  async pick(name: string): Promise<void> {
    const row = () => this.#inside?.querySelector<HTMLInputElement>(`input[value="${name}"]:not(:disabled)`);
    (await until(row, `${name} can be chosen (${this.rows.join(' | ')})`, 8000)).click();
  }

  async write(text: string): Promise<void> {
    this.note.focus();
    await sendKeys({ type: text });
  }

  async confirm(): Promise<void> {
    await until(() => this.mayAsk, 'it can be asked for');
    this.#confirm?.click();
  }

  async ask(kind: string, whom: string, note = ''): Promise<void> {
    await this.open();
    this.choose(kind);
    await this.pick(whom);
    if (note !== '') await this.write(note);
    await this.confirm();
  }

  async says(text: string): Promise<void> {
    await until(
      () => this.progress.some((each) => each.includes(text)),
      `a strip says “${text}” (it says ${this.progress.join(' | ')})`,
    );
  }

  /** A button in a strip. */
  press(label: string): void {
    const buttons = [...this.#root.querySelectorAll<HTMLButtonElement>('[part="reroute-progress"] button')];
    const button = buttons.find((each) => tidy(each.getAttribute('aria-label') ?? each.textContent) === label);
    if (button === undefined) throw new Error(`No “${label}” in ${this.progress.join(' | ')}.`);
    button.click();
  }

  get #options(): HTMLLabelElement[] {
    return [...(this.#inside?.querySelectorAll<HTMLLabelElement>('.option') ?? [])];
  }

  get #confirm(): HTMLButtonElement | null {
    return this.#inside?.querySelector('.primary') ?? null;
  }

  get #root(): ShadowRoot {
    const root = this.thread.shadowRoot;
    if (root === null) throw new Error('The thread has not been drawn.');
    return root;
  }

  get #inside(): ShadowRoot | null {
    return this.#root.querySelector('agent-desk-reroute')?.shadowRoot ?? null;
  }

  #required<T extends HTMLElement>(selector: string): T {
    const found = this.#inside?.querySelector<T>(selector);
    if (found === null || found === undefined) throw new Error(`No ${selector} in the dialog.`);
    return found;
  }
}
