import { css } from 'lit';

/** The head of the list pane. */
export const listTabsStyles = css`
  .tabs-row {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space);
    padding-inline: calc(var(--_space) * 1.5) calc(var(--_space) * 0.5);
    border-block-end: 1px solid var(--_border);
  }

  .tabs {
    position: relative;
    display: flex;
    flex: 1;
    gap: calc(var(--_space) * 1.5);
    min-width: 0;
    overflow: hidden;
  }

  .spacer {
    flex: 1;
    min-height: calc(var(--_control-height) + var(--_space));
  }

  .tab {
    min-height: calc(var(--_control-height) + var(--_space));
    padding: 0 calc(var(--_space) * 0.5);
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--_text-muted);
    white-space: nowrap;
  }

  .tab[aria-selected='true'] {
    border-color: var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }

  .tab:focus-visible {
    outline-offset: -2px;
  }

  .rail .tabs-row {
    justify-content: center;
    padding: 0;
  }

  .rail .tabs-row .spacer {
    display: none;
  }

  .rail .tabs-row .button {
    margin-block: calc(var(--_space) * 0.5);
  }

  @media (forced-colors: active) {
    /* A transparent edge is drawn there. */
    .tab {
      border-color: Canvas;
    }

    .tab[aria-selected='true'] {
      border-color: Highlight;
    }
  }
`;
