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
    max-width: 100%;
    text-align: start;
  }

  .trigger .word,
  .trigger .warning,
  .trigger .changing,
  .trigger [part='timer'] {
    flex: none;
  }

  .trigger .reason {
    min-width: 2rem;
    color: var(--_text-muted);
    font-weight: 400;
  }

  .trigger [part='timer'],
  .trigger .changing {
    min-width: 4ch;
    font-weight: 400;
    text-align: end;
  }

  .trigger .warning {
    display: inline-flex;
    color: var(--_warning);
    font-size: var(--_font-size-small);
    font-weight: 400;
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
    border: 2px solid var(--_text-muted);
    border-radius: 50%;
    background: var(--_text-muted);
  }

  .dot.ready {
    border-color: var(--_positive);
    background: var(--_positive);
  }

  .dot.not-ready {
    border-color: var(--_warning);
    background: var(--_warning);
  }

  .dot.none {
    visibility: hidden;
  }

  .dot.pending {
    border-inline-end-color: transparent;
    background: transparent;
    animation: turn 0.8s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .layer {
    position: fixed;
    inset: auto;
    top: var(--_top, auto);
    bottom: var(--_bottom, auto);
    left: var(--_left, 0);
    width: var(--_width, 20rem);
    max-height: var(--_max-height, none);
    margin: 0;
    padding: calc(var(--_space) * 0.75);
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  .head,
  .heading,
  .hint {
    padding: calc(var(--_space) * 0.5) var(--_space);
  }

  .heading {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 600;
  }

  .hint {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  section {
    margin-block-start: calc(var(--_space) * 0.75);
    padding-block-start: calc(var(--_space) * 0.75);
    border-block-start: 1px solid var(--_border);
  }

  .item {
    display: flex;
    align-items: center;
    gap: var(--_space);
    width: 100%;
    min-height: var(--_control-height);
    padding: 0 var(--_space);
    border: 0;
    border-radius: var(--_radius-small);
    background: transparent;
    text-align: start;
  }

  .item.inner {
    padding-inline-start: calc(var(--_space) * 2 + 1.125em);
  }

  .item:hover:not([aria-disabled='true']) {
    background: var(--_hover);
  }

  .item[aria-checked='true'] {
    background: var(--_selected);
  }

  .item:focus-visible {
    outline-offset: -2px;
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

  .mark {
    display: inline-flex;
    flex: none;
    color: var(--_accent);
  }

  .mark.pending {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .scroll {
    max-height: 14rem;
    overflow-y: auto;
  }

  .search {
    position: relative;
    margin-block: calc(var(--_space) * 0.5);
  }

  .search .icon {
    position: absolute;
    inset-block-start: calc((var(--_control-height) - 1.125em) / 2);
    inset-inline-start: calc(var(--_space) * 0.75);
    color: var(--_text-muted);
    pointer-events: none;
  }

  .search .field {
    padding-inline-start: calc(var(--_space) * 1.25 + 1.125em);
  }

  .channel {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: calc(var(--_space) * 0.25) var(--_space);
    padding: calc(var(--_space) * 0.5) var(--_space);
  }

  .channel-text {
    display: flex;
    flex-direction: column;
    min-width: 0;
  }

  .channel .note {
    grid-column: 1 / -1;
  }

  .switch {
    display: inline-flex;
    align-items: center;
    width: 2.375rem;
    height: 1.375rem;
    padding: 2px;
    border: 1px solid var(--_border-strong);
    border-radius: 1rem;
    background: var(--_surface-sunken);
  }

  .knob {
    width: 1rem;
    height: 1rem;
    border-radius: 50%;
    background: var(--_border-strong);
    transition: margin 0.12s;
  }

  .switch[aria-checked='true'] {
    border-color: var(--_positive);
    background: var(--_positive);
  }

  .switch[aria-checked='true'] .knob {
    margin-inline-start: 1rem;
    background: var(--_surface);
  }

  .switch.pending {
    border-style: dashed;
    border-color: var(--_border-strong);
    background: var(--_surface-sunken);
    cursor: progress;
  }

  .switch.pending .knob {
    background: var(--_text-muted);
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

  .all {
    padding: calc(var(--_space) * 0.5) var(--_space);
  }

  .all .button {
    width: 100%;
  }

  .confirm {
    padding: var(--_space);
    border-radius: var(--_radius-small);
    background: var(--_warning-surface);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    margin-block-start: var(--_space);
  }

  .layer > .note,
  section > .note {
    margin: calc(var(--_space) * 0.5) var(--_space);
  }

  .note-row {
    display: flex;
    align-items: flex-start;
    gap: var(--_space);
    color: var(--_negative);
    font-size: var(--_font-size-small);
  }

  .note-text {
    flex: 1;
    min-width: 0;
    padding: calc(var(--_space) * 0.75);
    overflow-wrap: anywhere;
  }

  @media (forced-colors: active) {
    .dot,
    .switch .knob {
      forced-color-adjust: none;
    }

    .switch .knob {
      background: CanvasText;
    }

    .switch[aria-checked='true'] {
      background: Highlight;
    }

    .switch[aria-checked='true'] .knob {
      background: Canvas;
    }

    .item[aria-checked='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
