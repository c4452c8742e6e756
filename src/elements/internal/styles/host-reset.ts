import { css } from 'lit';

/**
 * An element looks the same wherever it stands: nothing that the page sets for its own texts comes through. Comes before all
 * other styles.
 *
 * Inherited as ever are the direction, which `all` leaves alone, custom properties, and what says whether and how anything is
 * shown at this place of the page.
 */
export const hostReset = css`
  :host {
    all: initial;
    visibility: inherit;
    pointer-events: inherit;
    forced-color-adjust: inherit;
    -webkit-text-size-adjust: inherit;
    text-size-adjust: inherit;
    print-color-adjust: inherit;
    /* Texts for screen readers only, and what has left the flow, belong to the element and not to the page. */
    position: relative;
    /* A rule for all elements of a page comes before the ones above. */
    font-style: normal !important;
    letter-spacing: normal !important;
    text-align: start !important;
    text-indent: 0 !important;
    text-shadow: none !important;
    text-transform: none !important;
    white-space: normal !important;
    word-break: normal !important;
    word-spacing: normal !important;
  }
`;
