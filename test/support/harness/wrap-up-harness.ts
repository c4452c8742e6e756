import { sendKeys } from '@web/test-runner-commands';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { until } from '../browser/mount-session.js';
import { normalizeText } from './text-helpers.js';

/** What an agent sees and does in the wrap-up form of a `<chat-thread>`. */
export class WrapUpHarness {
  constructor(private readonly thread: ChatThread) {}

  get isShown(): boolean {
    return (this.#root?.querySelectorAll('.code').length ?? 0) > 0;
  }

  async waitUntilShown(): Promise<void> {
    await until(() => this.isShown, 'the codes are there');
  }

  get text(): string {
    return normalizeText(this.#root?.querySelector('form')?.textContent);
  }

  get timerText(): string {
    return normalizeText(this.#root?.querySelector('[role="timer"]')?.textContent);
  }

  get alert(): string {
    return normalizeText(this.#root?.querySelector('[role="alert"]')?.textContent);
  }

  get categories(): Record<string, string[]> {
    const fields = this.#root?.querySelectorAll('fieldset') ?? [];
    return Object.fromEntries(
      [...fields].map((field) => [
        normalizeText(field.querySelector('legend')?.textContent),
        [...field.querySelectorAll('.code')].map((code) => normalizeText(code.textContent)),
      ]),
    );
  }

  get chosen(): string[] {
    return [...(this.#root?.querySelectorAll('.code:has(:checked)') ?? [])].map((code) =>
      normalizeText(code.textContent),
    );
  }

  get note(): string {
    return this.#root?.querySelector('textarea')?.value ?? '';
  }

  get focused(): string {
    return normalizeText(this.#root?.activeElement?.textContent);
  }

  code(name: string): HTMLInputElement {
    const codes = [...(this.#root?.querySelectorAll('.code') ?? [])];
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
    this.#root?.querySelector('textarea')?.focus();
    await sendKeys({ type: text });
  }

  isButtonDisabled(label: string): boolean {
    return this.#button(label)?.getAttribute('aria-disabled') === 'true';
  }

  async press(label: string): Promise<void> {
    (await until(() => this.#button(label), `there is a “${label}” button`)).click();
    await this.#element?.updateComplete;
  }

  #button(label: string): HTMLButtonElement | undefined {
    return [...(this.#root?.querySelectorAll('button') ?? [])].find(
      (button) => normalizeText(button.textContent) === label,
    );
  }

  get #element() {
    return this.thread.shadowRoot?.querySelector('agent-desk-wrap-up') ?? null;
  }

  get #root(): ShadowRoot | null {
    return this.#element?.shadowRoot ?? null;
  }
}
