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
    .track {
      fill: GrayText;
    }

    .value {
      fill: CanvasText;
    }
  }
`;
