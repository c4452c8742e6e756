import { sendKeys } from '@web/test-runner-commands';
import type { AgentLogin } from '../../../src/elements/agent-login/agent-login.js';
import { until } from '../browser/mount-session.js';
import { normalizeText } from './text-helpers.js';

/** What a person sees and does in an `<agent-login>`. */
export class AgentLoginHarness {
  constructor(readonly element: AgentLogin) {}

  /** Everything that can be read. */
  get text(): string {
    return normalizeText(this.#root.querySelector('[part="base"]')?.textContent);
  }

  get error(): string {
    return normalizeText(this.#root.querySelector('[part="error"]')?.textContent);
  }

  get form(): HTMLFormElement | null {
    return this.#root.querySelector('form');
  }

  get username(): HTMLInputElement {
    return this.#field('username');
  }

  get password(): HTMLInputElement {
    return this.#field('password');
  }

  /** Id or part of what has the focus inside, or null. */
  get focused(): string | null {
    const active = this.#root.activeElement;
    return active === null ? null : active.id || active.getAttribute('part') || normalizeText(active.textContent);
  }

  get isBusy(): boolean {
    return this.element.matches(':state(busy)');
  }

  async waitUntilReady(): Promise<this> {
    await until(() => this.#root.querySelector('form'), 'the sign-in form is there');
    return this;
  }

  /** Types both with the keyboard, moving on with Tab, and presses Enter. */
  async signIn(username: string, password: string): Promise<void> {
    this.username.focus();
    this.username.select();
    await sendKeys({ type: username });
    await sendKeys({ press: 'Tab' });
    this.password.select();
    await sendKeys({ type: password });
    await sendKeys({ press: 'Enter' });
  }

  async retypePassword(password: string): Promise<void> {
    await sendKeys({ type: password });
    await sendKeys({ press: 'Enter' });
  }

  press(label: string): void {
    const button = [...this.#root.querySelectorAll('button')].find(
      (candidate) => normalizeText(candidate.textContent) === label || candidate.getAttribute('aria-label') === label,
    );
    if (button === undefined) throw new Error(`There is no button "${label}" in: ${this.text}`);
    button.click();
  }

  async waitForText(text: string): Promise<void> {
    await until(() => this.text.includes(text), `the sign-in says "${text}" (it says "${this.text}")`);
  }

  /** All attributes and texts below, as a recording tool would keep them. */
  get serializedHtml(): string {
    return new XMLSerializer().serializeToString(this.#root);
  }

  #field(id: string): HTMLInputElement {
    const field = this.#root.getElementById(id);
    if (!(field instanceof HTMLInputElement)) throw new Error(`There is no field ${id} in: ${this.text}`);
    return field;
  }

  get #root(): ShadowRoot {
    const root = this.element.shadowRoot;
    if (root === null) throw new Error('The sign-in has not been drawn.');
    return root;
  }
}
