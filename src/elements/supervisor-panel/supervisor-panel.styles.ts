import { css } from 'lit';

export const supervisorPanelStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  [part='base'] {
    container-type: inline-size;
    color: var(--_text);
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    margin-block-end: calc(var(--_space) * 1.5);
  }

  .toolbar label {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-width: 0;
    font-weight: 500;
  }

  .toolbar select.field {
    width: auto;
    min-width: 8rem;
    max-width: 16rem;
  }

  .only-team {
    font-weight: 600;
  }

  .search {
    position: relative;
    flex: 1 1 12rem;
    max-width: 22rem;
  }

  .search svg.icon {
    position: absolute;
    inset-inline-start: var(--_space);
    inset-block-start: 50%;
    color: var(--_text-muted);
    transform: translateY(-50%);
    pointer-events: none;
  }

  .search .field {
    padding-inline-start: calc(var(--_space) * 2 + 1.125em);
  }

  .freshness {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.5);
    margin-inline-start: auto;
    white-space: nowrap;
  }

  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    margin-block-end: var(--_space);
  }

  .note > span {
    flex: 1 1 12rem;
  }

  .note .button {
    border-color: currentcolor;
    background: transparent;
    color: inherit;
  }

  .note .button.quiet {
    border-color: transparent;
  }

  .summary {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 1px;
    margin: 0 0 calc(var(--_space) * 2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_border);
    overflow: hidden;
  }

  .summary > div {
    padding: var(--_space) calc(var(--_space) * 1.5);
    background: var(--_surface);
  }

  .summary dt {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .summary dd {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: var(--_space);
    margin: 0;
  }

  .summary .big {
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

  .wide {
    grid-column: 1 / -1;
  }

  .block {
    min-width: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  table {
    width: 100%;
    border-collapse: collapse;
    border-radius: inherit;
  }

  caption {
    padding: var(--_space) calc(var(--_space) * 1.5);
    font-weight: 600;
    text-align: start;
  }

  th {
    padding: 0;
    border-block: 1px solid var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 500;
    text-align: start;
    white-space: nowrap;
  }

  th > span:not(.visually-hidden) {
    padding-inline: calc(var(--_space) * 1.5);
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

  .sort:hover {
    color: var(--_text);
  }

  .sort:focus-visible {
    outline-offset: -2px;
  }

  .sort svg.icon {
    width: 0.875em;
    height: 0.875em;
    visibility: hidden;
  }

  .sort:is(.up, .down) {
    color: var(--_text);
  }

  .sort:is(.up, .down) svg.icon {
    visibility: visible;
  }

  .sort.up svg.icon {
    transform: rotate(180deg);
  }

  td {
    padding: calc(var(--_space) * 0.75) calc(var(--_space) * 1.5);
    border-block-end: 1px solid var(--_border);
    overflow-wrap: anywhere;
    vertical-align: middle;
  }

  tbody tr:last-child td {
    border-block-end: 0;
  }

  tbody tr:not(.none, [aria-current]):hover {
    background: var(--_hover);
  }

  tbody tr[aria-current='true'] {
    background: var(--_selected);
  }

  .none td {
    color: var(--_text-muted);
  }

  td.name {
    font-weight: 500;
  }

  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  th.number .sort {
    flex-direction: row-reverse;
  }

  td.act {
    width: 1%;
    padding-block: calc(var(--_space) * 0.5);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: calc(var(--_space) * 0.75);
    min-width: max-content;
  }

  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    color: var(--_whisper);
    font-size: var(--_font-size-small);
    font-weight: 500;
    white-space: nowrap;
  }

  .channels {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 1.5);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .state {
    white-space: nowrap;
  }

  .state::before {
    content: '';
    display: inline-block;
    width: 0.5em;
    height: 0.5em;
    margin-inline-end: 0.5em;
    border: 1px solid var(--_text-muted);
    border-radius: 50%;
    vertical-align: 0.06em;
  }

  .state.off {
    color: var(--_text-muted);
  }

  .state.on::before {
    border-color: var(--_positive);
    background: var(--_positive);
  }

  .state.full::before {
    border-color: var(--_warning);
    background: var(--_warning);
  }

  @media (forced-colors: active) {
    .state.on::before,
    .state.full::before {
      background: CanvasText;
      forced-color-adjust: none;
    }

    tbody tr[aria-current='true'] td.name {
      text-decoration: underline;
    }
  }

  /* Rows become cards: six columns do not fit beside a thread or on a telephone. */
  @container (max-width: 44rem) {
    .summary {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .tables {
      grid-template-columns: minmax(0, 1fr);
    }

    table,
    thead,
    tbody,
    caption {
      display: block;
    }

    thead tr {
      display: flex;
      flex-wrap: wrap;
      border-block: 1px solid var(--_border);
      background: var(--_surface-sunken);
    }

    th {
      border: 0;
      background: none;
    }

    th:not(:has(.sort)) {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    tbody tr {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 calc(var(--_space) * 1.5);
      padding: var(--_space) calc(var(--_space) * 1.5);
      border-block-end: 1px solid var(--_border);
    }

    tbody tr:last-child {
      border-block-end: 0;
    }

    td {
      padding: 0;
      border: 0;
    }

    /* The heading is far away from a card, so every value brings its own; readers hear the column's anyway. */
    td[data-label]:not(.name, .act)::before {
      content: attr(data-label) ' ';
      content: attr(data-label) ' ' / '';
      color: var(--_text-muted);
      font-size: var(--_font-size-small);
      white-space: pre;
    }

    td.name {
      flex: 1 1 100%;
      font-weight: 600;
    }

    td.act {
      flex: 1 1 100%;
      width: auto;
      padding-block-start: calc(var(--_space) * 0.5);
    }

    .actions {
      justify-content: flex-start;
      min-width: 0;
    }

    .channels {
      display: inline-flex;
    }
  }
`;
