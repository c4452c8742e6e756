import { css } from 'lit';

export const chatThreadStyles = css`
  :host {
    display: block;
    min-width: 0;
    block-size: var(--chat-thread-height, 100%);
    /* Where the page gives no height, the thread scrolls by itself instead of growing the page. */
    max-block-size: 100dvh;
  }

  [part='base'] {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    max-height: inherit;
    min-height: 0;
    overflow-y: auto;
    background: var(--_surface);
    container-type: inline-size;
  }

  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    padding: calc(var(--_space) * 0.75) var(--_space);
    padding-inline-start: calc(var(--_space) * 1.5);
    border-block-end: 1px solid var(--_border);
  }

  /* Where the actions leave no room for a name, they follow on a line of their own. */
  .info {
    flex: 1 8rem;
    min-width: 0;
  }

  /* A supervisor's buttons leave no room for the name on the same line. */
  .header:has([part='supervise-button']) {
    row-gap: calc(var(--_space) * 0.5);
  }

  .header:has([part='supervise-button']) .info {
    flex-basis: 14rem;
  }

  h2 {
    margin: 0;
    font-size: 1rem;
    font-weight: 600;
    line-height: 1.3;
  }

  .details {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
    color: var(--_text-muted);
    font-size: 0.75rem;
  }

  .details ul {
    display: contents;
    list-style: none;
  }

  .details li {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    max-width: 100%;
  }

  .details .channels li + li::before {
    content: '·';
    margin-inline-end: 0.3em;
  }

  .role {
    color: var(--_whisper);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.5);
    margin-inline-start: auto;
  }

  .banner {
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-block-end: 1px solid var(--_border);
    border-radius: 0;
    background: var(--_surface-sunken);
  }

  .banner.warning {
    background: var(--_warning-surface);
  }

  .banner.negative {
    background: var(--_negative-surface);
  }

  .banner.whisper {
    background: var(--_whisper-surface);
    color: var(--_whisper);
  }

  .banner > :first-child {
    flex: 1;
    min-width: min(100%, 12rem);
    overflow-wrap: anywhere;
  }

  .handover {
    align-items: flex-start;
  }

  .handover blockquote {
    position: relative;
    max-height: 8rem;
    margin: 0;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .handover blockquote:focus-visible {
    outline: 2px solid var(--_focus);
  }

  .ended {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: var(--_space);
  }

  @container (max-width: 28rem) {
    .shrinks span {
      display: none;
    }
  }

  /* On paper: what was said, on as many pages as it needs. */
  @media print {
    :host {
      --agent-desk-color-scheme: light;

      block-size: auto;
      max-block-size: none;
    }

    [part='base'] {
      display: block;
      height: auto;
      max-height: none;
      overflow: visible;
    }

    .actions,
    agent-desk-composer {
      display: none;
    }
  }
`;
