import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
    flex: none;
    /* The area to drop files on is the whole thread. */
    position: static;
  }

  .composer,
  .closed {
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
  }

  .composer {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 0.75);
    padding: var(--_space);
  }

  .closed {
    border-radius: 0;
    color: var(--_text-muted);
    text-align: center;
  }

  .composer.whisper {
    background: var(--_whisper-surface);
    box-shadow: inset 0 2px 0 var(--_whisper);
  }

  /* Always rendered, so that screen readers announce changes of its content. */
  #state {
    display: contents;
  }

  .note.whisper {
    padding: 0;
    color: var(--_whisper);
    font-weight: 600;
  }

  .box {
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .whisper .box {
    border-color: var(--_whisper);
  }

  /* The box is the edge of the field. */
  .box:has(textarea:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: -1px;
  }

  .box .cluster {
    padding: 0 calc(var(--_space) * 0.5) calc(var(--_space) * 0.5);
  }

  .box textarea {
    display: block;
    width: 100%;
    field-sizing: content;
    min-height: var(--_control-height);
    max-height: min(12rem, 30vh);
    padding: calc((var(--_control-height) - 1lh) / 2) var(--_space);
    border: 0;
    outline: none;
    background: none;
    color: var(--_text);
    resize: none;
    overflow-y: auto;
  }

  textarea::placeholder {
    color: var(--_text-muted);
    opacity: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .drop {
    position: absolute;
    inset: var(--_space);
    z-index: 2;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space);
    border: 2px dashed var(--_accent);
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_surface) 80%, transparent);
    color: var(--_accent);
    font-weight: 600;
    pointer-events: none;
  }

  .drop span {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    padding: var(--_space) calc(var(--_space) * 2);
    border-radius: var(--_radius-small);
    background: var(--_surface);
  }

  .note.info {
    background: var(--_hover);
  }

  .panel {
    max-height: min(18rem, var(--_max-height));
    padding: calc(var(--_space) * 0.5);
  }

  .category,
  .canned-note {
    padding: calc(var(--_space) * 0.5) var(--_space);
  }

  .option {
    padding: calc(var(--_space) * 0.75) var(--_space);
    border-radius: var(--_radius-small);
    cursor: pointer;
  }

  /* Clamped here, not on the option: a third line would show in its padding. */
  .option span {
    position: relative;
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .option:hover {
    background: var(--_hover);
  }

  .option[aria-selected='true'] {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  @media (forced-colors: active) {
    .option[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }

  .leftover {
    display: grid;
    gap: calc(var(--_space) * 0.5);
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_border);
  }

  .leftover-texts {
    position: relative;
    max-height: 10rem;
    overflow: auto;
    padding: calc(var(--_space) * 0.75) var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    background: var(--_surface-sunken);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    user-select: text;
  }

  .leftover-texts:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }

  .leftover-texts div + div {
    margin-block-start: calc(var(--_space) * 0.5);
  }

  .counter,
  .primary {
    margin-inline-start: auto;
  }

  .counter ~ .primary {
    margin-inline-start: 0;
  }

  .whisper .primary {
    --_accent: var(--_whisper);
    --_accent-hover: var(--_whisper);
    --_on-accent: var(--_on-whisper);
  }

  .toggle[aria-pressed='true'] {
    border-color: var(--_whisper);
    background: var(--_whisper-surface);
    color: var(--_whisper);
  }

  @media (forced-colors: active) {
    .toggle[aria-pressed='true'] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }

  .channel {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    min-width: 0;
  }

  .channel select {
    width: auto;
    min-width: 0;
    max-width: 14rem;
  }

  .quote-bar {
    display: flex;
    align-items: center;
    gap: var(--_space);
    padding-inline-start: var(--_space);
    border-inline-start: 3px solid var(--_accent);
  }

  .quoted {
    flex: 1;
    min-width: 0;
  }
`;
