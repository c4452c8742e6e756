import { css } from 'lit';

/** Small charts take the colours of what they stand for; in forced colours, of text. */
export const chartStyles = css`
  .track {
    fill: var(--_border);
  }

  .value {
    fill: var(--_accent);
  }

  .full .value {
    fill: var(--_warning);
  }

  :is(.bar, .histogram):dir(rtl) {
    transform: scaleX(-1);
  }

  @media (forced-colors: active) {
    /* An outline: filled with another colour, an empty bar would look like a full one. */
    .track {
      fill: Canvas;
      stroke: CanvasText;
      vector-effect: non-scaling-stroke;
    }

    .value {
      fill: CanvasText;
    }
  }
`;
