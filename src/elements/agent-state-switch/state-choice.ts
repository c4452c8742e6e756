import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { AgentState, Reason } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { icon } from '../internal/icons.js';

/** What can be chosen: being ready, or not being ready for a reason or none. */
export interface Availability {
  readonly state: 'ready' | 'not-ready';
  readonly reason: Reason | null;
}

/** From this many reasons on they are searched rather than read. */
const manyReasons = 7;

export interface StateChoice {
  readonly words: Messages;
  /** Key of what counts as chosen: the wish while there is one, else the fact. */
  readonly chosen: string;
  readonly pending: boolean;
  readonly disabled: boolean;
  readonly reasons: readonly Reason[];
  readonly search: string;
  /** Key of the choice that Tab comes to. */
  readonly tabStop: string;
  readonly onChoose: (choice: Availability) => void;
  readonly onSearch: (text: string) => void;
  readonly onFocus: (key: string) => void;
}

/** One text for a state and its reason; states that cannot be chosen have one as well. */
export const keyOf = ({
  state,
  reason,
}: {
  readonly state: AgentState;
  readonly reason: { readonly id: string } | null;
}) => (state === 'ready' ? state : `${state} ${reason?.id ?? ''}`);

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** The choices on screen, in order. */
export function choicesOf({ reasons, search }: Pick<StateChoice, 'reasons' | 'search'>): readonly Availability[] {
  const wanted = folded(search.trim());
  const found = reasons.filter(({ label }) => folded(label).includes(wanted));
  const bare: readonly Availability[] = wanted === '' ? [{ state: 'not-ready', reason: null }] : [];
  return [
    { state: 'ready', reason: null },
    ...bare,
    ...found.map((reason) => ({ state: 'not-ready' as const, reason })),
  ];
}

/**
 * A group of radio buttons, of which the arrows move the focus only: each choice goes to the server, so that passing over
 * one must not choose it.
 */
export function renderStateChoice(view: StateChoice): TemplateResult {
  const { words, reasons } = view;
  const choices = choicesOf(view);
  const keys = choices.map(keyOf);
  const tabStop = [view.tabStop, view.chosen].find((key) => keys.includes(key)) ?? 'ready';
  const searchable = reasons.length > manyReasons;
  const render = (choice: Availability) => renderChoice(view, choice, keyOf(choice) === tabStop);
  const [ready, ...others] = choices;
  return html`<div role="radiogroup" aria-label=${words.stateLabel}>
    ${ready === undefined ? nothing : render(ready)} ${searchable ? renderSearch(view) : nothing}
    <div class=${searchable ? 'scroll' : ''}>${repeat(others, keyOf, render)}</div>
    ${others.length === 0 ? html`<div class="text muted small" role="status">${words.stateReasonsNone}</div>` : nothing}
  </div>`;
}

/** Arrows, Home and End among the choices; from the search field the arrows lead out of it. */
export function moveAmongChoices(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const radios = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role="radio"]')];
  const at = radios.indexOf(target);
  // Ready stands above the search field, the reasons below it.
  const moves: Readonly<Record<string, number>> =
    target instanceof HTMLInputElement
      ? { ArrowUp: 0, ArrowDown: 1 }
      : { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: radios.length - 1 };
  const next = moves[event.key];
  if (next === undefined || (at < 0 && !(target instanceof HTMLInputElement))) return;
  event.preventDefault();
  radios[(next + radios.length) % radios.length]?.focus();
}

function renderChoice(view: StateChoice, choice: Availability, isTabStop: boolean): TemplateResult {
  const { words, reasons } = view;
  const key = keyOf(choice);
  const chosen = key === view.chosen;
  const bare = choice.state === 'not-ready' && choice.reason === null && reasons.length > 0;
  return html`<button
    class="item"
    type="button"
    role="radio"
    aria-checked=${chosen}
    aria-disabled=${view.disabled}
    aria-label=${choice.reason === null ? nothing : words.stateWithReason('not-ready', choice.reason.label)}
    tabindex=${isTabStop ? 0 : -1}
    @click=${() => view.onChoose(choice)}
    @focus=${() => view.onFocus(key)}
  >
    <span class="dot ${choice.reason === null ? choice.state : 'none'}"></span>
    <span class="label truncate"><bdi>${choice.reason?.label ?? words.stateWord(choice.state)}</bdi></span>
    ${bare ? html`<span class="small muted">${words.stateNoReason}</span>` : nothing}
    ${chosen ? (view.pending ? html`<span class="small muted">${words.stateChanging}</span>` : icon('check')) : nothing}
  </button>`;
}

function renderSearch({ words, search, onSearch }: StateChoice): TemplateResult {
  return html`<div class="search">
    ${icon('search')}
    <input
      class="field"
      type="search"
      autocomplete="off"
      dir="auto"
      aria-label=${words.stateReasonSearch}
      placeholder=${words.stateReasonSearch}
      .value=${search}
      @input=${(event: InputEvent) => onSearch((event.target as HTMLInputElement).value)}
    />
  </div>`;
}
