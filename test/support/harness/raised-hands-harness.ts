import type { RaisedHands } from '../../../src/elements/raised-hands/raised-hands.js';
import { ElementHarness } from './element-harness.js';
import { normalizeText } from './text-helpers.js';

/** What a supervisor sees and does in `<raised-hands>`. */
export class RaisedHandsHarness extends ElementHarness {
  constructor(readonly element: RaisedHands) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.element.shadowRoot;
  }

  get alerts(): readonly string[] {
    return this.findAll('[part="alert"] .text').map(({ textContent }) => normalizeText(textContent));
  }

  /** What screen readers are told. */
  get announced(): string {
    return this.textOf('.visually-hidden[role="alert"]');
  }

  get focused(): Element | null {
    return this.root.activeElement;
  }

  button(label: string): HTMLButtonElement | undefined {
    return this.findButton(label);
  }
}
