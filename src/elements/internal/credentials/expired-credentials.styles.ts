import { css } from 'lit';

export const expiredCredentialsStyles = css`
  :host {
    display: block;
  }

  [part='credentials'] {
    display: grid;
    gap: var(--_space);
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-radius: inherit;
  }

  .title {
    font-weight: 600;
  }

  .cluster > .field {
    flex: 1 1 8rem;
    width: auto;
    min-width: 0;
    color: var(--_text);
  }

  [aria-invalid='true'] {
    border-color: var(--_negative);
  }

  .problem {
    color: var(--_negative);
    overflow-wrap: anywhere;
  }
`;
