import { css } from 'lit';

/** The conversations that have ended, below the open ones. */
export const endedListStyles = css`
  .ended {
    flex: none;
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-block-start: 1px solid var(--_border);
    padding: 0 var(--_space);
  }

  .ended.open {
    flex: 0 1 auto;
    max-height: 45%;
  }

  .ended-head {
    flex: none;
    display: flex;
    align-items: center;
    gap: 0.5em;
    width: 100%;
    min-height: max(2.125rem, var(--_control-height));
    padding: 0 var(--_space);
    border: 0;
    background: none;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 600;
    text-align: start;
  }

  .ended-head:hover {
    color: var(--_text);
  }

  .ended-head:focus-visible {
    outline-offset: -2px;
  }

  .ended-head .numeric,
  .ended-head .news {
    font-weight: 400;
  }

  .ended-head .news {
    flex: 1;
    min-width: 0;
  }

  .ended.open .ended-head > svg {
    rotate: 90deg;
  }

  [dir='rtl'] .ended.open .ended-head > svg {
    rotate: -90deg;
  }

  .ended-rows {
    position: relative;
    min-height: 0;
    overflow-y: auto;
    padding-block-end: var(--_space);
    scrollbar-width: thin;
  }

  .ended-rows ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .ended-rows .row {
    font: inherit;
    color: inherit;
  }
`;
