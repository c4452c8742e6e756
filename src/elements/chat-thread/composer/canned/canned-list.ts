import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { CannedCategory } from '../../../../domain/index.js';
import { foldText } from '../../../../domain/text/fold-text.js';
import type { Translations } from '../../../../translations/translations.js';
import { takeEscape } from '../../../internal/events/contain-escape.js';
import { AnchoredPopovers } from '../../../internal/popover/anchored-popovers.js';
import type { LocalizeController } from '../../../internal/localization/localize-controller.js';
import { insertText } from '../insert-text.js';
import { fillPlaceholders, placeholderPattern, type PlaceholderValues } from '../../../internal/canned/placeholders.js';
import { pickLanguage } from '../../../internal/canned/pick-language.js';
import { readOwnResponses } from '../../../internal/canned/own-responses.js';
import {
  filterCanned,
  findCannedQuery,
  matchesQuery,
  type CannedQuery,
  type CannedQuerySource,
} from './search-canned.js';

/** Caps the list; typing narrows it. */
const maxOptions = 100;

export interface CannedListConfig extends CannedQuerySource {
  /** The host's canned responses, or the URL to load them from. Undefined when there are none. */
  readonly source: () => unknown;
  readonly values: () => PlaceholderValues;
  readonly translations: () => Translations;
  readonly localize: LocalizeController;
  /** Shows the own responses, with the text of the field to be saved as one. */
  readonly openOwn: () => void;
}

interface Option {
  readonly index: number;
  readonly text: string;
  /** The short code of an own response. */
  readonly code: string;
}

interface OptionGroup {
  readonly category: string;
  readonly options: readonly Option[];
}

type Groups = readonly { readonly category: string; readonly options: readonly Omit<Option, 'index'>[] }[];

/**
 * The list of canned responses: opened by `/` at the start of a word and filtered by the text after it, over spaces while
 * something matches. The focus stays in the field, which refers to the active option by `aria-activedescendant`.
 */
export class CannedList implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #config: CannedListConfig;
  readonly #popovers = new AnchoredPopovers(() => [this.#config.field(), this.#panel], null);
  #categoriesByLanguage: ReadonlyMap<string, readonly CannedCategory[]> | null = null;
  /** The source of `#categoriesByLanguage`. */
  #loadedSource: unknown;
  #loadFailed = false;
  #query: CannedQuery | null = null;
  /** Index of a sign for which the agent has closed the list. */
  #dismissedStart: number | null = null;
  #activeIndex = 0;
  /** Kept while the list is open: the same texts are searched with every key. They contain the customer's name. */
  readonly #foldedTexts = new Map<string, string>();
  /** What the search has found is needed several times for each key. */
  #found: { readonly key: readonly unknown[]; readonly groups: Groups } = { key: [null], groups: [] };

  constructor(host: ReactiveControllerHost & HTMLElement, config: CannedListConfig) {
    this.#host = host;
    this.#config = config;
    host.addController(this);
  }

  get isOpen(): boolean {
    if (this.#query === null) return false;
    if (this.#query.isCode === true) return this.#optionTexts.length > 0;
    // Paths such as `/etc/hosts` are no search.
    return !/[\s/／]/.test(this.#query.query) || this.#isLoading || this.#optionTexts.length > 0;
  }

  get #isLoading(): boolean {
    return this.#categoriesByLanguage === null && !this.#loadFailed;
  }

  /** Id of the option that Enter inserts. */
  get activeId(): string | null {
    return this.isOpen && this.#optionCount > 0 ? `canned-${this.#activeIndex}` : null;
  }

  hostUpdated(): void {
    const panel = this.#panel;
    this.#popovers.track(panel !== null);
    if (panel === null) return;
    if (!panel.matches(':popover-open')) panel.showPopover();
    panel.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  hostDisconnected(): void {
    this.close();
    this.#popovers.track(false);
  }

  /** Call when the text or the cursor has changed. */
  refresh(): void {
    const query = findCannedQuery(this.#config);
    if (query?.start !== this.#dismissedStart) this.#dismissedStart = null;
    const nextQuery = this.#dismissedStart === null ? query : null;
    if (nextQuery?.query !== this.#query?.query || nextQuery?.start !== this.#query?.start) this.#activeIndex = 0;
    const isOpening = this.#query === null && nextQuery !== null;
    this.#query = nextQuery;
    if (nextQuery === null) this.#foldedTexts.clear();
    if (isOpening) void this.#load();
    this.#host.requestUpdate();
  }

  close(): void {
    if (this.#query === null) return;
    this.#query = null;
    this.#foldedTexts.clear();
    this.#host.requestUpdate();
  }

  /** Returns true when the list handled the key. Enter never gets past an open list: what is searched for is no message. */
  handleKeydown(event: KeyboardEvent): boolean {
    if (this.#query === null || !this.isOpen || event.shiftKey || event.altKey) return false;
    if ((event.ctrlKey || event.metaKey) && event.key !== 'Enter') return false;
    const count = this.#optionCount;
    const isOptionActive = this.#activeIndex < count;
    if (event.key === 'Escape') {
      takeEscape(event);
      this.#dismissedStart = this.#query.start;
      this.close();
    } else if (event.key === 'Enter' || (event.key === 'Tab' && isOptionActive)) {
      if (isOptionActive) this.#choose(this.#activeIndex);
    } else if (event.key === 'ArrowDown' && count > 0) this.#setActive((this.#activeIndex + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) this.#setActive((this.#activeIndex + count - 1) % count);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  get #panel(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('#canned-panel') ?? null;
  }

  #setActive(index: number): void {
    this.#activeIndex = index;
    this.#host.requestUpdate();
  }

  #choose(index: number): void {
    const field = this.#config.field();
    const query = this.#query;
    if (field === null || query === null) return;
    const text = this.#optionTexts[index] ?? '';
    const isOwn = this.#hasOwnOption && index === this.#optionCount - 1;
    insertText(field, text, query.start, query.start + query.length);
    // A `/` of the inserted text does not open the list.
    this.#dismissedStart = findCannedQuery(this.#config)?.start ?? null;
    this.close();
    if (isOwn) this.#config.openOwn();
    const unfilled = new RegExp(placeholderPattern).exec(text);
    if (unfilled !== null)
      field.setSelectionRange(query.start + unfilled.index, query.start + unfilled.index + unfilled[0].length);
  }

  async #load(): Promise<void> {
    const source = this.#config.source();
    if (this.#categoriesByLanguage !== null && this.#loadedSource === source) return;
    this.#categoriesByLanguage = null;
    this.#loadFailed = false;
    this.#loadedSource = source;
    try {
      const categoriesByLanguage =
        source === undefined ? new Map() : ((await this.#config.session()?.rest.cannedResponses(source)) ?? null);
      if (this.#loadedSource === source) this.#categoriesByLanguage = categoriesByLanguage;
    } catch {
      this.#loadFailed = true;
    }
    this.#host.requestUpdate();
  }

  get #matches(): readonly CannedCategory[] {
    const categoriesByLanguage = this.#categoriesByLanguage;
    if (categoriesByLanguage === null || this.#query?.isCode === true) return [];
    const categories = pickLanguage(categoriesByLanguage, this.#config.localize.requestedLang);
    const values = this.#config.values();
    const filledCategories = (categories ?? []).map(({ category, texts }) => ({
      category,
      texts: texts.map((text) => fillPlaceholders(text, values)),
    }));
    return filterCanned(filledCategories, this.#query?.query ?? '', this.#fold);
  }

  readonly #fold = (text: string): string => {
    const folded = this.#foldedTexts.get(text) ?? foldText(text);
    this.#foldedTexts.set(text, folded);
    return folded;
  };

  /** The agent's own responses, then those of the team. */
  get #groups(): Groups {
    const { cannedOwn } = this.#config.translations();
    const { query = '', isCode = false } = this.#query ?? {};
    const values = this.#config.values();
    const { lang, requestedLang } = this.#config.localize;
    const settings = this.#config.session()?.state.local.ownSettings;
    const inputs = [query, isCode, lang, requestedLang, cannedOwn, settings, this.#categoriesByLanguage];
    const key = [...inputs, JSON.stringify(values)];
    if (key.every((input, i) => input === this.#found.key[i])) return this.#found.groups;
    const own = readOwnResponses(this.#config.session(), lang, isCode ? query : '')
      .map(({ code, text }) => ({ code, text: fillPlaceholders(text, values) }))
      .filter(({ code, text }) => isCode || matchesQuery(`${cannedOwn} ${code} ${text}`, query, this.#fold));
    const team = this.#matches.map(({ category, texts }) => ({
      category,
      options: texts.map((text) => ({ text, code: '' })),
    }));
    const groups = own.length === 0 ? team : [{ category: cannedOwn, options: own }, ...team];
    this.#found = { key, groups };
    return groups;
  }

  get #visibleGroups(): readonly OptionGroup[] {
    let index = 0;
    return this.#groups.flatMap(({ category, options }) => {
      const visible = options.slice(0, maxOptions - index).map((option) => ({ ...option, index: index++ }));
      return visible.length === 0 ? [] : [{ category, options: visible }];
    });
  }

  get #optionTexts(): readonly string[] {
    return this.#visibleGroups.flatMap(({ options }) => options.map(({ text }) => text));
  }

  /** The last option shows the own responses, until something is searched for. */
  get #hasOwnOption(): boolean {
    return this.#query?.query === '' && !this.#isLoading;
  }

  get #optionCount(): number {
    return this.#optionTexts.length + (this.#hasOwnOption ? 1 : 0);
  }

  #describeFound(translations: Translations): string {
    const count = this.#groups.reduce((sum, { options }) => sum + options.length, 0);
    const found = translations.cannedFound(count);
    return count > maxOptions ? `${found}. ${translations.moreMatches(count - maxOptions)}` : found;
  }

  render(): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    const translations = this.#config.translations();
    const groups = this.#visibleGroups;
    const status = this.#loadFailed
      ? translations.cannedFailed
      : this.#categoriesByLanguage === null
        ? translations.cannedLoading
        : this.#describeFound(translations);
    return html`<div id="canned-panel" class="layer raised panel" part="canned-panel" popover="manual">
      <div id="canned" role="listbox" aria-label=${translations.cannedOpen}>
        ${groups.map(({ category, options }) => this.#renderCategory(category, options))}
        ${this.#hasOwnOption ? this.#renderOption(this.#optionCount - 1, html`${translations.cannedOwn}…`) : nothing}
      </div>
      <div role="status">
        <div class="small muted canned-note">${status}</div>
        ${groups.length > 0 ? nothing : html`<div class="small muted canned-note">${translations.cannedClose}</div>`}
      </div>
    </div>`;
  }

  #renderCategory(category: string, options: OptionGroup['options']): TemplateResult {
    return html`<div role="group" aria-label=${category}>
      <div class="small muted category" dir="auto" aria-hidden="true">${category}</div>
      ${options.map(({ index, text, code }) =>
        this.#renderOption(
          index,
          html`${code === '' ? nothing : html`<b>#${code}</b> `}<span dir="auto">${text}</span>`,
        ),
      )}
    </div>`;
  }

  #renderOption(index: number, content: TemplateResult): TemplateResult {
    return html`<div
      id="canned-${index}"
      class="option"
      role="option"
      aria-selected=${index === this.#activeIndex ? 'true' : 'false'}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose(index)}
    >
      ${content}
    </div>`;
  }
}
