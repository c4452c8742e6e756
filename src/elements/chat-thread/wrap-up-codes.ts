import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import type { WrapUpCode, WrapUpForm } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { icon } from '../internal/icons.js';
import { sameCode } from './wrap-up-drafts.js';

export interface CodesView {
  readonly form: WrapUpForm;
  readonly chosen: readonly WrapUpCode[];
  readonly search: string;
  readonly disabled: boolean;
  readonly words: Messages;
  readonly onToggle: (code: WrapUpCode) => void;
  readonly onSearch: (text: string) => void;
}

/** From this many codes on, a search field is quicker than reading. */
const searchable = 12;

/** Categories with the codes that match, and none that have none. */
export function matching({ categories }: WrapUpForm, search: string): WrapUpForm['categories'] {
  const wanted = search.trim().toLocaleLowerCase();
  return categories
    .map(({ name, values }) => ({
      name,
      values: name.toLocaleLowerCase().includes(wanted)
        ? values
        : values.filter((value) => value.toLocaleLowerCase().includes(wanted)),
    }))
    .filter(({ values }) => values.length > 0);
}

/** The codes of the server's form, category by category. */
export function renderCodes(view: CodesView): TemplateResult {
  const { form, words, chosen, search } = view;
  const count = form.categories.reduce((sum, { values }) => sum + values.length, 0);
  if (count === 0) return html`<p class="muted small hint">${words.wrapUpNoCodes}</p>`;
  const shown = matching(form, search);
  const full = chosen.length >= form.maxCodes && form.maxCodes > 1;
  return html`<p class="muted small hint" id="hint">
      <span>${full ? words.wrapUpFull(form.maxCodes) : words.wrapUpHint(form.maxCodes)}</span>
      ${form.maxCodes > 1 ? html`<span class="numeric" role="status">${words.wrapUpChosen(chosen.length, form.maxCodes)}</span>` : nothing}
    </p>
    ${count < searchable ? nothing : renderSearch(view, shown)}
    ${repeat(
      shown,
      ({ name }) => name,
      ({ name, values }) =>
        html`<fieldset>
          <legend class="small"><bdi>${name}</bdi></legend>
          ${values.map((value) => renderCode({ category: name, value }, view, full))}
        </fieldset>`,
    )}
    ${shown.length === 0 ? html`<div class="empty small" role="status">${words.wrapUpNoMatch}</div>` : nothing}`;
}

function renderSearch(view: CodesView, shown: WrapUpForm['categories']): TemplateResult {
  const { words } = view;
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    // In a form Enter would save everything; here it takes the one code that is left.
    event.preventDefault();
    const [only, ...more] = shown.flatMap(({ name, values }) => values.map((value) => ({ category: name, value })));
    if (only !== undefined && more.length === 0) view.onToggle(only);
  };
  return html`<div class="search">
    ${icon('search')}
    <input
      class="field"
      type="search"
      aria-label=${words.wrapUpSearch}
      placeholder=${words.wrapUpSearch}
      .value=${live(view.search)}
      @input=${(event: Event) => view.onSearch((event.target as HTMLInputElement).value)}
      @keydown=${keydown}
    />
  </div>`;
}

function renderCode(code: WrapUpCode, { chosen, disabled, onToggle }: CodesView, full: boolean): TemplateResult {
  const checked = chosen.some((each) => sameCode(each, code));
  return html`<label class="code ${checked ? 'chosen' : ''}"
    ><input
      type="checkbox"
      aria-describedby="hint"
      .checked=${live(checked)}
      ?disabled=${disabled || (full && !checked)}
      @change=${() => onToggle(code)}
    /><span dir="auto">${code.value}</span></label
  >`;
}
