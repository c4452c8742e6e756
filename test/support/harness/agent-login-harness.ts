import { sendKeys } from '@web/test-runner-commands';
import type { AgentLogin } from '../../../src/elements/agent-login/agent-login.js';
import { until } from '../browser/mount-session.js';
import { ElementHarness } from './element-harness.js';
import { normalizeText, typeText } from './text-helpers.js';

/** What a person sees and does in an `<agent-login>`. */
export class AgentLoginHarness extends ElementHarness {
  constructor(readonly element: AgentLogin) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.element.shadowRoot;
  }

  /** The whole text. */
  get text(): string {
    return this.textOf('[part="base"]');
  }

  get error(): string {
    return this.textOf('[part="error"]');
  }

  get form(): HTMLFormElement | null {
    return this.find('form');
  }

  get username(): HTMLInputElement {
    return this.#field('username');
  }

  get password(): HTMLInputElement {
    return this.#field('password');
  }

  /** Id, part or text of the focused element. */
  get focused(): string | null {
    const active = this.root.activeElement;
    return active === null ? null : active.id || active.getAttribute('part') || normalizeText(active.textContent);
  }

  get isBusy(): boolean {
    return this.element.matches(':state(busy)');
  }

  async waitUntilReady(): Promise<this> {
    await until(() => this.form, 'the sign-in form is shown');
    return this;
  }

  /** Types username and password, separated by Tab, and presses Enter. */
  async signIn(username: string, password: string): Promise<void> {
    this.username.focus();
    this.username.select();
    await typeText(username);
    await sendKeys({ press: 'Tab' });
    this.password.select();
    await typeText(password);
    await sendKeys({ press: 'Enter' });
  }

  async retypePassword(password: string): Promise<void> {
    await typeText(password);
    await sendKeys({ press: 'Enter' });
  }

  press(label: string): void {
    const button = this.findAll('button').find(
      (candidate) => normalizeText(candidate.textContent) === label || candidate.getAttribute('aria-label') === label,
    );
    if (button === undefined) throw new Error(`No “${label}” button in: ${this.text}`);
    button.click();
  }

  async waitForText(text: string): Promise<void> {
    await until(() => this.text.includes(text), `the sign-in shows “${text}” (it shows “${this.text}”)`);
  }

  /** Markup with all attributes, as a session recorder stores it. */
  get serializedHtml(): string {
    return new XMLSerializer().serializeToString(this.root);
  }

  #field(id: string): HTMLInputElement {
    return this.require<HTMLInputElement>(`input#${id}`);
  }
}
