import { sendKeys } from '@web/test-runner-commands';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { until } from '../desk.js';
import { tidy } from './page.js';

/** What an agent sees and does in the wrap-up form of a `<chat-thread>`. */
export class WrapUpHarness {
  constructor(private readonly thread: ChatThread) {}

  get there(): boolean {
    return (this.#root?.querySelectorAll('.code').length ?? 0) > 0;
  }

  async isThere(): Promise<void> {
    await until(() => this.there, 'the codes are there');
  }

  get text(): string {
    return tidy(this.#root?.querySelector('form')?.textContent);
  }

  get time(): string {
    return tidy(this.#root?.querySelector('[role="timer"]')?.textContent);
  }

  get alert(): string {
    return tidy(this.#root?.querySelector('[role="alert"]')?.textContent);
  }

  get categories(): Record<string, string[]> {
    const fields = this.#root?.querySelectorAll('fieldset') ?? [];
    return Object.fromEntries(
      [...fields].map((field) => [
        tidy(field.querySelector('legend')?.textContent),
        [...field.querySelectorAll('.code')].map((code) => tidy(code.textContent)),
      ]),
    );
  }

  get chosen(): string[] {
    return [...(this.#root?.querySelectorAll('.code:has(:checked)') ?? [])].map((code) => tidy(code.textContent));
  }

  get note(): string {
    return this.#root?.querySelector('textarea')?.value ?? '';
  }

  get focused(): string {
    return tidy(this.#root?.activeElement?.textContent);
  }

  code(name: string): HTMLInputElement {
    const codes = [...(this.#root?.querySelectorAll('.code') ?? [])];
    const input = codes.find((code) => tidy(code.textContent) === name)?.querySelector('input');
    if (input === null || input === undefined)
      throw new Error(`No code ${name}, but ${codes.map((code) => tidy(code.textContent)).join(', ')}.`);
    return input;
  }

  async choose(name: string): Promise<void> {
    this.code(name).click();
    await this.#part?.updateComplete;
  }

  async writeNote(text: string): Promise<void> {
    this.#root?.querySelector('textarea')?.focus();
    await sendKeys({ type: text });
  }

  isBlocked(label: string): boolean {
    return this.#button(label)?.getAttribute('aria-disabled') === 'true';
  }

  async press(label: string): Promise<void> {
    (await until(() => this.#button(label), `there is a “${label}” button`)).click();
    await this.#part?.updateComplete;
  }

  #button(label: string): HTMLButtonElement | undefined {
    return [...(this.#root?.querySelectorAll('button') ?? [])].find((button) => tidy(button.textContent) === label);
  }

  get #part() {
    return this.thread.shadowRoot?.querySelector('agent-desk-wrap-up') ?? null;
  }

  get #root(): ShadowRoot | null {
    return this.#part?.shadowRoot ?? null;
  }
}
