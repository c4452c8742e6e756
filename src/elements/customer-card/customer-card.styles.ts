import { css } from 'lit';

export const customerCardStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  :host([drawer]) {
    display: inline-block;
  }

  dialog {
    inset: 0 0 0 auto;
    width: min(24rem, 100%);
    height: 100%;
    max-height: none;
    margin: 0;
    padding: 0;
    border-block: 0;
    border-inline-end: 0;
    border-radius: 0;
  }

  dialog:dir(rtl) {
    inset: 0 auto 0 0;
  }

  dialog::backdrop {
    background: rgb(20 26 34 / 0.32);
  }

  /* A sheet that leaves the head of the page in view. */
  @media (width < 30rem) {
    dialog {
      inset-block-start: auto;
      width: 100%;
      max-width: none;
      height: min(90%, 44rem);
      border-radius: var(--_radius) var(--_radius) 0 0;
    }
  }

  [part='base'] {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
    overflow-y: auto;
    background: var(--_surface);
    scrollbar-width: thin;
    container-type: inline-size;
  }

  .head {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
  }

  .head .avatar {
    flex: none;
    width: 2.75rem;
    height: 2.75rem;
    font-size: var(--_font-size);
  }

  .who {
    flex: 1;
    min-width: 0;
  }

  h2 {
    margin: 0;
    font-size: 1rem;
    font-weight: 650;
    line-height: 1.3;
  }

  h2:focus-visible {
    outline-offset: -2px;
  }

  h3 {
    min-height: 1.5rem;
    margin: 0 0 0.25rem;
    color: var(--_text-muted);
    font-size: var(--_font-size-tiny);
    font-weight: 600;
  }

  .sections {
    display: contents;
  }

  .hosted:not(.filled) {
    display: none;
  }

  section,
  .hosted {
    flex: none;
    padding: calc(var(--_space) * 1.125) calc(var(--_space) * 2) calc(var(--_space) * 1.375);
    border-block-end: 1px solid var(--_border);
  }

  .loading {
    padding: 0 calc(var(--_space) * 2) var(--_space);
  }

  .message {
    display: flex;
    align-items: center;
    gap: var(--_space);
    margin: 0 calc(var(--_space) * 2) var(--_space);
  }

  .message > :first-child {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  [part='connection'] {
    margin: 0 calc(var(--_space) * 2) var(--_space);
  }

  .facts {
    display: grid;
    margin: 0;
  }

  .fact {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1fr);
    gap: 0 var(--_space);
  }

  dt {
    grid-column: 1;
    padding-block: 0.2em;
    color: var(--_text-muted);
    overflow-wrap: anywhere;
  }

  dt bdi {
    display: flex;
    gap: 0.4em;
  }

  dt .icon {
    margin-block-start: 0.15em;
  }

  dd {
    display: flex;
    grid-column: 2;
    align-items: flex-start;
    gap: calc(var(--_space) * 0.5);
    min-width: 0;
    min-height: 1.625rem;
    margin: 0;
  }

  .value {
    flex: 1;
    min-width: 0;
    padding-block: 0.2em;
    font-variant-numeric: tabular-nums;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .masked {
    display: flex;
    padding-block-start: 0.35em;
    color: var(--_text-muted);
  }

  .button.copy {
    min-width: 1.625rem;
    min-height: 1.625rem;
    color: var(--_text-muted);
  }

  @media (pointer: coarse) {
    .button.copy {
      min-width: 2.75rem;
      min-height: 2.75rem;
    }

    .value,
    dt {
      padding-block: 0.75em;
    }
  }

  .link {
    padding: 0.2em 0;
    border: 0;
    background: none;
    color: var(--_accent);
    text-decoration: underline;
  }

  .labels {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.75);
  }

  .label,
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    max-width: 100%;
    min-height: 1.75rem;
    padding: 0 0.75em;
    border: 1px solid var(--_border);
    border-radius: 2em;
    background: var(--_hover);
    font-size: var(--_font-size-small);
  }

  .label .truncate {
    min-width: 0;
  }

  .label:has(.remove) {
    padding-inline-end: 0;
  }

  .dot {
    flex: none;
    width: 0.7em;
    height: 0.7em;
    stroke: var(--_border-strong);
    stroke-width: 1;
  }

  .remove {
    display: grid;
    flex: none;
    place-items: center;
    width: 1.75rem;
    height: 1.75rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_text-muted);
    font-size: 0.75em;
  }

  .remove:hover:not([aria-disabled='true']) {
    color: var(--_text);
  }

  .remove:focus-visible {
    outline-offset: -3px;
  }

  .chip {
    border-color: var(--_border-strong);
    background: transparent;
  }

  .chip:hover:not([aria-disabled='true']) {
    background: var(--_hover);
  }

  :is(.chip, .remove, .item)[aria-disabled='true'] {
    cursor: not-allowed;
    opacity: 0.6;
  }

  @media (pointer: coarse) {
    .label,
    .chip,
    .remove {
      min-height: 2.75rem;
    }

    .remove {
      width: 2.75rem;
    }
  }

  .menu .search {
    margin-block-end: calc(var(--_space) * 0.5);
  }

  .item .truncate {
    flex: 1;
    min-width: 0;
  }

  .item[aria-pressed='true'] {
    font-weight: 600;
  }

  customer-history {
    flex: none;
  }

  /* While an earlier conversation is read, the card is for it. */
  [part='base']:has(customer-history[reading]) {
    position: relative;
    overflow: hidden;
  }

  [part='base']:has(customer-history[reading]) :is(.sections, .loading, .message) {
    display: none;
  }

  customer-history[reading] {
    flex: 1;
    min-height: 0;
    border-block-start: 1px solid var(--_border);
  }
`;
