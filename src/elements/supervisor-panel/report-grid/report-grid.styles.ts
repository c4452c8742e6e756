import { css } from 'lit';

export const reportGridStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
  }

  .table {
    position: relative;
    --_row: calc(var(--_control-height) + 0.25rem);
    --_head: calc(1.75rem + 2px);
    --_height: calc(var(--supervisor-panel-table-height, 26rem) * var(--_table-share, 1));

    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    /* Not start, which would follow the direction of each name. */
    text-align: left;
  }

  .table:dir(rtl) {
    text-align: right;
  }

  .caption {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space);
    padding: var(--_space) calc(var(--_space) * 1.5);
    font-weight: 600;
  }

  .caption-note {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }

  .note {
    margin: 0 calc(var(--_space) * 1.5) var(--_space);
  }

  .note > span {
    flex: 1 1 12rem;
  }

  .viewport {
    position: relative;
    max-height: var(--_height);
    overflow: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
  }

  /* Whole rows: the last one is not cut by a few pixels. */
  @supports (width: round(nearest, 3px, 2px)) {
    .viewport {
      max-height: calc(var(--_head) + max(var(--_row), round(nearest, var(--_height) - var(--_head), var(--_row))));
    }
  }

  .viewport:focus-visible {
    outline-offset: -2px;
  }

  .heading {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
  }

  :is(.header, .row) {
    display: grid;
    grid-template-columns: var(--_columns);
    align-items: center;
    column-gap: calc(var(--_space) * 1.5);
    padding-inline: calc(var(--_space) * 1.5);
  }

  .header {
    border-block: 1px solid var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 500;
  }

  .row {
    position: relative;
    height: var(--_row);
    overflow: hidden;
  }

  .empty-row {
    padding: var(--_space) calc(var(--_space) * 1.5);
  }

  .row + .row {
    border-block-start: 1px solid var(--_border);
  }

  /* Over its limit. The words are in the row. */
  .row.over::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    border-inline-start: 3px solid var(--_negative);
  }

  .row:hover {
    background: var(--_hover);
  }

  .row[aria-current] {
    background: var(--_selected);
  }

  .cell {
    position: relative;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* Truncate a name at the end of its own direction, but align it like the others. */
  .cell > bdi {
    position: relative;
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .cell:focus-visible,
  .cell-actions {
    overflow: visible;
  }

  :is(.cell, .empty-row > *):focus-visible {
    outline-offset: 1px;
    border-radius: 2px;
  }

  .row .cell:first-child {
    font-weight: 500;
  }

  .number {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }

  .number:dir(rtl) {
    text-align: left;
  }

  .cell-last-message {
    color: var(--_text-muted);
  }

  .chats {
    --_columns: minmax(0, 1.2fr) minmax(0, 0.8fr) minmax(0, 1.1fr) 4.75rem var(--_hosted,) 20rem;
  }

  .chats:has(.cell-hosted) {
    --_hosted: minmax(0, 1fr);
  }

  .chats :is(.cell-channel, .cell-last-message) {
    display: none;
  }

  .queued,
  .botChats {
    --_columns: minmax(0, 1.3fr) minmax(0, 1fr) minmax(0, 0.8fr) 7rem;
  }

  .botChats {
    --_columns: minmax(0, 1.3fr) minmax(0, 1fr) minmax(0, 0.8fr) 4.75rem;
  }

  .members {
    --_columns: minmax(0, 1.2fr) minmax(0, 0.8fr) 6.5rem minmax(0, 1.7fr) 4.5rem 3.75rem;
  }

  /* A state is not cut for what its bar says as well. */
  @container (max-width: 46rem) {
    .members {
      --_columns: minmax(0, 1fr) 6.75rem 4rem minmax(0, 2.2fr) 3.375rem 3.75rem;
    }

    .members .row .bar {
      display: none;
    }
  }

  @container (min-width: 42rem) {
    .actions {
      justify-content: flex-end;
    }
  }

  /* Room for how the supervisor takes part. */
  @container (min-width: 50rem) {
    .chats {
      --_columns: minmax(0, 1.2fr) minmax(0, 0.8fr) minmax(0, 1.1fr) 4.75rem var(--_hosted,) 25rem;
    }
  }

  @container (min-width: 58rem) {
    .chats {
      --_columns: minmax(0, 1.2fr) minmax(0, 0.9fr) minmax(0, 1.1fr) minmax(0, 0.8fr) 4.75rem var(--_hosted,) 25rem;
    }

    .chats .cell-channel {
      display: block;
    }
  }

  @container (min-width: 74rem) {
    .chats:has(.cell-last-message) {
      --_columns: minmax(0, 1.2fr) minmax(0, 0.8fr) minmax(0, 1fr) minmax(0, 0.7fr) minmax(0, 1.6fr) 4.75rem
        var(--_hosted,) 25rem;
    }

    .chats .cell-last-message {
      display: block;
    }
  }

  @container (max-width: 26rem) {
    :is(.queued, .botChats) .cell-channel {
      display: none;
    }

    .queued {
      --_columns: minmax(0, 1.2fr) minmax(0, 1fr) 6.5rem;
    }

    .botChats {
      --_columns: minmax(0, 1.2fr) minmax(0, 1fr) 4.75rem;
    }
  }
`;
