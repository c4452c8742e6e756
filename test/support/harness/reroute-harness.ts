import { sendKeys } from '@web/test-runner-commands';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { until } from '../browser/mount-session.js';
import { normalizeText } from './text-helpers.js';

/** Bringing in another agent, as it is seen and done in a `<chat-thread>`. */
export class RerouteHarness {
  constructor(readonly thread: ChatThread) {}

  get button(): HTMLButtonElement | null {
    return this.#root.querySelector('[part="reroute-button"]');
  }

  get dialog(): HTMLDialogElement | null {
    return this.#dialogRoot?.querySelector('dialog[open]') ?? null;
  }

  /** The strips that say what becomes of requests. */
  get progress(): string[] {
    return [...this.#root.querySelectorAll('[part="reroute-progress"]')].map((strip) =>
      normalizeText(strip.textContent),
    );
  }

  get kinds(): string[] {
    return [...(this.#dialogRoot?.querySelectorAll<HTMLInputElement>('input[name="kind"]') ?? [])].map(
      ({ value }) => value,
    );
  }

  /** Every row with what is said about it. */
  get optionTexts(): string[] {
    return this.#options.map((option) => normalizeText(option.textContent));
  }

  get canConfirm(): boolean {
    return this.#confirm?.disabled === false;
  }

  get problem(): string {
    return normalizeText(this.#dialogRoot?.querySelector('[role="alert"]')?.textContent);
  }

  get note(): HTMLTextAreaElement {
    return this.#required('textarea');
  }

  get search(): HTMLInputElement | null {
    return this.#dialogRoot?.querySelector('input[type="search"]') ?? null;
  }

  async open(): Promise<void> {
    (await until(() => this.button, 'there is a button for it')).click();
    await until(() => this.optionTexts.length > 0, 'the queues are listed');
  }

  chooseKind(kind: string): void {
    this.#required<HTMLInputElement>(`input[name="kind"][value="${kind}"]`).click();
  }

  /** Chooses a queue or an agent once it can be chosen. */
  async chooseTarget(name: string): Promise<void> {
    const enabledOption = () =>
      this.#dialogRoot?.querySelector<HTMLInputElement>(`input[value="${name}"]:not(:disabled)`);
    (await until(enabledOption, `${name} can be chosen (${this.optionTexts.join(' | ')})`, 8000)).click();
  }

  async writeNote(text: string): Promise<void> {
    this.note.focus();
    await sendKeys({ type: text });
  }

  async confirm(): Promise<void> {
    await until(() => this.canConfirm, 'it can be asked for');
    this.#confirm?.click();
  }

  async requestReroute(kind: string, target: string, note = ''): Promise<void> {
    await this.open();
    this.chooseKind(kind);
    await this.chooseTarget(target);
    if (note !== '') await this.writeNote(note);
    await this.confirm();
  }

  async waitForProgress(text: string): Promise<void> {
    await until(
      () => this.progress.some((strip) => strip.includes(text)),
      `a strip says “${text}” (it says ${this.progress.join(' | ')})`,
    );
  }

  /** A button in a strip. */
  press(label: string): void {
    const buttons = [...this.#root.querySelectorAll<HTMLButtonElement>('[part="reroute-progress"] button')];
    const button = buttons.find(
      (candidate) => normalizeText(candidate.getAttribute('aria-label') ?? candidate.textContent) === label,
    );
    if (button === undefined) throw new Error(`No “${label}” in ${this.progress.join(' | ')}.`);
    button.click();
  }

  get #options(): HTMLLabelElement[] {
    return [...(this.#dialogRoot?.querySelectorAll<HTMLLabelElement>('.option') ?? [])];
  }

  get #confirm(): HTMLButtonElement | null {
    return this.#dialogRoot?.querySelector('.primary') ?? null;
  }

  get #root(): ShadowRoot {
    const root = this.thread.shadowRoot;
    if (root === null) throw new Error('The thread has not been drawn.');
    return root;
  }

  get #dialogRoot(): ShadowRoot | null {
    return this.#root.querySelector('agent-desk-reroute')?.shadowRoot ?? null;
  }

  #required<T extends HTMLElement>(selector: string): T {
    const found = this.#dialogRoot?.querySelector<T>(selector);
    if (found === null || found === undefined) throw new Error(`No ${selector} in the dialog.`);
    return found;
  }
}
