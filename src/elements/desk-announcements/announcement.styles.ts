import { css } from 'lit';

/** An announcement in a list: its text, and what is said about it. */
export const announcementStyles = css`
  p {
    margin: 0;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.4em;
  }

  .meta > * + *::before {
    content: '·';
    margin-inline-end: 0.4em;
  }
`;
