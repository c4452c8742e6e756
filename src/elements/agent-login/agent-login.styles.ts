import { css } from 'lit';

export const agentLoginStyles = css`
  :host {
    display: block;
    max-width: 22rem;
  }

  :host(:state(signed-in)) {
    max-width: none;
  }

  :host(:state(signed-in)[hide-when-signed-in]:not(:state(expired))) {
    display: none;
  }

  /*
   * Keeps the focus of the agent who has just signed in: seen by those who use a keyboard, until they go on. Clicks reach what
   * is behind it.
   */
  :host(:state(leaving)[hide-when-signed-in]:not(:state(expired))) {
    display: block;
    position: fixed;
    z-index: 1;
    inset-block-end: 0;
    inset-inline-start: 0;
    pointer-events: none;
  }

  :host(:state(leaving)[hide-when-signed-in]:not(:state(expired))) [part='signed-in'] {
    padding: var(--_space);
    outline-offset: -2px;
    background: var(--_surface);
  }

  :host(:state(leaving)[hide-when-signed-in]:not(:state(expired))) [part='signed-in']:not(:focus-visible) {
    width: 1px;
    height: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }

  [part='form'],
  [part='panel'] {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 2.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .title {
    font-size: 1.0625rem;
    font-weight: 600;
  }

  .row {
    display: grid;
    gap: calc(var(--_space) * 0.5);
  }

  label {
    font-weight: 500;
  }

  [aria-invalid='true'] {
    border-color: var(--_negative);
  }

  .with-button {
    position: relative;
  }

  .with-button .field {
    padding-inline-end: calc(var(--_control-height) + var(--_space) * 0.5);
  }

  /* Hides the reveal button that Edge adds. */
  ::-ms-reveal {
    display: none;
  }

  .reveal {
    position: absolute;
    inset-block: 1px;
    inset-inline-end: 1px;
    min-height: 0;
    color: var(--_text-muted);
  }

  [aria-pressed='true'] {
    color: var(--_accent);
  }

  @media (forced-colors: active) {
    [aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }

  #missing {
    color: var(--_negative);
  }

  .hint {
    color: var(--_warning);
  }

  .note {
    overflow-wrap: anywhere;
  }

  .banner {
    flex-wrap: nowrap;
    justify-content: space-between;
  }

  [part='signed-in'] {
    gap: 0 var(--_space);
    min-height: var(--_control-height);
  }
`;
