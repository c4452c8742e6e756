import { css } from 'lit';

/** Styles of messages around their content: groups, bubbles, what stands beside and below them. */
export const groupStyles = css`
  /* The customer's messages are at the start of the line, all others at the end. */
  .message {
    --_avatar-column: calc(1.75rem + var(--_space));

    position: relative;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    padding-block-start: 2px;
    padding-inline-start: var(--_avatar-column);
  }

  .message:is(.agent, .bot, .system) {
    align-items: flex-end;
    padding-inline: 0 var(--_avatar-column);
  }

  .message.own {
    padding-inline-end: 0;
  }

  .message.first {
    padding-block-start: calc(var(--_space) * 1.5);
  }

  .sender-line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5em;
    max-width: 100%;
    margin-block-end: 3px;
    color: var(--_text-muted);
    font-size: var(--_font-size-tiny);
    line-height: 1.35;
    overflow-wrap: anywhere;
  }

  .sender {
    min-width: 0;
    color: var(--_text);
    font-weight: 600;
  }

  .message:is(.agent, .bot, .system) .sender-line {
    justify-content: flex-end;
    text-align: end;
  }

  .sender-line .avatar {
    position: absolute;
    inset-block-start: calc(var(--_space) * 1.5 + var(--_font-size-tiny) * 1.35 + 3px);
    inset-inline-start: 0;
  }

  .message:is(.agent, .bot, .system) .sender-line .avatar {
    inset-inline: auto 0;
  }

  .line {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    max-width: 100%;
  }

  .message:is(.agent, .bot, .system) .line {
    flex-direction: row-reverse;
  }

  .bubble {
    min-width: 0;
    max-width: min(34rem, 74cqi);
    padding: 0.4375rem 0.75rem;
    border: 1px solid transparent;
    border-radius: 0.875rem;
    background: var(--_bubble);
    line-height: 1.45;
    overflow-wrap: anywhere;
    user-select: text;
  }

  .message:where(.agent, .bot, .system) .bubble {
    border-color: var(--_border);
    background: var(--_surface);
  }

  .message:where(.own) .bubble {
    border-color: transparent;
    background: var(--_bubble-own);
  }

  .message.whisper .bubble {
    border: 1px dashed var(--_whisper);
    background: var(--_whisper-surface);
  }

  .message:is(.rejected, .failed) .bubble {
    border: 1px solid var(--_negative);
    background: var(--_negative-surface);
  }

  .message.undecided .bubble {
    border: 1px dashed var(--_warning);
    background: var(--_warning-surface);
  }

  .message .bubble.body-deleted {
    border: 1px dashed var(--_border-strong);
    background: transparent;
  }

  /* Bubbles of a group hang together on the sender's side. */
  .message.customer:not(.first) .bubble {
    border-start-start-radius: 0.3125rem;
  }

  .message.customer:not(.last) .bubble {
    border-end-start-radius: 0.3125rem;
  }

  .message:is(.agent, .bot, .system):not(.first) .bubble {
    border-start-end-radius: 0.3125rem;
  }

  .message:is(.agent, .bot, .system):not(.last) .bubble {
    border-end-end-radius: 0.3125rem;
  }

  /* Pictures and cards fill their bubble; what else is in it keeps the distance of a text. */
  .bubble:has(> .picture) {
    max-width: 15rem;
  }

  .bubble:has(> .card) {
    width: 17rem;
  }

  .bubble:has(> :is(.picture, .card)) {
    padding: 0;
  }

  .bubble > .picture,
  .picture > img {
    border-radius: inherit;
  }

  .bubble:has(> .card) {
    border-color: var(--_border);
    background: var(--_surface-raised);
  }

  .bubble > .card {
    margin: 0;
    padding: 0.4375rem 0.75rem;
    border: 0;
    border-radius: 0;
    background: none;
  }

  .bubble > .card:not(:first-child) {
    border-block-start: 1px solid var(--_border);
  }

  .bubble:has(> :is(.picture, .card)) > :not(.picture, .card) {
    margin: 0.4375rem 0.75rem;
  }

  .whisper-mark {
    display: flex;
    align-items: center;
    gap: 0.35em;
    margin-block-end: 1px;
    color: var(--_whisper);
    font-size: var(--_font-size-tiny);
    font-weight: 600;
  }

  /* Hidden by opacity, so that their room is always kept. */
  .actions {
    display: flex;
    flex: none;
  }

  .action {
    min-width: 1.625rem;
    min-height: 1.625rem;
    color: var(--_text-muted);
  }

  .line > time {
    position: relative;
    flex: none;
    color: var(--_text-muted);
    font-size: 0.6875rem;
    line-height: 1.1;
    white-space: nowrap;
  }

  .action,
  .line > time {
    opacity: 0;
  }

  .message:is(:hover, :focus-within) :is(.action, .line > time),
  .action:focus-visible {
    opacity: 1;
  }

  @media (hover: none) {
    .action {
      opacity: 0.75;
    }
  }

  /* The ring is around the bubble: that of the whole line would be cut off at the edges of the thread. */
  .message:focus-visible {
    z-index: 1;
    outline: none;
  }

  .message:focus-visible .bubble {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }

  /* The full date is shown while the message has the keyboard focus. */
  .message:focus-visible .line > time::after {
    content: attr(title);
    position: absolute;
    inset-block-end: calc(100% + 2px);
    inset-inline-end: 0;
    z-index: 1;
    padding: 1px calc(var(--_space) * 0.75);
    border-radius: var(--_radius-small);
    background: var(--_text);
    color: var(--_surface);
  }

  .message:is(.agent, .bot, .system):focus-visible .line > time::after {
    inset-inline: 0 auto;
  }

  /* An outline, which is there in forced colours too, and also where motion is reduced: nothing moves. */
  .message.highlighted .bubble {
    animation: highlight 1.6s ease-out !important;
  }

  @keyframes highlight {
    0%,
    40% {
      outline: 3px solid var(--_focus);
    }
    100% {
      outline: 3px solid transparent;
    }
  }

  .delivery,
  .delivery-problem {
    display: flex;
    align-items: center;
    gap: 0.4em;
    min-height: 1.25rem;
    max-width: 100%;
    margin-block-start: 1px;
    padding-inline: 0.25rem;
    color: var(--_text-muted);
    font-size: var(--_font-size-tiny);
    overflow-wrap: anywhere;
  }

  .delivery-problem {
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.25em 0.75em;
    color: var(--_negative);
    font-weight: 500;
  }

  .undecided .delivery-problem {
    color: var(--_warning);
  }

  .delivery-problem .reason {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
  }

  .delivery-problem .button {
    min-height: 1.625rem;
    padding-inline: var(--_space);
    font-size: var(--_font-size-tiny);
  }

  .suggestions {
    max-width: min(34rem, 100%);
  }

  @container (max-width: 32rem) {
    .bubble {
      max-width: 82cqi;
    }

    /* Less room: the text can still be selected, and the time is below the button. */
    .action.copy {
      display: none;
    }

    .action {
      min-height: 1.5rem;
    }

    .line {
      display: grid;
      grid-template-columns: minmax(0, auto) minmax(2.25rem, auto);
      gap: 0 calc(var(--_space) * 0.5);
    }

    .message:is(.agent, .bot, .system) .line {
      grid-template-columns: minmax(2.25rem, auto) minmax(0, auto);
    }

    .bubble {
      grid-row: span 2;
    }

    .actions {
      align-self: end;
      justify-self: center;
    }

    .line > time {
      align-self: start;
      justify-self: center;
    }

    .message:is(.agent, .bot, .system) .bubble {
      grid-area: 1 / 2 / span 2;
    }
  }

  @container (max-width: 24rem) {
    .message {
      --_avatar-column: 0px;
    }

    .sender-line .avatar {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .message:focus-visible .line > time::after {
      border: 1px solid CanvasText;
    }

    .message .bubble {
      border-color: CanvasText;
    }

    .message:is(.whisper, .undecided) .bubble {
      border-style: dashed;
    }

    .message:is(.rejected, .failed) .bubble {
      border-width: 2px;
    }
  }

  @media print {
    .actions,
    .bubble button:not(.quote) {
      display: none;
    }

    .line > time {
      opacity: 1;
    }

    /* Printers leave out backgrounds. */
    .message .bubble {
      break-inside: avoid;
      border-color: var(--_border-strong);
    }
  }
`;
