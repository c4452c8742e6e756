import { css } from 'lit';

export const agentStateSwitchStyles = css`
  :host {
    display: inline-block;
    max-width: 100%;
    vertical-align: middle;
  }

  .empty {
    padding: calc(var(--_space) * 0.5) var(--_space);
    text-align: start;
  }

  :host([compact]) .empty .small {
    display: none;
  }

  .trigger {
    position: relative;
    max-width: 100%;
  }

  .trigger > :not(.reason) {
    flex: none;
  }

  .trigger > :is(.muted, .warning) {
    font-weight: 400;
  }

  .trigger .reason {
    min-width: 2rem;
  }

  .warning {
    display: inline-flex;
    color: var(--_warning);
  }

  [part='timer'] {
    min-width: 4ch;
    text-align: end;
  }

  :host([compact]) .trigger {
    padding-inline: var(--_space);
    border-color: var(--_border);
  }

  :host([compact]) .trigger .reason {
    position: absolute;
    width: 1px;
    min-width: 0;
    height: 1px;
    clip-path: inset(50%);
  }

  .dot {
    flex: none;
    width: 0.625em;
    height: 0.625em;
    border-radius: 50%;
    background: var(--_text-muted);
  }

  .dot.ready {
    background: var(--_positive);
  }

  .dot.not-ready {
    background: var(--_warning);
  }

  .dot.none {
    visibility: hidden;
  }

  .spinner {
    width: 0.625em;
    height: 0.625em;
  }

  .text,
  .channel {
    padding: calc(var(--_space) * 0.5) var(--_space);
  }

  #channels {
    font-weight: 600;
  }

  section {
    margin-block-start: calc(var(--_space) * 0.75);
    padding-block-start: calc(var(--_space) * 0.75);
    border-block-start: 1px solid var(--_border);
  }

  .inner {
    padding-inline-start: calc(var(--_space) * 2 + 1.125em);
  }

  .item[aria-checked='true'] {
    background: var(--_selected);
  }

  .item[aria-disabled='true'],
  .switch[aria-disabled='true']:not(.pending) {
    cursor: not-allowed;
    opacity: 0.6;
  }

  .label {
    flex: 1;
    min-width: 0;
  }

  .item > .icon:last-child {
    color: var(--_accent);
  }

  .scroll {
    position: relative;
    max-height: 14rem;
    overflow-y: auto;
  }

  .search {
    margin-block: calc(var(--_space) * 0.5);
  }

  .channel {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--_space);
  }

  .channel .note {
    grid-column: 1 / -1;
    margin-block-start: calc(var(--_space) * 0.25);
  }

  .switch {
    display: inline-flex;
    align-items: center;
    grid-row: 1 / span 2;
    grid-column: 2;
    width: 2.375rem;
    height: 1.375rem;
    padding: 2px;
    border: 1px solid var(--_border-strong);
    border-radius: 1rem;
    background: var(--_surface-sunken);
  }

  .switch::before {
    width: 1rem;
    height: 1rem;
    border-radius: 50%;
    background: var(--_border-strong);
    content: '';
    transition: margin 0.12s;
  }

  .switch[aria-checked='true']::before {
    margin-inline-start: 1rem;
  }

  .switch[aria-checked='true']:not(.pending) {
    border-color: var(--_positive);
    background: var(--_positive);
  }

  .switch[aria-checked='true']:not(.pending)::before {
    background: var(--_surface);
  }

  .switch.pending {
    border-style: dashed;
    cursor: progress;
  }

  @media (pointer: coarse) {
    .switch {
      position: relative;
    }

    .switch::after {
      position: absolute;
      inset: -0.75rem -0.25rem;
      content: '';
    }
  }

  .wide {
    width: 100%;
  }

  [part='confirmation'] {
    padding: var(--_space);
    border-radius: var(--_radius-small);
    background: var(--_warning-surface);
  }

  .cluster {
    margin-block-start: var(--_space);
  }

  .layer > .note,
  section > .note {
    margin: calc(var(--_space) * 0.5) var(--_space);
  }

  #problem {
    color: var(--_negative);
  }

  #problem:popover-open {
    display: flex;
    align-items: flex-start;
  }

  #problem .text {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  @media (forced-colors: active) {
    .dot,
    .switch::before {
      forced-color-adjust: none;
    }

    .switch::before {
      background: CanvasText;
    }

    .switch[aria-checked='true']:not(.pending) {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
    }

    .switch[aria-checked='true']:not(.pending)::before {
      background: HighlightText;
    }

    .item[aria-checked='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
