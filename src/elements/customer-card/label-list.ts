import { html, nothing, svg, type TemplateResult } from 'lit';
import { foldWords, includesWords } from '../../domain/text/fold-text.js';
import type { CustomerLabel } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { renderLabelDot } from '../internal/customers/label-dot.js';
import { icon, renderIcon } from '../internal/styles/icons.js';
import { repeat } from '../internal/rows/repeat.js';
import type { LabelMenu } from './label-menu.js';

/** With fewer labels than these, a search field is in the way. */
const minSearched = 8;

const plus = renderIcon(svg`<path d="M12 5v14M5 12h14" />`);

export interface LabelsView {
  readonly translations: Translations;
  /** All labels. */
  readonly labels: readonly CustomerLabel[];
  readonly isSet: (label: CustomerLabel) => boolean;
  readonly isPending: (label: CustomerLabel) => boolean;
  /** Why labels cannot be changed now; null when they can. Undefined if this agent never can. */
  readonly disabledReason: string | null | undefined;
  readonly menu: LabelMenu;
  readonly onToggle: (label: CustomerLabel, isSet: boolean) => void;
}

/** The labels of the customer, and a menu of all labels for agents who may change them. */
export function renderLabels(view: LabelsView): TemplateResult {
  const { translations, labels, isSet, isPending, disabledReason, onToggle } = view;
  const canChange = disabledReason !== undefined;
  const set = labels.filter(isSet);
  return html`<div class="labels" part="labels">
    ${set.length === 0 && !canChange ? html`<span class="muted">${translations.cardNoLabels}</span>` : nothing}
    ${repeat(
      set,
      ({ id }) => id,
      (label) =>
        html`<span class="label" part="label" data-label=${label.id}>
          ${renderLabelDot(label)}<bdi class="truncate" translate="no">${label.name}</bdi>${
            canChange
              ? html`<button
                  class="remove"
                  type="button"
                  title=${disabledReason ?? translations.cardRemoveLabel(isolateBidi(label.name))}
                  aria-label=${translations.cardRemoveLabel(isolateBidi(label.name))}
                  aria-disabled=${disabledReason !== null || isPending(label) ? 'true' : nothing}
                  @click=${() => {
                    if (disabledReason === null && !isPending(label)) onToggle(label, false);
                  }}
                >
                  ${isPending(label) ? html`<span class="spinner"></span>` : icon('close')}
                </button>`
              : nothing
          }
        </span>`,
    )}
    ${
      canChange && labels.length > 0
        ? html`<button
              class="chip"
              part="add-label-button"
              type="button"
              aria-haspopup="dialog"
              aria-label=${translations.cardAddLabelTo}
              aria-disabled=${disabledReason === null ? nothing : 'true'}
              title=${disabledReason ?? nothing}
              @click=${() => {
                if (disabledReason === null) view.menu.open();
              }}
            >
              ${plus}${translations.cardAddLabel}
            </button>
            ${renderMenu(view)}`
        : nothing
    }
  </div>`;
}

function renderMenu(view: LabelsView): TemplateResult {
  const { translations, labels, isSet, isPending, menu, onToggle, disabledReason } = view;
  const wanted = foldWords(menu.searchText);
  const found = labels.filter(({ name }) => includesWords(foldWords(name), wanted));
  return html`<div
    class="layer raised menu"
    part="label-menu"
    popover
    role="dialog"
    aria-label=${translations.cardAddLabelTo}
    @toggle=${menu.handleToggle}
    @keydown=${menu.handleKeydown}
  >
    ${
      labels.length < minSearched
        ? nothing
        : html`<div class="search">
            ${icon('search')}<input
              class="field"
              type="search"
              autocomplete="off"
              aria-label=${translations.cardFindLabel}
              placeholder=${translations.cardFindLabel}
              .value=${menu.searchText}
              @input=${(event: Event) => menu.search((event.target as HTMLInputElement).value)}
            />
          </div>`
    }
    <div role="group" aria-label=${translations.cardLabels}>
      ${repeat(
        found,
        ({ id }) => id,
        (label) =>
          html`<button
            class="item"
            type="button"
            data-option=${label.id}
            aria-pressed=${isSet(label) ? 'true' : 'false'}
            aria-disabled=${isPending(label) || disabledReason !== null ? 'true' : nothing}
            @click=${() => {
              if (!isPending(label) && disabledReason === null) onToggle(label, !isSet(label));
            }}
          >
            ${renderLabelDot(label)}<bdi class="truncate" translate="no">${label.name}</bdi
            >${isPending(label) ? html`<span class="spinner"></span>` : isSet(label) ? icon('check') : nothing}
          </button>`,
      )}
    </div>
    ${found.length === 0 ? html`<div class="empty small" role="status">${translations.cardNoSuchLabel}</div>` : nothing}
  </div>`;
}
