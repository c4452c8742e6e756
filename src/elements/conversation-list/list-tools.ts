import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Translations } from '../../translations/translations.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';
import { icon, renderIcon } from '../internal/styles/icons.js';
import { listShapes } from './list-icons.js';
import type { ListSort } from './list-order.js';
import type { ListFilter } from './row-filters.js';

export interface ListToolsView {
  readonly translations: Translations;
  readonly localize: LocalizeController;
  readonly query: string;
  readonly sort: ListSort;
  readonly filter: ListFilter;
  /** How many rows a filter leaves. */
  readonly countOf: (filter: ListFilter) => number;
  /** Names of the channels of the open conversations. */
  readonly channels: readonly string[];
  /** Empty for all. */
  readonly channel: string;
  readonly onQuery: (query: string) => void;
  readonly onSearchKey: (event: KeyboardEvent) => void;
  readonly onSort: (sort: ListSort) => void;
  readonly onFilter: (filter: ListFilter) => void;
  readonly onChannel: (channel: string) => void;
}

const sorts: readonly ListSort[] = ['waiting', 'recent', 'opened'];
const filters: readonly ListFilter[] = ['all', 'unread', 'waiting'];

/** Search, order and filters. */
export function renderListTools(view: ListToolsView): TemplateResult {
  const { translations, localize, query, sort, filter, countOf } = view;
  return html`<div class="tools" part="tools">
    <div class="tool-line">
      <div class="search">
        ${icon('search')}
        <input
          class="field"
          part="search"
          type="search"
          autocomplete="off"
          spellcheck="false"
          enterkeyhint="search"
          aria-label=${translations.listSearch}
          placeholder=${translations.listSearchHint}
          .value=${live(query)}
          @input=${({ target }: Event) => view.onQuery((target as HTMLInputElement).value)}
          @keydown=${view.onSearchKey}
        />
      </div>
      ${renderSelect({
        label: translations.listSort,
        content: renderIcon(listShapes.sort),
        className: 'sort',
        value: sort,
        options: sorts.map((value) => ({ value, text: translations.listSortBy(value) })),
        onChange: (value) => view.onSort(value as ListSort),
      })}
    </div>
    <div class="tool-line" role="group" aria-label=${translations.listFilter}>
      ${filters.map(
        (name) =>
          html`<button
            class="chip"
            part="filter"
            aria-pressed=${name === filter ? 'true' : 'false'}
            @click=${() => view.onFilter(name)}
          >
            ${translations.listFilterBy(name)}
            <span class="numeric" translate="no">${localize.number(countOf(name))}</span>
          </button>`,
      )}
      ${
        view.channels.length < 2 && view.channel === ''
          ? nothing
          : renderSelect({
              label: translations.listChannel,
              content: html`<span class="truncate">${view.channel || translations.listChannel}</span
                >${icon('chevron-down')}`,
              className: view.channel === '' ? 'chip channels' : 'chip channels chosen',
              value: view.channel,
              options: [
                { value: '', text: translations.listAllChannels },
                ...view.channels.map((name) => ({ value: name, text: name })),
              ],
              onChange: view.onChannel,
            })
      }
    </div>
  </div>`;
}

interface SelectView {
  readonly label: string;
  readonly content: unknown;
  readonly className: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

/** The browser's own menu behind an icon or a short text. */
const renderSelect = ({ label, content, className, value, options, onChange }: SelectView): TemplateResult =>
  html`<span class="picker ${className}" title=${label}>
    <span class="face-of-picker" aria-hidden="true">${content}</span>
    <select aria-label=${label} @change=${({ target }: Event) => onChange((target as HTMLSelectElement).value)}>
      ${options.map(
        (option) =>
          html`<option value=${option.value} .selected=${live(option.value === value)}>${option.text}</option>`,
      )}
    </select>
  </span>`;
