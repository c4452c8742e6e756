import type { DeskAnnouncements } from '../../../src/elements/desk-announcements/desk-announcements.js';
import { tidy } from './page.js';

/** What an agent sees and does in a `<desk-announcements>`. */
export class DeskAnnouncementsHarness {
  constructor(readonly element: DeskAnnouncements) {}

  get trigger(): HTMLButtonElement {
    const trigger = this.#root.querySelector<HTMLButtonElement>('[part="trigger"]');
    if (trigger === null) throw new Error('There is no button.');
    return trigger;
  }

  get label(): string {
    return tidy(this.trigger.getAttribute('aria-label'));
  }

  get open(): boolean {
    return this.#isOpen('panel');
  }

  /** The texts in the list, new ones with a star. */
  get listed(): string[] {
    return this.#texts('[part="panel"] .announcement');
  }

  /** The texts beside the button. */
  get news(): string[] {
    return this.#isOpen('news') ? this.#texts('[part="news"] .announcement') : [];
  }

  get panel(): string {
    return tidy(this.#root.querySelector('[part="panel"]')?.textContent);
  }

  get said(): string {
    return tidy(this.#root.querySelector('.visually-hidden')?.textContent);
  }

  get focused(): string {
    const { activeElement } = this.#root;
    return tidy(activeElement?.getAttribute('aria-label') ?? activeElement?.textContent);
  }

  press(label: string): void {
    const buttons = [...this.#root.querySelectorAll<HTMLButtonElement>('button')];
    const button = buttons.find((each) => tidy(each.getAttribute('aria-label') ?? each.textContent) === label);
    if (button === undefined) throw new Error(`No “${label}” button.`);
    button.click();
  }

  #isOpen(part: string): boolean {
    return this.#root.querySelector(`[part="${part}"]`)?.matches(':popover-open') ?? false;
  }

  #texts(selector: string): string[] {
    return [...this.#root.querySelectorAll(selector)].map(
      (each) => `${each.querySelector('.new') === null ? '' : '*'}${tidy(each.querySelector('p')?.textContent)}`,
    );
  }

  get #root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (shadowRoot === null) throw new Error('Nothing has been drawn.');
    return shadowRoot;
  }
}
