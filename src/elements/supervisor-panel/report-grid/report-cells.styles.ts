import { css } from 'lit';

/** Content of the cells. */
export const reportCellStyles = css`
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
    position: relative;
  }

  /* Between the columns: where numbers are narrow, a heading needs all the room. */
  .number .sort .icon {
    position: absolute;
    inset-inline-end: 100%;
  }

  .actions {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    min-width: 0;
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

  /* The user name wraps out of sight where it does not fit: a name is never cut for it. */
  .person {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: var(--_space);
    height: 1lh;
    overflow: hidden;
  }

  .person > * {
    position: relative;
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .label {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    color: var(--_text-muted);
    font-weight: 400;
  }

  .dot {
    flex: none;
    width: 0.7em;
    height: 0.7em;
    stroke: var(--_border-strong);
    stroke-width: 1;
  }

  .place {
    position: relative;
    display: flex;
    align-items: center;
    gap: 0.35em;
    overflow: hidden;
  }

  .place > bdi {
    position: relative;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .direction {
    flex: none;
    color: var(--_text-muted);
  }

  .direction.outbound {
    color: var(--_accent);
  }

  .agent-actions {
    display: flex;
    justify-content: flex-end;
  }

  .agent-actions .button {
    min-width: max(1.625rem, calc(var(--_control-height) - 0.25rem));
    padding: 0;
  }

  .link {
    min-height: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font-weight: 500;
  }

  .link:hover {
    text-decoration: underline;
  }

  .load-count {
    display: inline-block;
    min-width: 1.5rem;
    text-align: end;
  }

  .channels {
    display: flex;
    gap: 0 var(--_space);
    margin: 0;
    padding: 0;
    font-size: var(--_font-size-small);
    list-style: none;
  }

  .channels li {
    position: relative;
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
