import { css, type CSSResult } from 'lit';
import { hostReset } from './host-reset.js';
import { density, tokens } from './tokens.js';

/** Buttons, fields, notes, popovers, text for screen readers only. */
const sharedStyles = css`
  :host {
    font-family: var(--_font);
    font-size: var(--_font-size);
    line-height: var(--_line-height);
    color: var(--_text);
  }

  :host([hidden]) {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }

  button {
    cursor: pointer;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 0.75);
    min-height: var(--_control-height);
    padding: 0 calc(var(--_space) * 1.5);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 500;
    white-space: nowrap;
  }

  .button:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--_hover);
  }

  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .button.primary:hover:not(:disabled, [aria-disabled='true']) {
    border-color: var(--_accent-hover);
    background: var(--_accent-hover);
  }

  .button.danger {
    border-color: var(--_negative);
    color: var(--_negative);
  }

  .button.quiet {
    border-color: transparent;
    background: transparent;
  }

  .button.icon {
    min-width: var(--_control-height);
    padding: 0;
  }

  :is(.button, .field):is(:disabled, [aria-disabled='true']) {
    cursor: not-allowed;
    opacity: 0.6;
  }

  .field {
    width: 100%;
    min-height: var(--_control-height);
    padding: 0 var(--_space);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_text);
  }

  .field::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .muted {
    color: var(--_text-muted);
  }

  .small {
    font-size: var(--_font-size-small);
  }

  .note {
    padding: calc(var(--_space) * 0.75) var(--_space);
    border-radius: var(--_radius-small);
    font-size: var(--_font-size-small);
  }

  .note.negative {
    background: var(--_negative-surface);
    color: var(--_negative);
  }

  .note.warning {
    background: var(--_warning-surface);
    color: var(--_warning);
  }

  .empty {
    padding: calc(var(--_space) * 3) calc(var(--_space) * 2);
    color: var(--_text-muted);
    text-align: center;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* Text of the other direction is cut off at its own end, but aligned like the text around it. */
  .truncate {
    position: relative;
    overflow: hidden;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .file-name {
    position: relative;
    display: flex;
    min-width: 0;
    white-space: pre;
  }

  .file-name .truncate {
    min-width: 2em;
    white-space: pre;
  }

  .too-long {
    color: var(--_negative);
    font-weight: 600;
  }

  .numeric {
    font-variant-numeric: tabular-nums;
  }

  svg.icon {
    flex: none;
    width: 1.125em;
    height: 1.125em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  [dir='rtl'] svg.icon.directional {
    transform: scaleX(-1);
  }

  /* Items in a row that wraps. */
  .cluster {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }

  /* A field with a search icon in it. */
  .search {
    position: relative;
  }

  .search .icon {
    position: absolute;
    inset-block-start: calc((var(--_control-height) - 1.125em) / 2);
    inset-inline-start: var(--_space);
    color: var(--_text-muted);
    pointer-events: none;
  }

  .search .field {
    padding-inline-start: calc(var(--_space) * 1.5 + 1.125em);
  }

  /* Progress indicator: a rotating circle with a gap. */
  .spinner {
    flex: none;
    width: 1em;
    height: 1em;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: spin 0.8s linear infinite;
  }

  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }

  /* Popovers; .layer is positioned by positionPopover(). */
  .raised {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  .layer {
    position: fixed;
    inset: var(--_top) auto var(--_bottom) var(--_left);
    width: var(--_width);
    max-height: var(--_max-height);
    margin: 0;
    padding: calc(var(--_space) * 0.75);
    overflow: auto;
  }

  /* Menu item. */
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

  .item:hover:not([aria-disabled='true']) {
    background: var(--_hover);
  }

  .item:focus-visible {
    outline-offset: -2px;
  }

  /* Count badge. */
  .count {
    min-width: 1.25rem;
    padding: 0 0.35em;
    border-radius: 1em;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.75rem;
    font-weight: 600;
    line-height: 1.25rem;
    text-align: center;
  }

  @media (forced-colors: active) {
    .count {
      border: 1px solid CanvasText;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
`;

/** Styles that all elements share. */
export const baseStyles: CSSResult[] = [hostReset, density, tokens, sharedStyles];
