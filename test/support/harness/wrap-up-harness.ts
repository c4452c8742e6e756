import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { until } from '../browser/mount-session.js';
import { ElementHarness } from './element-harness.js';
import { normalizeText, typeText } from './text-helpers.js';

/** What an agent sees and does in the wrap-up form of a `<chat-thread>`. */
export class WrapUpHarness extends ElementHarness {
  readonly #thread: ChatThread;

  constructor(thread: ChatThread) {
    super();
    this.#thread = thread;
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.#element?.shadowRoot ?? null;
  }

  get isShown(): boolean {
    return this.find('.code') !== null;
  }

  async waitUntilShown(): Promise<void> {
    await until(() => this.isShown, 'the codes are shown');
  }

  get text(): string {
    return this.textOf('form');
  }

  get timerText(): string {
    return this.textOf('[role="timer"]');
  }

  get alert(): string {
    return this.textOf('[role="alert"]');
  }

  get categories(): Record<string, string[]> {
    return Object.fromEntries(
      this.findAll('fieldset').map((field) => [
        normalizeText(field.querySelector('legend')?.textContent),
        [...field.querySelectorAll('.code')].map((code) => normalizeText(code.textContent)),
      ]),
    );
  }

  get chosen(): string[] {
    return this.findAll('.code:has(:checked)').map((code) => normalizeText(code.textContent));
  }

  get note(): string {
    return this.find<HTMLTextAreaElement>('textarea')?.value ?? '';
  }

  get focused(): string {
    return normalizeText(this.shadowRoot?.activeElement?.textContent);
  }

  code(name: string): HTMLInputElement {
    const codes = this.findAll('.code');
    const input = codes.find((code) => normalizeText(code.textContent) === name)?.querySelector('input');
    if (input === null || input === undefined)
      throw new Error(`No code ${name}, but ${codes.map((code) => normalizeText(code.textContent)).join(', ')}.`);
    return input;
  }

  async choose(name: string): Promise<void> {
    this.code(name).click();
    await this.#element?.updateComplete;
  }

  async writeNote(text: string): Promise<void> {
    this.find('textarea')?.focus();
    await typeText(text);
  }

  isButtonDisabled(label: string): boolean {
    return this.findButton(label)?.getAttribute('aria-disabled') === 'true';
  }

  async press(label: string): Promise<void> {
    (await until(() => this.findButton(label), `there is a “${label}” button`)).click();
    await this.#element?.updateComplete;
  }

  get #element() {
    return this.#thread.shadowRoot?.querySelector('agent-desk-wrap-up') ?? null;
  }
}
