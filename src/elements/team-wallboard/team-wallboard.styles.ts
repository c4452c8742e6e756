import { css } from 'lit';

/** Type grows with the board, between a phone and a screen on the wall. */
export const teamWallboardStyles = css`
  :host {
    display: block;
    container: board / inline-size;
    background: var(--_surface-sunken);
  }

  [part='base'] {
    --_type: clamp(0.875rem, 1.35cqi, 3rem);

    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr);
    gap: calc(var(--_type) * 0.9);
    box-sizing: border-box;
    min-block-size: 100%;
    padding: calc(var(--_type) * 1.1);
    font-size: var(--_type);
    line-height: 1.25;
  }

  /* One column: a phone, or a place in a page. */
  .figures,
  .main,
  .side {
    display: grid;
    gap: calc(var(--_type) * 0.9);
    min-inline-size: 0;
  }

  .figures {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }

  .side {
    grid-template-rows: auto minmax(12em, 1fr);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.4em 1.1em;
    color: var(--_text-muted);
  }

  h2,
  h3,
  p,
  dl,
  dd {
    margin: 0;
  }

  h2 {
    color: var(--_text);
    font-size: 1.3em;
    font-weight: 600;
  }

  .fresh {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    margin-inline-start: auto;
  }

  .stale {
    padding-inline: 0.5em;
    border: 1px dashed var(--_warning);
    border-radius: var(--_radius-small);
    color: var(--_warning);
  }

  .clock {
    color: var(--_text);
    font-size: 1.75em;
    font-weight: 600;
    line-height: 1;
  }

  .card {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    padding: 0.8em 1em;
    border: max(1px, 0.1em) solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  h3 {
    display: flex;
    align-items: baseline;
    gap: 0.6em;
    color: var(--_text-muted);
    font-size: 1em;
    font-weight: 500;
  }

  [part='figure'] {
    container-type: inline-size;
  }

  .big {
    --_fit: 40cqi;

    display: flex;
    align-items: center;
    gap: 0.15em;
    margin-block: auto 0;
    font-size: min(6.2em, var(--_fit));
    font-weight: 650;
    letter-spacing: -0.025em;
    line-height: 1.05;
  }

  .big.long {
    --_fit: 28cqi;
  }

  .big.longest {
    --_fit: 18cqi;
  }

  .big .icon {
    inline-size: 0.55em;
    block-size: 0.55em;
  }

  .unknown {
    margin-block: auto 0;
    color: var(--_text-muted);
    font-size: 1.75em;
  }

  .note-line {
    min-block-size: 1.25em;
    margin-block-start: 0.3em;
    color: var(--_text-muted);
  }

  /* Filled: seen from afar, and without colours. */
  .card.over {
    border-color: var(--_negative-solid);
    background: var(--_negative-solid);
  }

  .card.over :is(h3, .big, .note-line) {
    color: var(--_on-negative);
  }

  .card.near {
    border: max(2px, 0.18em) dashed var(--_warning);
    background: var(--_warning-surface);
  }

  .card.near :is(h3, .big, .note-line) {
    color: var(--_warning);
  }

  [part='queues'] table {
    inline-size: 100%;
    block-size: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }

  thead :is(th, td) {
    padding-block-end: 0.4em;
    color: var(--_text-muted);
    font-weight: 400;
    text-align: start;
    vertical-align: bottom;
  }

  [part='queues'] thead th:first-child {
    inline-size: 34%;
  }

  tbody :is(th, td) {
    padding-block: 0.35em;
    border-block-start: 1px solid var(--_border);
  }

  th[scope='row'] {
    font-size: 1.3em;
    font-weight: 600;
    text-align: start;
  }

  th[scope='row'] bdi {
    display: block;
  }

  :is(th, td).end {
    text-align: end;
  }

  td.waiting {
    font-size: 2em;
    font-weight: 650;
    line-height: 1;
  }

  .wait {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    font-size: 1.6em;
    line-height: 1;
  }

  .wait .icon {
    inline-size: 0.85em;
    block-size: 0.85em;
  }

  .wait.near {
    color: var(--_warning);
    font-weight: 600;
  }

  .wait.over {
    color: var(--_negative);
    font-weight: 700;
  }

  .none {
    color: var(--_text-muted);
  }

  .scale {
    inline-size: 32%;
    padding-inline-start: 1em;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.5em 1em;
  }

  .legend div {
    display: flex;
    flex-direction: column-reverse;
  }

  .legend dt {
    color: var(--_text-muted);
  }

  .legend dd {
    font-size: 2.2em;
    font-weight: 650;
    line-height: 1;
  }

  [part='trend'] details {
    position: relative;
    margin-inline-start: auto;
    color: var(--_text);
  }

  summary {
    color: var(--_accent);
    cursor: pointer;
  }

  details table {
    position: absolute;
    z-index: 1;
    inset-inline-end: 0;
    padding: 0.5em;
    font-weight: 400;
    white-space: nowrap;
  }

  details :is(th, td) {
    padding: 0.1em 0.6em;
    border: 0;
  }

  .limit-text {
    color: var(--_negative);
    font-weight: 600;
  }

  .plot {
    display: grid;
    flex: 1;
    grid-template: minmax(8em, 1fr) auto / auto minmax(0, 1fr);
    column-gap: 0.6em;
    margin-block-start: 0.9em;
    color: var(--_text-muted);
    font-size: 0.9em;
  }

  .scale-y {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    margin-block: -0.65em;
    text-align: end;
  }

  .scale-x {
    display: flex;
    grid-column: 2;
    justify-content: space-between;
    margin-block-start: 0.4em;
  }

  @container board (inline-size >= 56rem) {
    [part='base'] {
      block-size: 100%;
    }

    .figures {
      grid-template-columns: 1.25fr 1.35fr 1fr 1fr;
      min-block-size: 11em;
    }

    .main {
      grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr);
    }

    .many tbody :is(th, td) {
      padding-block: 0.1em;
    }

    .many th[scope='row'] {
      font-size: 1.15em;
    }

    .many td.waiting {
      font-size: 1.6em;
    }

    .many .wait {
      font-size: 1.3em;
    }
  }

  @container board (inline-size < 30rem) {
    .big {
      font-size: min(3.5em, var(--_fit));
    }

    [part='queues'] .scale {
      display: none;
    }

    [part='queues'] thead th:first-child {
      inline-size: 44%;
    }
  }

  @media (forced-colors: active) {
    /* The ground that browsers paint behind texts would cover what is above a large figure. */
    .big {
      forced-color-adjust: none;
    }

    .card:not(.over) .big {
      color: CanvasText;
    }

    .card.over {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: CanvasText;
    }

    .card.over :is(h3, .big, .note-line) {
      color: Canvas;
    }
  }
`;
