import { css } from 'lit';

/** Styles of markdown and cards. */
export const richStyles = css`
  .markdown {
    white-space: normal;
  }

  .markdown :is(p, pre, ul, ol, blockquote, table, hr) {
    margin: 0;
  }

  .markdown :is(p, pre, ul, ol, blockquote, table, hr) + :is(p, pre, ul, ol, blockquote, table, hr) {
    margin-block-start: calc(var(--_space) * 0.75);
  }

  .markdown :is(p, pre, th, td, .item-text) {
    white-space: pre-wrap;
  }

  .markdown .heading {
    font-weight: 650;
  }

  .markdown :is(ul, ol) {
    padding-inline-start: 1.5em;
  }

  /* The numbers are text, in the first line of their item. */
  .markdown ol {
    padding-inline-start: 0;
    list-style: none;
  }

  .markdown blockquote {
    padding-inline-start: var(--_space);
    border-inline-start: 3px solid var(--_border-strong);
    color: var(--_text-muted);
  }

  .markdown code {
    padding-inline: 0.2em;
    border-radius: 3px;
    background: color-mix(in srgb, var(--_text) 8%, transparent);
    font-family: ui-monospace, 'Cascadia Mono', Consolas, monospace;
    font-size: 0.92em;
  }

  .markdown pre {
    padding: calc(var(--_space) * 0.75);
    border-radius: var(--_radius-small);
    background: color-mix(in srgb, var(--_text) 6%, transparent);
  }

  .markdown pre > span {
    display: block;
  }

  .markdown pre code {
    padding: 0;
    background: none;
  }

  .markdown table {
    border-collapse: collapse;
    font-size: var(--_font-size-small);
  }

  .markdown :is(th, td) {
    padding: 1px calc(var(--_space) * 0.75);
    border: 1px solid var(--_border-strong);
    text-align: start;
    vertical-align: top;
  }

  .markdown hr {
    border: 0;
    border-block-start: 1px solid var(--_border-strong);
  }

  .markdown .host {
    max-width: none;
  }

  .markdown .file {
    display: inline-flex;
    vertical-align: bottom;
  }

  .cards {
    position: relative;
    display: flex;
    gap: var(--_space);
    max-width: 100%;
    overflow-x: auto;
  }

  .cards .card {
    flex: 0 0 auto;
    max-width: 14rem;
  }

  .card {
    margin-block: calc(var(--_space) * 0.5);
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
  }

  /* Lines of the other direction keep the alignment of the card. */
  :is(.card, .fact) [dir='auto'] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .card-title {
    font-weight: 600;
  }

  .notice-card {
    border-radius: var(--_radius-small);
  }

  .notice-card .card {
    max-width: 22rem;
    margin-inline: auto;
  }

  .facts {
    margin: 0;
  }

  .fact {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
    font-size: var(--_font-size-small);
  }

  .fact dt {
    color: var(--_text-muted);
  }

  .fact dd {
    flex: 1;
    min-width: 0;
    margin: 0;
  }

  .plain {
    margin: 0;
    padding-inline-start: 1.25em;
  }

  .facts + .text {
    margin-block-start: var(--_space);
  }
`;
