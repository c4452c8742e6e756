import { css } from 'lit';

export const customerHistoryStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  [part='base'] {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
    padding: calc(var(--_space) * 1.125) 0 calc(var(--_space) * 1.375);
    background: var(--_surface);
    container-type: inline-size;
  }

  :host([reading]) [part='base'] {
    padding-block: 0;
  }

  h3,
  h4 {
    margin: 0;
    color: var(--_text-muted);
    font-size: var(--_font-size-tiny);
    font-weight: 600;
  }

  h3,
  .none,
  [part='connection'],
  .message {
    margin: 0 calc(var(--_space) * 2) 0.25rem;
  }

  .list-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }

  .list-head .field {
    width: auto;
    min-width: 0;
    max-width: 60%;
    margin-inline-end: calc(var(--_space) * 2);
    font-size: var(--_font-size-small);
  }

  h4 {
    padding: calc(var(--_space) * 0.75) calc(var(--_space) * 2) calc(var(--_space) * 0.25);
    font-weight: 400;
  }

  ul {
    margin: 0;
    padding: 0 var(--_space);
    list-style: none;
  }

  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 var(--_space);
    align-items: baseline;
    width: 100%;
    min-height: var(--_row-height);
    padding: calc(var(--_space) * 0.5) var(--_space);
    border: 0;
    border-radius: 0.5rem;
    background: none;
    text-align: start;
  }

  .row:hover {
    background: var(--_hover);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .row .icon {
    align-self: start;
    margin-block-start: 0.15em;
    color: var(--_text-muted);
  }

  .tiny,
  .details {
    font-size: var(--_font-size-tiny);
  }

  .details {
    grid-column: 2 / -1;
  }

  .message {
    display: flex;
    align-items: center;
    gap: var(--_space);
  }

  .message > :first-child {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .more {
    align-self: start;
    margin-inline: var(--_space);
    color: var(--_accent);
  }

  .reading {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: min(100%, 12rem);
    height: var(--customer-history-reading-height, 28rem);
  }

  .reading-head {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(var(--_space) * 0.5);
    padding: calc(var(--_space) * 0.75) var(--_space);
    border-block-end: 1px solid var(--_border);
  }

  chat-thread {
    flex: 1;
    min-height: 0;
    height: auto;
  }

  /* Whose conversation it is stands around it. */
  chat-thread::part(header) {
    display: none;
  }

  .what {
    flex: 1;
    min-width: 0;
  }

  .what h3 {
    margin: 0;
    color: var(--_text);
    font-size: var(--_font-size);
  }
`;
