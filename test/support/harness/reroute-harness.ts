import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { until } from '../browser/mount-session.js';
import { ElementHarness, accessibleName } from './element-harness.js';
import { normalizeText, typeText } from './text-helpers.js';

/** What an agent sees and does about transfer, conference and consultation in a `<chat-thread>`. */
export class RerouteHarness extends ElementHarness {
  constructor(readonly thread: ChatThread) {
    super();
  }

  /** The dialog's, while it is open. */
  protected get shadowRoot(): ShadowRoot | null {
    return this.thread.shadowRoot?.querySelector('agent-desk-reroute')?.shadowRoot ?? null;
  }

  get button(): HTMLButtonElement | null {
    return this.thread.shadowRoot?.querySelector('[part="reroute-button"]') ?? null;
  }

  get dialog(): HTMLDialogElement | null {
    return this.find('dialog[open]');
  }

  /** Texts of the banners about requests in progress. */
  get progress(): string[] {
    const banners = this.thread.shadowRoot?.querySelectorAll('[part="reroute-progress"]') ?? [];
    return [...banners].map((banner) => normalizeText(banner.textContent));
  }

  get kinds(): string[] {
    return this.findAll<HTMLInputElement>('input[name="kind"]').map(({ value }) => value);
  }

  /** Text of each queue and agent. */
  get optionTexts(): string[] {
    return this.#options.map((option) => normalizeText(option.textContent));
  }

  get canConfirm(): boolean {
    return this.#confirm?.disabled === false;
  }

  get problem(): string {
    return this.textOf('[role="alert"]');
  }

  get note(): HTMLTextAreaElement {
    return this.require('textarea');
  }

  get search(): HTMLInputElement | null {
    return this.find('input[type="search"]');
  }

  async open(): Promise<void> {
    (await until(() => this.button, 'there is a reroute button')).click();
    await until(() => this.optionTexts.length > 0, 'the queues are listed');
  }

  chooseKind(kind: string): void {
    this.require(`input[name="kind"][value="${kind}"]`).click();
  }

  /** Waits until a queue or an agent is enabled, and chooses it. */
  async chooseTarget(name: string): Promise<void> {
    const enabledOption = () => this.find(`input[value="${name}"]:not(:disabled)`);
    (await until(enabledOption, `${name} can be chosen (${this.optionTexts.join(' | ')})`)).click();
  }

  async writeNote(text: string): Promise<void> {
    this.note.focus();
    await typeText(text);
  }

  async confirm(): Promise<void> {
    await until(() => this.canConfirm, 'the request can be confirmed');
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
      () => this.progress.some((banner) => banner.includes(text)),
      `a banner shows “${text}” (they show ${this.progress.join(' | ')})`,
    );
  }

  /** Presses a button of a banner. */
  press(label: string): void {
    const buttons = this.thread.shadowRoot?.querySelectorAll<HTMLElement>('[part="reroute-progress"] button') ?? [];
    const button = [...buttons].find((candidate) => accessibleName(candidate) === label);
    if (button === undefined) throw new Error(`No “${label}” in ${this.progress.join(' | ')}.`);
    button.click();
  }

  get #options(): HTMLLabelElement[] {
    return this.findAll('.option');
  }

  get #confirm(): HTMLButtonElement | null {
    return this.find('.primary');
  }
}
