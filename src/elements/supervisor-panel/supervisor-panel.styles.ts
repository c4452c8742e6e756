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

  .only-team {
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

  dl {
    position: relative;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
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

  .chart {
    margin-block-start: calc(var(--_space) * 0.5);
  }

  .longest-waits {
    flex: 1;
    display: grid;
    gap: 0.125rem;
    min-width: 0;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .longest-waits li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(2rem, 4rem) max-content;
    align-items: center;
    gap: var(--_space);
  }

  .queue {
    display: flex;
    gap: 0.5em;
    min-width: 0;
  }

  .longest-waits .bar {
    width: 100%;
    height: 0.375rem;
    border-radius: 3px;
  }

  .chat-loads {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 0 var(--_space);
    min-width: 0;
  }

  .histogram {
    flex: none;
    width: 5rem;
    height: 1.5rem;
  }

  .tables {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(17rem, 20rem);
    gap: calc(var(--_space) * 1.5);
    align-items: start;
    margin-block: calc(var(--_space) * 1.5);
  }

  .members {
    --_table-share: 0.75;
  }

  .side .queued {
    --_table-share: 0.4;
  }

  .side .botChats {
    --_table-share: 0.2;
  }

  .side {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    min-width: 0;
  }

  .chats {
    grid-column: 1 / -1;
  }

  .note.positive {
    background: var(--_positive-surface);
    color: var(--_positive);
  }

  .button.selected {
    max-width: 16rem;
    border-color: var(--_accent);
    background: var(--_selected);
  }

  .stale {
    padding: 0.125rem 0.5rem;
    border: 1px dashed var(--_warning);
    border-radius: 1em;
    background: var(--_warning-surface);
    color: var(--_warning);
  }

  .filter.field {
    width: auto;
    min-width: 0;
    max-width: 12rem;
  }

  .filter.selected {
    border-color: var(--_accent);
  }

  @container (max-width: 56rem) {
    .tables {
      grid-template-columns: minmax(0, 1fr);
    }

    .side :is(.queued, .botChats) {
      --_table-share: 0.75;
    }
  }

  @container (max-width: 42rem) {
    dl {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  /* Drop the bar: the queue's name needs the space. */
  @container (max-width: 30rem) {
    .longest-waits li {
      grid-template-columns: minmax(0, 1fr) max-content;
    }

    .longest-waits .bar {
      display: none;
    }
  }
`;
