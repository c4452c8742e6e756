import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { WrapUpCode, WrapUpForm } from '../../../domain/index.js';
import { foldWords, includesWords } from '../../../domain/text/fold-text.js';
import type { Translations } from '../../../translations/translations.js';
import { icon } from '../../internal/styles/icons.js';
import { isComposing } from '../../internal/keys/is-composing.js';
import { repeat } from '../../internal/rows/repeat.js';
import { isSameCode } from './wrap-up-form.js';

export interface WrapUpCodesOptions {
  readonly form: WrapUpForm;
  readonly selected: readonly WrapUpCode[];
  readonly search: string;
  readonly disabled: boolean;
  readonly translations: Translations;
  readonly onToggle: (code: WrapUpCode) => void;
  readonly onSearch: (text: string) => void;
}

/** Number of codes from which the search field is shown. */
const searchThreshold = 12;

/** Categories with their matching codes; categories without a match are left out. */
function filterCategories({ categories }: WrapUpForm, search: string): WrapUpForm['categories'] {
  const query = foldWords(search);
  return categories
    .map(({ name, values }) => ({
      name,
      values: values.filter((value) => includesWords(foldWords(`${name} ${value}`), query)),
    }))
    .filter(({ values }) => values.length > 0);
}

/** The codes of the server's form, grouped by category. */
export function renderWrapUpCodes(options: WrapUpCodesOptions): TemplateResult {
  const { form, translations, selected, search } = options;
  const count = form.categories.reduce((sum, { values }) => sum + values.length, 0);
  if (count === 0) return html`<p class="muted small hint">${translations.wrapUpNoCodes}</p>`;
  const visibleCategories = filterCategories(form, search);
  const isFull = selected.length >= form.maxCodes && form.maxCodes > 1;
  return html`<p class="muted small hint" id="hint">
      <span>${isFull ? translations.wrapUpLimitReached(form.maxCodes) : translations.wrapUpHint(form.maxCodes)}</span>
      ${form.maxCodes > 1 ? html`<span class="numeric" role="status">${translations.wrapUpChosen(selected.length, form.maxCodes)}</span>` : nothing}
    </p>
    ${count < searchThreshold ? nothing : renderSearch(options, visibleCategories)}
    ${repeat(
      visibleCategories,
      ({ name }) => name,
      ({ name, values }) =>
        html`<fieldset>
          <legend class="small"><bdi>${name}</bdi></legend>
          ${values.map((value) => renderCode({ category: name, value }, options, isFull))}
        </fieldset>`,
    )}
    ${visibleCategories.length === 0 ? html`<div class="empty small" role="status">${translations.wrapUpNoMatch}</div>` : nothing}`;
}

function renderSearch(options: WrapUpCodesOptions, visibleCategories: WrapUpForm['categories']): TemplateResult {
  const { translations } = options;
  const handleKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    // Enter would submit the form; here it selects the only match.
    event.preventDefault();
    const [onlyCode, ...otherCodes] = visibleCategories.flatMap(({ name, values }) =>
      values.map((value) => ({ category: name, value })),
    );
    if (onlyCode !== undefined && otherCodes.length === 0) options.onToggle(onlyCode);
  };
  return html`<div class="search">
    ${icon('search')}
    <input
      class="field"
      type="search"
      aria-label=${translations.wrapUpSearch}
      placeholder=${translations.wrapUpSearch}
      .value=${live(options.search)}
      @input=${(event: Event) => options.onSearch((event.target as HTMLInputElement).value)}
      @keydown=${handleKeydown}
    />
  </div>`;
}

function renderCode(
  code: WrapUpCode,
  { selected, disabled, onToggle }: WrapUpCodesOptions,
  isFull: boolean,
): TemplateResult {
  const checked = selected.some((selectedCode) => isSameCode(selectedCode, code));
  return html`<label class="code ${checked ? 'chosen' : ''}"
    ><input
      type="checkbox"
      aria-describedby="hint"
      .checked=${live(checked)}
      ?disabled=${disabled || (isFull && !checked)}
      @change=${() => onToggle(code)}
    /><span dir="auto">${code.value}</span></label
  >`;
}
