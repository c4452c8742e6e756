import type { DeskAnnouncements } from '../../../src/elements/desk-announcements/desk-announcements.js';
import { ElementHarness, accessibleName } from './element-harness.js';
import { normalizeText } from './text-helpers.js';

/** What an agent sees and does in a `<desk-announcements>`. */
export class DeskAnnouncementsHarness extends ElementHarness {
  constructor(readonly element: DeskAnnouncements) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.element.shadowRoot;
  }

  get trigger(): HTMLButtonElement {
    return this.require('[part="trigger"]');
  }

  get label(): string {
    return normalizeText(this.trigger.getAttribute('aria-label'));
  }

  get isOpen(): boolean {
    return this.find('[part="panel"]')?.matches(':popover-open') ?? false;
  }

  /** The popover with new announcements; it has empty edges. */
  get toast(): HTMLElement | null {
    return this.find('.toast-layer');
  }

  get newsBox(): DOMRect {
    return this.find('[part="news"]')?.getBoundingClientRect() ?? new DOMRect();
  }

  /** Texts in the list, with a star for unread ones. */
  get listedTexts(): string[] {
    return this.#announcementTexts('[part="panel"] .announcement');
  }

  /** Texts of the new announcements next to the button. */
  get popoverTexts(): string[] {
    return this.toast?.matches(':popover-open') === true ? this.#announcementTexts('[part="news"] .announcement') : [];
  }

  get panelText(): string {
    return this.textOf('[part="panel"]');
  }

  get announcedRegion(): HTMLElement {
    return this.require('.visually-hidden');
  }

  get announced(): string {
    return normalizeText(this.announcedRegion.textContent);
  }

  get focused(): string {
    return accessibleName(this.root.activeElement);
  }

  press(label: string): void {
    this.requireButton(label).click();
  }

  #announcementTexts(selector: string): string[] {
    return this.findAll(selector).map(
      (item) =>
        `${item.querySelector('.new') === null ? '' : '*'}${normalizeText(item.querySelector('p')?.textContent)}`,
    );
  }
}
