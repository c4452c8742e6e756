import { css } from 'lit';

export const lightboxStyles = css`
  dialog {
    box-sizing: border-box;
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    gap: var(--_space);
    width: 100%;
    max-width: none;
    height: 100%;
    max-height: none;
    margin: 0;
    padding: var(--_space) calc(var(--_space) * 2) calc(var(--_space) * 2);
    border: 0;
    background: none;
    color: #fff;
    font: var(--_font-size) / var(--_line-height) var(--_font);
  }

  dialog::backdrop {
    background: rgb(10 14 20 / 0.88);
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: calc(var(--_space) * 0.5) var(--_space);
    min-width: 0;
  }

  .bar bdi {
    flex: 1;
    min-width: min(8rem, 100%);
  }

  .group {
    display: flex;
    align-items: center;
  }

  .bar :is(a, button),
  .failed button {
    color: #fff;
  }

  .bar a {
    padding-block: calc(var(--_space) * 0.5);
  }

  .bar button:disabled {
    opacity: 0.4;
  }

  :is(.bar, .failed) button:hover:enabled {
    background: rgb(255 255 255 / 0.16);
  }

  .bar a,
  .view:focus-visible,
  :is(.bar, .failed) button:focus-visible {
    outline-color: #fff;
  }

  .view {
    position: relative;
    display: grid;
    min-width: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }

  img {
    margin: auto;
    border-radius: var(--_radius-small);
    background: #fff;
    cursor: zoom-in;
  }

  /* Until its size is known. */
  img:not(.sized) {
    max-width: 100%;
    max-height: 100%;
  }

  img.zoomed {
    cursor: zoom-out;
  }

  .failed {
    margin: auto;
    text-align: center;
  }

  @media (forced-colors: active) {
    dialog {
      background: Canvas;
      color: CanvasText;
    }

    .bar :is(a, button) {
      color: LinkText;
    }
  }
`;
