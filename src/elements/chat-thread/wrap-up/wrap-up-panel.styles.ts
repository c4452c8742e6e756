import { css } from 'lit';

export const wrapUpPanelStyles = css`
  :host {
    display: block;
    flex: none;
    min-height: 0;
    max-height: 70%;
    overflow-y: auto;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }

  .wrap-up {
    display: grid;
    gap: var(--_space);
    padding: var(--_space) calc(var(--_space) * 1.5) calc(var(--_space) * 1.25);
  }

  .top {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_space);
  }

  h3 {
    margin: 0;
    font-size: var(--_font-size);
    font-weight: 600;
  }

  .left {
    color: var(--_text-muted);
  }

  .left.near {
    color: var(--_negative);
    font-weight: 600;
  }

  .fields {
    display: grid;
    gap: calc(var(--_space) * 0.75);
  }

  .hint {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_space);
    margin: 0;
  }

  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.75);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    float: inline-start;
    width: 100%;
    padding: 0;
    font-weight: 600;
  }

  .code {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    max-width: 100%;
    min-height: calc(var(--_control-height) * 0.875);
    padding: 0 calc(var(--_space) * 1.25);
    border: 1px solid var(--_border-strong);
    border-radius: 2em;
    background: var(--_surface);
    font-size: var(--_font-size-small);
    cursor: pointer;
  }

  .code:hover:not(:has(:disabled)) {
    background: var(--_hover);
  }

  .code.chosen {
    border-color: var(--_accent);
    background: var(--_selected);
  }

  .code:has(:disabled) {
    border-color: var(--_border);
    color: var(--_text-muted);
    cursor: not-allowed;
  }

  .code:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .code input {
    flex: none;
    margin: 0;
    outline: none;
    accent-color: var(--_accent);
  }

  .note-label {
    margin-block-end: calc(var(--_space) * -0.5);
  }

  textarea.field {
    padding: calc(var(--_space) * 0.75) var(--_space);
    resize: vertical;
  }

  .note.cluster > span {
    flex: 1;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space);
  }
`;
