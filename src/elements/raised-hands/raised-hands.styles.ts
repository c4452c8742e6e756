import { css } from 'lit';

export const raisedHandsStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  ul {
    display: grid;
    gap: 1px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .alert {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 1.5);
    padding: var(--_space) calc(var(--_space) * 2);
    border-block: 1px solid var(--_border);
    border-inline-start: 3px solid var(--_whisper);
    background: var(--_whisper-surface);
  }

  .alert > .icon {
    flex: none;
    color: var(--_whisper);
  }

  .text {
    flex: 1 1 12rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .problem {
    color: var(--_negative);
  }
`;
