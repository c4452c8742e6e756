import { css } from 'lit';

/** Buttons in a note have its colour. */
export const noteButtonStyles = css`
  .note .button {
    border-color: currentcolor;
    background: transparent;
    color: inherit;
  }

  .note .button.quiet {
    border-color: transparent;
  }
`;
