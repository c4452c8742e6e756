import { html, nothing, type TemplateResult } from 'lit';
import type { AgentState, Reason } from '../../domain/index.js';
import { foldWords, includesWords } from '../../domain/text/fold-text.js';
import type { Translations } from '../../translations/translations.js';
import { icon } from '../internal/styles/icons.js';
import { repeat } from '../internal/rows/repeat.js';

/** A state to choose: ready, or not ready with or without a reason. */
export interface Availability {
  readonly state: 'ready' | 'not-ready';
  readonly reason: Reason | null;
}

/** With more reasons than this, a search field is shown. */
const searchThreshold = 7;

export interface StateChoiceView {
  readonly translations: Translations;
  /** Key of the selected choice: the requested state while a request is pending, else the agent's state. */
  readonly selectedKey: string;
  readonly isPending: boolean;
  readonly disabled: boolean;
  readonly reasons: readonly Reason[];
  /** The reasons could not be loaded yet; they are requested again. */
  readonly haveReasonsFailed: boolean;
  readonly searchText: string;
  /** Key of the choice with `tabindex="0"`. */
  readonly tabStopKey: string;
  readonly onSelect: (choice: Availability) => void;
  readonly onSearch: (text: string) => void;
  readonly onFocus: (key: string) => void;
}

/** Key of a state with its reason, also for states that cannot be chosen. */
export const getChoiceKey = ({
  state,
  reason,
}: {
  readonly state: AgentState;
  readonly reason: { readonly id: string } | null;
}) => (state === 'ready' ? state : `${state} ${reason?.id ?? ''}`);

/** The choices that match the search, in display order. */
export function getChoices({
  reasons,
  searchText,
}: Pick<StateChoiceView, 'reasons' | 'searchText'>): readonly Availability[] {
  const query = foldWords(searchText);
  const matches = reasons.filter(({ label }) => includesWords(foldWords(label), query));
  const withoutReason: readonly Availability[] = query === '' ? [{ state: 'not-ready', reason: null }] : [];
  return [
    { state: 'ready', reason: null },
    ...withoutReason,
    ...matches.map((reason) => ({ state: 'not-ready' as const, reason })),
  ];
}

/**
 * A radio group in which arrow keys move the focus without selecting: each selection sends a request to the server.
 */
export function renderStateChoice(view: StateChoiceView): TemplateResult {
  const { translations, reasons } = view;
  const choices = getChoices(view);
  const keys = choices.map(getChoiceKey);
  const tabStopKey = [view.tabStopKey, view.selectedKey].find((key) => keys.includes(key)) ?? 'ready';
  const isSearchable = reasons.length > searchThreshold;
  const render = (choice: Availability) => renderChoice(view, choice, getChoiceKey(choice) === tabStopKey);
  const [ready, ...others] = choices;
  return html`<div role="radiogroup" aria-label=${translations.stateLabel}>
    ${ready === undefined ? nothing : render(ready)} ${isSearchable ? renderSearch(view) : nothing}
    <div class=${isSearchable ? 'scroll' : ''}>${repeat(others, getChoiceKey, render)}</div>
    ${view.haveReasonsFailed ? html`<div class="note warning small" role="status">${translations.stateReasonsFailed}</div>` : nothing}
    ${others.length === 0 ? html`<div class="text muted small" role="status">${translations.stateNoMatchingReasons}</div>` : nothing}
  </div>`;
}

/** Handles arrow keys, Home and End in the radio group; from the search field, arrow keys move to the choices. */
export function moveChoiceFocus(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const radios = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role="radio"]')];
  const currentIndex = radios.indexOf(target);
  // Ready is above the search field, the reasons are below it.
  const targetIndexes: Readonly<Record<string, number>> =
    target instanceof HTMLInputElement
      ? { ArrowUp: 0, ArrowDown: 1 }
      : { ArrowUp: currentIndex - 1, ArrowDown: currentIndex + 1, Home: 0, End: radios.length - 1 };
  const targetIndex = targetIndexes[event.key];
  if (targetIndex === undefined || (currentIndex < 0 && !(target instanceof HTMLInputElement))) return;
  event.preventDefault();
  radios[(targetIndex + radios.length) % radios.length]?.focus();
}

function renderChoice(view: StateChoiceView, choice: Availability, isTabStop: boolean): TemplateResult {
  const { translations, reasons } = view;
  const key = getChoiceKey(choice);
  const isSelected = key === view.selectedKey;
  const isWithoutReason = choice.state === 'not-ready' && choice.reason === null && reasons.length > 0;
  return html`<button
    class="item"
    type="button"
    role="radio"
    aria-checked=${isSelected}
    aria-disabled=${view.disabled}
    aria-label=${choice.reason === null ? nothing : translations.stateWithReason('not-ready', choice.reason.label)}
    tabindex=${isTabStop ? 0 : -1}
    @click=${() => view.onSelect(choice)}
    @focus=${() => view.onFocus(key)}
  >
    <span class="dot ${choice.reason === null ? choice.state : 'none'}"></span>
    <span class="label truncate"><bdi>${choice.reason?.label ?? translations.stateName(choice.state)}</bdi></span>
    ${isWithoutReason ? html`<span class="small muted">${translations.stateNoReason}</span>` : nothing}
    ${isSelected ? (view.isPending ? html`<span class="small muted">${translations.stateChanging}</span>` : icon('check')) : nothing}
  </button>`;
}

function renderSearch({ translations, searchText, onSearch }: StateChoiceView): TemplateResult {
  return html`<div class="search">
    ${icon('search')}
    <input
      class="field"
      type="search"
      autocomplete="off"
      dir="auto"
      aria-label=${translations.stateReasonSearch}
      placeholder=${translations.stateReasonSearch}
      .value=${searchText}
      @input=${(event: InputEvent) => onSearch((event.target as HTMLInputElement).value)}
    />
  </div>`;
}
