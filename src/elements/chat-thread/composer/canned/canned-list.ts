import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { CannedCategory } from '../../../../domain/index.js';
import type { Translations } from '../../../../translations/translations.js';
import type { DeskSession } from '../../../../session/session.js';
import { AnchoredPopovers } from '../../../internal/popover/anchored-popovers.js';
import type { LocalizeController } from '../../../internal/localization/localize-controller.js';
import { insertText } from '../insert-text.js';
import { fillPlaceholders, placeholderPattern, type PlaceholderValues } from '../../../internal/canned/placeholders.js';
import { pickLanguage } from '../../../internal/canned/pick-language.js';
import { filterCanned, findSlashQuery, type SlashQuery } from './search-canned.js';

/** Caps the list; typing narrows it. */
const maxOptions = 100;

export interface CannedListConfig {
  readonly field: () => HTMLTextAreaElement | null;
  readonly session: () => DeskSession | undefined;
  /** The host's canned responses, or the URL to load them from. Undefined when there are none. */
  readonly source: () => unknown;
  readonly values: () => PlaceholderValues;
  readonly translations: () => Translations;
  readonly localize: LocalizeController;
  /** The sign at the start of a word that opens the list; null if none does. */
  readonly sign: () => string | null;
}

interface OptionGroup {
  readonly category: string;
  readonly options: readonly { readonly index: number; readonly text: string }[];
}

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
  #slashQuery: SlashQuery | null = null;
  /** Index of a `/` for which the agent has closed the list. */
  #dismissedStart: number | null = null;
  #activeIndex = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, config: CannedListConfig) {
    this.#host = host;
    this.#config = config;
    host.addController(this);
  }

  get isOpen(): boolean {
    if (this.#slashQuery === null) return false;
    return !/\s/.test(this.#slashQuery.query) || this.#isLoading || this.#optionTexts.length > 0;
  }

  get #isLoading(): boolean {
    return this.#categoriesByLanguage === null && !this.#loadFailed;
  }

  /** Id of the option that Enter inserts. */
  get activeId(): string | null {
    return this.isOpen && this.#optionTexts.length > 0 ? `canned-${this.#activeIndex}` : null;
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
    const slashQuery = findSlashQuery(this.#config.field(), this.#config.sign());
    if (slashQuery?.start !== this.#dismissedStart) this.#dismissedStart = null;
    const nextQuery = this.#dismissedStart === null ? slashQuery : null;
    if (nextQuery?.query !== this.#slashQuery?.query || nextQuery?.start !== this.#slashQuery?.start)
      this.#activeIndex = 0;
    const isOpening = this.#slashQuery === null && nextQuery !== null;
    this.#slashQuery = nextQuery;
    if (isOpening) void this.#load();
    this.#host.requestUpdate();
  }

  close(): void {
    if (this.#slashQuery === null) return;
    this.#slashQuery = null;
    this.#host.requestUpdate();
  }

  /** Returns true when the list handled the key. Enter never gets past an open list: what is searched for is no message. */
  handleKeydown(event: KeyboardEvent): boolean {
    if (this.#slashQuery === null || !this.isOpen || event.shiftKey || event.altKey) return false;
    if ((event.ctrlKey || event.metaKey) && event.key !== 'Enter') return false;
    const count = this.#optionTexts.length;
    const activeText = this.#optionTexts[this.#activeIndex];
    if (event.key === 'Escape') {
      this.#dismissedStart = this.#slashQuery.start;
      this.close();
    } else if (event.key === 'Enter' || (event.key === 'Tab' && activeText !== undefined)) {
      if (activeText !== undefined) this.#insertOption(activeText);
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

  #insertOption(text: string): void {
    const field = this.#config.field();
    const slashQuery = this.#slashQuery;
    if (field === null || slashQuery === null) return;
    insertText(field, text, slashQuery.start, slashQuery.start + slashQuery.length);
    // A `/` of the inserted text does not open the list.
    this.#dismissedStart = findSlashQuery(field, this.#config.sign())?.start ?? null;
    this.close();
    const unfilled = new RegExp(placeholderPattern).exec(text);
    if (unfilled !== null)
      field.setSelectionRange(
        slashQuery.start + unfilled.index,
        slashQuery.start + unfilled.index + unfilled[0].length,
      );
  }

  async #load(): Promise<void> {
    const source = this.#config.source();
    if (this.#categoriesByLanguage !== null && this.#loadedSource === source) return;
    this.#categoriesByLanguage = null;
    this.#loadFailed = false;
    this.#loadedSource = source;
    try {
      const categoriesByLanguage = (await this.#config.session()?.rest.cannedResponses(source)) ?? null;
      if (this.#loadedSource === source) this.#categoriesByLanguage = categoriesByLanguage;
    } catch {
      this.#loadFailed = true;
    }
    this.#host.requestUpdate();
  }

  get #matches(): readonly CannedCategory[] {
    const categoriesByLanguage = this.#categoriesByLanguage;
    if (categoriesByLanguage === null) return [];
    const categories = pickLanguage(categoriesByLanguage, this.#config.localize.requestedLang);
    const values = this.#config.values();
    const filledCategories = (categories ?? []).map(({ category, texts }) => ({
      category,
      texts: texts.map((text) => fillPlaceholders(text, values)),
    }));
    return filterCanned(filledCategories, this.#slashQuery?.query ?? '');
  }

  get #visibleGroups(): readonly OptionGroup[] {
    let index = 0;
    return this.#matches.flatMap(({ category, texts }) => {
      const options = texts.slice(0, maxOptions - index).map((text) => ({ index: index++, text }));
      return options.length === 0 ? [] : [{ category, options }];
    });
  }

  get #optionTexts(): readonly string[] {
    return this.#visibleGroups.flatMap(({ options }) => options.map(({ text }) => text));
  }

  #describeFound(translations: Translations): string {
    const count = this.#matches.reduce((sum, { texts }) => sum + texts.length, 0);
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
      ${options.map(
        ({ index, text }) =>
          html`<div
            id="canned-${index}"
            class="option"
            role="option"
            aria-selected=${index === this.#activeIndex ? 'true' : 'false'}
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#insertOption(text)}
          >
            <span dir="auto">${text}</span>
          </div>`,
      )}
    </div>`;
  }
}
