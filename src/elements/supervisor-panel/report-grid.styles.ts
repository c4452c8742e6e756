import { css } from 'lit';

export const reportGridStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
  }

  .table {
    --_row: calc(var(--_control-height) + 0.5rem);

    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    /* Not by start: every name would stand at the start of its own direction. */
    text-align: left;
  }

  .table:dir(rtl) {
    text-align: right;
  }

  .caption {
    padding: var(--_space) calc(var(--_space) * 1.5);
    font-weight: 600;
  }

  .note {
    margin: 0 calc(var(--_space) * 1.5) var(--_space);
  }

  .note > span {
    flex: 1 1 12rem;
  }

  .note .button {
    border-color: currentcolor;
    background: transparent;
    color: inherit;
  }

  .viewport {
    max-height: var(--supervisor-panel-table-height, 26rem);
    overflow: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
  }

  .viewport:focus-visible {
    outline-offset: -2px;
  }

  .heading {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
  }

  :is(.head, .row) {
    display: grid;
    grid-template-columns: var(--_columns);
    align-items: center;
    column-gap: calc(var(--_space) * 1.5);
    padding-inline: calc(var(--_space) * 1.5);
  }

  .head {
    border-block: 1px solid var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 500;
  }

  .row {
    height: var(--_row);
    overflow: hidden;
  }

  .none {
    padding: var(--_space) calc(var(--_space) * 1.5);
  }

  .row + .row {
    border-block-start: 1px solid var(--_border);
  }

  .row:hover {
    background: var(--_hover);
  }

  .row[aria-current] {
    background: var(--_selected);
  }

  .cell {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* A name of the other direction is cut at its own end, and stands where the others do. */
  .cell > bdi {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .cell:focus-visible,
  .cell-act {
    overflow: visible;
  }

  :is(.cell, .none > *):focus-visible {
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

  .cell-line {
    color: var(--_text-muted);
  }

  .chats {
    --_columns: minmax(0, 1.2fr) minmax(0, 0.8fr) minmax(0, 1.1fr) 4.75rem 17rem;
  }

  .chats :is(.cell-channel, .cell-line) {
    display: none;
  }

  .queued,
  .bots {
    --_columns: minmax(0, 1.3fr) minmax(0, 1fr) minmax(0, 0.8fr) 7rem;
  }

  .bots {
    --_columns: minmax(0, 1.3fr) minmax(0, 1fr) minmax(0, 0.8fr) 4.75rem;
  }

  .agents {
    --_columns: minmax(0, 1fr) minmax(0, 0.9fr) 4.75rem minmax(0, 2fr) 7rem;
  }

  .sort {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    max-width: 100%;
    min-height: 1.75rem;
    padding: 0;
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

  [role='columnheader']:not([aria-sort]) .icon {
    visibility: hidden;
  }

  [aria-sort='ascending'] .icon {
    rotate: 180deg;
  }

  .number .sort {
    flex-direction: row-reverse;
  }

  .actions {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    min-width: 0;
  }

  .button.small {
    flex: none;
    min-height: calc(var(--_control-height) - 0.25rem);
    padding-inline: var(--_space);
    font-size: var(--_font-size-small);
  }

  .involvement {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    min-width: 0;
    color: var(--_whisper);
    font-weight: 500;
  }

  .involvement.other {
    color: var(--_text-muted);
    font-weight: 400;
  }

  .channels {
    display: flex;
    gap: 0 calc(var(--_space) * 1.5);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .channels li {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
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

  :is(.on, .full).state::before {
    background: var(--_dot);
  }

  .bar {
    display: inline-block;
    width: 2.5rem;
    height: 0.375rem;
    margin-inline-end: 0.25rem;
    border-radius: 3px;
    vertical-align: 0.1em;
  }

  @container (min-width: 58rem) {
    .chats {
      --_columns: minmax(0, 1.2fr) minmax(0, 0.9fr) minmax(0, 1.1fr) minmax(0, 0.8fr) 4.75rem 20rem;
    }

    .chats .cell-channel {
      display: block;
    }
  }

  @container (min-width: 74rem) {
    .chats:has(.cell-line) {
      --_columns: minmax(0, 1.2fr) minmax(0, 0.8fr) minmax(0, 1fr) minmax(0, 0.7fr) minmax(0, 1.6fr) 4.75rem 20rem;
    }

    .chats .cell-line {
      display: block;
    }
  }

  @container (max-width: 26rem) {
    :is(.queued, .bots) .cell-channel {
      display: none;
    }

    .queued {
      --_columns: minmax(0, 1.2fr) minmax(0, 1fr) 6.5rem;
    }

    .bots {
      --_columns: minmax(0, 1.2fr) minmax(0, 1fr) 4.75rem;
    }
  }

  /* Rows become cards: so many columns do not fit beside a thread or on a telephone. */
  @container (max-width: 42rem) {
    :is(.chats, .agents) .head {
      display: flex;
      flex-wrap: wrap;
    }

    :is(.chats, .agents) .row {
      align-content: center;
      row-gap: 0.125rem;
    }

    .chats {
      --_row: calc(var(--_control-height) + 3.75rem);
    }

    .chats .row {
      grid-template:
        'customer customer duration' auto
        'agent queue channel' auto
        'act act act' auto / minmax(0, 1fr) minmax(0, 1fr) minmax(3.5rem, auto);
    }

    .chats .row :is(.cell-agent, .cell-queue, .cell-channel) {
      color: var(--_text-muted);
      font-size: var(--_font-size-small);
    }

    .chats .row .cell-channel {
      display: block;
    }

    .agents {
      --_row: 4.75rem;
    }

    .agents .row {
      grid-template:
        'agent load' auto
        'state since' auto
        'channels channels' auto / minmax(0, 1fr) auto;
    }

    .row .cell-customer {
      grid-area: customer;
    }

    .row .cell-agent {
      grid-area: agent;
    }

    .row .cell-queue {
      grid-area: queue;
    }

    .row .cell-channel {
      grid-area: channel;
    }

    .row .cell-duration {
      grid-area: duration;
    }

    .row .cell-act {
      grid-area: act;
    }

    .row .cell-state {
      grid-area: state;
    }

    .row .cell-since {
      grid-area: since;
    }

    .row .cell-channels {
      grid-area: channels;
    }

    .row .cell-load {
      grid-area: load;
    }

    :is(.queued, .bots) .row > * {
      grid-area: auto;
    }
  }

  @media (forced-colors: active) {
    :is(.on, .full).state::before {
      background: CanvasText;
      forced-color-adjust: none;
    }

    [aria-current] .cell:first-child {
      text-decoration: underline;
    }
  }
`;
