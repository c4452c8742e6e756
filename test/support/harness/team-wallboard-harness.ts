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

  /** The large figures, and whether they are inside their cards. */
  get figures(): { readonly text: string; readonly isInside: boolean }[] {
    return this.findAll('[part="figure"] .big').map((figure) => {
      const card = figure.closest('[part="figure"]')?.getBoundingClientRect();
      const text = figure.querySelector('span')?.getBoundingClientRect();
      const isInside =
        card !== undefined && text !== undefined && text.left > card.left + 4 && text.right < card.right - 4;
      return { text: normalizeText(figure.textContent), isInside };
    });
  }

  /** How much of the queues is below the board (px). */
  get overflow(): number {
    const queues = this.find('[part="queues"]')?.lastElementChild?.getBoundingClientRect();
    return queues === undefined ? NaN : Math.ceil(queues.bottom - this.element.getBoundingClientRect().bottom);
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

  headingOf(part: string): string {
    return this.textOf(`[part="${part}"] h3`);
  }

  /** The counts of the list beside the bar. */
  get agentsByState(): { readonly free: number; readonly total: number } {
    const counts = this.findAll('[part="agents"] dl dd').map(({ textContent }) => Number(textContent));
    return { free: counts[0] ?? NaN, total: counts.reduce((sum, count) => sum + count, 0) };
  }

  /** The charts of a part that a screen reader would come to without a name. */
  readableCharts(part: string): string[] {
    return this.findAll(`[part="${part}"] svg`)
      .filter((chart) => chart.closest('[aria-hidden="true"], [aria-label]') === null)
      .map(({ outerHTML }) => outerHTML);
  }
}
