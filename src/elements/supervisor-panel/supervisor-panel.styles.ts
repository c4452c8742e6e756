import { css } from 'lit';

export const supervisorPanelStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  [part='base'] {
    container-type: inline-size;
  }

  [part='toolbar'],
  .note,
  dl {
    margin-block: 0 calc(var(--_space) * 1.5);
  }

  select.field {
    width: auto;
    min-width: 8rem;
    max-width: 16rem;
  }

  .only-team,
  caption {
    font-weight: 600;
  }

  .search,
  .note > span {
    flex: 1 1 12rem;
  }

  .search {
    max-width: 22rem;
  }

  .freshness {
    margin-inline-start: auto;
  }

  .note .button {
    border-color: currentcolor;
    background: transparent;
    color: inherit;
  }

  .note .button.quiet {
    border-color: transparent;
  }

  dl,
  .block {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  dl {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 1px;
    background: var(--_border);
    overflow: hidden;
  }

  dl > div {
    padding: var(--_space) calc(var(--_space) * 1.5);
    background: var(--_surface);
  }

  dd {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: var(--_space);
    margin: 0;
  }

  .big {
    font-size: 1.375rem;
    font-weight: 600;
    line-height: 1.3;
  }

  .tables {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: calc(var(--_space) * 2);
    align-items: start;
  }

  .block {
    background: var(--_surface);
  }

  .block:is(:first-child, :last-child) {
    grid-column: 1 / -1;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    border-radius: inherit;
  }

  caption {
    padding: var(--_space) calc(var(--_space) * 1.5);
    text-align: start;
  }

  thead tr {
    border-block: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }

  th {
    padding: 0;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 500;
    text-align: start;
    white-space: nowrap;
  }

  .sort {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    min-height: 1.75rem;
    padding: 0 calc(var(--_space) * 1.5);
    border: 0;
    background: none;
    color: inherit;
    font-weight: inherit;
  }

  .sort:hover,
  [aria-sort] .sort {
    color: var(--_text);
  }

  .sort:focus-visible {
    outline-offset: -2px;
  }

  .sort .icon {
    width: 0.875em;
  }

  th:not([aria-sort]) .icon {
    visibility: hidden;
  }

  [aria-sort='ascending'] .icon {
    rotate: 180deg;
  }

  td {
    padding: calc(var(--_space) * 0.75) calc(var(--_space) * 1.5);
    overflow-wrap: anywhere;
  }

  tbody tr:not(:last-child) {
    border-block-end: 1px solid var(--_border);
  }

  tbody tr:hover {
    background: var(--_hover);
  }

  tbody tr[aria-current] {
    background: var(--_selected);
  }

  td.name,
  [part='involvement'] {
    font-weight: 500;
  }

  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .number .sort {
    flex-direction: row-reverse;
  }

  td.act {
    width: 1%;
    padding-block: calc(var(--_space) * 0.5);
  }

  .actions {
    justify-content: flex-end;
    min-width: max-content;
  }

  [part='involvement'] {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    color: var(--_whisper);
  }

  .channels {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 1.5);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .state {
    white-space: nowrap;
  }

  .state:not(.on, .full) {
    color: var(--_text-muted);
  }

  .state::before {
    --_dot: var(--_text-muted);

    content: '';
    display: inline-block;
    width: 0.5em;
    height: 0.5em;
    margin-inline-end: 0.5em;
    border: 1px solid var(--_dot);
    border-radius: 50%;
    vertical-align: 0.06em;
  }

  .on::before {
    --_dot: var(--_positive);
  }

  .full::before {
    --_dot: var(--_warning);
  }

  :is(.on, .full)::before {
    background: var(--_dot);
  }

  @media (forced-colors: active) {
    :is(.on, .full)::before {
      background: CanvasText;
      forced-color-adjust: none;
    }

    [aria-current] .name {
      text-decoration: underline;
    }
  }

  /* Rows become cards: six columns do not fit beside a thread or on a telephone. */
  @container (max-width: 44rem) {
    dl {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .tables,
    table,
    thead,
    tbody,
    caption {
      display: block;
    }

    .block {
      margin-block-end: calc(var(--_space) * 2);
    }

    tr {
      display: flex;
      flex-wrap: wrap;
    }

    tbody tr {
      align-items: baseline;
      gap: 0 calc(var(--_space) * 1.5);
      padding: var(--_space) calc(var(--_space) * 1.5);
    }

    td {
      padding: 0;
    }

    /* The heading is far away from a card, so every value brings its own; readers hear the column's anyway. */
    td[data-label]:not(.name, .act)::before {
      content: attr(data-label) ' ';
      content: attr(data-label) ' ' / '';
      color: var(--_text-muted);
      font-size: var(--_font-size-small);
      white-space: pre-wrap;
    }

    td:is(.name, .act) {
      flex: 1 1 100%;
      font-weight: 600;
    }

    .actions {
      justify-content: flex-start;
      min-width: 0;
    }
  }
`;
