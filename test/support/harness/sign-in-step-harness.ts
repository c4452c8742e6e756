import type { AgentLogin } from '../../../src/elements/agent-login/agent-login.js';
import { until } from '../browser/mount-session.js';
import { sendKeys } from '@web/test-runner-commands';
import { ElementHarness } from './element-harness.js';
import { normalizeText, typeText } from './text-helpers.js';

/** What a person sees and does on the second page of an `<agent-login>`. */
export class SignInStepHarness extends ElementHarness {
  constructor(readonly login: AgentLogin) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.login.shadowRoot?.querySelector('agent-desk-sign-in-step')?.shadowRoot ?? null;
  }

  get form(): HTMLFormElement | null {
    return this.find('form');
  }

  get text(): string {
    return this.textOf('form');
  }

  get error(): string {
    return this.textOf('[part="error"]');
  }

  get announcement(): string {
    return this.textOf('[role="status"]');
  }

  get field(): HTMLInputElement {
    return this.require<HTMLInputElement>('input');
  }

  get isFocused(): boolean {
    return this.root.activeElement === this.field;
  }

  async waitForField(label: string): Promise<void> {
    await until(
      () => normalizeText(this.find<HTMLInputElement>('input')?.labels?.[0]?.textContent) === label,
      `the field “${label}” is shown`,
    );
  }

  /** Types into the focused field, and presses Enter. */
  async enter(value: string): Promise<void> {
    await typeText(value);
    await sendKeys({ press: 'Enter' });
  }

  press(label: string): void {
    const button = this.findButton(label);
    if (button === undefined) throw new Error(`No “${label}” button in: ${this.text}`);
    button.click();
  }
}
