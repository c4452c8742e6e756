import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../internal/icons.js';
import type { Column, KeyedRow, Sort } from './report-rows.js';

export interface TableView<Row> {
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly KeyedRow<Row>[];
  readonly sort: Sort;
  readonly onSort: (column: string) => void;
  /** Said in place of rows. */
  readonly empty: string;
  /** The row a person is looking at elsewhere. */
  readonly isCurrent?: (row: Row) => boolean;
}

/**
 * One table of the report. Narrow, its rows become cards; browsers then forget that it is a table, so every part says
 * what it is.
 */
export function renderTable<Row>(view: TableView<Row>): TemplateResult {
  return html`<table part="table" class=${view.name} role="table" tabindex="-1" data-table=${view.name}>
    <caption>
      ${view.caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${view.columns.map((column) => renderHeading(view, column))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${
        view.rows.length === 0
          ? html`<tr role="row" class="none">
              <td role="cell" colspan=${view.columns.length}>${view.empty}</td>
            </tr>`
          : repeat(
              view.rows,
              ({ key }) => key,
              ({ key, row }) => renderRow(view, key, row),
            )
      }
    </tbody>
  </table>`;
}

function renderHeading<Row>(view: TableView<Row>, column: Column<Row>): TemplateResult {
  const active = view.sort.column === column.name;
  const order = active ? (view.sort.ascending ? 'ascending' : 'descending') : nothing;
  return html`<th role="columnheader" scope="col" class=${column.className ?? ''} aria-sort=${order}>
    ${
      column.sortBy === undefined
        ? html`<span class=${column.className === 'act' ? 'visually-hidden' : ''}>${column.label}</span>`
        : html`<button
            type="button"
            class="sort ${active ? (view.sort.ascending ? 'up' : 'down') : ''}"
            @click=${() => view.onSort(column.name)}
          >
            ${column.label}${icon('down')}
          </button>`
    }
  </th>`;
}

function renderRow<Row>(view: TableView<Row>, key: string, row: Row): TemplateResult {
  return html`<tr
    role="row"
    part="row"
    data-key=${key}
    aria-current=${view.isCurrent?.(row) === true ? 'true' : nothing}
  >
    ${view.columns.map(
      (column) =>
        html`<td role="cell" class=${column.className ?? ''} data-label=${column.label}>${column.cell(row)}</td>`,
    )}
  </tr>`;
}
