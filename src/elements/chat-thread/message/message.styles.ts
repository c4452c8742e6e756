import { css } from 'lit';

/** Styles of a message and its content. */
export const messageStyles = css`
  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 2px;
    padding-block: 1px;
    border-radius: var(--_radius-small);
  }

  .message.first {
    padding-block-start: calc(var(--_space) * 1.25);
  }

  /* The customer's messages are at the start of the line, all others at the end. */
  .message:is(.agent, .bot, .system) {
    align-items: flex-end;
  }

  .message:focus-visible {
    outline-offset: 0;
  }

  .message.highlighted .bubble {
    animation: highlight 1.6s ease-out;
  }

  @keyframes highlight {
    0%,
    40% {
      box-shadow: 0 0 0 3px var(--_focus);
    }
    100% {
      box-shadow: 0 0 0 3px transparent;
    }
  }

  .sender-line {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_space) * 0.75);
    padding-inline: 2px;
    font-size: 0.75rem;
  }

  .sender {
    font-weight: 600;
  }

  .line {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.5);
  }

  .line,
  .delivery-problem,
  .suggestions {
    max-width: min(85%, 40rem);
  }

  .message:is(.agent, .bot, .system) .line {
    flex-direction: row-reverse;
  }

  /* The time is next to a short text and below a long one. */
  .bubble {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: flex-end;
    column-gap: var(--_space);
    min-width: 0;
    padding: calc(var(--_space) * 0.75) calc(var(--_space) * 1.25);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
    overflow-wrap: anywhere;
  }

  .message:where(.agent) .bubble {
    border-color: transparent;
    background: var(--_selected);
  }

  .message:where(.agent:not(.own), .bot, .system) .bubble {
    border-color: var(--_border);
    background: var(--_surface);
  }

  .message.whisper .bubble {
    border: 1px dashed var(--_whisper);
    background: var(--_whisper-surface);
  }

  .bubble-content {
    flex: 1 1 auto;
    min-width: 0;
    max-width: 100%;
  }

  /* Bodies other than text: shrink to the content, with the time below it. */
  .bubble.wide {
    display: block;
  }

  .whisper-mark {
    display: flex;
    align-items: center;
    gap: 0.35em;
    color: var(--_whisper);
    font-size: 0.75rem;
    font-weight: 600;
  }

  .text {
    display: block;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }

  .bubble a {
    color: var(--_accent);
  }

  .link-destination {
    display: inline-block;
    max-width: 100%;
    color: var(--_text-muted);
    font-size: 0.75rem;
  }

  .link-destination::before {
    content: '(';
  }

  .link-destination::after {
    content: ')';
  }

  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 0 calc(var(--_space) * 0.75);
    margin-block-start: 1px;
    color: var(--_text-muted);
    font-size: 0.6875rem;
  }

  /* The full date is shown while the message has the keyboard focus. */
  .meta time {
    position: relative;
  }

  .message:focus-visible .meta time::after {
    content: attr(title);
    position: absolute;
    inset-block-end: calc(100% + 2px);
    inset-inline-start: 0;
    z-index: 1;
    padding: 1px calc(var(--_space) * 0.75);
    border-radius: var(--_radius-small);
    background: var(--_text);
    color: var(--_surface);
    white-space: nowrap;
  }

  .message:is(.agent, .bot, .system):focus-visible .meta time::after {
    inset-inline: auto 0;
  }

  .delivery {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
  }

  .delivery.seen {
    color: var(--_accent);
  }

  /* Hidden by opacity, so that the layout does not change when they appear. */
  .actions {
    display: flex;
    flex: none;
  }

  .action {
    flex: none;
    min-width: 1.75rem;
    min-height: 1.75rem;
    opacity: 0;
  }

  .message:is(:hover, :focus-within) .action,
  .action:focus-visible {
    opacity: 1;
  }

  @media (hover: none) {
    .action {
      opacity: 0.75;
    }
  }

  /* No room on narrow screens; text can still be selected. */
  @media (max-width: 30rem) {
    .action.copy {
      display: none;
    }
  }

  .delivery-problem {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: calc(var(--_space) * 0.5);
    font-size: var(--_font-size-small);
  }

  .delivery-problem .reason {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    color: var(--_negative);
  }

  .delivery-problem .button {
    min-height: 1.75rem;
    padding-inline: var(--_space);
    font-size: var(--_font-size-small);
  }

  .quote {
    display: flex;
    flex-direction: column;
    width: 100%;
    min-width: 0;
    margin-block-end: calc(var(--_space) * 0.5);
    padding: 2px var(--_space);
    border: 0;
    border-inline-start: 3px solid var(--_accent);
    border-radius: 2px;
    background: color-mix(in srgb, var(--_text) 6%, transparent);
    color: var(--_text);
    font-size: var(--_font-size-small);
    text-align: start;
  }

  .quote.missing {
    border-inline-start-color: var(--_border-strong);
    font-style: italic;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.5);
    margin: calc(var(--_space) * 0.5) 0 0;
    padding: 0;
    list-style: none;
  }

  .chip {
    max-width: 100%;
    padding: 2px calc(var(--_space) * 1.25);
    border: 1px solid var(--_border-strong);
    border-radius: 1em;
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_font-size-small);
    text-align: start;
  }

  .suggestion {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.5);
    max-width: 100%;
  }

  .suggestion .button {
    flex: none;
    min-width: 1.75rem;
    min-height: 1.75rem;
    color: var(--_accent);
  }

  button.chip {
    border-color: var(--_accent);
    color: var(--_accent);
  }

  button.chip:hover {
    background: var(--_hover);
  }

  .kind {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-style: italic;
  }

  .picture,
  img,
  video,
  audio {
    display: block;
    max-width: 100%;
  }

  img,
  video {
    max-height: 16rem;
    min-height: 3rem;
    border-radius: var(--_radius-small);
    object-fit: contain;
  }

  audio {
    width: 18rem;
  }

  .file {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    min-width: 0;
    max-width: 100%;
    padding-block: 2px;
    text-decoration: none;
  }

  .file :is(.truncate, .file-name span) {
    text-decoration: underline;
  }

  .failed-media .button {
    min-height: 1.75rem;
    color: var(--_accent);
  }

  span.file .truncate {
    text-decoration: none;
  }

  .host {
    position: relative;
    flex: none;
    white-space: nowrap;
    max-width: 50%;
    overflow: hidden;
    color: var(--_text-muted);
    font-size: 0.75rem;
    text-overflow: ellipsis;
  }

  .show-more {
    min-height: 1.75rem;
    color: var(--_accent);
    font-size: var(--_font-size-small);
  }

  @media (forced-colors: active) {
    .message:focus-visible .meta time::after {
      border: 1px solid CanvasText;
    }

    .message .bubble {
      border-color: CanvasText;
    }

    .message.whisper .bubble {
      border-style: dashed;
    }
  }
`;
