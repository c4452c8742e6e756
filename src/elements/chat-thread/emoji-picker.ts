import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import list from 'agent-desk-emoji';
import type { DeskSession } from '../../session/desk-session.js';
import { HangingLayers } from '../internal/anchored.js';
import { DeskElement } from '../internal/desk-element.js';
import { emojiPickerStyles } from './emoji-picker.styles.js';

interface Emoji {
  readonly emoji: string;
  readonly name: string;
  /** Everything it is found by, in lower case. */
  readonly words: string;
}

const columns = 8;
/** In rem. */
const width = 19;
const mostFound = 120;
const mostRecent = 2 * columns;
const names = ['smileys', 'people', 'animals', 'food', 'travel', 'activities', 'objects', 'symbols', 'flags'];

const groups: readonly (readonly Emoji[])[] = list.split('\n\n').map((block) =>
  block.split('\n').map((line) => {
    const [emoji = '', name = '', more = ''] = line.split('\t');
    return { emoji, name, words: `${name} ${more}`.toLowerCase() };
  }),
);

/** What each session has used lately, newest first; forgotten with the page. */
const recent = new WeakMap<DeskSession, readonly Emoji[]>();

/** Those whose names or words begin with everything that is looked for. */
function found(query: string): readonly Emoji[] {
  const wanted = query.trim().toLowerCase().split(/\s+/);
  const begins = (words: string, part: string) => words.startsWith(part) || words.includes(` ${part}`);
  return groups
    .flat()
    .filter(({ words }) => wanted.every((part) => begins(words, part)))
    .slice(0, mostFound);
}

/**
 * A small grid of emoji: by kind, by name, and those used lately. Names are English, as the library's.
 *
 * @internal
 * @fires agent-desk-emoji - One was chosen.
 */
export class EmojiPicker extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, emojiPickerStyles];

  readonly #layers = new HangingLayers(() => [this.anchor, this], width);

  @query('input') private search!: HTMLInputElement;

  @state() private wanted = '';
  @state() private group = 'smileys';
  @state() private active = 0;

  /** What it hangs on. */
  @property({ attribute: false }) anchor: HTMLElement | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#layers.follow(false);
  }

  protected override firstUpdated(): void {
    this.#layers.follow(this.anchor !== null);
    this.showPopover();
    this.search.focus();
    if (this.#recent.length > 0) this.group = 'recent';
  }

  readonly #handleSearch = (): void => {
    this.wanted = this.search.value;
    this.active = 0;
  };

  readonly #handleSearchKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const [first] = this.#shown;
    if (event.key === 'ArrowDown' && first !== undefined) this.#go(0);
    else if (event.key === 'Enter' && first !== undefined && this.wanted.trim() !== '') this.#choose(first);
    else return;
    event.preventDefault();
  };

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.hidePopover();
  };

  readonly #handleGridKeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { active } = this;
    const last = this.#shown.length - 1;
    const forward = this.localize.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = this.localize.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    if (event.key === 'ArrowUp' && active < columns) this.search.focus();
    else if (event.key === forward) this.#go(Math.min(last, active + 1));
    else if (event.key === back) this.#go(Math.max(0, active - 1));
    else if (event.key === 'ArrowDown') this.#go(Math.min(last, active + columns));
    else if (event.key === 'ArrowUp') this.#go(active - columns);
    else if (event.key === 'Home') this.#go(0);
    else if (event.key === 'End') this.#go(last);
    else return;
    event.preventDefault();
  };

  readonly #handleTabKeydown = (event: KeyboardEvent): void => {
    const rtl = this.localize.dir === 'rtl';
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const keys = this.#keys;
    const next = keys.indexOf(this.group) + (rtl ? -step : step);
    this.#open(keys[(next + keys.length) % keys.length] ?? 'smileys');
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };

  #open(group: string): void {
    this.group = group;
    this.wanted = '';
    this.active = 0;
  }

  #go(index: number): void {
    this.active = index;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
    });
  }

  #choose(chosen: Emoji): void {
    const others = this.#recent.filter(({ emoji }) => emoji !== chosen.emoji);
    if (this.desk !== undefined) recent.set(this.desk, [chosen, ...others].slice(0, mostRecent));
    this.hidePopover();
    this.dispatchEvent(new CustomEvent('agent-desk-emoji', { detail: chosen.emoji }));
  }

  get #recent(): readonly Emoji[] {
    return (this.desk && recent.get(this.desk)) ?? [];
  }

  get #keys(): readonly string[] {
    return this.#recent.length > 0 ? ['recent', ...names] : names;
  }

  get #shown(): readonly Emoji[] {
    if (this.wanted.trim() !== '') return found(this.wanted);
    return this.group === 'recent' ? this.#recent : (groups[names.indexOf(this.group)] ?? []);
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const shown = this.#shown;
    const searching = this.wanted.trim() !== '';
    return html`<div
      class="base"
      dir=${this.localize.dir}
      role="dialog"
      aria-label=${words.emojiOpen}
      @keydown=${this.#handleKeydown}
    >
      <input
        class="field"
        type="search"
        aria-label=${words.emojiSearch}
        placeholder=${words.emojiSearch}
        .value=${this.wanted}
        @input=${this.#handleSearch}
        @keydown=${this.#handleSearchKeydown}
      />
      ${searching ? nothing : this.#renderGroups()}
      <div
        class="grid"
        role="grid"
        aria-label=${searching ? words.emojiSearch : words.emojiGroup(this.group)}
        @keydown=${this.#handleGridKeydown}
      >
        ${Array.from({ length: Math.ceil(shown.length / columns) }, (_, row) => {
          const from = row * columns;
          return html`<div class="row" role="row">
            ${shown.slice(from, from + columns).map((each, column) => this.#renderEmoji(each, from + column))}
          </div>`;
        })}
      </div>
      <div class="small muted found" role="status">${searching ? words.emojiFound(shown.length) : nothing}</div>
    </div>`;
  }

  #renderGroups(): TemplateResult {
    const { words } = this;
    const sign = (key: string) => (key === 'recent' ? this.#recent : groups[names.indexOf(key)])?.[0]?.emoji ?? '';
    return html`<div class="groups" role="tablist" aria-label=${words.emojiGroups} @keydown=${this.#handleTabKeydown}>
      ${this.#keys.map(
        (key) =>
          html`<button
            class="cell"
            role="tab"
            aria-label=${words.emojiGroup(key)}
            title=${words.emojiGroup(key)}
            aria-selected=${key === this.group ? 'true' : 'false'}
            tabindex=${key === this.group ? 0 : -1}
            @click=${() => this.#open(key)}
          >
            ${key === 'recent' ? '🕘' : sign(key)}
          </button>`,
      )}
    </div>`;
  }

  #renderEmoji(each: Emoji, index: number): TemplateResult {
    return html`<button
      class="cell"
      role="gridcell"
      lang="en"
      data-index=${index}
      tabindex=${index === this.active ? 0 : -1}
      aria-label=${each.name}
      title=${each.name}
      @click=${() => this.#choose(each)}
    >
      ${each.emoji}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-emoji-picker': EmojiPicker;
  }
}
