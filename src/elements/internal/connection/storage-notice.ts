import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { SelectController } from '../../../context/select-controller.js';
import type { StorageProblem } from '../../../domain/index.js';
import { DeskElement } from '../base/desk-element.js';
import { iconButton } from '../styles/icons.js';

/** What was announced to screen readers, and what the agent has closed, on this page. */
const announced = new Set<StorageProblem>();
const dismissed = new Set<StorageProblem>();

/**
 * Says that what the agent writes is not kept on this device, until the agent closes it. Loaded when that first happens.
 * `ConnectionNotice` decides which element of the page has it.
 *
 * @internal
 */
export class StorageNotice extends DeskElement {
  static override styles: CSSResultGroup = [
    DeskElement.styles,
    css`
      :host {
        display: block;
      }

      .note {
        display: flex;
        align-items: center;
        gap: var(--_space);
      }

      :host([banner]) .note {
        padding-inline: calc(var(--_space) * 1.5);
        border-radius: 0;
      }

      .note > div {
        flex: 1;
        min-width: 0;
      }
    `,
  ];

  readonly #problem = new SelectController(this, this.sessionController, (state) => state.storageProblem);

  /** Screen readers announce what is put into a region that is there already. */
  @state() private isRegionThere = false;

  protected override firstUpdated(): void {
    requestAnimationFrame(() => (this.isRegionThere = true));
  }

  protected override updated(): void {
    const problem = this.#problem.value;
    if (this.isRegionThere && problem !== null) announced.add(problem);
  }

  readonly #handleClose = (): void => {
    if (this.#problem.value !== null) dismissed.add(this.#problem.value);
    this.requestUpdate();
  };

  protected override render(): TemplateResult {
    const problem = this.#problem.value;
    const isShown = problem !== null && !dismissed.has(problem);
    const text = isShown ? this.translations.storageProblem(problem) : '';
    // It stays a live region for as long as it is shown here; shown in another element later, it is none.
    const isLive = problem === null || !announced.has(problem) || this.isRegionThere;
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      <div class=${isShown ? 'note warning' : ''} part=${isShown ? 'storage-notice' : nothing}>
        <div role=${isLive ? 'status' : nothing}>${this.isRegionThere || !isLive ? text : nothing}</div>
        ${isShown ? iconButton('close', this.translations.close, this.#handleClose) : nothing}
      </div>
    </div>`;
  }
}
