import { css } from 'lit';

export const rerouteStyles = css`
  dialog {
    inline-size: min(26rem, calc(100vw - 2rem));
    max-block-size: calc(100vh - 2rem);
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }

  form,
  fieldset {
    display: grid;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    border: 0;
  }

  h2 {
    margin: 0;
    font-size: 1rem;
  }

  legend,
  .label {
    padding: 0;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .kinds {
    grid-template-columns: 1fr 1fr;
  }

  .kinds legend {
    grid-column: 1 / -1;
  }

  label.option {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-content: start;
    column-gap: var(--_space);
    align-items: center;
    padding: calc(var(--_space) * 0.75) var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    cursor: pointer;
  }

  label.option:has(:checked) {
    border-color: var(--_accent);
    background: var(--_selected);
  }

  label.option:has(:disabled) {
    color: var(--_text-muted);
    cursor: not-allowed;
  }

  label.option .hint {
    grid-column: 2 / -1;
  }

  input[type='radio'] {
    margin: 0;
    accent-color: var(--_accent);
  }

  .queues {
    gap: calc(var(--_space) * 0.5);
    max-block-size: 14rem;
    overflow-y: auto;
  }

  textarea.field {
    min-block-size: 4rem;
    padding: calc(var(--_space) * 0.75) var(--_space);
    resize: vertical;
  }

  .buttons {
    display: flex;
    gap: var(--_space);
    justify-content: flex-end;
  }
`;
