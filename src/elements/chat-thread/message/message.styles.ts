import { css } from 'lit';

/** Styles of the content of messages. */
export const messageStyles = css`
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

  .quote {
    display: flex;
    flex-direction: column;
    width: 100%;
    min-width: 0;
    margin-block-end: calc(var(--_space) * 0.5);
    padding: 2px var(--_space);
    border: 0;
    border-inline-start: 3px solid var(--_border-strong);
    border-radius: 2px;
    background: color-mix(in srgb, var(--_surface) 62%, transparent);
    color: var(--_text-muted);
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

  /* All of a host can be read: the end of it says whose it is. */
  .host {
    flex: none;
    max-width: max(50%, 10rem);
    color: var(--_text-muted);
    font-size: 0.75rem;
    overflow-wrap: anywhere;
  }

  .show-more {
    min-height: 1.75rem;
    color: var(--_accent);
    font-size: var(--_font-size-small);
  }
`;
