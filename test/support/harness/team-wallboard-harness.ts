import type { TeamWallboard } from '../../../src/elements/team-wallboard/team-wallboard.js';
import { ElementHarness } from './element-harness.js';
import { normalizeText } from './text-helpers.js';

/** What is read from a `<team-wallboard>`. */
export class TeamWallboardHarness extends ElementHarness {
  constructor(readonly element: TeamWallboard) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.element.shadowRoot;
  }

  get text(): string {
    return this.textOf('[part="base"]');
  }

  /** A card by its title. */
  card(title: string): { readonly text: string; readonly level: string } | null {
    const card = this.findAll('[part="figure"]').find(
      (each) => normalizeText(each.querySelector('h3')?.textContent) === title,
    );
    if (card === undefined) return null;
    const level = ['over', 'near'].find((name) => card.classList.contains(name)) ?? 'ok';
    return { text: normalizeText(card.textContent), level };
  }

  /** The cells of each queue. */
  get queues(): string[][] {
    return this.findAll('[part="queues"] tbody tr').map((row) =>
      [...row.querySelectorAll('th, td:not(.scale)')].map((cell) => normalizeText(cell.textContent)),
    );
  }

  get trendTable(): string[][] {
    return this.findAll('[part="trend"] tbody tr').map((row) =>
      [...row.querySelectorAll('td')].map((cell) => normalizeText(cell.textContent)),
    );
  }
}
