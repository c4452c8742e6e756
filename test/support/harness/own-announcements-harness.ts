import type { DeskAnnouncements } from '../../../src/elements/desk-announcements/desk-announcements.js';
import { ElementHarness, accessibleName } from './element-harness.js';
import { normalizeText } from './text-helpers.js';

/** What a supervisor sees and does with the announcements they wrote, in a `<desk-announcements>`. */
export class OwnAnnouncementsHarness extends ElementHarness {
  constructor(readonly element: DeskAnnouncements) {
    super();
  }

  get part(): HTMLElement | null {
    return this.element.shadowRoot?.querySelector('agent-desk-own-announcements') ?? null;
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.part?.shadowRoot ?? null;
  }

  /** The part is loaded and has its list. */
  get isLoaded(): boolean {
    return this.find('ul, .muted') !== null;
  }

  get text(): string {
    return this.textOf('[part="base"]');
  }

  get status(): string {
    return this.textOf('[role="status"]');
  }

  /** Text, state and teams of each announcement. */
  get rows(): string[] {
    return this.findAll('.own').map((row) =>
      [row.querySelector('p'), ...row.querySelectorAll('.meta > span:not(.numeric)')]
        .map((part) => normalizeText(part?.textContent))
        .join(' | '),
    );
  }

  get hasForm(): boolean {
    return this.find('form') !== null;
  }

  /** What is said at the fields. */
  get errors(): string[] {
    return this.findAll('.error')
      .map((error) => normalizeText(error.textContent))
      .filter((text) => text !== '');
  }

  field(id: 'text' | 'from' | 'until'): HTMLInputElement {
    return this.require(`#${id}`);
  }

  team(name: string): HTMLInputElement {
    const label = this.findAll('.team').find((team) => normalizeText(team.textContent) === name);
    const box = label?.querySelector('input');
    if (!box) throw new Error(`No team ${name}`);
    return box;
  }

  /** Chooses a time, as with the browser's own picker. */
  chooseTime(id: 'from' | 'until', value: string): void {
    const field = this.field(id);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** The summary of who has seen the first announcement. */
  get seen(): HTMLElement {
    return this.require('summary');
  }

  get seenNames(): string[] {
    return this.findAll('details[open] li').map((item) => normalizeText(item.textContent));
  }

  get questionText(): string {
    return normalizeText(this.find('agent-desk-ask-dialog')?.shadowRoot?.querySelector('dialog')?.textContent);
  }

  /** The control with the focus: its label, or its id for a field. */
  get focused(): string {
    const inner = this.root.activeElement;
    const active = inner?.shadowRoot?.activeElement ?? inner;
    return active?.matches('input, textarea') ? active.id : accessibleName(active);
  }

  button(label: string): HTMLButtonElement {
    return this.requireButton(label);
  }
}
