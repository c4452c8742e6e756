import { css } from 'lit';

/**
 * A toast that `ToastPlace` moves: a manual popover with `--_inset` around its content, so that scrolling does not clip shadows
 * and focus rings. Clicks pass through it.
 */
export const toastStyles = css`
  .toast-layer {
    position: fixed;
    inset: auto;
    inset-block-end: 0;
    inset-inline-end: 0;
    max-height: 100dvh;
    margin: 0;
    padding: var(--_inset);
    overflow: auto;
    overscroll-behavior: contain;
    border: 0;
    background: transparent;
    color: var(--_text);
    pointer-events: none;
  }

  .toast-layer[data-corner^='start'] {
    inset-block: 0 auto;
  }

  .toast-layer[data-corner$='start'] {
    inset-inline: 0 auto;
  }

  .toast-layer.placed {
    inset: var(--_toast-top) auto auto var(--_toast-left);
    width: var(--_toast-width);
  }

  .toast-layer.bar {
    --_inset: 0.25rem;
  }

  .toast-layer > * {
    pointer-events: auto;
  }

  .toast-layer:not(:popover-open) {
    display: none;
  }
`;
