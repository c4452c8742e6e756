import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { HandoverNote } from '../../../domain/index.js';
import type { AgentNames } from '../../../store/selectors.js';
import type { Translations } from '../../../translations/translations.js';
import { DrawBudget } from '../../internal/format/draw-budget.js';
import { requestText } from '../../internal/format/request-text.js';
import { renderLines } from '../../internal/format/render-lines.js';
import { iconButton } from '../../internal/styles/icons.js';

/** The note of the colleague who transferred the conversation or asked this agent to join, until the agent closes it. */
export class HandoverNoteView {
  readonly #host: ReactiveControllerHost & { focus(): void };
  /** How much of a note is shown, if it is not the first part alone. */
  readonly #steps = new WeakMap<HandoverNote, number>();

  constructor(host: ReactiveControllerHost & { focus(): void }) {
    this.#host = host;
  }

  render(
    note: HandoverNote | undefined,
    names: AgentNames,
    translations: Translations,
    onClose: () => void,
  ): TemplateResult | typeof nothing {
    if (note === undefined || note.isClosed) return nothing;
    const { text, requestedBy, direction } = note;
    const budget = new DrawBudget(this.#steps.get(note) ?? 1);
    const shown = renderLines(text, budget);
    return html`<div class="note cluster banner handover" part="handover-note" role="note">
      <div>
        ${requestedBy === null ? nothing : html`<div class="small muted">${requestText(direction, requestedBy, names, translations)}</div>`}
        <blockquote dir="auto" tabindex="0" aria-label=${translations.offerNote}>
          ${shown}${
            budget.isExceeded
              ? html`<div>
                  <button class="button quiet" part="show-more" @click=${() => this.#showMore(note)}>
                    ${translations.textShowMore}
                  </button>
                </div>`
              : nothing
          }
        </blockquote>
      </div>
      ${iconButton('close', translations.close, () => this.#close(onClose))}
    </div>`;
  }

  #showMore(note: HandoverNote): void {
    this.#steps.set(note, (this.#steps.get(note) ?? 1) + 1);
    this.#host.requestUpdate();
  }

  #close(onClose: () => void): void {
    onClose();
    this.#host.focus();
  }
}
