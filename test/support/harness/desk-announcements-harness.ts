import type { DeskAnnouncements } from '../../../src/elements/desk-announcements/desk-announcements.js';
import { normalizeText } from './text-helpers.js';

/** What an agent sees and does in a `<desk-announcements>`. */
export class DeskAnnouncementsHarness {
  constructor(readonly element: DeskAnnouncements) {}

  get trigger(): HTMLButtonElement {
    const trigger = this.#root.querySelector<HTMLButtonElement>('[part="trigger"]');
    if (trigger === null) throw new Error('There is no button.');
    return trigger;
  }

  get label(): string {
    return normalizeText(this.trigger.getAttribute('aria-label'));
  }

  get isOpen(): boolean {
    return this.#isPopoverOpen('panel');
  }

  /** The texts in the list, new ones with a star. */
  get listedTexts(): string[] {
    return this.#announcementTexts('[part="panel"] .announcement');
  }

  /** The texts beside the button. */
  get popoverTexts(): string[] {
    return this.#isPopoverOpen('news') ? this.#announcementTexts('[part="news"] .announcement') : [];
  }

  get panelText(): string {
    return normalizeText(this.#root.querySelector('[part="panel"]')?.textContent);
  }

  get announced(): string {
    return normalizeText(this.#root.querySelector('.visually-hidden')?.textContent);
  }

  get focused(): string {
    const { activeElement } = this.#root;
    return normalizeText(activeElement?.getAttribute('aria-label') ?? activeElement?.textContent);
  }

  press(label: string): void {
    const buttons = [...this.#root.querySelectorAll<HTMLButtonElement>('button')];
    const button = buttons.find(
      (candidate) => normalizeText(candidate.getAttribute('aria-label') ?? candidate.textContent) === label,
    );
    if (button === undefined) throw new Error(`No “${label}” button.`);
    button.click();
  }

  #isPopoverOpen(part: string): boolean {
    return this.#root.querySelector(`[part="${part}"]`)?.matches(':popover-open') ?? false;
  }

  #announcementTexts(selector: string): string[] {
    return [...this.#root.querySelectorAll(selector)].map(
      (item) =>
        `${item.querySelector('.new') === null ? '' : '*'}${normalizeText(item.querySelector('p')?.textContent)}`,
    );
  }

  get #root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (shadowRoot === null) throw new Error('Nothing has been drawn.');
    return shadowRoot;
  }
}
