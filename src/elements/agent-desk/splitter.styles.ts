import { css } from 'lit';

/** An edge between two panes. */
export const splitterStyles = css`
  .splitter {
    position: relative;
    z-index: 1;
    width: 9px;
    margin-inline: -4px;
    cursor: col-resize;
    touch-action: none;
  }

  .splitter.start {
    grid-area: start;
  }

  .splitter.end {
    grid-area: end;
  }

  .splitter::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 4px;
    width: 1px;
    background: var(--_border);
  }

  .splitter:is(:hover, :focus-visible)::before {
    inset-inline-start: 3px;
    width: 3px;
    background: var(--_accent);
  }

  .splitter:focus-visible {
    outline-offset: -1px;
  }

  .splitter[aria-disabled='true'] {
    cursor: default;
  }

  @media (forced-colors: active) {
    .splitter::before {
      background: CanvasText;
    }
  }
`;
