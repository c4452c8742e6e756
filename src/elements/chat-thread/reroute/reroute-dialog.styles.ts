import { css } from 'lit';

export const rerouteDialogStyles = css`
  dialog {
    inline-size: min(26rem, calc(100vw - 2rem));
    max-block-size: calc(100% - 2rem);
    padding: calc(var(--_space) * 2);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }

  form,
  fieldset {
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  h2,
  p {
    margin: 0;
  }

  h2 {
    font-size: 1rem;
  }

  legend,
  .label {
    padding: 0;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .label {
    margin-block-end: calc(var(--_space) * -0.5);
  }

  input[type='radio'] {
    margin: 0;
    accent-color: var(--_accent);
  }

  /* A segmented control: the radio itself is invisible, its label is styled as a button. */
  .kinds {
    position: relative;
    grid-auto-columns: 1fr;
    grid-auto-flow: column;
    gap: 0;
    overflow: hidden;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-small);
  }

  .kind {
    display: grid;
    position: relative;
    min-block-size: var(--_control-height);
    place-items: center;
    padding-inline: calc(var(--_space) * 0.5);
    font-weight: 500;
    text-align: center;
    cursor: pointer;
  }

  .kind + .kind {
    border-inline-start: 1px solid var(--_border-strong);
  }

  .kind input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }

  .kind:hover {
    background: var(--_hover);
  }

  .kind:has(:checked) {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .kind:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: -4px;
  }

  .kind:has(:checked:focus-visible) {
    outline-color: var(--_on-accent);
  }

  .targets {
    position: relative;
    display: grid;
    gap: var(--_space);
    max-block-size: min(18rem, 40vh);
    margin-inline: calc(var(--_space) * -0.5);
    padding-inline: calc(var(--_space) * 0.5);
    overflow-y: auto;
  }

  .targets fieldset {
    gap: 0;
  }

  .targets legend {
    margin-block-end: calc(var(--_space) * 0.25);
  }

  .option {
    display: grid;
    grid-template-columns: auto 1fr fit-content(60%);
    column-gap: var(--_space);
    align-items: center;
    min-block-size: var(--_control-height);
    padding-inline: var(--_space);
    border-radius: var(--_radius-small);
    cursor: pointer;
  }

  .option:hover {
    background: var(--_hover);
  }

  .option:has(:checked) {
    background: var(--_selected);
  }

  .option:has(:disabled) {
    background: none;
    color: var(--_text-muted);
    cursor: not-allowed;
  }

  textarea.field {
    padding: calc(var(--_space) * 0.75) var(--_space);
    resize: vertical;
  }

  .buttons {
    display: flex;
    gap: var(--_space);
    justify-content: flex-end;
  }

  @media (forced-colors: active) {
    .kind:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
