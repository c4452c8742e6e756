import { css } from 'lit';

export const pullQueueStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  [part='base'] {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
    background: var(--_surface);
    container-type: inline-size;
  }

  .header {
    display: flex;
    align-items: center;
    gap: var(--_space);
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5) calc(var(--_space) * 0.5);
  }

  h2 {
    margin: 0;
    font-size: 1rem;
    font-weight: 600;
    line-height: 1.3;
  }

  .note {
    margin: calc(var(--_space) * 0.5) calc(var(--_space) * 1.5);
  }

  .note.muted {
    padding-inline: 0;
    background: transparent;
  }

  .problem {
    display: flex;
    align-items: center;
    gap: var(--_space);
  }

  .problem > :first-child {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .lists {
    position: relative;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.75);
    max-height: 8rem;
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 1.5) calc(var(--_space) * 1.25);
    overflow-y: auto;
  }

  .lists:empty {
    display: none;
  }

  .list {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    max-width: 100%;
    min-height: calc(var(--_control-height) * 0.875);
    padding: 0 calc(var(--_space) * 1.5) 0 calc(var(--_space) * 1.25);
    border: 1px solid var(--_border-strong);
    border-radius: 2em;
    background: var(--_surface);
    font-size: var(--_font-size-small);
  }

  .list:hover:not([aria-disabled='true']) {
    background: var(--_hover);
  }

  .list[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_selected);
  }

  .list[aria-disabled='true'] {
    cursor: not-allowed;
  }

  /* The mark shows the selection without relying on colour. */
  .mark {
    flex: none;
    width: 0.75em;
    height: 0.75em;
    border: 2px solid var(--_border-strong);
    border-radius: 50%;
  }

  [aria-pressed='true'] .mark {
    border: 0;
    background: var(--_accent);
  }

  .list .spinner {
    width: 0.75em;
    height: 0.75em;
  }

  ul {
    position: relative;
    flex: 1;
    min-height: 0;
    margin: 0;
    padding: 0;
    overflow-y: auto;
    border-block-start: 1px solid var(--_border);
    list-style: none;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.5) var(--_space);
    padding: var(--_space) calc(var(--_space) * 1.5);
  }

  .row + .row {
    border-block-start: 1px solid var(--_border);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .customer {
    flex: 1;
    min-width: 0;
  }

  .line {
    display: flex;
    align-items: baseline;
    gap: var(--_space);
  }

  .name {
    font-weight: 500;
  }

  .age {
    flex: none;
    color: var(--_warning);
    font-size: 0.75rem;
  }

  .age.muted {
    color: var(--_text-muted);
  }

  .details > * + *::before {
    content: '·';
    margin-inline: 0.4em;
  }

  .joined {
    color: var(--_accent);
  }

  .actions {
    display: flex;
    flex: none;
    gap: calc(var(--_space) * 0.25);
  }

  .confirmation {
    flex: 1 0 100%;
    margin: 0;
  }

  .confirmation > span {
    flex: 1 1 10rem;
  }

  @media (forced-colors: active) {
    .list[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    [aria-pressed='true'] .mark {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
