import { css } from 'lit';

export const commandPaletteStyles = css`
  dialog {
    position: fixed;
    width: min(36rem, calc(100vw - 2rem));
    inset-block-start: min(12%, 6rem);
    max-height: min(32rem, calc(100% - min(12%, 6rem) - 1rem));
    margin-block: 0;
    padding: 0;
    overflow: hidden;
    flex-direction: column;
  }

  dialog[open] {
    display: flex;
  }

  dialog::backdrop {
    background: light-dark(rgb(20 26 34 / 0.32), rgb(0 0 0 / 0.55));
  }

  .head {
    flex: none;
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-height: 3rem;
    padding-inline: calc(var(--_space) * 1.75);
    border-block-end: 1px solid var(--_border);
  }

  .head:focus-within {
    box-shadow: inset 0 -2px var(--_focus);
  }

  .head > svg {
    color: var(--_text-muted);
  }

  input {
    flex: 1;
    min-width: 0;
    min-height: max(2rem, var(--_control-height));
    padding: 0;
    border: 0;
    background: none;
    font-size: 1rem;
  }

  input:focus-visible {
    outline: 0;
  }

  input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }

  [role='listbox'] {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    padding: var(--_space);
  }

  .group {
    padding: calc(var(--_space) * 0.75) var(--_space) 0.125rem;
    color: var(--_text-muted);
    font-size: var(--_font-size-tiny);
    font-weight: 600;
  }

  [role='option'] {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.25);
    min-height: max(2.25rem, var(--_control-height));
    padding: 0 var(--_space);
    border: 1px solid transparent;
    border-radius: var(--_radius-small);
    font-size: var(--_font-size-small);
    cursor: pointer;
  }

  [role='option'] > svg {
    color: var(--_text-muted);
  }

  [role='option'] .avatar {
    flex: none;
    width: 1.5rem;
    height: 1.5rem;
  }

  [role='option'][aria-selected='true'] {
    background: var(--_selected);
  }

  .label {
    flex: 0 1 auto;
    min-width: 3rem;
  }

  .detail {
    flex: 1 1 0;
    min-width: 0;
    color: var(--_text-muted);
  }

  .none {
    padding: calc(var(--_space) * 2);
    color: var(--_text-muted);
    text-align: center;
  }

  kbd {
    display: inline-block;
    min-width: 1.5em;
    padding: 0 0.35em;
    border: 1px solid var(--_border);
    border-radius: 4px;
    background: var(--_surface);
    color: var(--_text-muted);
    font: 500 0.6875rem/1.5 var(--_font);
    text-align: center;
  }

  .foot {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
    padding: 0.5rem calc(var(--_space) * 1.75);
    border-block-start: 1px solid var(--_border);
    color: var(--_text-muted);
    font-size: var(--_font-size-tiny);
  }

  @media (forced-colors: active) {
    .head:focus-within {
      border-color: Highlight;
    }

    [role='option'][aria-selected='true'] {
      border-color: Highlight;
      outline: 1px solid Highlight;
    }
  }
`;
