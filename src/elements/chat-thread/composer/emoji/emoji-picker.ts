import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import list from 'agent-desk-emoji';
import type { DeskSession } from '../../../../session/session.js';
import { foldText } from '../../../../domain/text/fold-text.js';
import { AnchoredPopovers } from '../../../internal/popover/anchored-popovers.js';
import { DeskElement } from '../../../internal/base/desk-element.js';
import { isComposing } from '../../../internal/keys/is-composing.js';
import { emojiPickerStyles } from './emoji-picker.styles.js';

interface Emoji {
  readonly emoji: string;
  readonly name: string;
  /** Name and keywords in lower case, for the search. */
  readonly keywords: string;
}

const columnCount = 8;
const widthRem = 19;
const maxRecent = 2 * columnCount;
const groupNames = ['smileys', 'people', 'animals', 'food', 'travel', 'activities', 'objects', 'symbols', 'flags'];

const groups: readonly (readonly Emoji[])[] = list.split('\n\n').map((block) =>
  block.split('\n').map((line) => {
    const [emoji = '', name = '', moreKeywords = ''] = line.split('\t');
    return { emoji, name, keywords: foldText(`${name} ${moreKeywords}`) };
  }),
);

/** Recently used emoji of each session, newest first. Not stored beyond the page. */
const recentBySession = new WeakMap<DeskSession, readonly Emoji[]>();

/** Emoji that have, for each word of the query, a word in name or keywords that starts with it. */
function searchEmoji(query: string): readonly Emoji[] {
  const queryWords = foldText(query).split(' ');
  const hasWordStartingWith = (keywords: string, prefix: string) =>
    keywords.startsWith(prefix) || keywords.includes(` ${prefix}`);
  return groups.flat().filter(({ keywords }) => queryWords.every((prefix) => hasWordStartingWith(keywords, prefix)));
}

/**
 * A grid of emoji with a search, by group, and those recently used. Names are in English only, as in the data source.
 *
 * @internal
 * @fires agent-desk-emoji - An emoji was selected; it is the `detail`.
 */
export class EmojiPicker extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, emojiPickerStyles];

  readonly #popovers = new AnchoredPopovers(() => [this.anchor, this], widthRem);

  @query('input') private searchInput!: HTMLInputElement;

  @state() private searchText = '';
  @state() private group = 'smileys';
  @state() private activeIndex = 0;

  /** The element to place the picker next to. */
  @property({ attribute: false }) anchor: HTMLElement | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#popovers.track(false);
  }

  protected override firstUpdated(): void {
    this.#popovers.track(this.anchor !== null);
    this.showPopover();
    this.searchInput.focus();
    if (this.#recentEmoji.length > 0) this.group = 'recent';
  }

  readonly #handleSearch = (): void => {
    this.searchText = this.searchInput.value;
    this.activeIndex = 0;
  };

  readonly #handleSearchKeydown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const [first] = this.#visibleEmoji;
    if (event.key === 'ArrowDown' && first !== undefined) this.#focusIndex(0);
    else if (event.key === 'Enter' && first !== undefined && foldText(this.searchText) !== '') this.#choose(first);
    else return;
    event.preventDefault();
  };

  readonly #handleGridKeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { activeIndex } = this;
    const last = this.#visibleEmoji.length - 1;
    const forward = this.localize.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = this.localize.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    if (event.key === 'ArrowUp' && activeIndex < columnCount) this.searchInput.focus();
    else if (event.key === forward) this.#focusIndex(Math.min(last, activeIndex + 1));
    else if (event.key === back) this.#focusIndex(Math.max(0, activeIndex - 1));
    else if (event.key === 'ArrowDown') this.#focusIndex(Math.min(last, activeIndex + columnCount));
    else if (event.key === 'ArrowUp') this.#focusIndex(activeIndex - columnCount);
    else if (event.key === 'Home') this.#focusIndex(0);
    else if (event.key === 'End') this.#focusIndex(last);
    else return;
    event.preventDefault();
  };

  readonly #handleTabKeydown = (event: KeyboardEvent): void => {
    const rtl = this.localize.dir === 'rtl';
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const groupKeys = this.#groupKeys;
    const next = groupKeys.indexOf(this.group) + (rtl ? -step : step);
    this.#openGroup(groupKeys[(next + groupKeys.length) % groupKeys.length] ?? 'smileys');
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };

  #openGroup(group: string): void {
    this.group = group;
    this.searchText = '';
    this.activeIndex = 0;
  }

  #focusIndex(index: number): void {
    this.activeIndex = index;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
    });
  }

  #choose(chosen: Emoji): void {
    const others = this.#recentEmoji.filter(({ emoji }) => emoji !== chosen.emoji);
    if (this.currentSession !== undefined)
      recentBySession.set(this.currentSession, [chosen, ...others].slice(0, maxRecent));
    this.hidePopover();
    this.dispatchEvent(new CustomEvent('agent-desk-emoji', { detail: chosen.emoji }));
  }

  get #recentEmoji(): readonly Emoji[] {
    return (this.currentSession && recentBySession.get(this.currentSession)) ?? [];
  }

  get #groupKeys(): readonly string[] {
    return this.#recentEmoji.length > 0 ? ['recent', ...groupNames] : groupNames;
  }

  get #visibleEmoji(): readonly Emoji[] {
    if (foldText(this.searchText) !== '') return searchEmoji(this.searchText);
    return this.group === 'recent' ? this.#recentEmoji : (groups[groupNames.indexOf(this.group)] ?? []);
  }

  protected override render(): TemplateResult {
    const { translations } = this;
    const visibleEmoji = this.#visibleEmoji;
    const isSearching = foldText(this.searchText) !== '';
    return html`<div class="base" dir=${this.localize.dir} role="dialog" aria-label=${translations.emojiOpen}>
      <input
        class="field"
        type="search"
        aria-label=${translations.emojiSearch}
        placeholder=${translations.emojiSearch}
        .value=${this.searchText}
        @input=${this.#handleSearch}
        @keydown=${this.#handleSearchKeydown}
      />
      ${isSearching ? nothing : this.#renderGroups()}
      <div
        class="grid"
        role="grid"
        aria-label=${isSearching ? translations.emojiSearch : translations.emojiGroup(this.group)}
        @keydown=${this.#handleGridKeydown}
      >
        ${[...new Array<undefined>(Math.ceil(visibleEmoji.length / columnCount))].map((_, row) => {
          const from = row * columnCount;
          return html`<div class="row" role="row">
            ${visibleEmoji.slice(from, from + columnCount).map((item, column) => this.#renderEmoji(item, from + column))}
          </div>`;
        })}
      </div>
      <div class="small muted found" role="status">
        ${isSearching ? translations.emojiFound(visibleEmoji.length) : nothing}
      </div>
    </div>`;
  }

  #renderGroups(): TemplateResult {
    const { translations } = this;
    const groupIcon = (key: string) =>
      (key === 'recent' ? this.#recentEmoji : groups[groupNames.indexOf(key)])?.[0]?.emoji ?? '';
    return html`<div
      class="groups"
      role="tablist"
      aria-label=${translations.emojiGroups}
      @keydown=${this.#handleTabKeydown}
    >
      ${this.#groupKeys.map(
        (key) =>
          html`<button
            class="cell"
            role="tab"
            aria-label=${translations.emojiGroup(key)}
            title=${translations.emojiGroup(key)}
            aria-selected=${key === this.group ? 'true' : 'false'}
            tabindex=${key === this.group ? 0 : -1}
            @click=${() => this.#openGroup(key)}
          >
            ${key === 'recent' ? '🕘' : groupIcon(key)}
          </button>`,
      )}
    </div>`;
  }

  #renderEmoji(item: Emoji, index: number): TemplateResult {
    return html`<button
      class="cell"
      role="gridcell"
      lang="en"
      data-index=${index}
      tabindex=${index === this.activeIndex ? 0 : -1}
      aria-label=${item.name}
      title=${item.name}
      @click=${() => this.#choose(item)}
    >
      ${item.emoji}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-emoji-picker': EmojiPicker;
  }
}
