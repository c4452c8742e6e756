import type { CustomerCard } from '../../../src/elements/customer-card/customer-card.js';
import type { CustomerHistory } from '../../../src/elements/customer-history/customer-history.js';
import { until } from '../browser/mount-session.js';
import { ElementHarness } from './element-harness.js';
import { normalizeText } from './text-helpers.js';

/** What an agent sees and does in a `<customer-history>`. */
export class CustomerHistoryHarness extends ElementHarness {
  constructor(readonly element: CustomerHistory) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.element.shadowRoot;
  }

  get text(): string {
    return this.textOf('[part="base"]');
  }

  /** The texts of the conversations, in order. */
  get rows(): string[] {
    return this.findAll('[data-conversation]').map((row) => normalizeText(row.textContent));
  }

  /** The channels that can be chosen; null when there is nothing to choose. */
  get channels(): string[] | null {
    const options = this.#channelFilter?.options;
    return options === undefined ? null : [...options].map((option) => normalizeText(option.textContent));
  }

  chooseChannel(text: string): void {
    const select = this.#channelFilter;
    if (select === null) throw new Error('There is nothing to choose.');
    select.selectedIndex = this.channels?.indexOf(text) ?? -1;
    select.dispatchEvent(new Event('change'));
  }

  get #channelFilter(): HTMLSelectElement | null {
    return this.find<HTMLSelectElement>('[part="channel-filter"]');
  }

  get days(): string[] {
    return this.findAll('[part="day"]').map((day) => normalizeText(day.textContent));
  }

  get #thread(): ShadowRoot | null {
    return this.find('chat-thread')?.shadowRoot ?? null;
  }

  get #list(): ShadowRoot | null {
    return this.#thread?.querySelector('agent-desk-message-list')?.shadowRoot ?? null;
  }

  /** Messages of the conversation that is read. */
  get messages(): string[] {
    return [...(this.#list?.querySelectorAll('[part~="message"]') ?? [])].map((message) =>
      normalizeText(message.textContent),
    );
  }

  /** Fields and buttons that could write. */
  get writers(): Element[] {
    return [this.#thread, this.#list].flatMap((root) => [
      ...(root?.querySelectorAll('textarea, input, [part~="reply-button"], agent-desk-composer') ?? []),
    ]);
  }

  get focused(): Element | null {
    return this.shadowRoot?.activeElement ?? null;
  }

  row(subject: string): HTMLElement | undefined {
    return this.findAll('[data-conversation]').find((row) => row.textContent.includes(subject));
  }

  async open(subject: string): Promise<void> {
    (await until(() => this.row(subject), `“${subject}” is listed in: ${this.text}`)).click();
  }
}

/** What an agent sees and does in a `<customer-card>`. */
export class CustomerCardHarness extends ElementHarness {
  constructor(readonly element: CustomerCard) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.element.shadowRoot;
  }

  get text(): string {
    return this.textOf('[part="base"]');
  }

  /** `name: value, value`, in order. */
  get facts(): string[] {
    return this.findAll('.fact').map(
      (fact) =>
        `${normalizeText(fact.querySelector('dt')?.textContent)}: ${[...fact.querySelectorAll('dd')]
          .map((value) => normalizeText(value.textContent))
          .join(', ')}`,
    );
  }

  get labels(): string[] {
    return this.findAll('.label').map((label) => normalizeText(label.textContent));
  }

  get options(): string[] {
    return this.findAll('[data-option]').map(
      (option) => `${option.getAttribute('aria-pressed') === 'true' ? '*' : ''}${normalizeText(option.textContent)}`,
    );
  }

  get announced(): string {
    return this.textOf('[part="base"] > .visually-hidden');
  }

  get message(): string {
    return this.textOf('[part="message"]');
  }

  get history(): CustomerHistoryHarness {
    return new CustomerHistoryHarness(this.require<CustomerHistory>('customer-history'));
  }

  get focused(): Element | null {
    return this.shadowRoot?.activeElement ?? null;
  }

  button(label: string): HTMLButtonElement | undefined {
    return this.findButton(label);
  }

  async press(label: string): Promise<void> {
    (await until(() => this.button(label), `there is a “${label}” button in: ${this.text}`)).click();
    await this.element.updateComplete;
  }
}
