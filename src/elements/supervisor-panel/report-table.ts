import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../internal/icons.js';
import type { Column, Sort } from './report-rows.js';
import type { Keyed } from './steady-report.js';

export interface TableView<Row> {
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Keyed<Row>[];
  readonly sort: Sort;
  readonly onSort: (column: Column<Row>) => void;
  /** Said in place of rows. */
  readonly empty: string;
  /** The row a person is looking at elsewhere. */
  readonly isCurrent: (row: Row) => boolean;
}

/**
 * One table of the report. Narrow, its rows become cards; browsers then forget that it is a table, so every part says
 * what it is.
 */
export function renderTable<Row>(view: TableView<Row>): TemplateResult {
  return html`<table part="table" role="table" tabindex="-1" data-table=${view.name}>
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
          ? html`<tr role="row">
              <td role="cell" class="muted" colspan=${view.columns.length}>${view.empty}</td>
            </tr>`
          : repeat(
              view.rows,
              ({ key }) => key,
              (row) => renderRow(view, row),
            )
      }
    </tbody>
  </table>`;
}

function renderHeading<Row>({ sort, onSort }: TableView<Row>, column: Column<Row>): TemplateResult {
  const order = sort.column !== column.name ? nothing : sort.ascending ? 'ascending' : 'descending';
  return html`<th role="columnheader" scope="col" class=${column.className ?? nothing} aria-sort=${order}>
    ${
      column.sortBy === undefined
        ? html`<span class="visually-hidden">${column.label}</span>`
        : html`<button type="button" class="sort" @click=${() => onSort(column)}>
            ${column.label}${icon('down')}
          </button>`
    }
  </th>`;
}

function renderRow<Row>(view: TableView<Row>, row: Row): TemplateResult {
  return html`<tr role="row" part="row" aria-current=${view.isCurrent(row) ? 'true' : nothing}>
    ${view.columns.map(
      (column) =>
        html`<td role="cell" class=${column.className ?? nothing} data-label=${column.label}>${column.cell(row)}</td>`,
    )}
  </tr>`;
}
