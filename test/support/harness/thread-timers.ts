import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { until } from '../desk.js';
import { tidy } from './page.js';

/** What an agent sees and does about hold, time to answer and raised hands in the head of a `<chat-thread>`. */
export class ThreadTimersHarness {
  constructor(private readonly thread: ChatThread) {}

  get loaded(): boolean {
    return customElements.get('agent-desk-hold') !== undefined;
  }

  get text(): string {
    return tidy(this.#inside('agent-desk-timers')?.querySelector('[part="timers"]')?.textContent);
  }

  get menuOpen(): boolean {
    return this.#inside('agent-desk-hold')?.querySelector('[part="hold-menu"]')?.matches(':popover-open') ?? false;
  }

  get focused(): string {
    return tidy(this.#inside('agent-desk-hold')?.activeElement?.textContent);
  }

  button(label: string): HTMLButtonElement | undefined {
    return this.#all<HTMLButtonElement>('button').find(
      (button) => tidy(button.getAttribute('aria-label') ?? button.textContent) === label,
    );
  }

  async press(label: string): Promise<void> {
    (await until(() => this.button(label), `there is a “${label}” button`)).click();
  }

  async hold(minutes: string): Promise<void> {
    await this.press('Hold…');
    await this.press(minutes);
    await until(() => this.text.includes('On hold'), 'the customer is on hold');
  }

  #inside(tag: 'agent-desk-timers' | 'agent-desk-hold'): ShadowRoot | null {
    return this.thread.shadowRoot?.querySelector(tag)?.shadowRoot ?? null;
  }

  #all<T extends Element>(selector: string): T[] {
    return (['agent-desk-timers', 'agent-desk-hold'] as const).flatMap((tag) => [
      ...(this.#inside(tag)?.querySelectorAll<T>(selector) ?? []),
    ]);
  }
}
