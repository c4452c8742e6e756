import { css } from 'lit';
import { conversationRowStyles } from './conversation-row.styles.js';
import { endedListStyles } from './ended-list.styles.js';
import { listToolsStyles } from './list-tools.styles.js';

const listStyles = css`
  :host {
    display: block;
    min-width: 0;
    min-height: 0;
  }

  [part='base'] {
    --_row-surface: var(--_surface-sunken);
    container: list / inline-size;
    display: flex;
    flex-direction: column;
    height: 100%;
    max-height: 100dvh;
    min-height: 0;
    background: var(--_surface-sunken);
    outline-offset: -2px;
  }

  .note {
    flex: none;
    margin: var(--_space);
  }

  .rows {
    position: relative;
    flex: 1;
    min-height: calc(var(--_row-height) + 2rem);
    overflow-y: auto;
    padding: 0 var(--_space) var(--_space);
    outline-offset: -2px;
    /* The list keeps its own scroll position. */
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--_border-strong) transparent;
  }

  .rest {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow-y: auto;
  }

  .rest .button {
    margin-block-start: var(--_space);
  }

  .group-head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 0.5em;
    height: 1.625rem;
    padding-inline: var(--_space);
    background: var(--_surface-sunken);
    color: var(--_text-muted);
    font-size: var(--_font-size-tiny);
    font-weight: 600;
  }

  .group-head.waiting {
    color: var(--_text);
  }

  .group-head .numeric {
    color: var(--_text-muted);
    font-weight: 500;
  }
`;

/** A list too narrow for words keeps what is urgent: who, and for how long. */
const narrowStyles = css`
  @container list (width < 10rem) {
    .ended,
    .who,
    .preview,
    .end svg {
      display: none;
    }

    .rows {
      padding-inline: 0.25rem;
    }

    .group-head {
      position: sticky;
      overflow: hidden;
      justify-content: center;
      padding: 0;
      text-indent: -99rem;
    }

    .group-head::before {
      content: '';
      width: 1.5rem;
      border-block-start: 1px solid var(--_border-strong);
    }

    .row {
      grid-template-columns: minmax(0, 1fr);
      justify-items: center;
      height: 4.5rem;
      padding: 0;
      row-gap: 4px;
    }

    .face {
      grid-row: auto;
    }

    .bottom {
      position: absolute;
      inset-block-start: 0;
      inset-inline-end: 0;
    }

    .wait {
      font-size: 0.6875rem;
    }

    .wait svg {
      display: none;
    }
  }
`;

export const conversationListStyles = [
  listStyles,
  conversationRowStyles,
  endedListStyles,
  narrowStyles,
  listToolsStyles,
];
