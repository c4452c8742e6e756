import { css } from 'lit';

/** Bars, marks and the line of the board. Levels and states differ in pattern and shape, not only in colour. */
export const boardChartStyles = css`
  .bar,
  .shares {
    display: block;
    block-size: 1.1em;
    overflow: visible;
  }

  .shares {
    block-size: 2.4em;
    margin-block: 0.6em;
  }

  :is(.bar, .shares, .line-chart):dir(rtl) {
    transform: scaleX(-1);
  }

  .track {
    fill: var(--_border);
  }

  .bar .value {
    fill: var(--_text-muted);
  }

  .ground {
    fill: var(--_surface);
  }

  #near .ground {
    fill: var(--_warning-surface);
  }

  #near .stripe {
    fill: var(--_warning);
  }

  #not-ready .stripe {
    fill: var(--_text-muted);
  }

  #full .stripe,
  .full-mark {
    fill: var(--_accent);
  }

  .bar.near .value {
    fill: url(#near);
    stroke: var(--_warning);
    stroke-width: 2;
  }

  .bar.over .value {
    fill: var(--_negative);
  }

  .bar .limit {
    stroke: var(--_text);
    stroke-width: 3;
  }

  /* The limit is seen on a bar of any colour. */
  .limit-edge {
    stroke: var(--_surface);
    stroke-width: 7;
  }

  .shares > rect {
    stroke: var(--_surface);
    stroke-width: 3;
  }

  .free {
    fill: var(--_positive);
  }

  .shares > .full {
    fill: url(#full);
  }

  .shares > .not-ready {
    fill: url(#not-ready);
  }

  .shares > .signed-out {
    fill: var(--_surface);
    stroke: var(--_border-strong);
    stroke-width: 1;
  }

  .mark {
    inline-size: 0.9em;
    block-size: 0.9em;
  }

  .mark-line {
    fill: none;
    stroke: var(--_text-muted);
    stroke-width: 2;
  }

  .line-chart {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    overflow: visible;
  }

  .line-chart * {
    vector-effect: non-scaling-stroke;
  }

  .grid {
    stroke: var(--_border);
  }

  .area {
    fill: var(--_selected);
  }

  polyline.line {
    fill: none;
    stroke: var(--_accent);
    stroke-linejoin: round;
    stroke-width: 3;
  }

  .line-chart .limit {
    stroke: var(--_negative);
    stroke-dasharray: 8 6;
    stroke-width: 2;
  }

  @media (forced-colors: active) {
    :is(#near, #not-ready, #full) .ground,
    .track,
    .shares > .signed-out {
      fill: Canvas;
    }

    .bar.near .value,
    .track,
    .shares > .signed-out {
      stroke: CanvasText;
    }

    :is(#near, #not-ready, #full) .stripe,
    .free,
    .full-mark,
    .bar:not(.near) .value {
      fill: CanvasText;
    }

    .area {
      fill: none;
    }

    .bar .limit,
    .line-chart :is(.line, .grid, .limit),
    .mark-line {
      stroke: CanvasText;
    }

    .limit-edge {
      stroke: Canvas;
    }
  }
`;
