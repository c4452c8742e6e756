import { css } from 'lit';

export const messageListStyles = css`
  :host {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    /* Enough to read one message. If there is less room, the whole thread scrolls. */
    min-height: 6rem;
    background: var(--_surface);
  }

  .scroller {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    overflow-x: hidden;
    overflow-y: auto;
    /* ScrollAnchor keeps the reading position. */
    overflow-anchor: none;
    padding: var(--_space) calc(var(--_space) * 1.5) calc(var(--_space) * 0.5);
    overscroll-behavior: contain;
  }

  .scroller > * {
    flex: none;
  }

  /* A thread that is lower than the view hangs on the bottom, where the next message appears. */
  .scroller > :first-child {
    margin-block-start: auto;
  }

  .scroller:focus-visible {
    outline-offset: -2px;
  }

  .older-messages {
    justify-content: center;
    min-height: var(--_control-height);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .older-messages .button {
    color: var(--_accent);
    font-size: inherit;
    font-weight: 400;
  }

  .day,
  .divider {
    display: flex;
    align-items: center;
    gap: var(--_space);
    padding-block: calc(var(--_space) * 1.5) calc(var(--_space) * 0.5);
    color: var(--_text-muted);
    font-size: 0.75rem;
    font-weight: 600;
  }

  .day::before,
  .day::after,
  .divider::before,
  .divider::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_border);
  }

  .divider {
    color: var(--_accent);
  }

  .divider::before,
  .divider::after {
    border-color: currentColor;
  }

  .notice {
    padding-block: calc(var(--_space) * 0.5);
    color: var(--_text-muted);
    font-size: 0.75rem;
    text-align: center;
    overflow-wrap: anywhere;
  }

  .notice time {
    margin-inline-start: 0.35em;
  }

  /* Always there, so that nothing in it covers or moves a message. */
  .status-line {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space);
    min-width: 0;
    height: 1.625rem;
    padding-inline: calc(var(--_space) * 1.5);
    color: var(--_text-muted);
    font-size: var(--_font-size-tiny);
  }

  .typing {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-width: 0;
    padding-inline-start: calc(1.75rem + var(--_space) + 0.25rem);
  }

  .dots {
    display: inline-flex;
    gap: 3px;
  }

  .dots i {
    width: 5px;
    height: 5px;
    border-radius: 50%;
    background: currentColor;
    animation: breathe 1.2s infinite ease-in-out;
  }

  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }

  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }

  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }

  .quote-search {
    min-width: 0;
    overflow-wrap: anywhere;
    line-height: 1.1;
  }

  .latest {
    flex: none;
    min-height: 1.5rem;
    margin-inline-start: auto;
    padding: 0 var(--_space);
    border-color: var(--_accent);
    border-radius: 2em;
    color: var(--_accent);
    font-size: var(--_font-size-tiny);
  }

  @container (max-width: 24rem) {
    .typing {
      padding-inline-start: 0.25rem;
    }
  }

  @media (forced-colors: active) {
    .dots i {
      border: 1px solid CanvasText;
    }
  }

  @media print {
    :host,
    .scroller {
      display: block;
      overflow: visible;
    }

    .status-line,
    .older-messages {
      display: none;
    }
  }
`;
