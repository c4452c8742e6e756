import { css } from 'lit';

export const emojiPickerStyles = css`
  :host {
    position: fixed;
    inset: var(--_top, auto) auto var(--_bottom, auto) var(--_left, 0);
    width: var(--_width, 19rem);
    height: min(22rem, var(--_max-height, 22rem));
    margin: 0;
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  .base {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 0.75);
    height: 100%;
  }

  .groups {
    display: flex;
    justify-content: space-between;
    border-block-end: 1px solid var(--_border);
  }

  .groups .cell {
    flex: 1;
    min-width: 0;
    border-block-end: 2px solid transparent;
    border-radius: 0;
    font-size: 1rem;
    opacity: 0.75;
  }

  .groups .cell[aria-selected='true'] {
    border-block-end-color: var(--_accent);
    opacity: 1;
  }

  @media (forced-colors: active) {
    /* A transparent edge is drawn there. */
    .groups .cell {
      border-block-end-color: Canvas;
    }

    .groups .cell[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }

  .grid {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .row {
    display: grid;
    grid-template-columns: repeat(8, 1fr);
  }

  .cell {
    block-size: 2.125rem;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    font-family: 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', var(--_font);
    font-size: 1.25rem;
    line-height: 1;
  }

  .cell:hover {
    background: var(--_hover);
  }

  .cell:focus-visible {
    outline-offset: -2px;
  }

  .found:empty {
    display: none;
  }
`;
