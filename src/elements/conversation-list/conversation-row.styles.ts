import { css } from 'lit';

/** A row: face, name, waiting time, last message, and what is unread. */
export const conversationRowStyles = css`
  .row {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-content: center;
    align-items: center;
    gap: 3px calc(var(--_space) * 1.75);
    width: 100%;
    height: var(--_row-height);
    padding: 0 var(--_space);
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 0.8);
    background: none;
    text-align: start;
    cursor: pointer;
    contain: layout style;
  }

  .row:hover {
    --_row-surface: var(--_hover);
    background: var(--_hover);
  }

  .row:is([aria-selected='true'], [aria-current='true']) {
    --_row-surface: var(--_selected);
    background: var(--_selected);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .face {
    position: relative;
    grid-row: span 2;
  }

  .face .avatar {
    width: var(--_avatar-size);
    height: var(--_avatar-size);
    font-size: calc(var(--_avatar-size) * 0.33);
  }

  .face .avatar.impersonal {
    font-size: calc(var(--_avatar-size) * 0.45);
  }

  .via {
    position: absolute;
    inset-block-end: -0.25rem;
    inset-inline-end: -0.4375rem;
    display: grid;
    place-items: center;
    width: 1.125rem;
    height: 1.125rem;
    border: 2px solid var(--_row-surface);
    border-radius: 50%;
    background: var(--_surface-raised);
    color: var(--_text);
    overflow: hidden;
  }

  .via :is(svg, img) {
    width: 0.75rem;
    height: 0.75rem;
    stroke-width: 2;
    object-fit: contain;
  }

  .top,
  .bottom {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
    min-width: 0;
  }

  .who {
    display: flex;
    align-items: center;
    gap: 0.45em;
    min-width: 0;
    line-height: 1.3;
  }

  .name {
    min-width: 0;
    font-weight: 500;
  }

  .quiet .name {
    font-weight: 400;
  }

  .unread .name {
    font-weight: 650;
  }

  .badge {
    flex: none;
    padding: 0 0.5em;
    border: 1px solid currentColor;
    border-radius: 99px;
    color: var(--_whisper);
    font-size: var(--_font-size-tiny);
    font-weight: 500;
    line-height: 1.45;
  }

  .time {
    flex: none;
    color: var(--_text-muted);
    font-size: var(--_font-size-tiny);
    white-space: nowrap;
  }

  .wait {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    height: var(--_mark-height);
    padding: 0 0.4rem;
    border: 1px solid transparent;
    border-radius: 99px;
    color: var(--_text);
    font-weight: 600;
    line-height: 1;
  }

  .wait.due {
    padding-inline-end: 0;
    border: 0;
  }

  .wait.soon {
    background: var(--_warning-surface);
    color: var(--_warning);
  }

  .wait.late {
    background: var(--_negative-solid);
    color: var(--_on-negative);
  }

  .wait svg.icon {
    width: 0.875rem;
    height: 0.875rem;
    stroke-width: 2;
  }

  .ring {
    flex: none;
    width: 0.75rem;
    height: 0.75rem;
    rotate: -90deg;
    fill: none;
    stroke: currentColor;
    stroke-width: 5;
  }

  [dir='rtl'] .ring {
    scale: 1 -1;
  }

  .ring circle:first-child {
    opacity: 0.28;
  }

  .preview {
    display: flex;
    align-items: center;
    gap: 0.35em;
    min-width: 0;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    line-height: 1.35;
  }

  .preview svg.icon {
    width: 0.9375rem;
    height: 0.9375rem;
  }

  .preview b {
    flex: none;
    color: var(--_text);
    font-weight: 600;
  }

  .unread .preview {
    color: var(--_text);
  }

  .line {
    min-width: 0;
  }

  .line.sender {
    flex: none;
    max-width: 50%;
  }

  .problem,
  .preview b.problem {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    flex: none;
    color: var(--_negative);
  }

  .whispered {
    display: inline-flex;
    flex: none;
    color: var(--_whisper);
  }

  .dots {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 3px;
    height: 1em;
  }

  .dots i {
    width: 0.3125rem;
    height: 0.3125rem;
    border: 1px solid transparent;
    border-radius: 50%;
    background: currentColor;
  }

  .end {
    flex: none;
    display: flex;
    align-items: center;
    gap: 0.35em;
    min-height: var(--_mark-height);
    color: var(--_text-muted);
  }

  .end > span {
    display: inline-flex;
  }

  .end svg.icon {
    width: 1rem;
    height: 1rem;
  }

  .end .count {
    display: inline-grid;
    place-items: center;
    min-width: var(--_mark-height);
    height: var(--_mark-height);
    padding: 0 0.3rem;
    font-size: 0.6875rem;
    font-weight: 700;
    line-height: 1;
  }

  /* Where rows are low, the two lines need all of the height. */
  :host([density='compact']) .row {
    row-gap: 1px;
  }

  @media (prefers-reduced-motion: no-preference) {
    .dots i {
      animation: typing 1.2s infinite ease-in-out;
    }

    .dots i:nth-child(2) {
      animation-delay: 0.15s;
    }

    .dots i:nth-child(3) {
      animation-delay: 0.3s;
    }

    @keyframes typing {
      0%,
      60%,
      100% {
        translate: 0 0;
      }

      30% {
        translate: 0 -2px;
      }
    }
  }

  @media (forced-colors: active) {
    .row:is([aria-selected='true'], [aria-current='true']) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .row .wait.late {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    .wait.soon {
      border-style: dashed;
      border-color: CanvasText;
    }

    .dots i {
      border-color: CanvasText;
    }
  }
`;
