import { css } from 'lit';

export const conversationListStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  [part='base'] {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
    background: var(--_surface);
  }

  .note {
    margin: var(--_space);
  }

  [role='listbox'] {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    padding: calc(var(--_space) * 0.5);
  }

  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--_space);
    padding: calc(var(--_space) * 0.875) var(--_space);
    border-radius: var(--_radius-small);
    cursor: pointer;
  }

  .row + .row {
    margin-block-start: 1px;
  }

  .row:hover {
    background: var(--_hover);
  }

  .row[aria-selected='true'] {
    background: var(--_selected);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .top,
  .bottom {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    min-width: 0;
  }

  .name {
    min-width: 0;
    font-weight: 500;
  }

  .unread :is(.name, .line) {
    color: var(--_text);
    font-weight: 650;
  }

  .badge {
    flex: none;
    padding: 0 calc(var(--_space) * 0.75);
    border: 1px solid currentColor;
    border-radius: 1em;
    color: var(--_whisper);
    font-size: 0.75rem;
    line-height: 1.4;
  }

  .time,
  .channel {
    color: var(--_text-muted);
    font-size: 0.75rem;
  }

  .time {
    text-align: end;
    white-space: nowrap;
  }

  .time.waiting {
    color: var(--_warning);
  }

  .channel {
    flex: none;
    max-width: 40%;
  }

  .channel::after {
    content: '·';
    margin-inline-start: calc(var(--_space) * 0.75);
  }

  .line {
    flex: 1;
    min-width: 0;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .line.sender {
    flex: none;
    max-width: 50%;
  }

  .whispered {
    display: inline-flex;
    align-self: center;
    color: var(--_whisper);
  }

  .line.typing {
    color: var(--_accent);
  }

  .bottom {
    align-items: baseline;
  }

  .end {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: calc(var(--_space) * 0.5);
    min-height: 1.25rem;
  }

  .problem {
    display: inline-flex;
    color: var(--_negative);
  }

  .ended {
    flex: none;
    display: flex;
    align-items: center;
    gap: var(--_space);
    padding: var(--_space);
    border-block-start: 1px solid var(--_border);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .ended ul {
    flex: 1;
    min-width: 0;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .ended > button {
    order: 1;
  }

  .ended .name {
    padding: 0;
    border: 0;
    background: none;
    color: var(--_text);
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
  }

  .ended .name:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: -1px;
  }

  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
