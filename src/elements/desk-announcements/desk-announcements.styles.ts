import { css } from 'lit';

export const deskAnnouncementsStyles = css`
  :host {
    display: inline-block;
  }

  .trigger {
    position: relative;
  }

  .count {
    position: absolute;
    inset-block-start: -0.4rem;
    inset-inline-end: -0.4rem;
    min-width: 1.125rem;
    padding: 0 0.3em;
    font-size: 0.6875rem;
    line-height: 1.125rem;
  }

  .layer {
    padding: 0;
  }

  h2 {
    margin: 0;
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-block-end: 1px solid var(--_border);
    font-size: var(--_font-size);
    font-weight: 600;
    outline-offset: -2px;
  }

  ul {
    flex: 1;
    min-width: 0;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .announcement {
    padding: var(--_space) calc(var(--_space) * 1.5);
  }

  .announcement + .announcement {
    border-block-start: 1px solid var(--_border);
  }

  .new {
    color: var(--_accent);
    font-weight: 600;
  }

  .toast-layer {
    --_inset: 0.5rem;

    width: min(22rem + 2 * var(--_inset), 100%);
  }

  /* Beside the button, see positionPopover(). */
  .toast-layer.anchored {
    inset: var(--_top) auto var(--_bottom) var(--_left);
    width: calc(var(--_width) + 2 * var(--_inset));
    max-height: calc(var(--_max-height) + 2 * var(--_inset));
    margin: calc(-1 * var(--_inset));
  }

  /* A bar: the newest. */
  .bar .announcement ~ .announcement {
    display: none;
  }

  .news {
    display: flex;
    align-items: flex-start;
    border-inline-start: 3px solid var(--_accent);
  }

  .failed {
    display: flex;
    align-items: center;
    gap: var(--_space);
    margin: var(--_space);
  }

  .failed > :first-child {
    flex: 1;
  }
`;
