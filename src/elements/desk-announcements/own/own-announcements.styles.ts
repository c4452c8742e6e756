import { css } from 'lit';

export const ownAnnouncementsStyles = css`
  :host {
    display: block;
    border-block-start: 1px solid var(--_border);
  }

  [part='base'] {
    display: grid;
    gap: var(--_space);
    padding: var(--_space) calc(var(--_space) * 1.5);
  }

  h3,
  h4 {
    margin: 0;
    font-size: var(--_font-size);
    font-weight: 600;
  }

  .head {
    justify-content: space-between;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .own {
    padding-block: var(--_space);
  }

  .own + .own {
    border-block-start: 1px solid var(--_border);
  }

  .state {
    color: var(--_text);
    font-weight: 600;
  }

  .state.shown {
    color: var(--_accent);
  }

  summary {
    min-height: 1.5rem;
    cursor: pointer;
  }

  form {
    display: grid;
    gap: var(--_space);
  }

  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
  }

  textarea.field {
    padding-block: calc(var(--_space) * 0.5);
    resize: vertical;
  }

  .team {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-height: 1.5rem;
  }

  .field[aria-invalid='true'] {
    border-color: var(--_negative);
  }

  .error {
    color: var(--_negative);
  }
`;
