import { normalizeText } from './text-helpers.js';

/** The label of a control for screen readers, else its text. */
export const accessibleName = (control: Element | null): string =>
  normalizeText(control?.getAttribute('aria-label') ?? control?.textContent);

/** Queries in one shadow root, shared by the harnesses. */
export abstract class ElementHarness {
  /** Null until the element has rendered. */
  protected abstract get shadowRoot(): ShadowRoot | null;

  /** Throws before the first render. */
  protected get root(): ShadowRoot {
    if (this.shadowRoot === null) throw new Error('The element has not rendered.');
    return this.shadowRoot;
  }

  protected find<T extends Element = HTMLElement>(selector: string): T | null {
    return this.shadowRoot?.querySelector<T>(selector) ?? null;
  }

  protected findAll<T extends Element = HTMLElement>(selector: string): T[] {
    return [...(this.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
  }

  protected require<T extends Element = HTMLElement>(selector: string): T {
    const found = this.find<T>(selector);
    if (found === null) throw new Error(`No ${selector} in: ${normalizeText(this.shadowRoot?.textContent)}`);
    return found;
  }

  /** Empty if there is no such element. */
  protected textOf(selector: string): string {
    return normalizeText(this.find(selector)?.textContent);
  }

  protected findButton(label: string, selector = 'button'): HTMLButtonElement | undefined {
    return this.findAll<HTMLButtonElement>(selector).find((button) => accessibleName(button) === label);
  }

  protected requireButton(label: string, selector = 'button'): HTMLButtonElement {
    const button = this.findButton(label, selector);
    if (button === undefined)
      throw new Error(`No “${label}” button, but ${this.findAll(selector).map(accessibleName).join(', ')}.`);
    return button;
  }

  /** The text of the question that is asked; null when none is. */
  get question(): string | null {
    const dialog = this.#question;
    return dialog === null ? null : normalizeText(dialog.textContent);
  }

  /** Presses a button of the question. */
  answer(label: string): void {
    const buttons = [...(this.#question?.querySelectorAll('button') ?? [])];
    buttons.find((button) => normalizeText(button.textContent) === label)?.click();
  }

  /** Chooses an option of the question, by its value. */
  chooseAnswer(value: string): void {
    const select = this.#question?.querySelector('select');
    if (select) select.value = value;
  }

  get #question(): HTMLDialogElement | null {
    const dialog = this.find('agent-desk-ask-dialog')?.shadowRoot?.querySelector('dialog');
    return dialog?.open === true ? dialog : null;
  }
}
