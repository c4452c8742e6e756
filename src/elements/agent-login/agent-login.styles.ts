import { css } from 'lit';

export const agentLoginStyles = css`
  :host {
    display: block;
    max-width: 22rem;
  }

  :host(:state(signed-in)) {
    max-width: none;
  }

  :host(:state(signed-in)[hide-when-signed-in]) {
    display: none;
  }

  [part='form'],
  [part='panel'] {
    display: flex;
    flex-direction: column;
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
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 0.5);
  }

  label {
    font-weight: 500;
  }

  .field[aria-invalid='true'] {
    border-color: var(--_negative);
  }

  .with-button {
    position: relative;
  }

  .with-button .field {
    padding-inline-end: calc(var(--_control-height) + var(--_space) * 0.5);
  }

  /* Edge draws a reveal button of its own; one is enough. */
  .field::-ms-reveal {
    display: none;
  }

  .reveal {
    position: absolute;
    inset-block: 1px;
    inset-inline-end: 1px;
    min-height: 0;
    color: var(--_text-muted);
  }

  .reveal[aria-pressed='true'] {
    color: var(--_accent);
  }

  .field-error {
    color: var(--_negative);
    font-size: var(--_font-size-small);
  }

  .hint {
    color: var(--_warning);
    font-size: var(--_font-size-small);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }

  .note {
    overflow-wrap: anywhere;
  }

  .note:focus {
    outline-offset: 1px;
  }

  [part='signed-in'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space);
    min-height: var(--_control-height);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .spinner {
    flex: none;
    width: 1em;
    height: 1em;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
`;
