import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { until } from '../browser/mount-session.js';
import { accessibleName } from './element-harness.js';
import { normalizeText } from './text-helpers.js';

/** What an agent sees and does about hold, the reply deadline and raised hands in the header of a `<chat-thread>`. */
export class ThreadTimersHarness {
  readonly #thread: ChatThread;

  constructor(thread: ChatThread) {
    this.#thread = thread;
  }

  get isLoaded(): boolean {
    return customElements.get('agent-desk-hold') !== undefined;
  }

  get text(): string {
    return normalizeText(this.#shadowRootOf('agent-desk-timers')?.querySelector('[part="timers"]')?.textContent);
  }

  get isMenuOpen(): boolean {
    return (
      this.#shadowRootOf('agent-desk-hold')?.querySelector('[part="hold-menu"]')?.matches(':popover-open') ?? false
    );
  }

  get focused(): string {
    return normalizeText(this.#shadowRootOf('agent-desk-hold')?.activeElement?.textContent);
  }

  button(label: string): HTMLButtonElement | undefined {
    return this.#queryAll<HTMLButtonElement>('button').find((button) => accessibleName(button) === label);
  }

  async press(label: string): Promise<void> {
    (await until(() => this.button(label), `there is a “${label}” button`)).click();
  }

  async hold(minutes: string): Promise<void> {
    await this.press('Hold…');
    await this.press(minutes);
    await until(() => this.text.includes('On hold'), 'the customer is on hold');
  }

  #shadowRootOf(tag: 'agent-desk-timers' | 'agent-desk-hold' | 'agent-desk-hand'): ShadowRoot | null {
    return this.#thread.shadowRoot?.querySelector(tag)?.shadowRoot ?? null;
  }

  #queryAll<T extends Element>(selector: string): T[] {
    return (['agent-desk-timers', 'agent-desk-hold', 'agent-desk-hand'] as const).flatMap((tag) => [
      ...(this.#shadowRootOf(tag)?.querySelectorAll<T>(selector) ?? []),
    ]);
  }
}
