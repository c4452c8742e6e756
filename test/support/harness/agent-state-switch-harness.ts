import { sendKeys } from '@web/test-runner-commands';
import type { AgentStateSwitch } from '../../../src/elements/agent-state-switch/agent-state-switch.js';
import { until } from '../browser/mount-session.js';
import { ElementHarness } from './element-harness.js';
import { normalizeText } from './text-helpers.js';

/** What an agent sees and does in an `<agent-state-switch>`. */
export class AgentStateSwitchHarness extends ElementHarness {
  constructor(readonly element: AgentStateSwitch) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.element.shadowRoot;
  }

  /** The visible text of the trigger. */
  get triggerText(): string {
    const parts = [...(this.find('[part="trigger"]')?.children ?? [])].filter(
      (part) => !part.classList.contains('visually-hidden'),
    );
    return normalizeText(parts.map((part) => part.textContent).join(' '));
  }

  get placeholder(): string {
    return this.textOf('[part="placeholder"]');
  }

  get panelText(): string {
    return normalizeText(this.panel.textContent);
  }

  get isOpen(): boolean {
    return this.find('#panel')?.matches(':popover-open') ?? false;
  }

  get isPending(): boolean {
    return this.element.matches(':state(pending)');
  }

  /** The announcement about the last request. */
  get announced(): string {
    return this.textOf('[role="alert"]');
  }

  /** The message next to the closed trigger. */
  get noteText(): string {
    const note = this.find('#problem');
    return note?.matches(':popover-open') ? normalizeText(note.textContent) : '';
  }

  get trigger(): HTMLButtonElement {
    return this.require<HTMLButtonElement>('[part="trigger"]');
  }

  get panel(): HTMLElement {
    return this.require('#panel');
  }

  /** Labels of the options, in order. */
  get choices(): string[] {
    return this.#radios.map((radio) => normalizeText(radio.querySelector('.label')?.textContent));
  }

  get chosen(): string | null {
    const radio = this.#radios.find((candidate) => candidate.getAttribute('aria-checked') === 'true');
    return radio === undefined ? null : normalizeText(radio.querySelector('.label')?.textContent);
  }

  get focused(): string | null {
    const active = this.element.shadowRoot?.activeElement;
    return active ? normalizeText(active.querySelector('.label')?.textContent ?? active.textContent) : null;
  }

  get search(): HTMLInputElement | null {
    return this.find<HTMLInputElement>('input[type="search"]');
  }

  async waitUntilReady(): Promise<this> {
    await until(() => this.find('[part="trigger"]:enabled'), 'the state is shown');
    return this;
  }

  async open(): Promise<void> {
    this.trigger.click();
    await until(() => this.isOpen && this.element.matches(':state(open)'), 'the panel is open');
  }

  async waitForTriggerText(text: string): Promise<void> {
    await until(() => this.triggerText.includes(text), `the trigger shows “${text}” (it shows “${this.triggerText}”)`);
  }

  async waitForPanelText(text: string): Promise<void> {
    await until(() => this.panelText.includes(text), `the panel shows “${text}” (it shows “${this.panelText}”)`);
  }

  choose(label: string): void {
    const radio = this.#radios.find(
      (candidate) => normalizeText(candidate.querySelector('.label')?.textContent) === label,
    );
    if (radio === undefined) throw new Error(`No “${label}”, but ${this.choices.join(', ')}`);
    radio.click();
  }

  isChannelOn(channel: string): boolean {
    return this.#switch(channel).getAttribute('aria-checked') === 'true';
  }

  /** State of a channel and the reason for it. */
  channelText(name: string): string {
    return normalizeText(this.#switch(name).closest('[part="channel"]')?.textContent);
  }

  toggle(channel: string): void {
    this.#switch(channel).click();
  }

  press(label: string): void {
    this.button(label).click();
  }

  button(label: string): HTMLButtonElement {
    const button = this.findAll<HTMLButtonElement>('button').find(
      (candidate) => normalizeText(candidate.textContent) === label || candidate.getAttribute('aria-label') === label,
    );
    if (button === undefined) throw new Error(`No “${label}” button in: ${this.panelText}`);
    return button;
  }

  async pressKeys(...keys: string[]): Promise<void> {
    for (const key of keys) await sendKeys({ press: key });
  }

  get #radios(): HTMLElement[] {
    return [...this.panel.querySelectorAll<HTMLElement>('[role="radio"]')];
  }

  #switch(channel: string): HTMLElement {
    const row = [...this.panel.querySelectorAll('[part="channel"]')].find(
      (candidate) => normalizeText(candidate.querySelector('.label')?.textContent) === channel,
    );
    const found = row?.querySelector<HTMLElement>('[role="switch"]');
    if (found === null || found === undefined) throw new Error(`No switch for ${channel} in: ${this.panelText}`);
    return found;
  }
}
