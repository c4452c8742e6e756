import { css } from 'lit';

/** Colours of the charts; in forced-colors mode those of text. */
export const chartStyles = css`
  .track {
    fill: var(--_border);
  }

  .value {
    fill: var(--_accent);
  }

  .bar:is(.full, .near) .value {
    fill: var(--_warning);
  }

  .bar.over .value {
    fill: var(--_negative);
  }

  :is(.bar, .histogram):dir(rtl) {
    transform: scaleX(-1);
  }

  @media (forced-colors: active) {
    /* Outline the track: a filled one would look like a full bar. */
    .track {
      fill: Canvas;
      stroke: CanvasText;
      vector-effect: non-scaling-stroke;
    }

    .value,
    .bar:is(.full, .near, .over) .value {
      fill: CanvasText;
    }
  }
`;
